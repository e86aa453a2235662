// What mentees say together must never tell what one of them said, whatever groups are laid over each other.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupScores } from '../../../../shared/domain/assessments/group-scores.ts'
import { fewest, showable, type PeopleSet } from '../../../../shared/domain/assessments/suppression.ts'
import { shippedInstruments } from '../../../../shared/instruments/shipped.ts'
import { assessment, type Assessment } from '../../../../shared/model/assessment.ts'

const people = Array.from({ length: 14 }, (_, nth) => `p${nth}`)
const someSets = fc
  .array(fc.uniqueArray(fc.constantFrom(...people)), { maxLength: 5 })
  .map((lists): PeopleSet[] => [
    { key: 'all', members: new Set(people) },
    ...lists.map((list, nth) => ({ key: `set ${nth}`, members: new Set(list) })),
  ])

describe('which groups are shown', () => {
  it('lets no sum or difference of them be about fewer than four', () => {
    const factors = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(someSets, factors, (sets, by) => {
        const shown = showable(sets)
        const weightOf = (id: string) =>
          sets.reduce((sum, { key, members }, nth) => sum + (shown.has(key) && members.has(id) ? (by[nth] ?? 0) : 0), 0)
        const about = people.filter((id) => weightOf(id) !== 0).length
        expect(about === 0 || about >= fewest).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('withholds a group of three, and one that leaves three over', () => {
    const all = { key: 'all', members: new Set(people.slice(0, 9)) }
    const three = { key: 'three', members: new Set(people.slice(0, 3)) }
    const six = { key: 'six', members: new Set(people.slice(0, 6)) }
    const five = { key: 'five', members: new Set(people.slice(0, 5)) }
    expect([...showable([all, three, six, five])]).toEqual(['all', 'five'])
    expect([...showable([{ key: 'few', members: new Set(['a', 'b', 'c']) }])]).toEqual([])
    expect([...showable([])]).toEqual([])
  })
})

describe('means over mentees', () => {
  const mca = shippedInstruments.find(({ id }) => id === 'mca-21')
  if (mca === undefined) throw new Error('no MCA-21')
  const ids = Array.from({ length: 5 }, () => crypto.randomUUID())
  const answered = (menteeId: string | null, rating: number, part: Partial<Assessment> = {}): Assessment =>
    assessment.parse({
      id: crypto.randomUUID(),
      createdAt: '2026-10-01T08:00:00.000Z',
      updatedAt: '2026-10-01T08:00:00.000Z',
      instrument: { id: mca.id, version: mca.version },
      rater: 'mentee',
      subject: 'mentor',
      menteeId,
      state: 'done',
      on: '2026-10-01',
      answers: mca.items.map(({ key }) => ({ key, value: rating })),
      ...part,
    })
  const mentees = ids.map((id, nth) => ({ id, programme: nth < 3 ? 'MD' : 'PhD' }))
  const together = (assessments: readonly Assessment[]) =>
    groupScores({ instrument: mca, rater: 'mentee', subject: 'mentor', assessments, mentees, groups: [] })

  it('count the latest answers of each once: (4 + 4 + 5 + 6 + 7) / 5 = 5.2', () => {
    const list = ids.map((id, nth) => answered(id, [4, 4, 5, 6, 7][nth] ?? 0))
    const older = answered(ids[0] ?? '', 1, { on: '2026-01-01' })
    const unfinished = answered(ids[1] ?? '', 1, { state: 'open', on: '2026-11-01' })
    const own = answered(null, 1, { rater: 'mentor' })
    const [all] = together([older, ...list, unfinished, own]).sets
    expect(all).toMatchObject({ key: 'all', n: 5 })
    expect(all?.areas[0]).toMatchObject({ key: 'communication', n: 5, mean: 5.2, range: null })
    expect(all?.items[0]).toMatchObject({ n: 5, mean: 5.2, range: null })
    expect(all?.restsOn.map(({ assessmentId }) => assessmentId).sort()).toEqual(list.map(({ id }) => id).sort())
  })

  it('are withheld for a programme of three and for the two that it would leave', () => {
    const { sets } = together(ids.map((id) => answered(id, 5)))
    expect(sets.map(({ key, areas }) => [key, areas[0]?.mean ?? null])).toEqual([
      ['all', 5],
      ['programme:MD', null],
      ['programme:PhD', null],
    ])
    expect(sets.map(({ items, restsOn }) => [items[0]?.mean ?? null, restsOn.length])).toEqual([
      [5, 5],
      [null, 0],
      [null, 0],
    ])
  })

  it('are withheld where fewer than four scored an area, though more answered', () => {
    const skipped = mca.subscales.find(({ key }) => key === 'communication')?.items ?? []
    const rest = mca.items.filter(({ key }) => !skipped.includes(key)).map(({ key }) => ({ key, value: 5 }))
    const list = ids.map((id, nth) =>
      nth < 2
        ? answered(id, 5, { answers: rest.map((one) => ({ ...one, before: null, passed: false, comment: '' })) })
        : answered(id, 5),
    )
    const [all] = together(list).sets
    expect(all?.areas.find(({ key }) => key === 'communication')).toMatchObject({ mean: null })
    expect(all?.areas.find(({ key }) => key === 'aligning-expectations')).toMatchObject({ mean: 5, n: 5 })
  })
})
