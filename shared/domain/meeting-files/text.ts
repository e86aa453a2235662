// The text of a chat or a transcript: from the bytes of a file to letters, and from letters to lines. Called by the
// readers of those files; it knows no format, and never throws, whatever the bytes.
import type { Failure, Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import { decode, kindOf } from '../roster-import/bytes.ts'
import type { MeetingFileFault } from './reading.ts'
import { limits } from './reading.ts'

/** A file that is not taken, as `meeting-file/<fault>`. `message` is for the log and names no person. */
export function refuse(fault: MeetingFileFault, message = ''): Result<never> {
  return fail(`meeting-file/${fault}`, message)
}

/** Failures: `meeting-file/empty`, `too-large`, `not-text`, `too-many-lines`. */
export function textOf(bytes: Uint8Array): Result<string> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > limits.file) return refuse('too-large')
  if (kindOf(bytes) !== 'text') return refuse('not-text')
  const decoded = decodeWhole(bytes)
  if (!decoded.ok) return refuse('not-text', decoded.error.message)
  const fault = faultOf(decoded.value)
  return fault === null ? decoded : refuse(fault)
}

/** A download that broke off may end in the middle of a letter: then up to three bytes are dropped. */
function decodeWhole(bytes: Uint8Array): Result<string> {
  let failure: Failure = { code: 'import/empty', message: '', retryable: false }
  for (let dropped = 0; dropped < Math.min(4, bytes.length); dropped++) {
    const decoded = decode(bytes.subarray(0, bytes.length - dropped))
    if (decoded.ok) return ok(decoded.value.text)
    if (dropped === 0) failure = decoded.error
  }
  return { ok: false, error: failure }
}

/** Why a text is not read; null when nothing speaks against it. */
export function faultOf(text: string): MeetingFileFault | null {
  if (text.length > limits.text) return 'too-large'
  if (text.trim() === '') return 'empty'
  return hasTooManyLines(text) ? 'too-many-lines' : null
}

const feed = 10
const carriageReturn = 13

function hasTooManyLines(text: string): boolean {
  let ends = 0
  for (let at = 0; at < text.length && ends <= limits.lines; at++) {
    const code = text.charCodeAt(at)
    if (code === feed || (code === carriageReturn && text.charCodeAt(at + 1) !== feed)) ends++
  }
  return ends > limits.lines
}

export interface TextLine {
  /** Without its end, cut at `limits.line` characters. */
  readonly text: string
  /** Where the next line begins, in characters of the file. */
  readonly end: number
}

/** The lines of a text one after the other; what follows the last line end is a line when it is not empty. */
export function* linesOf(text: string): Generator<TextLine, void> {
  const ends = /\r\n|\n|\r/gu
  let from = 0
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    yield { text: text.slice(from, Math.min(found.index, from + limits.line)), end: ends.lastIndex }
    from = ends.lastIndex
  }
  if (from < text.length) yield { text: text.slice(from, from + limits.line), end: text.length }
}

/** So many lines at the start of a file tell what it is. */
const told = 50

/** The first lines of a text, to know a format by. */
export function firstLines(text: string): string[] {
  const lines: string[] = []
  for (const line of linesOf(text.slice(0, told * 4_096))) {
    lines.push(line.text)
    if (lines.length === told) break
  }
  return lines
}

/** A message while its lines are read. */
export interface OpenText {
  readonly lines: string[]
  /** Characters that it may still take. */
  room: number
}

export function openText(): OpenText {
  return { lines: [], room: limits.line }
}

/** Past `limits.line` characters the rest of a message is left out. */
export function addLine(open: OpenText, line: string): void {
  if (open.room <= 0) return
  const taken = line.slice(0, open.room)
  open.lines.push(taken)
  open.room -= taken.length + 1
}

/** A function of a text that remembers its answers: files repeat few names and days many times. */
export function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const answer = work(text)
    known.set(text, answer)
    return answer
  }
}
