// Opens the way to the servers of an account for one job: its password, or a token that is renewed in time. New tokens go into
// the vault at once; nothing of them stays in the window when the job is over.
import type { MailServer, Request, Tokens } from '../../../shared/desktop.ts'
import type { Now } from '../../../shared/domain/clock.ts'
import { isTokenFresh, renewalOf, serverOfAccount, type MailSide } from '../../../shared/domain/mail-servers.ts'
import type { Account } from '../../../shared/model/mail.ts'
import { fail, ok, type Failure, type Result } from '../../../shared/result.ts'
import type { VaultSession } from '../../vault/api.ts'

export interface ServersPorts {
  session(): Pick<VaultSession, 'accountForJob' | 'practice' | 'write'>
  refresh(request: Request<'oauth.refresh'>): Promise<Result<Tokens>>
  now: Now
}

export interface Way {
  account: Account
  server: MailServer
}

export interface Servers {
  /** Codes: `mail/account-gone`, `mail/no-incoming`, and those of `oauth.refresh`. */
  way: (accountId: string, side: MailSide) => Promise<Result<Way>>
  /** Does a job. When a server refuses the token although it should be good, it is renewed once and the job done again: only
   * for jobs that a refused sign-in has not begun. */
  withWay: <T>(accountId: string, side: MailSide, job: (way: Way) => Promise<Result<T>>) => Promise<Result<T>>
}

const refusals: ReadonlySet<string> = new Set(['mail/auth-refused', 'mail/auth-missing'])

export function isTokenRefusal(way: Way, code: string): boolean {
  return way.server.method === 'token' && refusals.has(code)
}

export function createServers(ports: ServersPorts): Servers {
  /** One renewal at a time for each account: a refresh token may be good only once. */
  const renewals = new Map<string, Promise<Failure | null>>()

  async function renew(accountId: string): Promise<Failure | null> {
    const before = await ports.session().accountForJob(accountId)
    if (!before?.signIn) return null
    if (before.signIn.refreshToken === '') return { code: 'oauth/expired', message: '', retryable: false }
    const result = await ports.refresh(renewalOf(before.signIn))
    if (!result.ok) return result.error
    const { accessToken, refreshToken, expiresAt } = result.value
    const account = await ports.session().accountForJob(accountId)
    if (!account?.signIn) return null
    const kept = refreshToken === '' ? account.signIn.refreshToken : refreshToken
    const signIn = { ...account.signIn, accessToken, refreshToken: kept, expiresAt }
    // Not a change by the mentor: `updatedAt` stays.
    await ports.session().write([{ op: 'put', table: 'account', value: { ...account, signIn } }])
    return null
  }

  function renewOnce(accountId: string): Promise<Failure | null> {
    const known = renewals.get(accountId)
    if (known !== undefined) return known
    const renewal = renew(accountId).finally(() => renewals.delete(accountId))
    renewals.set(accountId, renewal)
    return renewal
  }

  async function way(accountId: string, side: MailSide, isRenewed = false): Promise<Result<Way>> {
    const account = await ports.session().accountForJob(accountId)
    if (account === null) return fail('mail/account-gone')
    if (account.signIn !== null && !isRenewed && !isTokenFresh(account.signIn, ports.now())) {
      const failure = await renewOnce(accountId)
      return failure === null ? way(accountId, side, true) : { ok: false, error: failure }
    }
    const { allowLoopbackMail } = await ports.session().practice()
    const server = serverOfAccount(account, side, allowLoopbackMail)
    return server === null ? fail('mail/no-incoming') : ok({ account, server })
  }

  return {
    way: (accountId, side) => way(accountId, side),
    async withWay(accountId, side, job) {
      const first = await way(accountId, side)
      if (!first.ok) return first
      const result = await job(first.value)
      if (result.ok || !isTokenRefusal(first.value, result.error.code)) return result
      const failure = await renewOnce(accountId)
      if (failure !== null) return { ok: false, error: failure }
      const second = await way(accountId, side, true)
      return second.ok ? job(second.value) : second
    },
  }
}
