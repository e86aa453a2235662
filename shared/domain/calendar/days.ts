// Days as numbers, for counting: 0 is 1970-01-01 (a Thursday). It knows no zones.

/** Milliseconds of a day without a change of clocks. */
const dayLength = 24 * 60 * 60_000

/** A day of the calendar taken apart; month 1–12, weekday 1 (Monday) to 7. */
export interface DayParts {
  readonly year: number
  readonly month: number
  readonly date: number
  readonly weekday: number
}

/** Days since 1970-01-01 of `YYYY-MM-DD`; NaN when it is no day. */
export function dayNumber(day: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) / dayLength : Number.NaN
}

/** `YYYY-MM-DD` of a day number between the years 0 and 9999. */
export function dayText(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10)
}

/** The day so many days later, or earlier when negative. */
export function dayAfter(day: string, days: number): string {
  return dayText(dayNumber(day) + days)
}

/** The same day so many months later, or the last day of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

export function dayParts(number: number): DayParts {
  const date = new Date(number * dayLength)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
    weekday: weekdayOf(number),
  }
}

/** The number of the first day of a month; month 13 is January of the next year. */
export function firstOfMonth(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / dayLength
}

export function monthLength(year: number, month: number): number {
  return firstOfMonth(year, month + 1) - firstOfMonth(year, month)
}
