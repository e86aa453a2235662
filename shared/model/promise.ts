// A promise: what mentor or mentee said they would do, and whether it was done. An action item with an owner.
import { z } from 'zod'
import { day, id, line, recordFields } from './base.ts'

/** Who gave it. */
export const promiseOwner = z.enum(['mentor', 'mentee'])
export type PromiseOwner = z.infer<typeof promiseOwner>

/** `open` until it is `kept`, or `dropped` with a reason. */
export const promiseState = z.enum(['open', 'kept', 'dropped'])

export const promiseRecord = z.object({
  ...recordFields,
  menteeId: id,
  /** The meeting at which it was given; null for one given in between. */
  meetingId: id.nullable().default(null),
  /** The goal that it serves. */
  goalId: id.nullable().default(null),
  owner: promiseOwner,
  text: line.min(1),
  dueOn: day.nullable().default(null),
  state: promiseState.default('open'),
  /** The day on which it was kept or dropped. */
  settledOn: day.nullable().default(null),
  /** Why it was dropped. */
  reason: line.default(''),
})
export type PromiseRecord = z.infer<typeof promiseRecord>
