// How the mentor looks at the goals of all. Kept in memory while the window lives, so that coming back from a goal finds
// the list as it was left; locking reloads the window and forgets it.
import type { GoalFilter, GoalSort } from '../../../shared/domain/goal-list.ts'

export interface GoalView {
  readonly filter: GoalFilter
  readonly sort: GoalSort
}

let view: GoalView = {
  filter: { state: 'open', area: '', due: 'any' },
  sort: { column: 'dueOn', direction: 'ascending' },
}

export function rememberedGoalView(): GoalView {
  return view
}

export function rememberGoalView(next: GoalView): void {
  view = next
}
