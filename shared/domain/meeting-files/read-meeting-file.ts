// The door for what meeting tools leave behind: tells from the bytes what a file is and reads it. Called by the import
// of meeting files. It never throws, whatever the bytes. Invitations (.ics) and mails (.eml) have doors of their own.
import type { Result } from '../../result.ts'
import { readAttendance } from './attendance.ts'
import { kindOf } from '../roster-import/bytes.ts'
import type { DayOrder, MeetingFile, ReadingProgress } from './reading.ts'
import { limits } from './reading.ts'
import { refuse, textOf } from './text.ts'
import { isTranscript, readTranscript } from './transcript.ts'
import { isWhatsApp, readWhatsAppSteps } from './whatsapp.ts'
import { chatInArchive } from './whatsapp/archive.ts'
import { titleIn } from './whatsapp/names.ts'
import { isZoomChat, readZoomChat } from './zoom-chat.ts'

export interface FileToRead {
  /** As the mentor's computer shows it; a chat takes its title from it. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface MeetingFileOptions {
  /** The mentor's answer for dates that read either way; what the dates of the file prove goes before it. */
  readonly order?: DayOrder
}

/** Yields how far a long chat is read and returns what the file holds. Failures: every `MeetingFileFault` as
 * `meeting-file/<fault>`. */
export function* readMeetingFileSteps(
  file: FileToRead,
  options: MeetingFileOptions = {},
): Generator<ReadingProgress, Result<MeetingFile>> {
  const { name, bytes } = file
  if (bytes.length > limits.file) return refuse('too-large')
  if (kindOf(bytes) === 'workbook') return yield* readArchive(file, options)
  const text = textOf(bytes)
  if (!text.ok) return text
  if (isElsewhere(name, text.value)) return refuse('unknown-format')
  if (isTranscript(text.value)) return readTranscript(text.value)
  if (isZoomChat(text.value)) return readZoomChat(text.value)
  if (isWhatsApp(text.value)) return yield* readWhatsAppSteps(text.value, { ...options, title: titleIn(name) })
  return readAttendance(bytes, options)
}

/** The same at one go. */
export function readMeetingFile(file: FileToRead, options: MeetingFileOptions = {}): Result<MeetingFile> {
  const steps = readMeetingFileSteps(file, options)
  let next = steps.next()
  while (next.done !== true) next = steps.next()
  return next.value
}

function* readArchive(
  { name, bytes }: FileToRead,
  options: MeetingFileOptions,
): Generator<ReadingProgress, Result<MeetingFile>> {
  const chat = chatInArchive(bytes)
  if (!chat.ok) return chat
  if (!isWhatsApp(chat.value.text)) return refuse('no-chat-in-archive')
  const title = titleIn(name) || titleIn(chat.value.path)
  return yield* readWhatsAppSteps(chat.value.text, { ...options, title })
}

/** Invitations and mails, which may quote a chat or a list. */
function isElsewhere(name: string, text: string): boolean {
  if (/\.(?:ics|ifb|eml|msg|mbox)$/iu.test(name)) return true
  const start = text.slice(0, 1_000)
  return (
    /^\s*BEGIN:V(?:CALENDAR|CARD)/iu.test(start) ||
    /^(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]{1,40}):/iu.test(start)
  )
}
