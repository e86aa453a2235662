// A code survives being retyped on a telephone, and nothing that is no code is taken for one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCode, findCodes } from '../../../../shared/domain/mail-forms/find-code.ts'
import { asCode, codeBytes, newCode } from '../../../../shared/domain/mail-forms/new-code.ts'

const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes })
const code = bytes.map(newCode)

describe('a code', () => {
  it('has eight signs that nobody confuses', () => {
    fc.assert(
      fc.property(code, (one) => {
        expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]\d[0-9A-HJKMNP-TV-Z]{2}-[0-9A-HJKMNP-TV-Z]\d[0-9A-HJKMNP-TV-Z]{2}$/)
      }),
    )
  })

  it('is refused with any one sign changed, and with any two neighbours swapped', () => {
    fc.assert(
      fc.property(
        code,
        fc.nat({ max: 7 }),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')),
        (one, at, sign) => {
          const signs = one.replace('-', '')
          if (signs[at] !== sign) expect(asCode(signs.slice(0, at) + sign + signs.slice(at + 1))).toBe(null)
          const [here = '', next = ''] = [signs[at], signs[at + 1]]
          if (at < 7 && here !== next) expect(asCode(signs.slice(0, at) + next + here + signs.slice(at + 2))).toBe(null)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a code in a text', () => {
  const retyped = fc
    .tuple(
      code,
      fc.constantFrom('[#]', '#', '( # )', '【#】', 'Re: [ # ]'),
      fc.constantFrom('-', ' ', '', ' - ', '–', '‑'),
    )
    .chain(([one, frame, dash]) =>
      fc
        .constantFrom<(text: string) => string>(
          (text) => text,
          (text) => text.toLowerCase(),
          (text) => text.replaceAll('0', 'O').replaceAll('1', 'I'),
          (text) => text.replaceAll('0', 'o').replaceAll('1', 'l'),
        )
        .map((change) => ({ one, text: frame.replace('#', change(one).replace('-', dash)), frame, change })),
    )

  it('is found however it was retyped', () => {
    fc.assert(
      fc.property(retyped, ({ one, text, frame }) => {
        // Without brackets a digit has to be left that was typed as one.
        if (frame === '#' && !/\d/.test(text)) return
        expect(findCode(`Re: AW: Check-in ${text} and more`)).toBe(one)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is found among others, each at its place', () => {
    const [one, other] = [newCode(new Uint8Array(7)), newCode(new Uint8Array(7).fill(200))]
    const text = `${other.toLowerCase()} … [${one}]`
    expect(findCodes(text).map((found) => [found.code, text.slice(found.from, found.to)])).toEqual([
      [other, other.toLowerCase()],
      [one, `[${one}]`],
    ])
  })

  it.each([
    '',
    'give time to them',
    'Room 2140 at 0815 with them',
    'On 2026-03-05 at 14:00',
    'tel. 0711 4455 6677',
    '[2026-03-05]',
  ])('is not seen where there is none: %s', (text) => {
    expect(findCode(text)).toBe(null)
  })
})
