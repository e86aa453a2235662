// Other people in what is given to a mentee: where they are named, proposed for redaction and decided one by one; and the text with
// what was decided. Pure.
import { indexOfNames, namesIn } from '../wrong-mentee/names.ts'
import { tokensOf, wordsOf } from '../wrong-mentee/tokens.ts'
import type { GuardedPerson } from '../wrong-mentee.ts'
import type { PackPart } from './pack.ts'

/** One place at which somebody else is named, or an address that is not the mentee's. */
export interface Mention {
  /** Of its entry, line, place and words: a decision never passes to another place when something is added meanwhile. */
  key: string
  words: string
  /** Around it, for deciding. */
  before: string
  after: string
  part: number
  entry: number
  /** The place of the line; -1 for the heading. */
  line: number
  from: number
  to: number
}

export type Decision = 'redact' | 'leave'

/** What stands in the place of what was redacted. */
export const redaction = '[another person]'

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Whoever is spoken of with a title is somebody, on the roster or not. */
const titled =
  /(?<![\p{L}\p{N}])(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss|Sister|Dean)\.?\s+(?:\p{Lu}[\p{L}\p{M}’'-]+)(?:\s+\p{Lu}[\p{L}\p{M}’'-]+)?/gu
/** Characters shown on either side. */
const around = 50

interface Known {
  mentee: GuardedPerson
  /** Everybody else on the roster, and other names that are known, such as speakers. */
  others: readonly GuardedPerson[]
  /** The mentor's. */
  ownNames: readonly string[]
}

/** In the order of the pack. */
export function mentionsIn(parts: readonly PackPart[], { mentee, others, ownNames }: Known): Mention[] {
  const index = indexOfNames(others.flatMap(alsoCalled))
  const knownWords = new Set([...ownNames, mentee.name, mentee.preferredName].flatMap(wordsOf))
  const own = new Set(mentee.emails.map((one) => one.toLowerCase()))
  const found: Mention[] = []
  parts.forEach(({ entries }, part) =>
    entries.forEach(({ id: entryId, heading, lines }, entry) =>
      [heading, ...lines].forEach((text, place) => {
        const names = namesIn(index, text, tokensOf(text), [mentee], ownNames).map(({ at, words }) => ({
          from: at,
          words,
        }))
        const addresses = [...text.matchAll(address)]
          .filter(([words]) => !own.has(words.toLowerCase()))
          .map((match) => ({ from: match.index, words: match[0] }))
        const titles = [...text.matchAll(titled)]
          .filter(([words]) => !wordsOf(words).some((word) => knownWords.has(word)))
          .map((match) => ({ from: match.index, words: match[0] }))
        const whole = [...addresses, ...titles.filter((one) => !isInside(addresses, one.from))]
        for (const { from, words } of [...names.filter((one) => !isInside(whole, one.from)), ...whole].toSorted(
          (one, other) => one.from - other.from,
        )) {
          const to = from + words.length
          const line = place - 1
          found.push({
            key: `${entryId}/${line}/${from}/${words}`,
            words,
            before: text.slice(Math.max(0, from - around), from),
            after: text.slice(to, to + around),
            part,
            entry,
            line,
            from,
            to,
          })
        }
      }),
    ),
  )
  return found
}

function isInside(places: readonly { from: number; words: string }[], at: number): boolean {
  return places.some(({ from, words }) => at >= from && at < from + words.length)
}

/** Somebody who goes by several words may be called by the first of them alone. */
function alsoCalled(person: GuardedPerson): GuardedPerson[] {
  const [first, ...more] = person.preferredName.split(/\s+/u)
  return first === undefined || more.length === 0
    ? [person]
    : [person, { ...person, name: person.preferredName, preferredName: first }]
}

/** The pack as it is given: what was decided to be redacted is not in it. What is not decided counts as redacted. */
export function redacted(
  parts: readonly PackPart[],
  mentions: readonly Mention[],
  decisions: ReadonlyMap<string, Decision>,
): PackPart[] {
  const byLine = new Map<string, Mention[]>()
  for (const mention of mentions) {
    if (decisions.get(mention.key) === 'leave') continue
    const name = `${mention.part}/${mention.entry}/${mention.line}`
    byLine.set(name, [...(byLine.get(name) ?? []), mention])
  }
  const without = (text: string, name: string) =>
    (byLine.get(name) ?? [])
      .toSorted((one, other) => other.from - one.from)
      .reduce((rest, { from, to }) => rest.slice(0, from) + redaction + rest.slice(to), text)
  return parts.map(({ title, entries }, part) => ({
    title,
    entries: entries.map((one, entry) => ({
      ...one,
      heading: without(one.heading, `${part}/${entry}/-1`),
      lines: one.lines.map((text, line) => without(text, `${part}/${entry}/${line}`)),
    })),
  }))
}
