// Answers that leave as a table must be whole with names, and without names must not tell of anybody.
import Papa from 'papaparse'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerRows, codebookRows, scoreRows } from '../../../../shared/domain/assessments/answers-csv.ts'
import { csvOf } from '../../../../shared/domain/csv.ts'
import { unguardCell } from '../../../../shared/domain/roster-export-cells.ts'
import { instrumentOf, shippedInstruments } from '../../../../shared/instruments/shipped.ts'
import { assessment, type Assessment } from '../../../../shared/model/assessment.ts'

const amina = crypto.randomUUID()
const find = (ref: { id: string; version: number }) => instrumentOf(ref, [])

function made(part: Record<string, unknown>): Assessment {
  return assessment.parse({
    ...{ id: crypto.randomUUID(), createdAt: '2026-10-01T08:00:00.000Z', updatedAt: '2026-10-01T08:00:00.000Z' },
    ...{ instrument: { id: 'mca-21', version: 1 }, rater: 'mentee', subject: 'mentor', menteeId: amina },
    ...{ state: 'done', on: '2026-10-17', ...part },
  })
}

const one = made({
  answers: [
    { key: 'active-listening', value: 6, comment: 'Amina says =SUM(A1) often' },
    { key: 'networking', value: null, passed: true },
  ],
})
const words = made({
  instrument: { id: 'reflection-3-2-1', version: 1 },
  subject: 'mentee',
  answers: [{ key: 'three-gained', value: 'Amina’s secret' }],
})
const open = made({ state: 'open', answers: [{ key: 'active-listening', value: 1 }] })
const known = { assessments: [one, words, open], find, nameOf: () => 'Amina Otieno' }

/** As a spreadsheet reads it. */
function read(rows: readonly (readonly string[])[]): string[][] {
  const { data, errors } = Papa.parse(csvOf(rows), { skipEmptyLines: true })
  expect(errors).toEqual([])
  return z
    .array(z.array(z.string()))
    .parse(data)
    .map((row) => row.map(unguardCell))
}

describe('answers as a table', () => {
  it('are all there with names, and are read back as they were', () => {
    const rows = answerRows({ ...known, naming: 'named' })
    expect(read(rows)).toEqual(rows)
    expect(rows).toHaveLength(4)
    expect(rows.find((row) => row.includes('active-listening'))?.slice(1)).toEqual([
      ...['Amina Otieno', 'mca-21', '1', 'mentee', 'mentor', 'during', 'now', 'here', '2026-10-17'],
      ...['active-listening', '6', '', '0', 'Amina says =SUM(A1) often'],
    ])
  })

  it('have no name, no written word, no day and no id without names', () => {
    const text = [answerRows, scoreRows].map((rows) => csvOf(rows({ ...known, naming: 'bare' }))).join('')
    for (const secret of ['Amina', 'Otieno', 'secret', 'SUM', '2026-10-17', amina, one.id])
      expect(text).not.toContain(secret)
    expect(text).toContain('M001')
    expect(text).toContain('2026-10,')
    expect(text).toContain('active-listening,6')
  })

  it('carry scores with what they rest on, and none where one lacks', () => {
    const full = made({
      answers: ['active-listening', 'constructive-feedback', 'trusting-relationship', 'communication-styles'].map(
        (key, nth) => ({ key, value: nth + 3 }),
      ),
    })
    const rows = scoreRows({ ...known, assessments: [full], naming: 'named' })
    expect(rows.find((row) => row.includes('communication'))?.slice(-5)).toEqual([
      'communication',
      '4.5',
      '4',
      '4',
      '3',
    ])
    expect(rows.find((row) => row.includes('overall'))?.slice(-5)).toEqual(['overall', '', '4', '21', '17'])
  })

  it('come with a codebook of every item', () => {
    const rows = codebookRows(shippedInstruments)
    expect(read(rows)).toEqual(rows)
    expect(rows).toHaveLength(1 + shippedInstruments.reduce((sum, { items }) => sum + items.length, 0))
    expect(rows.find((row) => row[0] === 'mca-21' && row[3] === 'networking')?.slice(8, 10)).toEqual([
      'professional-development',
      '1 to 7: 1 = not at all skilled; 4 = moderately skilled; 7 = extremely skilled',
    ])
  })

  it('survive whatever was commented', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (comment) => {
        const clean = comment.replaceAll('\0', '')
        const rows = answerRows({
          ...known,
          assessments: [made({ answers: [{ key: 'active-listening', value: 6, comment }] })],
          naming: 'named',
        })
        expect(read(rows)[1]?.at(-1)).toBe(clean)
      }),
    )
  })
})
