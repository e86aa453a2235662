// The rules of a zone as a VTIMEZONE (RFC 5545, 3.6.5), made from the runtime's own tables, so that the file says the
// same moments as the program's screens. (Ready-made tables such as timezones-ical-library are of another year than the
// runtime's: they had Casablanca an hour off.) Called by the writer of invitations.
import { zoneMinutes } from '../meeting-time.ts'
import { dayNumber, dayParts, monthLength } from './days.ts'

interface Change {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Minutes ahead of Greenwich before and after. */
  readonly before: number
  readonly after: number
}

const week = 7 * 24 * 60 * 60_000
const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** So many years are looked at to see whether the clocks change by the same rule every year. */
const yearsLookedAt = 8

/** The lines from BEGIN:VTIMEZONE to END:VTIMEZONE, right from the start of the year before `firstYear`. A zone whose
 * clocks change by a yearly rule has the rule; any other has each change of eight years by itself. */
export function zoneLines(zone: string, firstYear: number): string[] {
  const start = Date.UTC(firstYear - 1, 0, 1)
  const changes = changesBetween(zone, start, Date.UTC(firstYear - 1 + yearsLookedAt, 0, 1))
  const rules = yearlyRules(changes)
  const base = zoneMinutes(start, zone)
  const observances =
    rules === null
      ? [
          observance({ at: start, before: base, after: base }, 'STANDARD', null),
          ...changes.map((one) => named(one, null)),
        ]
      : rules.map(({ first, rule }) => named(first, rule))
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, `X-LIC-LOCATION:${zone}`, ...observances.flat(), 'END:VTIMEZONE']
}

function named(change: Change, rule: string | null): string[] {
  return observance(change, change.after > change.before ? 'DAYLIGHT' : 'STANDARD', rule)
}

function observance(change: Change, kind: 'DAYLIGHT' | 'STANDARD', rule: string | null): string[] {
  const wall = new Date(change.at + change.before * 60_000).toISOString()
  return [
    `BEGIN:${kind}`,
    `TZNAME:${shortOffset(change.after)}`,
    `TZOFFSETFROM:${offset(change.before)}`,
    `TZOFFSETTO:${offset(change.after)}`,
    `DTSTART:${wall.slice(0, 19).replaceAll(/[-:]/g, '')}`,
    ...(rule === null ? [] : [`RRULE:${rule}`]),
    `END:${kind}`,
  ]
}

/** `+0545`. */
function offset(minutes: number): string {
  const size = Math.abs(minutes)
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join('')
  return `${minutes < 0 ? '-' : '+'}${digits}`
}

/** `+01`, as the zone tables name offsets that have no name of their own. */
function shortOffset(minutes: number): string {
  const long = offset(minutes)
  return long.endsWith('00') ? long.slice(0, 3) : long
}

function changesBetween(zone: string, start: number, end: number): Change[] {
  const changes: Change[] = []
  let before = zoneMinutes(start, zone)
  for (let moment = start + week; moment <= end; moment += week) {
    const after = zoneMinutes(moment, zone)
    if (after !== before) changes.push({ at: changeWithin(zone, moment - week, moment), before, after })
    before = after
  }
  return changes
}

/** The first moment, to the minute, that has the offset of `high`. */
function changeWithin(zone: string, low: number, high: number): number {
  const after = zoneMinutes(high, zone)
  let [from, to] = [low, high]
  while (to - from > 60_000) {
    const middle = from + Math.floor((to - from) / 120_000) * 60_000
    if (zoneMinutes(middle, zone) === after) to = middle
    else from = middle
  }
  return to
}

/** Two rules, one forward and one back, when every year follows them; else null. */
function yearlyRules(changes: readonly Change[]): { first: Change; rule: string }[] | null {
  if (changes.length !== 2 * yearsLookedAt) return null
  const [even, odd] = [0, 1].map((rest) => changes.filter((_, index) => index % 2 === rest))
  const rules = [even, odd].map((group) => yearlyRule(group ?? []))
  return rules.every((rule) => rule !== null) ? rules : null
}

function yearlyRule(changes: readonly Change[]): { first: Change; rule: string } | null {
  const [first] = changes
  if (first === undefined) return null
  const days = changes.map((change) => {
    const wall = new Date(change.at + change.before * 60_000).toISOString()
    const parts = dayParts(dayNumber(wall.slice(0, 10)))
    const fromEnd = monthLength(parts.year, parts.month) - parts.date
    const key = [parts.month, parts.weekday, wall.slice(11, 16), change.before, change.after].join()
    return { ...parts, key, nth: Math.ceil(parts.date / 7), isLast: fromEnd < 7 }
  })
  const [day] = days
  if (day === undefined || days.some((one) => one.key !== day.key)) return null
  const nth = days.every((one) => one.isLast) ? -1 : days.every((one) => one.nth === day.nth) ? day.nth : null
  if (nth === null) return null
  return { first, rule: `FREQ=YEARLY;BYMONTH=${day.month};BYDAY=${nth}${weekdayNames[day.weekday - 1] ?? ''}` }
}
