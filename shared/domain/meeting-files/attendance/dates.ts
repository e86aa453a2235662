// Clock times as attendance files write them. The order of day and month is proven by all dates of a file together,
// never by the mentor's own language: files come from elsewhere.
import type { DayOrder, FileTime } from '../reading.ts'

/** `day` is null for a time alone (Google Meet). `time` is `HH:MM:SS`. */
export interface Moment {
  readonly day: string | null
  readonly time: string
  readonly utc: boolean
}

const yearFirst = /(?<![\d])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u
const digits = /(?<!\d)(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/u
const named = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{1,2}),? (\d{4})\b/iu
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const clock = /(?<!\d)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?(?!\d)\s*(z|utc|gmt)?\s*(a|p)?/iu

/** Narrow and unbreakable spaces become spaces: U+202F stands before AM and PM. */
function plain(text: string): string {
  return text
    .slice(0, 80)
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/gu, ' ')
    .replace(/T(?=\d)/u, ' ')
}

/** The order that the dates of a file prove. A number above 12 decides, dots are always `day.month.year`. Null: they
 * read either way, so the mentor is to be asked. `none`: no date needs an order. */
export function detectOrder(texts: Iterable<string>): DayOrder | 'none' | null {
  let found: DayOrder | 'none' | null = 'none'
  for (const text of texts) {
    const short = plain(text)
    if (yearFirst.test(short)) {
      if (found === 'none') found = 'year-first'
      continue
    }
    const parts = digits.exec(short)
    if (parts === null) continue
    const [, first, sign, second] = parts
    if (sign === '.' || Number(first) > 12) return 'day-first'
    if (Number(second) > 12) return 'month-first'
    if (Number(first) !== Number(second)) found = null
    else if (found !== null) found = 'day-first'
  }
  return found
}

/** Null when there is no time in the text, or its day is none of the calendar. */
export function readMoment(text: string, order: DayOrder): Moment | null {
  const short = plain(text)
  const written = yearFirst.exec(short) ?? named.exec(short) ?? digits.exec(short)
  const rest = written === null ? short : short.replace(written[0], ' ')
  const found = clock.exec(rest)
  if (found === null) return null
  const time = clockTime(found, rest)
  if (time === null) return null
  const day = written === null ? null : dayOf(short, order)
  if (written !== null && day === null) return null
  return { day, time, utc: found[4] !== undefined }
}

/** `4:16:54 PM`, `9:29 p. m.`, `16.16`. */
function clockTime(found: RegExpExecArray, text: string): string | null {
  const half = (found[5] ?? /^\s*(a|p)\.? ?m\b/iu.exec(text)?.[1] ?? '').toLowerCase()
  const written = Number(found[1])
  const hour = half === '' || written > 12 ? written : (written % 12) + (half === 'p' ? 12 : 0)
  const [minute, second] = [Number(found[2]), Number(found[3] ?? '0')]
  return hour > 23 || minute > 59 || second > 59 ? null : [hour, minute, second].map(two).join(':')
}

const two = (value: number) => String(value).padStart(2, '0')

function dayOf(text: string, order: DayOrder): string | null {
  const iso = yearFirst.exec(text)
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const word = named.exec(text)
  if (word !== null)
    return calendarDay(Number(word[3]), months.indexOf((word[1] ?? '').toLowerCase()) + 1, Number(word[2]))
  const parts = digits.exec(text)
  if (parts === null) return null
  const year = Number(parts[4]) + ((parts[4] ?? '').length === 2 ? 2000 : 0)
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  const dayFirst = parts[2] === '.' || order === 'day-first'
  return dayFirst ? calendarDay(year, second, first) : calendarDay(year, first, second)
}

function calendarDay(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

/** Milliseconds on the clock of the file, to compare and subtract; a time without a day counts from midnight. */
export function clockMs(moment: Moment): number {
  return Date.parse(`${moment.day ?? '1970-01-01'}T${moment.time}.000Z`)
}

/** Null for a time without a day. */
export function fileTime(moment: Moment | null): FileTime | null {
  const day = moment?.day ?? null
  return moment === null || day === null ? null : { wall: `${day}T${moment.time}`, utc: moment.utc }
}
