// "Check connection" names the stage that failed, against real TLS servers with good and bad certificates; nothing is
// ever said in the open where encryption was asked for.
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../../electron/services/mail/check.ts'
import { send } from '../../../electron/services/mail/send.ts'
import type { MailOptions } from '../../../electron/services/mail/session.ts'
import type { CheckStage, MailServer } from '../../../shared/desktop.ts'
import { hasOpenssl, makeAuthority } from '../../hosts/certificates.ts'
import type { Credentials, TestAuthority } from '../../hosts/certificates.ts'
import { startScriptedServer } from '../../hosts/scripted-smtp.ts'
import { bytes, codeOf } from './journal-driver.ts'

let authority: TestAuthority
let folder: string
const ends: (() => Promise<void>)[] = []

beforeAll(() => {
  if (!hasOpenssl()) throw new Error('openssl is not installed: these tests make their certificates with it')
  folder = mkdtempSync(join(tmpdir(), 'telemachus-certificates-'))
  authority = makeAuthority(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

function options(): MailOptions {
  const timeouts = { dns: 2_000, connect: 1_000, greeting: 400, idle: 1_000, reply: 1_000, whole: 5_000 }
  return { ca: authority.ca, timeouts, isOnline: () => true }
}

/** A real mail server that knows `mentor` with `right`, and takes mail from example.edu only. */
async function mailServer(credentials: Credentials, more: SMTPServerOptions = {}) {
  const taken: string[] = []
  const server = new SMTPServer({
    ...credentials,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'mentor' && password === 'right') done(null, { user: 'mentor' })
      else done(Object.assign(new Error('5.7.8 wrong'), { responseCode: 535 }))
    },
    onMailFrom: ({ address }, _session, done) => {
      if (address.endsWith('@example.edu')) done()
      else done(Object.assign(new Error('not your address'), { responseCode: 550 }))
    },
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        taken.push(text)
        done()
      })
    },
    ...more,
  })
  // A client that refuses the certificate is an error on the server's side as well.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo // listening on a port, so never a path or null
  return { port, taken }
}

function account(port: number, change: Partial<MailServer> = {}): MailServer {
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

/** The verdicts as one word each: `ok`, `skipped`, or the code. */
async function verdictsOf(server: MailServer, sender = 'mentor@example.edu', changed: MailOptions = {}) {
  const { verdicts } = await check({ server, sender }, { ...options(), ...changed })
  const words = verdicts.map((one): [CheckStage, string] => [
    one.stage,
    one.verdict === 'failed' ? one.code : one.verdict,
  ])
  return { words: Object.fromEntries(words), verdicts }
}

const allGood = { dns: 'ok', tcp: 'ok', tls: 'ok', certificate: 'ok', auth: 'ok', sender: 'ok' }
const afterTls = { auth: 'skipped', sender: 'skipped' }

describe('a good account', () => {
  test('with TLS from the first byte passes every stage and sends nothing', async () => {
    const { port, taken } = await mailServer(authority.good, { secure: true })
    expect((await verdictsOf(account(port))).words).toEqual(allGood)
    expect(taken).toEqual([])
  })

  test('with STARTTLS passes every stage', async () => {
    const { port } = await mailServer(authority.good)
    expect((await verdictsOf(account(port, { security: 'starttls' }))).words).toEqual(allGood)
  })

  test('without a user skips AUTH', async () => {
    const { port } = await mailServer(authority.good, { secure: true, authOptional: true })
    expect((await verdictsOf(account(port, { user: '', secret: '' }))).words).toEqual({ ...allGood, auth: 'skipped' })
  })

  test('of this computer itself, without TLS, skips what it does not use', async () => {
    const server = await startScriptedServer({})
    ends.push(() => server.close())
    const { words } = await verdictsOf(account(server.port, { security: 'none', allowLoopback: true }))
    expect(words).toEqual({ ...allGood, tls: 'skipped', certificate: 'skipped' })
    const said = server.heard.filter((line) => /^(MAIL|RSET|RCPT|DATA)/.test(line))
    expect(said).toEqual(['MAIL FROM:<mentor@example.edu>', 'RSET'])
  })

  test('sends over TLS what was composed', async () => {
    const { port, taken } = await mailServer(authority.good, { secure: true })
    const request = { from: 'mentor@example.edu', to: ['amina@example.org'], raw: bytes('Subject: x\r\n\r\nHello\r\n') }
    expect(await send({ server: account(port), ...request }, options())).toMatchObject({ outcome: 'sent' })
    expect(taken).toEqual(['Subject: x\r\n\r\nHello\r\n'])
  })
})

describe('the certificate', () => {
  const rows: [keyof Omit<TestAuthority, 'ca' | 'good'>, string][] = [
    ['expired', 'mail/certificate-expired'],
    ['otherName', 'mail/certificate-name'],
    ['selfSigned', 'mail/certificate-untrusted'],
  ]
  test.each(rows)('%s is refused by name, with TLS and with STARTTLS, and no secret is told', async (kind, code) => {
    for (const security of ['tls', 'starttls'] as const) {
      const asked: string[] = []
      const { port } = await mailServer(authority[kind], {
        secure: security === 'tls',
        onAuth: ({ username }, _session, done) => {
          asked.push(username ?? '')
          done(null, { user: 'x' })
        },
      })
      const { words } = await verdictsOf(account(port, { security }))
      expect(words).toEqual({ dns: 'ok', tcp: 'ok', tls: 'ok', certificate: code, ...afterTls })
      expect(asked).toEqual([])
    }
  })

  test('of an authority nobody here trusts is refused', async () => {
    const { port } = await mailServer(authority.good, { secure: true })
    const { words } = await verdictsOf(account(port), undefined, { ca: authority.selfSigned.cert })
    expect(words.certificate).toBe('mail/certificate-untrusted')
  })
})

describe('TLS', () => {
  test('that the server agreed to and never begins is not done without', async () => {
    const server = await startScriptedServer({ ehlo: '250-scripted\r\n250-STARTTLS\r\n250 AUTH PLAIN' })
    ends.push(() => server.close())
    const { words } = await verdictsOf(account(server.port, { security: 'starttls' }))
    expect(words).toMatchObject({ dns: 'ok', tcp: 'ok', tls: 'mail/tls-failed', certificate: 'skipped', ...afterTls })
    expect(server.heard.some((line) => /^(AUTH|MAIL)/.test(line))).toBe(false)
  })

  test('that the server refuses to begin is named so', async () => {
    const { port } = await mailServer(authority.good, { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
    const { words } = await verdictsOf(account(port, { security: 'starttls' }))
    expect(words).toEqual({ dns: 'ok', tcp: 'ok', tls: 'mail/starttls-missing', certificate: 'skipped', ...afterTls })
  })

  test('older than 1.2 is refused', async () => {
    const server = createTlsServer({
      ...authority.good,
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'ALL:@SECLEVEL=0',
    })
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    ends.push(() => new Promise((resolve) => server.close(() => resolve())))
    const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
    expect((await verdictsOf(account(port))).words.tls).toBe('mail/tls-too-old')
  })

  test('from the first byte to a server that speaks in the open fails as TLS', async () => {
    const server = await startScriptedServer({})
    ends.push(() => server.close())
    expect((await verdictsOf(account(server.port))).words).toMatchObject({ tcp: 'ok', tls: 'mail/tls-failed' })
  })
})

describe('the other stages', () => {
  test('a name that nobody knows', async () => {
    const { words } = await verdictsOf(account(465, { host: 'smtp.telemachus.invalid' }))
    expect(words.dns).toMatch(/^mail\/(host-unknown|dns-unavailable)$/)
    expect(words).toMatchObject({ tcp: 'skipped', tls: 'skipped', certificate: 'skipped', ...afterTls })
  })

  test('no network', async () => {
    const offline = { isOnline: () => false }
    expect((await verdictsOf(account(465, { host: 'smtp.telemachus.invalid' }), undefined, offline)).words.dns).toBe(
      'mail/no-network',
    )
  })

  test('nobody listens', async () => {
    const server = await startScriptedServer({})
    await server.close()
    expect((await verdictsOf(account(server.port))).words.tcp).toBe('mail/connection-refused')
  })

  test('a wrong password, without repeating it', async () => {
    const { port } = await mailServer(authority.good, { secure: true })
    const { words, verdicts } = await verdictsOf(account(port, { secret: 'wrong horse' }))
    expect(words).toMatchObject({ certificate: 'ok', auth: 'mail/auth-refused', sender: 'skipped' })
    expect(JSON.stringify(verdicts)).not.toContain('wrong horse')
  })

  test('no AUTH on offer', async () => {
    const { port } = await mailServer(authority.good, { secure: true, disabledCommands: ['AUTH'] })
    expect((await verdictsOf(account(port))).words.auth).toBe('mail/auth-unsupported')
  })

  test('a sender the server does not let us be', async () => {
    const { port } = await mailServer(authority.good, { secure: true })
    const { words, verdicts } = await verdictsOf(account(port), 'dean@example.org')
    expect(words).toMatchObject({ auth: 'ok', sender: 'mail/sender-refused' })
    expect(verdicts.at(-1)?.detail).toContain('550')
  })

  test('a sender with a line break throws before anything is connected', async () => {
    const request = { server: account(1), sender: 'a@example.edu>\r\nRCPT TO:<b@example.org' }
    expect(await codeOf(check(request, options()))).toBe('mail/header-injection')
  })
})
