// A mail's bytes are fixed when it is queued: its identity, its date and its lines are what was asked for, and no value
// becomes a line of its own.
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { compose } from '../../../electron/services/mail/compose.ts'
import { dateHeader } from '../../../electron/services/mail/headers.ts'
import type { Request } from '../../../shared/desktop.ts'
import { codeOf } from './journal-driver.ts'

const letter: Request<'mail.compose'> = {
  fromName: 'Zoë Mentor',
  from: 'mentor@example.edu',
  to: ['amina@example.org'],
  cc: [],
  html: '',
  attachments: [],
  inReplyTo: '',
  references: [],
  subject: 'Our talk on Tuesday – a few notes',
  text: 'Dear Amina,\n\nthank you for coming.\n.\nYours, Zoë',
  invitation: null,
  messageId: '<5f1c@example.edu>',
  date: '2026-11-23T18:06:09Z',
  zoneMinutes: 60,
}

async function composed(change: Partial<typeof letter> = {}) {
  const { raw } = await compose({ ...letter, ...change })
  return { raw, lines: new TextDecoder().decode(raw).split('\r\n') }
}

describe('a composed mail', () => {
  test('carries the identity and the date that were fixed, and no trace of program or machine', async () => {
    const { lines } = await composed()
    expect(lines).toContain('Message-ID: <5f1c@example.edu>')
    expect(lines).toContain('Date: Mon, 23 Nov 2026 19:06:09 +0100')
    expect(lines.filter((line) => /^date:/i.test(line))).toHaveLength(1)
    expect(lines.some((line) => /^(x-mailer|user-agent|received):/i.test(line))).toBe(false)
  })

  test('reads back as it was written, in any script', async () => {
    const { raw } = await composed({ subject: 'مرحبا 你好 👋', text: 'שלום\n\nДобрый день 👩‍🏫' })
    const parsed = await PostalMime.parse(raw)
    expect(parsed.subject).toBe('مرحبا 你好 👋')
    expect(parsed.text?.trim()).toBe('שלום\n\nДобрый день 👩‍🏫')
    expect(parsed.from).toMatchObject({ name: 'Zoë Mentor', address: 'mentor@example.edu' })
    expect(parsed.to?.map((one) => one.address)).toEqual(['amina@example.org'])
    expect(parsed.html).toBeUndefined()
  })

  test.each(['REQUEST', 'CANCEL'] as const)('carries a calendar file that calendars take: %s', async (method) => {
    const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:${method}\r\nEND:VCALENDAR\r\n`
    const { raw } = await composed({ invitation: { method, text } })
    const parsed = await PostalMime.parse(raw)
    expect(parsed.text?.trim()).toBe(letter.text)
    const calendars = parsed.attachments.filter(({ mimeType }) => /calendar|ics/.test(mimeType))
    expect(calendars.map(({ mimeType }) => mimeType).toSorted()).toEqual(['application/ics', 'text/calendar'])
    for (const { content } of calendars)
      expect(
        (typeof content === 'string' ? content : new TextDecoder().decode(content)).replace(/\r?\n/g, '\r\n'),
      ).toBe(text)
    expect(new TextDecoder().decode(raw)).toMatch(new RegExp(`text/calendar;[^]{0,40}method=${method}`))
  })

  test('keeps lines within what SMTP carries, however long a paragraph is', async () => {
    const { lines } = await composed({ text: 'é'.repeat(20_000), subject: 'ü'.repeat(400) })
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  test.each(['\r', '\n', '\0', '\r\nBcc: other@example.org'])('refuses %j in every header value', async (evil) => {
    expect(await codeOf(compose({ ...letter, fromName: `a${evil}` }))).toBe('mail/header-injection')
    expect(await codeOf(compose({ ...letter, subject: `a${evil}` }))).toBe('mail/header-injection')
    expect(await codeOf(compose({ ...letter, from: `a${evil}@example.org` }))).toBe('mail/header-injection')
    expect(await codeOf(compose({ ...letter, to: ['b@example.org', `a@example.org${evil}`] }))).toBe(
      'mail/header-injection',
    )
    expect(await codeOf(compose({ ...letter, messageId: `<a${evil}@b>` }))).toBe('mail/header-injection')
  })

  test.each(['a b@example.org', '<a@example.org>', 'a@b@c', 'example.org', 'a@example.org>, <b@example.org'])(
    'refuses %j as an address',
    async (address) => {
      expect(await codeOf(compose({ ...letter, to: [address] }))).toBe('mail/address-invalid')
    },
  )

  test('has exactly the intended headers, whatever is typed into name, subject and text', async () => {
    const oneLine = fc.string({ unit: 'grapheme', maxLength: 80 }).filter((value) => !/[\r\n\0]/.test(value))
    await fc.assert(
      fc.asyncProperty(oneLine, oneLine, fc.string({ maxLength: 300 }), async (fromName, subject, text) => {
        const { raw } = await composed({ fromName, subject, text })
        const { headers } = await PostalMime.parse(raw)
        const names = headers.map((header) => header.key).sort()
        const always = names.filter((name) => name !== 'subject' && name !== 'content-transfer-encoding')
        expect(always).toEqual(['content-type', 'date', 'from', 'message-id', 'mime-version', 'to'])
      }),
    )
  })
})

describe('the Date header', () => {
  test.each([
    ['2026-01-01T00:30:00Z', -300, 'Wed, 31 Dec 2025 19:30:00 -0500'],
    ['2026-06-30T20:00:00.500Z', 345, 'Wed, 1 Jul 2026 01:45:00 +0545'],
    ['2024-02-29T23:59:59Z', 0, 'Thu, 29 Feb 2024 23:59:59 +0000'],
    ['2026-03-01T12:00:00Z', -210, 'Sun, 1 Mar 2026 08:30:00 -0330'],
  ])('of %s at %d minutes', (instant, zone, header) => {
    expect(dateHeader(instant, zone)).toBe(header)
  })

  test('names the same instant in every zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: -900, max: 900 }), (seconds, zone) => {
        const instant = new Date(seconds * 1000)
        expect(new Date(dateHeader(instant.toISOString(), zone)).getTime()).toBe(instant.getTime())
      }),
    )
  })
})
