// The library of resources: links, files and guides that a mentor keeps for mentoring, and what of it was given to whom.
import { z } from 'zod'
import { day, id, line, recordFields, slug } from './base.ts'
import { noWords, richText } from './rich-text.ts'

/** The five essential elements of e-mentoring, by the keys of the instrument `five-elements`. */
export const resourceElement = z.enum([
  'resources',
  'technology-considered',
  'psychological-growth',
  'career-development',
  'professional-development',
])
export type ResourceElement = z.infer<typeof resourceElement>

export const resource = z.object({
  ...recordFields,
  /** `guide`: words of its own. A link or a guide may have files beside it, as copies for offline. */
  kind: z.enum(['link', 'file', 'guide']),
  title: line,
  /** Of a link, as it was typed; empty for the others. */
  url: z.string().trim().max(2_000).default(''),
  /** The guide itself, or what it is good for. */
  words: richText.default(noWords),
  forWhom: z.enum(['mentor', 'mentee', 'both']).default('both'),
  /** Null while it is not said. */
  element: resourceElement.nullable().default(null),
  tags: z.array(line).max(30).default([]),
  /** The guide of the program that it began as; null for what is the mentor's own. */
  guide: slug.nullable().default(null),
})
export type Resource = z.infer<typeof resource>

/** That a resource was given to a mentee. */
export const handout = z.object({
  ...recordFields,
  resourceId: id,
  menteeId: id,
  on: day,
  how: z.enum(['mail', 'meeting', 'otherwise']).default('otherwise'),
  /** The mail or the meeting with which it was given, where it was one of here. */
  mailId: id.nullable().default(null),
  meetingId: id.nullable().default(null),
  /** The title as it was then, so that it can be told when the resource is gone. */
  title: line.default(''),
})
export type Handout = z.infer<typeof handout>
