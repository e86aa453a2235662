// An account while it is being typed: what a preset fills in, what is still missing, what becomes of it when it is kept.
import type { PublishedServer } from '../../../shared/desktop.ts'
import { breaksHeader, isAddress } from '../../../shared/domain/mail-draft.ts'
import { isLoopback, mailProviders, providerAt, type MailProvider } from '../../../shared/domain/mail-providers.ts'
import type { MailSide } from '../../../shared/domain/mail-servers.ts'
import {
  account as accountSchema,
  type Account,
  type AccountCard,
  type MailSecurity,
} from '../../../shared/model/mail.ts'
import type { NewRecord } from '../../app/records.ts'

export interface ServerDraft {
  host: string
  /** Empty while the field is. */
  port: number | ''
  security: MailSecurity
}

export interface AccountDraft {
  fromName: string
  address: string
  /** The id of a provider, or `other`. */
  provider: string
  outgoing: ServerDraft
  incoming: ServerDraft
  /** Replies are brought home. */
  receives: boolean
  method: 'password' | 'microsoft' | 'google'
  user: string
  /** Empty for a stored account means: keep the one there is. */
  secret: string
  /** Receiving has a user and a password of its own. */
  ownIncoming: boolean
  incomingUser: string
  incomingSecret: string
  clientId: string
  clientSecret: string
  tenant: string
  signature: string
  filesSent: Account['filesSent']
}

export type DraftTroubles = Partial<
  Record<'address' | 'fromName' | 'clientId' | `${MailSide}.${'host' | 'port' | 'security'}`, string>
>

export const otherProvider = 'other'

/** The usual port of each kind of encryption; RFC 8314 prefers 465 and 993. */
export const usualPorts: Readonly<Record<MailSide, Readonly<Record<MailSecurity, number>>>> = {
  outgoing: { tls: 465, starttls: 587, none: 1025 },
  incoming: { tls: 993, starttls: 143, none: 143 },
}

const noServer = { host: '', security: 'tls' as const }

export function emptyDraft(fromName: string): AccountDraft {
  return {
    fromName,
    address: '',
    provider: otherProvider,
    outgoing: { ...noServer, port: 465 },
    incoming: { ...noServer, port: 993 },
    receives: false,
    method: 'password',
    user: '',
    secret: '',
    ownIncoming: false,
    incomingUser: '',
    incomingSecret: '',
    clientId: '',
    clientSecret: '',
    tenant: 'common',
    signature: '',
    filesSent: 'program',
  }
}

export function draftOfAccount(card: AccountCard): AccountDraft {
  const { fromName, address, host, port, security, user, incoming, signIn, signature, filesSent } = card
  return {
    ...emptyDraft(fromName),
    address,
    provider: providerAt(host, address)?.id ?? otherProvider,
    outgoing: { host, port, security },
    incoming: incoming === null ? { ...noServer, port: 993 } : serverDraft(incoming),
    receives: incoming !== null,
    method: signIn?.provider ?? 'password',
    user,
    ownIncoming: incoming !== null && (incoming.hasSecret || incoming.user !== ''),
    incomingUser: incoming?.user ?? '',
    clientId: signIn?.clientId ?? '',
    tenant: signIn?.tenant ?? 'common',
    signature,
    filesSent,
  }
}

function serverDraft({ host, port, security }: PublishedServer): ServerDraft {
  return { host, port, security }
}

export function providerOf(draft: Pick<AccountDraft, 'provider'>): MailProvider | null {
  return mailProviders.find((provider) => provider.id === draft.provider) ?? null
}

/** The draft with the settings of a provider; the user follows the address. */
export function withProvider(draft: AccountDraft, provider: MailProvider): AccountDraft {
  const isSignedIn = draft.method !== 'password' && draft.method === provider.signIn
  return {
    ...draft,
    provider: provider.id,
    outgoing: serverDraft(provider),
    incoming: serverDraft(provider.incoming),
    receives: true,
    filesSent: provider.filesSent,
    method: isSignedIn ? draft.method : 'password',
    user: draft.user === '' ? draft.address.trim() : draft.user,
  }
}

/** The draft with servers that the network told. */
export function withServers(
  draft: AccountDraft,
  found: { outgoing: PublishedServer | null; incoming: PublishedServer | null },
): AccountDraft {
  const { outgoing, incoming } = found
  return {
    ...draft,
    outgoing: outgoing === null ? draft.outgoing : serverDraft(outgoing),
    incoming: incoming === null ? draft.incoming : serverDraft(incoming),
    receives: draft.receives || incoming !== null,
    user: draft.user === '' ? draft.address.trim() : draft.user,
  }
}

const examples: Readonly<Record<MailSide, string>> = { outgoing: 'smtp.example.edu', incoming: 'imap.example.edu' }

function serverTroubles({ host, port, security }: ServerDraft, side: MailSide, allowLoopback: boolean): DraftTroubles {
  const troubles: DraftTroubles = {}
  if (host.trim() === '' || /[\s/@]/.test(host.trim()))
    troubles[`${side}.host`] = `The name of the server, such as ${examples[side]}`
  if (port === '' || port < 1 || port > 65_535) troubles[`${side}.port`] = 'From 1 to 65535'
  if (security === 'none' && !isLoopback(host))
    troubles[`${side}.security`] = 'Without encryption only to this computer itself'
  else if (security === 'none' && !allowLoopback)
    troubles[`${side}.security`] = 'Allow it at the foot of this screen first'
  return troubles
}

/** The fields that are not right yet, each with what it needs. Empty when the account can be kept. */
export function accountTroubles(draft: AccountDraft, allowLoopback: boolean): DraftTroubles {
  const troubles: DraftTroubles = {
    ...serverTroubles(draft.outgoing, 'outgoing', allowLoopback),
    ...(draft.receives ? serverTroubles(draft.incoming, 'incoming', allowLoopback) : {}),
  }
  if (!isAddress(draft.address.trim())) troubles.address = 'An e-mail address, such as name@example.edu'
  if (breaksHeader(draft.fromName)) troubles.fromName = 'A name in one line'
  if (draft.method !== 'password' && draft.clientId.trim() === '')
    troubles.clientId = 'The client id that your institution or the provider gives'
  return troubles
}

function isStored(base: Account | NewRecord): base is Account {
  return 'address' in base
}

/** The account as it is kept. What was not typed anew stays: secrets, and a sign-in with the same client.
 * @param base the stored account, or a new record */
export function accountOf(draft: AccountDraft, base: Account | NewRecord): Account {
  const stored = isStored(base) ? base : null
  const { host, port, security } = draft.outgoing
  const incomingSecret = draft.incomingSecret === '' ? (stored?.incoming?.secret ?? '') : draft.incomingSecret
  const own = draft.ownIncoming && draft.method === 'password'
  return accountSchema.parse({
    ...base,
    fromName: draft.fromName,
    address: draft.address,
    host: host.trim(),
    port: port === '' ? usualPorts.outgoing[security] : port,
    security,
    user: draft.user.trim(),
    secret: draft.method === 'password' ? draft.secret || (stored?.secret ?? '') : '',
    incoming: draft.receives
      ? {
          host: draft.incoming.host.trim(),
          port: draft.incoming.port === '' ? usualPorts.incoming[draft.incoming.security] : draft.incoming.port,
          security: draft.incoming.security,
          user: own ? draft.incomingUser.trim() : '',
          secret: own ? incomingSecret : '',
        }
      : null,
    signIn: draft.method === 'password' ? null : signInOf(draft, draft.method, stored),
    signature: draft.signature,
    filesSent: draft.filesSent,
    // Another server's word on senders is another one's.
    authServer: stored?.incoming?.host === draft.incoming.host.trim() ? stored.authServer : '',
  })
}

function signInOf(draft: AccountDraft, provider: 'microsoft' | 'google', stored: Account | null) {
  const clientId = draft.clientId.trim()
  const tenant = draft.tenant.trim() === '' ? 'common' : draft.tenant.trim()
  const before = stored?.signIn ?? null
  const isSame = before?.provider === provider && before.clientId === clientId && before.tenant === tenant
  const clientSecret = draft.clientSecret === '' && isSame ? before.clientSecret : draft.clientSecret
  const tokens = isSame ? before : { refreshToken: '', accessToken: '', expiresAt: null }
  const { refreshToken, accessToken, expiresAt } = tokens
  return { provider, tenant, clientId, clientSecret, refreshToken, accessToken, expiresAt }
}
