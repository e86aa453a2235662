// Sealed boxes as one run of bytes: a commit is the payload of a journal frame and of a tail row alike, a part is a
// piece of a snapshot. A short JSON index, then the boxes it names, one after the other. Pure; knows no key.
import { z } from 'zod'
import { NamedError } from '../../../shared/result.ts'
import type { Bytes } from './seal.ts'

const count = z.int().min(0)
const name = z.string().min(1).max(64)
const indexSchema = z.object({
  rows: z.array(
    z.object({ folder: name, part: count, first: count, last: count, kid: z.string().max(40), size: count }),
  ),
  bodies: z.array(z.object({ id: name, folder: name, kid: z.string().max(40), size: count })),
  manifest: count.nullable(),
})

/** A sealed box of rows with the place it belongs to. `part` is 0 for fresh rows, and a block's number otherwise. */
export interface SealedRows {
  folder: string
  part: number
  first: number
  last: number
  kid: string
  box: Bytes
}

/** A sealed long value, such as the bytes of a mail. */
export interface SealedBody {
  id: string
  folder: string
  kid: string
  box: Bytes
}

export interface Bundle {
  rows: SealedRows[]
  bodies: SealedBody[]
  /** Only in the last part of a snapshot. */
  manifest: Bytes | null
}

const text = new TextEncoder()
const reader = new TextDecoder('utf-8', { fatal: true })

/** length of the index (u32be) | index as JSON | boxes | bodies | manifest */
export function encodeBundle(bundle: Bundle): Bytes {
  const index = text.encode(
    JSON.stringify({
      rows: bundle.rows.map(({ box, ...place }) => ({ ...place, size: box.length })),
      bodies: bundle.bodies.map(({ box, ...place }) => ({ ...place, size: box.length })),
      manifest: bundle.manifest?.length ?? null,
    }),
  )
  const parts = [...bundle.rows, ...bundle.bodies].map((one) => one.box)
  if (bundle.manifest !== null) parts.push(bundle.manifest)
  const whole = new Uint8Array(4 + index.length + parts.reduce((sum, part) => sum + part.length, 0))
  new DataView(whole.buffer).setUint32(0, index.length)
  whole.set(index, 4)
  let offset = 4 + index.length
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** @throws NamedError `vault/frame-unreadable` for anything that `encodeBundle` did not make. */
export function decodeBundle(payload: Bytes): Bundle {
  try {
    const length = new DataView(payload.buffer, payload.byteOffset, payload.length).getUint32(0)
    const index = indexSchema.parse(JSON.parse(reader.decode(payload.subarray(4, 4 + length))))
    let offset = 4 + length
    const take = (size: number): Bytes => {
      if (offset + size > payload.length) throw new RangeError('the frame ends too early')
      offset += size
      return payload.subarray(offset - size, offset)
    }
    const rows = index.rows.map(({ size, ...place }) => ({ ...place, box: take(size) }))
    const bodies = index.bodies.map(({ size, ...place }) => ({ ...place, box: take(size) }))
    const manifest = index.manifest === null ? null : take(index.manifest)
    if (offset !== payload.length) throw new RangeError('the frame is longer than its index')
    return { rows, bodies, manifest }
  } catch (cause) {
    throw new NamedError('vault/frame-unreadable', '', { cause })
  }
}
