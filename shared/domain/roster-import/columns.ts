// What each column of a table holds: first by the format, then by the column's name, then by what stands in it.
import { usualField } from './aliases.ts'
import type { RosterFormat, Table } from './format.ts'
import type { Column, ImportField, SourceRow } from './reading.ts'

/** Shown to the mentor, so that a column is known by its content. */
const sampleCount = 4
const sampleLength = 60

/** Without samples: which rows are people is known only by the columns. */
export function columnsOf(table: Table, format: RosterFormat): Column[] {
  const fields = fieldsOf(table, format)
  return fields.map((field, index) => ({
    header: (table.headers[index] ?? '').replace(/^\uFEFF/u, '').trim(),
    field,
    samples: [],
  }))
}

function fieldsOf(table: Table, format: RosterFormat): ImportField[] {
  const width = Math.max(table.headers.length, ...table.rows.slice(0, 100).map((row) => row.length))
  const fields = Array.from({ length: width }, (_, index): ImportField => {
    const header = table.headers[index] ?? ''
    const folded = table.folded[index] ?? ''
    return format.field(folded, header) ?? usualField(folded) ?? byContent(table.rows, index) ?? format.unknown
  })
  const settled = settleNames(fields)
  return format.name === 'telemachus' ? settled : settled.map((field, index) => onlyOnce(field, index, settled))
}

/** `Nom` beside `Prénom` is the family's name; `Nome` and `Nombre` alone are the whole one. */
function settleNames(fields: ImportField[]): ImportField[] {
  const has = (field: ImportField): boolean => fields.includes(field)
  if (has('name') && has('firstName') && !has('lastName')) return swap(fields, 'name', 'lastName')
  if (has('name') && has('lastName') && !has('firstName')) return swap(fields, 'name', 'firstName')
  if (!has('name') && has('firstName') && !has('lastName')) return swap(fields, 'firstName', 'name')
  if (!has('name') && has('lastName') && !has('firstName')) return swap(fields, 'lastName', 'name')
  return fields
}

function swap(fields: readonly ImportField[], from: ImportField, to: ImportField): ImportField[] {
  return fields.map((field) => (field === from ? to : field))
}

/** Facts of which a file may have several columns; of any other the first one counts. */
const several: ReadonlySet<ImportField> = new Set<ImportField>([
  'emails',
  'tags',
  'remarks',
  'grade',
  'ignore',
  'phone',
])

function onlyOnce(field: ImportField, index: number, fields: readonly ImportField[]): ImportField {
  return several.has(field) || fields.indexOf(field) === index ? field : 'ignore'
}

/** A column that nobody named, but in which addresses stand. */
function byContent(rows: Table['rows'], index: number): ImportField | null {
  let filled = 0
  let addresses = 0
  for (const row of rows.slice(0, 50)) {
    const cell = (row[index] ?? '').trim()
    if (cell === '') continue
    filled++
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(cell)) addresses++
  }
  return filled > 0 && addresses / filled > 0.6 ? 'emails' : null
}

/** The columns with a few cells of each, taken from the rows that are people. */
export function withSamples(columns: readonly Column[], rows: readonly SourceRow[]): Column[] {
  return columns.map((column, index) => ({ ...column, samples: samplesOf(rows, index) }))
}

function samplesOf(rows: readonly SourceRow[], index: number): string[] {
  const samples: string[] = []
  for (const row of rows.slice(0, 200)) {
    const cell = (row.cells[index] ?? '').trim()
    if (cell === '' || samples.includes(cell)) continue
    samples.push(cell.length > sampleLength ? `${cell.slice(0, sampleLength)}…` : cell)
    if (samples.length === sampleCount) break
  }
  return samples
}
