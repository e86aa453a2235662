// One goal on the plan: its title leads to it; beside it how far it has come.
import { Anchor, Text } from '@mantine/core'
import { IconMessageCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { fromWords, percentNow, stepsDone } from '../../../shared/domain/goals.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import classes from './Goals.module.css'
import { GoalStandingText } from './GoalStandingText.tsx'
import { PercentBar } from './PercentBar.tsx'

export function GoalCard({ goal, today }: { goal: Goal; today: string }) {
  const { id, menteeId, title, from, measure, steps } = goal
  const percent = percentNow(goal)
  return (
    <li className={classes.card}>
      <div>
        <h3>
          <Anchor
            inherit
            renderRoot={(props) => (
              <Link to="/mentees/$menteeId/goals/$goalId" params={{ menteeId, goalId: id }} {...props} />
            )}
          >
            <bdi>{title}</bdi>
          </Anchor>
        </h3>
        <div className={classes.facts}>
          <GoalStandingText goal={goal} today={today} />
          {steps.length > 0 &&
            ` · ${stepsDone(steps)} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} done`}
          {from === 'mentee' && (
            <>
              {' · '}
              <span className={classes.theirs}>
                <IconMessageCircle size={14} aria-hidden />
                {fromWords.mentee}
              </span>
            </>
          )}
        </div>
        {measure !== '' && (
          <Text size="sm" lineClamp={2} dir="auto" title={measure} mt={2} className={classes.text}>
            {measure}
          </Text>
        )}
      </div>
      <PercentBar percent={percent} />
    </li>
  )
}
