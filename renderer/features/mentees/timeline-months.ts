// The time line as it is read: which kinds are shown, and the months they stand under, newest first.
import { dateFormat } from '../../../shared/domain/date-format.ts'
import type { TimelineItem } from '../../vault/api.ts'

const monthKey = dateFormat('en-CA', { year: 'numeric', month: '2-digit' })
const monthTitle = dateFormat('en-GB', { year: 'numeric', month: 'long' })

export type TimelineKind = TimelineItem['kind'] | 'all'

export interface Month {
  /** `2026-09` */
  key: string
  /** `September 2026` */
  title: string
  items: TimelineItem[]
}

/** How many of each kind there are. */
export function countKinds(items: readonly TimelineItem[]): Record<TimelineKind, number> {
  const counts = { all: items.length, meeting: 0, mail: 0, conversation: 0, assessment: 0, note: 0, event: 0 }
  for (const { kind } of items) counts[kind] += 1
  return counts
}

/** Items under their months, in the order given. */
export function byMonth(items: readonly TimelineItem[], zone: string): Month[] {
  const months: Month[] = []
  for (const item of items) {
    const moment = Date.parse(item.at)
    const month = monthKey(zone).format(moment)
    const last = months.at(-1)
    if (last?.key === month) last.items.push(item)
    else months.push({ key: month, title: monthTitle(zone).format(moment), items: [item] })
  }
  return months
}
