// What a file of a learning platform is known by, and what is peculiar to it. One small file for each in `formats/`;
// `detect.ts` asks them in turn.
import type { FormatName, ImportField, LeftOutReason } from './reading.ts'

/** The line of column names with what stands under it. */
export interface Table {
  readonly fileName: string
  readonly headers: readonly string[]
  /** The headers as `foldHeader` makes them. */
  readonly folded: readonly string[]
  /** The rows below, without the empty ones. */
  readonly rows: readonly (readonly string[])[]
  /** True when the file was a workbook. */
  readonly workbook: boolean
}

export interface RosterFormat {
  readonly name: FormatName
  readonly recognises: (table: Table) => boolean
  /** What a column holds in this format; null leaves it to the general table of names. */
  readonly field: (folded: string, header: string) => ImportField | null
  /** What a column holds that nothing knows: a grade in a gradebook, nothing elsewhere. */
  readonly unknown: 'grade' | 'ignore'
  /** Why a row is no person, when it is none. `cells` by the fields found. */
  readonly leaveOut?: (cells: RowCells) => LeftOutReason | null
  /** The cell without what the platform puts around it. */
  readonly clean?: (cell: string, field: ImportField) => string
}

/** A row as a format's rules look at it. */
export interface RowCells {
  /** The first cell of a column of that field, as it stands. */
  readonly of: (field: ImportField) => string
  /** True when some column that holds a grade has something in this row. */
  readonly hasGrades: () => boolean
}

/** True when all these columns are there, by their folded names. */
export function has(table: Table, ...folded: string[]): boolean {
  return folded.every((name) => table.folded.includes(name))
}

/** True when some header is like this. */
export function someHeader(table: Table, pattern: RegExp): boolean {
  return table.headers.some((header) => pattern.test(header))
}

/** Neither a name nor a number nor an address: whatever the row is, it is nobody. */
export function isNobody(cells: RowCells): boolean {
  const identity: readonly ImportField[] = ['name', 'lastName', 'firstName', 'emails', 'studentId', 'username']
  return identity.every((field) => cells.of(field).trim() === '')
}
