// A mail server on this computer for tests: a real SMTP conversation, with the troubles that real servers make.
// Keeps what arrives to the byte; speaks without TLS on 127.0.0.1 unless told otherwise.
import { once } from 'node:events'
import { Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface Received {
  from: string
  to: string[]
  /** The bytes after DATA, as text in Latin-1, so that nothing is lost. */
  raw: string
}

/** How the server behaves; may be changed while it runs. */
export interface Manners {
  /** Takes no user and no password. */
  refuseAuth: boolean
  /** 550 to each of these addresses. */
  refuseRecipients: readonly string[]
  /** 451 to every mail, before DATA. */
  busy: boolean
  /** Takes the whole mail, then hangs up without a reply. */
  dropAfterData: boolean
  /** Takes the whole mail, then says nothing. */
  silentAfterData: boolean
}

export interface MailServerUnderTest {
  readonly port: number
  readonly received: readonly Received[]
  readonly manners: Manners
  close(): Promise<void>
}

interface StartOptions {
  /** 0 for any that is free. */
  port?: number
  /** TLS from the first byte, with a certificate that nobody vouches for. */
  tls?: boolean
  manners?: Partial<Manners>
}

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

/** Listens on 127.0.0.1. */
export async function startMailServer(options: StartOptions = {}): Promise<MailServerUnderTest> {
  const received: Received[] = []
  const manners: Manners = {
    refuseAuth: false,
    refuseRecipients: [],
    busy: false,
    dropAfterData: false,
    silentAfterData: false,
    ...options.manners,
  }
  const server = new SMTPServer({
    secure: options.tls === true,
    hideSTARTTLS: options.tls !== true,
    authOptional: true,
    // A client that keeps its connection for the next mail is not waited for.
    closeTimeout: 200,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => {
      if (manners.refuseAuth) done(refusal(535, '5.7.8 user or password not accepted'))
      else done(null, { user: auth.username })
    },
    onMailFrom: (_address, _session, done) => done(manners.busy ? refusal(451, '4.3.2 busy, try again later') : null),
    onRcptTo: ({ address }, _session, done) =>
      done(manners.refuseRecipients.includes(address) ? refusal(550, '5.1.1 no such mailbox') : null),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        received.push({ from, to, raw: Buffer.concat(chunks).toString('latin1') })
        // Nobody answers any more: the reply goes into a closed connection.
        if (manners.dropAfterData) for (const connection of server.connections) hangUp(connection)
        else if (!manners.silentAfterData) done()
      })
    },
  })
  // A client that hangs up in the middle is part of some tests; the server has nothing to add.
  server.on('error', () => undefined)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port')
  return {
    port: address.port,
    received,
    manners,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Cuts the line below a connection of smtp-server, which has no way of its own to do so at once. */
function hangUp(connection: unknown): void {
  if (typeof connection !== 'object' || connection === null) return
  const socket: unknown = Reflect.get(connection, '_socket')
  if (socket instanceof Socket) socket.destroy()
}
