// A mentee on paper: everything, or one year of it as a review. The parts in words, and what they come to. Pure.
import type { ArchivedRecord } from './backup/archive.ts'
import { packOf, type PackOptions, type PackPart } from './access/pack.ts'

/** Days of the mentor's zone, both included; null for no border. */
export interface PaperSpan {
  from: string | null
  to: string | null
}

/** What a review of a year leaves out: it is about the work, not about the file. */
const notReviewed = new Set(['Who they are', 'Mails', 'Conversations', 'Changes', 'Files'])

export function paperParts(records: readonly ArchivedRecord[], span: PaperSpan, options: PackOptions): PackPart[] {
  const isReview = span.from !== null
  return packOf(records, options)
    .filter(({ title }) => !isReview || !notReviewed.has(title))
    .map(({ title, entries }) => ({ title, entries: entries.filter(({ on }) => on === '' || isWithin(on, span)) }))
    .filter(({ entries }) => entries.length > 0)
}

function isWithin(on: string, { from, to }: PaperSpan): boolean {
  return (from === null || on >= from) && (to === null || on <= to)
}

/** `label` and a number, in the order in which they are shown. */
export type PaperFigure = readonly [label: string, value: string]

export function paperFigures(
  records: readonly ArchivedRecord[],
  span: PaperSpan,
  dayOf: PackOptions['dayOf'],
): PaperFigure[] {
  let meetings = 0
  let minutes = 0
  let mails = 0
  let goals = 0
  let reached = 0
  let outcomes = 0
  const promises = { kept: 0, open: 0, dropped: 0 }
  for (const record of records) {
    if (record.table === 'meeting') {
      const { state, startsAt, durationMinutes, preparationMinutes, followUpMinutes } = record.value
      if (state !== 'held' || !isWithin(dayOf(startsAt), span)) continue
      meetings += 1
      minutes += durationMinutes + preparationMinutes + followUpMinutes
    } else if (record.table === 'mail') {
      const { state, date, sentAt, createdAt } = record.value
      if ((state === 'sent' || state === 'received') && isWithin(dayOf(date ?? sentAt ?? createdAt), span)) mails += 1
    } else if (record.table === 'promise') {
      if (isWithin(dayOf(record.value.createdAt), span)) promises[record.value.state] += 1
    } else if (record.table === 'goal') {
      if (!isWithin(dayOf(record.value.createdAt), span)) continue
      goals += 1
      if (record.value.state === 'reached') reached += 1
    } else if (record.table === 'outcome' && isWithin(record.value.on, span)) outcomes += 1
  }
  return [
    ['Meetings', String(meetings)],
    ['Hours, with preparing and following up', (minutes / 60).toFixed(1)],
    ['Mails both ways', String(mails)],
    ['Promises kept', `${promises.kept} of ${promises.kept + promises.open + promises.dropped}`],
    ['Goals reached', `${reached} of ${goals}`],
    ['Outcomes', String(outcomes)],
  ]
}
