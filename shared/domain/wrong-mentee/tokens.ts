// The words of a text, folded, with their places. Words of any script; of those that put no space between words, a run.
import { fold } from '../folding.ts'

export interface Token {
  /** Folded. */
  word: string
  /** Begins with a capital, or is of a script that has none. */
  isCapital: boolean
  from: number
  to: number
}

const word = /[\p{L}\p{M}\p{N}]+/gu
const kept = new Map<string, string>()
/** Folded words that are remembered at most. */
const mostKept = 50_000

/** Folding is by far the dearest step, and people use few words. */
export function foldedWord(text: string): string {
  const known = kept.get(text)
  if (known !== undefined) return known
  if (kept.size >= mostKept) kept.clear()
  const folded = fold(text)
  kept.set(text, folded)
  return folded
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(word)].map((match) => ({
    word: foldedWord(match[0]),
    isCapital: !/^\p{Ll}/u.test(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** The folded words alone. */
export function wordsOf(text: string): string[] {
  return (text.match(word) ?? []).map(foldedWord)
}
