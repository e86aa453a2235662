// The part of a goal that is written in its form; steps, progress and state have places of their own.
import type { Goal } from '../../../shared/model/goal.ts'

export type GoalFields = Pick<
  Goal,
  'title' | 'area' | 'areaName' | 'from' | 'dueOn' | 'reason' | 'measure' | 'evidence'
>

export const emptyFields: GoalFields = {
  title: '',
  area: 'professional',
  areaName: '',
  from: 'both',
  dueOn: null,
  reason: '',
  measure: '',
  evidence: '',
}

export function fieldsOf({ title, area, areaName, from, dueOn, reason, measure, evidence }: Goal): GoalFields {
  return { title, area, areaName, from, dueOn, reason, measure, evidence }
}

/** A goal with what the form says; without a title it keeps the one it has. */
export function withFields(goal: Goal, fields: GoalFields): Goal {
  return { ...goal, ...fields, title: fields.title.trim() || goal.title }
}

/** The words of the form as a record holds them: lines without the space that may still be typed on. */
export function asStored(fields: GoalFields): GoalFields {
  return { ...fields, title: fields.title.trim(), areaName: fields.areaName.trim() }
}
