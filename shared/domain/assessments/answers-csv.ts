// The answers to assessments as tables for other programs: one line for each answer, and a codebook that says what the keys
// and numbers mean. Pure. Without names they hold no word that somebody wrote, no day and no id of the vault.
import type { Assessment, InstrumentRef } from '../../model/assessment.ts'
import { isRated, type Instrument } from '../../model/instrument.ts'
import { scoresOf } from './scoring.ts'

/** `named`: as it is. `bare`: mentees are numbered, days are months, and nothing that was written is in it. */
export type Naming = 'named' | 'bare'

interface Known {
  assessments: readonly Assessment[]
  find: (ref: InstrumentRef) => Instrument | null
  /** The name of a mentee; empty when they are gone. */
  nameOf: (menteeId: string) => string
  naming: Naming
}

const head = ['assessment', 'mentee', 'instrument', 'version', 'rater', 'subject', 'occasion', 'design', 'way', 'day']

/** Who and what, in the columns of `head`; null for one that is not done. */
function headsOf({ assessments, nameOf, naming }: Known): Map<string, string[]> {
  const done = assessments.filter(({ state }) => state === 'done')
  // Ids are random, so their order says nothing of anybody.
  const numbers = new Map(
    [...new Set(done.map(({ menteeId }) => menteeId ?? ''))]
      .filter((id) => id !== '')
      .toSorted()
      .map((id, nth) => [id, `M${String(nth + 1).padStart(3, '0')}`]),
  )
  const ordered = done.toSorted((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id))
  return new Map(
    ordered.map((one, nth) => {
      const { menteeId, instrument, rater, subject, occasion, design, way, on } = one
      const who = menteeId === null ? 'mentor' : naming === 'named' ? nameOf(menteeId) : (numbers.get(menteeId) ?? '')
      const day = naming === 'named' ? on : on.slice(0, 7)
      return [
        one.id,
        [String(nth + 1), who, instrument.id, String(instrument.version), rater, subject, occasion, design, way, day],
      ]
    }),
  )
}

/** One row for each item that was answered or commented on; with a header. */
export function answerRows(known: Known): string[][] {
  const heads = headsOf(known)
  const byId = new Map(known.assessments.map((one) => [one.id, one]))
  const rows = [[...head, 'item', 'value', 'value_then', 'cannot_say', 'comment']]
  for (const [id, start] of heads) {
    const one = byId.get(id)
    const instrument = one === undefined ? null : known.find(one.instrument)
    for (const { key, value, before, passed, comment } of one?.answers ?? []) {
      const item = instrument?.items.find((each) => each.key === key)
      // Words may name somebody; numbers and choices do not.
      const isSafe = item !== undefined && (isRated(item) || item.kind !== 'words') && item.kind !== 'list'
      const shown = (given: string | number | null) =>
        given === null || (known.naming === 'bare' && !isSafe) ? '' : String(given)
      rows.push([
        ...start,
        key,
        shown(value),
        shown(before),
        passed ? '1' : '0',
        known.naming === 'named' ? comment : '',
      ])
    }
  }
  return rows
}

/** One row for each subscale and the whole; with a header. A score that is not there is empty. */
export function scoreRows(known: Known): string[][] {
  const byId = new Map(known.assessments.map((one) => [one.id, one]))
  const rows = [[...head, 'moment', 'area', 'score', 'answered', 'of', 'needed']]
  for (const [id, start] of headsOf(known)) {
    const one = byId.get(id)
    const instrument = one === undefined ? null : known.find(one.instrument)
    if (one === undefined || instrument === null) continue
    for (const moment of one.design === 'then-and-now' ? (['before', 'now'] as const) : (['now'] as const)) {
      const { subscales, overall } = scoresOf(instrument, one.answers, moment)
      const areas = [...subscales, ...(overall === null ? [] : [{ key: 'overall', ...overall }])]
      for (const { key, value, from, of, needs } of areas)
        rows.push([
          ...start,
          moment === 'now' ? 'now' : 'then',
          key,
          value === null ? '' : String(value),
          String(from.length),
          String(of),
          String(needs),
        ])
    }
  }
  return rows
}

/** What each item of the instruments means; with a header. */
export function codebookRows(instruments: readonly Instrument[]): string[][] {
  const rows = [
    [
      'instrument',
      'version',
      'title',
      'item',
      'label',
      'words',
      'kind',
      'reversed',
      'subscale',
      'scale',
      'scoring',
      'missing_data',
      'citation',
    ],
  ]
  for (const { id, version, title, items, subscales, scale, scoring, missing, citation } of instruments)
    for (const item of items) {
      const points =
        scale === null || !isRated(item)
          ? ''
          : `${scale.from} to ${scale.to}: ${scale.anchors.map(({ at, words }) => `${at} = ${words}`).join('; ')}`
      const choices = item.choices.map(({ key, label }) => `${key} = ${label}`).join('; ')
      const areas = subscales.filter((one) => one.items.includes(item.key)).map(({ key }) => key)
      rows.push([
        id,
        String(version),
        title,
        item.key,
        item.label,
        item.words,
        item.kind,
        item.reversed ? '1' : '0',
        areas.join(' '),
        points === '' ? choices : points,
        scoring,
        missing,
        citation,
      ])
    }
  return rows
}
