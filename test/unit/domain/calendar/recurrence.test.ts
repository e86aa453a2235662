// Meetings that come again: the clock on the wall stays, windows agree with each other, limits hold.
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { dayAfter } from '../../../../shared/domain/calendar/days.ts'
import type { RecurringPlan } from '../../../../shared/domain/calendar/recurrence.ts'
import { mostOccurrences, occurrences, toRrule } from '../../../../shared/domain/calendar/recurrence.ts'
import { momentOf, wallTime } from '../../../../shared/domain/meeting-time.ts'
import { anyPlan, planOf } from './plans.ts'

const from = '2026-01-01T00:00:00.000Z'
const to = '2028-01-01T00:00:00.000Z'
const starts = (plan: RecurringPlan, first = from, last = to) =>
  occurrences(plan, first, last).map((one) => one.startsAt)

describe('a meeting that comes again', () => {
  test('stays at ten on the wall when clocks change', () => {
    const plan = planOf({ firstDay: '2026-10-19', timeZone: 'Europe/Zurich' }, { count: 2 })
    expect(starts(plan)).toEqual(['2026-10-19T08:00:00.000Z', '2026-10-26T09:00:00.000Z'])
  })

  test('is an hour later on the night that has no such hour', () => {
    const plan = planOf({ firstDay: '2026-03-22', time: '02:30', timeZone: 'Europe/Zurich' }, { count: 3 })
    expect(occurrences(plan, from, to).map((one) => wallTime(one.startsAt, 'Europe/Zurich').time)).toEqual([
      '02:30',
      '03:30',
      '02:30',
    ])
  })

  test('in every zone shows the same time, but for the hour that is skipped', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const { day, startsAt } of occurrences(plan, from, to)) {
          expect(startsAt).toBe(momentOf({ day, time: plan.time }, plan.timeZone))
          const shown = wallTime(startsAt, plan.timeZone)
          const isSkipped = momentOf(shown, plan.timeZone) === startsAt && shown.time > plan.time
          if (!isSkipped) expect(shown).toEqual({ day, time: plan.time })
        }
      }),
    )
  })

  test('is the same in a small window as in a big one that is cut to it, in order', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 90 }),
        (plan, offset, length) => {
          const first = `${dayAfter('2026-01-01', offset)}T07:00:00.000Z`
          const last = `${dayAfter('2026-01-01', offset + length)}T07:00:00.000Z`
          const big = starts(plan, '2025-01-01T00:00:00.000Z', '2029-01-01T00:00:00.000Z')
          expect(starts(plan, first, last)).toEqual(big.filter((one) => one >= first && one < last))
          expect(big).toEqual(big.toSorted())
        },
      ),
    )
  })

  test('keeps to its count, its last day and its skipped days', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const found = occurrences(plan, from, '2029-01-01T00:00:00.000Z')
        const { count, until, skipped } = plan.recurrence
        expect(found.length).toBeLessThanOrEqual(count ?? mostOccurrences)
        for (const { day } of found) {
          expect(day >= plan.firstDay && day <= (until ?? '9999')).toBe(true)
          expect(skipped).not.toContain(day)
        }
      }),
    )
  })

  test('falls on the days on which the rule in its file falls for ical.js', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const unlimited = { ...plan.recurrence, until: null, skipped: [], count: 10 }
        const { firstDay, timeZone } = plan
        const ours = occurrences({ ...plan, recurrence: unlimited }, from, '2200-01-01T00:00:00.000Z').map(
          (one) => one.day,
        )
        const walk = ICAL.Recur.fromString(toRrule(unlimited, firstDay, timeZone)).iterator(
          ICAL.Time.fromDateString(ours[0] ?? firstDay),
        )
        expect(ours.map(() => walk.next().toString())).toEqual(ours)
      }),
    )
  })

  test('on the 31st leaves out months without one; on the fifth Friday takes the last', () => {
    const days = (every: 'month-day' | 'month-weekday', firstDay: string) =>
      occurrences(planOf({ firstDay }, { every, count: 3 }), from, to).map((one) => one.day)
    expect(days('month-day', '2026-01-31')).toEqual(['2026-01-31', '2026-03-31', '2026-05-31'])
    expect(days('month-weekday', '2026-01-30')).toEqual(['2026-01-30', '2026-02-27', '2026-03-27'])
  })

  test('far in the past does not keep today waiting, and no answer is longer than 2,000', () => {
    const plan = planOf({ firstDay: '1900-01-01' }, { weekdays: [1, 2, 3, 4, 5, 6, 7] })
    expect(starts(plan, '2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z')).toHaveLength(1)
    expect(starts(plan, '1900-01-01T00:00:00.000Z', '2199-01-01T00:00:00.000Z')).toHaveLength(mostOccurrences)
  })

  test('with a count and a last day is written with the count until then', () => {
    const { recurrence } = planOf({}, { count: 9, until: '2026-09-28' })
    expect(toRrule(recurrence, '2026-09-14', 'UTC')).toBe('FREQ=WEEKLY;WKST=MO;BYDAY=MO;COUNT=3')
  })
})
