// The whole path of one mentee: everything that happened or is planned, under its years and months, the latest first.
// Pure; it holds thousands of entries, so each record is looked at once.
import type { Agreement } from '../model/agreement.ts'
import type { LifeEvent } from '../model/event.ts'
import type { ConversationCard } from '../model/conversation.ts'
import type { Goal } from '../model/goal.ts'
import type { Mail } from '../model/mail.ts'
import type { Meeting } from '../model/meeting.ts'
import type { Mentee } from '../model/mentee.ts'
import type { Mentorship } from '../model/mentorship.ts'
import type { PromiseRecord } from '../model/promise.ts'
import { conversationTitle, sayLines } from './conversation-words.ts'
import { channelWords } from './channel-words.ts'
import { dateFormat } from './date-format.ts'
import { eventWords } from './event-words.ts'
import { phaseOf, phases } from './life-cycle.ts'
import { mailWords } from './mail-words.ts'
import { wallTime } from './meeting-time.ts'
import { meetingStateWords } from './meeting-words.ts'
import { plainText } from './rich-words.ts'

export type PathKind = 'phase' | 'agreement' | 'meeting' | 'mail' | 'conversation' | 'promise' | 'goal' | 'change'

/** In the order in which they are offered. */
export const pathKinds: readonly { kind: PathKind; label: string }[] = [
  { kind: 'phase', label: 'Phases' },
  { kind: 'agreement', label: 'Agreement' },
  { kind: 'meeting', label: 'Meetings' },
  { kind: 'mail', label: 'Mails' },
  { kind: 'conversation', label: 'Conversations' },
  { kind: 'promise', label: 'Promises' },
  { kind: 'goal', label: 'Goals' },
  { kind: 'change', label: 'Changes' },
]

/** Where an entry leads. */
export type PathTarget =
  { screen: 'meeting' | 'mail' | 'conversation' | 'goal'; id: string } | { screen: 'agreement' | 'mentee' | 'farewell' }

export interface PathEntry {
  /** Unique on a path: `promise/kept/<id>`. */
  key: string
  kind: PathKind
  /** The mentor's day. */
  day: string
  /** The clock, `14:05`; empty for what has only a day. */
  time: string
  title: string
  /** How it stands: `held, video, 45 min`. */
  detail: string
  target: PathTarget | null
}

export interface PathSources {
  mentee: Pick<Mentee, 'startOn' | 'endOn'>
  mentorship: Mentorship | null
  agreements: readonly Agreement[]
  meetings: readonly Meeting[]
  mails: readonly Mail[]
  conversations: readonly ConversationCard[]
  events: readonly LifeEvent[]
  promises: readonly PromiseRecord[]
  goals: readonly Goal[]
  /** The mentor's zone, IANA. */
  zone: string
}

type When = Pick<PathEntry, 'day' | 'time'>

const onDay = (day: string): When => ({ day, time: '' })

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.slice(0, 200) ?? ''
}

function phaseEntries({ mentee, mentorship }: PathSources): PathEntry[] {
  const entry = (key: string, day: string | null | undefined, title: string, detail: string, target: PathTarget) =>
    day === null || day === undefined
      ? []
      : [{ key: `phase/${key}`, kind: 'phase' as const, ...onDay(day), title, detail, target }]
  const home: PathTarget = { screen: 'mentee' }
  const steps = new Map(phases.flatMap(({ steps: all, name }) => all.map(({ key, text }) => [key, { text, name }])))
  return [
    ...entry('start', mentee.startOn, 'The mentorship begins', '', home),
    ...entry('end', mentee.endOn, 'The mentorship is expected to end', '', home),
    ...(mentorship === null
      ? []
      : [
          ...entry('now', mentorship.phaseOn, `Phase: ${phaseOf(mentorship.phase).name.toLowerCase()}`, '', home),
          ...mentorship.done.flatMap(({ key, on }) => {
            const step = steps.get(key)
            return step === undefined ? [] : entry(key, on, step.text, step.name.toLowerCase(), home)
          }),
          ...entry('farewell', mentorship.farewell?.on, 'Farewell review', '', { screen: 'farewell' }),
        ]),
  ]
}

function agreementEntries({ agreements }: PathSources): PathEntry[] {
  return agreements.flatMap(({ id, version, agreedOn, reviewOn, state }) => {
    const common = { kind: 'agreement' as const, target: { screen: 'agreement' as const } }
    const agreed = agreedOn === null ? [] : [{ ...common, key: `agreed/${id}`, ...onDay(agreedOn) }]
    const review =
      reviewOn === null || state !== 'agreed' ? [] : [{ ...common, key: `review/${id}`, ...onDay(reviewOn) }]
    return [
      ...agreed.map((one) => ({ ...one, title: `Agreement, version ${version}`, detail: 'agreed' })),
      ...review.map((one) => ({ ...one, title: 'The agreement is looked at again', detail: `version ${version}` })),
    ]
  })
}

function meetingEntry(meeting: Meeting, when: When): PathEntry {
  const { id, topic, agreed, state, channel, durationMinutes, menteeIds } = meeting
  const others = menteeIds.length - 1
  return {
    key: `meeting/${id}`,
    kind: 'meeting',
    ...when,
    title: topic || firstLine(plainText(agreed)) || 'Meeting',
    detail: [
      meetingStateWords[state],
      channelWords[channel].toLowerCase(),
      ...(durationMinutes === 0 ? [] : [`${durationMinutes} min`]),
      ...(others < 1 ? [] : [`with ${others} ${others === 1 ? 'other' : 'others'}`]),
    ].join(', '),
    target: { screen: 'meeting', id },
  }
}

function mailEntry(mail: Mail, when: When): PathEntry {
  return {
    key: `mail/${mail.id}`,
    kind: 'mail',
    ...when,
    title: mail.subject === '' ? 'Mail without a subject' : mail.subject,
    detail: mailWords(mail).label.toLowerCase(),
    target: { screen: 'mail', id: mail.id },
  }
}

function conversationEntry(conversation: ConversationCard, when: When): PathEntry {
  return {
    key: `conversation/${conversation.id}`,
    kind: 'conversation',
    ...when,
    title: conversationTitle(conversation),
    detail: sayLines(conversation.lineCount),
    target: { screen: 'conversation', id: conversation.id },
  }
}

/** Given, and kept or dropped.
 * @param given the moment of the meeting at which it was given, else when it was written down */
function promiseEntries(promise: PromiseRecord, given: When, knowsMeeting: boolean): PathEntry[] {
  const { id, owner, text, state, settledOn, goalId, meetingId, reason } = promise
  const target: PathTarget =
    goalId !== null
      ? { screen: 'goal', id: goalId }
      : meetingId !== null && knowsMeeting
        ? { screen: 'meeting', id: meetingId }
        : { screen: 'mentee' }
  const common = { kind: 'promise' as const, title: text, target }
  const whose = owner === 'mentor' ? 'my promise' : 'their promise'
  const settled = state === 'dropped' ? `${whose} dropped: ${reason}` : `${whose} kept`
  return [
    { ...common, key: `promise/given/${id}`, ...given, detail: owner === 'mentor' ? 'I promised' : 'they promised' },
    ...(state === 'open' || settledOn === null
      ? []
      : [{ ...common, key: `promise/settled/${id}`, ...onDay(settledOn), detail: settled }]),
  ]
}

function goalEntries(goal: Goal, set: When): PathEntry[] {
  const { id, title, state, settledOn, droppedBecause, dueOn, progress } = goal
  const common = { kind: 'goal' as const, title, target: { screen: 'goal' as const, id } }
  return [
    { ...common, key: `goal/set/${id}`, ...set, detail: 'goal set' },
    ...progress.map((note) => ({
      ...common,
      key: `goal/progress/${note.id}`,
      ...onDay(note.on),
      detail: `${note.percent} %${note.words === '' ? '' : `: ${firstLine(note.words)}`}`,
    })),
    ...(state === 'open' || settledOn === null
      ? []
      : [
          {
            ...common,
            key: `goal/settled/${id}`,
            ...onDay(settledOn),
            detail: state === 'reached' ? 'goal reached' : `goal dropped: ${droppedBecause}`,
          },
        ]),
    ...(state === 'open' && dueOn !== null
      ? [{ ...common, key: `goal/due/${id}`, ...onDay(dueOn), detail: 'goal due' }]
      : []),
  ]
}

/** What has no clock time stands above what has one on the same day. */
function compareEntries(one: PathEntry, other: PathEntry): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1
  if (one.time === other.time) return 0
  if (one.time === '' || other.time === '') return one.time === '' ? -1 : 1
  return one.time < other.time ? 1 : -1
}

/** Everything on the path, the latest first. */
export function pathOf(sources: PathSources): PathEntry[] {
  const { meetings, mails, conversations, events, promises, goals, zone } = sources
  const at = (instant: string): When => wallTime(instant, zone)
  const startOf = new Map(meetings.map(({ id, startsAt }) => [id, at(startsAt)]))
  return [
    ...phaseEntries(sources),
    ...agreementEntries(sources),
    ...meetings.map((meeting) => meetingEntry(meeting, startOf.get(meeting.id) ?? at(meeting.startsAt))),
    ...mails.map((mail) => mailEntry(mail, at(mail.sentAt ?? mail.updatedAt))),
    ...conversations.map((conversation) => conversationEntry(conversation, at(conversation.firstAt))),
    ...promises.flatMap((promise) => {
      const start = promise.meetingId === null ? undefined : startOf.get(promise.meetingId)
      return promiseEntries(promise, start ?? at(promise.createdAt), start !== undefined)
    }),
    ...goals.flatMap((goal) => goalEntries(goal, at(goal.createdAt))),
    ...events.map((event): PathEntry => ({
      key: `change/${event.id}`,
      kind: 'change',
      ...at(event.at),
      title: eventWords(event),
      detail: '',
      target: null,
    })),
  ].toSorted(compareEntries)
}

/** How many of each kind there are. */
export function countPathKinds(entries: readonly PathEntry[]): Record<PathKind, number> {
  const counts = { phase: 0, agreement: 0, meeting: 0, mail: 0, conversation: 0, promise: 0, goal: 0, change: 0 }
  for (const { kind } of entries) counts[kind] += 1
  return counts
}

/** A line of the path as it is drawn. */
export type PathRow =
  | { row: 'year'; key: string; title: string }
  | { row: 'month'; key: string; title: string }
  /** Between what lies ahead and what was. */
  | { row: 'now'; key: string }
  | { row: 'entry'; key: string; entry: PathEntry }

const monthTitle = dateFormat('en-GB', { month: 'long' })

/** Entries under the headings of their years and months, in the order given, and the present between them when
 * something lies ahead. */
export function pathRows(entries: readonly PathEntry[], today: string): PathRow[] {
  const rows: PathRow[] = []
  let month = ''
  let isAhead = false
  for (const entry of entries) {
    const isNext = entry.day > today
    if (isAhead && !isNext) rows.push({ row: 'now', key: 'now' })
    isAhead = isNext
    if (entry.day.slice(0, 4) !== month.slice(0, 4))
      rows.push({ row: 'year', key: `year/${entry.day.slice(0, 4)}`, title: entry.day.slice(0, 4) })
    if (entry.day.slice(0, 7) !== month) {
      month = entry.day.slice(0, 7)
      rows.push({ row: 'month', key: `month/${month}`, title: monthTitle('UTC').format(Date.parse(`${month}-01`)) })
    }
    rows.push({ row: 'entry', key: entry.key, entry })
  }
  return rows
}
