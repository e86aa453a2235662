// The payload of an `age` file: chunks of 64 KiB, each closed by ChaCha20-Poly1305. The library closes one after the other in
// JavaScript; here the engine itself does it where it can, several at once, and by the library's own cipher elsewhere.
// https://c2sp.org/age#payload
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'

type Bytes = Uint8Array<ArrayBuffer>

/** TypeScript's own library does not have it yet. https://wicg.github.io/webcrypto-modern-algos/ */
declare global {
  interface SubtleCrypto {
    importKey(
      format: 'raw-secret',
      keyData: BufferSource,
      algorithm: { name: 'ChaCha20-Poly1305' },
      extractable: boolean,
      keyUsages: readonly KeyUsage[],
    ): Promise<CryptoKey>
  }
}

/** Random bytes before the chunks, of which with the file key their own key is made. */
export const payloadNonceBytes = 16

const chunkBytes = 64 * 1024
const tagBytes = 16
/** Chunks that are closed or opened at once. */
const atOnce = 16

/** Closes one chunk or opens one, under the key of one payload. Opening rejects when the chunk is not what was closed. */
export interface ChunkCipher {
  close(nonce: Bytes, chunk: Bytes): Promise<Bytes>
  open(nonce: Bytes, chunk: Bytes): Promise<Bytes>
}

/** @param fileKey 16 bytes @param nonce `payloadNonceBytes` */
export async function payloadCipher(fileKey: Bytes, nonce: Bytes): Promise<ChunkCipher> {
  const base = await crypto.subtle.importKey('raw', fileKey, 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode('payload')
  const raw = new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: nonce, info }, base, 256),
  )
  const key = await engineKey(raw)
  return key === null ? libraryCipher(raw) : engineCipher(key)
}

/** Null where the engine does not have this cipher. */
async function engineKey(raw: Bytes): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw-secret', raw, { name: 'ChaCha20-Poly1305' }, false, [
      'encrypt',
      'decrypt',
    ])
  } catch (error) {
    const isUnknown =
      error instanceof TypeError || (error instanceof DOMException && error.name === 'NotSupportedError')
    if (isUnknown) return null
    throw error
  }
}

function engineCipher(key: CryptoKey): ChunkCipher {
  const how = (iv: Bytes) => ({ name: 'ChaCha20-Poly1305', iv })
  return {
    close: async (nonce, chunk) => new Uint8Array(await crypto.subtle.encrypt(how(nonce), key, chunk)),
    open: async (nonce, chunk) => new Uint8Array(await crypto.subtle.decrypt(how(nonce), key, chunk)),
  }
}

function libraryCipher(key: Bytes): ChunkCipher {
  return {
    close: async (nonce, chunk) => Promise.resolve(chacha20poly1305(key, nonce).encrypt(chunk)),
    open: async (nonce, chunk) => Promise.resolve(chacha20poly1305(key, nonce).decrypt(chunk)),
  }
}

export function closing(cipher: ChunkCipher): TransformStream<Uint8Array, Bytes> {
  return byChunks(chunkBytes, (nonce, chunk) => cipher.close(nonce, chunk))
}

/** Errors when a chunk was changed, is missing, or stands elsewhere, and when the last one is not the last. */
export function opening(cipher: ChunkCipher): TransformStream<Uint8Array, Bytes> {
  return byChunks(chunkBytes + tagBytes, async (nonce, chunk) => {
    const plain = await cipher.open(nonce, chunk)
    if (plain.length === 0 && !isFirst(nonce)) throw new Error('the last chunk is empty')
    return plain
  })
}

/** A big-endian counter of 11 bytes, and 1 after it for the last chunk. */
function nonceOf(index: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index))
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function isFirst(nonce: Bytes): boolean {
  return nonce.subarray(0, 11).every((byte) => byte === 0)
}

/** Cuts what comes into chunks of `size` and hands on what `work` makes of each, in their order. Some bytes are always held back:
 * only at the end it is known which chunk was the last. */
function byChunks(
  size: number,
  work: (nonce: Bytes, chunk: Bytes) => Promise<Bytes>,
): TransformStream<Uint8Array, Bytes> {
  let held = new Uint8Array(size * atOnce)
  let filled = 0
  let index = 0
  const hand = async (isEnd: boolean, controller: TransformStreamDefaultController<Bytes>) => {
    const count = Math.max(1, Math.ceil(filled / size))
    const first = index
    index += count
    const chunks = Array.from({ length: count }, (_, place) => {
      const chunk = held.subarray(place * size, Math.min(filled, (place + 1) * size))
      return work(nonceOf(first + place, isEnd && place === count - 1), chunk)
    })
    for (const chunk of await Promise.all(chunks)) controller.enqueue(chunk)
    filled = 0
  }
  return new TransformStream({
    async transform(bytes, controller) {
      let rest = bytes
      while (rest.length > 0) {
        if (filled === held.length) await hand(false, controller)
        const part = rest.subarray(0, held.length - filled)
        held.set(part, filled)
        filled += part.length
        rest = rest.subarray(part.length)
      }
    },
    async flush(controller) {
      await hand(true, controller)
      held = new Uint8Array(0)
    },
  })
}
