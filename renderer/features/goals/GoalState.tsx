// How a goal stands, and what becomes of it: reached, dropped with a reason, or open again.
import { Button, Group, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconRotate, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { goalDropped, goalReopened, reached } from '../../../shared/domain/goals.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { DropReason } from '../../app/DropReason.tsx'
import { useMentorZone, useNow } from '../../app/now.ts'
import { GoalStandingText } from './GoalStandingText.tsx'

export type OnChangeGoal = (change: (stored: Goal) => Goal, said?: { done: string }) => Promise<boolean>

export function GoalState({ goal, onChange }: { goal: Goal; onChange: OnChangeGoal }) {
  const [dropping, setDropping] = useState(false)
  const today = dayAt(useNow(60_000), useMentorZone())
  const drop = async (reason: string) => {
    if (await onChange((stored) => goalDropped(stored, reason, today), { done: 'The goal was dropped' }))
      setDropping(false)
  }
  return (
    <section aria-label="State">
      <Title order={2} size="h4" mb={4}>
        State
      </Title>
      <Text size="sm" mb="xs" role="status">
        <GoalStandingText goal={goal} today={today} />
      </Text>
      {goal.state !== 'open' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRotate size={14} aria-hidden />}
          onClick={() => void onChange(goalReopened, { done: 'The goal is open again' })}
        >
          Open again
        </Button>
      )}
      {goal.state === 'open' && !dropping && (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCircleCheck size={14} aria-hidden />}
            onClick={() => void onChange((stored) => reached(stored, today), { done: 'The goal is reached' })}
          >
            It is reached
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() => setDropping(true)}
          >
            Drop, with a reason
          </Button>
        </Group>
      )}
      {goal.state === 'open' && dropping && (
        <DropReason onDrop={(reason) => void drop(reason)} onEnd={() => setDropping(false)} />
      )}
    </section>
  )
}
