// Text with delimiters (CSV, tab-separated) to rows of cells. Papa Parse parses; this file looks first whether the
// text is worth parsing, so that a hostile file costs neither time nor memory.
import Papa from 'papaparse'
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import type { Delimiter } from './reading.ts'
import { limits } from './reading.ts'

export interface DelimitedText {
  readonly delimiter: Delimiter
  readonly rows: string[][]
  /** How many lines were taken off the top, so that rows can be numbered as a spreadsheet does. */
  readonly skipped: number
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/** Failures: `import/line-too-long`, `import/too-many-columns`, `import/too-many-rows`, `import/too-large` (cells),
 * `import/open-quote` (message: the row in which a quotation mark opens and never closes). */
export function readDelimited(text: string): Result<DelimitedText> {
  if (longestLine(text) > limits.line) return fail('import/line-too-long')
  const declared = /^sep=([,;\t|])\r?\n/iu.exec(text.slice(0, 20))
  const body = declared === null ? text : text.slice(declared[0].length)
  const delimiter = delimiters.find((one) => one === declared?.[1]) ?? likeliest(body)
  const size = measure(body, delimiter)
  if (size.columns > limits.columns) return fail('import/too-many-columns', `${size.columns} or more`)
  if (size.rows > limits.rows) return fail('import/too-many-rows', `${size.rows}`)
  if (size.cells > limits.cells) return fail('import/too-large')
  if (size.openQuote !== null) return fail('import/open-quote', `row ${size.openQuote}`)
  const parsed = Papa.parse<string[]>(size.mixedEnds ? withOneEnd(body, delimiter) : body, {
    delimiter,
    newline: size.mixedEnds ? '\n' : size.end,
  })
  return ok({ delimiter, rows: parsed.data, skipped: declared === null ? 0 : 1 })
}

function longestLine(text: string): number {
  let longest = 0
  let from = 0
  while (from <= text.length) {
    const end = nextEnd(text, from)
    longest = Math.max(longest, end - from)
    from = end + 1
  }
  return longest
}

/** Lines end in LF, or in CR alone in files of old. */
function nextEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  if (feed !== -1) return feed
  const carriage = text.indexOf('\r', from)
  return carriage === -1 ? text.length : carriage
}

/** The delimiter under which the beginning of the text has the most cells in rows of equal width. */
function likeliest(text: string): Delimiter {
  const start = text.slice(0, 256 * 1024)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const rows = Papa.parse<string[]>(start, { delimiter, preview: 40, skipEmptyLines: true }).data
    const widths = new Map<number, number>()
    for (const row of rows) if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
    let score = 0
    for (const [width, count] of widths) score = Math.max(score, count * Math.min(width, 30))
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

interface Measured {
  rows: number
  columns: number
  cells: number
  end: '\r\n' | '\n' | '\r'
  mixedEnds: boolean
  openQuote: number | null
}

/** Walks over the text once, as the parser will, and counts. A quotation mark opens a cell only at its beginning. */
function measure(text: string, delimiter: Delimiter): Measured {
  const found: Measured = { rows: 0, columns: 0, cells: 0, end: '\n', mixedEnds: false, openQuote: null }
  const separator = delimiter.charCodeAt(0)
  let columns = 1
  let ends = ''
  for (let at = 0, cellStart = true; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote && cellStart) {
      at = closing(text, at)
      if (at === -1) {
        found.openQuote = found.rows + 1
        break
      }
      cellStart = false
      continue
    }
    cellStart = false
    if (code === separator) {
      columns++
      cellStart = true
    } else if (code === 10 || code === 13) {
      const pair = code === 13 && text.charCodeAt(at + 1) === 10
      const end = pair ? '\r\n' : code === 13 ? '\r' : '\n'
      if (pair) at++
      if (ends === '') found.end = end
      else if (ends !== end) found.mixedEnds = true
      ends = end
      found.rows++
      found.cells += columns
      found.columns = Math.max(found.columns, columns)
      columns = 1
      cellStart = true
    }
    if (columns > 10 * limits.columns) break
  }
  found.rows++
  found.cells += columns
  found.columns = Math.max(found.columns, columns)
  return found
}

const quote = 34

/** Where the quotation mark closes that opens at `at`; -1 when it never does. Two in a row stand for one. */
function closing(text: string, at: number): number {
  for (let next = text.indexOf('"', at + 1); next !== -1; next = text.indexOf('"', next + 2)) {
    if (text.charCodeAt(next + 1) !== quote) return next
  }
  return -1
}

/** A file put together from several, with several kinds of line ends: one kind, but within quotation marks. */
function withOneEnd(text: string, delimiter: Delimiter): string {
  const separator = delimiter.charCodeAt(0)
  const pieces: string[] = []
  let from = 0
  for (let at = 0, cellStart = true; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote && cellStart) {
      at = Math.max(closing(text, at), at)
      cellStart = false
    } else if (code === 13) {
      pieces.push(text.slice(from, at), '\n')
      if (text.charCodeAt(at + 1) === 10) at++
      from = at + 1
      cellStart = true
    } else cellStart = code === separator || code === 10
  }
  pieces.push(text.slice(from))
  return pieces.join('')
}
