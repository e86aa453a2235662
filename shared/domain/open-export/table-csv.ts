// Any table as CSV for a spreadsheet: a column for each field, words as plain text, lists with semicolons, the rest as JSON. What is
// long and has a file of its own is left out. Pure.
import { richText } from '../../model/rich-text.ts'
import type { Table } from '../../model/tables.ts'
import { csvOf } from '../csv.ts'
import { plainText } from '../rich-words.ts'

/** The words of mails are in the mailbox files, those of conversations on the mentees' pages. */
const leftOut: Readonly<Partial<Record<Table, readonly string[]>>> = {
  mail: ['text', 'quote', 'rich'],
  conversation: ['lines'],
  drawerNote: ['box'],
}

/** A spreadsheet cuts a longer cell. */
const longestCell = 32_000

export function tableCsv(table: Table, records: readonly object[]): string {
  const without = new Set(leftOut[table] ?? [])
  const rows = records.map((record) => new Map<string, unknown>(Object.entries(record)))
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter((name) => !without.has(name))
  return csvOf([columns, ...rows.map((row) => columns.map((name) => cell(row.get(name)).slice(0, longestCell)))])
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('; ')
  const words = richText.safeParse(value)
  return words.success ? plainText(words.data) : JSON.stringify(value)
}
