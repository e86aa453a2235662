// The one door of the import: the bytes of a file and its name in, a table whose columns are understood out.
// Whatever is in the file, the answer is a reading or a named failure; nothing is thrown.
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import type { DecodedText } from './bytes.ts'
import { decode, kindOf } from './bytes.ts'
import { readCards } from './cards.ts'
import { columnsOf, withSamples } from './columns.ts'
import { readDelimited } from './delimited.ts'
import { detectFormat, findHeader, tableUnder } from './detect.ts'
import { foldHeader } from './aliases.ts'
import type { RosterReading } from './reading.ts'
import { limits } from './reading.ts'
import { sortRows } from './rows.ts'
import type { SheetCells } from './workbook.ts'
import { readWorkbook } from './workbook.ts'

/** Failures: `import/empty`, `import/too-large`, `import/line-too-long`, `import/too-many-columns`,
 * `import/too-many-rows`, `import/binary`, `import/mixed-encodings`, `import/open-quote`, `import/old-workbook`,
 * `import/damaged-workbook`, `import/not-a-roster`, `import/no-header`, `import/nobody` (names of columns, no row). */
export async function readRoster(bytes: Uint8Array, fileName: string): Promise<Result<RosterReading>> {
  if (bytes.length === 0) return fail('import/empty')
  if (bytes.length > limits.file) return fail('import/too-large')
  switch (kindOf(bytes)) {
    case 'old-workbook':
      return fail('import/old-workbook')
    case 'other':
      return fail('import/not-a-roster')
    case 'workbook': {
      const sheets = await readWorkbook(bytes)
      return sheets.ok ? fromSheets(sheets.value, fileName) : sheets
    }
    case 'text': {
      const decoded = decode(bytes)
      return decoded.ok ? fromText(decoded.value, fileName) : decoded
    }
  }
}

/** The sign that ended a text file on old systems. */
const endOfFile = String.fromCharCode(0x1a)

function fromText(decoded: DecodedText, fileName: string): Result<RosterReading> {
  const { encoding, byteOrderMark } = decoded
  const text = decoded.text.replace(/^\uFEFF/u, '').replaceAll(endOfFile, '')
  const opening = text.slice(0, 1_000).trimStart().toLowerCase()
  if (opening === '') return fail('import/empty')
  if (opening.startsWith('begin:vcard')) {
    const cards = readCards(text)
    if (!cards.ok) return cards
    if (cards.value.rows.length === 0) return fail('import/nobody')
    return ok({ format: 'vcard', encoding, byteOrderMark, delimiter: null, sheet: null, headerLine: 0, ...cards.value })
  }
  if (/^(?:<!doctype|<html|<table|<\?xml|\{|\[|\{\\rtf)/u.test(opening)) return fail('import/not-a-roster')
  const delimited = readDelimited(text)
  if (!delimited.ok) return delimited
  const { rows, delimiter, skipped } = delimited.value
  const header = findHeader(rows)
  if (header === null) return fail(looksLikeTable(rows) ? 'import/no-header' : 'import/not-a-roster')
  return reading(
    rows,
    header,
    { fileName, workbook: false, skipped },
    { encoding, byteOrderMark, delimiter, sheet: null },
  )
}

function fromSheets(sheets: readonly SheetCells[], fileName: string): Result<RosterReading> {
  // Sakai's workbook has the same people again by group and by section.
  const ranked = sheets.toSorted(
    (one, other) => Number(foldHeader(other.name) === 'roster') - Number(foldHeader(one.name) === 'roster'),
  )
  for (const sheet of ranked) {
    const header = findHeader(sheet.rows)
    if (header === null) continue
    return reading(
      sheet.rows,
      header,
      { fileName, workbook: true, skipped: 0 },
      { encoding: null, byteOrderMark: false, delimiter: null, sheet: sheet.name },
    )
  }
  return fail(sheets.some((sheet) => looksLikeTable(sheet.rows)) ? 'import/no-header' : 'import/not-a-roster')
}

function reading(
  rows: readonly string[][],
  header: number,
  file: { fileName: string; workbook: boolean; skipped: number },
  source: Pick<RosterReading, 'encoding' | 'byteOrderMark' | 'delimiter' | 'sheet'>,
): Result<RosterReading> {
  const table = tableUnder(rows, header, file)
  const format = detectFormat(table)
  const columns = columnsOf(table, format)
  const sorted = sortRows(rows, header, columns, format, file.skipped)
  if (sorted.rows.length === 0) return fail('import/nobody')
  return ok({
    format: format.name,
    ...source,
    headerLine: header + 1 + file.skipped,
    columns: withSamples(columns, sorted.rows),
    ...sorted,
  })
}

/** Several rows of the same width: a table whose columns nobody named. */
function looksLikeTable(rows: readonly (readonly string[])[]): boolean {
  const widths = rows.slice(0, 50).map((row) => row.length)
  const first = widths[0] ?? 0
  return first > 1 && widths.filter((width) => width === first).length >= Math.min(2, widths.length)
}
