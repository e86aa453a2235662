// A queue of mails goes out on one connection, which is left soon after, never sends a mail twice when it turns out dead,
// and can be ended at any time. Beside it what else depends on the server's own words: sizes, tokens, addresses.
import { afterEach, describe, expect, test } from 'vitest'
import { check } from '../../../electron/services/mail/check.ts'
import { KeptConnections } from '../../../electron/services/mail/kept.ts'
import { send } from '../../../electron/services/mail/send.ts'
import type { MailOptions } from '../../../electron/services/mail/session.ts'
import type { MailServer } from '../../../shared/desktop.ts'
import { startScriptedServer } from '../../hosts/scripted-smtp.ts'
import type { Move, Script, ScriptedServer } from '../../hosts/scripted-smtp.ts'
import { bytes } from './journal-driver.ts'

const raw = bytes('Subject: Hello\r\n\r\nDear Amina\r\n')
const ends: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serverOf(script: Script = {}): Promise<ScriptedServer> {
  const server = await startScriptedServer(script)
  ends.push(() => server.close())
  return server
}

function keeping(keepMs = 5_000): MailOptions & { kept: KeptConnections } {
  const kept = new KeptConnections(keepMs)
  ends.push(() => kept.close())
  const timeouts = { dns: 2_000, connect: 500, greeting: 300, idle: 300, reply: 300, whole: 5_000 }
  return { kept, timeouts, isOnline: () => true }
}

function account({ port }: ScriptedServer, change: Partial<MailServer> = {}): MailServer {
  const server: MailServer = {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: 'mentor',
    secret: 'quiet',
    method: 'password',
    allowLoopback: true,
  }
  return { ...server, ...change }
}

function sendBy(server: MailServer, options: MailOptions, to = ['amina@example.org']) {
  return send({ server, from: 'mentor@example.edu', to, raw }, options)
}

const count = ({ heard }: ScriptedServer, verb: string) => heard.filter((line) => line.startsWith(verb)).length

describe('a kept connection', () => {
  test('carries the next mail without greeting, signing in or clearing anew', async () => {
    const server = await serverOf()
    const options = keeping()
    for (let n = 0; n < 20; n++) expect(await sendBy(account(server), options)).toMatchObject({ outcome: 'sent' })
    expect([count(server, 'EHLO'), count(server, 'AUTH'), count(server, 'MAIL'), count(server, 'RSET')]).toEqual([
      1, 1, 20, 0,
    ])
    expect(server.bodies).toHaveLength(20)
  })

  test.each<[string, Partial<MailServer>]>([
    ['user', { user: 'other' }],
    ['password', { secret: 'other' }],
    ['way of signing in', { method: 'token' }],
  ])('is not for another %s', async (_name, change) => {
    const server = await serverOf({ ehlo: '250-scripted\r\n250 AUTH PLAIN XOAUTH2' })
    const options = keeping()
    await sendBy(account(server), options)
    await sendBy(account(server, change), options)
    expect(count(server, 'EHLO')).toBe(2)
  })

  test('is left with a goodbye when its time is over', async () => {
    const server = await serverOf()
    await sendBy(account(server), keeping(20))
    await expect.poll(() => count(server, 'QUIT')).toBe(1)
  })

  test('ends when somebody hangs up, and a mail under way then ends on its own', async () => {
    const server = await serverOf()
    const options = keeping()
    await sendBy(account(server), options)
    options.kept.hangUp()
    await expect.poll(() => count(server, 'QUIT')).toBe(1)
    const second = sendBy(account(server), options)
    options.kept.hangUp()
    expect(await second).toMatchObject({ outcome: 'sent' })
    await expect.poll(() => count(server, 'QUIT')).toBe(2)
  })

  test.each<[string, Move]>([
    ['is gone', { hangUp: true }],
    ['is closed with 421', { hangUp: true, after: '421 4.4.2 idle too long' }],
    ['has fallen silent', { silence: true }],
  ])('that %s gives way to a fresh one, and the mail goes once', async (_name, move) => {
    let mails = 0
    const server = await serverOf({ mail: () => (++mails === 2 ? move : '250 ok') })
    const options = keeping()
    await sendBy(account(server), options)
    expect(await sendBy(account(server), options)).toMatchObject({ outcome: 'sent' })
    expect(server.bodies).toHaveLength(2)
    expect(count(server, 'EHLO')).toBe(2)
  })

  test('that dies once the mail began is not replaced: the mail is uncertain', async () => {
    const script: Script = {}
    const server = await serverOf(script)
    const options = keeping()
    await sendBy(account(server), options)
    script.dot = { hangUp: true }
    expect(await sendBy(account(server), options)).toMatchObject({ outcome: 'uncertain' })
    expect(count(server, 'EHLO')).toBe(1)
    expect(server.bodies).toHaveLength(2)
  })

  test('is not kept after a refusal, and a fresh one that dies is not tried again', async () => {
    const script: Script = { rcpt: '550 5.1.1 unknown' }
    const server = await serverOf(script)
    const options = keeping()
    expect(await sendBy(account(server), options)).toMatchObject({ code: 'mail/recipient-refused' })
    script.rcpt = { hangUp: true }
    expect(await sendBy(account(server), options)).toMatchObject({ code: 'mail/connection-lost', retryable: true })
    expect(count(server, 'EHLO')).toBe(2)
  })
})

describe('a server that announces its largest message', () => {
  test('is asked no more than that, and the check tells it', async () => {
    const server = await serverOf({ ehlo: '250-scripted\r\n250-AUTH PLAIN\r\n250 SIZE 20' })
    expect(await sendBy(account(server), keeping())).toMatchObject({
      outcome: 'not-sent',
      code: 'mail/too-large',
      retryable: false,
    })
    expect(count(server, 'MAIL')).toBe(0)
    const { largest } = await check({ server: account(server), sender: 'mentor@example.edu' }, keeping())
    expect(largest).toBe(20)
  })

  test('or none', async () => {
    const server = await serverOf()
    expect((await check({ server: account(server), sender: 'mentor@example.edu' }, keeping())).largest).toBeNull()
  })
})

describe('an access token', () => {
  const offer = { ehlo: '250-scripted\r\n250 AUTH PLAIN XOAUTH2' }
  const token = { method: 'token', secret: 'ya29.token', user: 'mentor@example.edu' } as const
  const presented = Buffer.from('user=mentor@example.edu\u0001auth=Bearer ya29.token\u0001\u0001').toString('base64')

  test('is presented as XOAUTH2 to check and to send', async () => {
    const server = await serverOf(offer)
    expect(await sendBy(account(server, token), keeping())).toMatchObject({ outcome: 'sent' })
    const { verdicts } = await check({ server: account(server, token), sender: 'mentor@example.edu' }, keeping())
    expect(verdicts.find(({ stage }) => stage === 'auth')?.verdict).toBe('ok')
    expect(server.heard.filter((line) => line.startsWith('AUTH'))).toEqual([
      `AUTH XOAUTH2 ${presented}`,
      `AUTH XOAUTH2 ${presented}`,
    ])
  })

  test('that is refused in two steps is refused, and stays secret', async () => {
    const script: Script = {
      ...offer,
      auth: '334 eyJzdGF0dXMiOiI0MDAifQ==',
      other: `535 5.7.8 bad ${presented} ya29.token`,
    }
    const server = await serverOf(script)
    const outcome = await sendBy(account(server, token), keeping())
    expect(outcome).toMatchObject({ outcome: 'not-sent', code: 'mail/auth-refused', retryable: false })
    expect(JSON.stringify(outcome)).not.toMatch(/ya29/)
    expect(JSON.stringify(outcome)).not.toContain(presented)
    expect(server.heard).toHaveLength(3)
  })

  test('is not shown to a server that takes passwords only', async () => {
    const server = await serverOf()
    expect(await sendBy(account(server, token), keeping())).toMatchObject({ code: 'mail/auth-unsupported' })
    expect(count(server, 'AUTH')).toBe(0)
  })
})

describe('addresses in other scripts', () => {
  test('go with the domain as the network knows it, and come back as they were typed', async () => {
    const server = await serverOf({ rcpt: (address) => (address.startsWith('bad') ? '550 no' : '250 ok') })
    const outcome = await sendBy(account(server), keeping(), ['amina@universität.example', 'bad@universität.example'])
    expect(outcome).toMatchObject({ outcome: 'sent', rejected: ['bad@universität.example'] })
    expect(server.heard).toContain('RCPT TO:<amina@xn--universitt-y5a.example>')
  })

  test('need a server with SMTPUTF8 when the name before the @ does', async () => {
    const plain = await serverOf()
    expect(await sendBy(account(plain), keeping(), ['zoë@example.org'])).toMatchObject({
      outcome: 'not-sent',
      code: 'mail/address-unsupported',
      retryable: false,
    })
    expect(count(plain, 'MAIL')).toBe(0)
    const able = await serverOf({ ehlo: '250-scripted\r\n250-SMTPUTF8\r\n250 AUTH PLAIN' })
    expect(await sendBy(account(able), keeping(), ['zoë@example.org'])).toMatchObject({ outcome: 'sent' })
    expect(able.heard.find((line) => line.startsWith('MAIL'))).toContain('SMTPUTF8')
  })

  test('a full mailbox is the recipient’s trouble, not the size of the mail', async () => {
    const server = await serverOf({ rcpt: '552 5.2.2 mailbox full' })
    expect(await sendBy(account(server), keeping())).toMatchObject({ code: 'mail/recipient-refused' })
  })
})
