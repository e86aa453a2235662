// Sakai: the roster is a workbook (title, header, an empty row, people of every role); the gradebook is CSV whose
// columns of comments begin with `*` and whose columns to be ignored begin with `#`.
// Source: sakaiproject/sakai, RosterPOIEntityProvider and the gradebook's ExportPanel.
import type { RosterFormat } from '../format.ts'
import { has, isNobody, someHeader } from '../format.ts'

/** Roles that teach or watch; whoever studies is kept, under whatever name the site gives it. */
const staff =
  /^(?:instructor|teacher|professor|lecturer|ta|teaching assistant|grader|maintain|designer|course builder|librarian|observer|auditor|guest|manager|non-editing teacher|dozent(?:in)?|trainer(?:\/in)?|enseignant(?:e)?|profesor(?:a)?|docente|professora?)$/iu

/** Whether a role is one that a mentor would not take for a mentee. Used for every file with a column of roles. */
export function isStaff(role: string): boolean {
  return staff.test(role.trim())
}

export const sakaiRoster: RosterFormat = {
  name: 'sakai-roster',
  recognises: (table) => table.workbook && has(table, 'name') && (has(table, 'user id') || has(table, 'role')),
  field: (folded) =>
    folded === 'user id' ? 'username' : folded === 'status' || folded === 'credits' ? 'ignore' : null,
  unknown: 'ignore',
}

const pointsHeader = /\[\d+(?:[.,]\d+)?\]\s*$/u

export const sakaiGradebook: RosterFormat = {
  name: 'sakai-gradebook',
  recognises: (table) =>
    (has(table, 'student id') || has(table, 'student name')) &&
    (someHeader(table, pointsHeader) || someHeader(table, /^[*#]\s/u)) &&
    !has(table, 'orgdefinedid'),
  field: (folded, header) => {
    if (folded === 'student id') return 'username'
    if (header.trimStart().startsWith('#')) return 'ignore'
    return header.trimStart().startsWith('*') || pointsHeader.test(header) ? 'grade' : null
  },
  unknown: 'grade',
  leaveOut: (cells) => (isNobody(cells) && cells.hasGrades() ? 'points-possible' : null),
}
