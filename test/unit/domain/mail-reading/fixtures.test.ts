// Mails of every kind, ordinary and hostile: the words are found, the files come out to the byte, nothing throws.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attachmentAt, readMail } from '../../../../shared/domain/mail-reading/read-mail.ts'
import { allMails } from '../../../fixtures/mail/all.ts'

const hashOf = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'))

describe.each(allMails)('$name', (fixture) => {
  it('is read', async () => {
    const result = await readMail(fixture.raw, hashOf)
    if (!result.ok) throw new Error(result.error.code)
    const read = result.value
    if (typeof fixture.text === 'string') expect(read.text).toBe(fixture.text)
    else expect(read.text).toMatch(fixture.text)
    if (fixture.quoted !== undefined) expect(read.quoted).toMatch(fixture.quoted)
    if (fixture.subject !== undefined) expect(read.subject).toBe(fixture.subject)
    if (fixture.from !== undefined) expect(read.from.address).toBe(fixture.from)
    if (fixture.senders !== undefined) expect(read.senders).toBe(fixture.senders)
    expect(read.isBroken).toBe(fixture.isBroken ?? false)
    expect(read.hasHtml).toBe(fixture.hasHtml ?? false)
    expect(read.attachments.map(({ name, place }) => [name, place])).toEqual(
      (fixture.attachments ?? []).map(({ name }, place) => [name, place]),
    )
    for (const [place, wanted] of (fixture.attachments ?? []).entries()) {
      if (wanted.size !== undefined) expect(read.attachments[place]?.size).toBe(wanted.size)
      if (wanted.risky !== undefined) expect(read.attachments[place]?.risky).toBe(wanted.risky)
    }
    // Some are enough where there are a thousand.
    for (const [place, wanted] of (fixture.attachments ?? []).slice(0, 5).entries()) {
      if (wanted.bytes === undefined) continue
      const bytes = await attachmentAt(fixture.raw, place)
      expect(bytes.ok && Buffer.from(bytes.value).equals(wanted.bytes)).toBe(true)
    }
  })
})

describe('the mails of these tests', () => {
  it('are many, and each is called by its own name', () => {
    expect(allMails.length).toBeGreaterThanOrEqual(80)
    expect(new Set(allMails.map(({ name }) => name)).size).toBe(allMails.length)
  })
})
