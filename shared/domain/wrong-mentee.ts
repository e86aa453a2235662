// The guard against writing to the wrong mentee: what in a mail seems to be about, or meant for, somebody else. It warns and
// never forbids. Everything is looked up word by word in an index, so that it can run while somebody writes.
import { indexOfNames, namesIn, type NameIndex } from './wrong-mentee/names.ts'
import { indexOfPassages, passagesIn, type Passage, type PassageIndex } from './wrong-mentee/passages.ts'
import { tokensOf } from './wrong-mentee/tokens.ts'
import { indexOfMarks, marksIn, type MarkIndex } from './wrong-mentee/marks.ts'

/** What was found, and where in the text (from 0, in UTF-16 units). `name`, `student-number` and `address` are those of a
 * mentee who is no recipient; `private` is a passage of the mentor's own notes that nobody was to see. */
export interface Misdirection {
  kind: 'name' | 'student-number' | 'address' | 'private'
  /** Whose it is; null for a private passage of a group's meeting. */
  menteeId: string | null
  /** The words of the text that gave it away. */
  words: string
  at: number
}

/** What the guard knows of a mentee. */
export interface GuardedPerson {
  id: string
  name: string
  preferredName: string
  emails: readonly string[]
  studentId: string
}

export interface GuardIndex {
  people: ReadonlyMap<string, GuardedPerson>
  names: NameIndex
  marks: MarkIndex
  passages: PassageIndex
}

/** @param harmless passages that are no secret: what is shared, prompts of templates */
export function guardIndex(
  people: readonly GuardedPerson[],
  passages: readonly Passage[],
  harmless: readonly string[],
): GuardIndex {
  return {
    people: new Map(people.map((one) => [one.id, one])),
    names: indexOfNames(people),
    marks: indexOfMarks(people),
    passages: indexOfPassages(passages, harmless),
  }
}

/** Everything that was found, in the order of the text, the same thing once.
 * @param recipientIds of mentees
 * @param ownNames names that stand in every mail of the mentor: the mentor's own, the institution's */
export function misdirectionsIn(
  index: GuardIndex,
  text: string,
  recipientIds: readonly string[],
  ownNames: readonly string[] = [],
): Misdirection[] {
  const tokens = tokensOf(text)
  const recipients = recipientIds.flatMap((id) => index.people.get(id) ?? [])
  const marks = marksIn(index.marks, text, recipients)
  const free = tokens.filter(({ from }) => !marks.some(({ at, words }) => from >= at && from < at + words.length))
  const found = [
    ...marks.filter(({ menteeId }) => menteeId !== null),
    ...namesIn(index.names, text, free, recipients, ownNames),
    ...passagesIn(index.passages, text, tokens),
  ]
  const once = new Map<string, Misdirection>()
  for (const one of found.toSorted((a, b) => a.at - b.at)) {
    const key = JSON.stringify([one.kind, one.menteeId, one.words.toLowerCase()])
    if (!once.has(key)) once.set(key, one)
  }
  return [...once.values()]
}

/** The same without an index that is kept. */
export function misdirectionsOf(
  text: string,
  recipients: readonly GuardedPerson[],
  others: readonly GuardedPerson[],
  privatePassages: readonly Passage[],
): Misdirection[] {
  const index = guardIndex([...recipients, ...others], privatePassages, [])
  return misdirectionsIn(
    index,
    text,
    recipients.map(({ id }) => id),
  )
}
