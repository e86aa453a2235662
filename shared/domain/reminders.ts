// What the system's notifications remind of: a meeting that is about to begin, a promise of mine that is due today. A
// notification lies open on the screen of whoever stands beside it, so nothing here knows a name or a word of a mentee.
// Pure; which moments lie between two looks is passed in, and what lies before the first look is not made up for.
import type { Meeting } from '../model/meeting.ts'
import type { PromiseRecord } from '../model/promise.ts'
import { momentOf, wallTime } from './meeting-time.ts'

/** Minutes before a meeting. */
export const minutesAhead = 10
/** When the day's promises are due, on the mentor's clock. */
export const promisesAt = '09:00'

const minute = 60_000

/** A meeting has begun when `startsAt` is reached; moments in ms since 1970. */
export type Reminder = { kind: 'meeting'; startsAt: number } | { kind: 'promise' }

/** Two looks at the clock, in ms since 1970: what falls after the first and not after the second is due. Looks that
 * follow each other therefore never say a thing twice, and none is left out between them. */
export interface Span {
  after: number
  until: number
}

interface Known {
  meetings: readonly Pick<Meeting, 'state' | 'startsAt'>[]
  promises: readonly Pick<PromiseRecord, 'owner' | 'state' | 'dueOn'>[]
}

/** @param zone the mentor's, IANA */
export function remindersBetween({ meetings, promises }: Known, { after, until }: Span, zone: string): Reminder[] {
  const isIn = (moment: number) => moment > after && moment <= until
  const reminders: Reminder[] = []
  for (const { state, startsAt } of meetings) {
    if (state !== 'planned') continue
    const start = Date.parse(startsAt)
    // Once it has begun there is nothing to be reminded of.
    if (isIn(start - minutesAhead * minute) && start > until) reminders.push({ kind: 'meeting', startsAt: start })
  }
  const { day } = wallTime(new Date(until).toISOString(), zone)
  const morning = momentOf({ day, time: promisesAt }, zone)
  if (morning === null || !isIn(Date.parse(morning))) return reminders
  const due = promises.filter(({ owner, state, dueOn }) => owner === 'mentor' && state === 'open' && dueOn === day)
  return [...reminders, ...due.map((): Reminder => ({ kind: 'promise' }))]
}

/** One sentence for everything that is due at once; null when nothing is.
 * @param now ms since 1970 */
export function sayReminders(reminders: readonly Reminder[], now: number): string | null {
  const starts = reminders.flatMap((one) => (one.kind === 'meeting' ? [one.startsAt] : []))
  const promises = reminders.length - starts.length
  const parts = [
    ...(starts.length === 0 ? [] : [meetingWords(starts, now)]),
    ...(promises === 0
      ? []
      : [promises === 1 ? 'a promise of yours is due today' : `${promises} promises of yours are due today`]),
  ]
  if (parts.length === 0) return null
  const said = parts.join(', and ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}

function meetingWords(starts: readonly number[], now: number): string {
  const minutes = Math.max(1, Math.ceil((Math.max(...starts) - now) / minute))
  const soon = minutes === 1 ? 'a minute' : minutes === minutesAhead ? 'ten minutes' : `${minutes} minutes`
  return starts.length === 1 ? `a meeting begins in ${soon}` : `${starts.length} meetings begin within ${soon}`
}
