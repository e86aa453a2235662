// What a calendar shows: whole weeks, and meetings beside each other that never cover one another.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthGrid, placeInDay, weekDays } from '../../../../shared/domain/calendar/views.ts'
import { zones } from './plans.ts'

describe('a month and a week', () => {
  test('begin on the chosen weekday', () => {
    expect(monthGrid('2026-09', 1)[0]?.[0]).toBe('2026-08-31')
    expect(monthGrid('2026-09', 7)[0]?.[0]).toBe('2026-08-30')
    expect(weekDays('2026-09-13', 1)).toEqual(
      Array.from({ length: 7 }, (_, day) => `2026-09-${String(7 + day).padStart(2, '0')}`),
    )
    expect(weekDays('2026-09-13', 7)[0]).toBe('2026-09-13')
  })

  test('have six weeks of different days with the first in the first week', () => {
    for (let month = 1; month <= 12; month += 1) {
      const grid = monthGrid(`2026-${String(month).padStart(2, '0')}`, 1)
      expect(new Set(grid.flat()).size).toBe(42)
      expect(grid[0]).toContain(`2026-${String(month).padStart(2, '0')}-01`)
    }
  })
})

describe('the meetings of a day', () => {
  test('stand beside each other when they overlap, alone when not, and are cut at midnight', () => {
    const items = [
      { id: 'a', startsAt: '2026-09-14T08:00:00.000Z', minutes: 60 },
      { id: 'b', startsAt: '2026-09-14T08:30:00.000Z', minutes: 60 },
      { id: 'c', startsAt: '2026-09-14T09:00:00.000Z', minutes: 15 },
      { id: 'late', startsAt: '2026-09-14T23:30:00.000Z', minutes: 60 },
      { id: 'other', startsAt: '2026-09-15T08:00:00.000Z', minutes: 60 },
    ]
    const placed = placeInDay(items, '2026-09-14', 'UTC')
    expect(placed.map((one) => [one.item.id, one.startMinute, one.endMinute, one.column, one.columns])).toEqual([
      ['a', 480, 540, 0, 2],
      ['b', 510, 570, 1, 2],
      ['c', 540, 555, 0, 2],
      ['late', 1_410, 1_440, 0, 1],
    ])
    expect(placeInDay(items, '2026-09-15', 'UTC')[0]).toMatchObject({ startMinute: 0, endMinute: 30 })
  })

  test('never cover one another, also on a day of 23 or 25 hours', () => {
    const item = fc.record({ at: fc.integer({ min: 0, max: 1_600 }), minutes: fc.integer({ min: 0, max: 300 }) })
    const days = fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01')
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), days, fc.constantFrom(...zones), (list, day, zone) => {
        const items = list.map(({ at, minutes }) => ({
          startsAt: new Date(Date.parse(`${day}T00:00:00.000Z`) + at * 60_000).toISOString(),
          minutes,
        }))
        const placed = placeInDay(items, day, zone)
        for (const [index, one] of placed.entries()) {
          expect(one.startMinute < one.endMinute && one.endMinute <= 1_440 && one.column < one.columns).toBe(true)
          const covered = placed
            .slice(index + 1)
            .filter(
              (two) => two.column === one.column && two.startMinute < one.endMinute && one.startMinute < two.endMinute,
            )
          expect(covered).toEqual([])
        }
      }),
    )
  })
})
