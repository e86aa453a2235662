// Makes records of the stories: days become moments before now, keys become random ids, and what follows
// from a story (events, next dates, when a record was last touched) is worked out here. Pure.
import { assertNever } from '../../result.ts'
import { group } from '../../model/group.ts'
import { lifeEvent, type LifeEvent } from '../../model/event.ts'
import { goal, type Goal } from '../../model/goal.ts'
import { mail } from '../../model/mail.ts'
import { meeting, type Meeting } from '../../model/meeting.ts'
import { mentee } from '../../model/mentee.ts'
import { promiseRecord } from '../../model/promise.ts'
import { fromPlain } from '../../model/rich-text.ts'
import type { Change } from '../../model/tables.ts'
import { toInstant } from '../clock.ts'
import type { Aim, GroupStory, Pledge, SentMail, Story, Talk } from './story.ts'

const minute = 60_000
const dayLength = 24 * 60 * minute

/** Saturday and Sunday in the numbering of `getUTCDay`, with the way to the nearest working day. */
function offWeekend(milliseconds: number, toward: 'before' | 'after'): number {
  const weekday = new Date(milliseconds).getUTCDay()
  if (weekday !== 0 && weekday !== 6) return milliseconds
  switch (toward) {
    case 'before':
      return milliseconds - (weekday === 6 ? 1 : 2) * dayLength
    case 'after':
      return milliseconds + (weekday === 6 ? 2 : 1) * dayLength
    default:
      return assertNever(toward)
  }
}

/** What every part of the practice is made with. */
export interface Making {
  /** Milliseconds since 1970. */
  now: number
  newId: () => string
}

/** The moment `daysAgo` working days' clock `at` (UTC) that lies before now. */
function moment(now: number, when: { daysAgo: number; at: string }): number {
  const midnight = Math.floor(now / dayLength) * dayLength - when.daysAgo * dayLength
  const [hours = 0, minutes = 0] = when.at.split(':').map(Number)
  return offWeekend(midnight, 'before') + (hours * 60 + minutes) * minute
}

function dayOf(milliseconds: number): string {
  return toInstant(milliseconds).slice(0, 10)
}

/** The day `inDays` from now: on a working day, ahead of now when it lies ahead and behind when it has passed. */
function dayFromNow(now: number, inDays: number): string {
  return dayOf(offWeekend(now + inDays * dayLength, inDays < 0 ? 'before' : 'after'))
}

/** The day agreed in talk number `index`: that of the following talk, or after the last one what the story says. */
function agreedDay(now: number, talks: readonly Talk[], index: number, nextInDays: number | null): string | null {
  const following = talks[index + 1]
  if (following !== undefined) return dayOf(moment(now, following))
  return nextInDays === null ? null : dayFromNow(now, nextInDays)
}

function record(making: Making, at: number, touchedAt = at) {
  return { id: making.newId(), createdAt: toInstant(at), updatedAt: toInstant(touchedAt), sample: true }
}

function eventChange(
  making: Making,
  menteeId: string,
  at: number,
  kind: LifeEvent['kind'],
  detail: string,
): Change & { op: 'put' } {
  const value = lifeEvent.parse({ ...record(making, at), menteeId, at: toInstant(at), kind, detail })
  return { op: 'put', table: 'event', value }
}

function meetingChange(
  making: Making,
  talk: Talk,
  menteeIds: readonly string[],
  rest: { groupId: string | null; nextOn: string | null },
): { op: 'put'; table: 'meeting'; value: Meeting } {
  const startsAt = moment(making.now, talk)
  const writtenAt = startsAt + (talk.minutes + 12) * minute
  const value = meeting.parse({
    ...record(making, writtenAt),
    ...rest,
    menteeIds,
    startsAt: toInstant(startsAt),
    durationMinutes: talk.minutes,
    channel: talk.channel,
    place: talk.place,
    topic: talk.topic,
    said: fromPlain(talk.said),
    agreed: fromPlain(talk.agreed),
  })
  return { op: 'put', table: 'meeting', value }
}

/** Headers of a plain-text mail take about so many bytes. */
const headerBytes = 480

function mailChange(making: Making, sent: SentMail, menteeId: string, to: string): Change {
  const sentAt = moment(making.now, sent)
  const made = record(making, sentAt - 6 * minute, sentAt)
  const value = mail.parse({
    ...made,
    menteeIds: [menteeId],
    threadId: made.id,
    to: [to],
    subject: sent.subject,
    text: sent.text,
    state: 'sent',
    messageId: `<${making.newId()}@example.edu>`,
    date: toInstant(sentAt),
    size: headerBytes + new TextEncoder().encode(sent.text).length,
    attempts: 1,
    sentAt: toInstant(sentAt),
  })
  return { op: 'put', table: 'mail', value }
}

/** `meetings`: those of the talks, in their order. */
function goalChange(
  making: Making,
  aim: Aim,
  menteeId: string,
  meetings: readonly Meeting[],
): { op: 'put'; table: 'goal'; value: Goal } {
  const { now, newId } = making
  const meetingOf = (talk: number): Meeting => {
    const found = meetings[talk]
    if (found === undefined) throw new Error(`the story of “${aim.title}” has no talk ${talk}`)
    return found
  }
  const dayOfTalk = (talk: number | undefined) => (talk === undefined ? null : meetingOf(talk).startsAt.slice(0, 10))
  const due = (inDays: number | null | undefined) => (typeof inDays === 'number' ? dayFromNow(now, inDays) : null)
  const settledIn = aim.reachedInTalk ?? aim.droppedInTalk
  const last = Math.max(aim.talk, settledIn ?? 0, ...aim.progress.map(({ talk }) => talk))
  const value = goal.parse({
    ...record(making, Date.parse(meetingOf(aim.talk).createdAt), Date.parse(meetingOf(last).createdAt)),
    menteeId,
    area: aim.area,
    areaName: aim.areaName ?? '',
    title: aim.title,
    from: aim.from,
    reason: aim.reason,
    measure: aim.measure,
    evidence: aim.evidence ?? '',
    dueOn: due(aim.dueInDays),
    steps: aim.steps.map(({ text, doneInTalk, dueInDays }) => ({
      id: newId(),
      text,
      dueOn: due(dueInDays),
      doneOn: dayOfTalk(doneInTalk),
    })),
    progress: aim.progress.map(({ talk, percent, words }) => ({
      id: newId(),
      on: meetingOf(talk).startsAt.slice(0, 10),
      percent,
      words,
      meetingId: meetingOf(talk).id,
    })),
    state: aim.reachedInTalk !== undefined ? 'reached' : aim.droppedInTalk !== undefined ? 'dropped' : 'open',
    settledOn: dayOfTalk(settledIn),
    droppedBecause: aim.droppedBecause ?? '',
  })
  return { op: 'put', table: 'goal', value }
}

interface Given {
  menteeId: string
  /** Those of the talks, in their order. */
  meetings: readonly Meeting[]
  /** The goal that it serves. */
  goalId: string | null
}

function promiseChange(making: Making, pledge: Pledge, { menteeId, meetings, goalId }: Given): Change {
  const { now } = making
  const given = meetings.at(pledge.talk ?? -1)
  const givenAt = given === undefined ? now - dayLength : Date.parse(given.createdAt)
  const keptAt = pledge.keptDaysAgo === undefined ? null : now - pledge.keptDaysAgo * dayLength
  const value = promiseRecord.parse({
    ...record(making, givenAt, keptAt ?? givenAt),
    menteeId,
    meetingId: given?.id ?? null,
    goalId,
    owner: pledge.owner,
    text: pledge.text,
    dueOn: pledge.dueInDays === null ? null : dayFromNow(now, pledge.dueInDays),
    state: keptAt === null ? 'open' : 'kept',
    settledOn: keptAt === null ? null : dayOf(keptAt),
  })
  return { op: 'put', table: 'promise', value }
}

/** The mentee, then everything of the mentorship with them alone; `aims` is what they work towards. Every story has at least one address. */
export function storyChanges(
  making: Making,
  story: Story,
  aims: readonly Aim[],
): { menteeId: string; changes: Change[] } {
  const { now } = making
  const addedAt = moment(now, { daysAgo: story.addedDaysAgo, at: '08:30' })
  const statusAt = (daysAgo: number) => moment(now, { daysAgo, at: '18:10' })
  const lastStatus = story.statusChanges.at(-1)
  const firstTalk = story.talks[0]
  const base = record(making, addedAt, lastStatus === undefined ? addedAt : statusAt(lastStatus.daysAgo))
  const value = mentee.parse({
    ...story.person,
    ...base,
    startOn: firstTalk === undefined ? null : dayOf(moment(now, firstTalk)),
    endOn: story.endsInDays === null ? null : dayFromNow(now, story.endsInDays),
  })
  const to = value.emails[0]
  const meetings = story.talks.map((talk, index) =>
    meetingChange(making, talk, [value.id], {
      groupId: null,
      nextOn: agreedDay(now, story.talks, index, story.nextInDays),
    }),
  )
  const held = meetings.map((change) => change.value)
  const goals = aims.map((aim) => ({ aim, change: goalChange(making, aim, value.id, held) }))
  const goalOf = ({ text }: Pledge) =>
    goals.find(({ aim }) => aim.promises?.includes(text) === true)?.change.value.id ?? null
  return {
    menteeId: value.id,
    changes: [
      { op: 'put', table: 'mentee', value },
      eventChange(making, value.id, addedAt, 'added', ''),
      ...story.statusChanges.map((change) =>
        eventChange(making, value.id, statusAt(change.daysAgo), 'status', change.status),
      ),
      ...meetings,
      ...(to === undefined ? [] : story.mails.map((sent) => mailChange(making, sent, value.id, to))),
      ...goals.map(({ change }) => change),
      ...(story.promises ?? []).map((pledge) =>
        promiseChange(making, pledge, { menteeId: value.id, meetings: held, goalId: goalOf(pledge) }),
      ),
    ],
  }
}

/** The group, who joined it, and its meetings. `idOf` answers the mentee of a key. */
export function groupChanges(making: Making, story: GroupStory, idOf: (key: string) => string): Change[] {
  const { now } = making
  const foundedAt = moment(now, { daysAgo: story.foundedDaysAgo, at: '10:00' })
  const value = group.parse({ ...story.group, ...record(making, foundedAt), memberIds: story.members.map(idOf) })
  return [
    { op: 'put', table: 'group', value },
    ...story.members.map((key) => eventChange(making, idOf(key), foundedAt, 'joined-group', value.name)),
    ...story.talks.map((talk, index) =>
      meetingChange(making, talk, story.members.filter((key) => !talk.absent?.includes(key)).map(idOf), {
        groupId: value.id,
        nextOn: agreedDay(now, story.talks, index, story.nextInDays),
      }),
    ),
  ]
}
