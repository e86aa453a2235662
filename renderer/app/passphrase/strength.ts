// How hard a passphrase is to guess, in the words of the screen. Pure: the measuring itself is in `meter.ts`.

/** `weak` wants a second yes before it is used. */
export type Grade = 'weak' | 'fair' | 'strong'

export interface Strength {
  grade: Grade
  /** How long guessing takes, in words: `about 3 months`. */
  duration: string
  /** What makes it guessable and what would help; empty when nothing is to be said. */
  hint: string
}

/** Guesses a second of somebody who has the laptop and a thousand computers: each guess costs half a second of a
 * computer by the vault's own key derivation. */
const guessesPerSecond = 2_000

const weakBelow = 1e8
const strongFrom = 1e12

/** Guesses → grade: below 10^8 it falls within a day, from 10^12 on it outlives the laptop. */
export function gradeOf(guesses: number): Grade {
  if (guesses < weakBelow) return 'weak'
  return guesses < strongFrom ? 'fair' : 'strong'
}

const year = 31_557_600
const steps: readonly (readonly [seconds: number, name: string])[] = [
  [60, 'minute'],
  [3_600, 'hour'],
  [86_400, 'day'],
  [year / 12, 'month'],
  [year, 'year'],
]

/** How long so many guesses take, rounded as people say it. */
export function sayDuration(guesses: number): string {
  const seconds = guesses / guessesPerSecond
  if (seconds < 60) return 'less than a minute'
  if (seconds > 100 * year) return 'centuries'
  const [length, name] = steps.findLast(([start]) => seconds >= start) ?? [60, 'minute']
  const count = Math.round(seconds / length)
  return count === 1 ? `about one ${name}` : `about ${count} ${name}s`
}

/** @param advice what the meter says of it, each a sentence; left out when the passphrase is strong */
export function strengthOf(guesses: number, advice: readonly string[]): Strength {
  const grade = gradeOf(guesses)
  const hint = grade === 'strong' ? '' : advice.filter((one) => one !== '').join(' ')
  return { grade, duration: sayDuration(guesses), hint }
}
