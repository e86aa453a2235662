// What the import works on: a roster file as a table of cells, what each column holds, and which rows are no people.
// Everything that reads a format ends in a `RosterReading`; everything after it knows no formats.
import type { Mentee } from '../../model/mentee.ts'

/** The formats that are known by sight. `table` is any other file with a line of column names. */
export const formatNames = [
  'telemachus',
  'moodle-participants',
  'moodle-grades',
  'canvas-gradebook',
  'blackboard',
  'sakai-roster',
  'sakai-gradebook',
  'brightspace',
  'vcard',
  'table',
] as const
export type FormatName = (typeof formatNames)[number]

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Delimiter = ',' | ';' | '\t' | '|'

/** What a column can hold: a fact of a mentee, a part of a name, the login of the learning platform, or nothing
 * that the roster keeps. `grade` columns are dropped unless the mentor asks for them. */
export const importFields = [
  'name',
  'lastName',
  'firstName',
  'preferredName',
  'pronouns',
  'emails',
  'phone',
  'studentId',
  'username',
  'institution',
  'programme',
  'stage',
  'timeZone',
  'languages',
  'connectivity',
  'preferredChannels',
  'handles',
  'tags',
  'startOn',
  'endOn',
  'status',
  'match',
  'structure',
  'moderation',
  'remarks',
  'role',
  'grade',
  'ignore',
  'archivedAt',
  'createdAt',
  'updatedAt',
  'sample',
  'id',
] as const satisfies readonly (
  keyof Mentee | 'lastName' | 'firstName' | 'username' | 'emails' | 'role' | 'grade' | 'ignore'
)[]
export type ImportField = (typeof importFields)[number]

/** Why a row is not taken in. The words are chosen where it is shown. */
export type LeftOutReason =
  | 'points-possible'
  | 'hidden-assignments'
  | 'test-student'
  | 'average'
  | 'repeated-header'
  | 'not-a-student'
  | 'no-name'
  | 'unreadable-card'
  /** Shares an address or a number with an earlier row of another name or number. */
  | 'clash'
  /** The same name as several rows of the file, and nothing that says which. */
  | 'ambiguous-in-file'
  | 'excluded'

export interface Column {
  readonly header: string
  /** What it seems to hold; the mentor may say otherwise. */
  readonly field: ImportField
  /** A few of its cells, for the mentor's eye. */
  readonly samples: readonly string[]
}

/** One row of the file. `line` counts as a spreadsheet does, from 1; for a vCard file it is the number of the card. */
export interface SourceRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface LeftOutRow {
  readonly line: number
  /** What stands there, shortened, so that the mentor knows it again. */
  readonly text: string
  readonly reason: LeftOutReason
}

export interface RosterReading {
  readonly format: FormatName
  /** Null for a workbook, which says its encoding itself. */
  readonly encoding: Encoding | null
  readonly byteOrderMark: boolean
  /** Null for a workbook and for vCard. */
  readonly delimiter: Delimiter | null
  /** The sheet of a workbook that was read. */
  readonly sheet: string | null
  /** Where the column names stand; 0 when the format has none. */
  readonly headerLine: number
  readonly columns: readonly Column[]
  readonly rows: readonly SourceRow[]
  readonly leftOut: readonly LeftOutRow[]
}

/** The limits of what is read. Beyond them a file is refused by name before it costs time or memory. */
export const limits = {
  /** Bytes of a file. A roster of 10,000 is about 2 MB. */
  file: 32 * 1024 * 1024,
  /** Characters of one line of text. */
  line: 2 * 1024 * 1024,
  rows: 100_000,
  columns: 2_000,
  cells: 5_000_000,
  /** Bytes of a workbook after unpacking, all parts together. */
  unpacked: 128 * 1024 * 1024,
  /** Parts of a workbook. */
  parts: 2_000,
} as const
