// What the vault and the KDF worker say to each other over a channel of their own. The passphrase goes from the window to
// the KDF worker; the key it makes goes from there to the vault; the window sees neither key nor parameters.
import type { Kdf } from './header.ts'

/** Vault → KDF worker. `parameters` null: choose them for this computer first. */
export interface KdfRequest {
  salt: Uint8Array<ArrayBuffer>
  parameters: Kdf | null
  /** Which of the secrets that the window gave. */
  secret: 'first' | 'second'
}

/** KDF worker → vault. `key` is non-extractable AES-GCM. */
export type KdfAnswer = { ok: true; key: CryptoKey; parameters: Kdf } | { ok: false; code: string }

/** Asks over a port, one request at a time. */
export type Derive = (request: KdfRequest) => Promise<KdfAnswer>

export function deriveOver(port: MessagePort): Derive {
  return (request) =>
    new Promise((resolve) => {
      port.onmessage = (message: MessageEvent<KdfAnswer>) => {
        resolve(message.data)
      }
      port.postMessage(request)
    })
}
