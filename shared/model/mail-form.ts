// A mail as a form: what is asked, in lines that a mentee can fill in on any telephone, and what came back. The form
// itself speaks of nobody; it travels as plain text and is known again by its code.
import { z } from 'zod'
import { assessed } from './assessment.ts'
import { id, instant, line, recordFields, slug } from './base.ts'

/** `line`: one line. `words`: as many as they like. `list`: one point in each line. `choice`: one of `choices`.
 * `scale`: a whole number from `scale.from` to `scale.to`. `yes-no`, `day` and `number` as they say. */
export const formFieldKind = z.enum(['line', 'words', 'list', 'choice', 'scale', 'yes-no', 'day', 'number'])
export type FormFieldKind = z.infer<typeof formFieldKind>

export const formField = z.object({
  key: slug,
  label: line.min(1),
  kind: formFieldKind,
  /** A word of help below the label. */
  hint: line.default(''),
  choices: z
    .array(z.object({ key: slug, label: line.min(1) }))
    .max(30)
    .default([]),
  scale: z
    .object({
      from: z.int().min(0).max(100),
      to: z.int().min(1).max(100),
      /** What the ends mean. */
      fromWords: line.default(''),
      toWords: line.default(''),
      /** Whether "cannot say" is an answer. */
      mayPass: z.boolean().default(false),
    })
    .nullable()
    .default(null),
})
export type FormField = z.infer<typeof formField>

export const mailForm = z.object({
  /** Which form: `check-in`, `agenda`, an instrument's id, or a slug of the mentor's own. */
  kind: slug,
  title: line.min(1),
  intro: z.string().max(4_000).default(''),
  fields: z.array(formField).min(1).max(120),
  /** How its answers are known again, in the subject and at the foot: eight signs such as `K7Q2-M4TD`. */
  code: line,
  /** The instrument it was made from, when it is one. */
  assessed: assessed.nullable().default(null),
})
export type MailForm = z.infer<typeof mailForm>

/** A form of the mentor's own, kept to be sent again. It has no code before it goes out, and no questions while it is made. */
export const ownForm = z.object({
  ...recordFields,
  kind: slug,
  title: line.default(''),
  intro: z.string().max(4_000).default(''),
  fields: z.array(formField).max(120).default([]),
})
export type OwnForm = z.infer<typeof ownForm>

/** One answer: the text as it was written, and what it was read as. */
export const formAnswer = z.object({
  key: slug,
  /** In the words of the mentee, without quoting marks. */
  written: z.string().max(100_000),
  /** As the kind of the field has it: a choice's key, a number as text, `yes` or `no`, a day as ISO; null when it was not
   * understood. Texts and lists are their own value. */
  value: z.string().max(100_000).nullable(),
  /** True once the mentor has confirmed or corrected it. */
  settled: z.boolean().default(false),
})
export type FormAnswer = z.infer<typeof formAnswer>

/** The answers of one mentee to one form, kept with the mail in which they came. */
export const filledForm = z.object({
  /** The mail with which the form went out; null when it went as a file. */
  mailId: id.nullable(),
  /** The assessment that was asked for with a file and is answered by this; of a mail form, the one that its answers became. */
  assessmentId: id.nullable().default(null),
  kind: slug,
  code: line,
  answers: z.array(formAnswer).max(120).default([]),
  /** Words of the reply that belong to no field. */
  rest: z.string().max(200_000).default(''),
  /** When the mentor said that all is right; null while it waits for that. */
  settledAt: instant.nullable().default(null),
})
export type FilledForm = z.infer<typeof filledForm>
