// The tables of a practice for a spreadsheet. Pure.
import type { Outcome } from '../../model/outcome.ts'
import { csvOf } from '../csv.ts'
import { outcomeWords } from '../outcome-words.ts'
import type { Figure } from './figure.ts'
import type { Relationship } from './relationships.ts'
import { sectionWords } from './words.ts'

const unitWords: Readonly<Record<Figure['unit'], string>> = {
  count: 'number',
  minutes: 'minutes',
  share: 'share, 0 to 1',
  'median-hours': 'hours, median',
  'median-minutes': 'minutes, median',
  'mean-points': 'points of the scale, mean',
}

/** Values stand as they are, without rounding; withheld ones are empty and say so. */
export function figuresCsv(figures: readonly Figure[]): string {
  return csvOf([
    ['part', 'figure', 'value', 'unit', 'records', 'withheld', 'how it is counted'],
    ...figures.map(({ section, title, value, unit, n, isWithheld, definition }) => [
      sectionWords[section],
      title,
      value === null ? '' : String(value),
      unitWords[unit],
      isWithheld ? '' : String(n),
      isWithheld ? 'yes' : 'no',
      definition,
    ]),
  ])
}

/** @param nameOf what a mentee is called in it: a name, or a number when names are left out */
export function relationshipsCsv(
  relationships: readonly Relationship[],
  nameOf: (menteeId: string, place: number) => string,
): string {
  return csvOf([
    ['mentee', 'meetings', 'minutes', 'promises kept', 'goals reached', 'outcomes'],
    ...relationships.map((one, place) => [
      nameOf(one.menteeId, place),
      ...[one.meetings, one.minutes, one.promisesKept, one.goalsReached, one.outcomes].map(String),
    ]),
  ])
}

/** @param nameOf null when names are left out: then titles, places and days stay behind, too, as they tell whose they are */
export function outcomesCsv(outcomes: readonly Outcome[], nameOf: ((menteeId: string) => string) | null): string {
  if (nameOf === null)
    return csvOf([['kind', 'year'], ...outcomes.map(({ kind, on }) => [outcomeWords[kind], on.slice(0, 4)])])
  return csvOf([
    ['kind', 'day', 'title', 'place', 'mentee'],
    ...outcomes.map(({ kind, on, title, place, menteeId }) => [outcomeWords[kind], on, title, place, nameOf(menteeId)]),
  ])
}
