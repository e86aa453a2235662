// Where the form's own words stand in a reply. Compared word by word, whatever stands between: a line that was wrapped
// anew, quoting marks, bullets, other quotation marks and lost line breaks change nothing.
//
// [Note: help only after its question] What helps to answer (`B = By telephone`) may also be the answer. So it is taken for
// the form's own only between the question and the answer line of its field.
import { fold } from '../folding.ts'
import type { MailForm } from '../../model/mail-form.ts'
import { plainOf, type Range, type Reply } from './reply-text.ts'
import { piecesOf, type Piece } from './write-form.ts'

/** A piece of the form as it stands in a reply. */
export interface FoundPiece extends Range {
  piece: Piece
}

interface Token extends Range {
  word: string
  /** Noise lies between it and the one before. */
  isFirst: boolean
}

interface Candidate {
  piece: Piece
  words: string[]
  /** The question without its number. */
  isBare: boolean
  /** Another question has the same words. */
  isShared: boolean
}

const word = /[\p{L}\p{M}]+|\p{N}+/gu

function tokensOf({ plain, noise }: Reply): Token[] {
  const tokens: Token[] = []
  let next = 0
  let isFirst = true
  for (const match of plain.matchAll(word)) {
    const from = match.index
    const to = from + match[0].length
    while ((noise[next]?.to ?? Infinity) <= from) {
      next += 1
      isFirst = true
    }
    const inNoise = noise[next]
    if (inNoise !== undefined && inNoise.from <= from) continue
    tokens.push({ word: fold(match[0]), from, to, isFirst })
    isFirst = false
  }
  return tokens
}

function wordsOf(text: string): string[] {
  return (text.normalize('NFC').match(word) ?? []).map(fold)
}

/** By their first word, the longest first. */
function candidatesOf(form: MailForm): Map<string, Candidate[]> {
  const all: Candidate[] = piecesOf(form).flatMap((piece) => {
    const words = wordsOf(piece.text)
    const whole = { piece, words, isBare: false, isShared: false }
    return piece.part === 'question' ? [whole, { ...whole, words: words.slice(1), isBare: true }] : [whole]
  })
  const labels = new Map<string, number>()
  for (const { isBare, words } of all) if (isBare) labels.set(words.join(' '), (labels.get(words.join(' ')) ?? 0) + 1)
  const byFirst = new Map<string, Candidate[]>()
  for (const one of all.toSorted((a, b) => b.words.length - a.words.length)) {
    const [first] = one.words
    if (first === undefined) continue
    one.isShared = one.isBare && labels.get(one.words.join(' ')) !== 1
    // A question without letters is known by its answer line.
    if (one.piece.part === 'question' && !one.words.some((text) => /\p{L}/u.test(text))) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), one])
  }
  return byFirst
}

/** The form's own words in their places, in order. */
export function findPieces(form: MailForm, reply: Reply): FoundPiece[] {
  const tokens = tokensOf(reply)
  const candidates = candidatesOf(form)
  const found: FoundPiece[] = []
  let place = 0
  while (place < tokens.length) {
    const hit = (candidates.get(tokens[place]?.word ?? '') ?? []).find(
      (one) => isAt(tokens, place, one.words) && isMeant(reply, tokens, place, one, found),
    )
    if (hit === undefined) {
      place += 1
      continue
    }
    const first = tokens[place]
    const last = tokens[place + hit.words.length - 1]
    if (first !== undefined && last !== undefined)
      found.push({ piece: hit.piece, ...withMarks(reply.plain, hit.piece, first.from, last.to) })
    place += hit.words.length
  }
  return found
}

function isAt(tokens: readonly Token[], place: number, words: readonly string[]): boolean {
  return words.every((text, nth) => {
    const token = tokens[place + nth]
    return token?.word === text && (nth === 0 || !token.isFirst)
  })
}

function beforeOnLine(plain: string, at: number): string {
  return plain.slice(plain.lastIndexOf('\n', at - 1) + 1, at)
}

function afterOnLine(plain: string, at: number): string {
  const end = plain.indexOf('\n', at)
  return plain.slice(at, end === -1 ? plain.length : end)
}

const noLetters = /^[^\p{L}]*$/u
const noWords = /^[^\p{L}\p{N}]*$/u

/** Whether words that are the form's were also meant as such. */
function isMeant(
  { plain }: Reply,
  tokens: readonly Token[],
  place: number,
  { piece, words, isBare, isShared }: Candidate,
  found: readonly FoundPiece[],
): boolean {
  const from = tokens[place]?.from ?? 0
  const to = tokens[place + words.length - 1]?.to ?? 0
  const before = beforeOnLine(plain, from)
  const after = afterOnLine(plain, to)
  switch (piece.part) {
    case 'frame':
      return words.length >= 3 || (noWords.test(before) && noWords.test(after))
    case 'question': {
      // Two questions of the same words are told apart by their order.
      if (isShared && piece.field !== lastField(found) + 1) return false
      if (isBare) {
        const isWhole = noLetters.test(before) && (noWords.test(after) || /^[ ?!.*_]*[:?]/u.test(after))
        return isWhole || words.length >= 5
      }
      const numberEnd = tokens[place]?.to ?? 0
      return noWords.test(before) || /^[.):\]-]+ ?[^\s]/u.test(plain.slice(numberEnd))
    }
    case 'help': {
      const last = found.findLast(({ piece: { part } }) => part !== 'frame')?.piece
      return last !== undefined && last.part !== 'frame' && last.part !== 'prompt' && last.field === piece.field
    }
    case 'prompt':
      return noWords.test(before) || /^[ *_]*[:.)=-]/u.test(after)
  }
}

/** The field that was come to last, from 0; -1 before the first. */
function lastField(found: readonly FoundPiece[]): number {
  const last = found.findLast(({ piece: { part } }) => part !== 'frame')?.piece
  return last === undefined || last.part === 'frame' ? -1 : last.field
}

/** What may stand before a piece on its line and belongs to it: bullets, and the number that a list gave it. */
const beginning: Readonly<Record<Piece['part'], RegExp>> = {
  frame: /^[^\p{L}\p{N}]*(?:\d{1,3}[.)] *)?$/u,
  question: noLetters,
  help: noWords,
  prompt: noWords,
}

/** With the marks that belong to it: the rest of its punctuation behind, also on the next line; bullets and a number before. */
function withMarks(plain: string, piece: Piece, from: number, to: number): Range {
  const before = beforeOnLine(plain, from)
  const isFirst = beginning[piece.part].test(before)
  const opening = /[([{"'*_]+$/u.exec(before)?.[0].length ?? 0
  const end = withTail(plain, piece.text, to)
  const closing = /^[?!.,;:)\]}"'*_]+/u.exec(piece.part === 'prompt' ? '' : afterOnLine(plain, end))
  const stress = piece.part === 'prompt' ? /^[ *_]*[:.)=-]?[*_]*/u.exec(afterOnLine(plain, end)) : null
  const more = closing ?? (end === to ? stress : null)
  return { from: isFirst ? from - before.length : from - opening, to: end + (more?.[0].length ?? 0) }
}

/** Past the signs with which the piece ends, as far as they are there. */
function withTail(plain: string, text: string, to: number): number {
  const tail = /[^\p{L}\p{M}\p{N}]*$/u.exec(text.normalize('NFC'))?.[0] ?? ''
  let end = to
  for (const sign of plainOf(tail).replace(/\s/gu, '')) {
    const gap = /^\s*/u.exec(plain.slice(end, end + 20))?.[0].length ?? 0
    if (!plain.startsWith(sign, end + gap)) break
    end += gap + sign.length
  }
  return end
}
