// From the text of an attendance file to its tables. A file holds several, each under its own line of headers, with
// titles and empty lines between. Called by the readers of the tools; it knows none of them.
import Papa from 'papaparse'
import { limits } from '../reading.ts'
import { fieldsOf } from './columns.ts'
import type { Field } from './columns.ts'

export interface Line {
  /** From 1, as an editor counts. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface FileTable {
  /** The only cell of the nearest line above that has one: `2. Participants`, `Host Details`. */
  readonly heading: string
  readonly headers: readonly string[]
  readonly fields: readonly (Field | null)[]
  readonly lines: readonly Line[]
}

export interface AttendanceText {
  readonly lines: readonly Line[]
  /** Tables of people: who, and when or how long. */
  readonly people: readonly FileTable[]
  /** Tables of one line that describe the meeting. */
  readonly meetings: readonly FileTable[]
}

/** How many quotation marks a line may hold and still be parsed with them: more is no list of people, and the parser
 * would take long over it. */
const mostQuotes = 400

/** Null when the text has more than `limits.visits` lines. Each line is parsed alone, so that a mark that opens and
 * never closes costs one line and not the rest of the file. */
export function readLines(text: string): Line[] | null {
  const raw = splitLines(text)
  if (raw === null) return null
  const delimiter = likeliest(raw)
  const options = { delimiter, newline: '\n' } as const
  const plain = raw.map((line) => (line.includes('"') ? '' : line)).join('\n')
  const rows = Papa.parse<string[]>(plain, options).data
  return raw.map((line, index) => {
    const cells = line.includes('"') ? quoted(line, options) : (rows[index] ?? [])
    return { line: index + 1, cells: cells.slice(0, 100).map(cleanCell) }
  })
}

function quoted(line: string, options: { delimiter: string; newline: '\n' }): string[] {
  const many = line.split('"', mostQuotes + 2).length > mostQuotes
  return many ? [line.slice(0, 200)] : (Papa.parse<string[]>(line, options).data[0] ?? [])
}

function splitLines(text: string): string[] | null {
  const lines: string[] = []
  const end = /\r\n|\n|\r/gu
  let from = 0
  for (let found = end.exec(text); found !== null; found = end.exec(text)) {
    lines.push(text.slice(from, Math.min(found.index, from + limits.line)))
    if (lines.length > limits.visits) return null
    from = end.lastIndex
  }
  if (from < text.length) lines.push(text.slice(from, from + limits.line))
  return lines
}

/** The delimiter that stands in most of the first lines, the rarer in ordinary text first. */
function likeliest(lines: readonly string[]): string {
  const start = lines.slice(0, 60).map((line) => line.slice(0, 4_096))
  let best = ','
  let most = 0
  for (const delimiter of ['\t', ';', ',']) {
    const count = start.reduce((sum, line) => sum + Math.min(line.split(delimiter).length - 1, 20), 0)
    if (count > most * 1.2) {
      best = delimiter
      most = count
    }
  }
  return best
}

/** Marks of byte order and of direction can stand anywhere; Webex writes `="text"` so that spreadsheets keep it. */
function cleanCell(cell: string): string {
  const text = cell
    .slice(0, 1_000)
    .replace(/[\uFEFF\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim()
  return /^="[^"]*"$/u.test(text) ? text.slice(2, -1).trim() : text
}

const isEmpty = (line: Line) => line.cells.every((cell) => cell === '')
/** Lines of people have digits or an address in them, lines of headers have neither: most lines need no folding. */
const mayBeHeaders = (line: Line) => line.cells.length > 1 && !line.cells.some((cell) => /[\d@]/u.test(cell))

type Kind = 'people' | 'meetings'

/** What the line heads; null when it is no line of headers. */
function kindOf(fields: readonly (Field | null)[]): Kind | null {
  const has = (...some: Field[]) => some.some((field) => fields.includes(field))
  if (has('name', 'firstName', 'lastName') && has('joined', 'left', 'duration', 'attended', 'timestamp'))
    return 'people'
  return has('title') && has('start', 'meetingId') && !has('joined', 'left') ? 'meetings' : null
}

/** Lines to tables. A table ends at an empty line, at a title, or at the next headers. */
export function tablesIn(lines: readonly Line[]): AttendanceText {
  const found: Record<Kind, FileTable[]> = { people: [], meetings: [] }
  let heading = ''
  let open: Line[] | null = null
  for (const line of lines) {
    const only = line.cells.filter((cell) => cell !== '')
    if (isEmpty(line)) {
      open = null
      continue
    }
    const fields = mayBeHeaders(line) ? fieldsOf(line.cells) : []
    const kind = kindOf(fields)
    if (kind !== null) {
      open = []
      found[kind].push({ heading, headers: line.cells, fields, lines: open })
    } else if (isTitle(line, only)) {
      heading = only[0] ?? ''
      open = null
    } else open?.push(line)
  }
  return { lines, ...found }
}

function isTitle(line: Line, filled: readonly string[]): boolean {
  if (filled.length !== 1 || line.cells[0] === '') return false
  return /^\d\.\s/u.test(filled[0] ?? '') || /\b(?:details|report)\b/iu.test(filled[0] ?? '')
}

/** The cell of a field; empty when the table has no such column or the line is cut off. */
export function cellOf(table: FileTable, line: Line, field: Field): string {
  const at = table.fields.indexOf(field)
  return at === -1 ? '' : (line.cells[at] ?? '')
}
