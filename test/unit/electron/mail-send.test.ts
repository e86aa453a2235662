// What became of a mail, row by row of the table: never "sent" for what was not taken, never "not sent" for what may
// have been, and never a secret in what is told.
import { afterEach, describe, expect, test } from 'vitest'
import { send } from '../../../electron/services/mail/send.ts'
import type { MailOptions } from '../../../electron/services/mail/session.ts'
import type { MailServer } from '../../../shared/desktop.ts'
import { startScriptedServer } from '../../hosts/scripted-smtp.ts'
import type { Script, ScriptedServer } from '../../hosts/scripted-smtp.ts'
import { bytes, codeOf } from './journal-driver.ts'

const secret = 'correct horse battery'
const raw = bytes('Subject: Hello\r\n\r\nDear Amina,\r\n.a line with a dot\r\n')
const quick: MailOptions = {
  timeouts: { dns: 2_000, connect: 500, greeting: 300, idle: 300, reply: 300, whole: 5_000 },
  isOnline: () => true,
}

const hangUp = { hangUp: true } as const
const silence = { silence: true } as const

let server: ScriptedServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

function account(port: number, change: Partial<MailServer> = {}): MailServer {
  return {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: 'mentor',
    secret,
    method: 'password',
    allowLoopback: true,
    ...change,
  }
}

async function sendTo(script: Script, to = ['amina@example.org'], change: Partial<MailServer> = {}) {
  server = await startScriptedServer(script)
  return send({ server: account(server.port, change), from: 'mentor@example.edu', to, raw }, quick)
}

describe('a mail that is taken', () => {
  test('is sent with the reply, byte for byte, dots stuffed', async () => {
    const outcome = await sendTo({})
    expect(outcome).toEqual({ outcome: 'sent', reply: '250 2.0.0 taken as 7F3A', rejected: [] })
    expect(server?.bodies).toEqual(['Subject: Hello\r\n\r\nDear Amina,\r\n..a line with a dot'])
    expect(server?.heard).toContain('MAIL FROM:<mentor@example.edu>')
  })

  test('by some recipients only is sent, and names the others', async () => {
    const outcome = await sendTo(
      { rcpt: (address) => (address === 'bad@example.org' ? '550 no such user' : '250 ok') },
      ['amina@example.org', 'bad@example.org'],
    )
    expect(outcome).toMatchObject({ outcome: 'sent', rejected: ['bad@example.org'] })
  })

  test('stays sent when the line drops at the goodbye', async () => {
    expect(await sendTo({ quit: hangUp })).toMatchObject({ outcome: 'sent' })
  })

  test('without a user needs no AUTH', async () => {
    expect(await sendTo({ ehlo: '250 scripted' }, undefined, { user: '', secret: '' })).toMatchObject({
      outcome: 'sent',
    })
    expect(server?.heard.some((line) => line.startsWith('AUTH'))).toBe(false)
  })

  test('is taken after 354 was sent as 250 by an odd server', async () => {
    expect(await sendTo({ dot: '250 garbage \u00ff\u0007' })).toMatchObject({ outcome: 'sent' })
  })
})

describe('before DATA nothing can have been taken', () => {
  test.each<[string, Script, string]>([
    ['hangs up at once', { greeting: hangUp }, 'mail/connection-lost'],
    ['says nothing', { greeting: silence }, 'mail/timeout'],
    ['greets with 421', { greeting: '421 too busy' }, 'mail/greeting-refused'],
    ['hangs up at EHLO', { ehlo: hangUp }, 'mail/connection-lost'],
    ['falls silent at EHLO', { ehlo: silence }, 'mail/timeout'],
    ['hangs up at AUTH', { auth: hangUp }, 'mail/connection-lost'],
    ['defers AUTH', { auth: '454 4.7.0 later' }, 'mail/try-later'],
    ['hangs up at MAIL', { mail: hangUp }, 'mail/connection-lost'],
    ['falls silent at MAIL', { mail: silence }, 'mail/timeout'],
    ['defers MAIL', { mail: '451 4.3.0 later' }, 'mail/try-later'],
    ['hangs up at RCPT', { rcpt: hangUp }, 'mail/connection-lost'],
    ['greylists RCPT', { rcpt: '450 4.2.0 greylisted' }, 'mail/try-later'],
    ['hangs up at DATA', { data: hangUp }, 'mail/connection-lost'],
    ['closes with 421 at DATA', { data: { hangUp: true, after: '421 4.3.2 closing' } }, 'mail/try-later'],
    ['falls silent at DATA', { data: silence }, 'mail/timeout'],
    ['defers DATA', { data: '451 4.3.0 later' }, 'mail/try-later'],
  ])('a server that %s: not sent, to be tried again', async (_name, script, code) => {
    expect(await sendTo(script)).toMatchObject({ outcome: 'not-sent', code, retryable: true })
  })

  test.each<[string, Script, string]>([
    ['greets with 554', { greeting: '554 go away' }, 'mail/greeting-refused'],
    ['refuses the password', { auth: '535 5.7.8 wrong' }, 'mail/auth-refused'],
    ['offers no AUTH', { ehlo: '250 scripted' }, 'mail/auth-unsupported'],
    ['wants AUTH first', { mail: '530 5.7.0 authenticate' }, 'mail/auth-missing'],
    ['refuses the sender', { mail: '550 5.1.0 not yours' }, 'mail/sender-refused'],
    ['refuses every recipient', { rcpt: '550 5.1.1 unknown' }, 'mail/recipient-refused'],
    ['finds the mail too large', { mail: '552 5.3.4 too big' }, 'mail/too-large'],
    ['announces a limit below the mail', { ehlo: '250-scripted\r\n250-AUTH PLAIN\r\n250 SIZE 10' }, 'mail/too-large'],
    ['refuses DATA', { data: '554 5.5.1 no' }, 'mail/refused'],
  ])('a server that %s: not sent, and the mentor must look', async (_name, script, code) => {
    expect(await sendTo(script)).toMatchObject({ outcome: 'not-sent', code, retryable: false })
  })
})

describe('after DATA began', () => {
  test.each<[string, Script]>([
    ['defers the message', { dot: '451 4.3.0 later' }],
    ['closes with 421 after the dot', { dot: { hangUp: true, after: '421 4.3.2 closing' } }],
    ['closes with 421 in the middle', { body: { hangUp: true, after: '421 4.3.2 closing' } }],
  ])('a server that %s: certainly not sent, to be tried again', async (_name, script) => {
    expect(await sendTo(script)).toMatchObject({ outcome: 'not-sent', code: 'mail/try-later', retryable: true })
  })

  test('a server that refuses the message: not sent, and the mentor must look', async () => {
    expect(await sendTo({ dot: '554 5.7.1 looks like spam' })).toMatchObject({
      outcome: 'not-sent',
      code: 'mail/refused',
      reply: '554 5.7.1 looks like spam',
      retryable: false,
    })
  })

  test.each<[string, Script, string]>([
    ['hangs up in the middle of the body', { body: hangUp }, 'mail/lost-after-data'],
    ['takes the mail and hangs up before saying so', { dot: hangUp }, 'mail/lost-after-data'],
    ['takes the mail and never says so', { dot: silence }, 'mail/no-final-reply'],
    ['answers with half a number', { dot: { hangUp: true, after: '25' } }, 'mail/lost-after-data'],
    ['answers what is no answer', { dot: '999 what' }, 'mail/lost-after-data'],
  ])('a server that %s: uncertain', async (_name, script, code) => {
    expect(await sendTo(script)).toMatchObject({ outcome: 'uncertain', code })
  })

  test('a server that dribbles its answer for ever is left, and the mail is uncertain', async () => {
    server = await startScriptedServer({ dot: silence })
    const slow = { ...quick, timeouts: { ...quick.timeouts, reply: 10_000, whole: 400 } }
    const outcome = await send(
      { server: account(server.port), from: 'mentor@example.edu', to: ['amina@example.org'], raw },
      slow,
    )
    expect(outcome).toMatchObject({ outcome: 'uncertain', code: 'mail/no-final-reply' })
  })
})

describe('what never reaches a server', () => {
  test('nobody listens: not sent, to be tried again', async () => {
    const closed = await startScriptedServer({})
    await closed.close()
    const outcome = await send(
      { server: account(closed.port), from: 'mentor@example.edu', to: ['amina@example.org'], raw },
      quick,
    )
    expect(outcome).toMatchObject({ outcome: 'not-sent', code: 'mail/connection-refused', retryable: true })
  })

  test('no network: says so, to be tried again', async () => {
    const offline = { ...quick, isOnline: () => false }
    const server = account(587, { host: 'smtp.telemachus.invalid', security: 'starttls' })
    const outcome = await send({ server, from: 'mentor@example.edu', to: ['amina@example.org'], raw }, offline)
    expect(outcome).toMatchObject({ outcome: 'not-sent', code: 'mail/no-network', retryable: true })
  })

  test('without encryption only when it is allowed, and only to this computer', async () => {
    expect(await sendTo({}, undefined, { allowLoopback: false })).toMatchObject({
      code: 'mail/loopback-not-allowed',
      retryable: false,
    })
    expect(server?.heard).toEqual([])
  })

  test('an address that would end the command throws before anything is connected', async () => {
    server = await startScriptedServer({})
    const request = { server: account(server.port), from: 'mentor@example.edu', raw }
    expect(await codeOf(send({ ...request, to: ['a@example.org>\r\nRCPT TO:<b@example.org'] }, quick))).toBe(
      'mail/header-injection',
    )
    expect(await codeOf(send({ ...request, to: ['a@example.org> x'] }, quick))).toBe('mail/address-invalid')
    expect(server.heard).toEqual([])
  })

  test('an account with a user and no secret asks for it', async () => {
    expect(await sendTo({}, undefined, { secret: '' })).toMatchObject({ code: 'mail/auth-missing', retryable: false })
  })
})

test('a server that repeats the secret does not bring it onto the screen', async () => {
  const echoed = Buffer.from(`\0mentor\0${secret}`).toString('base64')
  const outcome = await sendTo({ auth: `535 5.7.8 bad: ${secret} ${echoed}` })
  expect(JSON.stringify(outcome)).not.toContain(secret)
  expect(JSON.stringify(outcome)).not.toContain(echoed)
  expect(outcome.reply).toContain('535 5.7.8 bad')
})
