// What the files that meeting tools leave behind are read into. Everything that reads a format ends in a
// `MeetingFile`; matching, preview and storing know no formats.

/** A clock time as the file shows it, `2026-09-20T21:15:03`. Most tools write the clock of whoever saved the file and
 * do not name its zone; `utc` is true where the file itself says that it is Greenwich time. */
export interface FileTime {
  readonly wall: string
  readonly utc: boolean
}

/** In which order a date of digits is written. Null in a reading: its dates read either way, and the mentor is asked
 * once. */
export type DayOrder = 'day-first' | 'month-first' | 'year-first'

export type AttendanceFormat =
  | 'zoom-summary'
  | 'zoom-participants'
  | 'zoom-meeting'
  | 'zoom-webinar'
  | 'teams-report'
  | 'teams-list'
  | 'meet'
  | 'webex'
export type ChatFormat = 'zoom-chat' | 'whatsapp'
export type TranscriptFormat = 'zoom-vtt' | 'teams-vtt' | 'vtt'

/** One person, however often they came and went. */
export interface Attendee {
  /** The name shown in the call, cleaned: `iPhone (Brian Smith)` and `Brian Smith (he/him)` are `Brian Smith`. */
  readonly name: string
  /** The name as it stands in the file. */
  readonly shownAs: string
  /** Lower case; empty where the file has none. */
  readonly email: string
  readonly role: 'host' | 'attendee' | 'unknown'
  /** False for somebody invited who never came. */
  readonly came: boolean
  readonly joinedAt: FileTime | null
  readonly leftAt: FileTime | null
  /** Minutes in the meeting, over all times they joined; overlaps of two devices count once. Null when not told. */
  readonly minutes: number | null
  /** How many rows of the file this is. */
  readonly joins: number
}

export interface AttendanceReading {
  readonly kind: 'attendance'
  readonly format: AttendanceFormat
  /** The meeting's title where the file has it. */
  readonly title: string
  /** Null when the file tells no day (Google Meet writes clock times alone: then `clock` holds them). */
  readonly startsAt: FileTime | null
  readonly endsAt: FileTime | null
  /** `HH:MM` of the first to come and the last to leave, where there is no day. */
  readonly clock: { readonly from: string; readonly to: string } | null
  readonly order: DayOrder | null
  readonly people: readonly Attendee[]
  /** Rows that are no person's, with the number of their line. */
  readonly leftOut: readonly { readonly line: number; readonly text: string }[]
}

export interface ChatLine {
  /** Null where the file tells no day, or only the time into the meeting. */
  readonly at: FileTime | null
  /** `HH:MM:SS` where the file tells no day (Zoom's saved chat of older versions); else null. */
  readonly clock: string | null
  /** Seconds into the meeting; null where a clock time is told. */
  readonly offset: number | null
  readonly from: string
  /** Empty when it went to everyone. */
  readonly to: string
  /** Said to one person only, so left out unless the mentor chooses it. */
  readonly isPrivate: boolean
  readonly text: string
}

export interface ChatReading {
  readonly kind: 'chat'
  readonly format: ChatFormat
  readonly title: string
  readonly order: DayOrder | null
  readonly lines: readonly ChatLine[]
  /** Everybody who wrote, in the order of their first line. */
  readonly people: readonly string[]
  /** Notices of the tool itself and reactions, which are nobody's words. */
  readonly notices: number
}

export interface TranscriptCue {
  /** Seconds into the meeting. */
  readonly from: number
  readonly to: number
  readonly speaker: string
  readonly text: string
}

export interface TranscriptReading {
  readonly kind: 'transcript'
  readonly format: TranscriptFormat
  /** Neighbouring cues of one speaker are one. */
  readonly cues: readonly TranscriptCue[]
  readonly people: readonly string[]
  /** The file ends in the middle of a cue: what came before it was read. */
  readonly isCutOff: boolean
}

export type MeetingFile = AttendanceReading | ChatReading | TranscriptReading

/** How far the reading of a long file has come, in characters. */
export interface ReadingProgress {
  readonly done: number
  readonly total: number
}

/** Why a file is not taken. The words are chosen where it is shown. */
export type MeetingFileFault =
  | 'unknown-format'
  | 'empty'
  | 'too-large'
  | 'too-many-lines'
  | 'not-text'
  | 'unsafe-archive'
  | 'no-chat-in-archive'
  | 'broken-archive'
  | 'no-people'

/** The limits of what is read. Beyond them a file is refused by name before it costs time or memory. */
export const limits = {
  /** Bytes of a file. A year of a lively WhatsApp group is about 5 MB; a zip with media is larger. */
  file: 64 * 1024 * 1024,
  /** Bytes of text, also of the text inside a zip. */
  text: 24 * 1024 * 1024,
  /** Lines of a text file. */
  lines: 400_000,
  /** Characters of one line; the rest of it is cut. */
  line: 64 * 1024,
  /** Lines of an attendance list: one for each time that somebody came. */
  visits: 50_000,
  /** People of an attendance list. */
  people: 5_000,
  /** Entries of a zip. */
  entries: 5_000,
} as const
