// How assessments changed in a period. Pure. For each instrument and each way of looking: from the first assessment to the
// latest one in the period, mentee by mentee; answers to different instruments, versions, raters or designs never meet.
import type { Assessment, InstrumentRef } from '../../model/assessment.ts'
import type { Instrument, Rater, Subject } from '../../model/instrument.ts'
import { changeOf, noiseOf } from '../assessments/noise.ts'
import { areasOf, overallArea, type Area } from '../assessments/profile.ts'
import { scoresOf } from '../assessments/scoring.ts'
import { perspectiveWords } from '../assessments/words.ts'
import type { Trace, Traced } from './figure.ts'
import type { Scope } from './scope.ts'

/** The mentor's own are of the practice as a whole, so they are out of any part of it. */
function isInScope({ menteeId }: Assessment, { filter, mentees }: Scope): boolean {
  if (menteeId !== null) return mentees.has(menteeId)
  return filter.programme === null && filter.stage === 'all'
}

interface Way {
  instrument: Instrument
  rater: Rater
  subject: Subject
  /** Of each mentee, or of the mentor alone under the empty name; the oldest first. */
  byPerson: Map<string, Assessment[]>
}

function waysOf(
  assessments: readonly Assessment[],
  find: (ref: InstrumentRef) => Instrument | null,
  scope: Scope,
): Way[] {
  const ways = new Map<string, Way>()
  for (const one of assessments) {
    if (one.state !== 'done' || one.design !== 'now' || !isInScope(one, scope)) continue
    const { id, version } = one.instrument
    const name = `${id}-${version}-${one.rater}-${one.subject}`
    let way = ways.get(name)
    if (way === undefined) {
      const instrument = find(one.instrument)
      if (instrument === null || instrument.scoring === 'none') continue
      way = { instrument, rater: one.rater, subject: one.subject, byPerson: new Map<string, Assessment[]>() }
      ways.set(name, way)
    }
    const person = one.menteeId ?? ''
    const own = way.byPerson.get(person)
    if (own === undefined) way.byPerson.set(person, [one])
    else own.push(one)
  }
  return [...ways.values()]
}

/** What is looked at: the whole where there is such a score, else each subscale. */
function lookedAt(instrument: Instrument): Area[] {
  return instrument.overall === null ? areasOf(instrument) : [overallArea]
}

function scored(instrument: Instrument, { answers }: Assessment, area: Area): number | null {
  const { overall, subscales } = scoresOf(instrument, answers)
  const score = area.key === overallArea.key ? overall : subscales.find(({ key }) => key === area.key)
  return score?.value ?? null
}

export function changeFigures(
  assessments: readonly Assessment[],
  find: (ref: InstrumentRef) => Instrument | null,
  scope: Scope,
): Traced[] {
  const counted = assessments.filter((one) => one.state === 'done' && scope.hasDay(one.on) && isInScope(one, scope))
  const answered: Traced = {
    key: 'assessments-done',
    section: 'change',
    title: 'Assessments',
    definition:
      'Assessments that were answered in the period: of mentees, and of my own unless a programme or a part of the mentorships is chosen.',
    unit: 'count',
    traces: counted.map(({ id, menteeId, on, instrument }): Trace => ({
      kind: 'assessment',
      id,
      menteeIds: menteeId === null ? [] : [menteeId],
      on,
      title: find(instrument)?.title ?? '',
      amount: 1,
    })),
  }
  return [answered, ...waysOf(assessments, find, scope).flatMap((way) => figuresOfWay(way, scope))]
}

function figuresOfWay({ instrument, rater, subject, byPerson }: Way, scope: Scope): Traced[] {
  const { to } = scope.filter
  const pairs = [...byPerson.values()].flatMap((own) => {
    const until = own
      .filter(({ on }) => to === null || on <= to)
      .toSorted((one, other) => one.on.localeCompare(other.on) || one.createdAt.localeCompare(other.createdAt))
    const first = until[0]
    const last = until.at(-1)
    return first === undefined || last === undefined || first === last || !scope.hasDay(last.on)
      ? []
      : [{ first, last }]
  })
  if (pairs.length === 0) return []
  const name = `${instrument.id}-${instrument.version}-${rater}-${subject}`
  const who = perspectiveWords({ rater, subject })
  return lookedAt(instrument).flatMap((area): Traced[] => {
    const noise = noiseOf(instrument, area.key, rater)
    const changes = pairs.flatMap(({ first, last }) => {
      const before = scored(instrument, first, area)
      const after = scored(instrument, last, area)
      return before === null || after === null ? [] : [{ last, before, after }]
    })
    if (changes.length === 0) return []
    const trace = ({ id, menteeId, on }: Assessment, amount: number): Trace => ({
      kind: 'assessment',
      id,
      menteeIds: menteeId === null ? [] : [menteeId],
      on,
      title: instrument.title,
      amount,
    })
    const of = area.key === overallArea.key ? '' : `, ${area.title.toLowerCase()}`
    const several = rater === 'mentee' ? ({ isOfSeveral: true } as const) : {}
    const mean: Traced = {
      key: `change-${name}-${area.key}`,
      section: 'change',
      title: `${instrument.title}${of}: ${who}`,
      definition:
        'From the first assessment to the latest one in the period, on the scale of the instrument: the mean over all who have both.',
      unit: 'mean-points',
      traces: changes.map(({ last, before, after }) => trace(last, after - before)),
      ...several,
    }
    if (noise === null) return [mean]
    return [
      mean,
      {
        key: `beyond-${name}-${area.key}`,
        section: 'change',
        title: `${instrument.title}${of}: ${who}, up by more than noise`,
        definition: `Of the same, those who went up by more than chance alone would move a single person (estimate: ±${noise.points.toFixed(1)}).`,
        unit: 'share',
        traces: changes.map(({ last, before, after }) => trace(last, changeOf(before, after, noise) === 'up' ? 1 : 0)),
        ...several,
      },
    ]
  })
}
