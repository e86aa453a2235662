// Measures a passphrase against the word lists of zxcvbn. The lists are large and a hard case takes seconds, so the
// screens reach this through its worker only. Nothing of a passphrase is kept here.
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english, translations } from '@zxcvbn-ts/language-en'
import { strengthOf, type Strength } from './strength.ts'

/** Only so many characters are measured: the time grows faster than the length, and more are never weaker. */
const measuredLength = 64

const meter = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  translations,
  maxLength: measuredLength,
  // The default of 100 lets one phrase with many signs take seconds; twenty find what people do with letters.
  l33tMaxSubstitutions: 20,
})

/** Words that say nothing here because everybody would try them first. */
const ownWords = ['telemachus', 'mentor', 'mentee', 'vault']

export function measure(passphrase: string): Strength {
  const { guesses, feedback } = meter.check(passphrase.slice(0, measuredLength), ownWords)
  return strengthOf(guesses, [feedback.warning ?? '', ...feedback.suggestions])
}
