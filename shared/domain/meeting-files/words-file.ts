// Brings chats, transcripts and mails into one form, so that preview and storing know no formats. Pure.
import type { ConversationKind } from '../../model/conversation.ts'
import type { MailReading } from './mail-file.ts'
import type { Shown } from './match-people.ts'
import type { ChatReading, DayOrder, FileTime, TranscriptReading } from './reading.ts'

/** One line: at a moment, at a clock time of a day that the file does not tell, or so far into the meeting. */
export interface WordsLine {
  readonly at: FileTime | null
  readonly clock: string | null
  readonly offset: number | null
  /** The place in `people`. */
  readonly who: number
  readonly isPrivate: boolean
  readonly text: string
}

/** Somebody of the file, with how many lines are theirs and how many of those are private. */
export interface WordsPerson extends Shown {
  readonly lines: number
  readonly privateLines: number
}

export interface WordsFile {
  readonly kind: ConversationKind
  readonly tool: string
  readonly title: string
  /** Null when its days read either way. */
  readonly order: DayOrder | null
  readonly lines: readonly WordsLine[]
  readonly people: readonly WordsPerson[]
  /** The file breaks off. */
  readonly isCutOff: boolean
}

/** Gathers lines and people. Files have hundreds of thousands of lines, so a line is made once, whole. */
function gather() {
  const places = new Map<string, number>()
  const people: { name: string; email: string; lines: number; privateLines: number }[] = []
  const lines: WordsLine[] = []
  const placeOf = ({ name, email }: Shown): number => {
    const key = email === '' ? name : `${name}\n${email}`
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, people.length)
    return people.push({ name, email, lines: 0, privateLines: 0 }) - 1
  }
  return {
    lines,
    people,
    placeOf,
    add: (line: WordsLine) => {
      lines.push(line)
      const person = people[line.who]
      if (person === undefined) return
      person.lines++
      if (line.isPrivate) person.privateLines++
    },
  }
}

export function wordsFile(reading: ChatReading | TranscriptReading | MailReading): WordsFile {
  switch (reading.kind) {
    case 'chat':
      return ofChat(reading)
    case 'transcript':
      return ofTranscript(reading)
    case 'mail':
      return ofMail(reading)
  }
}

function ofChat({ format, title, order, lines: told }: ChatReading): WordsFile {
  const { lines, people, placeOf, add } = gather()
  for (const { at, clock, offset, from, to, isPrivate, text } of told) {
    const who = placeOf({ name: from, email: '' })
    add({ at, clock, offset, who, isPrivate, text: isPrivate && to !== '' ? `(to ${to}) ${text}` : text })
  }
  const isZoom = format === 'zoom-chat'
  const head = { tool: isZoom ? 'Zoom' : 'WhatsApp', title, order, isCutOff: false }
  return { kind: isZoom ? 'chat' : 'messenger', ...head, lines, people }
}

const toolOfTranscript = { 'zoom-vtt': 'Zoom', 'teams-vtt': 'Microsoft Teams', vtt: '' } as const

function ofTranscript({ format, cues, isCutOff }: TranscriptReading): WordsFile {
  const { lines, people, placeOf, add } = gather()
  for (const { from, speaker, text } of cues) {
    const who = placeOf({ name: speaker, email: '' })
    add({ at: null, clock: null, offset: from, who, isPrivate: false, text })
  }
  const head = { tool: toolOfTranscript[format], title: '', order: 'year-first' as const, isCutOff }
  return { kind: 'transcript', ...head, lines, people }
}

function ofMail({ at, from, to, text, title }: MailReading): WordsFile {
  const { lines, people, placeOf, add } = gather()
  add({ at, clock: null, offset: null, who: placeOf(from), isPrivate: false, text })
  for (const person of to) placeOf(person)
  return { kind: 'mail', tool: '', title, order: 'year-first', isCutOff: false, lines, people }
}

/** The first and the last time of the lines; null when the file tells no days. */
export function spanOf(lines: readonly WordsLine[]): { first: FileTime; last: FileTime } | null {
  let first: FileTime | null = null
  let last: FileTime | null = null
  for (const { at } of lines) {
    if (at === null) continue
    if (first === null || at.wall < first.wall) first = at
    if (last === null || at.wall > last.wall) last = at
  }
  return first === null || last === null ? null : { first, last }
}
