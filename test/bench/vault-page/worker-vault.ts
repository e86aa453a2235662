// The vault's worker without a screen in front of it. The key is derived as for a mentor, and the time that took is
// told, so that it can be taken off: what is measured is the vault and not the price of a guess.
import * as Comlink from 'comlink'
import { letNamedErrorsCross } from '../../../renderer/vault/named-errors.ts'
import type { VaultSession } from '../../../renderer/vault/api.ts'
import type { ImportTaker } from '../../../renderer/vault/hand-over.ts'
import KdfWorker from '../../../renderer/vault/worker/kdf.worker.ts?worker'
import VaultWorker from '../../../renderer/vault/worker/vault.worker.ts?worker'
import type { KdfAnswer, KdfRequest } from '../../../renderer/vault/worker/kdf.ts'
import type { WorkerVault } from '../../../renderer/vault/worker/vault.worker.ts'
import type { Desktop } from '../../../shared/desktop.ts'
import { benchPassphrase } from './passphrase.ts'

declare global {
  interface Window {
    desktop: Desktop
  }
}

letNamedErrorsCross()
const text = new TextEncoder()
function deriveReally(request: KdfRequest): Promise<KdfAnswer> {
  const kdf = new KdfWorker()
  const { port1, port2 } = new MessageChannel()
  kdf.postMessage({ secrets: { first: text.encode(benchPassphrase), second: text.encode('recovery') }, port: port1 }, [
    port1,
  ])
  return new Promise((resolve) => {
    port2.onmessage = (message: MessageEvent<KdfAnswer>) => {
      resolve(message.data)
      kdf.terminate()
    }
    port2.postMessage(request)
  })
}

/** A port behind which the KDF's worker answers; `took` is told the milliseconds from question to answer. */
function kdfPort(took: (milliseconds: number) => void = () => undefined): MessagePort {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = (message: MessageEvent<KdfRequest>) => {
    const started = performance.now()
    void deriveReally(message.data).then((reply) => {
      took(performance.now() - started)
      port1.postMessage(reply)
    })
  }
  return Comlink.transfer(port2, [port2])
}

export interface BenchVault {
  create(): Promise<void>
  /** Answers how many milliseconds of it the KDF took. */
  unlock(): Promise<number>
  session: VaultSession & ImportTaker
  end(): void
}

/** A worker that has looked at the vault and waits for the passphrase, as behind the lock screen. */
export async function startWorkerVault(): Promise<BenchVault> {
  const worker = new VaultWorker()
  const remote = Comlink.wrap<WorkerVault>(worker)
  const { port1, port2 } = new MessageChannel()
  Comlink.expose({ call: window.desktop.call.bind(window.desktop) }, port1)
  await remote.connect(
    Comlink.transfer(port2, [port2]),
    Comlink.proxy(() => undefined),
  )
  await remote.inspect()
  return {
    create: () => remote.create(kdfPort()),
    async unlock() {
      let kdfMs = 0
      await remote.unlock(kdfPort((milliseconds) => (kdfMs += milliseconds)))
      return kdfMs
    },
    // The one cast of this file: Comlink's Remote type does not see that the session is asynchronous already.
    session: remote.session as unknown as VaultSession & ImportTaker,
    end: () => worker.terminate(),
  }
}
