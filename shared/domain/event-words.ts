// The small facts of a mentorship in words: for the time line of a mentee's page and for the path.
import type { LifeEvent } from '../model/event.ts'
import { menteeStatus, type MenteeStatus } from '../model/mentee.ts'
import { assertNever } from '../result.ts'
import { sayFormat } from './roster-import/format-words.ts'

export const statusWords: Readonly<Record<MenteeStatus, string>> = {
  prospective: 'Prospective',
  active: 'Active',
  paused: 'Paused',
  completed: 'Completed',
}

/** A name for a toast or a question: in its own direction, whatever stands around it. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
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
