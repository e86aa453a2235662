// How a score is said: on its own metric, with what it rests on, or that there is none and what lacks.
import type { Instrument, ReferenceValue } from '../../model/instrument.ts'
import type { Score } from './scoring.ts'

/** `5.3` for a mean, `41` for a sum, `18 %` for a share. */
export function sayValue({ scoring }: Pick<Instrument, 'scoring'>, value: number): string {
  if (scoring === 'share') return `${Math.round(value * 100)} %`
  return scoring === 'sum' ? String(value) : value.toFixed(1)
}

/** `5.3, from 4 of 4`; `not scored: 2 of 4 answered, 3 needed`. */
export function scoreWords(instrument: Pick<Instrument, 'scoring'>, { value, from, of, needs }: Score): string {
  if (value === null) return `not scored: ${from.length} of ${of} answered, ${needs} needed`
  return `${sayValue(instrument, value)}, from ${from.length} of ${of}`
}

/** `5.12 (SD 0.90), mentors before a training` */
export function referenceWords({ mean, sd, sample }: ReferenceValue): string {
  const spread = sd === null ? '' : ` (SD ${sd.toFixed(2)})`
  return `${mean.toFixed(2)}${spread}, ${sample.toLowerCase()}`
}
