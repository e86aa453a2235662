// Small moves that the tests of incoming mail repeat: an account, short time-outs, messages, and everything of a folder
// brought home by as many calls as it takes.
import { ImapFlow } from 'imapflow'
import { makeIncoming } from '../../../electron/services/mail/incoming/incoming.ts'
import type { Incoming } from '../../../electron/services/mail/incoming/incoming.ts'
import type { MailOptions, MailTimeouts } from '../../../electron/services/mail/session.ts'
import type { CheckStage, CheckVerdict, MailServer, Request, Response } from '../../../shared/desktop.ts'

export const shortTimeouts: Partial<MailTimeouts> = {
  dns: 2_000,
  connect: 1_000,
  greeting: 500,
  idle: 1_500,
  reply: 1_500,
  whole: 4_000,
}

export function incomingFor(options: MailOptions = {}): Incoming {
  return makeIncoming({ isOnline: () => true, ...options })
}

export function account(port: number, change: Partial<MailServer> = {}): MailServer {
  return {
    host: 'localhost',
    port,
    security: 'tls',
    user: 'mentor',
    secret: 'right',
    method: 'password',
    allowLoopback: false,
    ...change,
  }
}

/** On this computer without TLS. */
export function plainAccount(port: number, change: Partial<MailServer> = {}): MailServer {
  return account(port, { host: '127.0.0.1', security: 'none', allowLoopback: true, ...change })
}

export function verdictWords(verdicts: readonly CheckVerdict[]): Partial<Record<CheckStage, string>> {
  return Object.fromEntries(verdicts.map((one) => [one.stage, one.verdict === 'failed' ? one.code : one.verdict]))
}

export function lookRequest(server: MailServer, change: Partial<Request<'mail.look'>> = {}): Request<'mail.look'> {
  return {
    server,
    folder: 'INBOX',
    uidValidity: '',
    afterUid: 0,
    addresses: ['amina@example.org'],
    since: null,
    ...change,
  }
}

export function bringRequest(
  server: MailServer,
  { uidValidity, found }: Response<'mail.look'>,
  change: Partial<Request<'mail.bring'>> = {},
): Request<'mail.bring'> {
  const uids = found.map(({ uid }) => uid)
  return { server, folder: 'INBOX', uidValidity, uids, budget: 1_000_000, wholeUpTo: 1_000_000, ...change }
}

/** A message of about `size` bytes. */
export function message(number: number, { from = 'Amina <amina@example.org>', size = 0, headers = '' } = {}): string {
  const head = `From: ${from}\r\nTo: mentor@example.edu\r\nSubject: Mail ${number}\r\nMessage-ID: <m${number}@example.org>\r\n`
  const line = `Line of mail ${number}: Grüße, 你好.\r\n`
  return `${head}${headers}Content-Type: text/plain; charset=utf-8\r\n\r\n${line.repeat(Math.max(1, Math.ceil(size / 40)))}`
}

export function textOf(raw: Uint8Array): string {
  return Buffer.from(raw).toString('utf8')
}

/** The code of what a promise rejects with; `none` when it does not. */
export async function codeOfFailure(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
    return typeof code === 'string' ? code : String(error)
  }
}

/** Puts messages into a folder of a real server, quicker than one by one. */
export async function fillFolder(server: MailServer, ca: string, folder: string, raws: readonly string[]) {
  const { host, port, user, secret } = server
  const auth = { user, pass: secret }
  const client = new ImapFlow({ host, port, secure: true, tls: { ca }, auth, logger: false, disableAutoIdle: true })
  await client.connect()
  for (const raw of raws) await client.append(folder, raw)
  await client.logout()
}
