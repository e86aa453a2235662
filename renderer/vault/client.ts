// The window's side of the vault: starts the workers, joins them, carries sealed journal frames to the desktop side. It
// never holds a key; the passphrase passes through it on the way from the field to the KDF worker.
import * as Comlink from 'comlink'
import type { Desktop } from '../../shared/desktop.ts'
import { decodeRecoveryCode, encodeRecoveryCode, recoveryBytes } from '../../shared/domain/recovery-code.ts'
import { fail, NamedError, ok, type Result } from '../../shared/result.ts'
import type { Unlocked, VaultClient, VaultFeed, VaultSession } from './api.ts'
import { importInParts, type ImportTaker } from './hand-over.ts'
import { letNamedErrorsCross } from './named-errors.ts'
import KdfWorker from './worker/kdf.worker.ts?worker'
import VaultWorker from './worker/vault.worker.ts?worker'
import type { WorkerVault } from './worker/vault.worker.ts'

/** Characters; a longer passphrase is refused before anything is derived from it. */
export const longestPassphrase = 1_024

/** How long locking waits for what is being written, in milliseconds. */
const lockPatience = 400

type Bytes = Uint8Array<ArrayBuffer>

/** A passphrase as bytes: NFC, so that every keyboard that types it makes the same ones. */
function passphraseBytes(passphrase: string): Result<Bytes> {
  if (passphrase.length > longestPassphrase) return fail('vault/passphrase-too-long')
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'))
  return bytes.length === 0 ? fail('vault/passphrase-empty') : ok(bytes)
}

/** Runs one job with a KDF worker of its own, which ends with the job. */
async function withKdf<T>(
  first: Bytes,
  second: Bytes | null,
  job: (port: MessagePort) => Promise<T>,
): Promise<Result<T>> {
  const kdf = new KdfWorker()
  const channel = new MessageChannel()
  kdf.postMessage({ secrets: { first, second }, port: channel.port1 }, [channel.port1])
  try {
    return ok(await job(Comlink.transfer(channel.port2, [channel.port2])))
  } catch (error) {
    if (error instanceof NamedError) return fail(error.code, error.message, { retryable: error.retryable })
    throw error
  } finally {
    kdf.terminate()
  }
}

/** What a call that answers nothing comes to. */
async function answered(call: Promise<void>): Promise<Result<null>> {
  try {
    await call
    return ok(null)
  } catch (error) {
    if (error instanceof NamedError) return fail(error.code, error.message)
    throw error
  }
}

export function createVaultClient(desktop: Desktop): VaultClient {
  letNamedErrorsCross()
  const worker = new VaultWorker()
  const remote = Comlink.wrap<WorkerVault>(worker)
  const listeners = new Set<(feed: VaultFeed) => void>()
  const tell = (feed: VaultFeed): void => {
    for (const listener of listeners) listener(feed)
  }
  const channel = new MessageChannel()
  Comlink.expose({ call: desktop.call.bind(desktop) }, channel.port1)
  const connected = remote.connect(Comlink.transfer(channel.port2, [channel.port2]), Comlink.proxy(tell))
  let isOpen = false
  /** Kept from opening with the recovery code until the new passphrase is chosen. */
  let recoverySecret: Bytes | null = null

  // The one cast of this file: Comlink's Remote type does not see that every method of the session is already async.
  const inner = remote.session as unknown as VaultSession & ImportTaker
  const session: VaultSession = new Proxy(inner, {
    get(target, name) {
      if (name === 'importRoster') {
        const importRoster: VaultSession['importRoster'] = (batch, onProgress) =>
          importInParts(target, batch, onProgress)
        return importRoster
      }
      if (name === 'health') return health
      const method: unknown = Reflect.get(target, name)
      return method
    },
  })

  async function health(): ReturnType<VaultSession['health']> {
    const [inside, slots, persisted, { usage, quota }] = await Promise.all([
      inner.health(),
      remote.keySlots(),
      navigator.storage.persisted(),
      navigator.storage.estimate(),
    ])
    return { ...inside, ...slots, persisted, usage: usage ?? 0, quota: quota ?? 0 }
  }

  /** Derives from one passphrase or two for the locked drawer. */
  async function drawerJob(
    first: string,
    second: string | null,
    job: (port: MessagePort) => Promise<void>,
  ): Promise<Result<null>> {
    const one = passphraseBytes(first)
    if (!one.ok) return one
    const other = second === null ? ok(null) : passphraseBytes(second)
    if (!other.ok) return other
    const answer = await withKdf(one.value, other.value, job)
    return answer.ok ? ok(null) : answer
  }

  async function opened(result: Promise<Result<Unlocked>>): Promise<Result<Unlocked>> {
    const answer = await result
    isOpen = answer.ok
    return answer
  }

  return {
    async inspect() {
      await connected
      return remote.inspect()
    },

    async create(passphrase) {
      const first = passphraseBytes(passphrase)
      if (!first.ok) return first
      await connected
      const secret = crypto.getRandomValues(new Uint8Array(recoveryBytes))
      const recoveryCode = encodeRecoveryCode(secret)
      const made = await withKdf(first.value, secret, (port) => remote.create(port))
      if (!made.ok) return made
      isOpen = true
      // Asked once; the answer is shown in Vault health. The journal stands in for what the browser may throw away.
      await navigator.storage.persist()
      return ok({ recoveryCode })
    },

    async unlock(passphrase) {
      const first = passphraseBytes(passphrase)
      if (!first.ok) return first
      await connected
      return opened(withKdf(first.value, null, (port) => remote.unlock(port)))
    },

    async unlockWithRecoveryCode(code) {
      const secret = decodeRecoveryCode(code)
      if (secret === null) return fail('vault/recovery-code-mistyped')
      await connected
      const first = new Uint8Array(secret)
      const answer = await opened(withKdf(first, null, (port) => remote.unlockWithRecovery(port)))
      if (answer.ok) recoverySecret = first
      else if (answer.error.code === 'vault/wrong-passphrase')
        return fail('vault/wrong-recovery-code', answer.error.message)
      return answer
    },

    async changePassphrase(current, next) {
      const second = passphraseBytes(next)
      if (!second.ok) return second
      const first = current === null ? recoverySecret : passphraseBytes(current)
      if (first === null) return fail('vault/wrong-passphrase')
      const by = current === null ? 'recovery' : 'passphrase'
      if (!(first instanceof Uint8Array) && !first.ok) return first
      const secret = first instanceof Uint8Array ? first : first.value
      const answer = await withKdf(secret, second.value, (port) => remote.replace(port, by, 'passphrase', 'usual'))
      if (!answer.ok) return answer
      recoverySecret = null
      return ok(null)
    },

    async strengthen(passphrase) {
      const secret = passphraseBytes(passphrase)
      if (!secret.ok) return secret
      const answer = await withKdf(secret.value, secret.value, (port) =>
        remote.replace(port, 'passphrase', 'passphrase', 'stronger'),
      )
      return answer.ok ? ok(null) : answer
    },

    async reissueRecoveryCode(passphrase) {
      const first = passphraseBytes(passphrase)
      if (!first.ok) return first
      const secret = crypto.getRandomValues(new Uint8Array(recoveryBytes))
      const answer = await withKdf(first.value, secret, (port) =>
        remote.replace(port, 'passphrase', 'recovery', 'usual'),
      )
      return answer.ok ? ok({ recoveryCode: encodeRecoveryCode(secret) }) : answer
    },

    async rotateKeys(passphrase) {
      const first = passphraseBytes(passphrase)
      if (!first.ok) return first
      const secret = crypto.getRandomValues(new Uint8Array(recoveryBytes))
      const recoveryCode = encodeRecoveryCode(secret)
      const answer = await withKdf(first.value, secret, (port) => remote.beginRotation(port))
      return answer.ok ? ok({ recoveryCode }) : answer
    },

    async finishRotation(onProgress) {
      await remote.finishRotation(Comlink.proxy(onProgress))
    },

    settle: (keep) => answered(remote.settle(keep)),
    setAside: () => answered(remote.setAside()),

    async createDrawer(passphrase) {
      return drawerJob(passphrase, null, (port) => remote.drawerCreate(port))
    },

    async openDrawer(passphrase) {
      return drawerJob(passphrase, null, (port) => remote.drawerOpen(port))
    },

    async changeDrawerPassphrase(current, next) {
      return drawerJob(current, next, (port) => remote.drawerChange(port))
    },

    async backupDoor(program, form) {
      const { port1, port2 } = new MessageChannel()
      await remote.backupDoor(Comlink.transfer(port1, [port1]), program, form)
      return port2
    },

    async lock() {
      const patience = new Promise((resolve) => setTimeout(resolve, lockPatience))
      // Folding makes the next unlock faster; when it fails or takes long, the tail is simply read next time.
      if (isOpen) await Promise.race([session.fold().catch(() => patience), patience])
      worker.terminate()
      location.reload()
    },

    get session() {
      if (!isOpen) throw new NamedError('vault/locked')
      return session
    },

    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
