// What a list of meetings says about a mentorship: how many were held, the last one, and the day of the next.
import type { Meeting } from '../model/meeting.ts'
import { mentorZone, wallTime } from './meeting-time.ts'

export interface MeetingFacts {
  held: number
  /** The moment of the last one that was held. */
  lastHeldAt: string | null
  /** The day of the next: of the first one planned after the last that was held, else the day agreed at that one. */
  nextOn: string | null
}

/** In any order. */
export function meetingFacts(
  meetings: Iterable<Pick<Meeting, 'state' | 'startsAt' | 'timeZone' | 'nextOn'>>,
): MeetingFacts {
  let held = 0
  let last: Pick<Meeting, 'startsAt' | 'nextOn'> | null = null
  const planned: Pick<Meeting, 'startsAt' | 'timeZone'>[] = []
  for (const meeting of meetings) {
    if (meeting.state === 'planned') planned.push(meeting)
    if (meeting.state !== 'held') continue
    held += 1
    if (last === null || meeting.startsAt > last.startsAt) last = meeting
  }
  const lastHeldAt = last?.startsAt ?? null
  let next: (typeof planned)[number] | null = null
  for (const plan of planned)
    if ((lastHeldAt === null || plan.startsAt > lastHeldAt) && (next === null || plan.startsAt < next.startsAt))
      next = plan
  const plannedDay = next === null ? null : wallTime(next.startsAt, mentorZone(next.timeZone)).day
  return { held, lastHeldAt, nextOn: plannedDay ?? last?.nextOn ?? null }
}
