// The one address of this computer to which a browser brings the answer of a sign-in: on 127.0.0.1 only, on a port of the
// system's choice, for one answer that knows the secret `state`. It never shows anything of what it was sent.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Loopback {
  redirectUri: string
  /** Settles with the first answer that has the right state. */
  url: Promise<URL>
  close: () => void
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
}
const page = (words: string) =>
  `<!doctype html><html lang="en"><title>Telemachus</title><body><p>${words}</p></body></html>`

/** Listens until `close`. `host` is what the browser calls this computer. */
export async function listenForAnswer(host: 'localhost' | '127.0.0.1', state: string): Promise<Loopback> {
  let settle: (url: URL) => void = () => undefined
  const answered = new Promise<URL>((resolve) => (settle = resolve))
  let origin = ''
  let isAnswered = false
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 10_000 }, (request, response) => {
    const url = isAnswered ? null : answerOf(request, origin, state)
    if (url === null) {
      say(response, 404, 'There is nothing here.')
      return
    }
    isAnswered = true
    say(response, 200, 'You can close this window.')
    settle(url)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  origin = `http://${host}:${port}`
  return {
    redirectUri: `${origin}/`,
    url: answered,
    close: () => {
      // The page may still be on its way to the browser.
      server.close()
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 1_000).unref()
    },
  }
}

/** Null for every other request: another name for this computer (DNS rebinding), another path, a wrong state. */
function answerOf({ method, url, headers: { host } }: IncomingMessage, origin: string, state: string): URL | null {
  if (method !== 'GET' || url === undefined || `http://${host}` !== origin) return null
  if (!url.startsWith('/?') || !URL.canParse(url, origin)) return null
  const answer = new URL(url, origin)
  if (answer.searchParams.get('state') !== state) return null
  // Microsoft answers for `common` in the name of the directory that it found; there is one issuer here, so none to mix up.
  answer.searchParams.delete('iss')
  return answer
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, headers).end(page(words))
}
