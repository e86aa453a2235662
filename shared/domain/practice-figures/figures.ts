// Every figure of a practice, with the records that it rests on. One pass over each list: it is asked for with thousands of
// mentees. Pure.
import { outcomeKind, type Outcome } from '../../model/outcome.ts'
import { fewest } from '../assessments/suppression.ts'
import { outcomeWords } from '../outcome-words.ts'
import { changeFigures } from './change.ts'
import type { Counted, PracticeRecords } from './counted.ts'
import { valueOf, type Figure, type Trace, type Traced } from './figure.ts'
import { meetingFigures } from './meetings.ts'
import { peopleFigures } from './people.ts'
import { goalFigures, promiseFigures } from './promises-and-goals.ts'
import { relationshipsOf, type Relationship } from './relationships.ts'
import { responseFigures } from './response.ts'
import { programmesOf, scopeOf, type PracticeFilter, type Scope } from './scope.ts'

/** The figures for one choice of period, programme and stage. */
export interface PracticeFigures {
  figures: Figure[]
  /** By time and effort, the most first. */
  relationships: Relationship[]
  /** The latest first. */
  outcomes: Outcome[]
  /** Of the whole roster, whatever is chosen. */
  programmes: { programme: string; n: number }[]
}

function outcomesIn(records: PracticeRecords, scope: Scope): Outcome[] {
  return records.outcomes
    .filter(({ menteeId, on }) => scope.mentees.has(menteeId) && scope.hasDay(on))
    .toSorted((one, other) => other.on.localeCompare(one.on) || one.title.localeCompare(other.title))
}

function outcomeFigures(outcomes: readonly Outcome[]): Traced[] {
  return outcomeKind.options.flatMap((kind): Traced[] => {
    const traces = outcomes
      .filter((one) => one.kind === kind)
      .map(({ id, menteeId, on, title }): Trace => ({
        kind: 'outcome',
        id,
        menteeIds: [menteeId],
        on,
        title,
        amount: 1,
      }))
    if (traces.length === 0) return []
    const title = outcomeWords[kind]
    const definition = `Outcomes that were recorded with a day in the period: ${title}.`
    return [{ key: `outcome-${kind}`, section: 'outcomes', title, definition, unit: 'count', traces }]
  })
}

/** With what the page shows whole beside the figures. */
interface Whole extends Counted {
  relationships: Relationship[]
  outcomes: Outcome[]
}

function countedFrom(records: PracticeRecords, filter: PracticeFilter, today: string, zone: string): Whole {
  const scope = scopeOf(filter, records, zone)
  return {
    records,
    scope,
    relationships: relationshipsOf(records, scope),
    outcomes: outcomesIn(records, scope),
    today,
  }
}

function tracedFigures(counted: Whole): Traced[] {
  return [
    ...peopleFigures(counted),
    ...meetingFigures(counted),
    ...relationshipFigures(counted.relationships),
    ...promiseFigures(counted),
    ...goalFigures(counted),
    ...responseFigures(counted.records.mails, counted.scope),
    ...changeFigures(counted.records.assessments, counted.records.findInstrument, counted.scope),
    ...outcomeFigures(counted.outcomes),
  ]
}

function relationshipFigures(relationships: readonly Relationship[]): Traced[] {
  return [
    {
      key: 'effort-each',
      section: 'effort',
      title: 'Median for a mentee',
      definition:
        'Half of the mentees who were met had more time and effort, half had less. A meeting with several counts whole for each.',
      unit: 'median-minutes',
      traces: relationships
        .filter(({ meetings }) => meetings > 0)
        .map(({ menteeId, minutes, lastOn }): Trace => ({
          kind: 'mentee',
          id: menteeId,
          menteeIds: [menteeId],
          on: lastOn ?? '',
          title: '',
          amount: minutes,
        })),
    },
  ]
}

function shown({ traces, isOfSeveral, ...figure }: Traced): Figure {
  const isWithheld = isOfSeveral === true && traces.length > 0 && traces.length < fewest
  return { ...figure, value: isWithheld ? null : valueOf(figure.unit, traces), n: traces.length, isWithheld }
}

/** @param zone the mentor's IANA zone */
export function practiceFigures(
  records: PracticeRecords,
  filter: PracticeFilter,
  today: string,
  zone: string,
): PracticeFigures {
  const counted = countedFrom(records, filter, today, zone)
  return {
    figures: tracedFigures(counted).map(shown),
    relationships: counted.relationships,
    outcomes: counted.outcomes,
    programmes: programmesOf(records.mentees),
  }
}

/** What one figure rests on, the latest first; null when there is no such figure, or what it says is withheld. */
export function figureTraces(
  records: PracticeRecords,
  filter: PracticeFilter,
  today: string,
  zone: string,
  key: string,
): { figure: Figure; traces: Trace[] } | null {
  const found = tracedFigures(countedFrom(records, filter, today, zone)).find((one) => one.key === key)
  if (found === undefined) return null
  const figure = shown(found)
  if (figure.isWithheld) return null
  return { figure, traces: found.traces.toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0)) }
}
