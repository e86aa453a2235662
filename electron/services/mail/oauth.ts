// Signing in at the provider's own page in the mentor's browser (OAuth 2, RFC 8252): PKCE, a `state`, a loopback port that
// answers once. The answer is checked by `openid-client`; no token and no secret is ever in a message or on disk here.
import * as client from 'openid-client'
import type { Request, Tokens } from '../../../shared/desktop.ts'
import { NamedError } from '../../../shared/result.ts'
import { listenForAnswer } from './oauth-loopback.ts'

type SignIn = Request<'oauth.signIn'>
type Identity = Pick<SignIn, 'provider' | 'tenant' | 'clientId' | 'clientSecret'>

/** What is fixed about a provider. */
interface Provider {
  server: client.ServerMetadata
  scope: string
  more: Record<string, string>
  /** Under which name the browser is sent back to this computer: one that the provider lets be registered for any port. */
  loopback: 'localhost' | '127.0.0.1'
}

export interface OAuthPorts {
  /** Opens the mentor's browser. */
  open: (href: string) => Promise<void>
  now?: () => number
  /** How long the mentor has, in ms. */
  patience?: number
  /** Other endpoints, for tests; plain http is allowed for them. */
  endpoints?: client.ServerMetadata
}

export interface OAuth {
  signIn: (request: SignIn) => Promise<Tokens>
  refresh: (request: Request<'oauth.refresh'>) => Promise<Tokens>
  /** Ends a sign-in that waits. */
  cancel: () => void
}

const usualPatience = 2 * 60_000
/** For the provider's answer to one question, in seconds. */
const answerWithin = 30
/** Where a provider does not say, in seconds. */
const usualLife = 3_600

/** One for a desktop side; a second sign-in ends the first. */
export function makeOAuth(ports: OAuthPorts): OAuth {
  let waiting = new AbortController()
  const cancel = () => {
    waiting.abort()
    waiting = new AbortController()
  }
  return {
    cancel,
    signIn: (request) => {
      cancel()
      return signIn(request, waiting.signal, ports)
    },
    refresh: (request) => refresh(request, ports),
  }
}

async function signIn(request: SignIn, cancelled: AbortSignal, ports: OAuthPorts): Promise<Tokens> {
  const provider = providerOf(request)
  const config = configOf(request, provider, ports)
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const challenge = await client.calculatePKCECodeChallenge(verifier)
  const answer = await listenForAnswer(provider.loopback, state)
  try {
    const page = client.buildAuthorizationUrl(config, {
      redirect_uri: answer.redirectUri,
      scope: provider.scope,
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...(request.loginHint === '' ? {} : { login_hint: request.loginHint }),
      ...provider.more,
    })
    await ports.open(page.href)
    const url = await firstOf(answer.url, cancelled, ports.patience ?? usualPatience)
    const got = await client.authorizationCodeGrant(config, url, { pkceCodeVerifier: verifier, expectedState: state })
    return tokensOf(got, ports)
  } catch (error) {
    throw failureOf(error, 'oauth/answer-invalid')
  } finally {
    answer.close()
  }
}

async function refresh(request: Request<'oauth.refresh'>, ports: OAuthPorts): Promise<Tokens> {
  const config = configOf(request, providerOf(request), ports)
  try {
    return tokensOf(await client.refreshTokenGrant(config, request.refreshToken), ports)
  } catch (error) {
    throw failureOf(error, 'oauth/expired')
  }
}

/** Their published endpoints and the least that sending and fetching mail needs. Microsoft's are of the tenant. */
function providerOf({ provider, tenant }: Identity): Provider {
  if (provider === 'google')
    return {
      server: {
        issuer: 'https://accounts.google.com',
        authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
        token_endpoint: 'https://oauth2.googleapis.com/token',
      },
      scope: 'https://mail.google.com/',
      more: { access_type: 'offline', prompt: 'consent' },
      loopback: '127.0.0.1',
    }
  const directory = tenant === '' ? 'common' : tenant
  if (!/^[a-z0-9][a-z0-9.-]{0,252}$/i.test(directory)) throw new NamedError('desktop/invalid-request', 'tenant')
  const base = `https://login.microsoftonline.com/${directory}`
  return {
    server: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
    },
    scope: 'https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    more: {},
    loopback: 'localhost',
  }
}

function configOf({ clientId, clientSecret }: Identity, provider: Provider, ports: OAuthPorts): client.Configuration {
  const proof = clientSecret === '' ? client.None() : client.ClientSecretPost(clientSecret)
  const config = new client.Configuration(ports.endpoints ?? provider.server, clientId, {}, proof)
  config.timeout = answerWithin
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; only servers of tests have no TLS
  if (ports.endpoints !== undefined) client.allowInsecureRequests(config)
  return config
}

function tokensOf(got: client.TokenEndpointResponse, { now = Date.now }: OAuthPorts): Tokens {
  const life = typeof got.expires_in === 'number' ? got.expires_in : usualLife
  return {
    accessToken: got.access_token,
    refreshToken: got.refresh_token ?? '',
    expiresAt: new Date(now() + life * 1000).toISOString(),
  }
}

async function firstOf(answer: Promise<URL>, cancelled: AbortSignal, patience: number): Promise<URL> {
  const late = AbortSignal.timeout(patience)
  const ended = new Promise<never>((_resolve, reject) => {
    late.addEventListener('abort', () => reject(new NamedError('oauth/timeout')), { once: true })
    cancelled.addEventListener('abort', () => reject(new NamedError('oauth/cancelled')), { once: true })
    if (cancelled.aborted) reject(new NamedError('oauth/cancelled'))
  })
  return Promise.race([answer, ended])
}

/** What the mentor can do about it. `grantRefused`: what it means that the provider does not take a code or a token. */
function failureOf(error: unknown, grantRefused: string): NamedError {
  if (error instanceof NamedError) return error
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return refusalOf(error.error, error instanceof client.ResponseBodyError ? error.status : 0, grantRefused)
  if (error instanceof client.ClientError) {
    const { cause } = error
    if (error.code === 'OAUTH_TIMEOUT' || isNetwork(cause))
      return new NamedError('mail/no-network', '', { retryable: true })
    return new NamedError('oauth/answer-invalid', error.code ?? '')
  }
  if (isNetwork(error)) return new NamedError('mail/no-network', '', { retryable: true })
  return new NamedError('oauth/answer-invalid')
}

/** `reason` is one of the words of RFC 6749; the provider's sentence beside it may name people and is left out. */
function refusalOf(reason: string, status: number, grantRefused: string): NamedError {
  const word = /^[a-z_]{1,60}$/.test(reason) ? reason : ''
  if (word === 'access_denied' || word === 'consent_required') return new NamedError('oauth/denied', word)
  if (/^(?:invalid_client|unauthorized_client|invalid_scope)$/.test(word))
    return new NamedError('oauth/client-refused', word)
  if (/^(?:invalid_grant|interaction_required|login_required)$/.test(word)) return new NamedError(grantRefused, word)
  const retryable = status >= 500 || word === 'temporarily_unavailable' || word === 'server_error'
  return new NamedError('oauth/answer-invalid', word, { retryable })
}

/** `fetch` throws a TypeError for whatever keeps it from an answer. */
function isNetwork(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed'
}
