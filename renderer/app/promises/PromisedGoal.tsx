// The goal that a promise serves, with the way to it. Nothing is shown of one that was deleted.
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMenteeGoals } from '../queries.ts'

export function PromisedGoal({ menteeId, goalId }: { menteeId: string; goalId: string }) {
  const goal = useMenteeGoals(menteeId).data?.find(({ id }) => id === goalId)
  if (goal === undefined) return null
  return (
    <>
      {' '}
      · for the goal{' '}
      <Anchor
        inherit
        renderRoot={(props) => <Link to="/mentees/$menteeId/goals/$goalId" params={{ menteeId, goalId }} {...props} />}
      >
        <bdi>{goal.title}</bdi>
      </Anchor>
    </>
  )
}
