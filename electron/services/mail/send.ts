// Sends finished bytes once and says what certainly or possibly became of them.
//
// [Note: what a lost connection means] A server owns a mail from the moment it has read the final dot, and we learn of it
// only by its reply. nodemailer gives the same error for a connection lost at the greeting and one lost after the server
// took the mail, so the phase is recorded here: the body is a stream that nodemailer begins to read only after `354`, and
// it writes the final dot only after it has read the end of it. Before that nothing can have been taken: a server forgets
// a mail without its dot (RFC 5321 §4.1.1.4). After it, and without a reply, it may have been. RFC 1047 tells the story.
import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer, Request, SendOutcome } from '../../../shared/desktop.ts'
import { cluesOf, MailFailure, refusal, withoutSecret } from './failures.ts'
import { isAscii, networkAddress } from './headers.ts'
import {
  authenticate,
  failureOf,
  findServer,
  greet,
  leave,
  offerOf,
  reachServer,
  usualTimeouts,
  within,
} from './session.ts'
import type { MailOptions } from './session.ts'

/** `before`: the server has not said 354. `body`: it has, and there is more to come. `whole`: the final dot may be there. */
export type SendPhase = 'before' | 'body' | 'whole'

const longestReply = 2_000

/** Never throws for what a server or a network does; throws `mail/address-invalid` for what is not an address. */
export async function send(request: Request<'mail.send'>, options: MailOptions = {}): Promise<SendOutcome> {
  const job: Job = {
    server: request.server,
    from: networkAddress('from', request.from),
    to: new Map(request.to.map((address) => [networkAddress('to', address), address])),
    raw: request.raw,
    options,
  }
  const kept = options.kept?.take(request.server) ?? null
  if (kept !== null) {
    const { outcome, isDead } = await attempt(job, () => Promise.resolve(kept))
    // It died while it waited; nothing of the mail was told, so a fresh one is no second try.
    if (!isDead) return outcome
  }
  return (await attempt(job, () => signIn(job))).outcome
}

interface Job {
  server: MailServer
  from: string
  /** Addresses as the network knows them, with what the mentor wrote. */
  to: ReadonlyMap<string, string>
  raw: Uint8Array
  options: MailOptions
}

async function signIn({ server, options }: Job): Promise<SMTPConnection> {
  const addresses = await findServer(server, options)
  const connection = await greet(server, await reachServer(server, addresses, options), options)
  try {
    await authenticate(server, connection, options)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** `isDead`: the server ended or lost the connection before the mail began. */
async function attempt(
  job: Job,
  connect: () => Promise<SMTPConnection>,
): Promise<{ outcome: SendOutcome; isDead: boolean }> {
  const { server, options } = job
  const progress: { phase: SendPhase } = { phase: 'before' }
  const generation = options.kept?.generation ?? 0
  let connection: SMTPConnection | null = null
  try {
    connection = await connect()
    const whole = options.timeouts?.whole ?? usualTimeouts.whole
    const { response, rejected } = await within(whole, handOver(connection, job, progress))
    if (options.kept === undefined) leave(connection)
    else options.kept.give(server, connection, generation)
    const reply = withoutSecret(response, server, longestReply)
    return {
      outcome: { outcome: 'sent', reply, rejected: rejected.map((one) => job.to.get(one) ?? one) },
      isDead: false,
    }
  } catch (error) {
    connection?.close()
    const failure = error instanceof MailFailure ? error : refusal(error)
    const isGone = failure.status === 421 || failure.code === 'mail/connection-lost' || failure.code === 'mail/timeout'
    const outcome = outcomeOf(error, progress.phase)
    const reply = withoutSecret(outcome.reply, server, longestReply)
    return { outcome: { ...outcome, reply }, isDead: progress.phase === 'before' && isGone }
  }
}

async function handOver(
  connection: SMTPConnection,
  { from, to, raw, options }: Job,
  progress: { phase: SendPhase },
): Promise<{ response: string; rejected: string[] }> {
  const patience = { ...usualTimeouts, ...options.timeouts }
  const waitAtMost = (milliseconds: number) => {
    if (connection._socket) connection._socket.setTimeout(milliseconds)
  }
  waitAtMost(patience.idle)
  if (![from, ...to.keys()].every(isAscii) && !(await offerOf(connection)).extensions.includes('SMTPUTF8'))
    throw new MailFailure('sender', 'mail/address-unsupported')
  const body = bodyStream(raw, (phase) => {
    progress.phase = phase
    waitAtMost(patience.reply)
  })
  const sent = new Promise<{ response: string; rejected: string[] }>((resolve, reject) => {
    connection.send({ from, to: [...to.keys()], size: raw.length }, body, (error, info) => {
      // nodemailer takes whatever begins with a 2 for a yes.
      if (error === null && /^2\d\d(?!\d)/.test(info.response)) resolve(info)
      else reject(error ?? new Error('no reply of SMTP'))
    })
  })
  return Promise.race([sent, failureOf(connection)])
}

/** The bytes as a stream that tells when somebody begins to read it, and when all of it was read. */
function bodyStream(raw: Uint8Array, onPhase: (phase: SendPhase) => void): Readable {
  const piece = 16 * 1024
  let at = 0
  return new Readable({
    read() {
      if (at === 0) onPhase('body')
      if (at >= raw.length) onPhase('whole')
      this.push(at < raw.length ? Buffer.from(raw.subarray(at, at + piece)) : null)
      at += piece
    },
  })
}

type NotDone = Exclude<SendOutcome, { outcome: 'sent' }>

/** The table of [Note: what a lost connection means]: an explicit refusal is certain in every phase. */
export function outcomeOf(error: unknown, phase: SendPhase): NotDone {
  const failure = error instanceof MailFailure ? error : refusal(error)
  const status = failure.status ?? 0
  if (phase === 'whole' && status < 400) {
    const silent = failure.code === 'mail/timeout'
    const reply = cluesOf(error).response
    return { outcome: 'uncertain', code: silent ? 'mail/no-final-reply' : 'mail/lost-after-data', reply }
  }
  const retryable = status < 500 && !needsMentor.has(failure.code)
  return { outcome: 'not-sent', code: failure.code, reply: failure.reply, retryable }
}

/** Trying the same again would end the same, though no server refused it with a 5xx. */
const needsMentor = new Set([
  'mail/loopback-not-allowed',
  'mail/not-loopback',
  'mail/auth-missing',
  'mail/auth-unsupported',
  'mail/too-large',
  'mail/address-unsupported',
])
