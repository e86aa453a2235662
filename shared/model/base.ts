// What every record of the vault has in common: a random id, and times as ISO 8601 text.
import { z } from 'zod'

// [Note: no code from text] zod would try `new Function` to see whether it may compile its schemas; the policy of
// the window forbids that and would report it as an attack.
z.config({ jitless: true })

/** A random identifier (UUIDv4). Version 7 would tell a thief when a record was made. */
export const id = z.uuidv4()

/** A moment: ISO 8601 in UTC with milliseconds, `2026-09-14T08:00:00.000Z`. Sorts as text. */
export const instant = z.iso.datetime()

/** A day without a zone: `2026-09-14`. */
export const day = z.iso.date()

/** One line of text as people type it; trimmed; at most 500 characters. */
export const line = z.string().trim().max(500)

/** A name for a field, a choice or an item that never changes, whatever its label becomes: `next-step`. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60)

/** Free text; at most a million characters. */
export const prose = z.string().max(1_000_000)

/** The mail addresses of a person: what is between the brackets, without the name. */
export const address = z.string().trim().min(3).max(320)

/** Fields of every record. */
export const recordFields = {
  id,
  createdAt: instant,
  updatedAt: instant,
  /** True for the fictional sample practice, which is removed as a whole. */
  sample: z.boolean().default(false),
}
