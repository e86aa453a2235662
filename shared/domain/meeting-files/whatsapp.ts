// Reads the chat that WhatsApp exports, from Android and iOS in many languages. Called by read-meeting-file.ts with the
// text of `_chat.txt`, step by step, because a year of a lively group is 60,000 messages. It never throws.
import type { Result } from '../../result.ts'
import { ok } from '../../result.ts'
import { detectOrder, readMoment } from './attendance/dates.ts'
import { cleanName } from './attendance/names.ts'
import type { ChatLine, ChatReading, DayOrder, ReadingProgress } from './reading.ts'
import type { OpenText } from './text.ts'
import { addLine, faultOf, firstLines, linesOf, openText, refuse, remembering } from './text.ts'
import type { Stamp } from './whatsapp/stamps.ts'
import { stampOf } from './whatsapp/stamps.ts'
import { isEncryptionNotice, wordsIn } from './whatsapp/words.ts'

export interface WhatsAppOptions {
  /** The mentor's answer for dates that read either way; what the dates of the file prove goes before it. */
  readonly order?: DayOrder
  /** The chat's name. */
  readonly title?: string
}

/** So many lines are read between two steps: a few milliseconds. */
const step = 4_000

/** Known by the time at the head of its messages. */
export function isWhatsApp(text: string): boolean {
  return firstLines(text).some((line) => stampOf(line) !== null)
}

/** Yields how far it came, in characters, and returns the chat. `order` is null where day and month read either way:
 * then the days are read for the preview as the clock suggests, month first beside AM and PM. Failures:
 * `meeting-file/empty`, `too-large`, `too-many-lines`, `unknown-format`, `no-people` (nobody wrote a word). */
export function* readWhatsAppSteps(
  text: string,
  options: WhatsAppOptions = {},
): Generator<ReadingProgress, Result<ChatReading>> {
  const fault = faultOf(text)
  if (fault !== null) return refuse(fault)
  if (!isWhatsApp(text)) return refuse('unknown-format')
  const chat = startChat()
  let count = 0
  for (const line of linesOf(text)) {
    chat.take(line.text)
    if (++count % step === 0) yield { done: line.end, total: text.length }
  }
  const { messages, notices } = chat.end()
  if (messages.length === 0) return refuse('no-people')
  const people = [...new Set(messages.map((message) => message.from))]
  return ok({
    kind: 'chat',
    format: 'whatsapp',
    title: options.title ?? '',
    people,
    notices,
    ...dated(messages, options),
  })
}

/** The same at one go. */
export function readWhatsApp(text: string, options: WhatsAppOptions = {}): Result<ChatReading> {
  const steps = readWhatsAppSteps(text, options)
  let next = steps.next()
  while (next.done !== true) next = steps.next()
  return next.value
}

/** A message whose day is still as written. */
interface Message {
  readonly date: string
  readonly clock: string
  readonly from: string
  readonly text: string
}

interface OpenMessage {
  readonly stamp: Stamp
  /** Empty for a notice. */
  readonly from: string
  readonly text: OpenText
}

function startChat() {
  const nameOf = remembering(nameIn)
  const messages: Message[] = []
  let shape: string | null = null
  let notices = 0
  let open: OpenMessage | null = null
  const close = () => {
    if (open === null) return
    const { stamp, from } = open
    const text = from === '' ? '' : wordsIn(open.text.lines.join('\n'), stamp.shape)
    const isNotice = text === '' || (messages.length === 0 && isEncryptionNotice(text))
    if (isNotice) notices++
    else messages.push({ date: stamp.date, clock: stamp.clock, from, text })
    open = null
  }
  return {
    take(line: string) {
      const stamp = stampOf(line)
      if (stamp === null || (shape !== null && stamp.shape !== shape)) {
        if (open !== null) addLine(open.text, line)
        return
      }
      close()
      shape = stamp.shape
      const { author, text } = partsOf(stamp.rest)
      open = { stamp, from: author === '' ? '' : nameOf(author), text: openText() }
      addLine(open.text, text)
    },
    end() {
      close()
      return { messages, notices }
    },
  }
}

/** Longer than any name that WhatsApp takes, marks and all. */
const longestName = 120

/** A line without a name is a notice of the app, and so is one whose colon stands inside quotation marks:
 * `Ann created group "Thesis: spring"`. */
function partsOf(rest: string): { author: string; text: string } {
  const colon = /:(?=[\s\u200E\u200F]|$)/u.exec(rest.slice(0, longestName + 2))
  const author = rest.slice(0, colon?.index ?? 0)
  if (colon === null || author.trim() === '' || hasOpenQuote(author)) return { author: '', text: rest }
  return { author, text: rest.slice(colon.index + 1) }
}

function hasOpenQuote(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0
  return (
    count(/"/gu) % 2 === 1 ||
    count(/“/gu) > count(/”/gu) ||
    count(/«/gu) > count(/»/gu) ||
    count(/„/gu) > count(/[“”]/gu)
  )
}

/** Without the sign of an unsaved contact, `~ Ann`, and the marks around a telephone number. */
function nameIn(shown: string): string {
  const bare = shown.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
  const name = bare.replace(/^\s*~\s*/u, '').trim()
  return cleanName(name) || name
}

function dated(messages: readonly Message[], { order: asked }: WhatsAppOptions): Pick<ChatReading, 'lines' | 'order'> {
  const proven = detectOrder(new Set(messages.map((message) => message.date)))
  const order = proven === 'none' ? 'year-first' : (proven ?? asked ?? null)
  const reading = order ?? (messages.some(({ clock }) => clock.endsWith('M')) ? 'month-first' : 'day-first')
  const dayOf = remembering((date) => readMoment(`${date} 00:00`, reading)?.day ?? null)
  const timeOf = remembering((clock) => readMoment(clock, reading)?.time ?? null)
  const lines = messages.map(({ date, clock, from, text }): ChatLine => {
    const day = dayOf(date)
    const time = timeOf(clock)
    const at = day === null || time === null ? null : { wall: `${day}T${time}`, utc: false }
    return { at, clock: at === null ? time : null, offset: null, from, to: '', isPrivate: false, text }
  })
  return { lines, order }
}
