// The mentoring dossier for promotion: the mentor's own statement, and testimonials that were given for it.
import { z } from 'zod'
import { day, id, line, prose, recordFields } from './base.ts'
import { noWords, richText } from './rich-text.ts'

/** There is one such record at most. */
export const dossier = z.object({
  ...recordFields,
  /** How the mentor mentors, and why. */
  statement: richText.default(noWords),
})
export type Dossier = z.infer<typeof dossier>

/** Words about the mentor, given for the dossier and for nothing else. */
export const testimonial = z.object({
  ...recordFields,
  /** Who gave it; null when it is nobody on the roster. */
  menteeId: id.nullable().default(null),
  on: day,
  words: prose,
  /** As it is to be signed; empty for one that stays without a name. */
  signature: line.default(''),
})
export type Testimonial = z.infer<typeof testimonial>
