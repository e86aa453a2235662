// The promises that serve a goal, and a line for the next one.
import { Text, Title } from '@mantine/core'
import { comparePromises } from '../../../shared/domain/promises.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { AddPromise } from '../../app/promises/AddPromise.tsx'
import { PromiseList } from '../../app/promises/PromiseList.tsx'
import { useMenteePromises } from '../../app/queries.ts'

/** Drawn at most; the ledger has all of them. */
const mostDrawn = 100

export function GoalPromises({ goal, mentee }: { goal: Goal; mentee: Mentee }) {
  const promises = useMenteePromises(mentee.id).data
  if (promises === undefined) return null
  const here = promises.filter(({ goalId }) => goalId === goal.id).toSorted(comparePromises)
  return (
    <section aria-label="Promises">
      <Title order={2} size="h4" mb={4}>
        Promises for it
      </Title>
      {here.length === 0 ? (
        <Text size="sm" c="dimmed" pb={4}>
          None yet. What one of you takes on for this goal stands here.
        </Text>
      ) : (
        <PromiseList
          promises={here.slice(0, mostDrawn)}
          mentees={new Map([[mentee.id, mentee]])}
          label="Promises for this goal"
          isForOneGoal
        />
      )}
      <AddPromise people={[mentee]} meetingId={null} goalId={goal.id} />
    </section>
  )
}
