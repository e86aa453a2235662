// Finds the line of column names in a table, and the format by it. The names need not stand in the first row: reports
// have titles, and some have empty rows.
import { foldHeader, usualField } from './aliases.ts'
import type { RosterFormat, Table } from './format.ts'
import { blackboard } from './formats/blackboard.ts'
import { brightspace } from './formats/brightspace.ts'
import { canvas } from './formats/canvas.ts'
import { moodleGrades, moodleParticipants } from './formats/moodle.ts'
import { own } from './formats/own.ts'
import { plain } from './formats/plain.ts'
import { sakaiGradebook, sakaiRoster } from './formats/sakai.ts'

/** In the order in which they are asked: the surest first. */
const formats: readonly RosterFormat[] = [
  own,
  canvas,
  brightspace,
  blackboard,
  sakaiRoster,
  sakaiGradebook,
  moodleGrades,
  moodleParticipants,
]

/** So many rows are searched for the column names. */
const searched = 40

/** The index of the row that names the columns; null when none does. It is the first of those in which the most
 * cells are names of columns, at least one of them a person's name or address. */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  let best: number | null = null
  let bestKnown = 0
  rows.slice(0, searched).forEach((row, index) => {
    const fields = row.slice(0, 500).map((cell) => (cell.length > 100 ? null : usualField(foldHeader(cell))))
    const known = fields.filter((field) => field !== null && field !== 'ignore').length
    const tells = fields.some((field) => field !== null && tellsWho.has(field))
    const filled = row.filter((cell) => cell.trim() !== '').length
    // One known name among many unknown cells is a sentence or a person called "Student".
    if (!tells || (known === 1 && filled > 1 && !row.some((cell) => sureAlone.has(foldHeader(cell))))) return
    if (known > bestKnown) {
      best = index
      bestKnown = known
    }
  })
  return best
}

const tellsWho: ReadonlySet<string> = new Set(['name', 'lastName', 'firstName', 'emails', 'studentId', 'username'])
const sureAlone: ReadonlySet<string> = new Set(['name', 'full name', 'student', 'email', 'e mail', 'email address'])

/** The table under a header row. */
export function tableUnder(
  rows: readonly (readonly string[])[],
  header: number,
  file: { fileName: string; workbook: boolean },
): Table {
  const headers = rows[header] ?? []
  return {
    ...file,
    headers,
    folded: headers.map(foldHeader),
    rows: rows.slice(header + 1).filter((row) => row.some((cell) => cell.trim() !== '')),
  }
}

export function detectFormat(table: Table): RosterFormat {
  return formats.find((format) => format.recognises(table)) ?? plain
}
