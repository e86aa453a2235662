// The delay after wrong passphrases grows, ends, and cannot be talked out of by the clock.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delayAfter, waitLeft } from '../../../shared/domain/guess-delay.ts'

describe('the delay after wrong passphrases', () => {
  it('begins with the fifth, doubles, and never exceeds five minutes', () => {
    expect([1, 4, 5, 6, 7, 8].map(delayAfter)).toEqual([0, 0, 5_000, 10_000, 20_000, 40_000])
    expect(delayAfter(1_000_000)).toBe(300_000)
  })

  it('is never longer than the rule and never negative, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer(), fc.integer(), (count, at, now) => {
        const left = waitLeft({ count, at }, now)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThanOrEqual(delayAfter(count))
        if (now <= at) expect(left).toBe(delayAfter(count))
      }),
    )
  })
})
