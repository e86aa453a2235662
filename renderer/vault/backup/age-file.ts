// An `age` file as a stream. Its header, with everything that has to do with passphrases and keys, is the library's;
// its payload is `age-payload.ts`. https://c2sp.org/age
import type { Decrypter, Encrypter } from 'age-encryption'
import { closing, opening, payloadCipher, payloadNonceBytes } from './age-payload.ts'

type Bytes = Uint8Array<ArrayBuffer>

const tagBytes = 16
/** A header with hundreds of recipients is smaller. */
const largestHeader = 1024 * 1024

/** @param decrypter opens what `encrypter` closes: of the header that was made it tells the file's key */
export async function encryptedStream(
  plain: ReadableStream<Uint8Array>,
  encrypter: Encrypter,
  decrypter: Decrypter,
): Promise<ReadableStream<Uint8Array>> {
  // With nothing in it, it is a header and then a nonce and a tag, which are thrown away.
  const empty = await encrypter.encrypt(new Uint8Array(0))
  const header = new Uint8Array(empty.subarray(0, empty.length - payloadNonceBytes - tagBytes))
  const fileKey = new Uint8Array(await decrypter.decryptHeader(header))
  const nonce = crypto.getRandomValues(new Uint8Array(payloadNonceBytes))
  const payload = plain.pipeThrough(closing(await payloadCipher(fileKey, nonce)))
  return joined([header, nonce], payload.getReader())
}

/** Rejects with the library's own words when the header is none or nothing opens it; the stream errors when the payload was changed or
 * cut. */
export async function decryptedStream(
  encrypted: ReadableStream<Uint8Array>,
  decrypter: Decrypter,
): Promise<ReadableStream<Bytes>> {
  const reader = encrypted.getReader()
  const front = await frontOf(reader)
  const end = headerEnd(front)
  // Without an end it is none; the library says why.
  const fileKey = await decrypter.decryptHeader(end === null ? front : front.subarray(0, end))
  const from = end ?? front.length
  const nonce = front.slice(from, from + payloadNonceBytes)
  const rest = joined([front.slice(from + payloadNonceBytes)], reader)
  return rest.pipeThrough(opening(await payloadCipher(new Uint8Array(fileKey), nonce)))
}

/** The header, the nonce after it, and perhaps more; all there is of a file that has none. */
async function frontOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Bytes> {
  let front = new Uint8Array(0)
  for (;;) {
    const end = headerEnd(front)
    if (end !== null && front.length >= end + payloadNonceBytes) return front
    if (end === null && front.length > largestHeader) return front
    const { done, value } = await reader.read()
    if (done) return front
    const longer = new Uint8Array(front.length + value.length)
    longer.set(front)
    longer.set(value, front.length)
    front = longer
  }
}

const lineFeed = 10
const dash = 45

/** The place after the line that begins with `---`, which is the last of a header; null when there is none. */
function headerEnd(bytes: Bytes): number | null {
  let from = 0
  while (from < Math.min(bytes.length, largestHeader)) {
    const feed = bytes.indexOf(lineFeed, from)
    if (feed === -1) return null
    if (bytes.subarray(from, from + 3).every((byte) => byte === dash) && feed - from > 3) return feed + 1
    from = feed + 1
  }
  return null
}

function joined(
  before: readonly Uint8Array[],
  rest: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  const first = before.filter((bytes) => bytes.length > 0)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = first.shift()
        if (next !== undefined) {
          controller.enqueue(next)
          return
        }
        const { done, value } = await rest.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => rest.cancel(reason),
    },
    { highWaterMark: 1 },
  )
}
