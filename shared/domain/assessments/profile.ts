// What the assessments of one mentee, or of the mentor alone, come to: for each instrument the latest scores as the mentor and
// as the mentee see it, and how they changed. Pure. Answers to different instruments, by different raters or in different
// designs are never mixed.
import type { Assessment, InstrumentRef } from '../../model/assessment.ts'
import { isRated, type Instrument, type Rater, type ReferenceValue, type Subject } from '../../model/instrument.ts'
import { changeOf, noiseOf, type Change, type Noise } from './noise.ts'
import { ratingOf, scoresOf, type Score, type Scores } from './scoring.ts'

/** One way of looking: who says it of whom. */
export interface View {
  rater: Rater
  subject: Subject
}

/** A score of one area on one day. */
export interface Measured extends Score {
  assessmentId: string
  on: string
}

/** An area: a subscale, the whole, or an item of an instrument without subscales. */
export interface Area {
  key: string
  title: string
}

export interface AreaChange {
  before: number
  after: number
  change: Change
  noise: Noise | null
  /** The assessments between which it lies; the same one twice in a retrospective design. */
  from: string
  to: string
}

export interface AreaLine {
  area: Area
  /** Oldest first, not scored ones among them. */
  measured: Measured[]
  latest: Measured | null
  /** From the first to the latest score, of those asked about the present only. */
  change: AreaChange | null
  /** As looked back upon: from then to now, of the latest retrospective assessment. */
  lookingBack: AreaChange | null
}

/** What was answered to one item, as it was given: a reversed item is not turned round. */
export interface ItemLine {
  key: string
  label: string
  /** Oldest first, one for each assessment; null where there is no answer on the scale. */
  given: { assessmentId: string; on: string; value: number | null }[]
}

export interface ViewProfile extends View {
  lines: AreaLine[]
  /** Rated items in the instrument's order. */
  items: ItemLine[]
  /** How many assessments it rests on. */
  count: number
  latestOn: string
}

export interface Profile {
  instrument: Instrument
  areas: Area[]
  views: ViewProfile[]
}

export const overallArea: Area = { key: 'overall', title: 'On the whole' }

export function areasOf({ subscales, overall }: Instrument): Area[] {
  const areas = subscales.map(({ key, title }) => ({ key, title }))
  return overall === null ? areas : [...areas, overallArea]
}

/** An assessment with its scores of now: each is scored once, however many areas it has. */
interface Scored extends Assessment {
  scores: Scores
}

function scoreIn({ overall, subscales }: Scores, area: string): Score | null {
  return area === overallArea.key ? overall : (subscales.find(({ key }) => key === area) ?? null)
}

function lineOf(instrument: Instrument, area: Area, rater: Rater, done: readonly Scored[]): AreaLine {
  const measured = done.flatMap((one): Measured[] => {
    const score = scoreIn(one.scores, area.key)
    return score === null ? [] : [{ ...score, assessmentId: one.id, on: one.on }]
  })
  const noise = noiseOf(instrument, area.key, rater)
  const present = new Set(done.filter(({ design }) => design === 'now').map(({ id }) => id))
  const scored = measured.filter(({ value, assessmentId }) => value !== null && present.has(assessmentId))
  const first = scored[0]
  const last = scored.at(-1)
  const between = (before: number | null, after: number | null, from: string, to: string): AreaChange | null =>
    before === null || after === null
      ? null
      : { before, after, change: changeOf(before, after, noise), noise, from, to }
  const back = done.findLast(({ design }) => design === 'then-and-now')
  const then = back === undefined ? null : scoreIn(scoresOf(instrument, back.answers, 'before'), area.key)
  const now = back === undefined ? null : scoreIn(back.scores, area.key)
  return {
    area,
    measured,
    latest: measured.at(-1) ?? null,
    change:
      first === undefined || last === undefined || first === last
        ? null
        : between(first.value, last.value, first.assessmentId, last.assessmentId),
    lookingBack: back === undefined ? null : between(then?.value ?? null, now?.value ?? null, back.id, back.id),
  }
}

function itemLinesOf(instrument: Instrument, done: readonly Assessment[]): ItemLine[] {
  return instrument.items.filter(isRated).map((item) => ({
    key: item.key,
    label: item.label,
    given: done.map(({ id, on, answers }) => ({
      assessmentId: id,
      on,
      value: ratingOf(instrument, { ...item, reversed: false }, answers),
    })),
  }))
}

/** One profile for each version of an instrument that has scores, the latest answered first.
 * @param find null for an instrument that is not here any more */
export function profilesOf(
  assessments: readonly Assessment[],
  find: (ref: InstrumentRef) => Instrument | null,
): Profile[] {
  const done = assessments
    .filter(({ state }) => state === 'done')
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.createdAt.localeCompare(other.createdAt))
  const byInstrument = new Map<string, Assessment[]>()
  for (const one of done) {
    const name = `${one.instrument.id}/${one.instrument.version}`
    byInstrument.set(name, [...(byInstrument.get(name) ?? []), one])
  }
  const latestFirst = [...byInstrument.values()].toSorted((one, other) =>
    (other.at(-1)?.on ?? '').localeCompare(one.at(-1)?.on ?? ''),
  )
  return latestFirst.flatMap((own): Profile[] => {
    const [one] = own
    const instrument = one === undefined ? null : find(one.instrument)
    if (instrument === null) return []
    const areas = areasOf(instrument)
    const views = instrument.perspectives.flatMap(({ rater, subject }): ViewProfile[] => {
      const ofView = own.filter((each) => each.rater === rater && each.subject === subject)
      const latest = ofView.at(-1)
      if (latest === undefined) return []
      const scored = ofView.map((each): Scored => ({ ...each, scores: scoresOf(instrument, each.answers) }))
      const lines = areas.map((area) => lineOf(instrument, area, rater, scored))
      const items = itemLinesOf(instrument, ofView)
      return [{ rater, subject, lines, items, count: ofView.length, latestOn: latest.on }]
    })
    return views.length === 0 ? [] : [{ instrument, areas, views }]
  })
}

/** The published means for an area as one side sees it. */
export function referencesOf(instrument: Instrument, area: string, rater: Rater): ReferenceValue[] {
  return instrument.references.filter((one) => one.of === area && one.rater === rater)
}

/** The areas with the lowest latest scores, the lowest first; nothing that is not scored, and never the whole.
 * @param most how many */
export function lowestAreas({ lines }: Pick<ViewProfile, 'lines'>, most: number): AreaLine[] {
  return lines
    .filter(({ area, latest }) => area.key !== overallArea.key && latest !== null && latest.value !== null)
    .toSorted((one, other) => (one.latest?.value ?? 0) - (other.latest?.value ?? 0))
    .slice(0, most)
}
