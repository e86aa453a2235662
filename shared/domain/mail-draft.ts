// What has to be right before a mail may leave: somebody to write to, an account, no line breaks in headers.
// Pure; the compose screen shows the first trouble in words and does not send before there is none.
import type { Mail } from '../model/mail.ts'
import { domainOf } from './mail-providers.ts'

/** Why a draft cannot be sent yet. */
export type DraftTrouble =
  'mail/no-recipient' | 'mail/address-invalid' | 'mail/no-account' | 'mail/header-injection' | 'mail/empty'

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

/** What speaks against sending this draft with this sender, the first thing first; null when nothing does. */
export function draftTrouble(
  draft: Pick<Mail, 'to' | 'subject' | 'text' | 'accountId'>,
  sender: { fromName: string; address: string } | null,
): DraftTrouble | null {
  if (draft.to.length === 0) return 'mail/no-recipient'
  if (!draft.to.every(isAddress)) return 'mail/address-invalid'
  if (draft.accountId === null || sender === null) return 'mail/no-account'
  if (breaksHeader(draft.subject) || breaksHeader(sender.fromName) || breaksHeader(sender.address))
    return 'mail/header-injection'
  if (draft.subject.trim() === '' && draft.text.trim() === '') return 'mail/empty'
  return null
}

/** `<random@domain of the sender>`; the domain in ASCII, as a Message-ID needs it (RFC 5322 §3.6.4). */
export function messageIdFor(sender: string, random: string): string {
  return `<${random}@${asciiDomain(domainOf(sender))}>`
}

function asciiDomain(domain: string): string {
  const page = `https://${domain}/`
  return URL.canParse(page) ? new URL(page).hostname : 'localhost'
}

/** True when there is nothing in it that somebody would miss. */
export function isBlankDraft(draft: Pick<Mail, 'subject' | 'text'>): boolean {
  return draft.subject.trim() === '' && draft.text.trim() === ''
}
