// A figure of a practice is never more than its records: it is counted, added up or taken the middle of from a list of
// them, and the list is what the mentor sees when they ask where a number comes from. Pure.
import { assertNever } from '../../result.ts'

/** A record that a figure rests on. */
export interface Trace {
  kind: 'mentee' | 'meeting' | 'promise' | 'goal' | 'outcome' | 'assessment' | 'mail'
  id: string
  menteeIds: readonly string[]
  /** A day or a moment. */
  on: string
  /** What it is called; empty for what has no title of its own. */
  title: string
  /** What it adds: minutes, hours, points, 1 or 0 of a share; 1 for what is counted. */
  amount: number
}

/** `count`: how many. `minutes`: added up. `share`: how many of all, 0 to 1. `median-hours`, `median-minutes`: the middle.
 * `mean-points`: the mean of differences on an instrument's own metric. */
export type Unit = 'count' | 'minutes' | 'share' | 'median-hours' | 'median-minutes' | 'mean-points'

/** Where a figure stands on the page. */
export type Section =
  'people' | 'meetings' | 'channels' | 'months' | 'effort' | 'promises' | 'goals' | 'response' | 'change' | 'outcomes'

/** A figure with its records. */
export interface Traced {
  /** Unique among the figures of one look: `meetings-held`, `channel-video`. */
  key: string
  section: Section
  title: string
  /** How it is counted, in a sentence. */
  definition: string
  unit: Unit
  traces: readonly Trace[]
  /** Rests on what mentees said of the mentor: nothing of it is shown when fewer than four did. */
  isOfSeveral?: true
}

/** A figure as it is shown. */
export interface Figure extends Omit<Traced, 'traces' | 'isOfSeveral'> {
  /** Null: there is nothing to count from, or it is withheld. */
  value: number | null
  /** How many records it rests on. */
  n: number
  isWithheld: boolean
}

/** The middle; of an even number the mean of the two in the middle. Null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

export function valueOf(unit: Unit, traces: readonly Pick<Trace, 'amount'>[]): number | null {
  const sum = () => traces.reduce((total, { amount }) => total + amount, 0)
  switch (unit) {
    case 'count':
      return traces.length
    case 'minutes':
      return sum()
    case 'share':
    case 'mean-points':
      return traces.length === 0 ? null : sum() / traces.length
    case 'median-hours':
    case 'median-minutes':
      return median(traces.map(({ amount }) => amount))
    default:
      return assertNever(unit)
  }
}
