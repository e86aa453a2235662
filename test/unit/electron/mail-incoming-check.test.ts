// "Check connection" of a server that brings mail names the stage that failed, and nothing is ever said in the open
// where encryption was asked for, whoever sits in the middle.
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { MailServer } from '../../../shared/desktop.ts'
import { hasOpenssl, makeAuthority } from '../../hosts/certificates.ts'
import type { TestAuthority } from '../../hosts/certificates.ts'
import { startSmallImap } from '../../hosts/hoodiecrow.ts'
import { startScriptedImap } from '../../hosts/scripted-imap.ts'
import type { ImapScript } from '../../hosts/scripted-imap.ts'
import {
  account,
  codeOfFailure,
  incomingFor,
  lookRequest,
  plainAccount,
  shortTimeouts,
  verdictWords,
} from './mail-incoming-driver.ts'

let authority: TestAuthority
let folder: string
const ends: (() => Promise<void> | void)[] = []

beforeAll(() => {
  if (!hasOpenssl()) throw new Error('openssl is not installed: these tests make their certificates with it')
  folder = mkdtempSync(join(tmpdir(), 'telemachus-certificates-'))
  authority = makeAuthority(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function check(server: MailServer, isOnline = true) {
  const incoming = incomingFor({ ca: authority.ca, timeouts: shortTimeouts, isOnline: () => isOnline })
  ends.push(() => incoming.close())
  const { verdicts } = await incoming.services['mail.checkIncoming']({ server })
  expect(JSON.stringify(verdicts)).not.toContain(server.secret)
  // What checks and what works share one way to connect.
  const looked = await codeOfFailure(incoming.services['mail.look'](lookRequest(server)))
  const failed = verdicts.find((one) => one.verdict === 'failed')
  expect(looked).toBe(failed?.code ?? 'none')
  return verdictWords(verdicts)
}

async function smallImap(...args: Parameters<typeof startSmallImap>) {
  const server = await startSmallImap(...args)
  ends.push(() => server.close())
  return server
}

async function scripted(script: ImapScript) {
  const server = await startScriptedImap(script)
  ends.push(() => server.close())
  return server
}

const allGood = { dns: 'ok', tcp: 'ok', tls: 'ok', certificate: 'ok', auth: 'ok', sender: 'skipped', folder: 'ok' }
const afterTls = { auth: 'skipped', sender: 'skipped', folder: 'skipped' }

describe('a good account', () => {
  test('passes every stage with TLS from the first byte', async () => {
    const { port } = await smallImap({ secureConnection: true, credentials: authority.good })
    expect(await check(account(port))).toEqual(allGood)
  })

  test('passes every stage with STARTTLS', async () => {
    const { port } = await smallImap({ credentials: authority.good })
    expect(await check(account(port, { security: 'starttls' }))).toEqual(allGood)
  })

  test('by its number is compared with the number in the certificate', async () => {
    const { port } = await smallImap({ secureConnection: true, credentials: authority.good })
    expect(await check(account(port, { host: '127.0.0.1' }))).toEqual(allGood)
    const other = await smallImap({ secureConnection: true, credentials: authority.selfSigned })
    expect((await check(account(other.port, { host: '127.0.0.1' }))).certificate).toMatch(/untrusted|name/)
  })
})

describe('the certificate', () => {
  const rows: [keyof Omit<TestAuthority, 'ca' | 'good'>, string][] = [
    ['expired', 'mail/certificate-expired'],
    ['otherName', 'mail/certificate-name'],
    ['selfSigned', 'mail/certificate-untrusted'],
  ]
  test.each(rows)('%s is refused by name, with TLS and with STARTTLS', async (kind, code) => {
    for (const security of ['tls', 'starttls'] as const) {
      const { port } = await smallImap({ secureConnection: security === 'tls', credentials: authority[kind] })
      const words = await check(account(port, { security }))
      expect(words).toEqual({ dns: 'ok', tcp: 'ok', tls: 'ok', certificate: code, ...afterTls })
    }
  })
})

describe('a man in the middle', () => {
  const stripped = { dns: 'ok', tcp: 'ok', tls: 'mail/starttls-missing', certificate: 'skipped', ...afterTls }
  const silent = (heard: string[]) => heard.every((line) => /^\S+ (CAPABILITY|STARTTLS)$/.test(line))

  test('who takes STARTTLS out of the offer hears no password', async () => {
    const { port, heard } = await scripted({ capabilities: 'IMAP4rev1 AUTH=PLAIN' })
    expect(await check(account(port, { security: 'starttls' }))).toEqual(stripped)
    expect(silent(heard)).toBe(true)
  })

  test('who greets with PREAUTH hears no password and gives no mail', async () => {
    const { port, heard } = await scripted({ greeting: '* PREAUTH welcome\r\n', capabilities: 'IMAP4rev1 STARTTLS' })
    expect(await check(account(port, { security: 'starttls' }))).toEqual(stripped)
    expect(silent(heard)).toBe(true)
  })

  test('who refuses STARTTLS hears no password', async () => {
    const { port, heard } = await scripted({
      capabilities: 'IMAP4rev1 STARTTLS',
      answers: { STARTTLS: (tag, say) => say(`${tag} NO not today\r\n`) },
    })
    expect(await check(account(port, { security: 'starttls' }))).toEqual(stripped)
    expect(silent(heard)).toBe(true)
  })

  test('who adds words of his own after STARTTLS is refused', async () => {
    const { port, heard } = await scripted({
      capabilities: 'IMAP4rev1 STARTTLS',
      answers: { STARTTLS: (tag, say) => say(`${tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n`) },
    })
    expect((await check(account(port, { security: 'starttls' }))).tls).toBe('mail/tls-failed')
    expect(silent(heard)).toBe(true)
  })

  test('PREAUTH is refused on this computer, too: it is not the account that was asked for', async () => {
    const { port } = await scripted({ greeting: '* PREAUTH welcome\r\n' })
    expect((await check(plainAccount(port))).auth).toBe('mail/server-misbehaves')
  })
})

describe('TLS', () => {
  test('older than 1.2 is refused', async () => {
    const old = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const
    const server = createTlsServer({ ...authority.good, ...old })
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    ends.push(() => new Promise((resolve) => server.close(() => resolve())))
    const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
    expect((await check(account(port))).tls).toBe('mail/tls-too-old')
  })

  test('to a server that speaks in the open fails as TLS', async () => {
    const { port } = await scripted({})
    expect(await check(account(port))).toMatchObject({ tcp: 'ok', tls: 'mail/tls-failed', certificate: 'skipped' })
  })

  test('to a server that says nothing fails as TLS', async () => {
    const { port } = await scripted({ greeting: () => undefined, answers: {} })
    expect(await check(account(port))).toMatchObject({ tcp: 'ok', tls: 'mail/tls-failed' })
  })

  test('is done without only to this computer, and only when that is allowed', async () => {
    const { port } = await smallImap()
    expect((await check(plainAccount(port, { allowLoopback: false }))).tls).toBe('mail/loopback-not-allowed')
  })
})

describe('the other stages', () => {
  test('no network, and nobody who listens', async () => {
    expect((await check(account(993, { host: 'imap.telemachus.invalid' }), false)).dns).toBe('mail/no-network')
    const server = await startScriptedImap({})
    await server.close()
    expect((await check(account(server.port))).tcp).toBe('mail/connection-refused')
  })

  test('IMAP that the provider has switched off is named so', async () => {
    const { port } = await scripted({
      answers: { LOGIN: (tag, say) => say(`${tag} NO [ALERT] Your account is not enabled for IMAP use.\r\n`) },
    })
    expect((await check(plainAccount(port))).auth).toBe('mail/imap-disabled')
  })

  test('a server that takes no password is named so', async () => {
    const { port, heard } = await scripted({ capabilities: 'IMAP4rev1 LOGINDISABLED' })
    expect((await check(plainAccount(port))).auth).toBe('mail/auth-unsupported')
    expect(heard.join()).not.toContain('LOGIN mentor')
  })

  test('a password in the words of the server is taken out', async () => {
    const { port } = await scripted({
      answers: { LOGIN: (tag, say, _socket, rest) => say(`${tag} NO wrong: ${rest}\r\n`) },
    })
    expect((await check(plainAccount(port, { secret: 'wrong-horse-battery' }))).auth).toBe('mail/auth-refused')
  })

  test('a server that is too busy, and one that closes the inbox', async () => {
    const busy = await scripted({ greeting: '* BYE too many connections\r\n' })
    expect((await check(plainAccount(busy.port))).tcp).toBe('mail/greeting-refused')
    const later = await scripted({ answers: { LOGIN: (tag, say) => say(`${tag} NO [UNAVAILABLE] later\r\n`) } })
    expect((await check(plainAccount(later.port))).auth).toBe('mail/try-later')
    const closed = await scripted({ answers: { EXAMINE: (tag, say) => say(`${tag} NO not for you\r\n`) } })
    expect(await check(plainAccount(closed.port))).toMatchObject({ auth: 'ok', folder: 'mail/folder-refused' })
  })
})
