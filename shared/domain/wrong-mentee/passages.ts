// Passages of private notes in a text: six words in a row or more that stand in what only the mentor was to see, and
// nowhere in what is shared.
//
// [Note: numbers of words] Notes are kept as numbers of their words. A text has few words, so nearly every word of the notes is
// passed over at one look; only where six in a row are in the text are they compared with it.
import type { Misdirection } from '../wrong-mentee.ts'
import { foldedWord, type Token } from './tokens.ts'

/** Private words, and of whom they are; null when of several. */
export interface Passage {
  menteeId: string | null
  text: string
}

/** So many words in a row are no accident. */
export const passageWords = 6

interface Note {
  menteeId: string | null
  words: Int32Array
}

export interface PassageIndex {
  secret: readonly Note[]
  harmless: readonly Note[]
  /** By the folded word, from 1. */
  numbers: ReadonlyMap<string, number>
}

const word = /[\p{L}\p{M}\p{N}]+/gu

export function indexOfPassages(passages: readonly Passage[], harmless: readonly string[]): PassageIndex {
  const numbers = new Map<string, number>()
  /** As it is written → its number: folding is the dear step, and the same words come again. */
  const written = new Map<string, number>()
  const numberOf = (text: string): number => {
    const known = written.get(text)
    if (known !== undefined) return known
    const folded = foldedWord(text)
    const number = numbers.get(folded) ?? numbers.size + 1
    numbers.set(folded, number)
    written.set(text, number)
    return number
  }
  const noteOf = ({ menteeId, text }: Passage): Note => ({
    menteeId,
    words: Int32Array.from(text.match(word) ?? [], numberOf),
  })
  const isLong = ({ words }: Note) => words.length >= passageWords
  return {
    secret: passages.map(noteOf).filter(isLong),
    harmless: harmless.map((text) => noteOf({ menteeId: null, text })).filter(isLong),
    numbers,
  }
}

/** Each passage once, as long as it goes on. */
export function passagesIn(
  { secret, harmless, numbers }: PassageIndex,
  text: string,
  tokens: readonly Token[],
): Misdirection[] {
  const words = tokens.map(({ word: one }) => numbers.get(one) ?? 0)
  const asked = askedRuns(words, numbers.size)
  const secretAt = new Map<number, string | null>()
  for (const { menteeId, words: note } of secret) asked.eachIn(note, (place) => secretAt.set(place, menteeId))
  if (secretAt.size === 0) return []
  for (const { words: note } of harmless) asked.eachIn(note, (place) => secretAt.delete(place))
  const found: Misdirection[] = []
  for (let place = 0; place < tokens.length; place++) {
    const menteeId = secretAt.get(place)
    if (menteeId === undefined) continue
    let last = place
    while (secretAt.get(last + 1) === menteeId) last += 1
    const from = tokens[place]?.from ?? 0
    const to = tokens[last + passageWords - 1]?.to ?? from
    found.push({ kind: 'private', menteeId, words: text.slice(from, to), at: from })
    place = last + passageWords - 1
  }
  return found
}

/** The runs of six words in a text, to be looked for in notes. */
function askedRuns(words: readonly number[], size: number) {
  const isThere = new Uint8Array(size + 1)
  for (const number of words) if (number > 0) isThere[number] = 1
  const places = new Map<string, number[]>()
  for (let place = 0; place + passageWords <= words.length; place++) {
    const run = words.slice(place, place + passageWords)
    if (run.includes(0)) continue
    const key = run.join(' ')
    places.set(key, [...(places.get(key) ?? []), place])
  }
  return {
    /** Calls with every place of the text whose six words stand in the note. */
    eachIn(note: Int32Array, call: (place: number) => void): void {
      let inRow = 0
      for (let at = 0; at < note.length; at++) {
        inRow = isThere[note[at] ?? 0] === 1 ? inRow + 1 : 0
        if (inRow < passageWords) continue
        for (const place of places.get(note.subarray(at - passageWords + 1, at + 1).join(' ')) ?? []) call(place)
      }
    },
  }
}
