// How long a wrong passphrase keeps the door shut. From the fifth wrong try there is a growing delay; it is kept
// with the vault, so a restart does not end it. It slows a curious person at the keyboard; against a stolen disk
// only the passphrase and the KDF stand.

export interface Guesses {
  /** Wrong tries since the last right one. */
  count: number
  /** When the last one was, milliseconds since 1970 by this computer's clock. */
  at: number
}

const freeTries = 4
const firstDelay = 5_000
const longestDelay = 5 * 60_000

/** @returns milliseconds to wait after `count` wrong tries: 0 up to the fourth, then 5 s, 10 s, 20 s … 5 min. */
export function delayAfter(count: number): number {
  if (count <= freeTries) return 0
  return Math.min(longestDelay, firstDelay * 2 ** Math.min(20, count - freeTries - 1))
}

/** What is left of the delay. A clock that was set back makes it whole again, never longer. */
export function waitLeft(guesses: Guesses, now: number): number {
  const delay = delayAfter(guesses.count)
  return Math.max(0, Math.min(delay, guesses.at + delay - now))
}
