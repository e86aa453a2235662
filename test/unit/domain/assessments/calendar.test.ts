// An assessment must come up again on the right day, once, and only with those who are being mentored.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar, dueAssessments, type Asked } from '../../../../shared/domain/assessments/calendar.ts'
import { monthsAfter } from '../../../../shared/domain/calendar/days.ts'
import { shippedInstruments } from '../../../../shared/instruments/shipped.ts'

const instrumentIds = new Set(shippedInstruments.map(({ id }) => id))
const person = (id: string, startOn: string | null = '2026-01-15') => ({
  id,
  status: 'active' as const,
  archivedAt: null,
  startOn,
  createdAt: '2026-02-01T08:00:00.000Z',
})
const due = (mentees: ReturnType<typeof person>[], asked: Asked[], today: string) =>
  dueAssessments({ calendar: defaultCalendar, mentees, asked, instrumentIds, today })

describe('the calendar of assessments', () => {
  it('names only instruments that the program has', () => {
    for (const { instrumentId } of defaultCalendar) expect(instrumentIds.has(instrumentId)).toBe(true)
  })

  it('counts months as people do, to the last day of a short one', () => {
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28')
    expect(monthsAfter('2027-11-30', 3)).toBe('2028-02-29')
    expect(monthsAfter('2026-12-15', 12)).toBe('2027-12-15')
  })

  it('asks for a pulse after a quarter, and again a quarter after it was asked', () => {
    expect(due([person('a')], [], '2026-04-14')).toEqual([])
    const [pulse] = due([person('a')], [], '2026-04-15')
    expect(pulse).toMatchObject({ key: 'pulse', on: '2026-04-15', menteeIds: ['a'] })
    const asked: Asked[] = [{ instrumentId: 'relationship-pulse', rater: 'mentee', menteeId: 'a', on: '2026-04-20' }]
    expect(due([person('a')], asked, '2026-07-19').some(({ key }) => key === 'pulse')).toBe(false)
    expect(due([person('a')], asked, '2026-07-20').some(({ key }) => key === 'pulse')).toBe(true)
  })

  it('asks nothing without anybody who is active', () => {
    const away = [
      { ...person('a'), status: 'completed' as const },
      { ...person('b'), archivedAt: '2026-03-01T00:00:00.000Z' },
    ]
    const known = { calendar: defaultCalendar, mentees: away, asked: [], instrumentIds, today: '2030-01-01' }
    expect(dueAssessments(known)).toEqual([])
  })

  it('never brings up what was asked within its months, whatever else was', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => monthsAfterDays('2025-01-01', days))
    const asked = fc.record({
      instrumentId: fc.constantFrom('relationship-pulse', 'mca-21'),
      rater: fc.constant('mentee' as const),
      menteeId: fc.constantFrom('a', 'b'),
      on: day,
    })
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), day, (list, today) => {
        for (const { instrumentId, menteeIds } of due(
          [person('a', '2025-01-01'), person('b', '2025-01-01')],
          list,
          today,
        )) {
          const months = instrumentId === 'mca-21' ? 12 : 3
          for (const id of menteeIds)
            for (const one of list)
              if (one.menteeId === id && one.instrumentId === instrumentId)
                expect(monthsAfter(one.on, months) <= today).toBe(true)
        }
      }),
    )
  })
})

function monthsAfterDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
