// Moments and days as people say them: `Today 14:00`, `Tue 14:00`, `3 Mar`, `3 Mar 2025`.
import { dateFormat } from '../../shared/domain/date-format.ts'

const numbers = dateFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const weekday = dateFormat('en-GB', { weekday: 'short' })
const thisYear = dateFormat('en-GB', { day: 'numeric', month: 'short' })
const otherYear = dateFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const clock = dateFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const fullDay = dateFormat('en-GB', { dateStyle: 'full' })
const fullTime = dateFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' })

/** A day without a zone: `2026-09-14`. */
const dayOnly = /^\d{4}-\d{2}-\d{2}$/

const dayLength = 86_400_000

/** The calendar day in a zone as a count of days, so that days can be subtracted. */
function dayNumber(moment: Date, timeZone: string | undefined): number {
  return Date.parse(`${numbers(timeZone).format(moment)}T00:00:00Z`) / dayLength
}

function sayDay(moment: Date, now: Date, timeZone: string | undefined): string {
  const away = dayNumber(moment, timeZone) - dayNumber(now, timeZone)
  if (away === 0) return 'Today'
  if (away === -1) return 'Yesterday'
  if (away === 1) return 'Tomorrow'
  if (Math.abs(away) < 7) return weekday(timeZone).format(moment)
  const year = (one: Date) => numbers(timeZone).format(one).slice(0, 4)
  return (year(moment) === year(now) ? thisYear : otherYear)(timeZone).format(moment)
}

/** @param at a moment in ISO 8601, or a day
 * @param timeZone an IANA zone; the computer's when left out */
export function sayTime(at: string, now: Date, timeZone?: string): string {
  if (dayOnly.test(at)) {
    return sayDay(new Date(`${at}T00:00:00Z`), new Date(`${numbers(timeZone).format(now)}T00:00:00Z`), 'UTC')
  }
  const moment = new Date(at)
  return `${sayDay(moment, now, timeZone)} ${clock(timeZone).format(moment)}`
}

/** In full, for the title of a short one: `Monday, 14 September 2026 at 14:00`. */
export function sayFullTime(at: string, timeZone?: string): string {
  if (dayOnly.test(at)) return fullDay('UTC').format(new Date(`${at}T00:00:00Z`))
  return fullTime(timeZone).format(new Date(at))
}
