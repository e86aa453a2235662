// A goal of a mentee's development plan: what is to be reached, how one will know, the steps, and how far it has come.
import { z } from 'zod'
import { day, id, line, prose, recordFields } from './base.ts'

/** The areas in which a mentee grows, and room for others. */
export const goalArea = z.enum(['psychological', 'career', 'professional', 'own'])
export type GoalArea = z.infer<typeof goalArea>

/** `open` until it is `reached`, or `dropped` with a reason. */
export const goalState = z.enum(['open', 'reached', 'dropped'])

export const goalStep = z.object({
  id,
  text: line.min(1),
  dueOn: day.nullable().default(null),
  doneOn: day.nullable().default(null),
})
export type GoalStep = z.infer<typeof goalStep>

/** How far it was on a day, in percent, and what was seen. */
export const goalProgress = z.object({
  id,
  on: day,
  percent: z.int().min(0).max(100),
  words: prose.default(''),
  meetingId: id.nullable().default(null),
})
export type GoalProgress = z.infer<typeof goalProgress>

export const goal = z.object({
  ...recordFields,
  menteeId: id,
  area: goalArea.default('professional'),
  /** The name of an own area. */
  areaName: line.default(''),
  title: line.min(1),
  /** Measurable: by what one will know that it is reached. */
  measure: prose.default(''),
  /** Why it matters to the mentee. */
  reason: prose.default(''),
  steps: z.array(goalStep).max(50).default([]),
  /** What shows that it was reached. */
  evidence: prose.default(''),
  dueOn: day.nullable().default(null),
  state: goalState.default('open'),
  settledOn: day.nullable().default(null),
  /** Why it was dropped. */
  droppedBecause: line.default(''),
  /** By day, oldest first. */
  progress: z.array(goalProgress).max(500).default([]),
  /** Whose words these are: `mentee` marks what the mentee chose to share. */
  from: z.enum(['mentor', 'mentee', 'both']).default('both'),
})
export type Goal = z.infer<typeof goal>
