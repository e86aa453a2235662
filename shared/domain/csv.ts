// A table as CSV, as spreadsheets take it: RFC 4180 with commas, and no cell that a spreadsheet would run. Whoever saves it puts
// a UTF-8 byte order mark in front.
import { guardCell } from './roster-export-cells.ts'

/** Spreadsheets take a CSV for UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF'

export function csvCell(text: string): string {
  const cell = guardCell(text.replaceAll('\0', ''))
  return /[",;\t\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Lines with CRLF; the first row is the header. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}
