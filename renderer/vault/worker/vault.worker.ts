// The vault's worker: owns keys, database and records; knows no page. The window tells it where the desktop side and the
// KDF worker are and then asks through `WorkerVault`.
import * as Comlink from 'comlink'
import type { DesktopCall } from './journal.ts'
import type { VaultFeed } from '../api.ts'
import { letNamedErrorsCross } from '../named-errors.ts'
import { NamedError } from '../../../shared/result.ts'
import { connectJournal } from './journal.ts'
import { deriveOver } from './kdf.ts'
import { openStoreOrSpare } from './spare-store.ts'
import { createVault, type Vault } from './vault.ts'
import type { SlotKind } from './header.ts'
import type { ArchiveItem } from '../../../shared/domain/backup/archive.ts'
import type { ArchiveForm, BackupSource } from './backup-source.ts'
import type { RestoreChoice, RestoreDesk } from './restore.ts'
import type { Session } from './session.ts'

/** Fresh rows are folded when nothing has been written for so long, in milliseconds: longer than an undo is offered. */
const quietBeforeFold = 20_000
/** How long a window waits for another to let go of the vault: a reload gives it back at once. Milliseconds. */
const patience = 3_000

function claimer(): () => Promise<boolean> {
  let held: Promise<boolean> | null = null
  return async () => {
    held ??= new Promise<boolean>((resolve) => {
      const forever = (): Promise<never> => {
        resolve(true)
        return new Promise(() => undefined)
      }
      navigator.locks.request('telemachus-vault', { signal: AbortSignal.timeout(patience) }, forever).catch(() => {
        resolve(false)
      })
    })
    const got = await held
    if (!got) held = null
    return got
  }
}

/** What the backup worker asks of the vault, over a channel of their own: bytes are handed over, not copied. */
function backupDoor(source: BackupSource, restore: RestoreDesk) {
  return {
    facts: () => ({ total: source.total, madeAt: source.madeAt }),
    async next() {
      const portion = await source.next()
      return portion === null
        ? null
        : Comlink.transfer(
            portion,
            portion.files.map(({ bytes }) => bytes.buffer),
          )
    },
    look: (items: ArchiveItem[]) => restore.look(items),
    take: (items: ArchiveItem[]) => restore.take(items),
    preview: () => restore.preview(),
    begin: (choice: RestoreChoice) => restore.begin(choice),
    finish: () => restore.finish(),
  }
}
export type BackupDoor = ReturnType<typeof backupDoor>

let vault: Vault | null = null
let foldFailure: string | null = null

function connected(): Vault {
  if (vault === null) throw new NamedError('vault/not-connected')
  return vault
}

function folding(tell: (feed: VaultFeed) => void): (feed: VaultFeed) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (feed) => {
    tell(feed)
    clearTimeout(timer)
    timer = setTimeout(() => {
      connected()
        .session()
        .fold()
        .then(
          () => (foldFailure = null),
          // Folding is housekeeping: everything is already safe. It is tried again later, and Vault health names it.
          (error: unknown) => (foldFailure = error instanceof NamedError ? error.code : 'vault/fold-failed'),
        )
    }, quietBeforeFold)
  }
}

const api = {
  async connect(desktop: MessagePort, tell: (feed: VaultFeed) => void): Promise<void> {
    // The one cast of this file: Comlink's Remote type loses the tie between an operation and its answer.
    const journal = connectJournal(Comlink.wrap<{ call: DesktopCall }>(desktop).call as unknown as DesktopCall)
    const ports = {
      store: await openStoreOrSpare(),
      journal,
      now: () => Date.now(),
      monotonic: () => performance.now(),
      claim: claimer(),
    }
    vault = createVault(ports, folding(tell))
  },
  inspect: () => connected().inspect(),
  create: (kdf: MessagePort) => connected().create(deriveOver(kdf)),
  unlock: (kdf: MessagePort) => connected().unlock(deriveOver(kdf)),
  unlockWithRecovery: (kdf: MessagePort) => connected().unlockWithRecovery(deriveOver(kdf)),
  replace: (kdf: MessagePort, by: SlotKind, target: SlotKind, strength: 'usual' | 'stronger') =>
    connected().replace(deriveOver(kdf), by, target, strength),
  beginRotation: (kdf: MessagePort) => connected().beginRotation(deriveOver(kdf)),
  finishRotation: (tell: (done: number, total: number) => void) =>
    connected().finishRotation((done, total) => {
      tell(done, total)
    }),
  settle: (keep: 'store' | 'journal') => connected().settle(keep),
  setAside: () => connected().setAside(),
  /** Joins the backup worker to this vault. */
  async backupDoor(port: MessagePort, program: string, form: ArchiveForm): Promise<void> {
    const { source, restore } = await connected().safekeeping(program, form)
    Comlink.expose(backupDoor(source, restore), port)
  },
  drawerCreate: async (kdf: MessagePort) => (await connected().drawer()).create(deriveOver(kdf)),
  drawerOpen: async (kdf: MessagePort) => (await connected().drawer()).open(deriveOver(kdf)),
  drawerChange: async (kdf: MessagePort) => (await connected().drawer()).change(deriveOver(kdf)),
  keySlots() {
    const { slots } = connected().header()
    const passphrase = slots.find((slot) => slot.kind === 'passphrase')
    const recovery = slots.find((slot) => slot.kind === 'recovery')
    if (passphrase === undefined) throw new NamedError('vault/no-such-slot')
    const { memoryKiB, iterations, parallelism } = passphrase.kdf
    return {
      kdf: { memoryKiB, iterations, parallelism },
      passphraseChangedAt: passphrase.issuedAt,
      recoveryIssuedAt: recovery?.issuedAt ?? null,
      foldFailure,
      isRotating: connected().isRotating(),
    }
  },
  get session(): Session {
    return connected().session()
  },
}
export type WorkerVault = typeof api

letNamedErrorsCross()
Comlink.expose(api)
