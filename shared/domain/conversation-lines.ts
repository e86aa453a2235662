// The lines of a conversation and the one text in which they are kept (see [Note: packed lines] in
// `shared/model/conversation.ts`). Called by the import, the search and the page that shows one. Pure.
import type { Conversation } from '../model/conversation.ts'

export interface ConversationLine {
  /** Seconds since the first line, or into the meeting; null where the file tells no time. */
  readonly after: number | null
  /** The place of the speaker. */
  readonly who: number
  readonly isPrivate: boolean
  readonly text: string
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n' }

/** One line without its end. What would end it early is written differently. */
export function packLine({ after, who, isPrivate, text }: ConversationLine): string {
  const words = /[\\\r\n]/u.test(text)
    ? text.replace(/\r\n?/gu, '\n').replace(/[\\\n]/gu, (sign) => escapes[sign] ?? sign)
    : text
  return `${after ?? ''}\t${who}\t${isPrivate ? 'p' : ''}\t${words}`
}

export function packLines(lines: readonly ConversationLine[]): string {
  return lines.map(packLine).join('\n')
}

/** A line that is not as it should be is shown as words of the first speaker. */
export function unpackLine(packed: string): ConversationLine {
  const found = /^(\d*)\t(\d+)\t(p?)\t/u.exec(packed)
  if (found === null) return { after: null, who: 0, isPrivate: false, text: packed }
  const [head, after = '', who = '', mark] = found
  return {
    after: after === '' ? null : Number(after),
    who: Number(who),
    isPrivate: mark === 'p',
    text: unescaped(packed.slice(head.length)),
  }
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\\n])/gu, (_, sign: string) => (sign === 'n' ? '\n' : '\\')) : text
}

/** Where each line begins, in characters; one more entry for the end. Lines are unpacked when they are looked at. */
export function lineStarts({ lines, lineCount }: Pick<Conversation, 'lines' | 'lineCount'>): Uint32Array {
  const starts = new Uint32Array(lineCount + 1)
  let from = 0
  for (let index = 0; index < lineCount; index++) {
    starts[index] = from
    const end = lines.indexOf('\n', from)
    from = end === -1 ? lines.length + 1 : end + 1
  }
  starts[lineCount] = from
  return starts
}

/** @param index from 0 */
export function lineAt(lines: string, starts: Uint32Array, index: number): ConversationLine {
  return unpackLine(lines.slice(starts[index] ?? 0, Math.max(0, (starts[index + 1] ?? 0) - 1)))
}

/** The words alone, a line of text for each line. */
export function wordsOf(lines: string): string {
  return unescaped(lines.replace(/^\d*\t\d+\tp?\t/gmu, ''))
}

/** The moment of a line, ISO 8601; null where the file tells none. */
export function momentOfLine(
  { firstAt, timing }: Pick<Conversation, 'firstAt' | 'timing'>,
  { after }: ConversationLine,
) {
  return after === null || timing === 'offset' ? null : new Date(Date.parse(firstAt) + after * 1_000).toISOString()
}

/** Seconds as a clock shows them: `4:09`, `1:02:33`. */
export function sayOffset(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
