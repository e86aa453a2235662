// Mailbox files: every mail comes back to the byte, in whatever pieces the file is read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MboxMail, mboxPiece, readMbox } from '../../../../shared/domain/mail-reading/mbox.ts'
import { bytes, mail } from '../../../fixtures/mail/build.ts'

const most = 1_000_000

async function readAll(file: Uint8Array, pieceLength = file.length) {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < file.length; at += pieceLength) pieces.push(file.subarray(at, at + pieceLength))
  const read: MboxMail[] = []
  for await (const one of readMbox(pieces, most)) read.push(one)
  return read
}

describe('a mailbox file', () => {
  it('gives back what was put in, to the byte, however it is cut', async () => {
    const line = fc.constantFrom(
      'From me to you 10:00 2026',
      '>From x',
      '>>From y',
      '',
      'Words',
      'From a@b Tue Apr 21 08:15:00 2026',
      ' From',
      'From',
      '\r',
    )
    const raw = fc
      .tuple(fc.array(line), fc.constantFrom('\n', '\r\n'))
      .map(([lines, end]) => bytes(`Subject: x${end}${end}`, lines.map((one) => `${one}${end}`).join('')))
    await fc.assert(
      fc.asyncProperty(
        fc.array(raw, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        async (raws, length) => {
          const file = bytes(...raws.map((one) => mboxPiece(one, 'a@b.example', '2026-04-21T06:15:00.000Z')))
          const back = await readAll(file, length)
          expect(back.map((one) => Buffer.from(one.raw).toString())).toEqual(
            raws.map((one) => Buffer.from(one).toString()),
          )
          expect(back.every((one) => !one.isCut)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is written as others write it', () => {
    const piece = Buffer.from(
      mboxPiece(bytes('Subject: x\n\nFrom here\n>From there\nend'), 'a@b.example', '2026-04-01T06:05:00.000Z'),
    ).toString()
    expect(piece).toBe('From a@b.example Wed Apr  1 06:05:00 2026\nSubject: x\n\n>From here\n>>From there\nend\n\n')
    expect(Buffer.from(mboxPiece(bytes('S: x\n\n'), 'a b\n', null)).toString()).toMatch(
      /^From MAILER-DAEMON Thu Jan {2}1 00:00:00 1970\n/u,
    )
  })

  it('of other programs is read, with their lines before each mail and with bare words that begin the same', async () => {
    const file = bytes(
      'From - Tue Apr 21 08:15:00 2026\nSubject: one\n\nFrom the beginning, all was well.\n\nFrom here on, too.\n\n',
      'From a@b.example  Tue Apr 21 08:16:00 +0200 2026\r\nSubject: two\r\n\r\n>From me\r\n\r\n',
      'From ???@??? Tue Apr 21 08:17:00 2026\nSubject: three\n\nlast',
    )
    const read = await readAll(file, 7)
    expect(read.map(({ raw }) => Buffer.from(raw).toString())).toEqual([
      'Subject: one\n\nFrom the beginning, all was well.\n\nFrom here on, too.\n',
      'Subject: two\r\n\r\nFrom me\r\n',
      'Subject: three\n\nlast',
    ])
  })

  it('that is a single mail is that mail', async () => {
    const raw = mail({}, 'Hi\r\n')
    expect((await readAll(raw)).map((one) => Buffer.from(one.raw).equals(raw))).toEqual([true])
  })

  it('keeps the beginning of a mail that is too large, and reads on', async () => {
    const file = bytes(
      'From a@b Tue Apr 21 08:15:00 2026\n',
      'x'.repeat(99).concat('\n').repeat(20_000),
      '\n',
      mboxPiece(bytes('S: y\n\nz\n'), '', null),
    )
    const read = await readAll(file, 64_000)
    expect(read.map(({ isCut }) => isCut)).toEqual([true, false])
    expect(read[0]?.raw.length).toBeLessThanOrEqual(most)
  })

  it('that is empty holds none', async () => {
    expect(await readAll(bytes('\n\n'))).toEqual([])
  })
})
