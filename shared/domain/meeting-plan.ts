// A meeting that is planned: when it comes again, and what of it stands in a calendar file. Pure; ids and the present
// are passed in.
import type { Meeting } from '../model/meeting.ts'
import type { Mentee } from '../model/mentee.ts'
import { noWords } from '../model/rich-text.ts'
import type { Series } from '../model/series.ts'
import type { CalendarMeeting, CalendarPerson } from './calendar/invitation-file.ts'
import { occurrences, type Occurrence, type Recurrence } from './calendar/recurrence.ts'
import { mentorZone, wallTime } from './meeting-time.ts'

/** Meetings that one plan makes at most: a year of weekly ones and a few more. */
export const mostPlanned = 60

const dayLength = 86_400_000
/** Days ahead that a rule without an end is looked at. */
const farthestDays = 3 * 366

/** On which days the meeting would come again by the rule, the first included; at most `mostPlanned`. */
export function plannedDays(meeting: Pick<Meeting, 'startsAt' | 'timeZone' | 'durationMinutes'>, rule: Recurrence) {
  const timeZone = mentorZone(meeting.timeZone)
  const { day, time } = wallTime(meeting.startsAt, timeZone)
  const plan = { firstDay: day, time, timeZone, durationMinutes: meeting.durationMinutes, recurrence: rule }
  const end = new Date(Date.parse(meeting.startsAt) + farthestDays * dayLength).toISOString()
  return occurrences(plan, meeting.startsAt, end).slice(0, mostPlanned)
}

/** Fresh records of this window. */
export interface PlanMaking {
  record(): { id: string; createdAt: string; updatedAt: string; sample: boolean }
}

/** The series and its meetings. The first is the meeting itself; each further one says the same, without words of its
 * own. Empty days give null. */
export function planSeries(
  first: Meeting,
  rule: Recurrence,
  making: PlanMaking,
): { series: Series; meetings: Meeting[] } | null {
  const days = plannedDays(first, rule)
  const [begin, ...rest] = days
  if (begin === undefined || rest.length === 0) return null
  const series: Series = {
    ...making.record(),
    menteeIds: first.menteeIds,
    groupId: first.groupId,
    startsAt: first.startsAt,
    timeZone: mentorZone(first.timeZone),
    recurrence: { ...rule, count: days.length, until: null },
    calendarUid: '',
    calendarSequence: 0,
    calendarSaid: '',
  }
  const ofSeries = ({ day }: Occurrence) => ({ seriesId: series.id, seriesDay: day })
  const further = rest.map((one): Meeting => ({
    ...first,
    ...making.record(),
    ...ofSeries(one),
    state: 'planned',
    startsAt: one.startsAt,
    agenda: [],
    said: noWords,
    agreed: noWords,
    format: first.format,
    fiveCs: null,
    threeTwoOne: null,
    presences: [],
    runningSince: null,
    preparationMinutes: 0,
    followUpMinutes: 0,
    nextOn: null,
    calendarUid: '',
    calendarSequence: 0,
    calendarSaid: '',
  }))
  return { series, meetings: [{ ...first, ...ofSeries(begin) }, ...further] }
}

/** What everybody sees of it. The address of a mentee stands in a file only when it is meant for that one alone. */
interface Invited {
  people: readonly Pick<Mentee, 'name' | 'emails'>[]
  organizer: CalendarPerson
}

function descriptionOf({ joinLink, passCode, agenda, shared }: Meeting): string {
  const points = shared.includes('agenda') ? agenda.map((item) => `- ${item.text}`) : []
  return [
    ...(joinLink === '' ? [] : [`Join: ${joinLink}`]),
    ...(passCode === '' ? [] : [`Pass code: ${passCode}`]),
    ...(points.length === 0 ? [] : ['', ...points]),
  ]
    .join('\n')
    .trim()
}

function attendeesOf({ people, organizer }: Invited): CalendarPerson[] {
  const [only] = people
  const address = only?.emails[0] ?? ''
  if (only === undefined || people.length > 1 || address === '' || organizer.address === '') return []
  return [{ name: only.name, address }]
}

/** What of a meeting is seen in a calendar, without the marks of the file itself. */
function facts(meeting: Meeting, invited: Invited) {
  return {
    startsAt: meeting.startsAt,
    timeZone: mentorZone(meeting.timeZone),
    durationMinutes: meeting.durationMinutes,
    summary: meeting.topic === '' ? 'Mentoring meeting' : meeting.topic,
    description: descriptionOf(meeting),
    location: meeting.joinLink === '' ? meeting.place : meeting.joinLink,
    url: meeting.joinLink,
    organizer: invited.organizer,
    attendees: attendeesOf(invited),
  }
}

interface Asked {
  meeting: Meeting
  /** The series it is of, when the file is for one changed occurrence or for the whole series. */
  series: Series | null
  /** The file is for the series as a whole. */
  whole: boolean
  invited: Invited
  /** The moment of writing, ISO 8601. */
  now: string
  newUid: () => string
}

/** What goes into the file, and the records as they are afterwards: the same identity, one number higher when something
 * that calendars show has changed since the last file. */
export function calendarOf({ meeting, series, whole, invited, now, newUid }: Asked): {
  calendar: CalendarMeeting
  meeting: Meeting
  series: Series | null
} {
  const seen = facts(meeting, invited)
  const isCancelled = meeting.state === 'cancelled' || meeting.state === 'missed'
  const said = JSON.stringify({ ...seen, isCancelled, whole })
  const source = series ?? meeting
  const uid = source.calendarUid === '' ? newUid() : source.calendarUid
  const marks = whole && series !== null ? series : meeting
  const isFirst = marks.calendarSaid === ''
  const sequence = marks.calendarSequence + (isFirst || marks.calendarSaid === said ? 0 : 1)
  const mark = { calendarSequence: sequence, calendarSaid: said }
  const invites = seen.attendees.length > 0
  const first = whole && series !== null ? { startsAt: series.startsAt, recurrence: recurrenceOf(series) } : {}
  const one =
    !whole && series !== null && meeting.seriesDay !== null
      ? { recurrenceDay: meeting.seriesDay, recurrenceTime: wallTime(series.startsAt, seen.timeZone).time }
      : {}
  return {
    calendar: {
      ...seen,
      ...first,
      ...one,
      method: isCancelled ? 'CANCEL' : invites ? 'REQUEST' : 'PUBLISH',
      uid,
      sequence,
      stamp: now,
    },
    meeting: { ...meeting, ...(series === null ? { calendarUid: uid } : {}), ...(marks === meeting ? mark : {}) },
    series: series === null ? null : { ...series, calendarUid: uid, ...(marks === series ? mark : {}) },
  }
}

function recurrenceOf({ recurrence }: Series): Recurrence {
  const { weekdays, ...rest } = recurrence
  return { ...rest, ...(weekdays === undefined ? {} : { weekdays }) }
}
