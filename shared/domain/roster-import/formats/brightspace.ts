// D2L Brightspace: numbers and logins have a `#` in front so that spreadsheets keep them, and every line ends in a
// column "End-of-Line Indicator" with a `#`. The e-mail may be the platform's own or written with `_at_`.
import type { RosterFormat } from '../format.ts'
import { has } from '../format.ts'

export const brightspace: RosterFormat = {
  name: 'brightspace',
  recognises: (table) => has(table, 'orgdefinedid') || has(table, 'end of line indicator'),
  field: (folded) => {
    if (folded === 'orgdefinedid') return 'studentId'
    if (folded === 'end of line indicator') return 'ignore'
    return / (?:numerator|denominator)$| points grade | letter grade | text grade /u.test(folded) ? 'grade' : null
  },
  unknown: 'grade',
  clean: (cell, field) =>
    (field === 'studentId' || field === 'username') && cell.startsWith('#') ? cell.slice(1) : cell,
}
