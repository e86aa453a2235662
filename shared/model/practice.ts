// The mentor's own settings. There is one such record in a vault.
import { z } from 'zod'
import { day, line, recordFields, slug } from './base.ts'
import { rater } from './instrument.ts'
import { noteClass } from './note.ts'

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
  /** `online`: mail goes and comes whenever there is a network. `asked`: only when the mentor says so, for the minutes of
   * network there are. */
  mailWhen: z.enum(['online', 'asked']).default('online'),
  /** What one connection may cost in bytes, each way together; null for as much as it takes. */
  mailBudget: z.int().min(1_000).nullable().default(null),
  /** A mail above this many bytes is brought without its attachments, until the mentor asks for them. */
  mailWholeUpTo: z
    .int()
    .min(0)
    .default(2 * 1024 * 1024),
  /** Mails of this many days back are looked for when somebody is new on the roster. */
  mailDaysBack: z.int().min(1).max(36_500).default(365),
  /** When assessments are due again, where the mentor wants it otherwise than `shared/domain/assessments/calendar.ts`. */
  assessmentCalendar: z
    .array(
      z.object({
        key: slug,
        instrumentId: slug,
        rater,
        /** `each`: with every mentee who is active. `once`: the mentor alone. */
        of: z.enum(['each', 'once']),
        everyMonths: z.int().min(1).max(120),
        isOn: z.boolean(),
      }),
    )
    .max(40)
    .nullable()
    .default(null),
  /** Months that notes of each class are kept, where the mentor wants it otherwise than `shared/domain/notes.ts`; null within for
   * as long as it is not decided. */
  noteRetention: z.record(noteClass, z.int().min(1).max(1_200).nullable()).nullable().default(null),
  /** The day on which all notes were last looked through; null when they never were. */
  notesReviewedOn: day.nullable().default(null),
})
export type Practice = z.infer<typeof practice>
