// Names of mentees in a text. A full name counts however it is written; a first name alone only when it is written with a
// capital, is no common word, and is not a name of somebody who gets the mail.
import { isCommonWord } from '../common-names.ts'
import type { GuardedPerson, Misdirection } from '../wrong-mentee.ts'
import { wordsOf, type Token } from './tokens.ts'

interface Entry {
  words: readonly string[]
  menteeId: string
  isFull: boolean
}

export interface NameIndex {
  /** By the first word, the longest name first. */
  byFirst: ReadonlyMap<string, readonly Entry[]>
  /** Names in scripts that put no space between words, by their first two signs. */
  unspaced: ReadonlyMap<string, readonly Entry[]>
}

/** Writing without spaces between words: a name stands within a run of letters. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const shortestFirst = 2

function namesOf({ id, name, preferredName }: GuardedPerson): Entry[] {
  const whole = wordsOf(name)
  const called = wordsOf(preferredName)
  const [first] = whole
  const last = whole.at(-1)
  const full = (words: readonly string[]): Entry[] => (words.length < 2 ? [] : [{ words, menteeId: id, isFull: true }])
  const single = (word: string | undefined): Entry[] =>
    word === undefined || word.length < shortestFirst || isCommonWord(word)
      ? []
      : [{ words: [word], menteeId: id, isFull: false }]
  return [
    ...full(whole),
    ...(whole.length === 2 ? full(whole.toReversed()) : []),
    ...(whole.length > 2 && first !== undefined && last !== undefined ? full([first, last]) : []),
    ...full(called),
    ...(called.length === 1 && last !== undefined && last !== called[0] ? full([...called, last]) : []),
    ...single(first),
    ...(called.length === 1 && called[0] !== first ? single(called[0]) : []),
  ]
}

export function indexOfNames(people: readonly GuardedPerson[]): NameIndex {
  const byFirst = new Map<string, Entry[]>()
  const unspaced = new Map<string, Entry[]>()
  for (const person of people)
    for (const entry of namesOf(person)) {
      const joined = entry.words.join('')
      const isUnspaced = withoutSpaces.test(joined)
      const map = isUnspaced ? unspaced : byFirst
      const key = isUnspaced ? joined.slice(0, 2) : (entry.words[0] ?? '')
      const entries = map.get(key)
      if (entries === undefined) map.set(key, [entry])
      else entries.push(entry)
    }
  for (const entries of byFirst.values()) entries.sort((one, other) => other.words.length - one.words.length)
  return { byFirst, unspaced }
}

export function namesIn(
  index: NameIndex,
  text: string,
  tokens: readonly Token[],
  recipients: readonly GuardedPerson[],
  ownNames: readonly string[],
): Misdirection[] {
  const known = new Set([
    ...recipients.flatMap(({ name, preferredName }) => [...wordsOf(name), ...wordsOf(preferredName)]),
    ...ownNames.flatMap(wordsOf),
  ])
  const recipientIds = new Set(recipients.map(({ id }) => id))
  const found: Misdirection[] = []
  let place = 0
  while (place < tokens.length) {
    const hits = (index.byFirst.get(tokens[place]?.word ?? '') ?? []).filter((one) =>
      isThere(tokens, place, one, known),
    )
    const [longest] = hits
    const ofSame = hits.filter(({ words }) => words.length === longest?.words.length)
    // Of several people of that name one who gets the mail is meant.
    const isMeant = longest !== undefined && !ofSame.some(({ menteeId }) => recipientIds.has(menteeId))
    const from = tokens[place]?.from ?? 0
    const to = tokens[place + (longest?.words.length ?? 1) - 1]?.to ?? from
    if (isMeant) found.push({ kind: 'name', menteeId: longest.menteeId, words: text.slice(from, to), at: from })
    place += longest?.words.length ?? 1
  }
  return [...found, ...tokens.flatMap((token) => unspacedIn(index, text, token, recipientIds, known))]
}

function isThere(
  tokens: readonly Token[],
  place: number,
  { words, isFull }: Entry,
  known: ReadonlySet<string>,
): boolean {
  const here = words.map((word, nth) => (tokens[place + nth]?.word === word ? tokens[place + nth] : undefined))
  if (here.includes(undefined)) return false
  const isCapital = here.every((token) => token?.isCapital === true)
  if (!isFull) return isCapital && !known.has(words[0] ?? '')
  // "You will grace …": words that are names only when they are written as such.
  return isCapital || !words.some((word) => isCommonWord(word) || word.length < 3)
}

function unspacedIn(
  { unspaced }: NameIndex,
  text: string,
  token: Token,
  recipientIds: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Misdirection[] {
  if (unspaced.size === 0 || !withoutSpaces.test(token.word)) return []
  const found: Misdirection[] = []
  for (let at = 0; at < token.word.length - 1; at++) {
    const here = (unspaced.get(token.word.slice(at, at + 2)) ?? []).filter(({ words }) =>
      token.word.startsWith(words.join(''), at),
    )
    const [one] = here.toSorted((a, b) => b.words.join('').length - a.words.join('').length)
    if (one === undefined) continue
    const name = one.words.join('')
    at += name.length - 1
    if (here.some(({ menteeId }) => recipientIds.has(menteeId)) || known.has(name)) continue
    // Folding of these scripts keeps the number of signs; where it does not, the whole run is shown.
    const isEven = token.word.length === token.to - token.from
    const from = isEven ? token.from + at - name.length + 1 : token.from
    found.push({
      kind: 'name',
      menteeId: one.menteeId,
      words: isEven ? text.slice(from, from + name.length) : text.slice(token.from, token.to),
      at: from,
    })
  }
  return found
}
