// Small facts of a mentorship that are nobody's record of their own: added, imported, status changed.
import { z } from 'zod'
import { id, instant, line, recordFields } from './base.ts'

export const lifeEventKind = z.enum([
  'added',
  'imported',
  'status',
  'archived',
  'restored',
  'joined-group',
  'left-group',
])

export const lifeEvent = z.object({
  ...recordFields,
  menteeId: id,
  at: instant,
  kind: lifeEventKind,
  /** For `status`: the new status; for groups: the group's name; for `imported`: the format's name. */
  detail: line.default(''),
})
export type LifeEvent = z.infer<typeof lifeEvent>
