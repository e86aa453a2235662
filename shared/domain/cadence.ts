// Cadence: whether the time since the last contact is still what keeps a mentorship alive. Pure.
import type { Mentee } from '../model/mentee.ts'

/** `due` after the agreed days, else `usualDays`; `overdue` after one and a half times, `silent` after two and a half. */
export type Cadence = 'on-track' | 'due' | 'overdue' | 'silent'

/** Days after which somebody counts as due when nothing was agreed: four weeks. Pairs of mentoring programmes by
 * mail write two or three times in a month (MentorNet), so this is late enough to be worth a word. */
export const usualDays = 28

const overdueAfter = 1.5
const silentAfter = 2.5
const dayLength = 86_400_000

export interface Contact {
  cadence: Cadence
  /** Whole days since the last contact, or since the mentorship began when there was none. */
  days: number
}

interface Known {
  mentee: Pick<Mentee, 'status' | 'archivedAt' | 'startOn' | 'createdAt'>
  /** A moment; null when there was no contact yet. */
  lastContact: string | null
  /** The day agreed for the next meeting. */
  nextOn: string | null
  /** Days from one contact to the next by the agreement in force; null when there is none. */
  everyDays: number | null
}

/** Null for somebody who is not being mentored at the moment. An agreed day that lies ahead keeps a mentorship on
 * track, however long ago the last contact was. `today` is the mentor's day. */
export function cadenceOf(
  { mentee, lastContact, nextOn, everyDays }: Known,
  now: number,
  today: string,
): Contact | null {
  if (mentee.status !== 'active' || mentee.archivedAt !== null) return null
  const since = Date.parse(lastContact ?? mentee.startOn ?? mentee.createdAt)
  const days = Math.max(0, Math.floor((now - since) / dayLength))
  if (nextOn !== null && nextOn >= today) return { cadence: 'on-track', days }
  const share = days / (everyDays ?? usualDays)
  if (share >= silentAfter) return { cadence: 'silent', days }
  if (share >= overdueAfter) return { cadence: 'overdue', days }
  return { cadence: share >= 1 ? 'due' : 'on-track', days }
}
