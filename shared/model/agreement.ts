// An agreement: what mentor and mentee expect of each other. Each side is written down alone and then settled together.
// Every settled version is a record of its own, so that the former ones stay.
import { z } from 'zod'
import { day, id, line, prose, recordFields } from './base.ts'
import { channelKind } from './mentee.ts'

/** What one side wants, or what both have settled on. Empty and null: nothing was said about it. */
export const terms = z.object({
  purpose: prose.default(''),
  /** Days from one contact to the next. */
  everyDays: z.int().min(1).max(366).nullable().default(null),
  lengthMinutes: z.int().min(5).max(1_440).nullable().default(null),
  channel: channelKind.nullable().default(null),
  /** The tool or the place. */
  place: line.default(''),
  agendaBy: z.enum(['mentor', 'mentee', 'in-turn']).nullable().default(null),
  /** Days within which a mail is answered. */
  replyDays: z.int().min(1).max(60).nullable().default(null),
  /** What happens when contact lapses. */
  lapse: prose.default(''),
  confidentiality: prose.default(''),
  offLimits: prose.default(''),
  boundaries: prose.default(''),
  evaluation: prose.default(''),
  /** How either side may end it without fault. */
  ending: prose.default(''),
  /** Until when it is meant to last. */
  untilOn: day.nullable().default(null),
})
export type Terms = z.infer<typeof terms>

/** `draft` while sides are written down; `agreed` is in force; `replaced` by a later version; `ended` with the mentorship. */
export const agreementState = z.enum(['draft', 'agreed', 'replaced', 'ended'])
export type AgreementState = z.infer<typeof agreementState>

export const agreement = z.object({
  ...recordFields,
  menteeId: id,
  /** From 1. */
  version: z.int().min(1).default(1),
  state: agreementState.default('draft'),
  mentor: terms.default(terms.parse({})),
  mentee: terms.default(terms.parse({})),
  /** What both settled on. */
  common: terms.default(terms.parse({})),
  agreedOn: day.nullable().default(null),
  /** The next look at it: one month in, then yearly. */
  reviewOn: day.nullable().default(null),
})
export type Agreement = z.infer<typeof agreement>
