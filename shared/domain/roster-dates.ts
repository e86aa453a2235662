// Times as people say them on the roster: how long ago, how soon, and what o'clock it is for the mentee.
// The present and the zone are passed in.

import { dateFormat } from './date-format.ts'
import { isZone } from './meeting-time.ts'

const hour = 3_600_000
const dayLength = 24 * hour

const numbers = dateFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const dayOfWeek = dateFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const dayOfYear = dateFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const clock = dateFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** The calendar day of a moment at a place, `2026-09-14`. */
export function dayAt(moment: number, zone: string): string {
  return numbers(zone).format(moment)
}

/** Whole calendar days from one day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength)
}

/** `today`, `in 3 days`, `3 weeks ago`, `in 2 months`, `last year`: the largest unit that fits whole. */
export function sayDays(days: number): string {
  const size = Math.abs(days)
  if (size < 14) return ago.format(days, 'day')
  if (size < 60) return ago.format(Math.trunc(days / 7), 'week')
  if (size < 365) return ago.format(Math.trunc(days / 30.44), 'month')
  return ago.format(Math.trunc(days / 365.25) || Math.sign(days), 'year')
}

/** How long ago a moment was by the calendar of a place. A clock that was set back shows `today`, never the future. */
export function sayAgo(instant: string, now: number, zone: string): string {
  return sayDays(Math.min(0, daysBetween(dayAt(now, zone), dayAt(Date.parse(instant), zone))))
}

/** A day as people say it: `today`, `Thu 17 Sep`, `17 Sep 2027` when the year is another. */
export function sayDay(day: string, now: number, zone: string): string {
  const today = dayAt(now, zone)
  const days = daysBetween(today, day)
  if (Math.abs(days) <= 1) return ago.format(days, 'day')
  const otherYear = day.slice(0, 4) !== today.slice(0, 4)
  return (otherYear ? dayOfYear : dayOfWeek)('UTC').format(Date.parse(day)).replace(',', '')
}

/** The clock at two places: `Tue 14:00` here, `08:00` there, with the weekday there when it is another. Null when the
 * zone is not one, or both clocks show the same. */
export function clocks(now: number, here: string, there: string): { here: string; there: string } | null {
  if (!isZone(there)) return null
  const ours = clock(here).format(now).replace(',', '')
  const theirs = clock(there).format(now).replace(',', '')
  if (ours === theirs) return null
  return { here: ours, there: ours.slice(0, 3) === theirs.slice(0, 3) ? theirs.slice(4) : theirs }
}
