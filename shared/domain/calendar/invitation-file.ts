// An invitation, its change or its cancelling as a calendar file (RFC 5545 and RFC 5546) that Google, Outlook and Apple
// take. Called where a meeting is put into a mail or saved as a file. It writes the fields it is given and nothing else.
import { momentOf, wallTime } from '../meeting-time.ts'
import { foldLines, plainValue, quoted, textValue, utcStamp, wallStamp } from './content-lines.ts'
import type { Recurrence } from './recurrence.ts'
import { toRrule } from './recurrence.ts'
import { zoneLines } from './zone-lines.ts'

export interface CalendarPerson {
  name: string
  address: string
}

/** What a file says about one meeting, or about one changed occurrence of a series. */
export interface CalendarMeeting {
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** Stays the same for all changes of a meeting; made by `newUid`. */
  uid: string
  /** 0, and one more with every change that is sent. */
  sequence: number
  /** When this file was written, ISO 8601. */
  stamp: string
  /** ISO 8601; for a series its first occurrence. */
  startsAt: string
  /** IANA name; a series is repeated over its clocks. */
  timeZone: string
  durationMinutes: number
  recurrence?: Recurrence
  /** The day by the rule (`YYYY-MM-DD`) of the one occurrence that this file changes or cancels; then no `recurrence`. */
  recurrenceDay?: string
  /** The series' clock time, `HH:MM`, when the changed occurrence has another; else its own is taken. */
  recurrenceTime?: string
  summary: string
  description: string
  location: string
  /** Of the web, or empty. */
  url: string
  organizer: CalendarPerson
  attendees: CalendarPerson[]
}

/** An identity that says nothing about the computer: `random` is 16 bytes or more of a good source. */
export function newUid(random: Uint8Array): string {
  return `${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}@telemachus.invalid`
}

/** The file's text. Throws RangeError when an instant cannot be read or the zone is not known to this computer. */
export function writeInvitation(meeting: CalendarMeeting): string {
  const start = wallTime(meeting.startsAt, meeting.timeZone)
  return foldLines([
    'BEGIN:VCALENDAR',
    'PRODID:-//Telemachus//Telemachus 1//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${meeting.method}`,
    ...(isUtc(meeting.timeZone) ? [] : zoneLines(meeting.timeZone, Number(start.day.slice(0, 4)))),
    'BEGIN:VEVENT',
    ...identityLines(meeting),
    ...timeLines(meeting),
    ...wordLines(meeting),
    ...peopleLines(meeting),
    'END:VEVENT',
    'END:VCALENDAR',
  ])
}

function identityLines(meeting: CalendarMeeting): string[] {
  return [
    `UID:${plainValue(meeting.uid)}`,
    `SEQUENCE:${Math.max(0, Math.trunc(meeting.sequence))}`,
    `DTSTAMP:${utcStamp(meeting.stamp)}`,
    `STATUS:${meeting.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
  ]
}

function timeLines(meeting: CalendarMeeting): string[] {
  const { timeZone, startsAt, recurrence, recurrenceDay } = meeting
  const end = new Date(Date.parse(startsAt) + meeting.durationMinutes * 60_000).toISOString()
  const { day, time } = wallTime(startsAt, timeZone)
  const lines = [zoned('DTSTART', startsAt, timeZone), zoned('DTEND', end, timeZone)]
  if (recurrenceDay !== undefined) {
    const original = momentOf({ day: recurrenceDay, time: meeting.recurrenceTime ?? time }, timeZone)
    if (original === null) throw new RangeError('the day of the occurrence cannot be read')
    return [...lines, zoned('RECURRENCE-ID', original, timeZone)]
  }
  if (recurrence === undefined) return lines
  const skipped = recurrence.skipped.flatMap((one) => momentOf({ day: one, time }, timeZone) ?? [])
  return [
    ...lines,
    `RRULE:${toRrule(recurrence, day, timeZone)}`,
    ...skipped.map((one) => zoned('EXDATE', one, timeZone)),
  ]
}

function wordLines(meeting: CalendarMeeting): string[] {
  const url = plainValue(meeting.url)
  return [
    `SUMMARY:${textValue(meeting.summary)}`,
    ...(meeting.description === '' ? [] : [`DESCRIPTION:${textValue(meeting.description)}`]),
    ...(meeting.location === '' ? [] : [`LOCATION:${textValue(meeting.location)}`]),
    ...(url === '' ? [] : [`URL:${url}`]),
  ]
}

function peopleLines({ organizer, attendees }: CalendarMeeting): string[] {
  return [
    ...(isAddress(organizer.address) ? [`ORGANIZER${common(organizer)}`] : []),
    ...attendees
      .filter((one) => isAddress(one.address))
      .map((one) => `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE${common(one)}`),
  ]
}

function common({ name, address }: CalendarPerson): string {
  return `${name.trim() === '' ? '' : `;CN=${quoted(name)}`}:mailto:${address}`
}

/** Whatever could not stand after `mailto:` is left out: a line of the file must not begin inside an address. */
function isAddress(address: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(address) && plainValue(address) === address
}

function zoned(name: string, instant: string, timeZone: string): string {
  if (isUtc(timeZone)) return `${name}:${utcStamp(instant)}`
  return `${name};TZID=${timeZone}:${wallStamp(wallTime(instant, timeZone))}`
}

function isUtc(timeZone: string): boolean {
  return timeZone === 'UTC' || timeZone === 'Etc/UTC'
}
