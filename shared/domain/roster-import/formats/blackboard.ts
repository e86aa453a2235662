// Blackboard Grade Center: text with tabs named .xls (often UTF-16), or quoted CSV. No e-mail column; grade columns end
// in `[Total Pts: 10 Score] |664617`; the instructor's preview user is a row of its own.
import type { RosterFormat } from '../format.ts'
import { has, someHeader } from '../format.ts'

const gradeHeader = /\[Total Pts:|\|\s*\d+\s*$/iu

export const blackboard: RosterFormat = {
  name: 'blackboard',
  recognises: (table) =>
    has(table, 'last name', 'first name', 'username') &&
    !has(table, 'orgdefinedid') &&
    (someHeader(table, gradeHeader) || has(table, 'availability') || /^gc_.*\.(?:xls|csv)$/iu.test(table.fileName)),
  field: (folded, header) => {
    if (gradeHeader.test(header)) return 'grade'
    return folded === 'child course id' || folded === 'availability' || folded === 'last access' ? 'ignore' : null
  },
  unknown: 'grade',
  leaveOut: (cells) => (/_previewuser$/iu.test(cells.of('username').trim()) ? 'test-student' : null),
}
