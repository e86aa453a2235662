// One goal, new or old: finds the records around it, then leaves it to the form. A new one has its id in the address
// before the first key, so that nothing moves while somebody types.
import { Button } from '@mantine/core'
import { IconTargetOff } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useMenteeGoals, useMentee } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { OneGoal } from './OneGoal.tsx'

export function GoalScreen(): ReactNode {
  const { menteeId = '', goalId = '' } = useParams({ strict: false })
  return <FoundGoal key={goalId} menteeId={menteeId} goalId={goalId} />
}

function FoundGoal({ menteeId, goalId }: { menteeId: string; goalId: string }) {
  const { fresh } = useSearch({ strict: false })
  const mentee = useMentee(menteeId)
  const goals = useMenteeGoals(menteeId)
  const failed = [mentee, goals].find((query) => query.isError)
  const goal = goals.data?.find(({ id }) => id === goalId) ?? null
  // Once it was here, its absence means that it was deleted.
  const [wasHere, setWasHere] = useState(false)
  if (goal !== null && !wasHere) setWasHere(true)
  if (failed?.isError === true) throw failed.error
  if (mentee.data === undefined || goals.data === undefined) return null
  if (mentee.data === null || (goal === null && (fresh !== true || wasHere))) return <NoSuchGoal />
  return <OneGoal mentee={mentee.data} goalId={goalId} goal={goal} />
}

function NoSuchGoal() {
  const navigate = useNavigate()
  return (
    <Page title="Goal">
      <EmptyState
        icon={<IconTargetOff size={40} stroke={1.25} />}
        title="This goal is no longer here"
        text="It was deleted. Everything else is where it was."
        action={<Button onClick={() => void navigate({ to: '/goals' })}>To all goals</Button>}
      />
    </Page>
  )
}
