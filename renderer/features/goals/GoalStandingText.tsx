// How a goal stands in words: open and when it is due, reached and when, dropped and why.
import { goalStanding } from '../../../shared/domain/goals.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Goals.module.css'

export function GoalStandingText({ goal, today }: { goal: Goal; today: string }) {
  const { dueOn, settledOn, droppedBecause } = goal
  const standing = goalStanding(goal, today)
  switch (standing) {
    case 'reached':
      return (
        <>
          Reached
          {settledOn !== null && (
            <>
              {' '}
              · <TimeText at={settledOn} />
            </>
          )}
        </>
      )
    case 'dropped':
      return (
        <>
          Dropped
          {settledOn !== null && (
            <>
              {' '}
              · <TimeText at={settledOn} />
            </>
          )}
          : <bdi>{droppedBecause}</bdi>
        </>
      )
    case 'overdue':
    case 'due':
    case 'open':
      if (dueOn === null) return <>Open · no day agreed</>
      return (
        <span className={standing === 'open' ? undefined : classes.late}>
          Open · {standing === 'overdue' ? 'was due' : 'due'} <TimeText at={dueOn} />
        </span>
      )
  }
}
