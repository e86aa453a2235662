// The days that a recurrence rule of RFC 5545 falls on, for our own plans and for rules in files of strangers.
// ical.js has such a walk too, but it never comes back from rules that no day fits (`FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`)
// and puts 30 February on 2 March; this one looks at a bounded number of days and always answers.
import { dayNumber, dayParts, dayText, firstOfMonth, monthLength, weekdayOf } from './days.ts'
import type { DayParts } from './days.ts'

/** The parts of an RRULE that name days (RFC 5545, 3.3.10). Empty lists mean: part not given. */
export interface DayRule {
  readonly every: 'day' | 'week' | 'month' | 'year'
  readonly interval: number
  readonly count: number | null
  /** Last possible day, `YYYY-MM-DD`. */
  readonly until: string | null
  /** 1 (Monday) to 7. */
  readonly weekStart: number
  readonly months: readonly number[]
  /** 1–31, or −1 for the last of the month and so on. */
  readonly monthDays: readonly number[]
  /** `nth` 0 is every such weekday, 2 the second, −1 the last of its month or year. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[]
  /** 1 for the first of the days of a period, −1 for the last. */
  readonly positions: readonly number[]
}

/** How many days may still be looked at; shared by all rules of one file, so that a thousand rules cost no more. */
export interface Budget {
  left: number
}

interface Period {
  readonly start: number
  readonly end: number
}

/** The days of the rule from `from` to `to` (both `YYYY-MM-DD`, both included), in order, at most `limit` of them.
 * Counting starts at `firstDay`. Ends early, with what it found, when the budget is used up. */
export function ruleDays(
  rule: DayRule,
  firstDay: string,
  between: { from: string; to: string; limit: number },
  budget: Budget,
): string[] {
  const first = dayNumber(firstDay)
  const from = dayNumber(between.from)
  const to = Math.min(dayNumber(between.to), rule.until === null ? Infinity : dayNumber(rule.until))
  const found: string[] = []
  let counted = 0
  // Without a count nobody needs the days before the window, so the walk begins beside it.
  let index = rule.count === null ? periodsBefore(rule, first, from) : 0
  for (;;) {
    const period = periodAt(rule, first, index)
    if (!(period.start <= to) || budget.left <= 0) return found
    for (const day of daysOf(rule, first, period, budget)) {
      if (day < first) continue
      counted += 1
      if (day > to || (rule.count !== null && counted > rule.count)) return found
      if (day >= from) found.push(dayText(day))
      if (found.length >= between.limit) return found
    }
    index += 1
  }
}

/** How many whole periods end safely before the day. */
function periodsBefore(rule: DayRule, first: number, day: number): number {
  const longest = { day: 1, week: 7, month: 31, year: 366 }[rule.every]
  return Math.max(0, Math.floor((day - first) / (longest * rule.interval)) - 1)
}

/** The `index`-th day, week, month or year of the rule. */
function periodAt(rule: DayRule, first: number, index: number): Period {
  const step = index * rule.interval
  const { year, month } = dayParts(first)
  switch (rule.every) {
    case 'day':
      return { start: first + step, end: first + step }
    case 'week': {
      const start = first - ((weekdayOf(first) - rule.weekStart + 7) % 7) + 7 * step
      return { start, end: start + 6 }
    }
    case 'month':
      return { start: firstOfMonth(year, month + step), end: firstOfMonth(year, month + step + 1) - 1 }
    case 'year':
      return { start: firstOfMonth(year + step, 1), end: firstOfMonth(year + step + 1, 1) - 1 }
  }
}

function daysOf(rule: DayRule, first: number, period: Period, budget: Budget): number[] {
  const firstParts = dayParts(first)
  const days: number[] = []
  for (let day = period.start; day <= period.end; day += 1) if (fits(rule, firstParts, day)) days.push(day)
  // A period costs at least one, so that also empty ones come to an end.
  budget.left -= period.end - period.start + 1
  return rule.positions.length === 0 ? days : atPositions(days, rule.positions)
}

function atPositions(days: readonly number[], positions: readonly number[]): number[] {
  const wanted = new Set(positions.map((position) => (position > 0 ? position - 1 : days.length + position)))
  return days.filter((_, index) => wanted.has(index))
}

function fits(rule: DayRule, first: DayParts, number: number): boolean {
  const day = dayParts(number)
  if (rule.months.length > 0 && !rule.months.includes(day.month)) return false
  if (rule.monthDays.length > 0) {
    const length = monthLength(day.year, day.month)
    if (!rule.monthDays.includes(day.date) && !rule.monthDays.includes(day.date - length - 1)) return false
  }
  if (rule.weekdays.length > 0) return rule.weekdays.some((one) => fitsWeekday(rule, one, day))
  if (rule.monthDays.length > 0) return true
  return fitsFirst(rule, first, day)
}

/** What the first day says when the rule names no day. */
function fitsFirst(rule: DayRule, first: DayParts, day: DayParts): boolean {
  switch (rule.every) {
    case 'day':
      return true
    case 'week':
      return day.weekday === first.weekday
    case 'month':
      return day.date === first.date
    case 'year':
      return day.date === first.date && (rule.months.length > 0 || day.month === first.month)
  }
}

function fitsWeekday(rule: DayRule, { nth, weekday }: { nth: number; weekday: number }, day: DayParts): boolean {
  if (day.weekday !== weekday) return false
  if (nth === 0 || rule.every === 'day' || rule.every === 'week') return true
  // Of a yearly rule without months, the twentieth Monday is that of the year.
  const ofYear = rule.every === 'year' && rule.months.length === 0
  const start = firstOfMonth(day.year, ofYear ? 1 : day.month)
  const end = ofYear ? firstOfMonth(day.year + 1, 1) : firstOfMonth(day.year, day.month + 1)
  const at = firstOfMonth(day.year, day.month) + day.date - 1
  return nth > 0 ? Math.floor((at - start) / 7) + 1 === nth : Math.floor((end - 1 - at) / 7) + 1 === -nth
}
