// Puts what is known of a mentee in the place of the placeholders of a draft, plain or with form. A word in braces that is no
// placeholder is the mentor's own and stays.
import type { Mail } from '../model/mail.ts'
import type { RichText } from '../model/rich-text.ts'
import { fill, unknownPlaceholders, type TemplateFacts } from './mail-templates.ts'
import { plainText } from './rich-words.ts'

type Words = Pick<Mail, 'subject' | 'text' | 'rich'>

export interface FilledWords extends Words {
  /** Placeholders that nothing is known for, as they are written. */
  missing: string[]
}

export function filledWords({ subject, text, rich }: Words, facts: TemplateFacts): FilledWords {
  if (!hasPlaceholders({ subject, text, rich })) return { subject, text, rich, missing: [] }
  const words: RichText = rich ?? {
    type: 'doc',
    content: [{ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }],
  }
  const filled = fill({ subject, words }, facts)
  const own = new Set(unknownPlaceholders(`${subject}\n${text}`))
  const missing = filled.missing.filter((one) => !own.has(one))
  return { subject: filled.subject, text: plainText(filled.rich), rich: rich === null ? null : filled.rich, missing }
}

/** True when something in braces stands there that could be filled in. */
export function hasPlaceholders({ subject, text }: Words): boolean {
  return /\{[^{}\n]{1,42}\}/u.test(`${subject}\n${text}`)
}
