// The test mails of other projects: none crashes the reading, none leaves its limits, their words are found, and their
// files come out as an independent reading of the bytes has them.
import { createHash } from 'node:crypto'
import EmailReplyParser from 'email-reply-parser'
import { describe, expect, it } from 'vitest'
import { attachmentAt, readMail } from '../../../../shared/domain/mail-reading/read-mail.ts'
import { replyWords } from '../../../../shared/domain/mail-reading/reply-words.ts'
import { mail as mailRecord } from '../../../../shared/model/mail.ts'
import { corpus } from './corpora.ts'

const hashOf = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'))
const mails = corpus('mime')
const replies = corpus('replies')

/** What a file may be, by hand: the lines between an empty line and the next boundary, decoded in each way. */
function possibleFiles(raw: Uint8Array): Set<string> {
  const found = new Set<string>()
  const add = (bytes: Buffer) => found.add(createHash('sha256').update(bytes).digest('hex'))
  const text = Buffer.from(raw).toString('latin1')
  const ends = [...text.matchAll(/\r?\n(?=--)|\r?\n$|$/gu)].map(({ index }) => index)
  for (const { index, 0: gap } of text.matchAll(/\r?\n\r?\n/gu)) {
    const start = index + gap.length
    for (const end of ends.filter((one) => one >= start - 2).slice(0, 8)) {
      const body = text.slice(start, Math.max(start, end))
      add(Buffer.from(body, 'latin1'))
      add(Buffer.from(body.replaceAll(/[^\w+/]/gu, ''), 'base64'))
      const plain = body
        .replaceAll(/=\r?\n/gu, '')
        .replaceAll(/=([\dA-F]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      add(Buffer.from(plain, 'latin1'))
    }
  }
  return found
}

/** Written wrongly on purpose, so that there is no right content. */
const wrong =
  /malformed|epilogue|bad-final|unk-encoding|truncated|x_uuencode|extra-base64|content_disposition|binary_encoded/u

describe.skipIf(mails === null)('the mails of other projects', () => {
  it('are all there', () => expect(mails?.length).toBe(193))

  it.each((mails ?? []).map(({ name, bytes }) => [name, bytes] as const))('%s is read', async (name, bytes) => {
    const result = await readMail(bytes, hashOf)
    if (!result.ok) throw new Error(result.error.code)
    const read = result.value
    const shape = mailRecord.pick({
      subject: true,
      text: true,
      messageId: true,
      references: true,
      to: true,
      cc: true,
      bcc: true,
      replyTo: true,
      attachments: true,
      date: true,
      from: true,
    })
    expect(shape.safeParse(read).error).toBeUndefined()
    expect(`${read.subject}${read.text}${read.quoted}`.isWellFormed()).toBe(true)
    // Whoever wrote something is heard: a body with letters gives words, or a file.
    const body = /\r?\n\r?\n([^]*)$/u.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? ''
    if (/[a-z]{4}/iu.test(body.replaceAll(/<[^>]*>|^--.*$/gmu, '')))
      expect(`${read.text}${read.quoted}`.length + read.attachments.length).toBeGreaterThan(0)
    if (wrong.test(name)) return
    const possible = possibleFiles(bytes)
    for (const { place, size, name: file } of read.attachments) {
      const content = await attachmentAt(bytes, place)
      if (!content.ok) throw new Error(content.error.code)
      expect(content.value.length, file).toBe(size)
      // What was not encoded stands in the mail as it is.
      const stands = content.value.length > 0 && Buffer.from(bytes).indexOf(Buffer.from(content.value)) !== -1
      expect(stands || possible.has(createHash('sha256').update(content.value).digest('hex')), file).toBe(true)
    }
  })
})

describe.skipIf(replies === null)('the answers of other projects', () => {
  it('are all there', () => expect(replies?.length).toBe(22))

  it.each((replies ?? []).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()] as const))(
    '%s gives every new word that the parser of another project finds',
    (name, text) => {
      const { text: mine } = replyWords(text)
      const words = (of: string) => of.split(/\s+/u).filter((word) => /\p{L}{3}/u.test(word))
      // It takes names at the end for signatures and leaves some announcements and footers standing; and one text, a long
      // line of marks, keeps it busy for minutes: the reason why it is not in the program.
      const excused =
        /email_1_1|email_1_2|email_1_3|email_1_8|email_2_1|email_2_2|email_bullets|pathological|long_quote|correct_sig|email_sent_from/u
      if (!excused.test(name)) expect(words(mine)).toEqual(words(new EmailReplyParser().read(text).getVisibleText()))
      expect(mine.trim()).not.toBe('')
    },
  )
})
