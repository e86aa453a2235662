// The figures of a practice against a second way of counting them, record by record and day by day, over practices out of
// chance; and what must hold of every figure whatever it counts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoresOf } from '../../../../shared/domain/assessments/scoring.ts'
import { media } from '../../../../shared/domain/channels.ts'
import { median, valueOf } from '../../../../shared/domain/practice-figures/figure.ts'
import { figuresCsv, outcomesCsv, relationshipsCsv } from '../../../../shared/domain/practice-figures/figures-csv.ts'
import type { PracticeRecords } from '../../../../shared/domain/practice-figures/counted.ts'
import { figureTraces, practiceFigures } from '../../../../shared/domain/practice-figures/figures.ts'
import type { PracticeFilter } from '../../../../shared/domain/practice-figures/scope.ts'
import { daysOfPeriod, sayAmount, sayFigure, sayMinutes } from '../../../../shared/domain/practice-figures/words.ts'
import { instrumentOf } from '../../../../shared/instruments/shipped.ts'
import { assessment } from '../../../../shared/model/assessment.ts'
import { filter, today, world, zone } from './worlds.ts'

const clock = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })

/** Counts as one would with a pencil. */
function pencil(records: PracticeRecords, { from, to, programme, stage }: PracticeFilter) {
  const within = (day: string) => !(from !== null && day < from) && !(to !== null && day > to)
  const dayOf = (instant: string) => clock.format(new Date(instant))
  const lastDay = to ?? '9999-12-31'
  const lastOf = (id: string) => {
    const one = records.mentees.find((each) => each.id === id)
    if (one?.status !== 'completed') return null
    const farewell = records.mentorships.findLast((each) => each.menteeId === id)?.farewell?.on
    const end = farewell ?? one.endOn ?? one.updatedAt.slice(0, 10)
    const start = one.startOn ?? one.createdAt.slice(0, 10)
    return end < start ? start : end
  }
  const counts = (id: string) => {
    const one = records.mentees.find((each) => each.id === id)
    if (one === undefined || (programme !== null && one.programme !== programme)) return false
    const end = lastOf(id)
    const over = end !== null && end <= lastDay
    return stage === 'all' || over === (stage === 'after')
  }
  const held = records.meetings.filter(
    (one) => one.state === 'held' && within(dayOf(one.startsAt)) && one.menteeIds.some(counts),
  )
  const mode = (of: string) =>
    held.filter((one) => (media.find(({ medium }) => medium === one.channel)?.mode ?? 'either') === of).length
  const there = records.mentees.filter((one) => {
    const start = one.startOn ?? one.createdAt.slice(0, 10)
    const end = lastOf(one.id)
    return (
      one.status !== 'prospective' &&
      counts(one.id) &&
      start <= lastDay &&
      (from === null || end === null || end >= from)
    )
  })
  const promises = (owner: string) =>
    records.promises.filter(
      (one) =>
        one.owner === owner &&
        counts(one.menteeId) &&
        (one.state === 'open'
          ? one.dueOn !== null && one.dueOn < today && within(one.dueOn)
          : one.settledOn !== null && within(one.settledOn)),
    )
  const kept = (owner: string) => {
    const all = promises(owner)
    return all.length === 0 ? null : all.filter(({ state }) => state === 'kept').length / all.length
  }
  const goals = records.goals.filter((one) => counts(one.menteeId))
  const settled = goals.filter((one) => one.state !== 'open' && one.settledOn !== null && within(one.settledOn))
  return {
    mentees: there.length,
    'meetings-held': held.length,
    'meetings-one': held.filter(({ menteeIds }) => menteeIds.length === 1).length,
    'meetings-several': held.filter(({ menteeIds }) => menteeIds.length > 1).length,
    'mode-synchronous': mode('synchronous'),
    'mode-asynchronous': mode('asynchronous'),
    'mode-either': mode('either'),
    'minutes-all': held.reduce(
      (sum, one) => sum + one.durationMinutes + one.preparationMinutes + one.followUpMinutes,
      0,
    ),
    'promises-mentor-kept': kept('mentor'),
    'promises-mentee-kept': kept('mentee'),
    'goals-set': goals.filter(({ createdAt }) => within(dayOf(createdAt))).length,
    'goals-reached': settled.filter(({ state }) => state === 'reached').length,
    'assessments-done': records.assessments.filter(
      (one) => one.state === 'done' && within(one.on) && one.menteeId !== null && counts(one.menteeId),
    ).length,
  }
}

/** Hours until the first mail of the other side after a run of mails of one side. */
function pencilHours(records: PracticeRecords, answering: 'in' | 'out'): number[] {
  const mails = records.mails.filter(({ state }) => state === 'sent' || state === 'received')
  const at = (one: (typeof mails)[number]) => one.sentAt ?? one.date ?? ''
  return mails.flatMap((answer) => {
    if (answer.direction !== answering) return []
    const before = mails
      .filter((one) => one.threadId === answer.threadId && at(one) < at(answer))
      .toSorted((one, other) => (at(one) < at(other) ? -1 : 1))
    if (before.at(-1)?.direction === answering || before.length === 0) return []
    const turn = before.slice(before.findLastIndex(({ direction }) => direction === answering) + 1)
    return [(Date.parse(at(answer)) - Date.parse(at(turn[0] ?? answer))) / 3_600_000]
  })
}

const everything: PracticeFilter = { from: null, to: null, programme: null, stage: 'all' }

describe('the figures', () => {
  test('are what one counts with a pencil', () => {
    fc.assert(
      fc.property(world, filter, (records, chosen) => {
        const { figures } = practiceFigures(records, chosen, today, zone)
        const found = Object.fromEntries(figures.map(({ key, value }) => [key, value]))
        expect(found).toMatchObject(pencil(records, chosen))
      }),
      { numRuns: 300 },
    )
  })

  test('are worth what their records add up to, each of which is in the vault and in scope', () => {
    fc.assert(
      fc.property(world, filter, (records, chosen) => {
        const { figures } = practiceFigures(records, chosen, today, zone)
        const known = new Set(
          [
            records.mentees,
            records.meetings,
            records.promises,
            records.goals,
            records.mails,
            records.outcomes,
            records.assessments,
          ].flatMap((list) => list.map(({ id }) => id)),
        )
        expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length)
        for (const figure of figures) {
          const traced = figureTraces(records, chosen, today, zone, figure.key)
          expect(traced === null).toBe(figure.isWithheld)
          if (traced === null) continue
          expect(traced.traces).toHaveLength(figure.n)
          if (figure.value === null) expect(valueOf(figure.unit, traced.traces)).toBeNull()
          else expect(valueOf(figure.unit, traced.traces)).toBeCloseTo(figure.value, 9)
          expect(traced.traces.every(({ id }) => known.has(id))).toBe(true)
          expect(new Set(traced.traces.map(({ id }) => id)).size).toBe(traced.traces.length)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('of parts add up to the whole: channels, months, one and several, going on and over', () => {
    fc.assert(
      fc.property(world, (records) => {
        const of = (chosen: PracticeFilter) => practiceFigures(records, chosen, today, zone).figures
        const all = of(everything)
        const value = (figures: typeof all, key: string) => figures.find((one) => one.key === key)?.value ?? 0
        const sum = (section: string) =>
          all.filter((one) => one.section === section).reduce((total, one) => total + (one.value ?? 0), 0)
        expect(sum('channels')).toBe(value(all, 'meetings-held'))
        expect(sum('months')).toBe(value(all, 'meetings-held'))
        expect(value(all, 'mentees')).toBe(
          value(of({ ...everything, stage: 'during' }), 'mentees') +
            value(of({ ...everything, stage: 'after' }), 'mentees'),
        )
        const byProgramme = ['', 'Faculty', 'Residents'].map((programme) =>
          value(of({ ...everything, programme }), 'promises-mentor-kept'),
        )
        expect(byProgramme.every((one) => one >= 0 && one <= 1)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('of answers by mail are the middle of what a pencil finds', () => {
    fc.assert(
      fc.property(world, (records) => {
        // Two mails in one moment have no order.
        const moments = records.mails.map(
          ({ threadId, sentAt, date, updatedAt }) => threadId + (sentAt ?? date ?? updatedAt),
        )
        fc.pre(new Set(moments).size === moments.length)
        const { figures } = practiceFigures(records, everything, today, zone)
        for (const [key, answering] of [
          ['response-mine', 'out'],
          ['response-theirs', 'in'],
        ] as const) {
          const hours = pencilHours(records, answering)
          const figure = figures.find((one) => one.key === key)
          expect(figure?.n).toBe(hours.length)
          expect(figure?.value).toBe(median(hours))
        }
      }),
      { numRuns: 150 },
    )
  })

  test('of change are withheld while fewer than four mentees have two scores', () => {
    fc.assert(
      fc.property(world, (records) => {
        const mca = instrumentOf({ id: 'mca-21', version: 1 }, [])
        if (mca === null) throw new Error('the instrument is not here')
        const changes = records.mentees.flatMap(({ id }) => {
          const own = records.assessments
            .filter((one) => one.menteeId === id && one.state === 'done')
            .toSorted((one, other) => one.on.localeCompare(other.on) || one.createdAt.localeCompare(other.createdAt))
          const [first, last] = [own[0], own.at(-1)]
          if (first === undefined || last === undefined || first === last) return []
          const before = scoresOf(mca, first.answers).overall?.value ?? null
          const after = scoresOf(mca, last.answers).overall?.value ?? null
          return before === null || after === null ? [] : [after - before]
        })
        const figure = practiceFigures(records, everything, today, zone).figures.find(({ key }) =>
          key.startsWith('change-mca-21-1-mentee-mentor'),
        )
        expect(figure?.n ?? 0).toBe(changes.length)
        if (figure === undefined) return
        expect(figure.isWithheld).toBe(changes.length < 4)
        if (changes.length >= 4)
          expect(figure.value).toBeCloseTo(changes.reduce((sum, one) => sum + one, 0) / changes.length, 9)
        else expect(figure.value).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  test('of each mentee count a meeting with several whole for each', () => {
    fc.assert(
      fc.property(world, filter, (records, chosen) => {
        const { relationships, figures } = practiceFigures(records, chosen, today, zone)
        const met = relationships.filter(({ meetings }) => meetings > 0)
        expect(figures.find(({ key }) => key === 'effort-each')?.value ?? null).toBe(
          median(met.map(({ minutes }) => minutes)),
        )
        for (const { menteeId, meetings } of relationships) {
          const theirs = records.meetings.filter(
            (one) =>
              one.state === 'held' &&
              one.menteeIds.includes(menteeId) &&
              !(chosen.from !== null && clock.format(new Date(one.startsAt)) < chosen.from) &&
              !(chosen.to !== null && clock.format(new Date(one.startsAt)) > chosen.to),
          )
          expect(meetings).toBe(theirs.length)
        }
      }),
      { numRuns: 100 },
    )
  })
})

test('my own assessments are of the whole practice, and of no part of it', () => {
  const at = '2026-02-01T00:00:00.000Z'
  const own = assessment.parse({
    ...{ id: crypto.randomUUID(), createdAt: at, updatedAt: at, instrument: { id: 'mca-21', version: 1 } },
    ...{ rater: 'mentor', subject: 'mentor', menteeId: null, on: '2026-02-01', state: 'done' },
  })
  const nobody = { mentees: [], mentorships: [], meetings: [], promises: [], goals: [], mails: [], outcomes: [] }
  const records = { ...nobody, assessments: [own], findInstrument: () => null }
  const count = (chosen: PracticeFilter) =>
    practiceFigures(records, chosen, today, zone).figures.find(({ key }) => key === 'assessments-done')?.value
  expect(count(everything)).toBe(1)
  expect(count({ ...everything, programme: 'Faculty' })).toBe(0)
  expect(count({ ...everything, stage: 'after' })).toBe(0)
})

describe('a period', () => {
  test.each([
    ['this-year', '2026-01-01', '2026-12-31'],
    ['last-year', '2025-01-01', '2025-12-31'],
    ['twelve-months', '2025-11-27', '2026-11-26'],
    ['all', null, null],
  ] as const)('%s', (period, from, to) => {
    expect(daysOfPeriod(period, '2026-11-26')).toEqual({ from, to })
  })
  test('of twelve months ends on a leap day, too', () => {
    expect(daysOfPeriod('twelve-months', '2028-02-29')).toEqual({ from: '2027-03-01', to: '2028-02-29' })
  })
})

describe('words', () => {
  test.each([
    [0, '0 min'],
    [59.6, '1 h'],
    [200, '3 h 20 min'],
    [120_000, '2,000 h'],
  ])('%s minutes are %s', (minutes, said) => {
    expect(sayMinutes(minutes)).toBe(said)
  })
  test.each([
    ['share', 2 / 3, '67 %'],
    ['median-hours', 0.5, '30 min'],
    ['median-hours', 47.4, '47 h'],
    ['median-hours', 60, '2.5 days'],
    ['mean-points', -0.2, '−0.20'],
    ['mean-points', -0.001, '0.00'],
    ['count', 1_234, '1,234'],
  ] as const)('%s of %s', (unit, amount, said) => {
    expect(sayAmount(unit, amount)).toBe(said)
  })
  test('say that nothing is there, and that something is withheld', () => {
    expect(sayFigure({ unit: 'share', value: null, n: 0, isWithheld: false })).toBe('—')
    expect(sayFigure({ unit: 'mean-points', value: null, n: 2, isWithheld: true })).toBe('withheld: fewer than 4')
    expect(sayFigure({ unit: 'share', value: 0.5, n: 4, isWithheld: false })).toBe('50 %, of 4')
  })
})

describe('tables for a spreadsheet', () => {
  test('hold every figure with its definition, and nothing of one that is withheld', () => {
    fc.assert(
      fc.property(world, (records) => {
        const { figures } = practiceFigures(records, everything, today, zone)
        const rows = figuresCsv(figures).trimEnd().split('\r\n')
        expect(rows).toHaveLength(figures.length + 1)
        for (const [nth, figure] of figures.entries())
          if (figure.isWithheld) expect(rows[nth + 1]).toMatch(/,,"?points[^"]*"?,,yes|,,"?share[^"]*"?,,yes/)
      }),
      { numRuns: 60 },
    )
  })
  test('hold no name, title, place or day once names are left out', () => {
    const secret = { menteeId: 'm', on: '2026-02-03', title: 'Her paper', place: 'Her hall', kind: 'paper' as const }
    const record = { id: 'o', createdAt: '', updatedAt: '', sample: false, remarks: 'Hers', ...secret }
    expect(outcomesCsv([record], null)).toBe('kind,year\r\nPaper,2026\r\n')
    expect(outcomesCsv([record], () => 'Ada')).toContain('Her paper,Her hall,Ada')
    const one = { menteeId: 'm', meetings: 2, minutes: 90, lastOn: null, promisesKept: 1, goalsReached: 0, outcomes: 1 }
    expect(relationshipsCsv([one], (_, place) => `Mentee ${place + 1}`)).toContain('Mentee 1,2,90,1,0,1')
  })
})
