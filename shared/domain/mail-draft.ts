// What has to be right before a mail may leave: somebody to write to, an account, no line breaks in headers.
// Pure; the compose screen shows the first trouble in words and does not send before there is none.
import { mailLimits, type Mail } from '../model/mail.ts'
import { domainOf } from './mail-providers.ts'
import { withoutSignature } from './mail-signature.ts'

/** Why a draft cannot be sent yet. */
export type DraftTrouble =
  | 'mail/no-recipient'
  | 'mail/address-invalid'
  | 'mail/too-many-recipients'
  | 'mail/no-account'
  | 'mail/header-injection'
  | 'mail/empty'
  | 'mail/form-no-code'
  | 'mail/too-large'

/** CR, LF, NUL and the other control characters: they would end a header and begin another. */
export function breaksHeader(value: string): boolean {
  return /[\p{Cc}\u2028\u2029]/u.test(value)
}

/** True for something that can stand between the brackets of an address: no spaces, no brackets, one @. */
export function isAddress(value: string): boolean {
  return (
    value.length >= 3 &&
    value.length <= 320 &&
    !breaksHeader(value) &&
    /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+$/u.test(value)
  )
}

type Sendable = Pick<
  Mail,
  'to' | 'cc' | 'bcc' | 'subject' | 'text' | 'quote' | 'accountId' | 'form' | 'invitation' | 'attachments'
>

/** What speaks against sending this draft with this sender, the first thing first; null when nothing does.
 * @param most how large it may be on its way, in bytes
 * @param size how large it will be, in bytes */
export function draftTrouble(
  draft: Sendable,
  sender: { fromName: string; address: string } | null,
  { size, most }: { size: number; most: number },
): DraftTrouble | null {
  const everybody = [...draft.to, ...draft.cc, ...draft.bcc]
  if (everybody.length === 0) return 'mail/no-recipient'
  if (!everybody.every(isAddress)) return 'mail/address-invalid'
  if (draft.to.length > mailLimits.recipients || draft.cc.length > mailLimits.recipients)
    return 'mail/too-many-recipients'
  if (draft.accountId === null || sender === null) return 'mail/no-account'
  if (breaksHeader(draft.subject) || breaksHeader(sender.fromName) || breaksHeader(sender.address))
    return 'mail/header-injection'
  if (draft.attachments.some(({ name }) => breaksHeader(name))) return 'mail/header-injection'
  if (saysNothing(draft)) return 'mail/empty'
  if (draft.form?.code.trim() === '') return 'mail/form-no-code'
  return size > most ? 'mail/too-large' : null
}

function saysNothing({ subject, text, quote, form, invitation, attachments }: Sendable): boolean {
  const words = `${subject}${text}${quote}`
  return words.trim() === '' && form === null && invitation === null && attachments.length === 0
}

/** `<random@domain of the sender>`; the domain in ASCII, as a Message-ID needs it (RFC 5322 §3.6.4). */
export function messageIdFor(sender: string, random: string): string {
  return `<${random}@${asciiDomain(domainOf(sender))}>`
}

function asciiDomain(domain: string): string {
  const page = `https://${domain}/`
  return URL.canParse(page) ? new URL(page).hostname : 'localhost'
}

/** True when there is nothing in it that somebody would miss. A signature and what is quoted came by themselves. */
export function isBlankDraft(
  draft: Pick<Mail, 'subject' | 'text' | 'rich' | 'form' | 'attachments'>,
  signature = '',
): boolean {
  const { text } = withoutSignature(draft, signature)
  const isPlain = draft.subject.trim() === '' && text.trim() === ''
  return isPlain && draft.form === null && draft.attachments.length === 0
}

/** What a draft knows of its files. */
export function factsOf(
  files: readonly { id: string; name: string; type: string; size: number }[],
): Mail['attachments'] {
  return files.map(({ id, name, type, size }, place) => ({ id, place, name, type, size, risky: false }))
}
