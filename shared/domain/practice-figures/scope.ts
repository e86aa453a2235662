// What the figures of a practice are about: which days, which mentees. Pure.
import { dayAfter } from '../calendar/days.ts'
import type { Mentee } from '../../model/mentee.ts'
import type { Mentorship } from '../../model/mentorship.ts'
import { dayAt } from '../roster-dates.ts'
import { momentOf } from '../meeting-time.ts'

/** `during`: mentorships that went on when the period ended; `after`: those that were completed by then. */
export type Stage = 'all' | 'during' | 'after'

export interface PracticeFilter {
  /** Days, both counted in; null for no limit. */
  from: string | null
  to: string | null
  /** Null for every one; empty for those who are in none. */
  programme: string | null
  stage: Stage
}

/** From when to when a mentorship lasted, in days; `end` is null while it goes on. */
export interface Lasting {
  start: string
  end: string | null
}

/** It begins with the day that the mentor gave it, else with the day on which the mentee was entered; a completed one ends
 * with the farewell, else with the day that the mentor gave, else with the last change. */
export function lastingOf(mentee: Mentee, mentorship: Mentorship | null): Lasting {
  const start = mentee.startOn ?? mentee.createdAt.slice(0, 10)
  if (mentee.status !== 'completed') return { start, end: null }
  const end = mentorship?.farewell?.on ?? mentee.endOn ?? mentee.updatedAt.slice(0, 10)
  return { start, end: end < start ? start : end }
}

export interface Scope {
  filter: PracticeFilter
  /** Everybody whom the filter lets pass, whenever their mentorship was. */
  mentees: ReadonlyMap<string, { mentee: Mentee; lasting: Lasting }>
  hasDay: (day: string) => boolean
  /** For a moment, by the mentor's clock. */
  hasMoment: (instant: string) => boolean
  /** Whether any of them passes. */
  hasAny: (menteeIds: readonly string[]) => boolean
  dayOf: (instant: string) => string
}

interface Known {
  mentees: readonly Mentee[]
  mentorships: readonly Mentorship[]
}

/** @param zone the mentor's IANA zone */
export function scopeOf(filter: PracticeFilter, known: Known, zone: string): Scope {
  const { from, to, programme, stage } = filter
  const mentorships = new Map(known.mentorships.map((one) => [one.menteeId, one]))
  const hasDay = (day: string) => (from === null || day >= from) && (to === null || day <= to)
  // Moments are compared as moments: a day for each of many thousand would take long.
  const midnight = (day: string) => Date.parse(momentOf({ day, time: '00:00' }, zone) ?? day)
  const start = from === null ? -Infinity : midnight(from)
  const end = to === null ? Infinity : midnight(dayAfter(to, 1))
  const mentees = new Map<string, { mentee: Mentee; lasting: Lasting }>()
  for (const mentee of known.mentees) {
    if (programme !== null && mentee.programme !== programme) continue
    const lasting = lastingOf(mentee, mentorships.get(mentee.id) ?? null)
    const isOver = lasting.end !== null && (to === null || lasting.end <= to)
    if (stage === 'all' || isOver === (stage === 'after')) mentees.set(mentee.id, { mentee, lasting })
  }
  return {
    filter,
    mentees,
    hasDay,
    hasMoment: (instant) => {
      const moment = Date.parse(instant)
      return moment >= start && moment < end
    },
    hasAny: (menteeIds) => menteeIds.some((id) => mentees.has(id)),
    dayOf: (instant) => dayAt(Date.parse(instant), zone),
  }
}

/** Programmes of the roster with how many are in each, by name; those who are in none come last, as the empty name. */
export function programmesOf(mentees: readonly Pick<Mentee, 'programme'>[]): { programme: string; n: number }[] {
  const counts = new Map<string, number>()
  for (const { programme } of mentees) counts.set(programme, (counts.get(programme) ?? 0) + 1)
  const named = [...counts].filter(([programme]) => programme !== '')
  const without = counts.get('')
  return [
    ...named
      .map(([programme, n]) => ({ programme, n }))
      .toSorted((one, other) => one.programme.localeCompare(other.programme)),
    ...(without === undefined ? [] : [{ programme: '', n: without }]),
  ]
}
