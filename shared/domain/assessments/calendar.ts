// When an assessment is due again. The calendar to begin with is the program's own proposal: a pulse every quarter, the mentor's
// own competencies twice a year, the mentees' view of them and the looks at the whole practice once. Pure; days are the mentor's.
import type { Mentee } from '../../model/mentee.ts'
import type { Practice } from '../../model/practice.ts'
import type { Rater } from '../../model/instrument.ts'
import { monthsAfter } from '../calendar/days.ts'

export type CalendarEntry = NonNullable<Practice['assessmentCalendar']>[number]

export const defaultCalendar: readonly CalendarEntry[] = [
  { key: 'pulse', instrumentId: 'relationship-pulse', rater: 'mentee', of: 'each', everyMonths: 3, isOn: true },
  { key: 'mca-own', instrumentId: 'mca-21', rater: 'mentor', of: 'once', everyMonths: 6, isOn: true },
  { key: 'mca-mentees', instrumentId: 'mca-21', rater: 'mentee', of: 'each', everyMonths: 12, isOn: true },
  { key: 'technology', instrumentId: 'technology-readiness', rater: 'mentor', of: 'once', everyMonths: 12, isOn: true },
  { key: 'elements', instrumentId: 'five-elements', rater: 'mentor', of: 'once', everyMonths: 12, isOn: true },
]

/** That somebody was asked or has answered; `menteeId` null for the mentor alone. */
export interface Asked {
  instrumentId: string
  rater: Rater
  menteeId: string | null
  /** A day. */
  on: string
}

/** One line of what is due: for many mentees together, so that a day stays short. */
export interface DueAssessment {
  key: string
  instrumentId: string
  rater: Rater
  /** Since when, the earliest. */
  on: string
  /** Of whom it is due, the earliest first; empty for the mentor alone. */
  menteeIds: string[]
}

interface Known {
  calendar: readonly CalendarEntry[]
  mentees: readonly Pick<Mentee, 'id' | 'status' | 'archivedAt' | 'startOn' | 'createdAt'>[]
  asked: readonly Asked[]
  /** Ids of instruments that can be used. */
  instrumentIds: ReadonlySet<string>
  today: string
}

function startOf({ startOn, createdAt }: Known['mentees'][number]): string {
  return startOn ?? createdAt.slice(0, 10)
}

/** What is due by today, in the order of the calendar. Only with active mentees; before anything was asked it is counted from the
 * beginning of the mentorship, for the mentor alone from that of the first one. */
export function dueAssessments({ calendar, mentees, asked, instrumentIds, today }: Known): DueAssessment[] {
  const active = mentees.filter(({ status, archivedAt }) => status === 'active' && archivedAt === null)
  const latest = new Map<string, string>()
  for (const { instrumentId, rater, menteeId, on } of asked) {
    const name = `${instrumentId}/${rater}/${menteeId ?? ''}`
    if ((latest.get(name) ?? '') < on) latest.set(name, on)
  }
  const firstStart = active.map(startOf).toSorted()[0]
  return calendar.flatMap(({ key, instrumentId, rater, of, everyMonths, isOn }): DueAssessment[] => {
    if (!isOn || !instrumentIds.has(instrumentId) || firstStart === undefined) return []
    const dueOn = (menteeId: string | null, start: string) =>
      monthsAfter(latest.get(`${instrumentId}/${rater}/${menteeId ?? ''}`) ?? start, everyMonths)
    if (of === 'once') {
      const on = dueOn(null, firstStart)
      return on > today ? [] : [{ key, instrumentId, rater, on, menteeIds: [] }]
    }
    const due = active
      .map((mentee) => ({ id: mentee.id, on: dueOn(mentee.id, startOf(mentee)) }))
      .filter(({ on }) => on <= today)
      .toSorted((one, other) => one.on.localeCompare(other.on))
    const [first] = due
    return first === undefined ? [] : [{ key, instrumentId, rater, on: first.on, menteeIds: due.map(({ id }) => id) }]
  })
}
