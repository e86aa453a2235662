// A template: how the mentor likes to go about a meeting, or what a mail of a kind says. It speaks of nobody, so it may be
// given away as a file.
import { z } from 'zod'
import { line, recordFields } from './base.ts'
import { noWords, richText } from './rich-text.ts'

/** What a template is for. */
export const templateKind = z.enum(['meeting', 'mail', 'note'])
export type TemplateKind = z.infer<typeof templateKind>

export const template = z.object({
  ...recordFields,
  /** What it is for. Only a meeting has an agenda, only a mail a subject. */
  kind: templateKind.default('meeting'),
  name: line.default(''),
  /** When it is of use. */
  purpose: line.default(''),
  /** Points for the agenda. */
  agenda: z.array(line.min(1)).max(50).default([]),
  /** Of a mail; with placeholders such as `{first name}`. */
  subject: line.default(''),
  /** What the notes begin with, or what the mail says, with placeholders. */
  words: richText.default(noWords),
})
export type Template = z.infer<typeof template>
