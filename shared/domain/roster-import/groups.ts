// Groups and sections of a platform as tags. Moodle lists groups with commas; Canvas joins the sections of a student as
// a sentence, "A, B, and C", and a section may have "and" in its own name.
import type { Choices } from './choices.ts'
import type { RosterReading } from './reading.ts'

/** Prepared once for a file; then asked for each cell. */
export function groupSplitter(reading: RosterReading, choices: Choices): (cell: string) => string[] {
  if (reading.format !== 'canvas-gradebook')
    return (cell) => (/[;,\n]/u.test(cell) ? cell.split(/[;,\n]/u) : [cell]).map((tag) => tag.trim())
  const places = choices.fields.flatMap((field, index) => (field === 'tags' ? [index] : []))
  const alone = new Set<string>()
  for (const row of reading.rows) for (const index of places) alone.add((row.cells[index] ?? '').trim())
  return (cell) => {
    const text = cell.trim()
    const parts = text.split(/,? and |, /u).map((part) => part.trim())
    // Taken apart only into sections that somebody is in alone.
    return parts.length > 1 && parts.every((part) => alone.has(part)) ? parts : [text]
  }
}
