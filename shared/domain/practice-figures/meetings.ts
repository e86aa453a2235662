// Meetings of a period: how many, through what, when, and the mentor's minutes. Pure.
import type { Meeting } from '../../model/meeting.ts'
import type { ChannelKind } from '../../model/mentee.ts'
import { channelWords } from '../channel-words.ts'
import { media } from '../channels.ts'
import type { Counted } from './counted.ts'
import type { Trace, Traced } from './figure.ts'
import { effortOf } from './relationships.ts'
import type { Scope } from './scope.ts'

function meetingTrace({ id, menteeIds, startsAt, topic }: Meeting, amount: number): Trace {
  return { kind: 'meeting', id, menteeIds, on: startsAt, title: topic, amount }
}

const modeOf = new Map<ChannelKind, 'synchronous' | 'asynchronous' | 'either'>(
  media.map(({ medium, mode }) => [medium, mode]),
)

export function meetingFigures({ records, scope }: Counted): Traced[] {
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
    cadenceFigure(held, scope),
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

const hour = 3_600_000

/** From one meeting to the next with the same mentee. A meeting with several counts once, with the mean of their times. */
function cadenceFigure(held: readonly Meeting[], scope: Scope): Traced {
  const latest = new Map<string, number>()
  const traces = held
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
    .flatMap((meeting): Trace[] => {
      const at = Date.parse(meeting.startsAt)
      const people = meeting.menteeIds.filter((id) => scope.mentees.has(id))
      const hours = people.flatMap((id) => {
        const before = latest.get(id)
        return before === undefined ? [] : [(at - before) / hour]
      })
      for (const id of people) latest.set(id, at)
      if (hours.length === 0) return []
      return [meetingTrace(meeting, hours.reduce((sum, one) => sum + one, 0) / hours.length)]
    })
  return {
    key: 'meetings-cadence',
    section: 'meetings',
    title: 'From one to the next',
    definition:
      'The median time since the held meeting of the period before with the same mentee; of a meeting with several, the mean of theirs.',
    unit: 'median-hours',
    traces,
  }
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
