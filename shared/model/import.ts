// What an import did, so that it can be undone as a whole and the same file is known again.
import { z } from 'zod'
import { id, instant, line, recordFields } from './base.ts'
import { mentee } from './mentee.ts'

export const rosterImport = z.object({
  ...recordFields,
  at: instant,
  /** `moodle-participants`, `canvas-gradebook`, … */
  format: line,
  /** SHA-256 of the file, hexadecimal; the name of the file is not kept. */
  fileHash: line,
  addedIds: z.array(id).max(200_000),
  /** Mentees as they were before this import changed them. */
  changedBefore: z.array(mentee).max(200_000),
  undoneAt: instant.nullable().default(null),
})
export type RosterImport = z.infer<typeof rosterImport>
