// Opens a conversation with a mail server, one stage after the other, so that each can be reported by itself. Encrypted
// with a checked certificate, or to this very computer, or not at all.
import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP } from 'node:net'
import type { Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { TLSSocket } from 'node:tls'
import { domainToASCII } from 'node:url'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer } from '../../../shared/desktop.ts'
import { authFailure, dnsFailure, handshakeFailure, MailFailure, tcpFailure, tokenForm } from './failures.ts'
import type { KeptConnections } from './kept.ts'

/** In milliseconds. `reply` is for the server's last word: RFC 5321 §4.5.3.2.6 asks for ten minutes. */
export interface MailTimeouts {
  dns: number
  connect: number
  greeting: number
  /** Silence of the server before DATA. */
  idle: number
  /** Silence after DATA began. */
  reply: number
  /** All of it, however slowly a server dribbles. */
  whole: number
}

export const usualTimeouts: MailTimeouts = {
  dns: 15_000,
  connect: 20_000,
  greeting: 30_000,
  idle: 60_000,
  reply: 10 * 60_000,
  whole: 20 * 60_000,
}

export interface MailOptions {
  timeouts?: Partial<MailTimeouts>
  /** Certificates to trust beside nobody else's; the system's own when absent. */
  ca?: string
  /** Whether any network beyond this computer is up. */
  isOnline?: () => boolean
  /** Where connections wait for the next mail; each is left after its mail when absent. */
  kept?: KeptConnections
}

/** True when an interface other than loopback has an address. */
export function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some((one) => !one.internal))
}

/** 127.0.0.0/8, ::1 and their mapped form. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address)
}

interface Address {
  address: string
  family: number
}

/** Stage one: the server's addresses. Throws a MailFailure of stage `dns`. */
export async function findServer(server: MailServer, options: MailOptions): Promise<Address[]> {
  if (server.security === 'none' && !server.allowLoopback) throw new MailFailure('tls', 'mail/loopback-not-allowed')
  const name = isIP(server.host) === 0 ? domainToASCII(server.host) : server.host
  const limit = options.timeouts?.dns ?? usualTimeouts.dns
  try {
    if (name === '') throw new MailFailure('dns', 'mail/host-unknown')
    return await within(limit, lookup(name, { all: true }))
  } catch (error) {
    if (error instanceof MailFailure) throw error
    throw dnsFailure(error, (options.isOnline ?? hasNetwork)())
  }
}

/** Stage two: a connection to one of them. Throws a MailFailure of stage `tcp`. */
export async function reachServer(server: MailServer, addresses: Address[], options: MailOptions): Promise<Socket> {
  const online = addresses.some(({ address }) => isLoopback(address)) || (options.isOnline ?? hasNetwork)()
  const socket = connectTcp({
    host: server.host,
    port: server.port,
    autoSelectFamily: true,
    lookup: (_name, wanted, answer) => {
      if (wanted.all === true) answer(null, addresses)
      else answer(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4)
    },
  })
  const connected = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  try {
    await within(options.timeouts?.connect ?? usualTimeouts.connect, connected)
  } catch (error) {
    socket.destroy()
    throw tcpFailure(error, online)
  }
  if (server.security === 'none' && !isLoopback(socket.remoteAddress ?? '')) {
    socket.destroy()
    throw new MailFailure('tls', 'mail/not-loopback')
  }
  return socket
}

/** Stages three and four, and the greeting: throws a MailFailure of stage `tcp`, `tls` or `certificate`. */
export async function greet(server: MailServer, socket: Socket, options: MailOptions): Promise<SMTPConnection> {
  const timeouts = { ...usualTimeouts, ...options.timeouts }
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    connection: socket,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    // The machine's name is nobody's business.
    name: 'localhost',
    connectionTimeout: timeouts.connect + timeouts.greeting,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.idle,
    socketCloseTimeout: 1_000,
    maxResponseSize: 64 * 1024,
    logger: false,
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    },
  })
  const failed = failureOf(connection)
  try {
    const greeted = new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error === undefined ? resolve() : reject(error)))
    })
    await within(timeouts.whole, Promise.race([failed, greeted]))
    return connection
  } catch (error) {
    connection.close()
    throw handshakeFailure(error, isSecured(connection), server)
  }
}

/** TLS is up and the certificate was accepted. nodemailer's own `secure` says only what was wished for. */
function isSecured(connection: SMTPConnection): boolean {
  return connection._socket instanceof TLSSocket && connection._socket.authorized
}

/** What a server says of itself in its answer to EHLO. */
export interface Offer {
  /** `SMTPUTF8`, `PIPELINING` … */
  extensions: readonly string[]
  /** Ways to sign in that it knows and we do. */
  methods: readonly string[]
  /** The largest message, in bytes; null when it does not say. */
  largest: number | null
}

/** Nothing is sent for this. Throws what login throws when the connection is gone. */
export function offerOf(connection: SMTPConnection): Promise<Offer> {
  // nodemailer tells this to nobody but a method of authentication of one's own.
  return new Promise((resolve, reject) => {
    connection.customAuth.set(question, (context) => {
      const { extensions, authMethods, maxAllowedSize } = context
      resolve({ extensions, methods: authMethods, largest: maxAllowedSize === false ? null : maxAllowedSize })
      context.resolve()
    })
    connection.login({ method: question }, (error) => {
      if (error !== null) reject(error)
    })
  })
}

const question = 'TELEMACHUS-OFFER'

/** Stage five; an account without a user needs none. Throws a MailFailure of stage `auth`. */
export async function authenticate(
  server: MailServer,
  connection: SMTPConnection,
  options: MailOptions,
): Promise<void> {
  if (server.user === '') return
  if (server.secret === '') throw new MailFailure('auth', 'mail/auth-missing')
  if (!connection.allowsAuth) throw new MailFailure('auth', 'mail/auth-unsupported')
  try {
    const present = server.method === 'token' ? presentToken : presentPassword
    await within(
      options.timeouts?.whole ?? usualTimeouts.whole,
      Promise.race([failureOf(connection), present(server, connection)]),
    )
  } catch (error) {
    throw error instanceof MailFailure ? error : authFailure(error)
  }
}

function presentPassword({ user, secret }: MailServer, connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login({ user, pass: secret }, (error) => (error ? reject(error) : resolve()))
  })
}

/** XOAUTH2. Spoken here and not by nodemailer, which would ask the network for another token after a refusal. */
function presentToken(server: MailServer, connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.customAuth.set(tokenMethod, async (context) => {
      if (!context.authMethods.includes('XOAUTH2')) {
        reject(new MailFailure('auth', 'mail/auth-unsupported'))
        return
      }
      const first = await context.sendCommand(`AUTH XOAUTH2 ${tokenForm(server)}`)
      // The reason of a refusal comes as a question; the refusal itself after an empty answer.
      const last = first.status === 334 ? await context.sendCommand('') : first
      if (last.status >= 200 && last.status < 300) resolve()
      else reject(Object.assign(new Error('refused'), { response: last.response }))
    })
    connection.login({ method: tokenMethod }, (error) => {
      if (error !== null) reject(error)
    })
  })
}

const tokenMethod = 'TELEMACHUS-TOKEN'

const failures = new WeakMap<SMTPConnection, Promise<never>>()

/**
 * Rejects when the connection fails or ends. nodemailer ends it before it tells a pending mail why, so the end waits for
 * that one turn. A failure that comes when nobody waits any more is nobody's concern.
 */
export function failureOf(connection: SMTPConnection): Promise<never> {
  const known = failures.get(connection)
  if (known !== undefined) return known
  const failed = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject)
    connection.once('end', () => {
      setImmediate(() => reject(Object.assign(new Error('ended'), { code: 'ECONNECTION' })))
    })
  })
  failed.catch(() => undefined)
  failures.set(connection, failed)
  return failed
}

/** Rejects with ETIMEDOUT when the work takes longer than `limitMs`. */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Says goodbye; a server that does not answer is left after a second. */
export function leave(connection: SMTPConnection): void {
  // A failure from here on is nobody's concern.
  void failureOf(connection)
  connection.quit()
  setTimeout(() => connection.close(), 1_000).unref()
}
