// What a calendar file would change: which of its meetings are new, which are known and have moved, which are off.
// Dropped a second time it changes nothing. Pure; ids and the present are passed in.
import { meeting as meetingShape, type Meeting } from '../model/meeting.ts'
import type { Mentee } from '../model/mentee.ts'
import type { ReadEvent } from './calendar/read-calendar.ts'
import { matchAttendees } from './meeting-files/match-people.ts'
import type { Attendee } from './meeting-files/reading.ts'

export interface CalendarLine {
  event: ReadEvent
  /** `same`: known already, as it is. */
  kind: 'new' | 'changed' | 'off' | 'same'
  /** As it would be kept; null when there is nothing to keep. */
  meeting: Meeting | null
  menteeIds: string[]
}

interface Known {
  meetings: readonly Meeting[]
  people: readonly Mentee[]
  /** Milliseconds since 1970: what is over was held, what lies ahead is planned. */
  now: number
  /** The mentor's IANA zone. */
  zone: string
  record: () => { id: string; createdAt: string; updatedAt: string; sample: boolean }
}

const longestMinutes = 1_440

function attendeesOf({ attendees, organizer }: ReadEvent): Attendee[] {
  return [...attendees, ...(organizer === null ? [] : [organizer])].map(({ name, address }) => ({
    name,
    shownAs: name,
    email: address.toLowerCase(),
    role: 'unknown',
    came: true,
    joinedAt: null,
    leftAt: null,
    minutes: null,
    joins: 1,
  }))
}

/** The same occurrence of the same event. */
function isOf(event: ReadEvent, one: Meeting): boolean {
  return event.uid !== '' && one.calendarUid === event.uid && one.seriesDay === event.recurrenceDay
}

function webAddress({ url, location, description }: ReadEvent): string {
  const found = [url, location, description].map((text) => /https:\/\/[^\s<>"]+/u.exec(text)?.[0] ?? '')
  return (found.find((link) => link !== '') ?? '').slice(0, 2_000)
}

/** What calendars and this program both say about a meeting. */
function factsOf(event: ReadEvent): Pick<Meeting, 'startsAt' | 'durationMinutes'> {
  const minutes = Math.round((Date.parse(event.endsAt) - Date.parse(event.startsAt)) / 60_000)
  return { startsAt: event.startsAt, durationMinutes: Math.max(0, Math.min(longestMinutes, minutes)) }
}

function lineOf(event: ReadEvent, known: Known): CalendarLine {
  const matched = matchAttendees(attendeesOf(event), known.people)
  const menteeIds = [...new Set(matched.flatMap(({ menteeId }) => menteeId ?? []))]
  const here = known.meetings.find((one) => isOf(event, one))
  const facts = factsOf(event)
  if (here === undefined) {
    if (event.status === 'cancelled') return { event, kind: 'same', meeting: null, menteeIds }
    const link = webAddress(event)
    const made = meetingShape.parse({
      ...known.record(),
      ...facts,
      menteeIds,
      state: Date.parse(event.endsAt) < known.now ? 'held' : 'planned',
      timeZone: known.zone,
      channel: link !== '' ? 'video' : event.location === '' ? 'phone' : 'in-person',
      place: event.location.startsWith('https://') ? '' : event.location.slice(0, 500),
      joinLink: link,
      topic: event.summary.slice(0, 500),
      calendarUid: event.uid.slice(0, 500),
      calendarSequence: event.sequence,
      seriesDay: event.recurrenceDay,
    })
    return { event, kind: 'new', meeting: made, menteeIds }
  }
  if (event.status === 'cancelled')
    return here.state === 'planned'
      ? { event, kind: 'off', meeting: { ...here, state: 'cancelled', calendarSequence: event.sequence }, menteeIds }
      : { event, kind: 'same', meeting: null, menteeIds }
  const isSame = here.startsAt === facts.startsAt && here.durationMinutes === facts.durationMinutes
  // An older copy of the file does not move it back.
  if (isSame || event.sequence < here.calendarSequence || here.state !== 'planned')
    return { event, kind: 'same', meeting: null, menteeIds }
  return { event, kind: 'changed', meeting: { ...here, ...facts, calendarSequence: event.sequence }, menteeIds }
}

/** In the order of the file; whole days are no meetings and are left out. */
export function planCalendarImport(events: readonly ReadEvent[], known: Known): CalendarLine[] {
  return events.filter(({ isAllDay }) => !isAllDay).map((event) => lineOf(event, known))
}
