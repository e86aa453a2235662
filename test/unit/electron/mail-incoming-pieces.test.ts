// The pure pieces of bringing mail home: numbers in few signs, spellings of addresses, who a mail is for, and the outline
// of a large mail.
import fc from 'fast-check'
import type { MessageStructureObject } from 'imapflow'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { inPieces, longestCommand } from '../../../electron/services/mail/incoming/folder.ts'
import { isFor, spellingsOf } from '../../../electron/services/mail/incoming/look.ts'
import { headerKey, outlineOf } from '../../../electron/services/mail/incoming/outline.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('numbers of mails', () => {
  test('all go into commands, each once, and no command is too long', () => {
    const numbers = fc
      .uniqueArray(fc.integer({ min: 1, max: 4_294_967_295 }), { maxLength: 1_500 })
      .map((some) => some.sort((one, other) => one - other))
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 600 }), (uids, most) => {
        const pieces = inPieces(uids, most)
        expect(pieces.flatMap((piece) => piece.uids)).toEqual(uids)
        expect(pieces.flatMap(({ set }) => [...expanded(set)])).toEqual(uids)
        for (const { set, uids: some } of pieces) {
          expect(set.length).toBeLessThanOrEqual(longestCommand)
          expect(some.length).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: 50 },
    )
  })
})

function* expanded(set: string): Generator<number> {
  for (const range of set.split(',')) {
    const [first = 0, last = first] = range.split(':').map(Number)
    for (let uid = first; uid <= last; uid += 1) yield uid
  }
}

describe('addresses', () => {
  test('are looked for as typed and in ASCII, and what is none is not looked for', () => {
    expect(spellingsOf(['Zoe@Bücher.example', 'zoe@xn--bcher-kva.example', ' a@b.c '])).toEqual([
      'a@b.c',
      'zoe@bücher.example',
      'zoe@xn--bcher-kva.example',
    ])
    expect(spellingsOf(['nobody', '@x.y', 'a@', 'a b@x.y', 'a"@x.y', 'a\r\nb@x.y', 'a\\@x.y'])).toEqual([])
  })

  const rows: [string, string, boolean][] = [
    ['the address alone', 'From: ana@x.org\r\n', true],
    ['in brackets, in capitals', 'To: "Ana" <ANA@X.ORG>, bo@y.org\r\n', true],
    ['on a line of its own', 'Cc: bo@y.org,\r\n ana@x.org\r\n', true],
    ['the end of another', 'From: joana@x.org\r\n', false],
    ['the beginning of another', 'From: ana@x.org.evil.example\r\n', false],
    ['a piece of a name with dots', 'From: maria.ana@x.org\r\n', false],
    ['not to be seen, where the server saw it', 'From: =?utf-8?q?ana=40x=2Eorg?=\r\n', true],
  ]
  test.each(rows)('%s', (_name, headers, expected) => {
    expect(isFor(bytes(headers), new Set(['ana@x.org']), ['ana@x.org'])).toBe(expected)
  })
})

describe('the outline of a large mail', () => {
  const text = { part: '1', type: 'text/plain', encoding: '7bit', size: 5 }
  const picture = {
    part: '2',
    type: 'image/png',
    encoding: 'base64',
    size: 78_000,
    disposition: 'attachment',
    dispositionParameters: { filename: 'a.png' },
  }
  const mixed = { type: 'multipart/mixed', parameters: { boundary: 'b' }, childNodes: [text, picture] }
  const headers = 'Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'

  test('asks for texts and for the heads of all parts, and for no attachment', () => {
    expect(outlineOf(mixed, 1_000).parts.map(({ key }) => key)).toEqual(['1.MIME', '1', '2.MIME'])
  })

  test('is read like any mail, with the size of what is not there', async () => {
    const raw = outlineOf(mixed, 1_000).build(
      new Map([
        [headerKey, bytes(headers)],
        ['1.MIME', bytes('Content-Type: text/plain\r\n\r\n')],
        ['1', bytes('Hello')],
        ['2.MIME', bytes('Content-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\n')],
      ]),
    )
    const read = await PostalMime.parse(raw)
    expect([read.subject, read.text?.trim()]).toEqual(['x', 'Hello'])
    expect(read.attachments.map(({ filename, content }) => [filename, lengthOf(content)])).toEqual([['a.png', 0]])
    expect(Buffer.from(raw).toString()).toContain('X-Telemachus-Size: 57000\r\nContent-Type: image/png')
  })

  test('of a mail that is nothing but a file, and of one that is nothing but a text', async () => {
    const file = outlineOf({ type: 'application/pdf', encoding: 'base64', size: 780 }, 1_000)
    expect(file.parts).toEqual([])
    const head = 'Subject: y\r\nContent-Type: application/pdf; name=y.pdf\r\n\r\n'
    const read = await PostalMime.parse(file.build(new Map([[headerKey, bytes(head)]])))
    expect([read.subject, read.attachments.length]).toEqual(['y', 1])
    const words = outlineOf({ part: '1', type: 'text/plain', size: 9_999 }, 1_000)
    expect(words.parts).toEqual([{ key: '1', maxLength: 1_000 }])
  })

  test('of any structure a server may tell is bounded and can be put together', () => {
    const { node } = fc.letrec<{ node: MessageStructureObject }>((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom(
            'text/plain',
            'text/html',
            'multipart/mixed',
            'MULTIPART/x',
            'message/rfc822',
            '',
            'a/b',
          ),
          part: fc.constantFrom('1', '2.1', '1.2.3', '', '1 BODY[]', '0'),
          size: fc.integer({ min: 0, max: 4_000_000_000 }),
          encoding: fc.constantFrom('base64', '7bit', 'x-unknown'),
          disposition: fc.constantFrom('attachment', 'inline', 'ATTACHMENT'),
          parameters: fc.record({ boundary: fc.string() }),
          childNodes: fc.oneof(
            { maxDepth: 6 },
            fc.constant<MessageStructureObject[]>([]),
            fc.array(tie('node'), { maxLength: 12 }),
          ),
        },
        { requiredKeys: ['type'] },
      ),
    }))
    fc.assert(
      fc.property(node, (structure) => {
        const outline = outlineOf(structure, 1_000)
        expect(outline.parts.length).toBeLessThanOrEqual(301)
        for (const { key } of outline.parts) expect(key).toMatch(/^\d+(\.\d+)*(\.MIME)?$|^1$/)
        const raw = outline.build(new Map([[headerKey, bytes(headers)]]))
        expect(raw.length).toBeLessThan(1_000_000)
      }),
      { numRuns: 100 },
    )
  })
})

function lengthOf(content: ArrayBuffer | Uint8Array | string): number {
  return typeof content === 'string' ? content.length : content.byteLength
}
