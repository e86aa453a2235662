// What the mail service is told about a server of an account: for sending and for receiving, with a password or with a token.
// Pure; secrets pass through and are kept nowhere.
import type { MailServer, Request } from '../desktop.ts'
import type { Account, SignIn } from '../model/mail.ts'

export type MailSide = 'outgoing' | 'incoming'

/** A token is renewed when it is good for less than this, in milliseconds. */
const renewedBefore = 2 * 60_000
/** No provider gives a token for longer, in milliseconds: a later end means that the clock was set back since. */
const longestToken = 36 * 60 * 60_000

/** Whether the token at hand will do for a job that begins now. `now` in ms. */
export function isTokenFresh(signIn: Pick<SignIn, 'accessToken' | 'expiresAt'>, now: number): boolean {
  if (signIn.accessToken === '' || signIn.expiresAt === null) return false
  const left = Date.parse(signIn.expiresAt) - now
  return left > renewedBefore && left < longestToken
}

/** What asks the provider for a new token. */
export function renewalOf(signIn: SignIn): Request<'oauth.refresh'> {
  const { provider, tenant, clientId, clientSecret, refreshToken } = signIn
  return { provider, tenant, clientId, clientSecret, refreshToken }
}

/** The server of one side of an account; null when it has none. With a sign-in the token of the account is its secret. */
export function serverOfAccount(
  account: Pick<Account, 'host' | 'port' | 'security' | 'user' | 'secret' | 'address' | 'incoming' | 'signIn'>,
  side: MailSide,
  allowLoopback: boolean,
): MailServer | null {
  const { incoming, signIn } = account
  if (side === 'incoming' && incoming === null) return null
  const { host, port, security } = side === 'incoming' && incoming !== null ? incoming : account
  const own = side === 'incoming' ? (incoming?.user ?? '') : ''
  const user = own === '' ? account.user : own
  if (signIn !== null) {
    const secret = signIn.accessToken
    return { host, port, security, user: user === '' ? account.address : user, secret, method: 'token', allowLoopback }
  }
  const ownSecret = side === 'incoming' ? (incoming?.secret ?? '') : ''
  const secret = ownSecret === '' ? account.secret : ownSecret
  return { host, port, security, user, secret, method: 'password', allowLoopback }
}
