// A composed mail through Debian's Postfix: over STARTTLS and AUTH, and in the mailbox it is what was composed, to the
// byte, below the lines that the server put on top.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../../electron/services/mail/check.ts'
import { compose } from '../../../electron/services/mail/compose.ts'
import { KeptConnections } from '../../../electron/services/mail/kept.ts'
import { send } from '../../../electron/services/mail/send.ts'
import type { MailServer, Request } from '../../../shared/desktop.ts'
import { makeAuthority } from '../../hosts/certificates.ts'
import { hasPostfix, startPostfix } from '../../hosts/postfix.ts'
import type { Postfix } from '../../hosts/postfix.ts'

const letter: Request<'mail.compose'> = {
  fromName: 'Zoë Mentor',
  from: 'mentor@example.edu',
  to: ['amina@example.org'],
  cc: ['tariq@example.org'],
  subject: 'Our talk – a few notes',
  text: `${'A paragraph that is longer than a line of mail may be. '.repeat(4)}\n\n> said before\n.\n..\nFrom here\n-- \nZoë`,
  html: '<p>A <b>paragraph</b></p>',
  attachments: [
    {
      name: 'отчёт.bin',
      type: 'application/octet-stream',
      bytes: Uint8Array.from({ length: 20_000 }, (_one, n) => n % 256),
    },
  ],
  invitation: null,
  messageId: '<real.1@example.edu>',
  inReplyTo: '<before@example.org>',
  references: ['<before@example.org>'],
  date: '2026-11-26T08:00:00Z',
  zoneMinutes: 60,
}

describe.runIf(hasPostfix())('a real SMTP server', () => {
  let folder = ''
  let ca = ''
  let real: Postfix
  const kept = new KeptConnections()
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'telemachus-certificates-'))
    const authority = makeAuthority(folder)
    ca = authority.ca
    real = await startPostfix({ credentials: authority.good, largest: 200_000 })
  }, 60_000)
  afterAll(async () => {
    kept.close()
    await real.close()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  const account = (change: Partial<MailServer> = {}): MailServer => ({
    host: 'localhost',
    port: real.port,
    security: 'starttls',
    user: real.user,
    secret: real.password,
    method: 'password',
    allowLoopback: false,
    ...change,
  })
  const options = () => ({ ca, kept, isOnline: () => true })
  const handOver = (raw: Uint8Array<ArrayBuffer>, to = letter.to) =>
    send({ server: account(), from: letter.from, to, raw }, options())

  test('passes the check, and says what it takes', async () => {
    const { verdicts, largest } = await check({ server: account(), sender: letter.from }, options())
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(6).fill('ok'))
    expect(largest).toBe(200_000)
  })

  test('delivers what was composed, to the byte', async () => {
    const { raw } = await compose(letter)
    expect(await handOver(raw)).toMatchObject({ outcome: 'sent', rejected: [] })
    await expect.poll(() => real.delivered().length, { timeout: 10_000 }).toBe(1)
    const [stored = ''] = real.delivered()
    // A mailbox on Unix has its own line ends.
    const sent = Buffer.from(raw).toString('latin1').replaceAll('\r\n', '\n')
    expect(stored.endsWith(sent)).toBe(true)
    expect(stored.slice(0, stored.length - sent.length)).toMatch(
      /^(?:(?:Return-Path|Delivered-To|Received):[^]*?\n(?:[ \t][^\n]*\n)*)+$/,
    )
  })

  test('takes a queue on one connection, each mail once', async () => {
    const before = real.delivered().length
    for (let n = 0; n < 20; n++) {
      const { raw } = await compose({ ...letter, attachments: [], messageId: `<queue.${n}@example.edu>` })
      expect(await handOver(raw)).toMatchObject({ outcome: 'sent' })
    }
    await expect.poll(() => real.delivered().length - before, { timeout: 10_000 }).toBe(20)
    const ids = real.delivered().flatMap((mail) => /^Message-ID: <queue\.\d+@/m.exec(mail)?.[0] ?? [])
    expect(new Set(ids).size).toBe(20)
  })

  test('refuses a wrong password, and more than it takes before anything of it is sent', async () => {
    const wrong = await send(
      {
        server: account({ secret: 'wrong horse' }),
        from: letter.from,
        to: letter.to,
        raw: (await compose(letter)).raw,
      },
      options(),
    )
    expect(wrong).toMatchObject({ outcome: 'not-sent', code: 'mail/auth-refused', retryable: false })
    expect(await handOver(new Uint8Array(300_000))).toMatchObject({ outcome: 'not-sent', code: 'mail/too-large' })
  })
})
