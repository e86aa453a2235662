// A mail's bytes are fixed when it is queued: its identity, its date and its lines are what was asked for, and no value
// becomes a line of its own.
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { compose } from '../../../electron/services/mail/compose.ts'
import { dateHeader } from '../../../electron/services/mail/headers.ts'
import type { Request } from '../../../shared/desktop.ts'
import { decodeFlowed, linesOfText, textOfLines } from '../../../shared/domain/mail-flowed.ts'
import { bytes, codeOf } from './journal-driver.ts'

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
    expect(await codeOf(compose({ ...letter, cc: [`a@example.org${evil}`] }))).toBe('mail/header-injection')
    expect(await codeOf(compose({ ...letter, inReplyTo: `<a${evil}@b>` }))).toBe('mail/header-injection')
    expect(await codeOf(compose({ ...letter, references: ['<a@b>', `<a${evil}@b>`] }))).toBe('mail/header-injection')
    const file = { name: 'a.txt', type: 'text/plain', bytes: bytes('x') }
    const withFile = (change: Partial<typeof file>) => compose({ ...letter, attachments: [{ ...file, ...change }] })
    expect(await codeOf(withFile({ name: `a${evil}.txt` }))).toBe('mail/header-injection')
    expect(await codeOf(withFile({ type: `text/plain${evil}` }))).toBe('mail/header-injection')
  })

  test('names the field of what it refuses, never its value', async () => {
    await expect(compose({ ...letter, cc: ['x@example.org\r\nBcc: y@example.org'] })).rejects.toMatchObject({
      message: 'cc',
    })
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

/** What every mail has to keep on the wire: RFC 5321 §4.5.3.1.6, RFC 5322 §2.1. */
function expectWireForm(raw: Uint8Array, { hasUtf8Headers = false } = {}): void {
  const text = Buffer.from(raw).toString('latin1')
  expect(/[^\r]\n|\r[^\n]|\0/.test(text)).toBe(false)
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  const headers = text.slice(0, text.indexOf('\r\n\r\n'))
  if (!hasUtf8Headers) expect(/[^\r\n\t\u0020-\u007e]/.test(headers)).toBe(false)
  expect(/^bcc:/im.test(headers)).toBe(false)
}

const anyWords = fc.string({ unit: 'grapheme', maxLength: 200 })
const oneLine = anyWords.filter((value) => !/[\r\n\0]/.test(value))

describe('the text of a mail', () => {
  test('is flowed: short lines that a reader joins again', async () => {
    const text = `${'a long paragraph '.repeat(20).trim()}\n\n> quoted\n-- \nZoë`
    const { raw, lines } = await composed({ text: text.replace('Zoë', 'Zoe') })
    expect(lines).toContain('Content-Type: text/plain; charset=utf-8; format=flowed')
    expect(lines.every((line) => line.length <= 78)).toBe(true)
    const body = (await PostalMime.parse(raw)).text ?? ''
    expect(textOfLines(decodeFlowed(body, { deletesSpace: false })).trim()).toBe(text.replace('Zoë', 'Zoe'))
  })

  test('stands beside the markup, and reads the same whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyWords, fc.array(anyWords, { minLength: 1, maxLength: 4 }), async (text, paragraphs) => {
        const html = `<p>${paragraphs.map((words) => words.replace(/[<&\0]/g, '')).join('</p>\n<p>')}</p>`
        const { raw } = await composed({ text, html })
        expectWireForm(raw)
        const parsed = await PostalMime.parse(raw)
        expect(parsed.html?.replace(/\r\n|\r|\n/g, '\n').trim()).toBe(html.replace(/\r\n|\r/g, '\n').trim())
        expect((parsed.text ?? '').trimEnd()).toBe(textOfLines(linesOfText(text)).trimEnd())
      }),
      { numRuns: 60 },
    )
  })

  test('comes before the markup, and the markup before the calendar', async () => {
    const invitation = { method: 'REQUEST', text: 'BEGIN:VCALENDAR\nEND:VCALENDAR\n' } as const
    const { raw } = await composed({ html: '<p>x</p>', invitation })
    const types = [...new TextDecoder().decode(raw).matchAll(/^content-type: ([\w/]+)/gim)].map(([, type]) => type)
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ])
  })
})

describe('attachments', () => {
  test('come out to the byte and under their own name, in any script', async () => {
    const file = fc.record({
      name: oneLine.filter((name) => name.trim() === name && name !== ''),
      type: fc.constantFrom('', 'text/plain', 'text/csv; charset=x', 'message/rfc822', 'multipart/mixed', 'image/png'),
      bytes: fc.uint8Array({ maxLength: 400 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (attachments) => {
        const { raw } = await composed({
          attachments: attachments.map((one) => ({ ...one, bytes: new Uint8Array(one.bytes) })),
        })
        expectWireForm(raw)
        const parsed = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' })
        expect(parsed.attachments.map((one) => one.filename)).toEqual(attachments.map(({ name }) => name))
        const contents = parsed.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer)) // as asked for
        expect(contents.map((one) => one.toString('hex'))).toEqual(
          attachments.map((one) => Buffer.from(one.bytes).toString('hex')),
        )
      }),
      { numRuns: 60 },
    )
  })

  test.each(['отчёт.pdf', 'تقرير.pdf', '計画 (最終).docx', 'a"b\\c.txt', "it's; x=1.txt", '👩‍🏫.png', 'ü'.repeat(200)])(
    'the name %j',
    async (name) => {
      const { raw } = await composed({ attachments: [{ name, type: 'application/pdf', bytes: bytes('%PDF') }] })
      expectWireForm(raw)
      expect((await PostalMime.parse(raw)).attachments[0]).toMatchObject({
        filename: name,
        mimeType: 'application/pdf',
      })
    },
  )

  test('a message or an odd type goes as plain bytes', async () => {
    const attachments = ['message/rfc822', 'multipart/mixed; boundary=x', 'nonsense', 'a/b/c', ''].map(
      (type, index) => ({
        name: `${index}.bin`,
        type,
        bytes: bytes('Subject: x\n\n--x\n'),
      }),
    )
    const parsed = await PostalMime.parse((await composed({ attachments })).raw)
    expect(parsed.attachments.map(({ mimeType }) => mimeType)).toEqual(Array(5).fill('application/octet-stream'))
  })
})

describe('the recipients and the conversation', () => {
  test('copies are named, hidden ones are not a header', async () => {
    const { raw } = await composed({ cc: ['dean@example.edu', 'tariq@example.org'] })
    const parsed = await PostalMime.parse(raw)
    expect(parsed.cc?.map((one) => one.address)).toEqual(['dean@example.edu', 'tariq@example.org'])
    expect(parsed.bcc).toBeUndefined()
  })

  test('to hidden recipients only, the To header is still a valid one', async () => {
    const { lines } = await composed({ to: [] })
    expect(lines).toContain('To: Undisclosed recipients:;')
    expect((await composed({ to: [], cc: ['dean@example.edu'] })).lines.some((line) => line.startsWith('To:'))).toBe(
      false,
    )
  })

  test('names what it answers and what came before, folded', async () => {
    const references = Array.from({ length: 60 }, (_one, index) => `<${'r'.repeat(40)}.${index}@example.org>`)
    const { raw } = await composed({ inReplyTo: references.at(-1) ?? '', references })
    expectWireForm(raw)
    const text = new TextDecoder().decode(raw)
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
    const parsed = await PostalMime.parse(raw)
    expect(parsed.inReplyTo).toBe(references.at(-1))
    expect(parsed.references?.split(/\s+/)).toEqual(references)
  })

  test('an odd id of a stranger is left out, the others stay', async () => {
    const { raw } = await composed({ inReplyTo: 'no id', references: ['<a b@c>', '<ä@b>', '<good@b>', '<plain>'] })
    const parsed = await PostalMime.parse(raw)
    expect(parsed.inReplyTo).toBeUndefined()
    expect(parsed.references).toBe('<good@b> <plain>')
  })

  test('a domain in another script goes as the network knows it', async () => {
    const { raw, lines } = await composed({ from: 'mentor@universität.example', to: ['amina@例え.テスト'] })
    expectWireForm(raw)
    expect(lines).toContain('To: amina@xn--r8jz45g.xn--zckzah')
    expect(lines.some((line) => line.endsWith('<mentor@xn--universitt-y5a.example>'))).toBe(true)
    expect(await codeOf(compose({ ...letter, to: ['a@ex\u2028ample.ü'] }))).toBe('mail/address-invalid')
  })

  test('a name in another script before the @ stays, as SMTPUTF8 wants it', async () => {
    const { raw, lines } = await composed({ to: ['zoë@example.org'] })
    expectWireForm(raw, { hasUtf8Headers: true })
    expect(lines).toContain('To: zoë@example.org')
  })

  test('any subject and name read back the same', async () => {
    await fc.assert(
      fc.asyncProperty(oneLine, oneLine, async (subject, fromName) => {
        const { raw } = await composed({ subject, fromName })
        expectWireForm(raw)
        const parsed = await PostalMime.parse(raw)
        const calm = (value: string | undefined) => (value ?? '').replace(/\s+/g, ' ').trim()
        expect(calm(parsed.subject)).toBe(calm(subject))
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
