// When the vault locks by itself, whatever the clocks do.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdleWatch } from '../../../renderer/app/idle.ts'

describe('idle time', () => {
  it('grows with both clocks and starts anew at a touch', () => {
    const watch = new IdleWatch({ steady: 0, wall: 1_000 })
    expect(watch.look({ steady: 5_000, wall: 6_000 })).toBe(5_000)
    expect(watch.touch({ steady: 8_000, wall: 9_000 })).toBe(8_000)
    expect(watch.look({ steady: 9_000, wall: 10_000 })).toBe(1_000)
  })

  it('counts the sleep of a laptop, during which the steady clock stood still', () => {
    const watch = new IdleWatch({ steady: 0, wall: 0 })
    expect(watch.look({ steady: 10, wall: 3_600_000 })).toBe(3_600_000)
  })

  it('is not shortened by a clock that was set back', () => {
    const watch = new IdleWatch({ steady: 0, wall: 86_400_000 })
    expect(watch.look({ steady: 300_000, wall: 0 })).toBe(300_000)
    expect(watch.look({ steady: 600_000, wall: 300_000 })).toBe(600_000)
  })

  it('still counts a sleep after the clock was set back', () => {
    const watch = new IdleWatch({ steady: 0, wall: 86_400_000 })
    watch.look({ steady: 1_000, wall: 0 })
    expect(watch.look({ steady: 2_000, wall: 7_200_000 })).toBe(7_201_000)
  })

  it('tells a touch that came after the limit how long nobody was there', () => {
    const watch = new IdleWatch({ steady: 0, wall: 0 })
    expect(watch.touch({ steady: 20, wall: 900_000 })).toBe(900_000)
  })

  it('is never less than either clock says since the last touch, when neither was set back', () => {
    const steps = fc.array(fc.record({ steady: fc.nat(1e6), wall: fc.nat(1e6) }), { minLength: 1 })
    fc.assert(
      fc.property(steps, (all) => {
        const now = { steady: 0, wall: 0 }
        const watch = new IdleWatch({ ...now })
        let idle = 0
        for (const step of all) {
          now.steady += step.steady
          now.wall += step.wall
          idle = watch.look({ ...now })
        }
        expect(idle).toBeGreaterThanOrEqual(Math.max(now.steady, now.wall))
      }),
    )
  })
})
