// A meeting: planned, held or given up; with whom, when, through what, what was said and what was agreed.
import { z } from 'zod'
import { day, id, instant, line, prose, recordFields } from './base.ts'
import { channelKind, moderation, structure } from './mentee.ts'
import { fromPlain, noWords, richText } from './rich-text.ts'

/** `planned` lies ahead or waits to be written down; `missed` was planned and nobody or only one side came. */
export const meetingState = z.enum(['planned', 'held', 'cancelled', 'missed'])
export type MeetingState = z.infer<typeof meetingState>

/** How the words of a meeting are ordered. `free` has no order. */
export const meetingFormat = z.enum(['free', 'five-cs', 'three-two-one'])
export type MeetingFormat = z.infer<typeof meetingFormat>

/** Something to be talked about, and where it came from. */
export const agendaItem = z.object({
  id,
  text: line.min(1),
  /** `mentee` for what the mentee wished for. */
  from: z.enum(['mentor', 'mentee', 'promise', 'goal']),
  /** The promise or the goal. */
  sourceId: id.nullable().default(null),
  done: z.boolean().default(false),
})
export type AgendaItem = z.infer<typeof agendaItem>

/** Five Cs: one way to go, with what would come of it and what could be made of it. */
export const choice = z.object({
  id,
  text: line.default(''),
  consequences: prose.default(''),
  /** Creative solutions: how it could be had without its price. */
  solutions: prose.default(''),
})
export type Choice = z.infer<typeof choice>

/** Whether the conclusion was good, seen from later. */
export const hindsight = z.object({ on: day, verdict: z.enum(['well', 'partly', 'badly']), words: prose.default('') })
export type Hindsight = z.infer<typeof hindsight>

export const fiveCs = z.object({
  challenge: prose.default(''),
  choices: z.array(choice).max(12).default([]),
  /** Which of the choices it was. */
  chosenId: id.nullable().default(null),
  conclusion: prose.default(''),
  /** When to look at it again. */
  lookAgainOn: day.nullable().default(null),
  hindsight: hindsight.nullable().default(null),
})
export type FiveCs = z.infer<typeof fiveCs>

/** 3-2-1: three things learnt, two that are of use, one question that stays. */
export const threeTwoOne = z.object({
  learnt: z.array(line).max(3).default([]),
  useful: z.array(line).max(2).default([]),
  question: line.default(''),
})
export type ThreeTwoOne = z.infer<typeof threeTwoOne>

/** The parts of a meeting that the mentor may share with the mentee as a whole; what was said and agreed carries its own
 * mark on each block. Everything is the mentor's own until then. */
export const sharedPart = z.enum(['agenda', 'five-cs', 'three-two-one'])
export type SharedPart = z.infer<typeof sharedPart>

/** How long somebody was there, from an attendance file. */
export const presence = z.object({ menteeId: id, minutes: z.int().min(0).max(10_000).nullable().default(null) })

const minutes = z.int().min(0).max(1_440)

export const meeting = z.object({
  ...recordFields,
  /** A meeting with several is one record, not one for each. Empty only while words are kept before it is said with
   * whom. */
  menteeIds: z.array(id).max(5_000).default([]),
  /** The group that met, when it was one. */
  groupId: id.nullable().default(null),
  state: meetingState.default('held'),
  startsAt: instant,
  /** The mentor's IANA zone at the time, so that the clock time can be shown as it was. */
  timeZone: line.default(''),
  durationMinutes: minutes.default(30),
  channel: channelKind.default('video'),
  /** The tool or place: `Zoom`, `room 214`. */
  place: line.default(''),
  /** Of the web, or empty. */
  joinLink: z.string().trim().max(2_000).default(''),
  passCode: line.default(''),
  /** Its identity in calendars; empty until a calendar file was written. */
  calendarUid: line.default(''),
  /** How often what calendars show has changed since the first file. */
  calendarSequence: z.int().min(0).default(0),
  /** What the last calendar file said, so that a change of it is noticed. */
  calendarSaid: z.string().max(20_000).default(''),
  /** The series that planned it, and its day by the rule of the series. */
  seriesId: id.nullable().default(null),
  seriesDay: day.nullable().default(null),
  agenda: z.array(agendaItem).max(100).default([]),
  topic: line.default(''),
  said: richText.default(noWords),
  agreed: richText.default(noWords),
  format: meetingFormat.default('free'),
  fiveCs: fiveCs.nullable().default(null),
  threeTwoOne: threeTwoOne.nullable().default(null),
  shared: z.array(sharedPart).max(3).default([]),
  /** Groups only. */
  structure: structure.nullable().default(null),
  moderation: moderation.nullable().default(null),
  presences: z.array(presence).max(5_000).default([]),
  /** When the clock of a running meeting was started; null when it is not running. */
  runningSince: instant.nullable().default(null),
  /** The mentor's effort beside the meeting itself. */
  preparationMinutes: minutes.default(0),
  followUpMinutes: minutes.default(0),
  /** When to meet next, if that was agreed. */
  nextOn: day.nullable().default(null),
})
export type Meeting = z.infer<typeof meeting>

/** What version 2 had where version 3 has words with form: plain words, and one mark for all of them. */
const withPlainWords = z.looseObject({
  said: z.string().default(''),
  agreed: z.string().default(''),
  shared: z.array(z.string()).default([]),
})

/** From payload version 2 to 3. Words that were shared stay so, block by block. */
export function toRichWords(value: unknown): unknown {
  const { said, agreed, shared, ...rest } = withPlainWords.parse(value)
  return {
    ...rest,
    said: fromPlain(said, shared.includes('said')),
    agreed: fromPlain(agreed, shared.includes('agreed')),
    shared: shared.filter((part) => part !== 'said' && part !== 'agreed'),
  }
}
