// The smaller rules of writing a mail: links that begin one, signatures, sizes, languages, and when it may go.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonLanguage, languageTag } from '../../../shared/domain/language-tag.ts'
import { withoutSignature, withSignature } from '../../../shared/domain/mail-signature.ts'
import { mostFrom, roomFor, sizeOnTheWay } from '../../../shared/domain/mail-size.ts'
import { readMailto } from '../../../shared/domain/mailto.ts'
import { laterChoices, laterTrouble } from '../../../shared/domain/send-later.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import { plainText } from '../../../shared/domain/rich-words.ts'
import { breaksHeader, isAddress } from '../../../shared/domain/mail-draft.ts'

describe('a mailto link', () => {
  test('begins a draft with what could have been typed', () => {
    const link =
      'mailto:amina%40example.org,b@example.org?cc=dean@example.edu&subject=Thursday%20%2B%201&body=Dear%20Amina,%0d%0a%0d%0aSee+you'
    expect(readMailto(link)).toEqual({
      to: ['amina@example.org', 'b@example.org'],
      cc: ['dean@example.edu'],
      bcc: [],
      subject: 'Thursday + 1',
      text: 'Dear Amina,\n\nSee+you',
      left: [],
    })
  })

  test('attaches nothing and adds no header', () => {
    const made = readMailto(
      'mailto:a@example.org?subject=x%0d%0aBcc:%20all@example.org&attach=/etc/passwd&X-Mailer=y&to=c@example.org%0d%0aBcc:z@example.org',
    )
    expect(made?.subject).toBe('x Bcc: all@example.org')
    expect(made?.to).toEqual(['a@example.org'])
    expect(made?.left).toEqual(['attach', 'x-mailer'])
  })

  test.each(['https://example.org', 'mail to: x', '', `mailto:${'x'.repeat(70_000)}`])('is not %.30s', (text) => {
    expect(readMailto(text)).toBeNull()
  })

  test('of any sort is harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const made = readMailto(`mailto:${one}?subject=${encodeURIComponent(other)}&${one}&body=${one}`)
        expect(made).not.toBeNull()
        expect(breaksHeader(made?.subject ?? '\n')).toBe(false)
        for (const address of [...(made?.to ?? []), ...(made?.cc ?? []), ...(made?.bcc ?? [])])
          expect(isAddress(address)).toBe(true)
      }),
    )
  })
})

describe('a signature', () => {
  const plain = (text: string) => ({ text, rich: null })

  test('comes once, and changes with the account', () => {
    const signed = withSignature(plain('Dear Amina'), '', 'Rowan\nMedicine')
    expect(signed.text).toBe('Dear Amina\n\n-- \nRowan\nMedicine')
    expect(withSignature(signed, 'Rowan\nMedicine', 'Rowan\nMedicine')).toEqual(signed)
    expect(withSignature(signed, 'Rowan\nMedicine', 'R. A.').text).toBe('Dear Amina\n\n-- \nR. A.')
    expect(withSignature(signed, 'Rowan\nMedicine', '')).toEqual(plain('Dear Amina'))
    expect(withoutSignature(signed, 'Rowan\nMedicine')).toEqual(plain('Dear Amina'))
  })

  test('that was changed by hand stays', () => {
    const changed = plain('Dear Amina\n\n-- \nRowan, for once')
    expect(withSignature(changed, 'Rowan', 'R. A.')).toEqual(changed)
  })

  test('stands below words with form as well', () => {
    const rich = fromPlain('Dear Amina')
    const signed = withSignature({ rich, text: plainText(rich) }, '', 'Rowan\n\nMedicine')
    expect(signed.text).toBe('Dear Amina\n\n-- \nRowan\n\nMedicine')
    expect(withSignature(signed, 'Rowan\n\nMedicine', 'R.').text).toBe('Dear Amina\n\n-- \nR.')
    const trailing = {
      ...signed,
      rich: { type: 'doc' as const, content: [...(signed.rich?.content ?? []), { type: 'paragraph' as const }] },
    }
    expect(withoutSignature(trailing, 'Rowan\n\nMedicine').text).toBe('Dear Amina')
  })
})

describe('sizes', () => {
  test('files grow on the way, and what fits fits', () => {
    expect(sizeOnTheWay([], [{ size: 3_000_000 }])).toBeGreaterThan(4_100_000)
    const room = roomFor(10_000_000, 4_000)
    expect(sizeOnTheWay([], [{ size: room }])).toBeLessThanOrEqual(10_000_000)
    expect(roomFor(1, 2)).toBe(0)
  })

  test('the server’s own limit counts when it is the smaller one', () => {
    expect(mostFrom({ largestMail: 5_000_000 })).toEqual({ bytes: 5_000_000, byServer: true })
    expect(mostFrom({ largestMail: null }).byServer).toBe(false)
    expect(mostFrom({ largestMail: 900_000_000 }).byServer).toBe(false)
  })
})

test('the language that all have in common, the mentor’s own first', () => {
  expect(languageTag('español')).toBe('es')
  expect(languageTag('pt-BR')).toBe('pt-BR')
  expect(languageTag('Klingon')).toBeNull()
  expect(
    commonLanguage(
      [
        ['Arabic', 'English'],
        ['English', 'French'],
      ],
      'fr-FR',
    ),
  ).toBe('en')
  expect(commonLanguage([['Arabic', 'English']], 'en-GB')).toBe('en')
  expect(commonLanguage([['Amharic'], ['Icelandic']], 'en')).toBeNull()
})

describe('later', () => {
  const now = Date.parse('2026-03-06T10:00:00.000Z')

  test('is the evening, the next morning or Monday where the mentee lives', () => {
    expect(laterChoices(now, 'Africa/Nairobi')).toEqual([
      { id: 'evening', at: '2026-03-06T15:00:00.000Z' },
      { id: 'morning', at: '2026-03-07T05:00:00.000Z' },
      { id: 'monday', at: '2026-03-09T05:00:00.000Z' },
    ])
    expect(laterChoices(now, 'Nowhere/Nothing')).toEqual([])
  })

  test('is ahead, and not further than a year', () => {
    expect(laterTrouble(null, now)).toBe('unreadable')
    expect(laterTrouble('2026-03-06T09:59:00.000Z', now)).toBe('past')
    expect(laterTrouble('2028-03-06T09:59:00.000Z', now)).toBe('far')
    expect(laterTrouble('2026-03-06T10:01:00.000Z', now)).toBeNull()
  })
})
