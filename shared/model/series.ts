// A series: meetings that come again by a rule. Each of them is a meeting of its own; this is what they have in common.
import { z } from 'zod'
import { day, id, instant, line, recordFields } from './base.ts'

/** The shape of `Recurrence` in `shared/domain/calendar/recurrence.ts`. */
export const recurrence = z.object({
  every: z.enum(['week', 'month-day', 'month-weekday']),
  interval: z.int().min(1).max(12),
  weekdays: z.array(z.int().min(1).max(7)).max(7).optional(),
  count: z.int().min(1).max(200).nullable(),
  until: day.nullable(),
  skipped: z.array(day).max(500),
})

export const series = z.object({
  ...recordFields,
  menteeIds: z.array(id).max(5_000).default([]),
  groupId: id.nullable().default(null),
  /** Of the first meeting. */
  startsAt: instant,
  timeZone: line.default(''),
  recurrence,
  calendarUid: line.default(''),
  calendarSequence: z.int().min(0).default(0),
  calendarSaid: z.string().max(20_000).default(''),
})
export type Series = z.infer<typeof series>
