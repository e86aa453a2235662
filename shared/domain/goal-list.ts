// Goals of all mentees as one list: which are shown, and in which order. Pure, and one pass: it is asked for with
// thousands of goals.
import type { Goal } from '../model/goal.ts'
import { areaKey, areaName, areaOrder, compareGoals, goalStanding, percentNow } from './goals.ts'

/** A goal with the name of whose it is. */
export interface GoalLine {
  goal: Goal
  name: string
}

export type DueFilter = 'any' | 'overdue' | 'month' | 'none'
export type GoalColumn = 'title' | 'name' | 'area' | 'percent' | 'dueOn'

export interface GoalFilter {
  state: Goal['state'] | 'all'
  /** As `areaKey` says it; empty for every area. */
  area: string
  due: DueFilter
}

export interface GoalSort {
  column: GoalColumn
  direction: 'ascending' | 'descending'
}

const dayLength = 86_400_000
/** Days ahead that count as "soon due". */
const monthDays = 30

function fitsDue(goal: Goal, due: DueFilter, today: string, soon: string): boolean {
  switch (due) {
    case 'any':
      return true
    case 'overdue':
      return goalStanding(goal, today) === 'overdue'
    case 'month':
      return goal.dueOn !== null && goal.dueOn >= today && goal.dueOn <= soon
    case 'none':
      return goal.dueOn === null
  }
}

export function filterGoals(lines: readonly GoalLine[], filter: GoalFilter, today: string): GoalLine[] {
  const soon = new Date(Date.parse(today) + monthDays * dayLength).toISOString().slice(0, 10)
  return lines.filter(
    ({ goal }) =>
      (filter.state === 'all' || goal.state === filter.state) &&
      (filter.area === '' || areaKey(goal) === filter.area) &&
      fitsDue(goal, filter.due, today, soon),
  )
}

const byLetters = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Nothing noted and no day come last, whichever way it is sorted. */
function compareKnown<T>(one: T | null, other: T | null, sign: number, compare: (a: T, b: T) => number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return sign * compare(one, other)
}

function compareBy(column: GoalColumn, one: GoalLine, other: GoalLine, sign: number): number {
  switch (column) {
    case 'title':
      return sign * byLetters.compare(one.goal.title, other.goal.title)
    case 'name':
      return sign * byLetters.compare(one.name, other.name)
    case 'area': {
      const order = areaOrder.indexOf(one.goal.area) - areaOrder.indexOf(other.goal.area)
      return sign * (order === 0 ? byLetters.compare(areaName(one.goal), areaName(other.goal)) : order)
    }
    case 'percent':
      return compareKnown(percentNow(one.goal), percentNow(other.goal), sign, (a, b) => a - b)
    case 'dueOn':
      return compareKnown(one.goal.dueOn, other.goal.dueOn, sign, (a, b) => (a < b ? -1 : Number(a > b)))
  }
}

/** What is equal in the column stands as in a plan. */
export function sortGoals(lines: readonly GoalLine[], { column, direction }: GoalSort): GoalLine[] {
  const sign = direction === 'ascending' ? 1 : -1
  return lines.toSorted((one, other) => compareBy(column, one, other, sign) || compareGoals(one.goal, other.goal))
}

/** The areas that are in use, in the order of a plan. */
export function areasInUse(goals: readonly Goal[]): { key: string; name: string }[] {
  const areas = new Map<string, { key: string; name: string; order: number }>()
  for (const goal of goals) {
    const key = areaKey(goal)
    if (!areas.has(key)) areas.set(key, { key, name: areaName(goal), order: areaOrder.indexOf(goal.area) })
  }
  return [...areas.values()]
    .sort((one, other) => one.order - other.order || byLetters.compare(one.name, other.name))
    .map(({ key, name }) => ({ key, name }))
}
