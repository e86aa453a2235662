// Reads a file that a meeting tool has left behind and finds its people, beside the window, which stays free. Holds the
// file while it is looked at; knows no key and writes nothing: what comes out goes to the vault through the window.
import * as Comlink from 'comlink'
import type { Conversation, ConversationKind } from '../../../shared/model/conversation.ts'
import { isMailFile, readMailFile, type MailReading } from '../../../shared/domain/meeting-files/mail-file.ts'
import {
  matcher,
  type KnownPerson,
  type Match,
  type MatchedAttendee,
} from '../../../shared/domain/meeting-files/match-people.ts'
import { readMeetingFileSteps } from '../../../shared/domain/meeting-files/read-meeting-file.ts'
import type {
  AttendanceReading,
  DayOrder,
  FileTime,
  MeetingFile,
  ReadingProgress,
} from '../../../shared/domain/meeting-files/reading.ts'
import {
  beganByName,
  countKept,
  takeIn,
  type NewRecord,
  type KeptLines,
  type TakeInChoices,
} from '../../../shared/domain/meeting-files/take-in.ts'
import { spanOf, wordsFile, type WordsFile, type WordsPerson } from '../../../shared/domain/meeting-files/words-file.ts'
import type { Result } from '../../../shared/result.ts'
import { fail, ok } from '../../../shared/result.ts'
import { fileHash } from '../../vault/worker/seal.ts'

/** Who came to a meeting. */
export interface AttendanceFacts {
  readonly kind: 'attendance'
  /** SHA-256, hexadecimal. */
  readonly hash: string
  readonly reading: AttendanceReading
  readonly matched: readonly MatchedAttendee[]
}

/** What was written or spoken. */
export interface WordsFacts {
  readonly kind: 'words'
  readonly hash: string
  readonly what: ConversationKind
  readonly tool: string
  readonly title: string
  readonly order: DayOrder | null
  readonly isCutOff: boolean
  readonly lineCount: number
  readonly privateCount: number
  /** By the clock of the file; null when it tells no days. */
  readonly span: { readonly first: FileTime; readonly last: FileTime } | null
  /** When a recording began, from the name of its file. */
  readonly beganAt: string | null
  /** In the order of their first line. */
  readonly people: readonly (WordsPerson & Match)[]
}

export type FileFacts = AttendanceFacts | WordsFacts

/** Between two reports of progress, in milliseconds. */
const pause = 40
/** People whom the preview gets to see. */
const mostPeople = 5_000

let file: { name: string; bytes: Uint8Array<ArrayBuffer>; hash: string } | null = null
let words: WordsFile | null = null
let people: readonly KnownPerson[] = []

type Reading = MeetingFile | MailReading
type OnProgress = (progress: ReadingProgress) => Promise<void>

async function readSteps(order: DayOrder | null, onProgress: OnProgress): Promise<Result<Reading>> {
  if (file === null) return fail('meeting-file/empty')
  if (isMailFile(file.name, file.bytes)) return readMailFile(file.bytes)
  const steps = readMeetingFileSteps(file, order === null ? {} : { order })
  let last = performance.now()
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
    if (performance.now() - last < pause) continue
    await onProgress(next.value)
    last = performance.now()
  }
}

function factsOf(reading: Reading, hash: string, name: string): FileFacts {
  const match = matcher(people)
  if (reading.kind === 'attendance') {
    const matched = reading.people.map((attendee): MatchedAttendee => ({ attendee, ...match(attendee) }))
    return { kind: 'attendance', hash, reading: { ...reading, people: [], leftOut: [] }, matched }
  }
  words = wordsFile(reading)
  const { kind, tool, title, order, isCutOff, lines } = words
  return {
    ...{ kind: 'words', what: kind, hash, tool, title, order, isCutOff },
    lineCount: lines.length,
    privateCount: words.people.reduce((sum, person) => sum + person.privateLines, 0),
    span: spanOf(lines),
    beganAt: beganByName(name),
    people: words.people.slice(0, mostPeople).map((person) => ({ ...person, ...match(person) })),
  }
}

const desk = {
  /** Who is on the roster, for all files from now on. */
  know(known: readonly KnownPerson[]): void {
    people = known
  },

  async read(bytes: Uint8Array<ArrayBuffer>, name: string, onProgress: OnProgress): Promise<Result<FileFacts>> {
    file = { name, bytes, hash: await fileHash(bytes) }
    return desk.readAs(null, onProgress)
  },

  /** The same file again, with the mentor's answer about its dates. */
  async readAs(order: DayOrder | null, onProgress: OnProgress): Promise<Result<FileFacts>> {
    words = null
    const reading = await readSteps(order, onProgress)
    return reading.ok ? ok(factsOf(reading.value, file?.hash ?? '', file?.name ?? '')) : reading
  },

  /** How many lines would be taken in. */
  count(choices: KeptLines): number {
    return words === null ? 0 : countKept(words.lines, choices)
  },

  /** Null when nothing would be kept. */
  conversation(choices: TakeInChoices, record: NewRecord): Conversation | null {
    return words === null || file === null ? null : takeIn(words, choices, record, file.hash)
  },
}

export type MeetingFileDesk = typeof desk

Comlink.expose(desk)
