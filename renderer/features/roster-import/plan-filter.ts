// The preview by what happens to a row: how many of each, and which are shown.
import type { PlanRow } from '../../../shared/domain/roster-import/outcome.ts'

export const filters = ['all', 'add', 'change', 'ask', 'same', 'out'] as const
export type Filter = (typeof filters)[number]

export const filterWords: Readonly<Record<Filter, string>> = {
  all: 'All',
  add: 'New',
  change: 'Changes',
  ask: 'To settle',
  same: 'Same',
  out: 'Left out',
}

export function countByKind(rows: readonly PlanRow[]): Record<Filter, number> {
  const counts: Record<Filter, number> = { all: rows.length, add: 0, change: 0, ask: 0, same: 0, out: 0 }
  for (const row of rows) counts[row.verdict.kind]++
  return counts
}

export function shownRows(rows: readonly PlanRow[], filter: Filter): readonly PlanRow[] {
  return filter === 'all' ? rows : rows.filter((row) => row.verdict.kind === filter)
}
