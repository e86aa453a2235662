// A mentee: who they are, how to reach them, and where the mentorship stands.
import { z } from 'zod'
import { address, day, instant, line, prose, recordFields } from './base.ts'

/** `prospective` before the first meeting, `paused` by agreement, `completed` when the mentorship has ended. */
export const menteeStatus = z.enum(['prospective', 'active', 'paused', 'completed'])
export type MenteeStatus = z.infer<typeof menteeStatus>

/** What the mentee's network allows. `phone-only`: mail and messages on a telephone, no computer. */
export const connectivity = z.enum(['good', 'intermittent', 'phone-only'])
export type Connectivity = z.infer<typeof connectivity>

/** How mentor and mentee are matched; the terms of Garringer et al. 2019. */
export const matchStructure = z.enum(['one-to-one', 'small-group', 'layered-group', 'open'])
export type MatchStructure = z.infer<typeof matchStructure>

/** Kaplan et al. 2011: structured means that topics are chosen beforehand. */
export const structure = z.enum(['structured', 'unstructured'])
/** Kaplan et al. 2011: moderated means that a mentor or staff member reads along. Groups only. */
export const moderation = z.enum(['moderated', 'unmoderated'])

export const channelKind = z.enum(['email', 'chat', 'video', 'social', 'phone', 'in-person', 'forum', 'platform'])
export type ChannelKind = z.infer<typeof channelKind>

/** Where else a mentee can be reached: `{ kind: 'chat', service: 'WhatsApp', handle: '+254 …' }`. */
export const handle = z.object({ kind: channelKind, service: line, handle: line })
export type Handle = z.infer<typeof handle>

export const mentee = z.object({
  ...recordFields,
  /** The full name, in the order and script in which the mentee writes it. */
  name: line.min(1),
  /** What the mentor calls them, if that differs. */
  preferredName: line.default(''),
  pronouns: line.default(''),
  /** The first one is written to. */
  emails: z.array(address).max(20).default([]),
  phone: line.default(''),
  /** The institution's own number for the student; an import matches by it when there is no e-mail. */
  studentId: line.default(''),
  institution: line.default(''),
  programme: line.default(''),
  /** Free text: `2nd-year resident`, `PhD year 3`, `assistant professor`. */
  stage: line.default(''),
  /** An IANA zone such as `Africa/Nairobi`, or empty when not known. */
  timeZone: line.default(''),
  languages: z.array(line).max(20).default([]),
  connectivity: connectivity.nullable().default(null),
  preferredChannels: z.array(channelKind).max(6).default([]),
  handles: z.array(handle).max(30).default([]),
  tags: z.array(line).max(50).default([]),
  startOn: day.nullable().default(null),
  /** When the mentorship is expected to end. */
  endOn: day.nullable().default(null),
  status: menteeStatus.default('active'),
  match: matchStructure.default('one-to-one'),
  structure: structure.default('unstructured'),
  /** Null for one-to-one, where there is nobody to moderate. */
  moderation: moderation.nullable().default(null),
  remarks: prose.default(''),
  /** Out of the list, kept in the vault. */
  archivedAt: instant.nullable().default(null),
})
export type Mentee = z.infer<typeof mentee>

/** What is shown in a list and said aloud: the preferred name with the family part, or the full name. */
export function displayName(person: Pick<Mentee, 'name' | 'preferredName'>): string {
  return person.preferredName === '' ? person.name : `${person.preferredName} (${person.name})`
}
