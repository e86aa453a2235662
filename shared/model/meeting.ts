// A meeting that was held: with whom, when, through what, what was said and what was agreed.
import { z } from 'zod'
import { day, id, instant, line, prose, recordFields } from './base.ts'
import { channelKind } from './mentee.ts'

export const meeting = z.object({
  ...recordFields,
  /** A meeting with several is one record, not one for each. Empty only while words are kept before it is said with
   * whom. */
  menteeIds: z.array(id).max(5_000).default([]),
  /** The group that met, when it was one. */
  groupId: id.nullable().default(null),
  startsAt: instant,
  /** The mentor's IANA zone at the time, so that the clock time can be shown as it was. */
  timeZone: line.default(''),
  durationMinutes: z.int().min(0).max(1_440).default(30),
  channel: channelKind.default('video'),
  /** The tool or place: `Zoom`, `room 214`. */
  place: line.default(''),
  topic: line.default(''),
  said: prose.default(''),
  agreed: prose.default(''),
  /** When to meet next, if that was agreed. */
  nextOn: day.nullable().default(null),
})
export type Meeting = z.infer<typeof meeting>
