// How a change of a score is said: with its doubt.
import type { Instrument } from '../../model/instrument.ts'
import { sayValue } from './score-words.ts'
import type { Noise } from './noise.ts'
import type { AreaChange } from './profile.ts'
import { assertNever } from '../../result.ts'

function signed(instrument: Pick<Instrument, 'scoring'>, { before, after }: AreaChange): string {
  const by = after - before
  return `${by < 0 ? '−' : '+'}${sayValue(instrument, Math.abs(by))}`
}

/** `+0.4, within noise (estimate: ±1.4)`; `+2.1, more than noise (estimate: ±1.4)`; `+0.4, no noise band known`. */
export function changeWords(instrument: Pick<Instrument, 'scoring'>, change: AreaChange): string {
  const by = signed(instrument, change)
  const band = change.noise === null ? '' : ` (estimate: ±${change.noise.points.toFixed(1)})`
  switch (change.change) {
    case 'no-band':
      return `${by}, no noise band known`
    case 'within-noise':
      return `${by}, within noise${band}`
    case 'up':
    case 'down':
      return `${by}, more than noise${band}`
    default:
      return assertNever(change.change)
  }
}

/** What the band of noise is and where it comes from. */
export function noiseWords({ points, alpha, sd }: Noise): string {
  return `The band is an estimate: a single person moves by ±${points.toFixed(1)} by chance alone (95 %; from alpha ${alpha.toFixed(2)} and SD ${sd.toFixed(2)}). Inside it a change is noise.`
}
