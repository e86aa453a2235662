// Every figure of a practice, with the records that it rests on. One pass over each list: it is asked for with thousands of
// mentees. Pure.
import type { Assessment, InstrumentRef } from '../../model/assessment.ts'
import type { Goal } from '../../model/goal.ts'
import type { Instrument } from '../../model/instrument.ts'
import type { Mail } from '../../model/mail.ts'
import type { Meeting } from '../../model/meeting.ts'
import type { ChannelKind, Mentee } from '../../model/mentee.ts'
import type { Mentorship } from '../../model/mentorship.ts'
import { outcomeKind, type Outcome } from '../../model/outcome.ts'
import type { PromiseRecord } from '../../model/promise.ts'
import { fewest } from '../assessments/suppression.ts'
import { channelWords } from '../channel-words.ts'
import { media } from '../channels.ts'
import { outcomeWords } from '../outcome-words.ts'
import { changeFigures } from './change.ts'
import { valueOf, type Figure, type Trace, type Traced } from './figure.ts'
import { effortOf, relationshipsOf, type Relationship } from './relationships.ts'
import { responseFigures } from './response.ts'
import { programmesOf, scopeOf, type PracticeFilter, type Scope } from './scope.ts'

/** Everything that is counted from. */
export interface PracticeRecords {
  mentees: readonly Mentee[]
  mentorships: readonly Mentorship[]
  meetings: readonly Meeting[]
  promises: readonly PromiseRecord[]
  goals: readonly Goal[]
  mails: readonly Mail[]
  outcomes: readonly Outcome[]
  assessments: readonly Assessment[]
  /** Null for an instrument that is not here any more. */
  findInstrument: (ref: InstrumentRef) => Instrument | null
}

/** The figures for one choice of period, programme and stage. */
export interface PracticeFigures {
  figures: Figure[]
  /** By time and effort, the most first. */
  relationships: Relationship[]
  /** The latest first. */
  outcomes: Outcome[]
  /** Of the whole roster, whatever is chosen. */
  programmes: { programme: string; n: number }[]
}

interface Counted {
  records: PracticeRecords
  scope: Scope
  relationships: Relationship[]
  outcomes: Outcome[]
  /** A day; what was due before it and is still open counts as not kept. */
  today: string
}

function peopleFigures({ scope }: Counted): Traced[] {
  const { from, to } = scope.filter
  const all = [...scope.mentees.values()].filter(({ mentee }) => mentee.status !== 'prospective')
  const trace = ({ mentee }: { mentee: Mentee }, on: string): Trace => ({
    kind: 'mentee',
    id: mentee.id,
    menteeIds: [mentee.id],
    on,
    title: '',
    amount: 1,
  })
  const there = all.filter(
    ({ lasting: { start, end } }) => (to === null || start <= to) && (from === null || end === null || end >= from),
  )
  const begun = all.filter(({ lasting }) => scope.hasDay(lasting.start))
  const completed = all.flatMap((one) =>
    one.lasting.end !== null && scope.hasDay(one.lasting.end) ? [trace(one, one.lasting.end)] : [],
  )
  return [
    {
      key: 'mentees',
      section: 'people',
      title: 'Mentees',
      definition:
        'Everybody whose mentorship was going on in the period for at least a day; prospective ones do not count.',
      unit: 'count',
      traces: there.map((one) => trace(one, one.lasting.start)),
    },
    {
      key: 'mentees-begun',
      section: 'people',
      title: 'Begun',
      definition:
        'Mentorships whose first day lies in the period; without one, the day on which the mentee was entered.',
      unit: 'count',
      traces: begun.map((one) => trace(one, one.lasting.start)),
    },
    {
      key: 'mentees-completed',
      section: 'people',
      title: 'Completed',
      definition: 'Mentorships that ended in the period: on the day of the farewell, else on the day that was entered.',
      unit: 'count',
      traces: completed,
    },
  ]
}

function meetingTrace({ id, menteeIds, startsAt, topic }: Meeting, amount: number): Trace {
  return { kind: 'meeting', id, menteeIds, on: startsAt, title: topic, amount }
}

const modeOf = new Map<ChannelKind, 'synchronous' | 'asynchronous' | 'either'>(
  media.map(({ medium, mode }) => [medium, mode]),
)

function meetingFigures({ records, scope }: Counted): Traced[] {
  const inScope = records.meetings.filter(
    ({ menteeIds, startsAt }) => scope.hasAny(menteeIds) && scope.hasMoment(startsAt),
  )
  const held = inScope.filter(({ state }) => state === 'held')
  const count = (key: string, title: string, definition: string, which: readonly Meeting[]): Traced => ({
    key,
    section: 'meetings',
    title,
    definition,
    unit: 'count',
    traces: which.map((one) => meetingTrace(one, 1)),
  })
  const minutes = (key: string, title: string, definition: string, of: (meeting: Meeting) => number): Traced => ({
    key,
    section: 'effort',
    title,
    definition,
    unit: 'minutes',
    traces: held.flatMap((one) => (of(one) > 0 ? [meetingTrace(one, of(one))] : [])),
  })
  const inMode = (mode: 'synchronous' | 'asynchronous' | 'either') =>
    held.filter(({ channel }) => (modeOf.get(channel) ?? 'either') === mode)
  const channels = [...new Set(held.map(({ channel }) => channel))].toSorted()
  return [
    count(
      'meetings-held',
      'Held',
      'Meetings that were held in the period; one with several mentees counts once.',
      held,
    ),
    count('meetings-one', 'With one mentee', 'Held meetings with one mentee.', held.filter(isOfOne)),
    count(
      'meetings-several',
      'With several',
      'Held meetings with two or more mentees.',
      held.filter((one) => !isOfOne(one)),
    ),
    count(
      'meetings-missed',
      'Missed or cancelled',
      'Planned for a time in the period, and cancelled or missed.',
      inScope.filter(({ state }) => state === 'missed' || state === 'cancelled'),
    ),
    count('mode-synchronous', 'At the same time', 'Held in person, by telephone or video.', inMode('synchronous')),
    count(
      'mode-asynchronous',
      'At different times',
      'Held by mail, on a forum or a social network.',
      inMode('asynchronous'),
    ),
    count(
      'mode-either',
      'Either way',
      'Held in a chat or in mentoring software, where both ways are usual.',
      inMode('either'),
    ),
    ...channels.map((channel): Traced => ({
      ...count(
        `channel-${channel}`,
        channelWords[channel],
        `Held meetings through: ${channelWords[channel]}.`,
        held.filter((one) => one.channel === channel),
      ),
      section: 'channels',
    })),
    ...monthFigures(held, scope),
    minutes(
      'minutes-meetings',
      'In meetings',
      'Minutes of held meetings; one with several mentees counts once.',
      (one) => one.durationMinutes,
    ),
    minutes(
      'minutes-preparing',
      'Preparing',
      'Minutes that were noted as preparation of held meetings.',
      (one) => one.preparationMinutes,
    ),
    minutes(
      'minutes-following',
      'Following up',
      'Minutes that were noted as work after held meetings.',
      (one) => one.followUpMinutes,
    ),
    minutes(
      'minutes-all',
      'Time and effort',
      'Meetings, preparation and work after them together; mails are not in it.',
      effortOf,
    ),
  ]
}

function isOfOne({ menteeIds }: Meeting): boolean {
  return menteeIds.length === 1
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** One for each month from the first to the last with a meeting; the months between that have none count zero. */
function monthFigures(held: readonly Meeting[], scope: Scope): Traced[] {
  const byMonth = new Map<string, Trace[]>()
  for (const meeting of held) {
    const month = scope.dayOf(meeting.startsAt).slice(0, 7)
    const traces = byMonth.get(month) ?? []
    traces.push(meetingTrace(meeting, 1))
    byMonth.set(month, traces)
  }
  const months = [...byMonth.keys()].toSorted()
  const [first] = months
  const last = months.at(-1)
  if (first === undefined || last === undefined) return []
  const figures: Traced[] = []
  for (let month = first; month <= last; month = monthAfter(month)) {
    const title = monthName.format(Date.parse(`${month}-01T00:00:00Z`))
    figures.push({
      key: `month-${month}`,
      section: 'months',
      title,
      definition: `Meetings held in ${title}.`,
      unit: 'count',
      traces: byMonth.get(month) ?? [],
    })
  }
  return figures
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`
}

/** Settled in the period, or due in it and still open when its day is over. */
function decidedPromises({ records, scope, today }: Counted, owner: PromiseRecord['owner']): PromiseRecord[] {
  return records.promises.filter((one) => {
    if (one.owner !== owner || !scope.mentees.has(one.menteeId)) return false
    if (one.state !== 'open') return one.settledOn !== null && scope.hasDay(one.settledOn)
    return one.dueOn !== null && one.dueOn < today && scope.hasDay(one.dueOn)
  })
}

function promiseFigures(counted: Counted): Traced[] {
  const trace = ({ id, menteeId, settledOn, dueOn, createdAt, text }: PromiseRecord, isSo: boolean): Trace => ({
    kind: 'promise',
    id,
    menteeIds: [menteeId],
    on: settledOn ?? dueOn ?? createdAt,
    title: text,
    amount: isSo ? 1 : 0,
  })
  const isOnTime = ({ settledOn, dueOn }: PromiseRecord) => settledOn !== null && dueOn !== null && settledOn <= dueOn
  return (['mentor', 'mentee'] as const).flatMap((owner): Traced[] => {
    const decided = decidedPromises(counted, owner)
    const whose = owner === 'mentor' ? 'Mine' : 'Theirs'
    return [
      {
        key: `promises-${owner}-kept`,
        section: 'promises',
        title: `${whose}: kept`,
        definition:
          'Of the promises that were kept or dropped in the period, or were due in it and are still open: those that were kept.',
        unit: 'share',
        traces: decided.map((one) => trace(one, one.state === 'kept')),
      },
      {
        key: `promises-${owner}-on-time`,
        section: 'promises',
        title: `${whose}: kept by their day`,
        definition: 'Of the same promises, as far as they had a day: those that were kept by it.',
        unit: 'share',
        traces: decided
          .filter(({ dueOn }) => dueOn !== null)
          .map((one) => trace(one, one.state === 'kept' && isOnTime(one))),
      },
    ]
  })
}

function goalFigures({ records, scope }: Counted): Traced[] {
  const own = records.goals.filter(({ menteeId }) => scope.mentees.has(menteeId))
  const trace = ({ id, menteeId, settledOn, createdAt, title }: Goal, amount: number): Trace => ({
    kind: 'goal',
    id,
    menteeIds: [menteeId],
    on: settledOn ?? createdAt,
    title,
    amount,
  })
  const settled = own.filter(
    ({ state, settledOn }) => state !== 'open' && settledOn !== null && scope.hasDay(settledOn),
  )
  const reached = settled.filter(({ state }) => state === 'reached')
  return [
    {
      key: 'goals-set',
      section: 'goals',
      title: 'Set',
      definition: 'Goals that were entered in the period.',
      unit: 'count',
      traces: own.filter(({ createdAt }) => scope.hasMoment(createdAt)).map((one) => trace(one, 1)),
    },
    {
      key: 'goals-reached',
      section: 'goals',
      title: 'Reached',
      definition: 'Goals that were reached in the period.',
      unit: 'count',
      traces: reached.map((one) => trace(one, 1)),
    },
    {
      key: 'goals-reached-share',
      section: 'goals',
      title: 'Reached, of those settled',
      definition: 'Of the goals that were reached or dropped in the period: those that were reached.',
      unit: 'share',
      traces: settled.map((one) => trace(one, one.state === 'reached' ? 1 : 0)),
    },
  ]
}

function outcomesIn(records: PracticeRecords, scope: Scope): Outcome[] {
  return records.outcomes
    .filter(({ menteeId, on }) => scope.mentees.has(menteeId) && scope.hasDay(on))
    .toSorted((one, other) => other.on.localeCompare(one.on) || one.title.localeCompare(other.title))
}

function outcomeFigures(outcomes: readonly Outcome[]): Traced[] {
  return outcomeKind.options.flatMap((kind): Traced[] => {
    const traces = outcomes
      .filter((one) => one.kind === kind)
      .map(({ id, menteeId, on, title }): Trace => ({
        kind: 'outcome',
        id,
        menteeIds: [menteeId],
        on,
        title,
        amount: 1,
      }))
    if (traces.length === 0) return []
    const title = outcomeWords[kind]
    const definition = `Outcomes that were recorded with a day in the period: ${title}.`
    return [{ key: `outcome-${kind}`, section: 'outcomes', title, definition, unit: 'count', traces }]
  })
}

function countedFrom(records: PracticeRecords, filter: PracticeFilter, today: string, zone: string): Counted {
  const scope = scopeOf(filter, records, zone)
  return {
    records,
    scope,
    relationships: relationshipsOf(records, scope),
    outcomes: outcomesIn(records, scope),
    today,
  }
}

function tracedFigures(counted: Counted): Traced[] {
  return [
    ...peopleFigures(counted),
    ...meetingFigures(counted),
    ...relationshipFigures(counted.relationships),
    ...promiseFigures(counted),
    ...goalFigures(counted),
    ...responseFigures(counted.records.mails, counted.scope),
    ...changeFigures(counted.records.assessments, counted.records.findInstrument, counted.scope),
    ...outcomeFigures(counted.outcomes),
  ]
}

function relationshipFigures(relationships: readonly Relationship[]): Traced[] {
  return [
    {
      key: 'effort-each',
      section: 'effort',
      title: 'Median for a mentee',
      definition:
        'Half of the mentees who were met had more time and effort, half had less. A meeting with several counts whole for each.',
      unit: 'median-minutes',
      traces: relationships
        .filter(({ meetings }) => meetings > 0)
        .map(({ menteeId, minutes, lastOn }): Trace => ({
          kind: 'mentee',
          id: menteeId,
          menteeIds: [menteeId],
          on: lastOn ?? '',
          title: '',
          amount: minutes,
        })),
    },
  ]
}

function shown({ traces, isOfSeveral, ...figure }: Traced): Figure {
  const isWithheld = isOfSeveral === true && traces.length > 0 && traces.length < fewest
  return { ...figure, value: isWithheld ? null : valueOf(figure.unit, traces), n: traces.length, isWithheld }
}

/** @param zone the mentor's IANA zone */
export function practiceFigures(
  records: PracticeRecords,
  filter: PracticeFilter,
  today: string,
  zone: string,
): PracticeFigures {
  const counted = countedFrom(records, filter, today, zone)
  return {
    figures: tracedFigures(counted).map(shown),
    relationships: counted.relationships,
    outcomes: counted.outcomes,
    programmes: programmesOf(records.mentees),
  }
}

/** What one figure rests on, the latest first; null when there is no such figure, or what it says is withheld. */
export function figureTraces(
  records: PracticeRecords,
  filter: PracticeFilter,
  today: string,
  zone: string,
  key: string,
): { figure: Figure; traces: Trace[] } | null {
  const found = tracedFigures(countedFrom(records, filter, today, zone)).find((one) => one.key === key)
  if (found === undefined) return null
  const figure = shown(found)
  if (figure.isWithheld) return null
  return { figure, traces: found.traces.toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0)) }
}
