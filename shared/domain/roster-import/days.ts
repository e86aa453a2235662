// Days in a spreadsheet: ISO as it is, `14.9.2026` by its dots, and `3/4/2026` only when the column shows, or the
// mentor says, which of the two is the day.

/** Which part of `3/4/2026` is the day. */
export type DayOrder = 'day-first' | 'month-first'

const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/u
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u
const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u

/** The order that the cells of a column prove; `unclear` when they fit both, null when none has slashes. */
export function provenOrder(cells: Iterable<string>): DayOrder | 'unclear' | null {
  let seen = false
  for (const cell of cells) {
    const parts = slashed.exec(cell.trim())
    if (parts === null) continue
    seen = true
    if (Number(parts[1]) > 12) return 'day-first'
    if (Number(parts[2]) > 12) return 'month-first'
  }
  return seen ? 'unclear' : null
}

/** `2026-09-14`, or null when the text is no day or its order is not known. */
export function readDay(text: string, order: DayOrder | null): string | null {
  const trimmed = text.trim()
  let parts = iso.exec(trimmed)
  if (parts !== null) return whole(parts[1], parts[2], parts[3])
  parts = dotted.exec(trimmed)
  if (parts !== null) return whole(parts[3], parts[2], parts[1])
  parts = slashed.exec(trimmed)
  if (parts === null || order === null) return null
  return order === 'day-first' ? whole(parts[3], parts[2], parts[1]) : whole(parts[3], parts[1], parts[2])
}

function whole(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}
