// What a meeting takes over from an attendance file: who came, when it began, how long it took, and through what.
import type { Meeting } from '../../model/meeting.ts'
import { momentOf, wallTime } from '../meeting-time.ts'
import type { MatchedAttendee } from './match-people.ts'
import type { AttendanceFormat, AttendanceReading, FileTime } from './reading.ts'

export const toolOf: Readonly<Record<AttendanceFormat, string>> = {
  'zoom-summary': 'Zoom',
  'zoom-participants': 'Zoom',
  'zoom-meeting': 'Zoom',
  'zoom-webinar': 'Zoom',
  'teams-report': 'Microsoft Teams',
  'teams-list': 'Microsoft Teams',
  meet: 'Google Meet',
  webex: 'Webex',
}

type Presence = Meeting['presences'][number]

/** Minutes of a day: nothing longer is a meeting. */
const longest = 1_440
/** What a record holds. */
const mostMinutes = 10_000

/** The moment of a clock time in the file; null when it cannot be read. `zone` is that of whoever saved the file. */
export function momentIn({ wall, utc }: FileTime, zone: string): string | null {
  return momentOf({ day: wall.slice(0, 10), time: wall.slice(11, 16) }, utc ? 'UTC' : zone)
}

function lengthOf({ startsAt, endsAt, clock }: AttendanceReading): number | null {
  const [from, to] =
    startsAt !== null && endsAt !== null
      ? [startsAt.wall, endsAt.wall]
      : clock === null
        ? ['', '']
        : [`1970-01-01T${clock.from}:00`, `1970-01-01T${clock.to}:00`]
  const minutes = Math.round((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000)
  if (Number.isNaN(minutes)) return null
  // A meeting over midnight whose file tells no day.
  const length = minutes < 0 ? minutes + longest : minutes
  return length > 0 && length <= longest ? length : null
}

/** How long each was there. Somebody who is in the file twice, with two devices, was there as long as the longer. */
function presencesOf(before: readonly Presence[], people: readonly MatchedAttendee[]): Presence[] {
  const minutes = new Map<string, number | null>()
  for (const { menteeId, attendee } of people) {
    if (menteeId === null || !attendee.came) continue
    const known = minutes.get(menteeId) ?? null
    const told = attendee.minutes === null ? null : Math.min(Math.round(attendee.minutes), mostMinutes)
    minutes.set(menteeId, known === null || told === null ? (known ?? told) : Math.max(known, told))
  }
  return [
    ...before.filter(({ menteeId }) => !minutes.has(menteeId)),
    ...[...minutes].map(([menteeId, told]): Presence => ({ menteeId, minutes: told })),
  ]
}

/** Whether a meeting has everything already that it would take over. */
export function hasAlready(meeting: Meeting, change: Partial<Meeting>): boolean {
  const after = { ...meeting, ...change }
  return (['menteeIds', 'presences', 'startsAt', 'durationMinutes', 'place'] as const).every(
    (field) => JSON.stringify(after[field]) === JSON.stringify(meeting[field]),
  )
}

/** Why a file may be of another meeting: nobody of the meeting came, or it was on another day. Null when both fit, and
 * for a meeting that is with nobody yet. */
export function otherMeeting(
  meeting: Pick<Meeting, 'menteeIds' | 'startsAt' | 'timeZone'>,
  reading: AttendanceReading,
  people: readonly MatchedAttendee[],
): 'people' | 'day' | null {
  if (meeting.menteeIds.length === 0) return null
  const came = people.some(
    ({ menteeId, attendee }) => attendee.came && menteeId !== null && meeting.menteeIds.includes(menteeId),
  )
  if (!came) return 'people'
  const startsAt = reading.startsAt === null ? null : momentIn(reading.startsAt, meeting.timeZone)
  if (startsAt === null) return null
  const day = (at: string) => wallTime(at, meeting.timeZone).day
  return day(startsAt) === day(meeting.startsAt) ? null : 'day'
}

/** The change of the draft. Taking the same file over twice changes nothing the second time. */
export function takenOver(
  draft: Pick<Meeting, 'menteeIds' | 'topic' | 'timeZone' | 'presences'>,
  reading: AttendanceReading,
  people: readonly MatchedAttendee[],
): Partial<Meeting> {
  const came = people.flatMap(({ menteeId, attendee }) => (menteeId !== null && attendee.came ? [menteeId] : []))
  const startsAt = reading.startsAt === null ? null : momentIn(reading.startsAt, draft.timeZone)
  const durationMinutes = lengthOf(reading)
  return {
    menteeIds: [...new Set([...draft.menteeIds, ...came])],
    presences: presencesOf(draft.presences, people),
    channel: 'video',
    place: toolOf[reading.format],
    ...(draft.topic === '' && reading.title !== '' ? { topic: reading.title } : {}),
    ...(startsAt === null ? {} : { startsAt }),
    ...(durationMinutes === null ? {} : { durationMinutes }),
  }
}
