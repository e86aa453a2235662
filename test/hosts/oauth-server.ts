// A small sign-in server on this computer, as strict as the large ones: it checks the PKCE verifier, takes a code once and
// only with the redirect address it was given for, and gives a new refresh token for the old one.
import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server does; may be changed while it runs. */
export interface OAuthManners {
  /** The answer at its page: an error of RFC 6749 instead of a code. */
  refuseWith: string
  /** The same at its token endpoint. */
  refuseTokenWith: string
  /** Nothing but this at its token endpoint, with status 200. */
  tokenAnswer: string
  /** Of a client that has one. */
  clientSecret: string
  /** Gives no new refresh token. */
  keepsRefreshToken: boolean
}

export interface OAuthServerUnderTest {
  endpoints: { issuer: string; authorization_endpoint: string; token_endpoint: string }
  manners: OAuthManners
  /** Every authorization request. */
  asked: URLSearchParams[]
  /** Every request for tokens. */
  exchanges: URLSearchParams[]
  close(): Promise<void>
}

interface Grant {
  challenge: string
  redirectUri: string
  clientId: string
}

/** Listens on a free port of 127.0.0.1. Whoever opens its page has consented. */
export async function startOAuthServer(change: Partial<OAuthManners> = {}): Promise<OAuthServerUnderTest> {
  const manners: OAuthManners = {
    refuseWith: '',
    refuseTokenWith: '',
    tokenAnswer: '',
    clientSecret: '',
    keepsRefreshToken: false,
    ...change,
  }
  const grants = new Map<string, Grant>()
  const refreshTokens = new Set<string>()
  const asked: URLSearchParams[] = []
  const exchanges: URLSearchParams[] = []

  const authorize = (params: URLSearchParams, response: ServerResponse) => {
    asked.push(params)
    const back = new URL(params.get('redirect_uri') ?? '')
    back.searchParams.set('state', params.get('state') ?? '')
    if (manners.refuseWith === '') {
      const code = token('code')
      const challenge = params.get('code_challenge_method') === 'S256' ? (params.get('code_challenge') ?? '') : ''
      grants.set(code, {
        challenge,
        redirectUri: params.get('redirect_uri') ?? '',
        clientId: params.get('client_id') ?? '',
      })
      back.searchParams.set('code', code)
    } else {
      back.searchParams.set('error', manners.refuseWith)
      back.searchParams.set('error_description', 'amina@example.org may not')
    }
    response.writeHead(302, { location: back.href }).end()
  }

  /** The reason why not, or empty. */
  const reasonAgainst = (params: URLSearchParams): string => {
    if (manners.refuseTokenWith !== '') return manners.refuseTokenWith
    if (manners.clientSecret !== '' && params.get('client_secret') !== manners.clientSecret) return 'invalid_client'
    if (params.get('grant_type') === 'refresh_token')
      return refreshTokens.delete(params.get('refresh_token') ?? '') ? '' : 'invalid_grant'
    const code = params.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const verified = createHash('sha256')
      .update(params.get('code_verifier') ?? '')
      .digest('base64url')
    const fits =
      grant?.challenge === verified &&
      grant.redirectUri === params.get('redirect_uri') &&
      grant.clientId === params.get('client_id')
    return fits ? '' : 'invalid_grant'
  }

  const exchange = (params: URLSearchParams, response: ServerResponse) => {
    exchanges.push(params)
    const reason = reasonAgainst(params)
    const refreshToken = token('refresh')
    refreshTokens.add(refreshToken)
    const granted = {
      access_token: token('access'),
      token_type: 'Bearer',
      expires_in: 3_599,
      ...(manners.keepsRefreshToken ? {} : { refresh_token: refreshToken }),
    }
    const body = reason === '' ? granted : { error: reason, error_description: 'secret words of the server' }
    response
      .writeHead(reason === '' ? 200 : 400, { 'content-type': 'application/json' })
      .end(manners.tokenAnswer === '' ? JSON.stringify(body) : manners.tokenAnswer)
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    if (url.pathname === '/authorize') authorize(url.searchParams, response)
    else void bodyOf(request).then((body) => exchange(new URLSearchParams(body), response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  const issuer = `http://127.0.0.1:${port}`
  return {
    endpoints: { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
    manners,
    asked,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function token(kind: string): string {
  return `${kind}-${randomBytes(24).toString('base64url')}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
