// The time line as it is read: which kinds are shown, and the months they stand under, newest first.
import { dateFormat } from '../../../shared/domain/date-format.ts'
import type { LifeEvent } from '../../../shared/model/event.ts'
import { menteeStatus } from '../../../shared/model/mentee.ts'
import { sayFormat } from '../../../shared/domain/roster-import/format-words.ts'
import { assertNever } from '../../../shared/result.ts'
import type { TimelineItem } from '../../vault/api.ts'
import { isolated, statusWords } from './words.ts'

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
  const counts = { all: items.length, meeting: 0, mail: 0, conversation: 0, event: 0 }
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

/** A small fact of a mentorship in words. */
export function eventWords({ kind, detail }: Pick<LifeEvent, 'kind' | 'detail'>): string {
  switch (kind) {
    case 'added':
      return 'Added to the roster'
    case 'imported':
      return detail === '' ? 'Came with an import' : `Came with an import: ${sayFormat(detail)}`
    case 'status': {
      const status = menteeStatus.safeParse(detail)
      return status.success ? `Status: ${statusWords[status.data].toLowerCase()}` : 'Status changed'
    }
    case 'archived':
      return 'Archived'
    case 'restored':
      return 'Back in the list'
    case 'joined-group':
      return `Joined the group ${isolated(detail)}`
    case 'left-group':
      return `Left the group ${isolated(detail)}`
    default:
      return assertNever(kind)
  }
}
