// What the vault knows of assessments beyond the records themselves: their order, and which instruments are in use.
import {
  defaultCalendar,
  dueAssessments,
  type Asked,
  type DueAssessment,
} from '../../../shared/domain/assessments/calendar.ts'
import { groupScores, type GroupScores } from '../../../shared/domain/assessments/group-scores.ts'
import { instrumentOf, offeredInstruments } from '../../../shared/instruments/shipped.ts'
import type { Assessment, InstrumentRef } from '../../../shared/model/assessment.ts'
import type { AskedByMail, OwnInstrumentUse } from '../api.ts'
import type { Memory } from './memory.ts'

/** By the day for which it counts, then by when it was written. */
export function latestFirst<T extends { on: string; createdAt: string }>(records: readonly T[]): T[] {
  return records.toSorted(
    (one, other) => other.on.localeCompare(one.on) || other.createdAt.localeCompare(one.createdAt),
  )
}

/** All versions of the mentor's own instruments, with how many assessments and mails refer to each. */
export function instrumentUses(memory: Memory): OwnInstrumentUse[] {
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

/** For each mentee who was asked by a form mail: the latest reply with answers, unless the mentor has settled one. */
export function askedByMail(memory: Memory): AskedByMail[] {
  const mails = memory.all('mail')
  const replies = new Map<string, { id: string; at: string; settled: boolean }>()
  for (const { id, filled, menteeIds, date, createdAt } of mails) {
    const asking = filled?.mailId ?? null
    if (filled === null || asking === null) continue
    for (const menteeId of menteeIds) {
      const name = `${asking}/${menteeId}`
      const before = replies.get(name)
      const at = date ?? createdAt
      const settled = filled.settledAt !== null || before?.settled === true
      if (before === undefined || before.at <= at) replies.set(name, { id, at, settled })
      else replies.set(name, { ...before, settled })
    }
  }
  const asked = mails.flatMap(({ id, threadId, direction, state, form, menteeIds, sentAt, createdAt }) => {
    const isAsked = form !== null && form.assessed !== null && direction === 'out' && state !== 'draft'
    if (!isAsked) return []
    return menteeIds.flatMap((menteeId): AskedByMail[] => {
      const reply = replies.get(`${id}/${menteeId}`)
      if (reply?.settled === true) return []
      const at = sentAt ?? createdAt
      return [{ mailId: id, threadId, menteeId, title: form.title, at, answeredBy: reply?.id ?? null }]
    })
  })
  return asked.toSorted((one, other) => other.at.localeCompare(one.at))
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
export function menteesTogether(memory: Memory, ref: InstrumentRef): GroupScores | null {
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
