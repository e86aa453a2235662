// Time and effort for each mentee, and what it bought. Pure.
import type { Meeting } from '../../model/meeting.ts'
import type { PracticeRecords } from './counted.ts'
import type { Scope } from './scope.ts'

export interface Relationship {
  menteeId: string
  meetings: number
  /** Of meetings, of preparation and of work after them. */
  minutes: number
  /** A moment of the last meeting in the period; null without one. */
  lastOn: string | null
  /** Promises of either side that were kept in the period. */
  promisesKept: number
  goalsReached: number
  outcomes: number
}

type Records = Pick<PracticeRecords, 'meetings' | 'promises' | 'goals' | 'outcomes'>

/** Minutes of the mentor: the meeting and what was noted beside it. */
export function effortOf({ durationMinutes, preparationMinutes, followUpMinutes }: Meeting): number {
  return durationMinutes + preparationMinutes + followUpMinutes
}

/** Everybody in scope of whom something happened in the period; the most time and effort first. */
export function relationshipsOf({ meetings, promises, goals, outcomes }: Records, scope: Scope): Relationship[] {
  const byMentee = new Map<string, Relationship>()
  const of = (menteeId: string): Relationship | null => {
    if (!scope.mentees.has(menteeId)) return null
    const found = byMentee.get(menteeId)
    if (found !== undefined) return found
    const made = { menteeId, meetings: 0, minutes: 0, lastOn: null, promisesKept: 0, goalsReached: 0, outcomes: 0 }
    byMentee.set(menteeId, made)
    return made
  }
  for (const meeting of meetings) {
    if (meeting.state !== 'held' || !scope.hasMoment(meeting.startsAt)) continue
    for (const menteeId of meeting.menteeIds) {
      const one = of(menteeId)
      if (one === null) continue
      one.meetings += 1
      one.minutes += effortOf(meeting)
      if (one.lastOn === null || one.lastOn < meeting.startsAt) one.lastOn = meeting.startsAt
    }
  }
  for (const { menteeId, state, settledOn } of promises) {
    if (state !== 'kept' || settledOn === null || !scope.hasDay(settledOn)) continue
    const one = of(menteeId)
    if (one !== null) one.promisesKept += 1
  }
  for (const { menteeId, state, settledOn } of goals) {
    if (state !== 'reached' || settledOn === null || !scope.hasDay(settledOn)) continue
    const one = of(menteeId)
    if (one !== null) one.goalsReached += 1
  }
  for (const { menteeId, on } of outcomes) {
    if (!scope.hasDay(on)) continue
    const one = of(menteeId)
    if (one !== null) one.outcomes += 1
  }
  return [...byMentee.values()].toSorted(
    (one, other) =>
      other.minutes - one.minutes || other.meetings - one.meetings || (one.menteeId < other.menteeId ? -1 : 1),
  )
}
