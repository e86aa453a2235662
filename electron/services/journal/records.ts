// The bytes of the journal, as pure functions: how a segment begins, how a record is written and checked.
//
// [Note: the journal on disk] A segment is a beginning and then records, one after the other.
//   beginning  "TLMJRNL1" | snapshotLast u64be | base link (32) | SHA-256 of these 48 bytes
//   record     "TR" | kind | 0 | length u32be | first u64be | last u64be | check (8) | payload | link (32)
// `check` is the beginning of SHA-256 over the 24 bytes before it: a flipped bit in a length is told apart from a
// record that was cut off. Frames are linked as [Note: the journal's chain] says; the parts of a snapshot are linked the
// same way, from the base, with their number in place of a sequence. The seal ends the snapshot: its number is the count
// of parts, its payload the link that closes their chain, and its own link is the base, from which the frames go on.
import { createHash } from 'node:crypto'
import type { JournalHead } from '../../../shared/desktop.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** `part`: a piece of the snapshot. `seal`: the snapshot is whole. */
export type RecordKind = 'part' | 'seal' | 'frame'

export const linkLength = 32
export const beginningLength = 80
export const recordHeadLength = 32
/** Bytes of a record that are not its payload. */
export const recordFrameLength = recordHeadLength + linkLength

const segmentMagic = new TextEncoder().encode('TLMJRNL1')
const recordMagic = new TextEncoder().encode('TR')
const kindBytes: Record<RecordKind, number> = { part: 0x50, seal: 0x53, frame: 0x46 }
const kindsByByte = new Map<number, RecordKind>([
  [kindBytes.part, 'part'],
  [kindBytes.seal, 'seal'],
  [kindBytes.frame, 'frame'],
])

/** The base of a journal that began with its vault. */
export const zeroLink: Bytes = new Uint8Array(linkLength)

function sha256(...pieces: Uint8Array[]): Bytes {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return new Uint8Array(hash.digest())
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

function range(first: number, last: number): Bytes {
  const bytes = new Uint8Array(16)
  viewOf(bytes).setBigUint64(0, BigInt(first))
  viewOf(bytes).setBigUint64(8, BigInt(last))
  return bytes
}

/** The next link of the chain; see [Note: the journal's chain] in shared/desktop.ts. */
export function nextLink(previous: Uint8Array, first: number, last: number, payload: Uint8Array): Bytes {
  return sha256(previous, range(first, last), payload)
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}

/** The beginning of a segment whose snapshot ends at `head`. */
export function encodeBeginning(head: JournalHead): Bytes {
  const bytes = new Uint8Array(beginningLength)
  bytes.set(segmentMagic)
  viewOf(bytes).setBigUint64(8, BigInt(head.last))
  bytes.set(head.chain, 16)
  bytes.set(sha256(bytes.subarray(0, 48)), 48)
  return bytes
}

/** What the snapshot of a segment ends at, or null when its beginning is not as it was written. */
export function decodeBeginning(bytes: Uint8Array): JournalHead | null {
  if (bytes.length !== beginningLength) return null
  if (!sameBytes(bytes.subarray(0, 8), segmentMagic)) return null
  if (!sameBytes(bytes.subarray(48), sha256(bytes.subarray(0, 48)))) return null
  return { last: Number(viewOf(bytes).getBigUint64(8)), chain: new Uint8Array(bytes.subarray(16, 48)) }
}

export interface RecordHead {
  kind: RecordKind
  length: number
  first: number
  last: number
}

interface Written {
  bytes: Bytes
  /** The link that ends the record. */
  link: Bytes
}

/** A part of the snapshot; `number` counts from 0. */
export function encodePart(previous: Uint8Array, number: number, payload: Uint8Array): Written {
  return encodeRecord('part', nextLink(previous, number, number, payload), number, number, payload)
}

/** The end of a snapshot of `parts` parts; `previous` is the link of the last of them. */
export function encodeSeal(previous: Uint8Array, parts: number, base: Uint8Array): Written {
  return encodeRecord('seal', new Uint8Array(base), parts, parts, nextLink(previous, parts, parts, new Uint8Array(0)))
}

export function encodeFrame(previous: Uint8Array, first: number, last: number, payload: Uint8Array): Written {
  return encodeRecord('frame', nextLink(previous, first, last, payload), first, last, payload)
}

/** True when payload and link of a record are what its writer made of what stands before it. */
export function fits(
  head: RecordHead,
  payload: Uint8Array,
  link: Uint8Array,
  previous: Uint8Array,
  base: Uint8Array,
): boolean {
  if (head.kind !== 'seal') return sameBytes(link, nextLink(previous, head.first, head.last, payload))
  return sameBytes(link, base) && sameBytes(payload, nextLink(previous, head.first, head.last, new Uint8Array(0)))
}

function encodeRecord(kind: RecordKind, link: Bytes, first: number, last: number, payload: Uint8Array): Written {
  const bytes = new Uint8Array(recordFrameLength + payload.length)
  const view = viewOf(bytes)
  bytes.set(recordMagic)
  view.setUint8(2, kindBytes[kind])
  view.setUint32(4, payload.length)
  bytes.set(range(first, last), 8)
  bytes.set(sha256(bytes.subarray(0, 24)).subarray(0, 8), 24)
  bytes.set(payload, recordHeadLength)
  bytes.set(link, recordHeadLength + payload.length)
  return { bytes, link }
}

/** The head of a record, or null when it is not as it was written. */
export function decodeRecordHead(bytes: Uint8Array): RecordHead | null {
  if (bytes.length !== recordHeadLength) return null
  if (!sameBytes(bytes.subarray(0, 2), recordMagic)) return null
  if (!sameBytes(bytes.subarray(24, 32), sha256(bytes.subarray(0, 24)).subarray(0, 8))) return null
  const view = viewOf(bytes)
  const kind = kindsByByte.get(view.getUint8(2))
  if (kind === undefined) return null
  const first = Number(view.getBigUint64(8))
  return { kind, length: view.getUint32(4), first, last: Number(view.getBigUint64(16)) }
}

const headerMagic = new TextEncoder().encode('TLMHEAD1')

/** The header's file: "TLMHEAD1" | SHA-256 of the header | header. */
export function encodeHeader(header: Uint8Array): Bytes {
  const bytes = new Uint8Array(40 + header.length)
  bytes.set(headerMagic)
  bytes.set(sha256(header), 8)
  bytes.set(header, 40)
  return bytes
}

/** Null when the file is not as it was written. */
export function decodeHeader(bytes: Uint8Array): Bytes | null {
  if (bytes.length < 40 || !sameBytes(bytes.subarray(0, 8), headerMagic)) return null
  const header = new Uint8Array(bytes.subarray(40))
  return sameBytes(bytes.subarray(8, 40), sha256(header)) ? header : null
}

const segmentName = /^segment-([1-9]\d{0,8})$/

export function nameOfSegment(number: number): string {
  return `segment-${number}`
}

/** Null for any other file of the folder. */
export function numberOfSegment(name: string): number | null {
  const digits = segmentName.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

function pointerCheck(name: string): string {
  return Buffer.from(sha256(new TextEncoder().encode(name)).subarray(0, 8)).toString('hex')
}

/** The file `current`: the name of a segment and a check of it. */
export function encodePointer(number: number): Bytes {
  const name = nameOfSegment(number)
  return new TextEncoder().encode(`${name} ${pointerCheck(name)}\n`)
}

/** The number of the current segment, or null when the file is not as it was written. */
export function decodePointer(bytes: Uint8Array): number | null {
  const number = numberOfSegment(new TextDecoder().decode(bytes).split(' ')[0] ?? '')
  return number !== null && sameBytes(bytes, encodePointer(number)) ? number : null
}
