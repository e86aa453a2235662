// How figures of a practice are said, and which days a choice of period means. Pure.
import { dayAfter } from '../calendar/days.ts'
import { assertNever } from '../../result.ts'
import { fewest } from '../assessments/suppression.ts'
import type { Figure, Section, Unit } from './figure.ts'

export const sectionWords: Readonly<Record<Section, string>> = {
  people: 'Mentees',
  meetings: 'Meetings',
  channels: 'Meetings by channel',
  months: 'Meetings by month',
  effort: 'Time and effort',
  promises: 'Promises',
  goals: 'Goals',
  response: 'Answers by mail',
  change: 'Assessments',
  outcomes: 'Outcomes',
}

/** `45 min`, `3 h`, `3 h 20 min`. */
export function sayMinutes(minutes: number): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours.toLocaleString('en')} h` : `${hours.toLocaleString('en')} h ${rest} min`
}

/** `20 min`, `5 h`, `3.5 days`. */
function sayHours(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`
  return hours < 48 ? `${Math.round(hours)} h` : `${(hours / 24).toFixed(1)} days`
}

function sayPoints(points: number): string {
  const shown = Math.abs(points).toFixed(2)
  if (Number(shown) === 0) return '0.00'
  return `${points < 0 ? '−' : '+'}${shown}`
}

/** An amount in its unit, as one record adds it or as the figure has it. */
export function sayAmount(unit: Unit, amount: number): string {
  switch (unit) {
    case 'count':
      return amount.toLocaleString('en')
    case 'minutes':
    case 'median-minutes':
      return sayMinutes(amount)
    case 'share':
      return `${Math.round(amount * 100)} %`
    case 'median-hours':
      return sayHours(amount)
    case 'mean-points':
      return sayPoints(amount)
    default:
      return assertNever(unit)
  }
}

/** `12`; `67 %, of 6`; `withheld: fewer than 4`; `—` when there is nothing to count from. */
export function sayFigure({ unit, value, n, isWithheld }: Pick<Figure, 'unit' | 'value' | 'n' | 'isWithheld'>): string {
  if (isWithheld) return `withheld: fewer than ${fewest}`
  if (value === null) return '—'
  const said = sayAmount(unit, value)
  return unit === 'count' || unit === 'minutes' ? said : `${said}, of ${n.toLocaleString('en')}`
}

export const periods = ['this-year', 'last-year', 'twelve-months', 'all', 'own'] as const
export type Period = (typeof periods)[number]

export const periodWords: Readonly<Record<Period, string>> = {
  'this-year': 'This year',
  'last-year': 'Last year',
  'twelve-months': 'The last twelve months',
  all: 'All the time',
  own: 'From a day to a day',
}

/** The days of a period as seen from today; null for no limit. Those of `own` are the mentor's. */
export function daysOfPeriod(
  period: Exclude<Period, 'own'>,
  today: string,
): { from: string | null; to: string | null } {
  const year = Number(today.slice(0, 4))
  switch (period) {
    case 'this-year':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'last-year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
    case 'twelve-months':
      return { from: dayAfter(yearBefore(today), 1), to: today }
    case 'all':
      return { from: null, to: null }
    default:
      return assertNever(period)
  }
}

function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1)
  // The 29th of February has no counterpart.
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`
}
