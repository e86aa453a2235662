// All meetings as one calendar file (RFC 5545), in universal time, for any calendar program. Pure.
import type { Meeting } from '../../model/meeting.ts'
import { foldLines, plainValue, textValue, utcStamp } from '../calendar/content-lines.ts'
import { channelWords } from '../channel-words.ts'

/** @param nameOf a mentee's; empty when it is not known */
export function meetingsAsCalendar(meetings: readonly Meeting[], nameOf: (menteeId: string) => string): string {
  return foldLines([
    'BEGIN:VCALENDAR',
    'PRODID:-//Telemachus//Telemachus 1//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    ...meetings.flatMap((meeting) => eventLines(meeting, nameOf)),
    'END:VCALENDAR',
  ])
}

function eventLines(meeting: Meeting, nameOf: (menteeId: string) => string): string[] {
  const { id, calendarUid, startsAt, durationMinutes, state, topic, place, channel, joinLink, updatedAt } = meeting
  const names = meeting.menteeIds.map(nameOf).filter((name) => name !== '')
  const summary = [topic === '' ? 'Meeting' : topic, names.join(', ')].filter((part) => part !== '').join(': ')
  const end = new Date(Date.parse(startsAt) + durationMinutes * 60_000).toISOString()
  const url = plainValue(joinLink)
  return [
    'BEGIN:VEVENT',
    `UID:${plainValue(calendarUid === '' ? `${id}@telemachus.invalid` : calendarUid)}`,
    `DTSTAMP:${utcStamp(updatedAt)}`,
    `DTSTART:${utcStamp(startsAt)}`,
    `DTEND:${utcStamp(end)}`,
    `SUMMARY:${textValue(summary)}`,
    `STATUS:${state === 'planned' || state === 'held' ? 'CONFIRMED' : 'CANCELLED'}`,
    `LOCATION:${textValue(place === '' ? channelWords[channel] : place)}`,
    ...(url === '' ? [] : [`URL:${url}`]),
    'END:VEVENT',
  ]
}
