// The mentor's own settings. There is one such record in a vault.
import { z } from 'zod'
import { line, recordFields } from './base.ts'

/** The longest that a vault may stay open without a touch, in minutes. */
export const longestIdle = 8 * 60

export const practice = z.object({
  ...recordFields,
  mentorName: line.default(''),
  institution: line.default(''),
  /** The mentor's IANA zone; empty means the computer's. */
  timeZone: line.default(''),
  /** Minutes without a key or a pointer until the vault locks. */
  idleMinutes: z.int().min(1).max(longestIdle).default(10),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Notifications of the system for meetings and promises of the mentor's own; without a name or a word of a mentee. */
  reminders: z.boolean().default(false),
  /** A mail server without TLS is allowed on this computer itself, to try the program out. */
  allowLoopbackMail: z.boolean().default(false),
})
export type Practice = z.infer<typeof practice>
