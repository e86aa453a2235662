// A mail server, or somebody in its place, that means harm: floods, dribbles, strips encryption, shows wrong papers. Memory
// stays small, no wait is endless, nothing is told in the open, and what may have been taken is never called "not sent".
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../../electron/services/mail/check.ts'
import { send } from '../../../electron/services/mail/send.ts'
import type { MailOptions } from '../../../electron/services/mail/session.ts'
import type { MailServer } from '../../../shared/desktop.ts'
import { makeAuthority } from '../../hosts/certificates.ts'
import type { TestAuthority } from '../../hosts/certificates.ts'
import { startScriptedServer } from '../../hosts/scripted-smtp.ts'
import type { Script } from '../../hosts/scripted-smtp.ts'
import { bytes } from './journal-driver.ts'

const raw = bytes('Subject: Hello\r\n\r\nDear Amina\r\n')
const timeouts = { dns: 2_000, connect: 1_000, greeting: 1_000, idle: 1_000, reply: 1_000, whole: 1_500 }
/** The password as it would be told. */
const presented = Buffer.from('\0mentor\0right horse').toString('base64')

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

function account(port: number, change: Partial<MailServer> = {}): MailServer {
  const server: MailServer = {
    host: 'localhost',
    port,
    security: 'none',
    user: 'mentor',
    secret: 'right horse',
    method: 'password',
    allowLoopback: true,
  }
  return { ...server, ...change }
}

function sendTo(server: MailServer, options: MailOptions = {}) {
  const request = { server, from: 'mentor@example.edu', to: ['amina@example.org'], raw }
  return send(request, { timeouts, isOnline: () => true, ...options })
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  )
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  return port
}

describe('a flood', () => {
  const flood = `250-${'x'.repeat(10_000_000)}`
  const lines = `${'250-again\r\n'.repeat(500_000)}250 ok`
  test.each<[keyof Script, string]>([
    ['greeting', 'not-sent'],
    ['ehlo', 'not-sent'],
    ['auth', 'not-sent'],
    ['mail', 'not-sent'],
    ['rcpt', 'not-sent'],
    ['data', 'not-sent'],
    ['dot', 'uncertain'],
  ])('in answer to %s is not taken in', async (moment, outcome) => {
    for (const words of [flood, lines]) {
      const server = await startScriptedServer({ [moment]: words })
      ends.push(() => server.close())
      const before = process.memoryUsage().rss
      const got = await sendTo(account(server.port))
      expect(got.outcome).toBe(outcome)
      expect(got.reply.length).toBeLessThanOrEqual(2_000)
      expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
    }
  })
})

/** Answers one sign at a time, for ever, from the n-th command on; -1 for the greeting. */
function dribbler(from: number): ReturnType<typeof createServer> {
  return createServer((socket) => {
    const timers: NodeJS.Timeout[] = []
    const answer = (words: string, step: number) => {
      if (step < from) socket.write(`${words}\r\n`)
      else timers.push(setInterval(() => socket.write('2'), 100))
    }
    let step = 0
    answer('220 slow', -1)
    socket.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
        if (line.startsWith('EHLO')) answer('250-slow\r\n250 AUTH PLAIN', step)
        else if (line === 'DATA') answer('354 go', step)
        else if (/^(AUTH|MAIL|RCPT|\.$)/.test(line)) answer(line.startsWith('AUTH') ? '235 ok' : '250 ok', step)
        else continue
        step += 1
      }
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => timers.forEach(clearInterval))
  })
}

describe('an answer that comes a sign at a time, for ever', () => {
  test.each([
    ['the greeting', -1, 'not-sent'],
    ['EHLO', 0, 'not-sent'],
    ['AUTH', 1, 'not-sent'],
    ['MAIL', 2, 'not-sent'],
    ['RCPT', 3, 'not-sent'],
    ['DATA', 4, 'not-sent'],
    ['the message', 5, 'uncertain'],
  ])('to %s is not waited for', async (_name, from, outcome) => {
    const port = await listening(dribbler(from))
    expect(await sendTo(account(port))).toMatchObject({
      outcome,
      ...(outcome === 'not-sent' ? { retryable: true } : {}),
    })
  })
})

describe('somebody between us and the server', () => {
  let authority: TestAuthority
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'telemachus-certificates-'))
    authority = makeAuthority(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** What was told to a server with these papers. */
  async function told(kind: 'expired' | 'otherName' | 'selfSigned', security: 'tls' | 'starttls') {
    const heard: string[] = []
    const server = new SMTPServer({
      ...authority[kind],
      secure: security === 'tls',
      onAuth: ({ username }, _session, done) => {
        heard.push('auth')
        done(null, { user: username })
      },
      onData: (stream, _session, done) => {
        heard.push('mail')
        stream.resume()
        stream.on('end', () => done())
      },
    })
    // A client that turns away is an error on the server's side as well.
    server.on('error', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    ends.push(() => new Promise((resolve) => server.close(() => resolve())))
    const { port } = server.server.address() as AddressInfo
    const outcome = await sendTo(account(port, { security, allowLoopback: false }), { ca: authority.ca })
    return { heard, outcome }
  }

  test.each([
    ['expired', 'mail/certificate-expired'],
    ['otherName', 'mail/certificate-name'],
    ['selfSigned', 'mail/certificate-untrusted'],
  ] as const)('with papers that are %s gets neither password nor mail', async (kind, code) => {
    for (const security of ['tls', 'starttls'] as const) {
      const { heard, outcome } = await told(kind, security)
      expect(outcome).toMatchObject({ outcome: 'not-sent', code })
      expect(heard).toEqual([])
    }
  })

  test.each<[string, Script]>([
    ['takes STARTTLS out of the offer', { ehlo: '250-plain\r\n250 AUTH PLAIN', other: '502 5.5.1 what is that' }],
    ['refuses it', { ehlo: '250-plain\r\n250-STARTTLS\r\n250 AUTH PLAIN', other: '454 4.7.0 not now' }],
    ['agrees and goes on in the open', { ehlo: '250-plain\r\n250-STARTTLS\r\n250 AUTH PLAIN', other: '220 go on' }],
    ['knows no EHLO', { ehlo: '502 5.5.1 what is that', other: '250 ok' }],
  ])('who %s gets neither password nor mail', async (_name, script) => {
    for (const security of ['tls', 'starttls'] as const) {
      const server = await startScriptedServer(script)
      ends.push(() => server.close())
      const encrypted = account(server.port, { security, allowLoopback: false })
      expect(await sendTo(encrypted, { ca: authority.ca })).toMatchObject({ outcome: 'not-sent' })
      const { verdicts } = await check(
        { server: encrypted, sender: 'mentor@example.edu' },
        { timeouts, ca: authority.ca },
      )
      expect(verdicts.find(({ stage }) => stage === 'auth')?.verdict).not.toBe('ok')
      expect(server.heard.some((line) => /^(?:AUTH|MAIL|RCPT|DATA)/.test(line))).toBe(false)
      expect(server.heard.join()).not.toContain(presented)
    }
  })

  test('who speaks TLS 1.0 after STARTTLS gets neither, and is named', async () => {
    const heard: string[] = []
    const context = createSecureContext({
      ...authority.good,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'ALL:@SECLEVEL=0',
    })
    const port = await listening(
      createServer((socket) => {
        socket.on('error', () => socket.destroy())
        socket.write('220 old\r\n')
        socket.on('data', (chunk: Buffer) => {
          const line = chunk.toString('latin1').trim()
          heard.push(line)
          if (line.startsWith('EHLO')) socket.write('250-old\r\n250 STARTTLS\r\n')
          if (line !== 'STARTTLS') return
          socket.removeAllListeners('data')
          socket.write('220 go on\r\n')
          const secured = new TLSSocket(socket, { isServer: true, secureContext: context })
          // The handshake fails on both sides.
          secured.on('error', () => secured.destroy())
          secured.on('data', (data: Buffer) => heard.push(data.toString('latin1')))
        })
      }),
    )
    const outcome = await sendTo(account(port, { security: 'starttls', allowLoopback: false }), { ca: authority.ca })
    expect(outcome).toMatchObject({ outcome: 'not-sent', code: 'mail/tls-too-old' })
    expect(heard).toEqual(['EHLO localhost', 'STARTTLS'])
  })
})

describe('a server that asks for patience', () => {
  test('is asked again later, and takes the mail then: greylisting', async () => {
    let tries = 0
    const server = await startScriptedServer({
      rcpt: () => (++tries === 1 ? '450 4.2.0 greylisted, come back in 15 minutes' : '250 ok'),
    })
    ends.push(() => server.close())
    expect(await sendTo(account(server.port))).toMatchObject({
      outcome: 'not-sent',
      code: 'mail/try-later',
      reply: '450 4.2.0 greylisted, come back in 15 minutes',
      retryable: true,
    })
    expect(await sendTo(account(server.port))).toMatchObject({ outcome: 'sent' })
    expect(server.bodies).toHaveLength(1)
  })
})
