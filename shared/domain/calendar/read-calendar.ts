// Calendar files of Google, Outlook and Apple, and answers to invitations, read as if an enemy had written them. Called
// where a mentor opens such a file. It never throws, and takes a bounded time and memory for any bytes.
import { isZone } from '../meeting-time.ts'
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import type { Budget } from './day-rule.ts'
import { ruleDays } from './day-rule.ts'
import { dayAfter } from './days.ts'
import type { Answer, Invited, RawEvent, ReadMoment, ReadingPlace } from './read-event.ts'
import { readEvent } from './read-event.ts'
import { readRule } from './read-rule.ts'
import { knownZone, zoneFinder } from './read-zones.ts'
import type { CalendarWarning } from './scan.ts'
import { calendarLimits, scanCalendar } from './scan.ts'

/** One event, or one occurrence of a series. */
export interface ReadEvent {
  uid: string
  sequence: number
  /** The day by the rule of an occurrence; null for an event that does not come again. */
  recurrenceDay: string | null
  summary: string
  description: string
  location: string
  url: string
  /** ISO 8601. */
  startsAt: string
  endsAt: string
  /** IANA name; empty when the file has only its own rules, and for whole days. */
  timeZone: string
  isAllDay: boolean
  status: 'confirmed' | 'tentative' | 'cancelled'
  organizer: { name: string; address: string } | null
  attendees: Invited[]
  /** The RRULE's value as it stands; null when there is none. */
  recurrence: string | null
}

export interface ReadCalendar {
  /** `REQUEST`, `CANCEL`, `REPLY`, `PUBLISH`, or empty. */
  method: string
  /** By start; at most 500. */
  events: ReadEvent[]
  /** Events that could not be read, older copies of the same one, and those beyond a limit. */
  leftOut: number
  /** Events that were read and do not touch the window. */
  outsideWindow: number
  warnings: CalendarWarning[]
}

/** ISO 8601 moments; `timeZone` (IANA, else UTC) is where whole days and times without a zone are. */
export interface ReadingWindow {
  from: string
  to: string
  timeZone?: string
}

/** What touches the window. Failures: those of `scanCalendar`, such as `calendar/not-a-calendar`. */
export function readCalendar(bytes: Uint8Array, window: ReadingWindow): Result<ReadCalendar> {
  const scanned = scanCalendar(bytes)
  if (!scanned.ok) return scanned
  const warnings = new Set(scanned.value.warnings)
  const { events, leftOut } = latest(scanned.value.events, placeOf(scanned.value.zones, window.timeZone), warnings)
  const changed = new Set(events.filter((one) => one.recurrenceDay !== null).map(occurrenceKey))
  const budget = { left: 200_000 }
  const found: ReadEvent[] = []
  let outsideWindow = 0
  for (const event of events) {
    const inside = occurrencesOf(event, { window, changed, budget, warnings }).filter((one) => touches(one, window))
    if (inside.length === 0) outsideWindow += 1
    found.push(...(scanned.value.method === 'CANCEL' ? inside.map(cancelled) : inside))
  }
  found.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  const beyond = Math.max(0, found.length - calendarLimits.answers)
  if (beyond > 0) warnings.add('calendar/too-many-events')
  return ok({
    method: scanned.value.method,
    events: found.slice(0, calendarLimits.answers),
    leftOut: scanned.value.leftOut + leftOut + beyond,
    outsideWindow,
    warnings: [...warnings],
  })
}

/** Somebody's answer to an invitation. */
export interface Reply {
  uid: string
  sequence: number
  recurrenceDay: string | null
  name: string
  address: string
  answer: Answer
}

/** The first answer of a file with METHOD:REPLY. Failures: those of `scanCalendar`, and `calendar/not-a-reply`. */
export function replyOf(bytes: Uint8Array): Result<Reply> {
  const scanned = scanCalendar(bytes)
  if (!scanned.ok) return scanned
  if (scanned.value.method !== 'REPLY') return fail('calendar/not-a-reply')
  const place = placeOf(scanned.value.zones, undefined)
  for (const lines of scanned.value.events) {
    const event = readEvent(lines, place)
    const attendee = event?.attendees.find((one) => one.address !== '')
    if (event === null || attendee === undefined) continue
    const { uid, sequence, recurrenceDay } = event
    return ok({ uid, sequence, recurrenceDay, ...attendee })
  }
  return fail('calendar/not-a-reply')
}

function placeOf(zones: readonly (readonly string[])[], timeZone = 'UTC'): ReadingPlace {
  return {
    findZone: zoneFinder(zones),
    floating: knownZone(isZone(timeZone) ? timeZone : 'UTC'),
    budget: { left: 50_000 },
  }
}

type StartedEvent = RawEvent & { readonly start: ReadMoment }

/** Of several events with the same UID and day of the series, the one with the highest SEQUENCE, else the last. */
function latest(
  all: readonly (readonly string[])[],
  place: ReadingPlace,
  warnings: Set<CalendarWarning>,
): { events: StartedEvent[]; leftOut: number } {
  const byKey = new Map<string, StartedEvent>()
  let leftOut = 0
  for (const lines of all) {
    const event = readEvent(lines, place)
    const start = event?.start ?? null
    if (event === null || start === null) {
      leftOut += 1
      continue
    }
    if (event.hasUnknownZone) warnings.add('calendar/unknown-zone')
    const known = byKey.get(occurrenceKey(event))
    if (known !== undefined) {
      leftOut += 1
      warnings.add('calendar/duplicate')
    }
    if (known === undefined || known.sequence <= event.sequence) byKey.set(occurrenceKey(event), { ...event, start })
  }
  return { events: [...byKey.values()], leftOut }
}

function occurrenceKey({ uid, recurrenceDay }: { uid: string; recurrenceDay: string | null }): string {
  return `${recurrenceDay ?? ''} ${uid}`
}

interface Expansion {
  readonly window: ReadingWindow
  /** Keys of occurrences that have an event of their own. */
  readonly changed: ReadonlySet<string>
  readonly budget: Budget
  readonly warnings: Set<CalendarWarning>
}

function occurrencesOf(event: StartedEvent, expansion: Expansion): ReadEvent[] {
  const rule = event.recurrence === null || event.recurrenceDay !== null ? null : readRule(event.recurrence)
  if (rule === null && event.recurrence !== null && event.recurrenceDay === null)
    expansion.warnings.add('calendar/recurrence-not-read')
  if (rule === null && event.added.length === 0) return [occurrenceAt(event, event.start.startsAt, event.recurrenceDay)]
  const days = rule === null ? [event.start.wall.day] : daysOf(event, rule, expansion)
  const { zone, wall } = event.start
  const byRule = days.map((day) => ({ day, startsAt: zone.moment({ day, time: wall.time }) }))
  const added = event.added.map((one) => ({ day: one.wall.day, startsAt: one.startsAt }))
  return [...byRule, ...added]
    .filter(({ day }) => !event.skipped.has(day))
    .filter(({ day }) => !expansion.changed.has(occurrenceKey({ uid: event.uid, recurrenceDay: day })))
    .flatMap(({ day, startsAt }) => (startsAt === null ? [] : [occurrenceAt(event, startsAt, day)]))
}

function daysOf(event: StartedEvent, read: NonNullable<ReturnType<typeof readRule>>, expansion: Expansion): string[] {
  const { wall, zone } = event.start
  const { from, to } = expansion.window
  const until = read.until === null ? null : untilDay(read.until)
  // Days of the window in any zone, and what began before it and still goes on.
  const between = {
    from: dayAfter(from.slice(0, 10), -2 - Math.ceil(event.minutes / (24 * 60))),
    to: dayAfter(to.slice(0, 10), 2),
    limit: calendarLimits.answers + 1,
  }
  const rule = { ...read.rule, until: until === null || until >= '2200' ? null : dayAfter(until, 1) }
  const days = ruleDays(rule, wall.day, between, expansion.budget)
  if (expansion.budget.left <= 0) expansion.warnings.add('calendar/recurrence-not-read')
  if (read.until === null || until === null) return days
  const last = lastMoment(read.until, until)
  return days.filter((day) => {
    const at = last.isUtc ? (zone.moment({ day, time: wall.time }) ?? '') : `${day}T${wall.time}:00`
    return at.slice(0, 19) <= last.text
  })
}

/** `YYYY-MM-DD` of `20261231` or `20261231T225959Z`; null when it cannot be read. */
function untilDay(until: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(until)
  const day = match === null ? '' : `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : day
}

/** The end of UNTIL, to be compared as text with a UTC moment or with the clock; a day alone lasts to its end. */
function lastMoment(until: string, day: string): { isUtc: boolean; text: string } {
  const match = /T(\d{2})(\d{2})(\d{2})/.exec(until)
  const time = match === null ? '23:59:59' : `${match[1] ?? ''}:${match[2] ?? ''}:${match[3] ?? ''}`
  return { isUtc: until.endsWith('Z'), text: `${day}T${time}` }
}

function occurrenceAt(event: StartedEvent, startsAt: string, recurrenceDay: string | null): ReadEvent {
  const { uid, sequence, summary, description, location, url, status, organizer, attendees, recurrence } = event
  const endsAt = new Date(Date.parse(startsAt) + event.minutes * 60_000).toISOString()
  const { isDay: isAllDay, zone } = event.start
  return {
    ...{ uid, sequence, recurrenceDay, summary, description, location, url },
    ...{ startsAt, endsAt, timeZone: isAllDay ? '' : zone.name, isAllDay },
    ...{ status, organizer, attendees, recurrence },
  }
}

function cancelled(event: ReadEvent): ReadEvent {
  return { ...event, status: 'cancelled' }
}

function touches({ startsAt, endsAt }: ReadEvent, { from, to }: ReadingWindow): boolean {
  const start = Date.parse(startsAt)
  // Something without a length touches the moment at which it starts.
  return start < Date.parse(to) && (Date.parse(endsAt) > Date.parse(from) || start >= Date.parse(from))
}
