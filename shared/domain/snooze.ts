// Until when a conversation can be put out of sight: later today, tomorrow, next week, or a day of the mentor's choice,
// always at an hour at which somebody works. Pure; days and hours are the mentor's own.
import { dayAfter } from './calendar/days.ts'
import { momentOf, wallTime } from './meeting-time.ts'

/** When a day of work begins, on the mentor's clock. */
const morning = '08:00'
/** Later today is so many hours from now, and not later than this hour. */
const laterHours = 3
const lastHour = 20

export interface SnoozeChoice {
  kind: 'later' | 'tomorrow' | 'next-week'
  label: string
  /** A moment, ISO 8601. */
  until: string
}

/** The morning of a day (`2026-09-14`); null when it is no day. */
export function morningOf(day: string, zone: string): string | null {
  return momentOf({ day, time: morning }, zone)
}

/** @param now milliseconds since 1970
 * @param zone the mentor's, IANA */
export function snoozeChoices(now: number, zone: string): SnoozeChoice[] {
  const { day, time } = wallTime(new Date(now).toISOString(), zone)
  const hour = Number(time.slice(0, 2)) + laterHours
  // Monday is 1.
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const toMonday = (8 - weekday) % 7 || 7
  const later = hour > lastHour ? null : momentOf({ day, time: `${String(hour).padStart(2, '0')}:00` }, zone)
  const tomorrow = morningOf(dayAfter(day, 1), zone)
  const nextWeek = toMonday === 1 ? null : morningOf(dayAfter(day, toMonday), zone)
  return [
    ...(later === null ? [] : [{ kind: 'later', label: 'Later today', until: later } as const]),
    ...(tomorrow === null ? [] : [{ kind: 'tomorrow', label: 'Tomorrow', until: tomorrow } as const]),
    ...(nextWeek === null ? [] : [{ kind: 'next-week', label: 'Next week', until: nextWeek } as const]),
  ]
}
