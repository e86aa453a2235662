// A form that a mail program has translated on the way: its words are other words now, its numbers are not. The answer lines
// are known by one word that stands before several numbers, the questions by the same number above them.
import { fold } from '../folding.ts'
import type { MailForm } from '../../model/mail-form.ts'
import { findCodes } from './find-code.ts'
import type { FoundPiece } from './find-pieces.ts'
import type { Noise, Reply, ReplyLine } from './reply-text.ts'

const prompt = /^[^\p{L}\p{N}\n]*((?:\p{L}[\p{L}\p{M}'-]* ){1,3})(\d{1,3}) ?[.):]/u

interface Prompt {
  word: string
  number: number
  line: ReplyLine
  /** Where its answer begins. */
  to: number
}

/** The pieces with the answer lines of a translated form among them, and the parts that are its questions. Unchanged when
 * the form is there in its own words. */
export function withTranslated(
  reply: Reply,
  pieces: readonly FoundPiece[],
  { code, fields: { length: count } }: MailForm,
): { pieces: FoundPiece[]; ignored: Noise[] } {
  const unchanged = { pieces: [...pieces], ignored: [] }
  const own = new Set(
    pieces.flatMap(({ piece }) => (piece.part === 'question' || piece.part === 'prompt' ? [piece.field] : [])),
  )
  if (own.size * 2 >= count && own.size > 0) return unchanged
  const prompts = promptsOf(reply, count)
  if (prompts === null) return unchanged
  const ignored: Noise[] = []
  const made = prompts.flatMap((one, nth): FoundPiece[] => {
    const after = prompts[nth - 1]?.to ?? 0
    const asked = questionAbove(reply, one, after)
    if (asked !== null) ignored.push(...formLines(reply, asked, one.line))
    const field = one.number - 1
    const text = reply.plain.slice(one.line.from, one.to)
    const question: FoundPiece[] =
      asked === null ? [] : [{ piece: { part: 'question', field, text: '' }, from: asked.from, to: asked.from }]
    return [...question, { piece: { part: 'prompt', field, text }, from: one.line.from, to: one.to }]
  })
  return { pieces: made, ignored: [...ignored, ...feet(reply, code)] }
}

/** The answer lines: the word that stands before the most numbers, each once, at least two of them and half of all. */
function promptsOf({ plain, lines }: Reply, count: number): Prompt[] | null {
  const byWord = new Map<string, Prompt[]>()
  for (const line of lines) {
    const match = prompt.exec(plain.slice(line.from, line.to))
    const number = Number(match?.[2])
    if (match === null || !(number >= 1 && number <= count)) continue
    const word = fold(match[1] ?? '')
    byWord.set(word, [...(byWord.get(word) ?? []), { word, number, line, to: line.from + match[0].length }])
  }
  const best = [...byWord.values()].sort((one, other) => other.length - one.length)[0] ?? []
  const numbers = new Set(best.map(({ number }) => number))
  return numbers.size === best.length && numbers.size >= 2 && numbers.size * 2 >= count ? best : null
}

/** The line with the number of the question, between the former answer line and this one; the last when there are several. */
function questionAbove({ plain, lines }: Reply, { number, line }: Prompt, after: number): ReplyLine | null {
  const begins = new RegExp(`^[^\\p{L}\\p{N}]*${number} ?[.):]`, 'u')
  return (
    lines.findLast((one) => one.from >= after && one.to < line.from && begins.test(plain.slice(one.from, one.to))) ??
    null
  )
}

/** Lines of the question that are quoted as deep as its answer line; what stands there less deep is an answer. */
function formLines({ lines }: Reply, asked: ReplyLine, prompt: ReplyLine): Noise[] {
  return lines
    .filter(({ from, depth }) => from >= asked.from && from < prompt.from && depth >= prompt.depth)
    .map(({ from, to }) => ({ kind: 'signature', from, to }))
}

/** The lines with the code: below them is something else. */
function feet({ plain, lines }: Reply, code: string): Noise[] {
  return findCodes(plain)
    .filter((one) => one.code === code)
    .flatMap(({ from }) => lines.filter((line) => line.from <= from && from < line.to))
    .map(({ from, to }) => ({ kind: 'header', from, to }))
}
