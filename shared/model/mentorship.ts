// Where a mentorship stands on its way from selection to closure, and what was done on it. One record for each mentee.
import { z } from 'zod'
import { day, id, line, prose, recordFields } from './base.ts'

/** The four phases of a formal mentorship. */
export const mentorshipPhase = z.enum(['selection', 'alignment', 'cultivation', 'closure'])
export type MentorshipPhase = z.infer<typeof mentorshipPhase>

/** The review at the end: what each takes along. */
export const farewell = z.object({
  on: day,
  reached: prose.default(''),
  learntByMentor: prose.default(''),
  learntByMentee: prose.default(''),
  thanks: prose.default(''),
  /** How they stay in touch, if they do. */
  afterwards: prose.default(''),
})
export type Farewell = z.infer<typeof farewell>

export const mentorship = z.object({
  ...recordFields,
  menteeId: id,
  phase: mentorshipPhase.default('selection'),
  /** On which day the phase began. */
  phaseOn: day.nullable().default(null),
  /** What of the check-lists is done: the key of `shared/domain/life-cycle.ts` and the day. */
  done: z
    .array(z.object({ key: line, on: day }))
    .max(100)
    .default([]),
  farewell: farewell.nullable().default(null),
})
export type Mentorship = z.infer<typeof mentorship>
