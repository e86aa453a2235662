// A workbook (.xlsx) to rows of cells. The archive is looked into and unpacked here, within limits, because a small
// file can claim to hold gigabytes; `read-excel-file` gets the checked parts and reads the cells.
import { unzipSync, zipSync } from 'fflate'
import readWorkbookParts from 'read-excel-file/universal'
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import { limits } from './reading.ts'

export interface SheetCells {
  readonly name: string
  readonly rows: string[][]
}

/** Failures: `import/too-large`, `import/too-many-columns`, `import/too-many-rows`, `import/damaged-workbook`. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<SheetCells[]>> {
  const parts = unpack(bytes)
  if (!parts.ok) return parts
  const size = measure(parts.value)
  if (!size.ok) return size
  try {
    // Stored without compression, so that the reader need not start a worker of its own to unpack.
    const checked = zipSync(parts.value, { level: 0 })
    const sheets = await readWorkbookParts(new Uint8Array(checked).buffer, { trim: false })
    return ok(sheets.map((sheet) => ({ name: sheet.sheet, rows: sheet.data.map((row) => row.map(cellText)) })))
  } catch {
    // [Note: what a parser throws] Whatever a parser throws at a stranger's file means that it cannot be read.
    return fail('import/damaged-workbook')
  }
}

type Parts = Record<string, Uint8Array>

function unpack(bytes: Uint8Array): Result<Parts> {
  let total = 0
  let count = 0
  try {
    const parts = unzipSync(bytes, {
      filter: (part) => {
        if (!/\.xml(?:\.rels)?$/u.test(part.name)) return false
        total += part.originalSize
        count++
        if (total > limits.unpacked || count > limits.parts) throw new RangeError('too large')
        return true
      },
    })
    // A spreadsheet of another kind (.ods) or any other archive.
    return 'xl/workbook.xml' in parts ? ok(parts) : fail('import/not-a-roster')
  } catch (error) {
    return fail(error instanceof RangeError && total > 0 ? 'import/too-large' : 'import/damaged-workbook')
  }
}

/** One cell with the address XFD1048576 makes a table of seventeen thousand million: addresses are read first. */
function measure(parts: Parts): Result<null> {
  const decoder = new TextDecoder()
  let cells = 0
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue
    const text = decoder.decode(bytes)
    let rows = 0
    let columns = 0
    for (const [, letters, row] of text.matchAll(/\sr\s*=\s*["']([A-Z]*)(\d+)["']/gu)) {
      rows = Math.max(rows, Number(row))
      columns = Math.max(columns, columnNumber(letters ?? ''))
    }
    // An address in disguise (`r="&#65;1"`) is in no workbook of an honest program.
    if (/\sr\s*=\s*["'][^"'>]*&/u.test(text)) return fail('import/damaged-workbook')
    if (columns > limits.columns) return fail('import/too-many-columns', String(columns))
    if (rows > limits.rows) return fail('import/too-many-rows', String(rows))
    cells += rows * columns
    if (cells > limits.cells) return fail('import/too-large')
  }
  return ok(null)
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
