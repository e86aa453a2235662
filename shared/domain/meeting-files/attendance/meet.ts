// Google Meet's attendance report: times of the day without the day. Called by attendance.ts with the tables of a file.
import type { Draft } from './draft.ts'
import { emptyDraft, visitsOf } from './draft.ts'
import type { AttendanceText } from './table.ts'

/** The duration is the time in the call; the times are those of the first coming and the last going. */
export function readMeet(text: AttendanceText): Draft | null {
  const table = text.people.find(
    ({ fields }) =>
      fields.includes('email') &&
      fields.includes('duration') &&
      (fields.includes('firstName') || fields.includes('name')) &&
      !fields.includes('title'),
  )
  if (table === undefined) return null
  return { ...emptyDraft, format: 'meet', ...visitsOf(table), minutesFrom: 'told' }
}
