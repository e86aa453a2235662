// The rules of notes: on which shelf one stands, the one way from the first shelf to the second, how long it is kept, when
// it is looked through, and when what it said before is worth keeping. Pure.
import type { Note, NoteClass, NoteVersion, Sensitivity } from '../model/note.ts'
import { firstLine } from './rich-words.ts'
import { dayAfter, monthsAfter } from './calendar/days.ts'

/** `private` is only ever the mentor's; `records` may be shown. */
export type Shelf = 'private' | 'records'

export function shelfOf(noteClass: NoteClass): Shelf {
  return noteClass === 'memory-aid' ? 'private' : 'records'
}

export const classWords: Readonly<Record<NoteClass, string>> = {
  'memory-aid': 'Memory aid',
  'shared-record': 'Record, may be shown',
  'from-mentee': 'Given by the mentee',
}

export const shelfWords: Readonly<Record<Shelf, string>> = { private: 'Only yours', records: 'Records' }

export const sensitivityWords: Readonly<Record<Sensitivity, string>> = {
  usual: 'Usual',
  sensitive: 'Sensitive',
  special: 'Specially protected',
}

/** What leaving the private shelf means, in two sentences. Sources: 34 CFR 99.3 (records in the sole possession of their
 * maker); GDPR, article 15. */
export const whatSharingMeans = [
  'Under FERPA a memory aid is no education record only while nobody but you has seen it; from this step on it is one, and the mentee may ask to inspect it.',
  'Under the GDPR the mentee may ask for a copy of either kind, so this step changes who may see it, not whether it can be asked for.',
] as const

/** Whether a note may go from one class to another: within the records freely, and never back to a memory aid. */
export function mayBecome(from: NoteClass, to: NoteClass): boolean {
  return to !== 'memory-aid' || from === 'memory-aid'
}

/** Months that notes of each class are kept, by the mentor's own rule; null is for ever, until decided. */
export type Retention = Readonly<Record<NoteClass, number | null>>

export const usualRetention: Retention = { 'memory-aid': 24, 'shared-record': 72, 'from-mentee': 72 }

/** @param on the day from which it counts */
export function keepUntilFor(noteClass: NoteClass, on: string, retention: Retention): string | null {
  const months = retention[noteClass]
  return months === null ? null : monthsAfter(on, months)
}

/** Minutes of rest after which what a note said counts as a version of its own, and the longest that may be written on before one
 * is kept all the same. */
const restBetweenVersions = 10
const longestWithoutVersion = 30

/** Whether what is stored should be kept as a former version before it is written over.
 * @param stored as it is in the vault
 * @param latestVersionAt when a version was last kept; null when none was
 * @param now milliseconds since 1970 */
export function isVersionDue(
  stored: Pick<Note, 'createdAt' | 'updatedAt'>,
  latestVersionAt: string | null,
  now: number,
): boolean {
  const minutesSince = (at: string) => (now - Date.parse(at)) / 60_000
  const begun = latestVersionAt ?? stored.createdAt
  return minutesSince(stored.updatedAt) >= restBetweenVersions || minutesSince(begun) >= longestWithoutVersion
}

/** Whether two states of a note say the same. */
export function saysTheSame(
  one: Pick<NoteVersion, 'title' | 'words'>,
  other: Pick<NoteVersion, 'title' | 'words'>,
): boolean {
  return one.title === other.title && JSON.stringify(one.words) === JSON.stringify(other.words)
}

/** Days within a year that the mentor looks through what is kept. */
const reviewEvery = 365

export interface NoteReview {
  /** Their day is over, the oldest first. */
  over: Note[]
  /** It is not decided how long they are kept. */
  undecided: Note[]
  /** The day on which the next look through them all is due; null while there is no note. */
  dueOn: string | null
}

/** @param reviewedOn the day of the last one; null when there was none
 * @param today a day */
export function noteReview(notes: readonly Note[], reviewedOn: string | null, today: string): NoteReview {
  const over = notes
    .filter(({ keepUntil }) => keepUntil !== null && keepUntil < today)
    .toSorted((one, other) => (one.keepUntil ?? '').localeCompare(other.keepUntil ?? ''))
  const undecided = notes.filter(({ keepUntil }) => keepUntil === null)
  const first = notes.map(({ createdAt }) => createdAt.slice(0, 10)).toSorted()[0]
  const from = reviewedOn ?? first
  return { over, undecided, dueOn: from === undefined ? null : dayAfter(from, reviewEvery) }
}

/** What a note is called where it has no title: its first words. */
export function titleOfNote({ title, words }: Pick<Note, 'title' | 'words'>): string {
  return title === '' ? firstLine(words) : title
}

/** The latest first. */
export function compareNotes(one: Note, other: Note): number {
  return other.on.localeCompare(one.on) || other.createdAt.localeCompare(one.createdAt)
}
