// A score must be what the instrument's key says, from what was answered and from nothing else.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { changeOf, noiseOf } from '../../../../shared/domain/assessments/noise.ts'
import { scoresOf, type Moment } from '../../../../shared/domain/assessments/scoring.ts'
import { shippedInstruments } from '../../../../shared/instruments/shipped.ts'
import { itemAnswer, type ItemAnswer } from '../../../../shared/model/assessment.ts'
import { instrument as instrumentSchema, type Instrument } from '../../../../shared/model/instrument.ts'
import fingerprints from '../../../fixtures/instruments/fingerprints.json' with { type: 'json' }

const program = fileURLToPath(new URL('../../../independent/scoring.py', import.meta.url))

function shipped(id: string): Instrument {
  const found = shippedInstruments.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no instrument ${id}`)
  return found
}

function rated(ratings: Readonly<Record<string, number | null>>): ItemAnswer[] {
  return Object.entries(ratings).map(([key, value]) => itemAnswer.parse({ key, value }))
}

/** One subscale of four items and one of two, the last item reversed, on a scale from 1 to 7. */
const small = instrumentSchema.parse({
  id: 'small',
  version: 1,
  title: 'Small',
  perspectives: [{ rater: 'mentor', subject: 'mentor', stem: '' }],
  scale: {
    from: 1,
    to: 7,
    anchors: [
      { at: 1, words: 'no' },
      { at: 7, words: 'yes' },
    ],
  },
  items: ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ key, label: key, reversed: key === 'f' })),
  subscales: [
    { key: 'first', title: 'First', items: ['a', 'b', 'c', 'd'], needs: 3 },
    { key: 'second', title: 'Second', items: ['e', 'f'], needs: 1 },
  ],
  scoring: 'mean',
  overall: { needs: 5 },
})

/** Answers of every kind to an instrument: on the scale, off it, fractions, words, none, twice. */
function answersTo({ items }: Instrument): fc.Arbitrary<ItemAnswer[]> {
  const value = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 7 }) },
    fc.constantFrom(-1, 8, 3.5, 100),
    fc.constant('words'),
    fc.constant(null),
  )
  const answer = fc.record({
    key: fc.constantFrom(...items.map(({ key }) => key), 'no-such-item'),
    value,
    before: value,
    passed: fc.boolean(),
    comment: fc.constant(''),
  })
  return fc.array(answer, { maxLength: items.length + 5 })
}

const anyInstrument = fc.constantFrom(...shippedInstruments, small)
const anyCase = anyInstrument.chain((one) =>
  fc.record({
    instrument: fc.constant(one),
    answers: answersTo(one),
    moment: fc.constantFrom<Moment>('now', 'before'),
  }),
)

describe('scores, worked by hand', () => {
  it('a mean: (5 + 6 + 4 + 7) / 4 = 22 / 4 = 5.5', () => {
    const { subscales } = scoresOf(small, rated({ a: 5, b: 6, c: 4, d: 7 }))
    expect(subscales[0]).toMatchObject({ value: 5.5, from: ['a', 'b', 'c', 'd'], of: 4, needs: 3 })
  })

  it('a reversed item: 1 + 7 − 2 = 6, so (4 + 6) / 2 = 5', () => {
    expect(scoresOf(small, rated({ e: 4, f: 2 })).subscales[1]?.value).toBe(5)
  })

  it('one missing of four: (5 + 6 + 4) / 3 = 5, and nothing is put in its place', () => {
    expect(scoresOf(small, rated({ a: 5, b: 6, c: 4, d: null })).subscales[0]).toMatchObject({
      value: 5,
      from: ['a', 'b', 'c'],
    })
  })

  it('two missing of four: not scored', () => {
    expect(scoresOf(small, rated({ a: 5, b: 6 })).subscales[0]).toMatchObject({ value: null, from: ['a', 'b'] })
  })

  it('the whole: (5 + 6 + 4 + 7 + 4 + 6) / 6 = 32 / 6; with two missing it needs five and has four', () => {
    const all = { a: 5, b: 6, c: 4, d: 7, e: 4, f: 2 }
    expect(scoresOf(small, rated(all)).overall?.value).toBeCloseTo(32 / 6, 12)
    expect(scoresOf(small, rated({ ...all, a: null, b: null })).overall?.value).toBeNull()
  })

  it('a sum: twelve times 4 = 48, and none with one missing', () => {
    const scale = shipped('mentorship-effectiveness')
    const all = rated(Object.fromEntries(scale.items.map(({ key }) => [key, 4])))
    expect(scoresOf(scale, all).overall?.value).toBe(48)
    expect(scoresOf(scale, all.slice(1)).overall?.value).toBeNull()
  })

  it('a share: 3 of 3 + 2 + 5 = 10 is 0.3', () => {
    const roles = shipped('mentor-roles')
    const answers = rated({ coach: 3, advisor: 2, leader: 5 })
    expect(scoresOf(roles, answers).subscales.find(({ key }) => key === 'coach')?.value).toBeCloseTo(0.3, 12)
  })

  it('answers to 26 items by the key of 21: listening 5, feedback 6, trust 4, styles 7 are (5 + 6 + 4 + 7) / 4 = 5.5', () => {
    const [short, long] = [shipped('mca-21'), shipped('mca-26')]
    const given = { 'active-listening': 5, 'constructive-feedback': 6, 'trusting-relationship': 4 }
    const answers = rated({ ...given, 'communication-styles': 7, 'improving-communication': 1, 'role-model': 1 })
    expect(scoresOf(short, answers).subscales[0]).toMatchObject({ key: 'communication', value: 5.5, of: 4 })
    // By its own key five of six are there: (5 + 6 + 4 + 7 + 1) / 5 = 23 / 5.
    expect(scoresOf(long, answers).subscales[0]).toMatchObject({ key: 'communication', value: 4.6, of: 6 })
  })

  it('looking back: 3 then, 5 now', () => {
    const answers = [itemAnswer.parse({ key: 'e', value: 5, before: 3 })]
    expect(scoresOf(small, answers).subscales[1]?.value).toBe(5)
    expect(scoresOf(small, answers, 'before').subscales[1]?.value).toBe(3)
  })
})

describe('scores, whatever was answered', () => {
  it('lie on the scale when they are means, and rest only on items that were answered', () => {
    fc.assert(
      fc.property(anyCase, ({ instrument, answers, moment }) => {
        const { subscales, overall } = scoresOf(instrument, answers, moment)
        for (const { value, from, needs } of [...subscales, ...(overall === null ? [] : [overall])]) {
          expect(value === null || from.length >= needs).toBe(true)
          const answered = new Set(
            answers.flatMap((one) => ((moment === 'now' ? one.value : one.before) === null ? [] : [one.key])),
          )
          for (const key of from) expect(answered.has(key)).toBe(true)
          if (value === null || instrument.scale === null || instrument.scoring !== 'mean') continue
          expect(value).toBeGreaterThanOrEqual(instrument.scale.from)
          expect(value).toBeLessThanOrEqual(instrument.scale.to)
        }
      }),
    )
  })

  it('do not depend on the order of the answers, and not on those of other subscales', () => {
    const rating = fc.integer({ min: 1, max: 7 })
    const all = fc.record({ a: rating, b: rating, c: rating, d: rating, e: rating, f: rating })
    fc.assert(
      fc.property(all, rating, (ratings, other) => {
        const answers = rated(ratings)
        expect(scoresOf(small, answers.toReversed())).toEqual(scoresOf(small, answers))
        expect(scoresOf(small, rated({ ...ratings, e: other })).subscales[0]).toEqual(
          scoresOf(small, answers).subscales[0],
        )
      }),
    )
  })

  it('are those of another implementation in another language', () => {
    const cases = [...fc.sample(anyCase, { numRuns: 400, seed: 20 })]
    const asked = cases.map((one) => JSON.stringify(one)).join('\n')
    const { stdout, stderr, status } = spawnSync('python3', [program], { input: `${asked}\n`, encoding: 'utf8' })
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const theirs = stdout.trim().split('\n')
    expect(theirs).toHaveLength(cases.length)
    const score = z.object({
      value: z.number().nullable(),
      from: z.array(z.string()),
      of: z.number(),
      needs: z.number(),
    })
    const shape = z.object({ subscales: z.array(score), overall: score.nullable() })
    for (const [nth, one] of cases.entries()) {
      const mine = scoresOf(one.instrument, one.answers, one.moment)
      const other = shape.parse(JSON.parse(theirs[nth] ?? ''))
      const round = (value: number | null) => (value === null ? null : Number(value.toFixed(9)))
      const bare = (found: z.infer<typeof score> | null) =>
        found === null ? null : { ...score.parse(found), value: round(found.value) }
      expect({ subscales: mine.subscales.map(bare), overall: bare(mine.overall) }).toEqual({
        subscales: other.subscales.map(bare),
        overall: bare(other.overall),
      })
    }
  })
})

describe('the noise band', () => {
  it('is 1.96 · √2 · SD · √(1 − α) of the same rater, and unknown where one of them is', () => {
    const noise = noiseOf(shipped('mca-21'), 'communication', 'mentor')
    expect(noise?.points).toBeCloseTo(1.96 * Math.SQRT2 * 1.16 * Math.sqrt(0.2), 9)
    expect(noiseOf(shipped('mca-21'), 'addressing-diversity', 'mentor')).toBeNull()
    expect(noiseOf(shipped('mca-26'), 'communication', 'mentor')).toBeNull()
  })

  it('holds every change that is smaller', () => {
    const noise = { points: 1.4, alpha: 0.8, sd: 1, source: '' }
    expect(changeOf(4, 5.39, noise)).toBe('within-noise')
    expect(changeOf(4, 5.4, noise)).toBe('up')
    expect(changeOf(5.5, 4, noise)).toBe('down')
    expect(changeOf(4, 7, null)).toBe('no-band')
  })
})

describe('the instruments of the program', () => {
  it.each(shippedInstruments.map((one) => [one.id, one] as const))(
    '%s needs as many answers as its rule says',
    (_, one) => {
      const needed = (count: number) => (count === 1 ? 1 : count <= 4 ? count - 1 : Math.ceil(count * 0.8))
      for (const { items, needs } of one.subscales) expect(needs).toBe(needed(items.length))
      const ratings = one.items.filter(({ kind }) => kind === 'rating').length
      if (one.overall !== null && one.scoring === 'mean') expect(one.overall.needs).toBe(needed(ratings))
    },
  )

  it('hold no word of those whose words may not be passed on', () => {
    const structures = shippedInstruments.filter(({ wording }) => wording === 'yours')
    expect(structures).toHaveLength(5)
    for (const { items, perspectives } of structures) {
      expect(items.every(({ words }) => words === '')).toBe(true)
      expect(perspectives.every(({ stem }) => stem === '')).toBe(true)
    }
  })

  it('have the two keys of the competency assessment as published', () => {
    const [short, long] = [shipped('mca-21'), shipped('mca-26')]
    expect(short.subscales.map(({ items }) => items.length)).toEqual([4, 4, 3, 3, 3, 4])
    expect(long.subscales.map(({ items }) => items.length)).toEqual([6, 5, 3, 5, 2, 5])
    const inLong = new Map(long.items.map(({ key, words }) => [key, words]))
    for (const { key, words } of short.items) expect(inLong.get(key)).toBe(words)
    const dropped = long.items.filter(({ key }) => !short.items.some((one) => one.key === key)).map(({ key }) => key)
    expect(dropped).toEqual([
      'improving-communication',
      'coordinating-mentors',
      'motivating',
      'building-confidence',
      'role-model',
    ])
  })

  it('never change once they were shipped: for another wording or key a new version is added', () => {
    const now = Object.fromEntries(
      shippedInstruments.map((one) => [
        `${one.id}/${one.version}`,
        createHash('sha256').update(JSON.stringify(one)).digest('hex'),
      ]),
    )
    expect(now).toEqual(fingerprints)
  })
})
