// A reply that was pasted must come back out of its message as it went in, and nothing typed can make headers of its own.
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { pastedMessage, type PastedReply } from '../../../shared/domain/mail-reading/pasted.ts'

const reply = (part: Partial<PastedReply> = {}): PastedReply => ({
  from: { name: 'Amina Wanjiru Otieno', address: 'amina@example.org' },
  to: 'rowan@example.edu',
  subject: 'Re: Consent',
  date: '2026-11-25T09:00:00.000Z',
  text: 'Yes, on Friday.\n\nAmina',
  references: [],
  ...part,
})
const parsed = (part: Partial<PastedReply> = {}) => PostalMime.parse(pastedMessage(reply(part)))

describe('a pasted reply', () => {
  it('is a message that a parser reads', async () => {
    const mail = await parsed({ references: ['<first@example.edu>', 'broken', '<second@example.edu>'] })
    expect(mail.from).toMatchObject({ name: 'Amina Wanjiru Otieno', address: 'amina@example.org' })
    expect(mail.to?.[0]?.address).toBe('rowan@example.edu')
    expect(mail.subject).toBe('Re: Consent')
    expect(mail.date).toBe('2026-11-25T09:00:00.000Z')
    expect(mail.inReplyTo).toBe('<second@example.edu>')
    expect(mail.references?.split(/\s+/u)).toEqual(['<first@example.edu>', '<second@example.edu>'])
    expect(mail.text?.replaceAll('\r', '').trimEnd()).toBe('Yes, on Friday.\n\nAmina')
  })

  it('makes no header of what was typed', async () => {
    const evil = 'x\r\nBcc: all@example.org\r\n\r\nnew body'
    const mail = await parsed({ subject: evil, from: { name: evil, address: `a@b.c>\r\nBcc: d@e.f` } })
    expect(mail.bcc).toBeUndefined()
    expect(mail.headers.some(({ key }) => key === 'bcc')).toBe(false)
    expect(mail.text?.replaceAll('\r', '').trimEnd()).toBe('Yes, on Friday.\n\nAmina')
  })

  it('keeps every sign of subject, name and text, in any script', async () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .map((text) =>
        text
          .replace(/\p{Cc}|\p{Cs}|\p{Cn}|\s/gu, ' ')
          .replace(/ +/gu, ' ')
          .trim(),
      )
      .filter((text) => text !== '' && !text.includes('=?'))
    await fc.assert(
      fc.asyncProperty(line, line, async (subject, text) => {
        const mail = await parsed({ subject, text })
        expect(mail.subject).toBe(subject)
        expect(mail.text?.trimEnd()).toBe(text)
      }),
      { numRuns: 60 },
    )
  })
})
