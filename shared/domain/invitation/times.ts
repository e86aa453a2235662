// When an invitation says that the meeting is: the day in words or digits, one clock time or two, and the zone.
import { detectOrder, readMoment } from '../meeting-files/attendance/dates.ts'
import { isZone, momentOf } from '../meeting-time.ts'

export interface InvitationTime {
  /** ISO 8601. */
  startsAt: string
  /** IANA; null when the text names none and the mentor's own was taken. */
  timeZone: string | null
  durationMinutes: number | null
}

/** How tools and people name zones. */
const zoneNames: readonly (readonly [RegExp, string])[] = [
  [/\beastern time\b|\bE[SD]T\b/iu, 'America/New_York'],
  [/\bcentral time \(us|\bC[SD]T\b/iu, 'America/Chicago'],
  [/\bmountain time|\bM[SD]T\b/iu, 'America/Denver'],
  [/\bpacific time|\bP[SD]T\b/iu, 'America/Los_Angeles'],
  [/\bCES?T\b|\b(?:amsterdam|berlin|bern|rome|stockholm|vienna)\b/iu, 'Europe/Berlin'],
  [/\bparis\b/iu, 'Europe/Paris'],
  [/\bmadrid\b/iu, 'Europe/Madrid'],
  [/\bBST\b|\blondon\b/iu, 'Europe/London'],
  [/\bEAT\b|\bnairobi\b/iu, 'Africa/Nairobi'],
  [/\bSAST\b|\bjohannesburg\b/iu, 'Africa/Johannesburg'],
  [/\blagos\b|\bWAT\b/iu, 'Africa/Lagos'],
  [/\bkolkata\b|\bmumbai\b|\bnew delhi\b/iu, 'Asia/Kolkata'],
  [/\bbeijing\b|\bshanghai\b/iu, 'Asia/Shanghai'],
  [/\btokyo\b|\bJST\b/iu, 'Asia/Tokyo'],
]

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const monthFirst = new RegExp(`\\b${month}\\.? (\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:,? (\\d{4}))?`, 'iu')
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? ${month}\\.?,?(?: (\\d{4}))?`, 'iu')
const digitDay = /\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b/u
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const range =
  /(\d{1,2})(?:[:.h](\d{2}))?\s*([ap]\.?m\b\.?)?\s*(?:–|—|-|to|until|bis|à|a)\s*(\d{1,2})(?:[:.h](\d{2}))?\s*([ap]\.?m\b\.?)?/iu
const single = /(\d{1,2})(?:[:h](\d{2})\s*([ap]\.?m\b\.?)?|\s*([ap]\.?m\b\.?))/iu

const wholeDay = 1_440

function minuteOf(hour: string, minute: string | undefined, half: string | undefined): number | null {
  const written = Number(hour)
  const isAfternoon = half?.toLowerCase().startsWith('p') === true
  const inDay = half === undefined || written > 12 ? written : (written % 12) + (isAfternoon ? 12 : 0)
  const rest = Number(minute ?? '0')
  return inDay > 23 || rest > 59 ? null : inDay * 60 + rest
}

/** The zone that a line names; null when it names none. */
function zoneOf(text: string): string | null {
  const name = /\b[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?\b/u.exec(text)?.[0]
  if (name !== undefined && isZone(name)) return name
  const words = zoneNames.find(([pattern]) => pattern.test(text))?.[1]
  if (words !== undefined) return words
  const offset = /\b(?:UTC|GMT)(?:\s?([+-])0?(\d{1,2})(?::?(00))?)?\b/u.exec(text)
  if (offset === null) return null
  const hours = Number(offset[2] ?? '0')
  // The names of these zones have the sign the other way round.
  return hours === 0 ? 'UTC' : hours > 14 ? null : `Etc/GMT${offset[1] === '+' ? '-' : '+'}${hours}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

interface FoundDay {
  day: string
  /** The line without the day, where the clock is looked for. */
  rest: string
}

/** The next such day from today on, when no year is written. */
function dayIn(line: string, today: string): FoundDay | null {
  const words = monthFirst.exec(line)
  const other = words === null ? dayFirst.exec(line) : null
  const found = words ?? other
  if (found !== null) {
    const [name, date] = words === null ? [found[2], found[1]] : [found[1], found[2]]
    const inYear = (year: number) =>
      `${year}-${two(months.indexOf((name ?? '').toLowerCase()) + 1)}-${two(Number(date))}`
    const thisYear = Number(today.slice(0, 4))
    const written = found[3] === undefined ? null : Number(found[3])
    const day =
      written === null ? (inYear(thisYear) >= today ? inYear(thisYear) : inYear(thisYear + 1)) : inYear(written)
    return { day, rest: line.replace(found[0], ' ') }
  }
  const digits = digitDay.exec(line)?.[0]
  if (digits === undefined) return null
  const order = detectOrder([digits])
  // Two ways to read it: better none than the wrong one.
  if (order === null || order === 'none') return null
  const day = readMoment(`${digits} 00:00`, order)?.day ?? null
  return day === null ? null : { day, rest: line.replace(digits, ' ') }
}

/** Minutes of the day at which it starts, and how long it is. */
function clockIn(text: string): { start: number; length: number | null } | null {
  const found = range.exec(text)
  const hasMark = found !== null && (found[2] ?? found[3] ?? found[5] ?? found[6]) !== undefined
  if (found !== null && hasMark) {
    const end = minuteOf(found[4] ?? '', found[5], found[6])
    const start = minuteOf(found[1] ?? '', found[2], found[3] ?? found[6])
    const early = found[3] === undefined ? minuteOf(found[1] ?? '', found[2], 'am') : start
    if (start === null || end === null) return null
    // `11:00 – 1:00pm` begins in the morning.
    const begin = start > end && early !== null && early < end ? early : start
    return { start: begin, length: (end - begin + wholeDay) % wholeDay || null }
  }
  const one = single.exec(text)
  const start = one === null ? null : minuteOf(one[1] ?? '', one[2], one[3] ?? one[4])
  return start === null ? null : { start, length: null }
}

/** Lines that are looked at, and characters of each. */
const mostLines = 400
const longestLine = 300

/** Null when the text tells no time, or one that can be read in two ways.
 * @param zone the mentor's, taken when the text names none
 * @param today the mentor's day */
export function timeIn(text: string, zone: string, today: string): InvitationTime | null {
  const lines = text
    .split(/\r?\n/u, mostLines)
    .map((line) => line.slice(0, longestLine).replace(/[\u00a0\u202f\u2009]/gu, ' '))
  for (const [place, line] of lines.entries()) {
    const found = dayIn(line, today)
    if (found === null) continue
    const clock = clockIn(found.rest) ?? clockIn(lines[place + 1] ?? '')
    if (clock === null) continue
    const timeZone =
      zoneOf(line) ?? zoneOf(lines[place + 1] ?? '') ?? zoneOf(lines.find((one) => /^time zone:/iu.test(one)) ?? '')
    const time = `${two(Math.floor(clock.start / 60))}:${two(clock.start % 60)}`
    const startsAt = momentOf({ day: found.day, time }, timeZone ?? zone)
    if (startsAt !== null) return { startsAt, timeZone, durationMinutes: clock.length }
  }
  return null
}
