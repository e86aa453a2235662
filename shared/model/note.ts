// A note: words that belong to no meeting. It stands on one of two shelves, by its class: what is only ever the mentor's own,
// or what is a record and may be shown. The way goes from the first to the second and never back.
import { z } from 'zod'
import { day, id, instant, line, recordFields } from './base.ts'
import { noWords, richText } from './rich-text.ts'

/** `memory-aid`: made for the mentor's own memory and shown to nobody. `shared-record`: may be shown, or was. `from-mentee`:
 * what the mentee handed over or told for the file. */
export const noteClass = z.enum(['memory-aid', 'shared-record', 'from-mentee'])
export type NoteClass = z.infer<typeof noteClass>

/** `special`: health, belief, origin, orientation and whatever else the law protects apart (GDPR, article 9). */
export const sensitivity = z.enum(['usual', 'sensitive', 'special'])
export type Sensitivity = z.infer<typeof sensitivity>

export const note = z.object({
  ...recordFields,
  /** Whom it is about; nobody while it is not said yet. */
  menteeIds: z.array(id).max(200).default([]),
  meetingIds: z.array(id).max(200).default([]),
  goalIds: z.array(id).max(200).default([]),
  class: noteClass.default('memory-aid'),
  /** When it became a record; null for what began as one, and for what is none. */
  becameRecordAt: instant.nullable().default(null),
  sensitivity: sensitivity.default('usual'),
  /** The day for which it stands on the time line. */
  on: day,
  /** The day after which it is looked at again, to be kept longer or shredded; null for as long as it is not decided. */
  keepUntil: day.nullable().default(null),
  title: line.default(''),
  words: richText.default(noWords),
})
export type Note = z.infer<typeof note>

/** A note as it was. It lies where its note lies and goes when its note goes. */
export const noteVersion = z.object({
  ...recordFields,
  noteId: id,
  /** The same as of its note. */
  menteeIds: z.array(id).max(200).default([]),
  /** When it was last changed before it became a former version. */
  at: instant,
  title: line.default(''),
  words: richText.default(noWords),
})
export type NoteVersion = z.infer<typeof noteVersion>

/** What stays of a note that was shredded: that there was one, and that it is gone. Never a word of it. */
export const certificate = z.object({
  ...recordFields,
  menteeIds: z.array(id).max(200).default([]),
  /** Of the note. */
  noteId: id,
  noteClass,
  sensitivity,
  /** When the note was begun, and when it was shredded. */
  noteCreatedAt: instant,
  shreddedAt: instant,
  /** Former versions that went with it. */
  versions: z.int().min(0),
  /** Files that went with it. */
  files: z.int().min(0).default(0),
  /** When the journal was written anew without it; null when that failed and is still to be done. */
  journalAt: instant.nullable().default(null),
})
export type Certificate = z.infer<typeof certificate>
