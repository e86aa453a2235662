// Signing in at the provider's page: the answer counts once, only with its secret, only at the right address, and for two
// minutes; whatever goes wrong has a name, and no token or secret is in it.
import { request as httpRequest } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { makeOAuth } from '../../../electron/services/mail/oauth.ts'
import type { OAuthPorts } from '../../../electron/services/mail/oauth.ts'
import type { Request } from '../../../shared/desktop.ts'
import { NamedError } from '../../../shared/result.ts'
import { startOAuthServer } from '../../hosts/oauth-server.ts'
import type { OAuthManners, OAuthServerUnderTest } from '../../hosts/oauth-server.ts'

const now = Date.parse('2026-11-26T08:00:00Z')
const client = { provider: 'google', tenant: '', clientId: 'client-1', clientSecret: '' } as const
const who: Request<'oauth.signIn'> = { ...client, loginHint: 'mentor@example.edu' }

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function server(manners: Partial<OAuthManners> = {}): Promise<OAuthServerUnderTest> {
  const started = await startOAuthServer(manners)
  ends.push(() => started.close())
  return started
}

/** A browser: follows where it is sent, and shows the last page. */
async function browse(href: string): Promise<string> {
  return (await fetch(href)).text()
}

const consent = async (href: string) => {
  await browse(href)
}

/** A sign-in against that server with a mentor who consents at once, unless told what else to do. */
function oauth({ endpoints }: OAuthServerUnderTest, open: OAuthPorts['open'] = consent) {
  return makeOAuth({ open, now: () => now, endpoints, patience: 2_000 })
}

/** The code and the words of what it fails with. */
async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof NamedError) return `${error.code} ${error.message}`
    throw error
  }
}

/** Asks the loopback as a browser would, or as something else does; answers the status. */
function ask(target: string, host: string, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port, pathname, search } = new URL(target)
    const sent = httpRequest(
      { host: '127.0.0.1', port, method, path: pathname + search, headers: { host } },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

describe('signing in', () => {
  test('brings tokens, with PKCE and a state, and tells the browser no more than that it is done', async () => {
    const provider = await server()
    let page = ''
    const tokens = await oauth(provider, async (href) => {
      page = await browse(href)
    }).signIn(who)
    expect(tokens).toMatchObject({
      accessToken: expect.stringMatching(/^access-/) as string,
      refreshToken: expect.stringMatching(/^refresh-/) as string,
      expiresAt: '2026-11-26T08:59:59.000Z',
    })
    expect(page).toContain('You can close this window.')
    expect(page).not.toMatch(/code|state|script/)
    const [asked] = provider.asked
    expect(asked?.get('code_challenge_method')).toBe('S256')
    expect(asked?.get('state')?.length).toBeGreaterThan(30)
    expect(asked?.get('login_hint')).toBe('mentor@example.edu')
    expect(asked?.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  })

  test('asks each provider for what mail needs and for a lasting permission', async () => {
    const provider = await server()
    await oauth(provider).signIn(who)
    await oauth(provider).signIn({ ...who, provider: 'microsoft', tenant: 'example.edu' })
    const [google, microsoft] = provider.asked
    expect(google?.get('scope')).toBe('https://mail.google.com/')
    expect([google?.get('access_type'), google?.get('prompt')]).toEqual(['offline', 'consent'])
    expect(microsoft?.get('scope')?.split(' ')).toEqual([
      'https://outlook.office.com/SMTP.Send',
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'offline_access',
    ])
    expect(microsoft?.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+\/$/)
  })

  test('goes to the pages of Google, and of the tenant at Microsoft', async () => {
    const opened: URL[] = []
    const stop = new NamedError('external/refused')
    const real = makeOAuth({
      open: (href) => {
        opened.push(new URL(href))
        return Promise.reject(stop)
      },
    })
    for (const change of [
      {},
      { provider: 'microsoft', tenant: '' },
      { provider: 'microsoft', tenant: 'example.edu' },
    ] as const)
      expect(await failure(real.signIn({ ...who, ...change }))).toContain('external/refused')
    expect(opened.map(({ origin, pathname }) => origin + pathname)).toEqual([
      'https://accounts.google.com/o/oauth2/v2/auth',
      'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
      'https://login.microsoftonline.com/example.edu/oauth2/v2.0/authorize',
    ])
    expect(await failure(real.signIn({ ...who, provider: 'microsoft', tenant: '../x' }))).toContain('invalid-request')
  })

  test('hands a client secret over where there is one', async () => {
    const provider = await server({ clientSecret: 'quiet' })
    await oauth(provider).signIn({ ...who, clientSecret: 'quiet' })
    expect(await failure(oauth(provider).signIn({ ...who, clientSecret: 'loud' }))).toBe(
      'oauth/client-refused invalid_client',
    )
  })
})

describe('the address that waits for the answer', () => {
  test('hears nobody with another name, path, method or state, and nobody a second time', async () => {
    const provider = await server()
    const statuses: number[] = []
    const tokens = await oauth(provider, async (href) => {
      const asked = new URL(href)
      const answer = await fetch(href, { redirect: 'manual' })
      const target = answer.headers.get('location') ?? ''
      const { host, origin } = new URL(target)
      const state = asked.searchParams.get('state') ?? ''
      statuses.push(
        await ask(target, 'evil.example'),
        await ask(target, `localhost:${new URL(target).port}`),
        await ask(target.replace('/?', '/other?'), host),
        await ask(target, host, 'POST'),
        await ask(target.replace(state, 'guessed'), host),
        await ask(`${origin}/?code=stolen`, host),
        await ask(target, host),
        await ask(target, host),
      )
    }).signIn(who)
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 200, 404])
    expect(tokens.accessToken).not.toBe('')
    expect(provider.exchanges).toHaveLength(1)
  })

  test('is gone afterwards', async () => {
    const provider = await server()
    await oauth(provider).signIn(who)
    const target = provider.asked[0]?.get('redirect_uri') ?? ''
    await expect(ask(target, new URL(target).host)).rejects.toThrow()
  })
})

describe('what goes wrong has a name', () => {
  test.each([
    ['access_denied', 'oauth/denied access_denied'],
    ['unauthorized_client', 'oauth/client-refused unauthorized_client'],
    ['server_error', 'oauth/answer-invalid server_error'],
    ['<b>amina@example.org</b>', 'oauth/answer-invalid oauth/answer-invalid'],
  ])('the page answers %s', async (refuseWith, expected) => {
    expect(await failure(oauth(await server({ refuseWith })).signIn(who))).toBe(expected)
  })

  test.each([
    ['a refused code', { refuseTokenWith: 'invalid_grant' }, 'oauth/answer-invalid'],
    ['a refused client', { refuseTokenWith: 'invalid_client' }, 'oauth/client-refused'],
    ['no JSON', { tokenAnswer: '<html>' }, 'oauth/answer-invalid'],
    ['no token', { tokenAnswer: '{"token_type":"Bearer"}' }, 'oauth/answer-invalid'],
    ['a token of another kind', { tokenAnswer: '{"token_type":"mac","access_token":"x"}' }, 'oauth/answer-invalid'],
  ])('the token endpoint: %s', async (_name, manners, code) => {
    const words = await failure(oauth(await server(manners)).signIn(who))
    expect(words.split(' ')[0]).toBe(code)
    expect(words).not.toMatch(/secret words|access-|code-/)
  })

  test('the mentor does nothing, changes their mind, or begins anew', async () => {
    const provider = await server()
    const idle = makeOAuth({ open: () => Promise.resolve(), endpoints: provider.endpoints, patience: 30 })
    expect(await failure(idle.signIn(who))).toContain('oauth/timeout')
    const patient = oauth(provider, () => Promise.resolve())
    const first = failure(patient.signIn(who))
    const second = failure(patient.signIn(who))
    expect(await first).toContain('oauth/cancelled')
    patient.cancel()
    expect(await second).toContain('oauth/cancelled')
  })

  test('no network at the second step', async () => {
    const provider = await server()
    const gone = { ...provider.endpoints, token_endpoint: 'http://127.0.0.1:1/token' }
    const words = await failure(makeOAuth({ open: consent, endpoints: gone }).signIn(who))
    expect(words).toContain('mail/no-network')
  })
})

describe('a new access token', () => {
  test('comes for the refresh token, with a new one or without', async () => {
    const provider = await server()
    const { signIn, refresh } = oauth(provider)
    const first = await signIn(who)
    const second = await refresh({ ...client, refreshToken: first.refreshToken })
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    provider.manners.keepsRefreshToken = true
    expect((await refresh({ ...client, refreshToken: second.refreshToken })).refreshToken).toBe('')
    expect(await failure(refresh({ ...client, refreshToken: second.refreshToken }))).toBe('oauth/expired invalid_grant')
  })

  test('needs a network, and says so', async () => {
    const endpoints = { issuer: 'http://127.0.0.1:1', token_endpoint: 'http://127.0.0.1:1/token' }
    const words = await failure(
      makeOAuth({ open: () => Promise.resolve(), endpoints }).refresh({ ...client, refreshToken: 'r' }),
    )
    expect(words).toContain('mail/no-network')
  })
})
