// A meeting that comes again: the days it falls on and the moments at which it starts. It is planned over the clock on
// the wall, so 10:00 stays 10:00 when clocks change. Called by the calendar and by the writer of invitations.
import { momentOf, wallTime } from '../meeting-time.ts'
import type { DayRule } from './day-rule.ts'
import { ruleDays } from './day-rule.ts'
import { dayAfter, dayNumber, dayParts, weekdayOf } from './days.ts'

/** How a meeting comes again. */
export interface Recurrence {
  /** `month-day`: on the first day's date; months without that date are left out, as calendars do (RFC 5545, 3.3.10).
   * `month-weekday`: on the first day's weekday, such as the second Tuesday; a fifth one means the last of the month. */
  every: 'week' | 'month-day' | 'month-weekday'
  /** 1–12 weeks or months. */
  interval: number
  /** For `week`: 1 (Monday) to 7; absent or empty means the first day's own. */
  weekdays?: number[]
  /** How many times in all, skipped ones included; null when it is not limited. */
  count: number | null
  /** The last day on which it may fall, `YYYY-MM-DD`. */
  until: string | null
  /** Days that are left out, `YYYY-MM-DD`. */
  skipped: string[]
}

/** A plan: the first day should be one on which the recurrence falls, else the first that fits comes after it. */
export interface RecurringPlan {
  firstDay: string
  /** `HH:MM` on the wall of the zone. */
  time: string
  /** IANA name. */
  timeZone: string
  durationMinutes: number
  recurrence: Recurrence
}

export interface Occurrence {
  /** The day by the rule, in the plan's zone: what a change of this one occurrence is filed under. */
  day: string
  /** ISO 8601. A time that is skipped in spring is taken an hour later. */
  startsAt: string
}

/** The most that one question is answered with. */
export const mostOccurrences = 2_000

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Every occurrence that starts at or after `from` and before `to` (ISO 8601), in order, at most 2,000.
 * Empty when the plan's day, time or the window cannot be read. */
export function occurrences(plan: RecurringPlan, from: string, to: string): Occurrence[] {
  const start = Date.parse(from)
  const end = Date.parse(to)
  if (Number.isNaN(dayNumber(plan.firstDay)) || Number.isNaN(start) || Number.isNaN(end)) return []
  const skipped = new Set(plan.recurrence.skipped)
  // A day more on both sides: a skipped hour can move a start to another day.
  const between = {
    from: dayAfter(wallTime(from, plan.timeZone).day, -2),
    to: dayAfter(wallTime(to, plan.timeZone).day, 2),
    limit: mostOccurrences + skipped.size + 8,
  }
  return ruleDays(dayRule(plan.recurrence, plan.firstDay), plan.firstDay, between, { left: 200_000 })
    .filter((day) => !skipped.has(day))
    .flatMap((day) => {
      const startsAt = momentOf({ day, time: plan.time }, plan.timeZone)
      return startsAt === null ? [] : [{ day, startsAt }]
    })
    .filter(({ startsAt }) => Date.parse(startsAt) >= start && Date.parse(startsAt) < end)
    .slice(0, mostOccurrences)
}

function dayRule(recurrence: Recurrence, firstDay: string): DayRule {
  const { weekday } = dayParts(dayNumber(firstDay))
  return {
    every: recurrence.every === 'week' ? 'week' : 'month',
    interval: Math.min(12, Math.max(1, Math.trunc(recurrence.interval) || 1)),
    count: recurrence.count,
    until: recurrence.until,
    weekStart: 1,
    months: [],
    monthDays: recurrence.every === 'month-day' ? [dayParts(dayNumber(firstDay)).date] : [],
    weekdays:
      recurrence.every === 'week'
        ? weekdaysOf(recurrence, firstDay).map((one) => ({ nth: 0, weekday: one }))
        : recurrence.every === 'month-weekday'
          ? [{ nth: weekOfMonth(firstDay), weekday }]
          : [],
    positions: [],
  }
}

function weekdaysOf(recurrence: Recurrence, firstDay: string): number[] {
  const chosen = (recurrence.weekdays ?? []).filter((one) => Number.isInteger(one) && one >= 1 && one <= 7)
  return chosen.length === 0 ? [weekdayOf(dayNumber(firstDay))] : [...new Set(chosen)].toSorted((a, b) => a - b)
}

/** 1–4, or −1 for a fifth: only the last is there in every month. */
function weekOfMonth(day: string): number {
  const week = Math.ceil(dayParts(dayNumber(day)).date / 7)
  return week === 5 ? -1 : week
}

/** The rule as the value of an RRULE, such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE`. Skipped days are not in it: they are
 * EXDATEs. `until` is written as the end of that day in UTC, which RFC 5545 demands beside a start with a zone. */
export function toRrule(recurrence: Recurrence, firstDay: string, timeZone: string): string {
  const rule = dayRule(recurrence, firstDay)
  const parts = [`FREQ=${rule.every === 'week' ? 'WEEKLY' : 'MONTHLY'}`]
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`)
  if (rule.every === 'week') parts.push('WKST=MO')
  if (rule.weekdays.length > 0)
    parts.push(
      `BYDAY=${rule.weekdays
        .map(({ nth, weekday }) => `${nth === 0 ? '' : String(nth)}${weekdayNames[weekday - 1] ?? ''}`)
        .join(',')}`,
    )
  if (rule.monthDays.length > 0) parts.push(`BYMONTHDAY=${rule.monthDays.join(',')}`)
  const { count, until } = recurrence
  const last = until === null ? null : momentOf({ day: until, time: '23:59' }, timeZone)
  // A rule in a file has one or the other: with both, the count says how often it comes until then.
  if (count !== null) parts.push(`COUNT=${until === null ? count : countUntil(rule, firstDay, until, count)}`)
  else if (last !== null) parts.push(`UNTIL=${last.slice(0, 19).replaceAll(/[-:]/g, '')}Z`)
  return parts.join(';')
}

/** At least 1: a rule that never comes cannot be written. */
function countUntil(rule: DayRule, firstDay: string, until: string, count: number): number {
  const days = ruleDays(rule, firstDay, { from: firstDay, to: until, limit: count }, { left: 200_000 })
  return Math.max(1, days.length)
}
