// Takes a template into a draft, filled in at once when it is for one mentee alone, and makes a template of a draft.
import { filledWords } from '../../../../shared/domain/mail-fill.ts'
import { withoutSignature, withSignature } from '../../../../shared/domain/mail-signature.ts'
import { templateFacts } from '../../../../shared/domain/template-facts.ts'
import type { MailTemplateContent, TemplateFacts } from '../../../../shared/domain/mail-templates.ts'
import { plainText } from '../../../../shared/domain/rich-words.ts'
import type { Mail } from '../../../../shared/model/mail.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import type { Practice } from '../../../../shared/model/practice.ts'
import { fromPlain } from '../../../../shared/model/rich-text.ts'
import { template, type Template } from '../../../../shared/model/template.ts'
import { newRecord } from '../../../app/records.ts'
import type { VaultSession } from '../../../vault/api.ts'

type Words = Pick<Mail, 'subject' | 'text' | 'rich'>

/** What the placeholders stand for. */
export async function factsOfMentee(session: VaultSession, mentee: Mentee, practice: Practice): Promise<TemplateFacts> {
  const items = await session.timeline(mentee.id)
  const meetings = items.flatMap((item) => (item.kind === 'meeting' ? [item.record] : []))
  const promises = await session.promisesOf(mentee.id)
  return templateFacts({ mentee, practice, meetings, promises }, Date.now())
}

/** The words of a template above the signature of the draft. Whatever was written stays below them.
 * @param facts null for several mentees: then each gets their own when the mail goes */
export function fromTemplate(
  content: MailTemplateContent,
  { draft, signature, facts }: { draft: Words; signature: string; facts: TemplateFacts | null },
): Words {
  const before = withoutSignature(draft, signature)
  const asWritten: Words = {
    subject: draft.subject.trim() === '' ? content.subject : draft.subject,
    rich: draft.rich === null ? null : content.words,
    text: plainText(content.words),
  }
  const words = facts === null ? asWritten : filledWords(asWritten, facts)
  if (words.rich === null) {
    const text = [words.text, before.text.trim()].filter((part) => part !== '').join('\n\n')
    return { subject: words.subject, ...withSignature({ text, rich: null }, '', signature) }
  }
  const rest = before.rich?.content.filter((block) => block.type !== 'paragraph' || (block.content ?? []).length > 0)
  const rich = { ...words.rich, content: [...words.rich.content, ...(rest ?? [])] }
  return { subject: words.subject, ...withSignature({ rich, text: plainText(rich) }, '', signature) }
}

export function asTemplate(draft: Words, signature: string): Template {
  const words = withoutSignature(draft, signature)
  return template.parse({
    ...newRecord(),
    kind: 'mail',
    name: draft.subject.trim() === '' ? 'A mail' : draft.subject,
    subject: draft.subject,
    words: words.rich ?? fromPlain(words.text),
  })
}
