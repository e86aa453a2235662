// The rules of goals: how far one has come, how it stands on a day, in which order goals are looked at, and what becomes
// of one. Pure; days are the mentor's own, `2026-09-14`. The plan as text is in `goal-plan.ts`.
import type { Goal, GoalArea, GoalProgress, GoalStep } from '../model/goal.ts'
import type { Meeting } from '../model/meeting.ts'
import { fold } from './folding.ts'

/** The areas in the order in which a plan shows them; own ones follow by their names. */
export const areaWords: Readonly<Record<GoalArea, string>> = {
  psychological: 'Psychological',
  career: 'Career',
  professional: 'Professional',
  own: 'Other',
}

/** What an area asks about, for whoever chooses one. */
export const areaHints: Readonly<Record<GoalArea, string>> = {
  psychological: 'Confidence, belonging, rest, and how one speaks up.',
  career: 'Where it leads: posts, degrees, places, people.',
  professional: 'What one can do: skills, knowledge, a piece of work.',
  own: 'Give it a name of your own.',
}

export const areaOrder: readonly GoalArea[] = ['psychological', 'career', 'professional', 'own']

/** Whose words a goal is in. */
export const fromWords: Readonly<Record<Goal['from'], string>> = {
  mentor: 'in my words',
  mentee: 'in the mentee’s words',
  both: 'in words of both',
}

export function areaName({ area, areaName: own }: Pick<Goal, 'area' | 'areaName'>): string {
  return area === 'own' && own.trim() !== '' ? own.trim() : areaWords[area]
}

/** The same for every spelling of an own area: `own/teaching`. */
export function areaKey({ area, areaName: own }: Pick<Goal, 'area' | 'areaName'>): string {
  return area === 'own' ? `own/${fold(own.trim())}` : area
}

export type GoalStanding = 'overdue' | 'due' | 'open' | 'reached' | 'dropped'

/** `overdue` from the day after it was due, `due` on the day itself. */
export function goalStanding({ state, dueOn }: Pick<Goal, 'state' | 'dueOn'>, today: string): GoalStanding {
  if (state !== 'open' || dueOn === null) return state
  if (dueOn < today) return 'overdue'
  return dueOn === today ? 'due' : 'open'
}

/** How far it is by what was noted last, in percent; a reached goal is whole. Null when nothing was noted: steps that
 * are done say nothing about it. */
export function percentNow({ state, progress }: Pick<Goal, 'state' | 'progress'>): number | null {
  if (state === 'reached') return 100
  return progress.at(-1)?.percent ?? null
}

export function stepsDone(steps: readonly GoalStep[]): number {
  return steps.filter(({ doneOn }) => doneOn !== null).length
}

function compareDays(one: string | null, other: string | null): number {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  return one < other ? -1 : 1
}

const stateOrder: Readonly<Record<Goal['state'], number>> = { open: 0, reached: 1, dropped: 2 }

/** Open ones first, the longest due at the top and those without a day after them; then the reached and the dropped,
 * the newest first. */
export function compareGoals(one: Goal, other: Goal): number {
  const byState = stateOrder[one.state] - stateOrder[other.state]
  if (byState !== 0) return byState
  const byDay = one.state === 'open' ? compareDays(one.dueOn, other.dueOn) : compareDays(other.settledOn, one.settledOn)
  return byDay === 0 ? one.createdAt.localeCompare(other.createdAt) : byDay
}

export interface AreaOfPlan {
  key: string
  name: string
  goals: Goal[]
}

/** The goals of one mentee under their areas; only areas in which there is a goal. */
export function byArea(goals: readonly Goal[]): AreaOfPlan[] {
  const areas = new Map<string, AreaOfPlan & { order: number }>()
  for (const goal of goals.toSorted(compareGoals)) {
    const key = areaKey(goal)
    const area = areas.get(key) ?? { key, name: areaName(goal), order: areaOrder.indexOf(goal.area), goals: [] }
    area.goals.push(goal)
    areas.set(key, area)
  }
  return [...areas.values()]
    .sort((one, other) => one.order - other.order || one.key.localeCompare(other.key))
    .map(({ key, name, goals: here }) => ({ key, name, goals: here }))
}

/** The most that a goal holds of each. */
export const mostSteps = 50
export const mostProgress = 500

/** With one more note of how far it is. Of several on a day the last one noted counts; beyond the most that a goal holds
 * the oldest goes. */
export function withProgress(goal: Goal, note: GoalProgress): Goal {
  const others = goal.progress.filter(({ id }) => id !== note.id)
  const after = others.findIndex(({ on }) => on > note.on)
  const progress = after === -1 ? [...others, note] : others.toSpliced(after, 0, note)
  return { ...goal, progress: progress.slice(-mostProgress) }
}

export function withoutProgress(goal: Goal, noteId: string): Goal {
  return { ...goal, progress: goal.progress.filter(({ id }) => id !== noteId) }
}

/** With the step added, or changed when it is there already. */
export function withStep(goal: Goal, step: GoalStep): Goal {
  const isThere = goal.steps.some(({ id }) => id === step.id)
  const steps = isThere ? goal.steps.map((one) => (one.id === step.id ? step : one)) : [...goal.steps, step]
  return { ...goal, steps: steps.slice(0, mostSteps) }
}

export function withoutStep(goal: Goal, stepId: string): Goal {
  return { ...goal, steps: goal.steps.filter(({ id }) => id !== stepId) }
}

/** Ticked on this day, or the tick taken back. */
export function stepToggled(step: GoalStep, today: string): GoalStep {
  return { ...step, doneOn: step.doneOn === null ? today : null }
}

export function isStepLate({ dueOn, doneOn }: GoalStep, today: string): boolean {
  return doneOn === null && dueOn !== null && dueOn < today
}

export function reached(goal: Goal, today: string): Goal {
  return { ...goal, state: 'reached', settledOn: today, droppedBecause: '' }
}

/** A dropped goal says why: one learns from it as from a reached one. Without a reason it stays as it is. */
export function goalDropped(goal: Goal, reason: string, today: string): Goal {
  const droppedBecause = reason.trim()
  return droppedBecause === '' ? goal : { ...goal, state: 'dropped', settledOn: today, droppedBecause }
}

export function goalReopened(goal: Goal): Goal {
  return { ...goal, state: 'open', settledOn: null, droppedBecause: '' }
}

/** The meetings at which a goal was talked about: on the agenda, or progress was noted. The latest first. */
export function meetingsAbout<M extends Pick<Meeting, 'id' | 'agenda' | 'startsAt'>>(
  goal: Pick<Goal, 'id' | 'progress'>,
  meetings: readonly M[],
): M[] {
  const noted = new Set(goal.progress.flatMap(({ meetingId }) => meetingId ?? []))
  return meetings
    .filter(({ id, agenda }) => noted.has(id) || agenda.some(({ sourceId }) => sourceId === goal.id))
    .toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))
}

export interface ChartPoint {
  id: string
  on: string
  percent: number
  /** From 0 at the left edge to 1 at the right one. */
  x: number
}

export interface ChartSeries {
  points: ChartPoint[]
  /** The days at the two edges. */
  from: string
  to: string
  /** Where the day by which it is due stands; null when it has none or that lies outside. */
  dueX: number | null
}

/** Progress as a line over the days; the day by which it is due stretches it. Null when nothing was noted. */
export function chartSeries({ progress, dueOn }: Pick<Goal, 'progress' | 'dueOn'>): ChartSeries | null {
  const first = progress[0]
  const last = progress.at(-1)
  if (first === undefined || last === undefined) return null
  const from = first.on
  const to = dueOn !== null && dueOn > last.on ? dueOn : last.on
  const start = Date.parse(from)
  const length = Date.parse(to) - start
  // All of it on one day is a dot in the middle.
  const place = (day: string) => (length === 0 ? 0.5 : (Date.parse(day) - start) / length)
  return {
    points: progress.map(({ id, on, percent }) => ({ id, on, percent, x: place(on) })),
    from,
    to,
    dueX: dueOn !== null && dueOn >= from ? place(dueOn) : null,
  }
}
