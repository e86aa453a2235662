// A calendar file of a stranger, looked through once before ical.js sees a line: how big, how deep, how long. Hands on
// only the components and properties that are read at all, so that nothing else in the file can do harm or cost time.
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'

/** Floor and cap of what is read. */
export const calendarLimits = {
  /** Bytes of a file. */
  bytes: 4 * 1024 * 1024,
  lines: 200_000,
  depth: 8,
  events: 2_000,
  /** Occurrences and single events in one answer. */
  answers: 500,
  attendees: 300,
  zones: 100,
  /** Characters of all RDATE and EXDATE lines: some 12,000 times. */
  times: 200_000,
  /** Characters of one unfolded line. */
  line: 64 * 1024,
  /** Lines of one component. */
  componentLines: 1_000,
} as const

export type CalendarWarning =
  | 'calendar/line-left-out'
  | 'calendar/attendees-left-out'
  | 'calendar/duplicate'
  | 'calendar/unknown-zone'
  | 'calendar/recurrence-not-read'
  | 'calendar/too-many-events'

export interface ScannedCalendar {
  /** `REQUEST`, `REPLY`, …; empty when the file does not say. */
  readonly method: string
  /** The unfolded lines of each VEVENT and VTIMEZONE, BEGIN and END included. */
  readonly events: readonly (readonly string[])[]
  readonly zones: readonly (readonly string[])[]
  /** Events beyond the limit. */
  readonly leftOut: number
  readonly warnings: ReadonlySet<CalendarWarning>
}

const readProperties = new Set(
  (
    'UID SEQUENCE RECURRENCE-ID SUMMARY DESCRIPTION LOCATION URL DTSTART DTEND DURATION STATUS ORGANIZER ATTENDEE ' +
    'RRULE RDATE EXDATE TZID TZOFFSETFROM TZOFFSETTO X-LIC-LOCATION'
  ).split(' '),
)

/** Failures: `calendar/too-large`, `calendar/not-a-calendar`, `calendar/too-many-lines`, `calendar/too-deep`,
 * `calendar/cut-off` when an END is missing or wrong. */
export function scanCalendar(bytes: Uint8Array): Result<ScannedCalendar> {
  if (bytes.length > calendarLimits.bytes) return fail('calendar/too-large', String(bytes.length))
  const text = decoded(bytes)
  if (text.includes('\0') || !/^\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 1_000)))
    return fail('calendar/not-a-calendar')
  const warnings = new Set<CalendarWarning>()
  const lines = unfolded(text, warnings)
  return lines === null ? fail('calendar/too-many-lines') : new Scan(warnings).read(lines)
}

/** UTF-8, else the code page of old Windows programs, which every byte sequence is text in. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes)
    throw error
  }
}

function unfolded(text: string, warnings: Set<CalendarWarning>): string[] | null {
  const lines: string[] = []
  let parts: string[] = []
  let length = 0
  const close = () => {
    if (length > calendarLimits.line) warnings.add('calendar/line-left-out')
    else if (length > 0) lines.push(parts.join(''))
  }
  let count = 0
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    const line = text.slice(start, text[end - 1] === '\r' ? end - 1 : end)
    start = end + 1
    count += 1
    if (count > calendarLimits.lines) return null
    const continues = line.startsWith(' ') || line.startsWith('\t')
    if (!continues) {
      close()
      parts = []
      length = 0
    }
    parts.push(continues ? line.slice(1) : line)
    length += line.length
  }
  close()
  return lines
}

/** One walk over the lines with a stack of the open components. */
class Scan {
  private readonly open: string[] = []
  private readonly events: string[][] = []
  private readonly zones: string[][] = []
  private method = ''
  private leftOut = 0
  private attendees = 0
  private times = 0
  /** Where kept lines go; null outside of an event or zone, or beyond the limits. */
  private kept: string[] | null = null
  private readonly warnings: Set<CalendarWarning>

  constructor(warnings: Set<CalendarWarning>) {
    this.warnings = warnings
  }

  read(lines: readonly string[]): Result<ScannedCalendar> {
    for (const line of lines) {
      const name = /^[A-Z0-9-]{1,40}(?=[:;])/i.exec(line)?.[0].toUpperCase() ?? ''
      const value =
        name === 'BEGIN' || name === 'END'
          ? line
              .slice(name.length + 1)
              .trim()
              .toUpperCase()
          : ''
      if (name === 'BEGIN') this.begin(value)
      else if (name === 'END') {
        if (this.open.at(-1) !== value) return fail('calendar/cut-off')
        this.end(value)
      } else this.property(name, line)
      if (this.open.length > calendarLimits.depth) return fail('calendar/too-deep')
    }
    if (this.open.length > 0) return fail('calendar/cut-off')
    const { method, events, zones, leftOut, warnings } = this
    return ok({ method, events, zones, leftOut, warnings })
  }

  private begin(value: string): void {
    this.open.push(value)
    if (this.open.length === 2 && value === 'VEVENT') this.keep(this.events, calendarLimits.events)
    if (this.open.length === 2 && value === 'VTIMEZONE') this.keep(this.zones, calendarLimits.zones)
    if (this.isKept()) this.kept?.push(`BEGIN:${value}`)
  }

  private keep(list: string[][], limit: number): void {
    this.attendees = 0
    this.kept = null
    if (list.length < limit) {
      this.kept = []
      list.push(this.kept)
    } else if (list === this.events) {
      this.leftOut += 1
      this.warnings.add('calendar/too-many-events')
    }
  }

  private end(value: string): void {
    if (this.isKept()) this.kept?.push(`END:${value}`)
    this.open.pop()
    if (this.open.length < 2) this.kept = null
  }

  private property(name: string, line: string): void {
    if (this.open.length === 1 && name === 'METHOD') this.method = line.slice(7).trim().toUpperCase().slice(0, 20)
    if (this.kept === null || !this.isKept() || !readProperties.has(name)) return
    if (name === 'ATTENDEE') {
      this.attendees += 1
      if (this.attendees > calendarLimits.attendees) {
        this.warnings.add('calendar/attendees-left-out')
        return
      }
    }
    if (name === 'RDATE' || name === 'EXDATE') this.times += line.length
    if (this.kept.length < calendarLimits.componentLines && this.times <= calendarLimits.times) this.kept.push(line)
    else this.warnings.add('calendar/line-left-out')
  }

  /** An event itself, a zone, and the STANDARD and DAYLIGHT of a zone; never an alarm inside of an event. */
  private isKept(): boolean {
    return this.open.length === 2 || (this.open.length === 3 && this.open[1] === 'VTIMEZONE')
  }
}
