// What a meeting takes over from an attendance file: who came, when it began, how long it took, and through what.
import { momentOf } from '../../../shared/domain/meeting-time.ts'
import type { AttendanceFormat, AttendanceReading, FileTime } from '../../../shared/domain/meeting-files/reading.ts'
import type { MatchedAttendee } from '../../../shared/domain/meeting-files/match-people.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'

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

/** Minutes of a day: nothing longer is a meeting. */
const longest = 1_440

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

/** The change of the draft. Taking the same file over twice changes nothing the second time. */
export function takenOver(
  draft: Pick<Meeting, 'menteeIds' | 'topic' | 'timeZone'>,
  reading: AttendanceReading,
  people: readonly MatchedAttendee[],
): Partial<Meeting> {
  const came = people.flatMap(({ menteeId, attendee }) => (menteeId !== null && attendee.came ? [menteeId] : []))
  const startsAt = reading.startsAt === null ? null : momentIn(reading.startsAt, draft.timeZone)
  const durationMinutes = lengthOf(reading)
  return {
    menteeIds: [...new Set([...draft.menteeIds, ...came])],
    channel: 'video',
    place: toolOf[reading.format],
    ...(draft.topic === '' && reading.title !== '' ? { topic: reading.title } : {}),
    ...(startsAt === null ? {} : { startsAt }),
    ...(durationMinutes === null ? {} : { durationMinutes }),
  }
}
