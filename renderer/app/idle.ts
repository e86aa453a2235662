// When nobody has touched anything for a while. Two clocks are read, since each fails alone: the steady one stands
// still while a laptop sleeps, and the wall clock can be set. Whichever says more counts, step by step.

export interface Clocks {
  /** `performance.now()`, ms. */
  steady: number
  /** `Date.now()`, ms. */
  wall: number
}

/** The longest time between two looks while the window is visible, ms. */
export const lookEvery = 5_000

/** Counts the time without a touch. */
export class IdleWatch {
  #last: Clocks
  #idle = 0

  constructor(now: Clocks) {
    this.#last = now
  }

  /** Milliseconds since the last touch. A clock that was set back takes nothing away; one that was set forward,
   * as after sleep, adds. */
  look(now: Clocks): number {
    this.#idle += Math.max(0, now.steady - this.#last.steady, now.wall - this.#last.wall)
    this.#last = now
    return this.#idle
  }

  /** A key or a pointer. Answers the idle time that ends with it: a touch that comes too late must not count. */
  touch(now: Clocks): number {
    const idle = this.look(now)
    this.#idle = 0
    return idle
  }
}
