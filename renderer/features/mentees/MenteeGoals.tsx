// What a mentee works towards at a glance, beside the time line, with the ways to the plan and to the whole path.
import { Anchor, Group, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { compareGoals, goalStanding, percentNow } from '../../../shared/domain/goals.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useMenteeGoals } from '../../app/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { count } from './words.ts'

/** More goals than this are read on the plan. */
const mostShown = 4

export function MenteeGoals({ menteeId }: { menteeId: string }) {
  const goals = useMenteeGoals(menteeId).data
  const today = dayAt(useNow(60_000), useMentorZone())
  if (goals === undefined) return null
  const open = goals.filter(({ state }) => state === 'open').toSorted(compareGoals)
  return (
    <section aria-label="Goals">
      <Title order={2} size="h4" mb={4}>
        Goals
      </Title>
      {open.slice(0, mostShown).map((goal) => (
        <GoalLine key={goal.id} goal={goal} today={today} />
      ))}
      {open.length === 0 && (
        <Text size="xs" c="dimmed">
          {goals.length === 0 ? 'None yet.' : 'None is open.'}
        </Text>
      )}
      {open.length > mostShown && (
        <Text size="xs" c="dimmed">
          And {count(open.length - mostShown, 'open goal')} on the plan.
        </Text>
      )}
      <Group gap="md">
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/mentees/$menteeId/goals" params={{ menteeId }} {...props} />}
        >
          {goals.length === 0 ? 'Set a goal' : 'Open the plan'}
        </Anchor>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/mentees/$menteeId/path" params={{ menteeId }} {...props} />}
        >
          The whole path
        </Anchor>
      </Group>
    </section>
  )
}

function GoalLine({ goal, today }: { goal: Goal; today: string }) {
  const percent = percentNow(goal)
  const standing = goalStanding(goal, today)
  return (
    <Text size="xs" lineClamp={2} title={goal.title} mb={2}>
      <bdi>{goal.title}</bdi>
      <Text span size="xs" c="dimmed">
        {percent !== null && ` · ${percent} %`}
        {goal.dueOn !== null && (
          <>
            {' '}
            · {standing === 'overdue' ? 'was due' : 'due'} <TimeText at={goal.dueOn} />
          </>
        )}
      </Text>
    </Text>
  )
}
