// Reads a segment: checks every record's link, says how far it is good and what follows that. It never writes.
import type { JournalHead } from '../../../shared/desktop.ts'
import type { OpenFile } from './disk.ts'
import {
  beginningLength,
  decodeBeginning,
  decodeRecordHead,
  fits,
  linkLength,
  recordFrameLength,
  recordHeadLength,
} from './records.ts'
import type { Bytes, RecordHead } from './records.ts'

/** What a walk over a whole segment found. */
export interface Survey {
  /** As in the contract. A snapshot that is not whole is `damaged`: a segment becomes current only when it is. */
  state: 'ok' | 'cut' | 'damaged'
  /** Where the snapshot ends; null when the beginning cannot be read. */
  base: JournalHead | null
  parts: number
  sealed: boolean
  frames: number
  /** What the frames weigh, in bytes, a large one only so far: it carries a file, which stays when the journal is written anew. */
  changeBytes: number
  /** After the last good frame, or after the snapshot; null when nothing is good. */
  head: JournalHead | null
  /** Up to here every byte is good. */
  goodLength: number
  size: number
}

/** One good record. */
export interface SegmentRecord extends RecordHead {
  payload: Bytes
  link: Bytes
  /** Where the next record begins. */
  end: number
}

/** What stands at a position: a good record, the end, or something that is neither. */
type Found = SegmentRecord | 'end' | 'cut' | 'damaged'

/** Bytes of a frame that count as changes of records; beyond that it carries a file. */
const largestChange = 64 * 1024

const windowBytes = 1024 * 1024

/** Reads a file in large pieces, so that small records cost no call each. */
class Window {
  readonly #file: OpenFile
  #start = 0
  #bytes: Bytes = new Uint8Array(0)

  constructor(file: OpenFile) {
    this.#file = file
  }

  /** Up to `length` bytes from `position`; fewer at the end of the file. */
  async at(position: number, length: number): Promise<Bytes> {
    const from = position - this.#start
    if (from < 0 || from + length > this.#bytes.length) await this.#load(position, length)
    const offset = position - this.#start
    return this.#bytes.subarray(offset, offset + length)
  }

  async #load(position: number, length: number): Promise<void> {
    const bytes = new Uint8Array(Math.max(length, windowBytes))
    const filled = await this.#file.read(bytes, position)
    this.#bytes = bytes.subarray(0, filled)
    this.#start = position
  }
}

interface Place {
  position: number
  /** The link before it. */
  previous: Uint8Array
  base: Uint8Array
  size: number
}

async function recordAt(window: Window, { position, previous, base, size }: Place): Promise<Found> {
  if (position === size) return 'end'
  const headBytes = await window.at(position, recordHeadLength)
  if (headBytes.length < recordHeadLength) return 'cut'
  const head = decodeRecordHead(headBytes)
  // A power cut can leave the file longer than what was written: nothing but zeros is nothing.
  if (head === null) return (await isAllZero(window, position, size)) ? 'cut' : 'damaged'
  const end = position + recordFrameLength + head.length
  if (end > size) return 'cut'
  const rest = await window.at(position + recordHeadLength, head.length + linkLength)
  const payload = rest.slice(0, head.length)
  const link = rest.slice(head.length)
  if (!fits(head, payload, link, previous, base)) return 'damaged'
  return { ...head, payload, link, end }
}

async function isAllZero(window: Window, position: number, size: number): Promise<boolean> {
  for (let at = position; at < size; at += windowBytes) {
    const piece = await window.at(at, Math.min(windowBytes, size - at))
    if (piece.some((value) => value !== 0)) return false
  }
  return true
}

const unreadable = { base: null, parts: 0, sealed: false, frames: 0, changeBytes: 0, head: null, goodLength: 0 }

/** Walks over the whole segment. */
export async function surveySegment(file: OpenFile): Promise<Survey> {
  const { size } = await file.identity()
  const window = new Window(file)
  const base = decodeBeginning(await window.at(0, beginningLength))
  if (base === null) return { ...unreadable, state: 'damaged', size }
  const survey: Survey = { ...unreadable, state: 'ok', base, goodLength: beginningLength, size }
  let previous: Uint8Array = base.chain
  for (;;) {
    const found = await recordAt(window, { position: survey.goodLength, previous, base: base.chain, size })
    if (typeof found === 'string') return { ...survey, state: stateAt(found, survey.sealed) }
    if (!take(survey, base, found)) return { ...survey, state: 'damaged' }
    previous = found.link
    survey.goodLength = found.end
  }
}

function stateAt(found: 'end' | 'cut' | 'damaged', sealed: boolean): Survey['state'] {
  if (!sealed) return 'damaged'
  return found === 'end' ? 'ok' : found
}

/** Adds a good record to the survey; false when it does not belong here though its link fits. */
function take(survey: Survey, base: JournalHead, record: SegmentRecord): boolean {
  switch (record.kind) {
    case 'part':
      if (survey.sealed || record.first !== survey.parts) return false
      survey.parts += 1
      return true
    case 'seal':
      if (survey.sealed || record.first !== survey.parts) return false
      survey.sealed = true
      survey.head = base
      return true
    case 'frame':
      if (survey.head === null || record.first !== survey.head.last + 1 || record.last < record.first) return false
      survey.head = { last: record.last, chain: record.link }
      survey.frames += 1
      survey.changeBytes += Math.min(record.payload.length, largestChange)
      return true
  }
}

/** An entry for the window. */
export interface Entry {
  kind: 'part' | 'frame'
  first: number
  last: number
  chain: Bytes
  payload: Bytes
}

/**
 * Entries from `cursor` on (0 is the first; else what an earlier call answered), as many as weigh `enough` bytes
 * together, and always one. Ends with `next: null` at the end of what is good.
 */
export async function readEntries(
  file: OpenFile,
  cursor: number,
  enough: number,
): Promise<{ entries: Entry[]; next: number | null }> {
  const { size } = await file.identity()
  const window = new Window(file)
  const head = decodeBeginning(await window.at(0, beginningLength))
  const entries: Entry[] = []
  if (head === null || cursor > size) return { entries, next: null }
  const base = head.chain
  let position = Math.max(cursor, beginningLength)
  let previous: Uint8Array = base
  if (position > beginningLength) previous = (await window.at(position - linkLength, linkLength)).slice()
  let weight = 0
  for (;;) {
    const found = await recordAt(window, { position, previous, base, size })
    if (typeof found === 'string') return { entries, next: null }
    weight += found.payload.length
    if (entries.length > 0 && weight > enough) return { entries, next: position }
    if (found.kind !== 'seal') entries.push(entryOf(found.kind, found, base))
    position = found.end
    previous = found.link
  }
}

function entryOf(kind: Entry['kind'], record: SegmentRecord, base: Uint8Array): Entry {
  const { first, last, payload, link } = record
  return { kind, first, last, chain: kind === 'part' ? new Uint8Array(base) : link, payload }
}
