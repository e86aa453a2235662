// Derives a key from a passphrase or a recovery code with Argon2id and hands it to the vault over a channel; lives for one
// job. It alone may run WebAssembly (its script has a policy of its own).
import { argon2id } from 'hash-wasm'
import { kdfCap, kdfFault, kdfFloor, type Kdf } from './header.ts'
import type { KdfAnswer, KdfRequest } from './kdf.ts'
import { importKek } from './seal.ts'

/** What one try should cost on this computer, in milliseconds: between half a second and a second. */
const wanted = { least: 500, most: 1_000 }

/** The window's one message: the secrets as bytes, and the way to the vault. */
interface Start {
  secrets: { first: Uint8Array<ArrayBuffer>; second: Uint8Array<ArrayBuffer> | null }
  port: MessagePort
}

async function derive(secret: Uint8Array, salt: Uint8Array, parameters: Kdf): Promise<Uint8Array<ArrayBuffer>> {
  const raw = await argon2id({
    password: secret,
    salt,
    iterations: parameters.iterations,
    memorySize: parameters.memoryKiB,
    parallelism: parameters.parallelism,
    hashLength: 32,
    outputType: 'binary',
  })
  return new Uint8Array(raw)
}

/** From the floor up: memory is doubled while a try stays under the wanted time, then passes are added. */
async function calibrate(secret: Uint8Array, salt: Uint8Array): Promise<Kdf> {
  const parameters: Kdf = { name: 'argon2id', ...kdfFloor, parallelism: 1 }
  const started = performance.now()
  const trial = await derive(secret, salt, parameters)
  trial.fill(0)
  let cost = performance.now() - started
  while (cost * 2 <= wanted.most && parameters.memoryKiB * 2 <= kdfCap.memoryKiB) {
    parameters.memoryKiB *= 2
    cost *= 2
  }
  while (cost < wanted.least && parameters.iterations < kdfCap.iterations) {
    cost += cost / parameters.iterations
    parameters.iterations += 1
  }
  return parameters
}

async function answer(request: KdfRequest, secret: Uint8Array | null): Promise<KdfAnswer> {
  if (secret === null) return { ok: false, code: 'vault/no-secret' }
  const fault = request.parameters === null ? null : kdfFault(request.parameters)
  if (fault !== null) return { ok: false, code: fault }
  try {
    const parameters = request.parameters ?? (await calibrate(secret, request.salt))
    return { ok: true, key: await importKek(await derive(secret, request.salt, parameters)), parameters }
  } catch {
    // Not enough memory for the stored parameters is the one thing that can fail here.
    return { ok: false, code: 'vault/kdf-failed' }
  }
}

self.onmessage = (start: MessageEvent<Start>) => {
  const { secrets, port } = start.data
  port.onmessage = (message: MessageEvent<KdfRequest>) => {
    void answer(message.data, secrets[message.data.secret]).then((reply) => {
      port.postMessage(reply)
    })
  }
}
