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

const nobody: Shown = { name: '', email: '' }

interface Spoken extends Omit<WordsLine, 'who'> {
  readonly from: Shown
}

function assembled(head: Omit<WordsFile, 'lines' | 'people'>, spoken: Iterable<Spoken>, silent: readonly Shown[] = []) {
  const places = new Map<string, number>()
  const people: { name: string; email: string; lines: number; privateLines: number }[] = []
  const placeOf = ({ name, email }: Shown): number => {
    const key = email === '' ? name : `${name}\n${email}`
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, people.length)
    return people.push({ name, email, lines: 0, privateLines: 0 }) - 1
  }
  const lines: WordsLine[] = []
  for (const { from, ...line } of spoken) {
    const who = placeOf(from)
    const person = people[who]
    if (person !== undefined) {
      person.lines++
      if (line.isPrivate) person.privateLines++
    }
    lines.push({ ...line, who })
  }
  for (const person of silent) placeOf(person)
  return { ...head, lines, people }
}

export function wordsFile(reading: ChatReading | TranscriptReading | MailReading): WordsFile {
  switch (reading.kind) {
    case 'chat': {
      const { format, title, order } = reading
      const isZoom = format === 'zoom-chat'
      const head = { tool: isZoom ? 'Zoom' : 'WhatsApp', title, order, isCutOff: false }
      const spoken = function* (): Generator<Spoken> {
        for (const { at, clock, offset, from, to, isPrivate, text } of reading.lines)
          yield {
            ...{ at, clock, offset, isPrivate, from: { name: from, email: '' } },
            text: isPrivate && to !== '' ? `(to ${to}) ${text}` : text,
          }
      }
      return assembled({ ...head, kind: isZoom ? 'chat' : 'messenger' }, spoken())
    }
    case 'transcript': {
      const tools = { 'zoom-vtt': 'Zoom', 'teams-vtt': 'Microsoft Teams', vtt: '' }
      const head = { tool: tools[reading.format], title: '', order: 'year-first' as const, isCutOff: reading.isCutOff }
      const spoken = reading.cues.map(({ from, speaker, text }): Spoken => ({
        ...{ at: null, clock: null, offset: from, isPrivate: false, text },
        from: { name: speaker, email: '' },
      }))
      return assembled({ ...head, kind: 'transcript' }, spoken)
    }
    case 'mail': {
      const { at, from, to, text, title } = reading
      const line: Spoken = {
        at,
        clock: null,
        offset: null,
        isPrivate: false,
        text,
        from: from.name === '' && from.email === '' ? nobody : from,
      }
      return assembled({ kind: 'mail', tool: '', title, order: 'year-first', isCutOff: false }, [line], to)
    }
  }
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
