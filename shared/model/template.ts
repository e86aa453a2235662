// A template: how the mentor likes to go about a meeting of a kind. It speaks of nobody, so it may be given away as a file.
import { z } from 'zod'
import { line, recordFields } from './base.ts'
import { noWords, richText } from './rich-text.ts'

export const template = z.object({
  ...recordFields,
  name: line.default(''),
  /** When it is of use. */
  purpose: line.default(''),
  /** Points for the agenda. */
  agenda: z.array(line.min(1)).max(50).default([]),
  /** What the notes begin with. */
  words: richText.default(noWords),
})
export type Template = z.infer<typeof template>
