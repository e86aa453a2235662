// How hard a passphrase is to guess. The word lists are large, so they are loaded when the first one is typed.
// Nothing of a passphrase is kept here.
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** `weak` wants a second yes before it is used. */
export type Grade = 'weak' | 'fair' | 'strong'

export interface Strength {
  grade: Grade
  /** How long guessing takes, in words: `about 3 months`. */
  duration: string
  /** What makes it guessable and what would help; empty when nothing is to be said. */
  hint: string
}

/** Only so much of a passphrase is measured: the time grows with the square of the length, and whoever types this
 * much has a strong one in any case. */
const measuredLength = 100

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

const steps: readonly (readonly [seconds: number, name: string])[] = [
  [60, 'minute'],
  [3_600, 'hour'],
  [86_400, 'day'],
  [2_629_800, 'month'],
  [31_557_600, 'year'],
]

/** How long so many guesses take, rounded as people say it. */
export function sayDuration(guesses: number): string {
  const seconds = guesses / guessesPerSecond
  if (seconds < 60) return 'less than a minute'
  if (seconds > 100 * 31_557_600) return 'centuries'
  const [length, name] = steps.findLast(([start]) => seconds >= start) ?? [60, 'minute']
  const count = Math.round(seconds / length)
  return count === 1 ? `about one ${name}` : `about ${count} ${name}s`
}

let loading: Promise<ZxcvbnFactory> | null = null

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: measuredLength,
  })
}

export async function measure(passphrase: string): Promise<Strength> {
  loading ??= load()
  const meter = await loading
  const { guesses, feedback } = meter.check(passphrase.slice(0, measuredLength), ['telemachus', 'mentor', 'vault'])
  const grade = gradeOf(guesses)
  const hint =
    grade === 'strong' ? '' : [feedback.warning ?? '', ...feedback.suggestions].filter((one) => one !== '').join(' ')
  return { grade, duration: sayDuration(guesses), hint }
}
