// One connection to a server that brings mail: opened by the rules of `session.ts`, spoken by imapflow, and guarded.
//
// [Note: a server may be hostile] Whatever it sends, an operation ends: silence is cut by the socket's own clock,
// dribbling by a deadline, and floods by a count of the bytes that the operation may take. Lines, literals and answers
// have a largest size, and imapflow holds the socket back while it works, so that memory stays bounded as well.
import { isIP } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { TLSSocket } from 'node:tls'
import { domainToASCII } from 'node:url'
import { ImapFlow } from 'imapflow'
import type { ImapFlowOptions } from 'imapflow'
import { largestMail } from '../../../../shared/desktop.ts'
import type { MailServer } from '../../../../shared/desktop.ts'
import { MailFailure } from '../failures.ts'
import { findServer, reachServer, usualTimeouts, within } from '../session.ts'
import type { MailOptions, MailTimeouts } from '../session.ts'
import { isClosing, openingFailure } from './failures.ts'
import type { Progress } from './failures.ts'

const megabyte = 1024 * 1024
/** A search may find 200,000 numbers of up to eleven signs each. */
const longestLine = 4 * megabyte
const largestAnswer = largestMail + 2 * megabyte
const mostTokens = 200_000
/** Greeting, capabilities, sign-in. */
const openingAllowance = 2 * megabyte
/** What every operation may take beyond what it asked for. */
const usualAllowance = 8 * megabyte
const checkEvery = 100

/** `wait`: stays quiet for minutes. */
export type Purpose = 'work' | 'wait'

/** How often a waiting connection shows that it is alive; some networks forget a quiet one after ten minutes. */
export const renewEvery = 9 * 60_000

/** An open connection. */
export class Line {
  readonly client: ImapFlow
  readonly timeouts: MailTimeouts
  private readonly socket: Socket
  private broken: MailFailure | null = null
  /** What ended the connection. */
  private cause: unknown = null
  private allowed = 0
  private deadline = 0
  private begun = 0

  constructor(client: ImapFlow, socket: Socket, timeouts: MailTimeouts) {
    this.client = client
    this.socket = socket
    this.timeouts = timeouts
    client.on('error', (error: unknown) => (this.cause ??= error))
    // imapflow listens while it needs the socket; afterwards nobody minds what becomes of it.
    socket.on('error', () => undefined)
  }

  get isAlive(): boolean {
    return this.client.usable && this.broken === null
  }

  /** Milliseconds since the operation began. */
  get elapsed(): number {
    return performance.now() - this.begun
  }

  /** Does the work of one operation within its bounds. Throws a MailFailure, or what the work itself throws by name. */
  async during<T>(work: (line: Line) => Promise<T>, allowance = usualAllowance): Promise<T> {
    this.begun = performance.now()
    this.deadline = this.begun + this.timeouts.whole
    this.client.stats(true)
    this.allowed = allowance
    const guard = setInterval(() => this.look(), checkEvery)
    this.socket.ref()
    try {
      return await work(this)
    } catch (error) {
      throw this.broken ?? (isClosing(error) ? (this.cause ?? error) : error)
    } finally {
      clearInterval(guard)
      // A connection that waits for its next use keeps no process alive.
      this.socket.unref()
    }
  }

  /** More bytes that the running operation asked for. */
  allow(bytes: number): void {
    this.allowed += bytes
  }

  /** More time for the running operation, in milliseconds. */
  extend(ms: number): void {
    this.deadline += ms
  }

  close(): void {
    this.client.close()
    this.socket.destroy()
  }

  /** Ends everything on this connection with a reason. */
  end(reason: MailFailure): void {
    this.broken ??= reason
    this.close()
  }

  private look(): void {
    if (this.client.stats().received > this.allowed)
      this.end(new MailFailure('folder', 'mail/server-misbehaves', 'more than was asked for'))
    else if (performance.now() > this.deadline) this.end(new MailFailure('folder', 'mail/timeout', 'too slow'))
  }
}

/** Opens and signs in. Throws a MailFailure of the stage that failed. `signal` ends it. */
export async function openLine(
  server: MailServer,
  purpose: Purpose,
  options: MailOptions,
  signal: AbortSignal,
): Promise<Line> {
  const timeouts = { ...usualTimeouts, ...options.timeouts }
  const addresses = await orHungUp(signal, findServer(server, options))
  const reaching = reachServer(server, addresses, options)
  reaching.then(
    (socket) => signal.aborted && socket.destroy(),
    () => undefined,
  )
  const socket = await orHungUp(signal, reaching)
  // Commands are small and each waits for an answer.
  socket.setNoDelay(true)
  const progress: Progress = { isSecured: false }
  const client = new ImapFlow(flowOptions(server, purpose, options, socket, progress))
  const line = new Line(client, socket, timeouts)
  const hangUp = () => line.end(hungUp())
  signal.addEventListener('abort', hangUp)
  try {
    requireLine(signal)
    await line.during(async () => {
      // Opening is many small steps, each with its own clock; all of them together have this one.
      const limit = timeouts.connect + timeouts.greeting + timeouts.idle
      await within(limit, client.connect())
      requireRealSignIn(server, client, progress)
    }, openingAllowance)
    return line
  } catch (error) {
    line.close()
    throw openingFailure(error, progress, server)
  } finally {
    signal.removeEventListener('abort', hangUp)
  }
}

export function hungUp(): MailFailure {
  return new MailFailure('tcp', 'mail/hung-up')
}

/** Waits for nothing any more once it is hung up. */
async function orHungUp<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  requireLine(signal)
  let hangUp: () => void = () => undefined
  const ended = new Promise<never>((_resolve, reject) => {
    hangUp = () => reject(hungUp())
    signal.addEventListener('abort', hangUp)
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    signal.removeEventListener('abort', hangUp)
  }
}

export function requireLine(signal: AbortSignal): void {
  if (signal.aborted) throw hungUp()
}

/** PREAUTH: somebody else's mailbox, or nobody's, and a way around STARTTLS. It has no greeting of its own. */
function requireRealSignIn(server: MailServer, client: ImapFlow, progress: Progress): void {
  if (client.greeting === undefined) throw new MailFailure('auth', 'mail/server-misbehaves', 'PREAUTH')
  if (server.security !== 'none' && !progress.isSecured) throw new MailFailure('tls', 'mail/tls-failed')
}

function flowOptions(
  server: MailServer,
  purpose: Purpose,
  options: MailOptions,
  socket: Socket,
  progress: Progress,
): ImapFlowOptions {
  const timeouts = { ...usualTimeouts, ...options.timeouts }
  const encrypt = (onSecure: () => void): TLSSocket => {
    const secured = connectTls({ ...tlsOptions(server, options), socket }, () => {
      progress.isSecured = secured.authorized
      onSecure()
    })
    // imapflow listens for failures until it closes; one that comes later is nobody's concern.
    secured.on('error', () => undefined)
    return secured
  }
  return {
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    // Undefined would mean "if the server likes".
    ...(server.security === 'tls' ? {} : { doSTARTTLS: server.security === 'starttls' }),
    transport: {
      connect: ({ secure }, onConnect) => {
        if (secure) return encrypt(onConnect)
        setImmediate(onConnect)
        return socket
      },
      upgrade: (_socket, _options, onSecure) => encrypt(onSecure),
    },
    auth: {
      user: server.user,
      ...(server.method === 'token' ? { accessToken: server.secret } : { pass: server.secret }),
    },
    // The name alone, because some servers want to be told one.
    clientInfo: { name: 'Telemachus', version: false, vendor: false, 'support-url': false },
    connectionTimeout: timeouts.greeting,
    greetingTimeout: timeouts.greeting,
    socketTimeout: purpose === 'wait' ? renewEvery * 2 : timeouts.idle,
    disableAutoIdle: true,
    logger: false,
    maxLineLength: longestLine,
    maxLiteralSize: largestMail,
    maxResponseSize: largestAnswer,
    maxResponseTokens: mostTokens,
  }
}

function tlsOptions(server: MailServer, options: MailOptions) {
  const name = isIP(server.host) === 0 ? domainToASCII(server.host) : server.host
  return {
    // For an address there is no server name to send; the certificate is compared with the host then.
    host: name,
    ...(isIP(name) === 0 ? { servername: name } : {}),
    minVersion: 'TLSv1.2' as const,
    rejectUnauthorized: true,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  }
}
