// What an open vault answers about assessments: in their order, what waits and what is due, what mentees say together, and
// which instruments are in use.
import {
  defaultCalendar,
  dueAssessments,
  type Asked,
  type DueAssessment,
} from '../../../shared/domain/assessments/calendar.ts'
import { groupScores, type GroupScores } from '../../../shared/domain/assessments/group-scores.ts'
import { instrumentOf, offeredInstruments } from '../../../shared/instruments/shipped.ts'
import type { Assessment, InstrumentRef } from '../../../shared/model/assessment.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { Tables } from '../../../shared/model/tables.ts'
import type { AskedByMail, OwnInstrumentUse, VaultSession } from '../api.ts'
import type { Memory } from './memory.ts'
import { readValue } from './rows.ts'

type Reads = Pick<
  VaultSession,
  | 'assessmentsOf'
  | 'assessment'
  | 'assessments'
  | 'pendingAssessments'
  | 'groupScores'
  | 'askedByMail'
  | 'instruments'
  | 'instrumentUses'
  | 'outcomesOf'
>

/** What a session answers about assessments.
 * @param loaded waits until everything has been read */
export function assessmentReads(memory: Memory, loaded: <T>(read: () => T) => Promise<T>): Reads {
  function ofMentee<T extends 'assessment' | 'outcome'>(table: T, menteeId: string): Tables[T][] {
    return [...memory.timelineOf(menteeId)].flatMap(({ row }) => (row.table === table ? [readValue(table, row)] : []))
  }
  const all = () => memory.all('assessment')
  return {
    assessmentsOf: (menteeId) =>
      loaded(() =>
        latestFirst(
          menteeId === null ? all().filter((one) => one.menteeId === null) : ofMentee('assessment', menteeId),
        ),
      ),
    assessment: (id) => loaded(() => memory.get('assessment', id)),
    assessments: () => loaded(() => all().filter(({ state }) => state === 'done')),
    pendingAssessments: () => loaded(() => latestFirst(all().filter(({ state }) => state !== 'done'))),
    groupScores: (ref) => loaded(() => menteesTogether(memory, ref)),
    askedByMail: () => loaded(() => askedByMail(memory)),
    instruments: () => loaded(() => memory.all('instrument')),
    instrumentUses: () => loaded(() => instrumentUses(memory)),
    outcomesOf: (menteeId) => loaded(() => latestFirst(ofMentee('outcome', menteeId))),
  }
}

/** By the day for which it counts, then by when it was written. */
function latestFirst<T extends { on: string; createdAt: string }>(records: readonly T[]): T[] {
  return records.toSorted(
    (one, other) => other.on.localeCompare(one.on) || other.createdAt.localeCompare(one.createdAt),
  )
}

/** All versions of the mentor's own instruments, with how many assessments and mails refer to each. */
function instrumentUses(memory: Memory): OwnInstrumentUse[] {
  const uses = new Map<string, number>()
  const count = ({ id, version }: { id: string; version: number }): void => {
    const name = `${id}/${version}`
    uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  for (const { instrument } of memory.all('assessment')) count(instrument)
  for (const { form } of memory.all('mail')) if (form?.assessed) count(form.assessed.instrument)
  return memory.all('instrument').map((instrument) => {
    const { id, version } = instrument.definition
    return { instrument, uses: uses.get(`${id}/${version}`) ?? 0 }
  })
}

/** For each mentee who was asked by a form mail, and for each asked otherwise who answered by mail: the latest reply with
 * answers, unless the mentor has settled one. */
function askedByMail(memory: Memory): AskedByMail[] {
  const mails = memory.all('mail')
  const replies = latestReplies(mails)
  const byForm = mails.flatMap(({ id, threadId, direction, state, form, menteeIds, sentAt, createdAt }) => {
    const isAsked = form !== null && form.assessed !== null && direction === 'out' && state !== 'draft'
    if (!isAsked) return []
    return menteeIds.flatMap((menteeId): AskedByMail[] => {
      const reply = replies.get(`${id}/${menteeId}`)
      if (reply?.settled === true) return []
      const { title } = form
      const answered = { answeredBy: reply?.id ?? null, assessmentId: reply?.assessmentId ?? null }
      return [{ threadId, menteeId, title, at: sentAt ?? createdAt, ...answered }]
    })
  })
  const byFile = memory.all('assessment').flatMap((one): AskedByMail[] => {
    const reply = one.state === 'asked' && one.menteeId !== null ? replies.get(`${one.id}/${one.menteeId}`) : undefined
    if (reply === undefined || reply.settled || one.menteeId === null) return []
    const { id: answeredBy, threadId, at, assessmentId } = reply
    return [{ threadId, menteeId: one.menteeId, title: titleOf(memory, one), at, answeredBy, assessmentId }]
  })
  return [...byForm, ...byFile].toSorted((one, other) => other.at.localeCompare(one.at))
}

interface Reply {
  id: string
  threadId: string
  assessmentId: string | null
  at: string
  /** This one or an earlier one was. */
  settled: boolean
}

/** `asking/mentee` → the latest reply; asking is the form mail, or the assessment that was asked for otherwise. */
function latestReplies(mails: readonly Mail[]): Map<string, Reply> {
  const replies = new Map<string, Reply>()
  for (const { id, threadId, filled, menteeIds, date, createdAt } of mails) {
    const asking = filled?.mailId ?? filled?.assessmentId ?? null
    if (filled === null || asking === null) continue
    for (const menteeId of menteeIds) {
      const name = `${asking}/${menteeId}`
      const before = replies.get(name)
      const at = date ?? createdAt
      const settled = filled.settledAt !== null || before?.settled === true
      const isLatest = before === undefined || before.at <= at
      const { assessmentId } = filled
      replies.set(name, isLatest ? { id, threadId, assessmentId, at, settled } : { ...before, settled })
    }
  }
  return replies
}

/** What is due to be assessed by that day. */
export function dueBy(memory: Memory, today: string): DueAssessment[] {
  const own = memory.all('instrument')
  const asked: Asked[] = memory
    .all('assessment')
    .map(({ instrument, rater, menteeId, on }) => ({ instrumentId: instrument.id, rater, menteeId, on }))
  for (const { form, direction, state, menteeIds, sentAt, createdAt } of memory.all('mail')) {
    const assessed = form?.assessed ?? null
    if (assessed === null || direction !== 'out' || state === 'draft') continue
    const on = (sentAt ?? createdAt).slice(0, 10)
    for (const menteeId of menteeIds)
      asked.push({ instrumentId: assessed.instrument.id, rater: assessed.rater, menteeId, on })
  }
  return dueAssessments({
    calendar: memory.all('practice')[0]?.assessmentCalendar ?? defaultCalendar,
    mentees: memory.all('mentee'),
    asked,
    instrumentIds: new Set(offeredInstruments(own).map(({ id }) => id)),
    today,
  })
}

/** How the mentees who are on the roster see the mentor, all together and by programme and group. */
function menteesTogether(memory: Memory, ref: InstrumentRef): GroupScores | null {
  const instrument = instrumentOf(ref, memory.all('instrument'))
  if (instrument === null) return null
  return groupScores({
    instrument,
    rater: 'mentee',
    subject: 'mentor',
    assessments: memory.all('assessment'),
    mentees: memory.all('mentee'),
    groups: memory.all('group'),
  })
}

/** What an assessment is called: by its instrument. */
export function titleOf(memory: Memory, { instrument }: Pick<Assessment, 'instrument'>): string {
  return instrumentOf(instrument, memory.all('instrument'))?.title ?? instrument.id
}
