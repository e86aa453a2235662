// Growth: the goals of all mentees in one list, by how they stand, their area, and when they are due.
import { Button, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core'
import { IconTarget } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { areasInUse, filterGoals, sortGoals, type GoalFilter, type GoalLine } from '../../../shared/domain/goal-list.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import { displayName } from '../../../shared/model/mentee.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useGoals, useRoster } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { GrowthTabs } from '../../app/GrowthTabs.tsx'
import { Page } from '../../ui/Page.tsx'
import { rememberGoalView, rememberedGoalView } from './goal-view.ts'
import { GoalTable } from './GoalTable.tsx'

const dueChoices = [
  { value: 'any', label: 'Due at any time' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'month', label: 'Due within 30 days' },
  { value: 'none', label: 'Without a day' },
] as const

const states = ['open', 'reached', 'dropped', 'all'] as const
const stateWords = { open: 'Open', reached: 'Reached', dropped: 'Dropped', all: 'All' } as const

/** Each goal with whose it is; those of archived mentees are left out, as they are from the list of mentees. */
function useGoalLines(): GoalLine[] | null {
  const goals = useGoals().data
  const roster = useRoster().data
  return useMemo(() => {
    if (goals === undefined || roster === undefined) return null
    const names = new Map(
      roster.flatMap(({ mentee }) => (mentee.archivedAt === null ? [[mentee.id, displayName(mentee)] as const] : [])),
    )
    return goals.flatMap((goal) => {
      const name = names.get(goal.menteeId)
      return name === undefined ? [] : [{ goal, name }]
    })
  }, [goals, roster])
}

function counts(lines: readonly GoalLine[]): Record<Goal['state'] | 'all', number> {
  const found = { open: 0, reached: 0, dropped: 0, all: lines.length }
  for (const { goal } of lines) found[goal.state] += 1
  return found
}

export function GrowthScreen() {
  const lines = useGoalLines()
  if (lines === null) return null
  return (
    <Page title="Growth">
      <GrowthTabs />
      {lines.length === 0 ? <NoGoals /> : <AllGoals lines={lines} />}
    </Page>
  )
}

function NoGoals() {
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<IconTarget size={40} stroke={1.25} />}
      title="No goals yet"
      text="Open a mentee and choose Goals to set the first one. Every goal of every mentee then stands here, with when it is due and how far it has come."
      action={
        <Button variant="default" onClick={() => void navigate({ to: '/mentees' })}>
          To the mentees
        </Button>
      }
    />
  )
}

function AllGoals({ lines }: { lines: readonly GoalLine[] }) {
  const [view, setView] = useState(rememberedGoalView)
  const today = dayAt(useNow(60_000), useMentorZone())
  const { filter, sort } = view
  const look = (part: Partial<typeof view>) => {
    const next = { ...view, ...part }
    rememberGoalView(next)
    setView(next)
  }
  const narrow = (part: Partial<GoalFilter>) => look({ filter: { ...filter, ...part } })
  const areas = useMemo(() => areasInUse(lines.map(({ goal }) => goal)), [lines])
  const found = useMemo(() => counts(lines), [lines])
  const sorted = useMemo(() => sortGoals(lines, sort), [lines, sort])
  const shown = useMemo(() => filterGoals(sorted, filter, today), [sorted, filter, today])
  return (
    <>
      <Group gap="xs" mb="sm" role="search" aria-label="Goals in this list">
        <SegmentedControl
          size="xs"
          aria-label="How the goals stand"
          value={filter.state}
          onChange={(value) => narrow({ state: states.find((one) => one === value) ?? 'open' })}
          data={states.map((value) => ({
            value,
            label: `${stateWords[value]} ${found[value].toLocaleString('en')}`,
          }))}
        />
        <NativeSelect
          aria-label="Area"
          data={[
            { value: '', label: 'Every area' },
            ...areas.map(({ key, name }) => ({ value: key, label: name })),
            // One that was chosen and whose last goal has gone since.
            ...(filter.area === '' || areas.some(({ key }) => key === filter.area)
              ? []
              : [{ value: filter.area, label: 'An area without goals' }]),
          ]}
          value={filter.area}
          onChange={(event) => narrow({ area: event.currentTarget.value })}
          maw="14rem"
        />
        <NativeSelect
          aria-label="When it is due"
          data={dueChoices.map((one) => ({ ...one }))}
          value={filter.due}
          onChange={(event) =>
            narrow({ due: dueChoices.find((one) => one.value === event.currentTarget.value)?.value ?? 'any' })
          }
        />
        <Text size="xs" c="dimmed" role="status" ms="auto">
          {shown.length.toLocaleString('en')} {shown.length === 1 ? 'goal' : 'goals'}
        </Text>
      </Group>
      {shown.length === 0 ? (
        <Text c="dimmed" py="md">
          No goal fits. Choose another state, area or time above.
        </Text>
      ) : (
        <GoalTable
          key={JSON.stringify(view)}
          lines={shown}
          sort={sort}
          today={today}
          onSort={(next) => look({ sort: next })}
        />
      )}
    </>
  )
}
