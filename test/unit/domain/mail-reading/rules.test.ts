// The rules beside the reading itself: who may be believed, what looks alike, where links lead, what is safe to save.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRisky, safeName } from '../../../../shared/domain/mail-reading/attachment-names.ts'
import { authenticationOf } from '../../../../shared/domain/mail-reading/authentication.ts'
import { bareWords } from '../../../../shared/domain/mail-reading/bare-words.ts'
import { htmlWords } from '../../../../shared/domain/mail-reading/html-words.ts'
import { linkOf, linksOf } from '../../../../shared/domain/mail-reading/links.ts'
import { looksLike, readable } from '../../../../shared/domain/mail-reading/look-alike.ts'
import { lineOf, proseOf } from '../../../../shared/domain/mail-reading/plain.ts'
import { prescan } from '../../../../shared/domain/mail-reading/prescan.ts'
import { readMail } from '../../../../shared/domain/mail-reading/read-mail.ts'
import { replyWords } from '../../../../shared/domain/mail-reading/reply-words.ts'
import { warningWords } from '../../../../shared/domain/mail-reading/warning-words.ts'
import { topmostServer, warningsOf } from '../../../../shared/domain/mail-reading/warnings.ts'
import { mailWarning } from '../../../../shared/model/mail.ts'
import { base64, bytes, file, hex, mail, mixed, plain } from '../../../fixtures/mail/build.ts'

const hashOf = (of: Uint8Array) => Promise.resolve(createHash('sha256').update(of).digest('hex'))

async function read(raw: Uint8Array) {
  const result = await readMail(raw, hashOf)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const facts = {
  authServer: 'mx.field.example',
  rosterAddresses: new Set(['amina@lakeside.example.edu', 'second@lakeside.example.edu']),
  ownAddresses: new Set(['rowan@field.example']),
}

const own = 'mx.field.example; dkim=pass header.d=lakeside.example.edu; spf=pass smtp.mailfrom=lakeside.example.edu'

describe('what servers say of the sender', () => {
  it('is read with comments, versions and quotation marks', () => {
    expect(
      authenticationOf(
        [
          'MX.example.org 1; dkim=pass (2048; "x") reason="good; really" header.i=@sub.uni.example; spf=softfail smtp.mailfrom=a@b.example; dmarc=PASS (p=none) header.from=uni.example',
          'other.example; none',
          '',
          '; spf=pass',
        ],
        'uni.example',
      ),
    ).toEqual([
      { server: 'mx.example.org', dkim: 'pass', spf: 'none', dmarc: 'pass', domain: 'sub.uni.example' },
      { server: 'other.example', dkim: 'none', spf: 'none', dmarc: 'none', domain: '' },
    ])
  })

  it('believes one signature that holds among several, and tells the domain of the sender', () => {
    const [said] = authenticationOf(
      [
        'mx; dkim=fail header.d=a.example; dkim=pass header.d=list.example; dkim=pass header.d=uni.example; spf=pass smtp.mailfrom=x@list.example',
      ],
      'uni.example',
    )
    expect(said).toMatchObject({ dkim: 'pass', domain: 'uni.example' })
  })

  it('whatever its letters never throws', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(() => authenticationOf([value], 'a.example')).not.toThrow()
      }),
    )
  })
})

describe('the warnings of a mail', () => {
  const warned = async (headers: Record<string, string | null>, given = facts) =>
    warningsOf(await read(mail(headers, 'Hi')), given)

  it('are none when the mentor’s own server confirms the sender', async () => {
    expect(await warned({ 'Authentication-Results': own })).toEqual([])
  })

  it('say when nobody confirmed a sender of the roster', async () => {
    expect(await warned({})).toEqual(['unproven'])
    expect(await warned({ 'Authentication-Results': 'mx.field.example; dkim=pass header.d=evil.example' })).toEqual([
      'unproven',
    ])
  })

  it('do not believe what another server, or the sender, says', async () => {
    expect(await warned({ 'Authentication-Results': own.replace('mx.field', 'mx.evil') })).toEqual(['unproven'])
    const forged = bytes(
      `Authentication-Results: mx.field.example; dkim=fail header.d=lakeside.example.edu; dmarc=fail\r\n`,
      mail({ 'Authentication-Results': own }, 'Hi'),
    )
    expect(warningsOf(await read(forged), facts)).toEqual(['failed'])
  })

  it('say when the own server calls it forged, whoever it names', async () => {
    expect(
      await warned({
        From: 'x@bank.example',
        'Authentication-Results': 'mx.field.example; spf=fail smtp.mailfrom=bank.example',
      }),
    ).toEqual(['failed'])
  })

  it('say nothing of proof while the own server is unknown', async () => {
    const unknown = { ...facts, authServer: '' }
    expect(await warned({}, unknown)).toEqual([])
    expect(topmostServer(await read(mail({ 'Authentication-Results': own }, 'Hi')))).toBe('mx.field.example')
  })

  it('say when answers would go elsewhere, but not to another address of the roster', async () => {
    expect(await warned({ 'Authentication-Results': own, 'Reply-To': 'eve@evil.example' })).toEqual(['reply-elsewhere'])
    expect(await warned({ 'Authentication-Results': own, 'Reply-To': 'second@lakeside.example.edu' })).toEqual([])
  })

  it('say when there are two senders', async () => {
    expect(
      await warned({ From: 'amina@lakeside.example.edu, eve@evil.example', 'Authentication-Results': own }),
    ).toEqual(['two-senders'])
  })

  it('say when a domain or a name looks like one that is known', async () => {
    const is = (from: string) => warned({ From: from })
    expect(await is('Amina <amina@1akeside.example.edu>')).toEqual(['look-alike'])
    expect(await is('Amina <amina@lаkeside.example.edu>')).toEqual(['look-alike'])
    expect(await is('Amina <amina@xn--lkeside-2fg.example.edu>')).toEqual(['look-alike'])
    expect(await is('"amina@lakeside.example.edu" <eve@evil.example>')).toEqual(['look-alike'])
    expect(await is('Dean <dean@lakeside.example.edu>')).toEqual([])
    expect(await is('Stranger <x@elsewhere.example>')).toEqual([])
  })

  it('each have words', () => {
    expect(Object.keys(warningWords).sort()).toEqual([...mailWarning.options].sort())
  })
})

describe('domains that look alike', () => {
  const genuine = new Set(['lakeside.example.edu', 'gmail.com', 'uni-x.example'])
  it.each([
    'lakesíde.example.edu',
    'lakeside.examp1e.edu',
    'lakesidee.example.edu',
    'alkeside.example.edu',
    'gmial.com',
    'gmai1.com',
    'gmail.co',
    'unix.example',
  ])('%s is one', (domain) => expect(looksLike(domain, genuine)).toBe(true))
  it.each(['lakeside.example.edu', 'mail.lakeside.example.edu', 'ymail.com', 'mail.com', 'other.example', ''])(
    '%s is none',
    (domain) => expect(looksLike(domain, genuine)).toBe(false),
  )
  it('are read in their own letters', () => {
    expect(readable('xn--mnchen-3ya.example')).toBe('münchen.example')
    expect(readable('xn--fiqs8s')).toBe('中国')
    expect(readable('xn--\u0000')).toBe('xn--\u0000')
  })
})

describe('links', () => {
  it('tell their host, and whether their words name another', () => {
    const html =
      '<a href="https://evil.example/x">https://bank.example</a> <a href="https://uni.example/a">uni.example</a> <a href="https://www.uni.example">Report.pdf</a> <a href="https://bank.example@evil.example/">here</a> <a href="javascript:x()">no</a> <a href="mailto:eve@evil.example">amina@lakeside.example</a>'
    expect(linksOf('', html).map(({ host, isMisleading }) => [host, isMisleading])).toEqual([
      ['evil.example', true],
      ['uni.example', false],
      ['www.uni.example', false],
      ['evil.example', true],
      ['eve@evil.example', true],
    ])
  })

  it('are found in text without the end of the sentence', () => {
    expect(
      linksOf('See https://a.example/x_(y), http://b.example. Or (https://c.example/z)!', '').map(({ href }) => href),
    ).toEqual(['https://a.example/x_(y)', 'http://b.example/', 'https://c.example/z'])
  })

  it('show letters of other scripts as they are sent', () => {
    expect(linkOf('https://bаnk.example', 'x')?.host).toBe('xn--bnk-6cd.example')
  })

  it('whatever their letters never throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (href, words) => {
        expect(() => [linkOf(href, words), linksOf(words, href)]).not.toThrow()
      }),
    )
  })
})

describe('names of files', () => {
  it('are safe whatever they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeName(name, 'application/pdf')
        expect(safe).not.toBe('')
        expect(safe.length).toBeLessThanOrEqual(150)
        expect(safe).not.toMatch(/[/\\:*?"<>|\p{Cc}\u202A-\u202E\u2066-\u2069]|^[.\s]|[.\s]$/u)
        expect(safe.isWellFormed()).toBe(true)
        expect(safeName(safe, 'application/pdf')).toBe(safe)
      }),
    )
  })
  it('of programs are marked by what they begin with, too', () => {
    expect(isRisky('a.txt', 'text/plain', hex('7F454C46'))).toBe(true)
    expect(isRisky('a.txt', 'text/plain', bytes('MOT'))).toBe(false)
    expect(isRisky('a.jpg', 'image/jpeg', hex('FFD8FF'))).toBe(false)
  })
})

describe('a look at the bytes beforehand', () => {
  it('lets ordinary mails pass, lines of dashes included', () => {
    expect(prescan(mail({}, '-- line\n'.repeat(50_000)))).toBeNull()
    expect(prescan(mixed([plain('x'), ...Array.from({ length: 900 }, () => file('a.txt', 'x'))]))).toBeNull()
  })
  it('names what is too much', () => {
    expect(prescan(new Uint8Array(49 * 1024 * 1024))).toBe('bytes')
    expect(prescan(bytes('a: b\n'.repeat(200_000)))).toBe('headers')
    expect(prescan(bytes('a: ', 'b'.repeat(200_000)))).toBe('headers')
    expect(prescan(mail({ 'Content-Type': 'multipart/mixed; boundary=x' }, '--x\n\n'.repeat(2_000)))).toBe('parts')
    expect(prescan(mail({}, '\n'.repeat(2_000_000), { lineEnd: '\n' }))).toBe('lines')
  })
})

describe('what makes a mail this one', () => {
  it('is the same however it was encoded, and another for other words', async () => {
    const said = { 'Content-Type': 'text/plain; charset=utf-8' }
    const one = await read(mail({ ...said, 'Content-Transfer-Encoding': '8bit' }, 'Grüße,\nAmina'))
    const two = await read(
      mail({ ...said, 'Content-Transfer-Encoding': 'base64', Received: 'from x' }, base64('Grüße,\nAmina\n')),
    )
    const other = await read(mail({ ...said, 'Content-Transfer-Encoding': '8bit' }, 'Grüße,\nEve'))
    expect(two.contentHash).toBe(one.contentHash)
    expect(other.contentHash).not.toBe(one.contentHash)
    expect(one.contentHash).toMatch(/^[\da-f]{64}$/u)
  })
  it('minds what it carries', async () => {
    const one = await read(mixed([plain('x'), file('a.bin', 'one')]))
    expect((await read(mixed([plain('x'), file('a.bin', 'two')]))).contentHash).not.toBe(one.contentHash)
  })
})

describe('references', () => {
  it('are in order, each once, with the one that is answered', async () => {
    const got = await read(
      mail(
        { References: '<a@x>\r\n <b@x> <a@x>', 'In-Reply-To': 'Your mail <c@x> of today', 'Message-ID': 'bare@x' },
        'Hi',
      ),
    )
    expect(got.references).toEqual(['<a@x>', '<b@x>', '<c@x>'])
    expect(got.messageId).toBe('<bare@x>')
  })
  it('of a very long conversation keep its beginning and its end', async () => {
    const ids = Array.from({ length: 500 }, (_, at) => `<${at}@x>`)
    const got = await read(mail({ References: ids.join('\r\n ') }, 'Hi'))
    expect(got.references).toHaveLength(200)
    expect([got.references[0], got.references.at(-1)]).toEqual(['<0@x>', '<499@x>'])
  })
})

describe('texts', () => {
  it('lose no line between what is new and what is quoted', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '> a',
        '>> b',
        '-- ',
        'On 1 May 2026 at 10:00, A <a@b.example> wrote:',
        'From: A <a@b.example>',
        'Sent: x',
        'To: y',
        '-----Original Message-----',
        'Sent from my iPhone',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { text, quoted } = replyWords(lines.join('\n'))
        const words = (of: string) =>
          of
            .split(/\s+/u)
            .filter((word) => word !== '')
            .sort()
        expect(words(`${text}\n${quoted}`)).toEqual(words(lines.join('\n')))
      }),
      { numRuns: 500 },
    )
  })
  it('are well formed, clean and within their limits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, most) => {
        for (const clean of [lineOf(text, most), proseOf(text, most)]) {
          expect(clean.isWellFormed()).toBe(true)
          expect(clean.length).toBeLessThanOrEqual(most)
          expect(clean).not.toMatch(/[\p{Cc}--[\t\n]]/v)
        }
      }),
    )
  })
  it('of markup come out whatever the markup', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<p>',
            '</p>',
            '<blockquote>',
            '<td',
            '<!--',
            '-->',
            '<script>',
            '</script>',
            '&lt;',
            'a',
            '"',
            '>',
            '<a href="',
            ' ',
          ),
        ),
        (pieces) => {
          expect(() => [htmlWords(pieces.join('')), bareWords(pieces.join(''))]).not.toThrow()
        },
      ),
      { numRuns: 300 },
    )
    expect(bareWords('<style>x</style><p>a&amp;b</p>c<br>d<!-- e -->')).toBe('\na&b\nc\nd')
  })
})
