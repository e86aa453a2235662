// A mentee's request to see what is kept about them: when it came, by which law it counts, until when it has to be answered, and
// what was given. While it is open nothing about the mentee is deleted.
import { z } from 'zod'
import { day, id, line, prose, recordFields } from './base.ts'

/** `gdpr`: also the UK's. `ferpa`: of the United States. `other`: the mentor says until when. */
export const accessLaw = z.enum(['gdpr', 'ferpa', 'other'])
export type AccessLaw = z.infer<typeof accessLaw>

/** Something that was handed over. */
export const given = z.object({
  on: day,
  /** In which form, and to whom. */
  what: line,
  /** How many entries it had, and how many places were redacted. */
  entries: z.int().min(0).default(0),
  redacted: z.int().min(0).default(0),
})
export type Given = z.infer<typeof given>

export const accessRequest = z.object({
  ...recordFields,
  menteeId: id,
  receivedOn: day,
  law: accessLaw.default('gdpr'),
  dueOn: day,
  /** The day on which it was settled; null while it is open. */
  closedOn: day.nullable().default(null),
  log: z.array(given).max(200).default([]),
  remarks: prose.default(''),
})
export type AccessRequest = z.infer<typeof accessRequest>
