// What stands in the calendar: meetings in every state, and agreed days for which no meeting has been planned.
import { mentorZone, wallTime } from '../../../shared/domain/meeting-time.ts'
import { meetingStateWords } from '../../../shared/domain/meeting-words.ts'
import type { Meeting, MeetingState } from '../../../shared/model/meeting.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { RosterEntry } from '../../vault/api.ts'

export interface CalendarEntry {
  key: string
  /** Null for an agreed day. */
  meetingId: string | null
  menteeIds: readonly string[]
  /** `2026-09-14`, in the mentor's zone. */
  day: string
  /** `14:00`; empty for an agreed day. */
  time: string
  startsAt: string
  minutes: number
  state: MeetingState | 'agreed'
  /** With whom. */
  title: string
}

/** Names that are written out. */
const mostNames = 2

function namesOf(menteeIds: readonly string[], people: ReadonlyMap<string, Mentee>): string {
  const names = menteeIds.flatMap((id) => {
    const person = people.get(id)
    return person === undefined ? [] : [displayName(person)]
  })
  if (names.length === 0) return 'Nobody named'
  const more = names.length - mostNames
  return `${names.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** Those between two days, the last not included, by day and time.
 * @param zone the mentor's, IANA */
export function entriesBetween(
  { meetings, roster }: { meetings: readonly Meeting[]; roster: readonly RosterEntry[] },
  zone: string,
  from: string,
  to: string,
): CalendarEntry[] {
  const people = new Map(roster.map(({ mentee }) => [mentee.id, mentee]))
  const entries: CalendarEntry[] = []
  const planned = new Set<string>()
  // A day around it, because the clock of the zone decides, and most meetings are far away.
  const first = new Date(Date.parse(`${from}T00:00:00Z`) - 86_400_000).toISOString()
  const last = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString()
  for (const meeting of meetings) {
    if (meeting.startsAt < first || meeting.startsAt > last) continue
    const { day, time } = wallTime(meeting.startsAt, mentorZone(zone))
    if (day < from || day >= to) continue
    for (const id of meeting.menteeIds) planned.add(`${id}/${day}`)
    entries.push({
      key: meeting.id,
      meetingId: meeting.id,
      menteeIds: meeting.menteeIds,
      day,
      time,
      startsAt: meeting.startsAt,
      minutes: meeting.durationMinutes,
      state: meeting.state,
      title: namesOf(meeting.menteeIds, people),
    })
  }
  for (const { mentee, nextOn } of roster) {
    if (nextOn === null || nextOn < from || nextOn >= to || planned.has(`${mentee.id}/${nextOn}`)) continue
    if (mentee.archivedAt !== null) continue
    entries.push({
      key: `agreed/${mentee.id}`,
      meetingId: null,
      menteeIds: [mentee.id],
      day: nextOn,
      time: '',
      startsAt: `${nextOn}T00:00:00.000Z`,
      minutes: 0,
      state: 'agreed',
      title: displayName(mentee),
    })
  }
  return entries.toSorted((one, other) => `${one.day}${one.time}`.localeCompare(`${other.day}${other.time}`))
}

export const entryWords: Readonly<Record<CalendarEntry['state'], string>> = {
  ...meetingStateWords,
  agreed: 'agreed day, no time yet',
}
