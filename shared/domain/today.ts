// What the mentor's day asks for, from what the vault knows: promises that are due, meetings at hand, agreed days that
// passed, and who has not been heard of. Pure, and one pass over each list: it is asked for with thousands of mentees.
import type { Agreement } from '../model/agreement.ts'
import type { Goal } from '../model/goal.ts'
import type { Meeting } from '../model/meeting.ts'
import type { Mentee } from '../model/mentee.ts'
import type { PromiseRecord } from '../model/promise.ts'
import type { DueAssessment } from './assessments/calendar.ts'
import { glancesOver, type Glance } from './brief.ts'
import { cadenceOf, type Cadence } from './cadence.ts'
import { dayAfter } from './calendar/days.ts'
import { wallTime } from './meeting-time.ts'
import { comparePromises } from './promises.ts'
import { isOnShelf, type ThreadCard } from './threads.ts'

/** Days ahead that belong to "soon". */
const soonDays = 7
const dayLength = 86_400_000
/** No meeting is longer than a day; what began earlier is over. Milliseconds. */
const longestMeeting = dayLength

export interface Known {
  mentee: Mentee
  /** A moment; null when there was none. */
  lastContact: string | null
  /** The day of the next meeting, planned or agreed. */
  nextOn: string | null
  /** Days from one contact to the next by the agreement in force; null when there is none. */
  everyDays: number | null
}

/** A meeting at hand: one with a clock time, or a day that was agreed. */
export interface Ahead {
  /** A moment, or a day. */
  at: string
  meetingId: string | null
  menteeIds: string[]
}

/** A meeting at hand, with the first line of its brief. */
export interface Prepared extends Ahead {
  glance: Glance
}

export interface Unheard {
  mentee: Mentee
  cadence: Exclude<Cadence, 'on-track'>
  days: number
}

/** Something agreed earlier whose day for another look has come. */
export interface Review {
  kind: 'agreement' | 'conclusion' | 'goal'
  /** The agreement, the meeting of the conclusion, or the goal. */
  id: string
  menteeId: string
  /** A day. */
  on: string
}

export interface Today {
  /** Conversations in which the mentor has to write next, the longest waiting first. */
  letters: ThreadCard[]
  /** Promises due by today, and within a week. Mine come first on the page, so they stand apart. */
  mine: PromiseRecord[]
  theirs: PromiseRecord[]
  ahead: Prepared[]
  /** Planned meetings whose time has passed: were they held? The oldest first. */
  toWriteDown: Ahead[]
  /** Another look that is due within a week, the longest due first. */
  reviews: Review[]
  /** What is due to be assessed again. */
  assessments: DueAssessment[]
  /** The agreed day has passed and nothing was logged since. */
  missed: Known[]
  /** Longest first. */
  unheard: Unheard[]
}

interface Asked {
  roster: readonly Known[]
  promises: readonly PromiseRecord[]
  meetings: readonly Meeting[]
  agreements: readonly Agreement[]
  goals: readonly Goal[]
  threads: readonly ThreadCard[]
  now: number
  /** The mentor's IANA zone. */
  zone: string
}

export function todayOf({
  roster,
  promises,
  meetings,
  agreements,
  goals,
  threads,
  now,
  zone,
}: Asked): Omit<Today, 'assessments'> {
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
  const toWriteDown: Ahead[] = []
  const waited = new Set<string>()
  for (const { id, state, startsAt, durationMinutes, menteeIds } of meetings) {
    const isOver = startsAt < earliest || Date.parse(startsAt) + durationMinutes * 60_000 < now
    if (state === 'planned' && isOver) {
      toWriteDown.push({ at: startsAt, meetingId: id, menteeIds })
      for (const menteeId of menteeIds) waited.add(menteeId)
    }
    if (isOver || startsAt > latest || (state !== 'planned' && state !== 'held')) continue
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
    if (nextOn !== null && nextOn < today) {
      if (!waited.has(mentee.id)) missed.push(known)
    } else if (nextOn !== null && nextOn <= soon && !timed.has(`${mentee.id}/${nextOn}`))
      ahead.push({ at: nextOn, meetingId: null, menteeIds: [mentee.id] })
    if (contact.cadence !== 'on-track') unheard.push({ mentee, cadence: contact.cadence, days: contact.days })
  }
  return {
    letters: threads
      .filter((card) => isOnShelf(card, 'mentor') && card.menteeIds.some((menteeId) => there.has(menteeId)))
      .toSorted((one, other) => one.lastAt.localeCompare(other.lastAt)),
    mine: due.filter(({ owner }) => owner === 'mentor'),
    theirs: due.filter(({ owner }) => owner === 'mentee'),
    ahead: preparedFor(ahead, promises, meetings).toSorted((one, other) => one.at.localeCompare(other.at)),
    toWriteDown: toWriteDown.toSorted((one, other) => one.at.localeCompare(other.at)),
    reviews: reviewsBy(soon, { meetings, agreements, goals }).filter(({ menteeId }) => there.has(menteeId)),
    missed: missed.toSorted((one, other) => (one.nextOn ?? '').localeCompare(other.nextOn ?? '')),
    unheard: unheard.toSorted((one, other) => other.days - one.days),
  }
}

/** A meeting that runs already is not its own last time. */
function preparedFor(
  ahead: readonly Ahead[],
  promises: readonly PromiseRecord[],
  meetings: readonly Meeting[],
): Prepared[] {
  const here = new Set(ahead.flatMap(({ meetingId }) => meetingId ?? []))
  const earlier = meetings.filter(({ id }) => !here.has(id))
  const glance = glancesOver(
    ahead.flatMap(({ menteeIds }) => menteeIds),
    promises,
    earlier,
  )
  return ahead.map((one) => ({ ...one, glance: glance(one.menteeIds) }))
}

function reviewsBy(last: string, asked: Pick<Asked, 'meetings' | 'agreements' | 'goals'>): Review[] {
  const reviews: Review[] = []
  for (const { id, menteeId, state, reviewOn } of asked.agreements)
    if (state === 'agreed' && reviewOn !== null && reviewOn <= last)
      reviews.push({ kind: 'agreement', id, menteeId, on: reviewOn })
  for (const { id, menteeIds, fiveCs } of asked.meetings) {
    const [menteeId] = menteeIds
    if (menteeId === undefined || !fiveCs?.lookAgainOn || fiveCs.hindsight !== null) continue
    if (fiveCs.lookAgainOn <= last) reviews.push({ kind: 'conclusion', id, menteeId, on: fiveCs.lookAgainOn })
  }
  for (const { id, menteeId, state, dueOn } of asked.goals)
    if (state === 'open' && dueOn !== null && dueOn <= last) reviews.push({ kind: 'goal', id, menteeId, on: dueOn })
  return reviews.toSorted((one, other) => one.on.localeCompare(other.on))
}
