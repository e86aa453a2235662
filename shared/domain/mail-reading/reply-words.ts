// Tells what somebody newly wrote from what the mail quotes and from the signature, whether the answer stands above the
// quotation, below it or between its lines. Called when a mail is read. Nothing is lost: both sides together are the
// whole text, in its order; who is in doubt takes words for new.
import {
  announcement,
  beginsAnnouncement,
  isForwardSeparator,
  isHeaderBlock,
  isMobileSignature,
  isSeparator,
} from './reply-marks.ts'
import { withoutEmptyEnds } from './plain.ts'

export interface ReplyWords {
  /** What was newly written, in its order. */
  readonly text: string
  /** What it quotes, the lines that announce that, and the signature. */
  readonly quoted: string
  /** New words stand below quoted ones: only the whole text shows what answers what. */
  readonly isInterleaved: boolean
  /** It passes another mail on. */
  readonly isForward: boolean
}

type Mark = 'new' | 'quote' | 'signature' | 'blank'

/** How many lines an announcement may be broken into. */
const mostBroken = 4

export function replyWords(whole: string): ReplyWords {
  const lines = whole.split('\n')
  const { marks, isForward } = marksOf(lines)
  markSignatures(lines, marks)
  settleBlanks(marks)
  const firstQuote = marks.indexOf('quote')
  return {
    text: joined(lines, marks, (mark) => mark === 'new'),
    quoted: joined(lines, marks, (mark) => mark !== 'new'),
    isInterleaved: firstQuote !== -1 && marks.lastIndexOf('new') > firstQuote,
    isForward,
  }
}

const quotedLine = /^[ \t\u00A0]{0,3}(?:>|\||&gt;|》)/u

function isQuoted(line: string): boolean {
  // A mailbox file puts a mark before a line that begins like one of its own.
  return quotedLine.test(line) && !line.startsWith('>From ')
}

/** The next line that is not empty, from `at` on. */
function nextFull(lines: readonly string[], at: number): number {
  let next = at
  while (next < lines.length && (lines[next] ?? '').trim() === '') next++
  return next
}

function marksOf(lines: readonly string[]): { marks: Mark[]; isForward: boolean } {
  const marks = new Array<Mark>(lines.length).fill('new')
  let isForward = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '') marks[at] = 'blank'
    else if (isQuoted(line)) marks[at] = 'quote'
    else {
      const end = announcedTo(lines, at)
      if (end === null) continue
      isForward ||= isForwardSeparator(line)
      const next = nextFull(lines, end)
      // Quoted line by line: answers may stand between. Otherwise the rest of the text is the other mail.
      const stop = isQuoted(lines[next] ?? '') && !isHeaderBlock(lines, at) ? end : lines.length
      marks.fill('quote', at, stop)
      at = stop - 1
    }
  }
  return { marks, isForward }
}

/** Where what announces a quotation ends, when it begins at `at`; null when nothing is announced there. */
function announcedTo(lines: readonly string[], at: number): number | null {
  const line = lines[at] ?? ''
  if (isSeparator(line) || isHeaderBlock(lines, at)) return at + 1
  // A line across the page, and below it the headers of the other mail.
  if (/^\s*[_-]{5,}\s*$/u.test(line) && isHeaderBlock(lines, nextFull(lines, at + 1))) return nextFull(lines, at + 1)
  let words = ''
  for (let end = at; end < Math.min(lines.length, at + mostBroken); end++) {
    const more = (lines[end] ?? '').trim()
    if (more === '' || more.length > 300 || (end > at && isQuoted(more))) return null
    words = end === at ? more : `${words} ${more}`
    const said = announcement(words)
    const follows = isQuoted(lines[nextFull(lines, end + 1)] ?? '')
    if (said === 'none' || (said === 'likely' && !follows)) continue
    // Of several lines the first has to look like a beginning, and none after it does.
    return end === at || isOneAnnouncement(lines, at, end) ? end + 1 : null
  }
  return null
}

function isOneAnnouncement(lines: readonly string[], at: number, end: number): boolean {
  if (!beginsAnnouncement(lines[at] ?? '')) return false
  for (let later = at + 1; later <= end; later++)
    if (
      beginsAnnouncement((lines[later] ?? '').trim()) &&
      announcement(lines.slice(later, end + 1).join(' ')) === 'sure'
    )
      return false
  return true
}

/** From the line of two dashes, or the last lines that a telephone put there, to the end of new words. */
function markSignatures(lines: readonly string[], marks: Mark[]): void {
  for (let start = 0; start < marks.length; start++) {
    if (marks[start] === 'quote') continue
    let end = start
    while (end < marks.length && marks[end] !== 'quote') end++
    const from = signatureIn(lines, start, end)
    if (from !== null) for (let at = from; at < end; at++) if (marks[at] === 'new') marks[at] = 'signature'
    start = end
  }
}

/** More lines than that after two dashes are no signature. */
const longestSignature = 25

function signatureIn(lines: readonly string[], start: number, end: number): number | null {
  for (let at = Math.max(start, end - longestSignature); at < end; at++)
    if (/^(?:-- ?|—|__+)$/u.test((lines[at] ?? '').replace(/\u00A0/gu, ' '))) return at
  // The last lines that are not empty.
  let from: number | null = null
  for (let at = end - 1, seen = 0; at >= start && seen < 3; at--) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    seen++
    if (isMobileSignature(line)) from = at
  }
  return from
}

/** Empty lines belong to what is before them, so that new words keep their paragraphs. */
function settleBlanks(marks: Mark[]): void {
  let before: Mark = 'new'
  for (const [at, mark] of marks.entries()) {
    if (mark === 'blank') marks[at] = before
    else before = mark
  }
}

/** Runs of lines that belong together, with one empty line where something else stood between them. */
function joined(lines: readonly string[], marks: readonly Mark[], wanted: (mark: Mark) => boolean): string {
  const runs: string[] = []
  let run: string[] = []
  const close = () => {
    const words = withoutEmptyEnds(run.join('\n'))
    if (words !== '') runs.push(words)
    run = []
  }
  for (const [at, mark] of marks.entries()) {
    if (wanted(mark)) run.push(lines[at] ?? '')
    else if (run.length > 0) close()
  }
  close()
  return runs.join('\n\n')
}
