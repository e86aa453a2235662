// A conversation that a tool has kept: a chat, a transcript, a messenger's thread or one mail, taken in from a file. Its
// lines are one text, so that two hundred thousand of them cross from worker to worker as quickly as one.
import { z } from 'zod'
import { id, instant, line, recordFields } from './base.ts'

/** `chat` was written during a meeting, `transcript` spoken in it, `messenger` written at any time. */
export const conversationKind = z.enum(['chat', 'transcript', 'messenger', 'mail'])
export type ConversationKind = z.infer<typeof conversationKind>

/** Limits of a conversation. */
export const conversationLimits = { lines: 400_000, characters: 24 * 1024 * 1024, speakers: 5_000 } as const

/** Somebody who wrote or spoke. */
export const speaker = z.object({
  /** As the tool shows it; empty where it names nobody. */
  name: line.default(''),
  /** Null for somebody who is no mentee. */
  menteeId: id.nullable().default(null),
  /** How many of the lines are theirs, and when the last of them was. */
  lines: z.int().min(0).default(0),
  lastAt: instant.nullable().default(null),
})
export type Speaker = z.infer<typeof speaker>

export const conversation = z.object({
  ...recordFields,
  kind: conversationKind,
  /** The name of the tool: `Zoom`, `WhatsApp`. */
  tool: line.default(''),
  title: line.default(''),
  menteeIds: z.array(id).max(5_000).default([]),
  /** The meeting in which it was written or spoken. */
  meetingId: id.nullable().default(null),
  /** When the first and the last line were written. */
  firstAt: instant,
  lastAt: instant,
  /** Whether its lines tell a clock time, or seconds into the meeting. */
  timing: z.enum(['clock', 'offset']).default('clock'),
  /** The mentor's IANA zone at the time. */
  timeZone: line.default(''),
  speakers: z.array(speaker).max(conversationLimits.speakers).default([]),
  lineCount: z.int().min(0).max(conversationLimits.lines),
  /** Lines that were said to one person only, which the mentor chose to keep. */
  privateCount: z.int().min(0).default(0),
  /** SHA-256 of the file, hexadecimal; neither the file nor its name is kept. */
  fileHash: line.default(''),
  /** [Note: packed lines] One line of text for each line of the conversation: seconds since `firstAt` (or nothing), the
   * place of the speaker in `speakers`, `p` when it was private, and the words, parted by tabs. In the words `\n` is a
   * new line and `\\` a stroke. */
  lines: z.string().max(conversationLimits.characters),
})
export type Conversation = z.infer<typeof conversation>

/** What lists show: everything but the words. */
export type ConversationCard = Omit<Conversation, 'lines'>
