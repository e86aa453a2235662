// Webex's participants report: one wide table in which every line names the meeting. Called by attendance.ts with the
// tables of a file.
import type { Draft } from './draft.ts'
import { emptyDraft, visitsOf } from './draft.ts'
import type { AttendanceText } from './table.ts'
import { cellOf } from './table.ts'

export function readWebex(text: AttendanceText): Draft | null {
  const table = text.people.find(({ fields }) =>
    (['title', 'start', 'joined', 'left'] as const).every((field) => fields.includes(field)),
  )
  const first = table?.lines[0]
  if (table === undefined || first === undefined) return null
  return {
    ...emptyDraft,
    format: 'webex',
    title: cellOf(table, first, 'title'),
    start: cellOf(table, first, 'start'),
    end: cellOf(table, first, 'end'),
    ...visitsOf(table),
  }
}
