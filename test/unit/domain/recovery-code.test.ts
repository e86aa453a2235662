// A recovery code that a person writes down must come back from their handwriting, and a slip of the pen must be noticed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeRecoveryCode,
  encodeRecoveryCode,
  recoveryBytes,
  recoveryGroups,
} from '../../../shared/domain/recovery-code.ts'

const secret = fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes })
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('a recovery code', () => {
  it('gives its secret back, however it is typed', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(' ', '', '-', ' - '), fc.boolean(), (bytes, between, small) => {
        const groups = recoveryGroups(encodeRecoveryCode(bytes))
        expect(groups.map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 2])
        const typed = groups.join(between)
        const sloppy = (small ? typed.toLowerCase() : typed).replaceAll('0', 'o').replaceAll('1', 'l')
        expect(decodeRecoveryCode(sloppy)).toEqual(bytes)
      }),
    )
  })

  it('with one sign wrong, or two neighbours swapped, is refused', () => {
    fc.assert(
      fc.property(secret, fc.nat(33), fc.nat(30), (bytes, at, shift) => {
        const signs = recoveryGroups(encodeRecoveryCode(bytes)).join('')
        const wrong = alphabet[(alphabet.indexOf(signs[at] ?? '') + 1 + shift) % 32] ?? ''
        expect(decodeRecoveryCode(signs.slice(0, at) + wrong + signs.slice(at + 1))).toBeNull()
        const [one, other] = [signs[at] ?? '', signs[at + 1] ?? '']
        if (at < 31 && one !== other)
          expect(decodeRecoveryCode(signs.slice(0, at) + other + one + signs.slice(at + 2))).toBeNull()
      }),
    )
  })

  it('is refused when too short, too long or in other signs', () => {
    for (const typed of ['', 'ABCD', 'U'.repeat(34), '0'.repeat(10_000), '٠'.repeat(34)])
      expect(decodeRecoveryCode(typed)).toBeNull()
  })
})
