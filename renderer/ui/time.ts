// Moments and days as people say them: `Today 14:00`, `Tue 14:00`, `3 Mar`, `3 Mar 2025`.

/** A day without a zone: `2026-09-14`. */
const dayOnly = /^\d{4}-\d{2}-\d{2}$/

const dayLength = 86_400_000

/** The calendar day in a zone as a count of days, so that days can be subtracted. */
function dayNumber(moment: Date, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(moment)
  return Date.parse(`${parts}T00:00:00Z`) / dayLength
}

function sayDay(moment: Date, now: Date, timeZone: string | undefined): string {
  const away = dayNumber(moment, timeZone) - dayNumber(now, timeZone)
  if (away === 0) return 'Today'
  if (away === -1) return 'Yesterday'
  if (away === 1) return 'Tomorrow'
  if (Math.abs(away) < 7) return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' }).format(moment)
  const sameYear =
    new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(moment) ===
    new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(now)
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(moment)
}

/** @param at a moment in ISO 8601, or a day
 * @param timeZone an IANA zone; the computer's when left out */
export function sayTime(at: string, now: Date, timeZone?: string): string {
  if (dayOnly.test(at)) {
    const today = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).format(now)
    return sayDay(new Date(`${at}T00:00:00Z`), new Date(`${today}T00:00:00Z`), 'UTC')
  }
  const moment = new Date(at)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)
  return `${sayDay(moment, now, timeZone)} ${clock}`
}

/** In full, for the title of a short one: `Monday, 14 September 2026 at 14:00`. */
export function sayFullTime(at: string, timeZone?: string): string {
  if (dayOnly.test(at))
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${at}T00:00:00Z`))
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(at))
}
