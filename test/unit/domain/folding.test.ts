// The short way of folding must never find other people than the rule itself.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldAny } from '../../../shared/domain/folding.ts'

const letters = 'abcZÄÖßéñŁłøÆæœİıŞşА-Яабвгйёї ΣςσάΌ ليلى كتابةـ ٣\n\t `"\\]^-日本कखि'

describe('folding', () => {
  it('finds the same by the short way as by the rule', () => {
    const mixed = fc.array(fc.constantFrom(...Array.from(letters))).map((list) => list.join(''))
    const any = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.oneof(mixed, any), (text) => {
        expect(fold(text)).toBe(foldAny(text))
      }),
      { numRuns: 3_000 },
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})
