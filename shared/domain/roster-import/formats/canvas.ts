// Canvas gradebook export. No e-mail column (the login may be an address); a row "Points Possible" with four leading
// spaces and perhaps a row of hidden assignments above it; the test student last; names that begin with `=` come as
// `="=name"`. Source: instructure/canvas-lms, lib/gradebook_exporter.rb.
import type { RosterFormat } from '../format.ts'
import { has, isNobody } from '../format.ts'

export const canvas: RosterFormat = {
  name: 'canvas-gradebook',
  recognises: (table) =>
    (has(table, 'student') || has(table, 'lastname', 'firstname')) &&
    has(table, 'id', 'section') &&
    (has(table, 'sis login id') || has(table, 'sis user id')),
  field: (folded) => {
    switch (folded) {
      case 'student':
        return 'name'
      case 'sis login id':
        return 'username'
      case 'sis user id':
        return 'studentId'
      case 'section':
        return 'tags'
      case 'notes':
        return 'remarks'
      case 'id':
      case 'integration id':
      case 'root account':
        return 'ignore'
      default:
        return null
    }
  },
  unknown: 'grade',
  leaveOut: (cells) => {
    const name = (cells.of('name') || cells.of('lastName')).trim()
    if (/^points possible$/iu.test(name)) return 'points-possible'
    if (/^(?:student, test|test student)$/iu.test(name) || (name === 'Student' && cells.of('firstName') === 'Test'))
      return 'test-student'
    return isNobody(cells) && cells.hasGrades() ? 'hidden-assignments' : null
  },
}
