// Parts the rows under the column names into people and the rest: points, averages, test students, a header again.
import type { RosterFormat, RowCells } from './format.ts'
import type { Column, ImportField, LeftOutReason, LeftOutRow, SourceRow } from './reading.ts'
import { unguardCell } from '../roster-export-cells.ts'

export function sortRows(
  rows: readonly string[][],
  header: number,
  columns: readonly Column[],
  format: RosterFormat,
  skipped: number,
): { rows: SourceRow[]; leftOut: LeftOutRow[] } {
  const people: SourceRow[] = []
  const leftOut: LeftOutRow[] = []
  const places = new Map<ImportField, number>()
  columns.forEach((column, index) => {
    if (!places.has(column.field)) places.set(column.field, index)
  })
  const grades = columns.flatMap((column, index) => (column.field === 'grade' ? [index] : []))
  const names = (rows[header] ?? []).join('\t')
  for (let at = header + 1; at < rows.length; at++) {
    const row = rows[at]
    if (row === undefined || row.every((cell) => cell === '' || cell.trim() === '')) continue
    const cells = row.map((cell, index) => cleaned(cell, columns[index]?.field ?? 'ignore', format))
    const view: RowCells = {
      of: (field) => cells[places.get(field) ?? -1] ?? '',
      hasGrades: () => grades.some((index) => (cells[index] ?? '').trim() !== ''),
    }
    const reason: LeftOutReason | null =
      row.join('\t') === names ? 'repeated-header' : (format.leaveOut?.(view) ?? null)
    const line = at + 1 + skipped
    if (reason === null) people.push({ line, cells })
    else leftOut.push({ line, text: excerpt(row), reason })
  }
  return { rows: people, leftOut }
}

/** Without the apostrophe or the `="…"` that keeps spreadsheets from running a cell, and without what the platform
 * puts in front. */
function cleaned(cell: string, field: ImportField, format: RosterFormat): string {
  if (cell === '') return cell
  const first = cell.charCodeAt(0)
  const bare =
    first === apostrophe ? unguardCell(cell) : first === equals && format.name !== 'telemachus' ? unquoted(cell) : cell
  return format.clean === undefined ? bare : format.clean(bare, field)
}

const apostrophe = 39
const equals = 61

function unquoted(cell: string): string {
  return /^="(.*)"$/su.exec(cell)?.[1] ?? cell
}

/** The first few cells of a row that have something. */
export function excerpt(row: readonly string[]): string {
  const text = row
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .slice(0, 4)
    .join(' · ')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
