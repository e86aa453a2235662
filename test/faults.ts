// How often the heavy fault runs repeat: one variable, FAULTS, small by default so that `npm test` stays quick, and
// `full` under `npm run test:faults`, whose figures are worth quoting.

export type FaultScale = 'small' | 'full'

export const faultScale: FaultScale = process.env.FAULTS === 'full' ? 'full' : 'small'

/** The count for this run. */
export function times(counts: Record<FaultScale, number>): number {
  return counts[faultScale]
}
