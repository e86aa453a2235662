// The stream of an `age` file is the format's own: what we close the author's library opens, and the other way, whatever the size
// and however the bytes arrive.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptedStream, encryptedStream } from '../../../renderer/vault/backup/age-file.ts'
import { closing, opening, type ChunkCipher } from '../../../renderer/vault/backup/age-payload.ts'

type Bytes = Uint8Array<ArrayBuffer>

const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)
const chunk = 64 * 1024

function closer(): Encrypter {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter
}

function opener(): Decrypter {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter
}

/** In pieces of `step` bytes. */
function streamOf(bytes: Bytes, step = 100_000): ReadableStream<Uint8Array> {
  let from = 0
  return new ReadableStream({
    pull(controller) {
      if (from >= bytes.length) controller.close()
      else controller.enqueue(bytes.slice(from, from + step))
      from += step
    },
  })
}

async function all(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

/** Tells where it is, and is no constant. */
function filled(size: number): Bytes {
  return Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 16) * 7) & 0xff)
}

const borders = [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 16 * chunk - 1, 16 * chunk, 16 * chunk + 1, 33 * chunk]

describe('a file of any size', () => {
  for (const size of borders)
    it(`of ${size} bytes is opened by the library, and the library's by us`, async () => {
      const plain = filled(size)
      const ours = await all(await encryptedStream(streamOf(plain), closer(), opener()))
      expect(Buffer.compare(await opener().decrypt(ours), plain)).toBe(0)
      const theirs = new Uint8Array(await closer().encrypt(plain))
      expect(theirs.length).toBe(ours.length)
      expect(Buffer.compare(await all(await decryptedStream(streamOf(theirs), opener())), plain)).toBe(0)
    })

  it('goes through however its bytes arrive (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3 * chunk }),
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 50, max: 200_000 }),
        async (size, write, read) => {
          const plain = filled(size)
          const closed = await all(await encryptedStream(streamOf(plain, write), closer(), opener()))
          expect(Buffer.compare(await all(await decryptedStream(streamOf(closed, read), opener())), plain)).toBe(0)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('has a nonce of its own for every chunk, and marks the last', async () => {
    const nonces: string[] = []
    const noting: ChunkCipher = {
      close: (nonce, bytes) => {
        nonces.push(Buffer.from(nonce).toString('hex'))
        return Promise.resolve(bytes)
      },
      open: (_nonce, bytes) => Promise.resolve(bytes),
    }
    await all(streamOf(filled(40 * chunk)).pipeThrough(closing(noting)))
    expect(nonces).toHaveLength(40)
    expect(new Set(nonces).size).toBe(40)
    expect(nonces.slice(0, 2)).toEqual(['000000000000000000000000', '000000000000000000000100'])
    expect(nonces.filter((nonce) => nonce.endsWith('01'))).toEqual([nonces[39]])
    expect(nonces[39]).toBe('000000000000000000002701')
  })
})

describe('a file that is not what it says', () => {
  it('is refused when whole chunks are missing at its end, stand elsewhere or come twice', async () => {
    const closed = await all(await encryptedStream(streamOf(filled(3 * chunk)), closer(), opener()))
    const sealedChunk = chunk + 16
    const front = closed.length - 3 * sealedChunk
    const parts = [0, 1, 2].map((place) =>
      closed.subarray(front + place * sealedChunk, front + (place + 1) * sealedChunk),
    )
    const orders = [[], [0], [0, 1], [1, 0, 2], [0, 2], [0, 1, 1, 2], [0, 1, 2, 2]]
    for (const order of orders) {
      const changed = Buffer.concat([
        closed.subarray(0, front),
        ...order.map((place) => parts[place] ?? new Uint8Array(0)),
      ])
      await expect(all(await decryptedStream(streamOf(new Uint8Array(changed)), opener()))).rejects.toThrow()
    }
  })

  it('is refused when an empty last chunk follows a full one', async () => {
    const honest: ChunkCipher = {
      close: (_nonce, bytes) => Promise.resolve(new Uint8Array([...bytes, ...new Uint8Array(16)])),
      open: (_nonce, bytes) => Promise.resolve(bytes.slice(0, -16)),
    }
    const full = await all(streamOf(filled(chunk)).pipeThrough(closing(honest)))
    const more = new Uint8Array([...full, ...new Uint8Array(16)])
    await expect(all(streamOf(more).pipeThrough(opening(honest)))).rejects.toThrow('the last chunk is empty')
  })

  it('is refused when it has no header, or one without an end', async () => {
    for (const text of ['', 'no age file at all\n', 'age-encryption.org/v1\n-> X25519 abc\n', '\n'.repeat(2_000_000)])
      await expect(decryptedStream(streamOf(new TextEncoder().encode(text)), opener())).rejects.toThrow()
  })
})
