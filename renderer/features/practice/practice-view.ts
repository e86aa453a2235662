// How the mentor looks at the practice. Kept in memory while the window lives, so that coming back from a record finds the
// figures as they were left, and the report is about the same; locking reloads the window and forgets it.
import { useSyncExternalStore } from 'react'
import type { PracticeFilter, Stage } from '../../../shared/domain/practice-figures/scope.ts'
import { daysOfPeriod, type Period } from '../../../shared/domain/practice-figures/words.ts'

export interface PracticeView {
  readonly period: Period
  /** Days of a period of one's own. */
  readonly from: string | null
  readonly to: string | null
  readonly programme: string | null
  readonly stage: Stage
  /** Without a name, a title or a day that tells who it is. */
  readonly isDeidentified: boolean
}

let view: PracticeView = {
  period: 'this-year',
  from: null,
  to: null,
  programme: null,
  stage: 'all',
  isDeidentified: false,
}
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function changePracticeView(part: Partial<PracticeView>): void {
  view = { ...view, ...part }
  for (const listener of listeners) listener()
}

export function usePracticeView(): PracticeView {
  return useSyncExternalStore(subscribe, () => view)
}

/** @param today a day by the mentor's clock */
export function filterOf({ period, from, to, programme, stage }: PracticeView, today: string): PracticeFilter {
  const days = period === 'own' ? { from, to } : daysOfPeriod(period, today)
  return { ...days, programme, stage }
}
