// An RRULE in a stranger's file as a rule of days; rules by the hour or second are not followed. Called by the reader.
import type { DayRule } from './day-rule.ts'

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const frequencies = new Map<string, DayRule['every']>([
  ['DAILY', 'day'],
  ['WEEKLY', 'week'],
  ['MONTHLY', 'month'],
  ['YEARLY', 'year'],
])
const readParts = new Set('FREQ INTERVAL COUNT UNTIL WKST BYMONTH BYMONTHDAY BYDAY BYSETPOS'.split(' '))

export interface ReadRule {
  readonly rule: DayRule
  /** The value of UNTIL as it stands, such as `20261231T225959Z`; null without one. */
  readonly until: string | null
}

/** Null for a rule that is broken, or has parts that do not name days (`FREQ=SECONDLY`, `BYHOUR`, `BYWEEKNO`). */
export function readRule(text: string): ReadRule | null {
  if (text.length > 1_000) return null
  const parts = new Map(
    text
      .toUpperCase()
      .split(';')
      .filter((part) => part !== '')
      .map((part): [string, string] => {
        const at = part.indexOf('=')
        return [part.slice(0, Math.max(0, at)).trim(), part.slice(at + 1).trim()]
      }),
  )
  const every = frequencies.get(parts.get('FREQ') ?? '')
  const interval = Number(parts.get('INTERVAL') ?? '1')
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : null
  const weekdays = weekdaysOf(parts.get('BYDAY'))
  const numbers = ['BYMONTH', 'BYMONTHDAY', 'BYSETPOS'].map((name) => numbersOf(parts.get(name)))
  const [months, monthDays, positions] = numbers
  if (every === undefined || [...parts.keys()].some((name) => !readParts.has(name))) return null
  if (!isCount(interval) || (count !== null && !isCount(count))) return null
  if (!weekdays || !months || !monthDays || !positions) return null
  const weekStart = weekdayNames.indexOf(parts.get('WKST') ?? 'MO') + 1 || 1
  const rule = { every, interval, count, until: null, weekStart, months, monthDays, weekdays, positions }
  return { rule, until: parts.get('UNTIL') ?? null }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000
}

/** Whole numbers but 0; empty when the part is not there, null when it cannot be read. */
function numbersOf(text: string | undefined): number[] | null {
  if (text === undefined) return []
  const numbers = text.split(',').map(Number)
  return numbers.every((one) => Number.isInteger(one) && one !== 0 && Math.abs(one) <= 366) ? numbers : null
}

function weekdaysOf(text: string | undefined): { nth: number; weekday: number }[] | null {
  if (text === undefined) return []
  const days = text.split(',').map((part) => {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part.trim())
    return { nth: Number(match?.[1] ?? '0'), weekday: weekdayNames.indexOf(match?.[2] ?? '') + 1 }
  })
  return days.every((one) => one.weekday > 0) ? days : null
}
