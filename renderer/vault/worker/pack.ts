// How rows lie inside a box. A few are JSON as it stands; many are packed: records of one kind share the names of their
// fields, and the whole is deflated. IndexedDB's cost is per byte as much as per record, so this is what makes
// unlocking fast. Pure; knows no key.
import { deflateSync, inflateSync } from 'fflate'
import { NamedError } from '../../../shared/result.ts'
import type { Bytes } from './seal.ts'
import type { Row } from './rows.ts'

/** Characters of JSON from which packing pays; a single save stays below and is quickest as it is. */
const worthPacking = 12_000
/** No box holds more, in bytes of JSON; what says so is refused before anything is allocated. */
const largestText = 256 * 1024 * 1024
const paddingStep = 256
/** First byte of packed rows; JSON begins with `[`. */
const packedMark = 0x01
const headBytes = 1 + 4 + 4

const text = new TextEncoder()
const reader = new TextDecoder('utf-8', { fatal: true })

/** What the rows of one kind have in common. `keys` are the fields of the value but its id, null for no value. */
interface Shape {
  table: string
  v: number
  op: string
  keys: string[] | null
  /** Whether `key` and `kid` follow the id. */
  keyed: boolean
}

type Fields = Record<string, unknown>

function isFields(value: unknown, id: string): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value && value.id === id
}

/** Rows → `{ shapes, rows: [[shape, n, id, key?, kid?, …values]] }`; null when a row has another form. */
function columns(rows: readonly Row[]): { shapes: Shape[]; rows: unknown[][] } | null {
  const shapes: Shape[] = []
  const byName = new Map<string, number>()
  const packed: unknown[][] = []
  for (const { n, table, id, op, v, value, key, kid, former } of rows) {
    if (former !== undefined) return null
    const keyed = key !== undefined && kid !== undefined
    if (value !== null && !isFields(value, id)) return null
    const keys = value === null ? null : Object.keys(value).filter((name) => name !== 'id' && value[name] !== undefined)
    const shape: Shape = { table, v, op, keys, keyed }
    const name = JSON.stringify(shape)
    let index = byName.get(name)
    if (index === undefined) {
      index = shapes.push(shape) - 1
      byName.set(name, index)
    }
    packed.push([
      index,
      n,
      id,
      ...(keyed ? [key, kid] : []),
      ...(value === null || keys === null ? [] : keys.map((field) => value[field])),
    ])
  }
  return { shapes, rows: packed }
}

function isShape(value: unknown): value is Shape {
  return (
    typeof value === 'object' &&
    value !== null &&
    'table' in value &&
    'op' in value &&
    'v' in value &&
    'keyed' in value &&
    'keys' in value &&
    (value.keys === null || Array.isArray(value.keys))
  )
}

/** [Note: records of one shape] An object to which one field after the other is given by name becomes a table of its own in
 * the engine, several times as large as one that shares its shape with others. So each shape is made once, by the JSON
 * parser, and every record of it begins as a copy. */
function mouldOf({ keys }: Shape): Fields {
  return JSON.parse(JSON.stringify(Object.fromEntries(['id', ...(keys ?? [])].map((name) => [name, null])))) as Fields // what was just written
}

function rowOf(packed: unknown, shapes: readonly unknown[], moulds: Map<unknown, Fields>): Fields {
  if (!Array.isArray(packed) || typeof packed[0] !== 'number') throw new NamedError('vault/rows-unreadable')
  const shape = shapes[packed[0]]
  if (!isShape(shape)) throw new NamedError('vault/rows-unreadable')
  const { table, v, op, keys, keyed } = shape
  const [, n, id] = packed as unknown[]
  const row: Fields = { n, table, id, op, v, value: null }
  let at = 3
  if (keyed) {
    row.key = packed[at++]
    row.kid = packed[at++]
  }
  if (keys === null) return row
  const mould = moulds.get(shape) ?? mouldOf(shape)
  moulds.set(shape, mould)
  const value: Fields = { ...mould }
  value.id = id
  for (const name of keys) value[name] = packed[at++]
  row.value = value
  return row
}

function spread(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || !('shapes' in value) || !('rows' in value))
    throw new NamedError('vault/rows-unreadable')
  const { shapes, rows } = value
  if (!Array.isArray(shapes) || !Array.isArray(rows)) throw new NamedError('vault/rows-unreadable')
  const moulds = new Map<unknown, Fields>()
  return rows.map((row) => rowOf(row, shapes, moulds))
}

/** A number of bytes made up to the next 256. */
export function roundedUp(size: number): number {
  return Math.ceil(size / paddingStep) * paddingStep
}

/** JSON and spaces, at least one, to the next 256 bytes, so that sizes tell little. */
export function paddedJson(json: string): Bytes {
  const bytes = text.encode(json)
  const whole = new Uint8Array(roundedUp(bytes.length + 1)).fill(0x20)
  whole.set(bytes)
  return whole
}

/** The plaintext of a box. */
export function packRows(rows: readonly Row[]): Bytes {
  const packed = columns(rows)
  const json = JSON.stringify(packed ?? rows)
  if (packed === null || json.length < worthPacking) return paddedJson(packed === null ? json : JSON.stringify(rows))
  const plain = text.encode(json)
  const deflated = deflateSync(plain, { level: 1 })
  const whole = new Uint8Array(roundedUp(headBytes + deflated.length))
  const view = new DataView(whole.buffer)
  whole[0] = packedMark
  view.setUint32(1, plain.length)
  view.setUint32(5, deflated.length)
  whole.set(deflated, headBytes)
  return whole
}

/** [Note: one place to inflate into] Fresh memory costs more than inflating; one buffer serves for all boxes, because
 * its text is made into strings before the next one comes. */
let place = new Uint8Array(0)

/** @returns what `readRows` checks. @throws NamedError `vault/rows-unreadable`. */
export function unpackRows(plaintext: Bytes): unknown {
  try {
    if (plaintext[0] !== packedMark) return JSON.parse(reader.decode(plaintext))
    const view = new DataView(plaintext.buffer, plaintext.byteOffset, plaintext.length)
    const length = view.getUint32(1)
    const deflated = plaintext.subarray(headBytes, headBytes + view.getUint32(5))
    if (length > largestText) throw new NamedError('vault/rows-unreadable')
    if (place.length < length) place = new Uint8Array(length)
    const out = inflateSync(deflated, { out: place.subarray(0, length) })
    return spread(JSON.parse(reader.decode(out)))
  } catch (cause) {
    throw cause instanceof NamedError ? cause : new NamedError('vault/rows-unreadable', '', { cause })
  }
}
