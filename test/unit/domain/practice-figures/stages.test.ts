// Stages of mentees in a dossier: years do not part them, and few of a kind are not told apart without names.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewest } from '../../../../shared/domain/assessments/suppression.ts'
import { otherStages, stagesOf } from '../../../../shared/domain/practice-figures/stages.ts'

const of = (...stages: string[]) => stages.map((stage) => ({ stage }))

describe('where mentees stand', () => {
  it('is told by stage, whatever the year and the letters', () => {
    const all = of(
      'medical student, year 5',
      'Medical student, year 4',
      'PhD year 3',
      'phd (year 1)',
      '2nd-year resident',
      'Resident',
      '',
    )
    expect(stagesOf(all, false)).toEqual([
      { stage: 'medical student', n: 2 },
      { stage: 'PhD', n: 2 },
      { stage: 'resident', n: 2 },
      { stage: '', n: 1 },
    ])
  })

  it('without names tells no stage of fewer than four, and adds up', () => {
    const stage = fc.constantFrom('PhD', 'resident', 'student', 'postdoc', '')
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 30 }), (stages) => {
        const told = stagesOf(of(...stages), true)
        const sum = told.reduce((total, { n }) => total + n, 0)
        expect(sum).toBe(told.length === 0 ? 0 : stages.length)
        const most = Math.max(
          0,
          ...['PhD', 'resident', 'student', 'postdoc'].map((one) => stages.filter((stage) => stage === one).length),
        )
        expect(told.length > 0).toBe(most >= fewest)
        for (const one of told) if (one.stage !== otherStages) expect(one.n).toBeGreaterThanOrEqual(fewest)
      }),
    )
  })
})
