// When a mail that is to wait could go: the next morning where the mentee lives, and the like. Pure; moments in ISO 8601.
import { dayAfter } from './calendar/days.ts'
import { isZone, momentOf, wallTime } from './meeting-time.ts'

export interface LaterChoice {
  id: 'evening' | 'morning' | 'monday'
  at: string
}

const dayLength = 86_400_000
const hour = 3_600_000
const morning = '08:00'
const evening = '18:00'
/** Nobody waits for longer than this, in ms. */
export const longestDelay = 366 * dayLength

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** By the clock of a zone, the soonest first; only what is at least an hour ahead. `now` in ms. */
export function laterChoices(now: number, zone: string): LaterChoice[] {
  if (!isZone(zone)) return []
  const { day } = wallTime(new Date(now).toISOString(), zone)
  const toMonday = (8 - weekdayOf(day)) % 7 || 7
  const wanted = [
    { id: 'evening', day, time: evening },
    { id: 'morning', day: dayAfter(day, 1), time: morning },
    ...(toMonday === 1 ? [] : [{ id: 'monday', day: dayAfter(day, toMonday), time: morning } as const]),
  ] as const
  return wanted.flatMap(({ id, day: on, time }) => {
    const at = momentOf({ day: on, time }, zone)
    return at === null || Date.parse(at) < now + hour ? [] : [{ id, at }]
  })
}

/** Why a moment cannot be waited for; null when it can. */
export function laterTrouble(at: string | null, now: number): 'unreadable' | 'past' | 'far' | null {
  if (at === null) return 'unreadable'
  const ahead = Date.parse(at) - now
  return ahead <= 0 ? 'past' : ahead > longestDelay ? 'far' : null
}
