// A hundred queued mails of 3 kB through a line that takes 100 ms each way: the mail service on its kept connection beside
// nodemailer's own pool with one connection, by turns.
import { once } from 'node:events'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { KeptConnections } from '../../electron/services/mail/kept.ts'
import { send } from '../../electron/services/mail/send.ts'
import { startSmtpProxy } from '../hosts/smtp-proxy.ts'
import { lineOf, median, type Line } from './table.ts'

const mails = 100
const oneWay = 100
const raw = new TextEncoder().encode(`Subject: x\r\n\r\n${`${'word '.repeat(12)}\r\n`.repeat(48)}`)
const envelope = { from: 'mentor@example.edu', to: ['amina@example.org'] }

export async function measureSending(runs: number): Promise<Line[]> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => done())
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port')
  const proxy = await startSmtpProxy({ port: address.port, delay: oneWay })
  const ours: number[] = []
  const pooled: number[] = []
  for (let turn = 0; turn < runs; turn++) {
    ours.push(await timed(() => sendOurs(proxy.port)))
    pooled.push(await timed(() => sendPooled(proxy.port)))
  }
  await proxy.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return [
    lineOf(`send ${mails} mails of 3 kB at 200 ms`, ours, {
      of: 'one pooled nodemailer connection',
      value: median(ours) / median(pooled),
      atMost: 1.3,
    }),
    lineOf('  one pooled nodemailer connection', pooled),
  ]
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function sendOurs(port: number): Promise<void> {
  const kept = new KeptConnections()
  const server = {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: 'mentor',
    secret: 'quiet',
    method: 'password',
    allowLoopback: true,
  } as const
  for (let n = 0; n < mails; n++) {
    const { outcome } = await send({ server, ...envelope, raw }, { kept })
    if (outcome !== 'sent') throw new Error('a mail did not go')
  }
  kept.close()
}

async function sendPooled(port: number): Promise<void> {
  const pool = createTransport({
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    auth: { user: 'mentor', pass: 'quiet' },
  })
  for (let n = 0; n < mails; n++) await pool.sendMail({ envelope, raw: Buffer.from(raw) })
  pool.close()
}
