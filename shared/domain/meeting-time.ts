// Clock times at a place: between a moment and what a clock on the wall shows in an IANA zone, so that a
// meeting is entered in the mentor's time and shown in the mentee's. The zone tables are the runtime's own.

import { dateFormat } from './date-format.ts'

/** What a clock on the wall shows: `{ day: '2026-09-14', time: '14:05' }`. */
export interface WallTime {
  day: string
  /** Hours and minutes, 24-hour, `HH:MM`. */
  time: string
}

const weekday = dateFormat('en-GB', { weekday: 'short' })
const partsIn = dateFormat('en-US', {
  hourCycle: 'h23',
  era: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** True for a zone that this computer knows, such as `Africa/Nairobi`. */
export function isZone(zone: string): boolean {
  if (zone === '') return false
  try {
    partsIn(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The practice's zone, else the computer's. */
export function mentorZone(practiceZone: string): string {
  return isZone(practiceZone) ? practiceZone : new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Minutes that the wall clock in the zone is ahead of Greenwich at the moment (milliseconds since 1970). */
export function zoneMinutes(moment: number, zone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of partsIn(zone).formatToParts(moment)) parts[type] = value
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts[type])
  const wall = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  )
  return Math.round((wall - Math.floor(moment / 1_000) * 1_000) / 60_000)
}

/** What the wall clock in the zone shows at the moment (ISO 8601). */
export function wallTime(instant: string, zone: string): WallTime {
  const moment = Date.parse(instant)
  const shown = new Date(moment + zoneMinutes(moment, zone) * 60_000).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}

/** The moment at which the wall clock in the zone shows this, as ISO 8601; null when day or time cannot be read.
 * A time that is skipped in spring is taken an hour later; of a time that comes twice in autumn, the first. */
export function momentOf({ day, time }: WallTime, zone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null
  const wall = Date.parse(`${day}T${time}:00.000Z`)
  if (Number.isNaN(wall)) return null
  const dayLength = 24 * 60 * 60_000
  const candidates = [zoneMinutes(wall - dayLength, zone), zoneMinutes(wall + dayLength, zone)]
    .map((minutes) => wall - minutes * 60_000)
    .toSorted((a, b) => a - b)
  const fitting = candidates.find((moment) => moment + zoneMinutes(moment, zone) * 60_000 === wall)
  const moment = fitting ?? candidates.at(-1)
  return moment === undefined ? null : new Date(moment).toISOString()
}

/** The clock time for somebody elsewhere, as people say it: `08:00`, or `Wed 01:00` when it is another day there.
 * Null when their zone is not known or their clock shows the same. */
export function timeThere(instant: string, here: string, there: string): string | null {
  if (!isZone(there) || Number.isNaN(Date.parse(instant))) return null
  const mine = wallTime(instant, here)
  const theirs = wallTime(instant, there)
  if (mine.day === theirs.day && mine.time === theirs.time) return null
  if (mine.day === theirs.day) return theirs.time
  return `${weekday(there).format(Date.parse(instant))} ${theirs.time}`
}

/** The moment rounded down to five minutes: nobody meets at 14:03:27. */
export function roundedMoment(milliseconds: number): string {
  const step = 5 * 60_000
  return new Date(Math.floor(milliseconds / step) * step).toISOString()
}
