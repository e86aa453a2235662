// Plans of fictional meetings for the tests of the calendar.
import fc from 'fast-check'
import type { Recurrence, RecurringPlan } from '../../../../shared/domain/calendar/recurrence.ts'
import { dayAfter, dayNumber, weekdayOf } from '../../../../shared/domain/calendar/days.ts'

export const zones = [
  'America/New_York',
  'Europe/Zurich',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
] as const

export function planOf(plan: Partial<RecurringPlan>, recurrence: Partial<Recurrence> = {}): RecurringPlan {
  return {
    firstDay: '2026-09-14',
    time: '10:00',
    timeZone: 'UTC',
    durationMinutes: 60,
    ...plan,
    recurrence: { every: 'week', interval: 1, count: null, until: null, skipped: [], ...recurrence },
  }
}

const dayIn2026 = fc.integer({ min: 0, max: 364 }).map((days) => dayAfter('2026-01-01', days))

/** Any plan that begins in 2026, on a day on which it falls. */
export const anyPlan: fc.Arbitrary<RecurringPlan> = fc
  .record({
    firstDay: dayIn2026,
    time: fc.constantFrom('00:00', '01:30', '02:15', '10:00', '23:45'),
    timeZone: fc.constantFrom(...zones),
    every: fc.constantFrom('week' as const, 'month-day' as const, 'month-weekday' as const),
    interval: fc.integer({ min: 1, max: 12 }),
    others: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    limit: fc.oneof(
      fc.constant({ count: null, until: null }),
      fc.record({ count: fc.integer({ min: 1, max: 60 }), until: fc.constant(null) }),
      fc.record({ count: fc.constant(null), until: dayIn2026.map((day) => dayAfter(day, 365)) }),
    ),
    skippedWeeks: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
  })
  .map(({ firstDay, time, timeZone, every, interval, others, limit, skippedWeeks }) => {
    const weekdays = [...new Set([weekdayOf(dayNumber(firstDay)), ...others])]
    const skipped = skippedWeeks.map((weeks) => dayAfter(firstDay, 7 * weeks))
    return planOf({ firstDay, time, timeZone }, { every, interval, weekdays, skipped, ...limit })
  })
