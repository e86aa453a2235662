// What a file of words becomes when it is taken in: one conversation, with the lines and the people that were chosen.
// Called by the worker of meeting files. Pure.
import { conversation, conversationLimits, type Conversation, type Speaker } from '../../model/conversation.ts'
import type { Meeting } from '../../model/meeting.ts'
import { packLine } from '../conversation-lines.ts'
import { momentOf, wallTime } from '../meeting-time.ts'
import type { FileTime } from './reading.ts'
import type { WordsFile, WordsLine } from './words-file.ts'

/** Which lines are kept. */
export interface KeptLines {
  /** The days that are kept, both included; null for all. */
  readonly from: string | null
  readonly to: string | null
  readonly withPrivate: boolean
}

/** What the mentor chose in the preview. */
export interface TakeInChoices extends KeptLines {
  /** Who each of the people is, by their place in the file; null for nobody of the roster. */
  readonly menteeIds: readonly (string | null)[]
  /** The meeting it belongs to. */
  readonly meeting: Pick<Meeting, 'id' | 'menteeIds' | 'startsAt'> | null
  /** When it began, for a file that tells no days: ISO 8601. */
  readonly beganAt: string
  /** The mentor's zone: clocks of files are the mentor's. */
  readonly zone: string
  /** Mentees whom it is about though they are not in it. */
  readonly about: readonly string[]
}

/** The fields that every new record has. */
export type NewRecord = Pick<Conversation, 'id' | 'createdAt' | 'updatedAt' | 'sample'>

export function isKept({ at, isPrivate }: WordsLine, { from, to, withPrivate }: KeptLines): boolean {
  if (isPrivate && !withPrivate) return false
  if (at === null) return true
  const day = at.wall.slice(0, 10)
  return (from === null || day >= from) && (to === null || day <= to)
}

/** How many lines would be taken in. */
export function countKept(lines: readonly WordsLine[], choices: KeptLines): number {
  let count = 0
  for (const line of lines) if (isKept(line, choices)) count++
  return count
}

const halfDay = 43_200
const dayLength = 86_400

const zero = 48

/** Two digits of a text; a missing one counts as 0. */
function two(text: string, at: number): number {
  const number = (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero
  return Number.isNaN(number) ? 0 : number
}

/** Of `HH:MM:SS`, which may begin later in the text. */
function secondsOf(text: string, at = 0): number {
  return two(text, at) * 3_600 + two(text, at + 3) * 60 + two(text, at + 6)
}

/** Clock times → milliseconds since 1970. A zone is asked once for each hour: files have a hundred thousand lines. */
export function clockReader(zone: string): (time: FileTime) => number | null {
  const known = new Map<string, number | null>()
  return ({ wall, utc }) => {
    if (utc) return millisecondsOf(`${wall}Z`)
    const hour = wall.slice(0, 13)
    let base = known.get(hour)
    if (base === undefined) {
      const moment = momentOf({ day: wall.slice(0, 10), time: `${wall.slice(11, 13)}:00` }, zone)
      base = moment === null ? null : Date.parse(moment)
      known.set(hour, base)
    }
    return base === null ? null : base + (secondsOf(wall, 11) % 3_600) * 1_000
  }
}

function millisecondsOf(text: string): number | null {
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? null : moment
}

/** The moment of a line, in milliseconds; null where neither file nor meeting tells one. */
function timer(choices: TakeInChoices): (line: WordsLine) => number | null {
  const read = clockReader(choices.zone)
  const began = Date.parse(choices.beganAt)
  const { day, time } = wallTime(choices.beganAt, choices.zone)
  const beganClock = secondsOf(`${time}:00`)
  return ({ at, clock, offset }) => {
    if (at !== null) return read(at)
    if (offset !== null) return began + Math.round(offset) * 1_000
    if (clock === null) return null
    const moment = read({ wall: `${day}T${clock}`, utc: false })
    // A meeting that goes over midnight.
    const isNextDay = beganClock - secondsOf(clock) > halfDay
    return moment === null || !isNextDay ? moment : moment + dayLength * 1_000
  }
}

/** The lines that are kept, and beside each its moment. */
interface Kept {
  readonly lines: readonly WordsLine[]
  readonly moments: readonly (number | null)[]
}

function keptOf(file: WordsFile, choices: TakeInChoices): Kept {
  const momentOfLine = timer(choices)
  const lines: WordsLine[] = []
  const moments: (number | null)[] = []
  let room: number = conversationLimits.characters
  for (const line of file.lines) {
    if (!isKept(line, choices)) continue
    // A stroke or a new line takes two signs, and the head of a line a few.
    room -= 2 * line.text.length + mostOfHead
    if (lines.length === conversationLimits.lines || room < 0) break
    lines.push(line)
    moments.push(momentOfLine(line))
  }
  return { lines, moments }
}

/** Characters that stand before the words of a line. */
const mostOfHead = 20

/** Null when no line would be kept. The lines stay in the order of the file. */
export function takeIn(
  file: WordsFile,
  choices: TakeInChoices,
  record: NewRecord,
  fileHash: string,
): Conversation | null {
  const kept = keptOf(file, choices)
  if (kept.lines.length === 0) return null
  const isOffset = kept.lines.some(({ offset }) => offset !== null)
  const { first, last } = extent(kept, Date.parse(choices.beganAt), isOffset)
  const { speakers, places } = speakersOf(file, kept, choices)
  const packed = kept.lines.map((line, index) => {
    const moment = kept.moments[index] ?? null
    const clocked = moment === null ? null : Math.round((moment - first) / 1_000)
    const after = line.offset === null ? clocked : Math.round(line.offset)
    return packLine({ after, who: places.get(line.who) ?? 0, isPrivate: line.isPrivate, text: line.text })
  })
  return conversation.parse({
    ...record,
    kind: file.kind,
    tool: file.tool,
    title: file.title.slice(0, 500),
    menteeIds: participants(file, speakers, choices),
    meetingId: choices.meeting?.id ?? null,
    firstAt: new Date(first).toISOString(),
    lastAt: new Date(last).toISOString(),
    timing: isOffset ? 'offset' : 'clock',
    timeZone: choices.zone,
    speakers,
    lineCount: kept.lines.length,
    privateCount: kept.lines.filter(({ isPrivate }) => isPrivate).length,
    fileHash,
    lines: packed.join('\n'),
  })
}

/** Whoever is in it or whom it is about; where nobody was found, whoever was in the meeting. */
function participants({ kind }: WordsFile, speakers: readonly Speaker[], choices: TakeInChoices): string[] {
  const heard = speakers.map(({ menteeId }) => menteeId)
  // A mail is also theirs to whom it was written.
  const all = [...heard, ...(kind === 'mail' ? choices.menteeIds : []), ...choices.about]
  const named = [...new Set(all.filter((id) => id !== null))]
  return named.length === 0 ? [...(choices.meeting?.menteeIds ?? [])] : named
}

function extent({ moments }: Kept, began: number, isOffset: boolean): { first: number; last: number } {
  let first = Infinity
  let last = -Infinity
  for (const moment of moments) {
    if (moment === null) continue
    if (moment < first) first = moment
    if (moment > last) last = moment
  }
  if (first === Infinity) return { first: began, last: began }
  return { first: isOffset ? began : first, last }
}

/** Whoever has a line that is kept, with their places among all people of the file. */
function speakersOf({ people }: WordsFile, { lines, moments }: Kept, { menteeIds }: TakeInChoices) {
  const places = new Map<number, number>()
  const speakers: Speaker[] = []
  const latest: number[] = []
  for (const [index, { who }] of lines.entries()) {
    let place = places.get(who)
    if (place === undefined) {
      if (speakers.length === conversationLimits.speakers) continue
      const { name, email } = people[who] ?? { name: '', email: '' }
      const shown = (name === '' ? email : name).slice(0, 500).trim()
      place = speakers.push({ name: shown, menteeId: menteeIds[who] ?? null, lines: 0, lastAt: null }) - 1
      places.set(who, place)
      latest.push(-Infinity)
    }
    const one = speakers[place]
    if (one !== undefined) one.lines++
    latest[place] = Math.max(latest[place] ?? -Infinity, moments[index] ?? -Infinity)
  }
  for (const [place, moment] of latest.entries()) {
    const one = speakers[place]
    if (one !== undefined && moment !== -Infinity) one.lastAt = new Date(moment).toISOString()
  }
  return { speakers, places }
}

/** When a recording began, from the name that Zoom gives its files: `GMT20260421-150000_Recording.transcript.vtt`. */
export function beganByName(fileName: string): string | null {
  const found = /GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/u.exec(fileName)
  if (found === null) return null
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(moment) ? null : new Date(moment).toISOString()
}

/** Minutes by which a file may begin before or end after the meeting it is of. */
const slack = 90

/** Which meeting a file is of: one at that time, and of several the one with most of the people. Null when none is near.
 * @param from ISO 8601 @param to ISO 8601 */
export function proposeMeeting(
  meetings: readonly Meeting[],
  { from, to, menteeIds }: { from: string; to: string; menteeIds: readonly string[] },
): Meeting | null {
  const people = new Set(menteeIds)
  let best: { meeting: Meeting; score: number } | null = null
  for (const meeting of meetings) {
    if (meeting.state === 'cancelled') continue
    const begins = Date.parse(meeting.startsAt)
    const ends = begins + meeting.durationMinutes * 60_000
    if (Date.parse(to) < begins - slack * 60_000 || Date.parse(from) > ends + slack * 60_000) continue
    const shared = meeting.menteeIds.filter((id) => people.has(id)).length
    // At the time of a meeting with others only, it is another conversation.
    if (shared === 0 && people.size > 0 && meeting.menteeIds.length > 0) continue
    const away = Math.abs(Date.parse(from) - begins) / 60_000
    const score = shared * 1_000 - away
    if (best === null || score > best.score) best = { meeting, score }
  }
  return best?.meeting ?? null
}
