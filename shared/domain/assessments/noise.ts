// The noise band: how far a score of one person moves by chance alone. An estimate from published values, always called one.
import type { Instrument, Rater } from '../../model/instrument.ts'

export interface Noise {
  /** A change of less than this, in points of the scale, is within noise with 95 % confidence. */
  points: number
  /** What it was worked out from. */
  alpha: number
  sd: number
  source: string
}

/** The minimum detectable change, 1.96 · √2 · SD · √(1 − α), as far as the instrument says what it takes: alpha of the subscale
 * and a published SD for the same rater, else for the other one. Null when it cannot be derived.
 * @param of a subscale's key, or `overall` */
export function noiseOf(instrument: Instrument, of: string, rater: Rater): Noise | null {
  if (instrument.scoring !== 'mean') return null
  const alpha = of === 'overall' ? instrument.overall?.alpha : instrument.subscales.find(({ key }) => key === of)?.alpha
  if (alpha === undefined || alpha === null) return null
  const known = instrument.references.filter((one) => one.of === of && one.sd !== null)
  const reference = known.find((one) => one.rater === rater) ?? known[0]
  const sd = reference?.sd ?? null
  if (reference === undefined || sd === null) return null
  return { points: 1.96 * Math.SQRT2 * sd * Math.sqrt(1 - alpha), alpha, sd, source: reference.source }
}

export type Change = 'no-band' | 'within-noise' | 'up' | 'down'

/** What a change of a score comes to. */
export function changeOf(before: number, after: number, noise: Noise | null): Change {
  if (noise === null) return 'no-band'
  if (Math.abs(after - before) < noise.points) return 'within-noise'
  return after > before ? 'up' : 'down'
}
