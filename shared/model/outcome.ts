// An outcome: what a mentorship brought that others can see, as the mentor records it.
import { z } from 'zod'
import { day, id, line, prose, recordFields } from './base.ts'

export const outcomeKind = z.enum(['paper', 'grant', 'degree', 'post', 'prize', 'talk', 'other'])
export type OutcomeKind = z.infer<typeof outcomeKind>

export const outcome = z.object({
  ...recordFields,
  menteeId: id,
  kind: outcomeKind,
  on: day,
  title: line.min(1),
  /** Where or by whom: a journal, a funder, a university. */
  place: line.default(''),
  remarks: prose.default(''),
})
export type Outcome = z.infer<typeof outcome>
