// Reads the chat that Zoom saves: on the mentor's computer (old and new clients) and beside a recording in the cloud.
// Called by read-meeting-file.ts with the text of one file. It never throws, and never takes a private line for a
// public one: whoever is not known to be a group is one person.
import type { Result } from '../../result.ts'
import { ok } from '../../result.ts'
import { fileTime, readMoment } from './attendance/dates.ts'
import { cleanName } from './attendance/names.ts'
import type { ChatLine, ChatReading } from './reading.ts'
import type { OpenText } from './text.ts'
import { addLine, faultOf, firstLines, linesOf, openText, refuse, remembering } from './text.ts'

/** Whose message, from when and for whom, and the text on the same line. */
interface Head extends Pick<ChatLine, 'at' | 'clock' | 'offset' | 'from' | 'to' | 'isPrivate'> {
  readonly text: string
}

/** Known by the heads of its messages: `12:34:56 From Ann to Everyone:` or `00:58:04<tab>Ann:<tab>text`. */
export function isZoomChat(text: string): boolean {
  return firstLines(text).some((line) => headOf(line, cleanName) !== null)
}

/** The messages of one meeting. A time is a day with its clock (`at`), the clock alone (`clock`), or seconds into the
 * recording (`offset`), as the file has it. Reactions count as notices; a reply is read without the words it quotes.
 * Failures: `meeting-file/empty`, `too-large`, `too-many-lines`, `unknown-format`, `no-people`. */
export function readZoomChat(text: string): Result<ChatReading> {
  const fault = faultOf(text)
  if (fault !== null) return refuse(fault)
  if (!isZoomChat(text)) return refuse('unknown-format')
  const chat = startChat()
  for (const line of linesOf(text)) chat.take(line.text)
  const { lines, notices } = chat.end()
  if (lines.length === 0) return refuse('no-people')
  const people = [...new Set(lines.map((line) => line.from))]
  return ok({ kind: 'chat', format: 'zoom-chat', title: '', order: 'year-first', lines, people, notices })
}

function startChat() {
  const nameOf = remembering(cleanName)
  const lines: ChatLine[] = []
  let notices = 0
  let open: { head: Head; text: OpenText } | null = null
  const close = () => {
    if (open === null) return
    const words = wordsOf(open.text.lines)
    if (words === '') notices++
    else lines.push({ ...open.head, text: words })
    open = null
  }
  return {
    take(line: string) {
      const head = headOf(line, nameOf)
      if (head === null) {
        if (open !== null) addLine(open.text, line.replace(/^(?:\t| {1,4})/u, ''))
        return
      }
      close()
      open = { head, text: openText() }
      addLine(open.text, head.text)
    },
    end() {
      close()
      return { lines, notices }
    },
  }
}

const stamp = /^\uFEFF?(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}):([0-5]\d):([0-5]\d)[ \t]{1,4}(\S.*)$/su
const cloud = /^([^\t]{1,300}):(?:\t|$)/u

/** Null for a line that begins no message. */
function headOf(line: string, nameOf: (shown: string) => string): Head | null {
  const found = stamp.exec(line)
  if (found === null) return null
  const [, day, hour = '', minute = '', second = '', rest = ''] = found
  const saved = savedHead(rest)
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}`
  if (saved !== null) {
    const at = day === undefined ? null : fileTime(readMoment(`${day} ${clock}`, 'year-first'))
    const named = { from: nameOf(saved.from) || saved.from, to: saved.isPrivate ? nameOf(saved.to) : saved.to }
    return { ...saved, ...named, at, clock: at === null ? clock : null, offset: null }
  }
  const recorded = cloud.exec(rest)
  const from = nameOf(recorded?.[1] ?? '')
  if (recorded === null || from === '') return null
  const offset = Number(hour) * 3_600 + Number(minute) * 60 + Number(second)
  return { at: null, clock: null, offset, from, to: '', isPrivate: false, text: rest.slice(recorded[0].length).trim() }
}

/** The words of the client's language around the names. */
const languages: readonly (readonly [RegExp, RegExp])[] = [
  [/^from\s/iu, / to (?=\S)/giu],
  [/^von\s/iu, / an (?=\S)/giu],
  [/^de\s/iu, / (?:à|a|para) (?=\S)/giu],
  [/^da\s/iu, / a (?=\S)/giu],
  [/^van\s/iu, / aan (?=\S)/giu],
]

const privately =
  /\s?\((?:direct message|privately|direktnachricht|message direct|mensaje directo|mensagem direta|messaggio diretto|direct bericht)\)$/iu
const everyone =
  /^(?:everyone|meeting group chat|alle|todos|todo el mundo|tout le monde|tutti|iedereen)(?: ?\(?in (?:the )?(?:meeting|waiting room)\)?)?$/iu
const groups = /^(?:all (?:panelists|attendees|participants)|hosts? and |(?:everyone in )?(?:the )?waiting room)/iu

/** Longer heads are text. */
const longestHead = 400
/** A name may have colons of its own, but not many. */
const mostColons = 4

type SavedHead = Pick<Head, 'from' | 'to' | 'isPrivate' | 'text'>

/** `From Ann to Everyone: text`; the oldest clients write `From Ann : text` for what went to everyone. */
function savedHead(rest: string): SavedHead | null {
  const words = languages.find(([from]) => from.test(rest))
  if (words === undefined) return null
  let first: SavedHead | null = null
  let colons = 0
  for (const colon of rest.slice(0, longestHead).matchAll(/\s?:(?=\s|$)/gu)) {
    const names = rest.slice(0, colon.index).replace(words[0], '').replace(/\s+/gu, ' ').trim()
    const text = rest.slice(colon.index + colon[0].length).trim()
    const told = recipientIn(names, words[1])
    if (told !== null && (colons === 0 || told.isSure))
      return { from: told.from, to: told.to, isPrivate: told.isPrivate, text }
    if (names !== '') first ??= { from: names, to: '', isPrivate: false, text }
    if (colon[0].length > 1 || ++colons === mostColons) break
  }
  return first
}

interface Recipient extends Pick<SavedHead, 'from' | 'to' | 'isPrivate'> {
  /** The file says itself whether it went to a group or to one person. */
  readonly isSure: boolean
}

/** Null where no recipient is named. */
function recipientIn(names: string, word: RegExp): Recipient | null {
  const split = [...names.matchAll(word)].at(-1)
  if (split === undefined || split.index === 0) return null
  const from = names.slice(0, split.index)
  const shown = names.slice(split.index + split[0].length)
  const to = shown.replace(privately, '')
  if (to !== shown) return { from, to, isPrivate: true, isSure: true }
  if (everyone.test(to)) return { from, to: '', isPrivate: false, isSure: true }
  return groups.test(to) ? { from, to, isPrivate: false, isSure: true } : { from, to, isPrivate: true, isSure: false }
}

const reaction = /^(?:reacted to ["“]|removed an? \S{1,40} reaction from ["“])/iu
const reply = /^replying to ["“]/iu
/** Lines of the words that a reply quotes: the client cuts them short. */
const longestQuote = 10

/** The text of a message; empty for a reaction. */
function wordsOf(lines: readonly string[]): string {
  const told = lines.join('\n').trim()
  if (reaction.test(told)) return ''
  if (!reply.test(told)) return told
  const rest = told.split('\n')
  const end = rest.slice(0, longestQuote).findIndex((line) => /["”]\s*$/u.test(line))
  return end === -1
    ? told
    : rest
        .slice(end + 1)
        .join('\n')
        .trim()
}
