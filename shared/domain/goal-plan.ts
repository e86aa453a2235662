// The development plan as it is given to the mentee: as text for a mail, or on paper. What the mentor noted on the way
// and goals that were dropped are not in it. Pure.
import type { Goal } from '../model/goal.ts'
import { fullDay } from './agreements.ts'
import { byArea, percentNow } from './goals.ts'

export interface PlanFact {
  name: string
  text: string
}

export interface PlanGoal {
  id: string
  title: string
  /** Whether the words are the mentee's own. */
  isTheirs: boolean
  facts: PlanFact[]
  steps: { id: string; text: string; isDone: boolean; due: string }[]
}

export interface PlanArea {
  name: string
  goals: PlanGoal[]
}

function factsOf(goal: Goal): PlanFact[] {
  const percent = goal.state === 'open' ? percentNow(goal) : null
  const all: PlanFact[] = [
    { name: 'Why it matters', text: goal.reason.trim() },
    { name: 'How we will know', text: goal.measure.trim() },
    { name: 'By', text: goal.state === 'open' && goal.dueOn !== null ? fullDay(goal.dueOn) : '' },
    { name: 'How far', text: percent === null ? '' : `${percent} %` },
    { name: 'Reached', text: goal.state === 'reached' && goal.settledOn !== null ? fullDay(goal.settledOn) : '' },
    { name: 'What shows it', text: goal.evidence.trim() },
  ]
  return all.filter(({ text }) => text !== '')
}

/** Open and reached goals under their areas. */
export function planOf(goals: readonly Goal[]): PlanArea[] {
  return byArea(goals.filter(({ state }) => state !== 'dropped')).map(({ name, goals: here }) => ({
    name,
    goals: here.map((goal) => ({
      id: goal.id,
      title: goal.title,
      isTheirs: goal.from === 'mentee',
      facts: factsOf(goal),
      steps: goal.steps.map(({ id, text, doneOn, dueOn }) => ({
        id,
        text,
        isDone: doneOn !== null,
        due: doneOn === null && dueOn !== null ? fullDay(dueOn) : '',
      })),
    })),
  }))
}

function goalText({ title, isTheirs, facts, steps }: PlanGoal): string {
  return [
    `* ${title}${isTheirs ? ' (in the mentee’s words)' : ''}`,
    ...facts.map(({ name, text }) => `  ${name}: ${text.replaceAll('\n', '\n  ')}`),
    ...steps.map(({ text, isDone, due }) => `  [${isDone ? 'x' : ' '}] ${text}${due === '' ? '' : `, by ${due}`}`),
  ].join('\n')
}

/** The whole plan as plain text.
 * @param name of the mentee
 * @param today the day that it was copied */
export function planText(goals: readonly Goal[], name: string, today: string): string {
  const areas = planOf(goals).map((area) => [area.name, ...area.goals.map(goalText)].join('\n\n'))
  return [`Development plan of ${name}, ${fullDay(today)}`, ...areas].join('\n\n') + '\n'
}
