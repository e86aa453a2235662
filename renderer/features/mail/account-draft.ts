// An account while it is being typed: what a preset fills in, what is still missing, what the server is told.
import type { MailServer } from '../../../shared/desktop.ts'
import { breaksHeader, isAddress } from '../../../shared/domain/mail-draft.ts'
import { isLoopback, mailProviders, providerAt, type MailProvider } from '../../../shared/domain/mail-providers.ts'
import type { AccountCard, MailSecurity } from '../../../shared/model/mail.ts'

export interface AccountDraft {
  fromName: string
  address: string
  /** The id of a provider, or `other`. */
  provider: string
  host: string
  /** Empty while the field is. */
  port: number | ''
  security: MailSecurity
  user: string
  /** Empty for a stored account means: keep the one there is. */
  secret: string
}

export const otherProvider = 'other'

/** The usual port of each kind of encryption; RFC 8314 prefers 465. */
export const usualPort: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, none: 1025 }

export function emptyDraft(fromName: string): AccountDraft {
  return { fromName, address: '', provider: otherProvider, host: '', port: 465, security: 'tls', user: '', secret: '' }
}

export function draftOfAccount(card: AccountCard): AccountDraft {
  const { fromName, address, host, port, security, user } = card
  return {
    fromName,
    address,
    provider: providerAt(host, address)?.id ?? otherProvider,
    host,
    port,
    security,
    user,
    secret: '',
  }
}

export function providerOf(draft: Pick<AccountDraft, 'provider'>): MailProvider | null {
  return mailProviders.find((provider) => provider.id === draft.provider) ?? null
}

/** The draft with the settings of a provider; the user follows the address. */
export function withProvider(draft: AccountDraft, provider: MailProvider): AccountDraft {
  const { id, host, port, security } = provider
  return { ...draft, provider: id, host, port, security, user: draft.user === '' ? draft.address.trim() : draft.user }
}

/** The fields that are not right yet, each with what it needs. Empty when the account can be kept. */
export function accountTroubles(
  draft: AccountDraft,
  allowLoopback: boolean,
): Partial<Record<keyof AccountDraft, string>> {
  const troubles: Partial<Record<keyof AccountDraft, string>> = {}
  if (!isAddress(draft.address.trim())) troubles.address = 'An e-mail address, such as name@example.edu'
  if (breaksHeader(draft.fromName)) troubles.fromName = 'A name in one line'
  if (draft.host.trim() === '' || /[\s/@]/.test(draft.host.trim()))
    troubles.host = 'The name of the server, such as smtp.example.edu'
  if (draft.port === '' || draft.port < 1 || draft.port > 65_535) troubles.port = 'From 1 to 65535'
  if (draft.security === 'none' && !isLoopback(draft.host))
    troubles.security = 'Without encryption only to this computer itself'
  else if (draft.security === 'none' && !allowLoopback) troubles.security = 'Allow it at the foot of this screen first'
  return troubles
}

/** What the mail service is told about the server. */
export function serverOf(draft: AccountDraft, secret: string, allowLoopback: boolean): MailServer {
  const { host, port, security, user } = draft
  return {
    host: host.trim(),
    port: port === '' ? usualPort[security] : port,
    security,
    user: user.trim(),
    secret,
    method: 'password',
    allowLoopback,
  }
}
