// What the mentor's day asks for, from what the vault knows: promises that are due, meetings at hand, agreed days that
// passed, and who has not been heard of. Pure, and one pass over each list: it is asked for with thousands of mentees.
import type { Meeting } from '../model/meeting.ts'
import type { Mentee } from '../model/mentee.ts'
import type { PromiseRecord } from '../model/promise.ts'
import { cadenceOf, type Cadence } from './cadence.ts'
import { wallTime } from './meeting-time.ts'
import { comparePromises } from './promises.ts'

/** Days ahead that belong to "soon". */
const soonDays = 7
const dayLength = 86_400_000
/** No meeting is longer than a day; what began earlier is over. Milliseconds. */
const longestMeeting = dayLength

export interface Known {
  mentee: Mentee
  /** A moment; null when there was none. */
  lastContact: string | null
  /** The day agreed for the next meeting. */
  nextOn: string | null
}

/** A meeting at hand: one with a clock time, or a day that was agreed. */
export interface Ahead {
  /** A moment, or a day. */
  at: string
  meetingId: string | null
  menteeIds: string[]
}

export interface Unheard {
  mentee: Mentee
  cadence: Exclude<Cadence, 'on-track'>
  days: number
}

export interface Today {
  /** Promises due by today, and within a week. Mine come first on the page, so they stand apart. */
  mine: PromiseRecord[]
  theirs: PromiseRecord[]
  ahead: Ahead[]
  /** The agreed day has passed and nothing was logged since. */
  missed: Known[]
  /** Longest first. */
  unheard: Unheard[]
}

interface Asked {
  roster: readonly Known[]
  promises: readonly PromiseRecord[]
  meetings: readonly Meeting[]
  now: number
  /** The mentor's IANA zone. */
  zone: string
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

export function todayOf({ roster, promises, meetings, now, zone }: Asked): Today {
  const present = new Date(now).toISOString()
  const today = wallTime(present, zone).day
  const soon = dayAfter(today, soonDays)
  const there = new Set(roster.filter(({ mentee }) => mentee.archivedAt === null).map(({ mentee }) => mentee.id))
  const due = promises
    .filter(({ state, dueOn, menteeId }) => state === 'open' && dueOn !== null && dueOn <= soon && there.has(menteeId))
    .toSorted(comparePromises)

  const ahead: Ahead[] = []
  /** `mentee/day` of meetings that stand with their clock time already. */
  const timed = new Set<string>()
  const earliest = new Date(now - longestMeeting).toISOString()
  const latest = new Date(now + (soonDays + 2) * dayLength).toISOString()
  for (const { id, startsAt, durationMinutes, menteeIds } of meetings) {
    if (startsAt < earliest || startsAt > latest || Date.parse(startsAt) + durationMinutes * 60_000 < now) continue
    const { day } = wallTime(startsAt, zone)
    if (day > soon) continue
    for (const menteeId of menteeIds) timed.add(`${menteeId}/${day}`)
    ahead.push({ at: startsAt, meetingId: id, menteeIds })
  }
  const missed: Known[] = []
  const unheard: Unheard[] = []
  for (const known of roster) {
    const { mentee, nextOn } = known
    const contact = cadenceOf(known, now, today)
    if (contact === null) continue
    if (nextOn !== null && nextOn < today) missed.push(known)
    else if (nextOn !== null && nextOn <= soon && !timed.has(`${mentee.id}/${nextOn}`))
      ahead.push({ at: nextOn, meetingId: null, menteeIds: [mentee.id] })
    if (contact.cadence !== 'on-track') unheard.push({ mentee, cadence: contact.cadence, days: contact.days })
  }
  return {
    mine: due.filter(({ owner }) => owner === 'mentor'),
    theirs: due.filter(({ owner }) => owner === 'mentee'),
    ahead: ahead.toSorted((one, other) => one.at.localeCompare(other.at)),
    missed: missed.toSorted((one, other) => (one.nextOn ?? '').localeCompare(other.nextOn ?? '')),
    unheard: unheard.toSorted((one, other) => other.days - one.days),
  }
}
