// The development plan of one mentee: every goal under its area, and how far each has come. To read together, to print,
// to copy.
import { Button, Text, Title } from '@mantine/core'
import { IconCopy, IconPlus, IconTarget, IconUserOff } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { byArea } from '../../../shared/domain/goals.ts'
import { planText } from '../../../shared/domain/goal-plan.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useMentee, useMenteeGoals } from '../../app/queries.ts'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { newRecord } from '../../app/records.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { GoalCard } from './GoalCard.tsx'
import classes from './Goals.module.css'
import { MenteeWays } from './MenteeWays.tsx'
import { PlanPaper } from './PlanPaper.tsx'

export function PlanScreen(): ReactNode {
  const { menteeId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const mentee = useMentee(menteeId)
  const goals = useMenteeGoals(menteeId)
  const failed = [mentee, goals].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (mentee.data === undefined || goals.data === undefined) return null
  if (mentee.data === null)
    return (
      <Page title="Goals">
        <EmptyState
          icon={<IconUserOff size={40} stroke={1.25} />}
          title="Nobody is here any more"
          text="This mentee was deleted, and the goals with them."
          action={<Button onClick={() => void navigate({ to: '/mentees' })}>Go to the list</Button>}
        />
      </Page>
    )
  return <Plan key={menteeId} mentee={mentee.data} goals={goals.data} />
}

function Plan({ mentee, goals }: { mentee: Mentee; goals: readonly Goal[] }) {
  const navigate = useNavigate()
  const today = dayAt(useNow(60_000), useMentorZone())
  const [copied, setCopied] = useState(false)
  const startNew = () =>
    void navigate({
      to: '/mentees/$menteeId/goals/$goalId',
      params: { menteeId: mentee.id, goalId: newRecord().id },
      search: { fresh: true },
    })
  const copy = () => {
    navigator.clipboard.writeText(planText(goals, mentee.name, today)).then(() => setCopied(true), showFailure)
  }
  useCommands([
    { id: 'plan.new', label: 'New goal for this mentee', group: 'Goals', run: startNew },
    { id: 'plan.print', label: 'Print the plan', group: 'Goals', run: () => window.print() },
    { id: 'plan.copy', label: 'Copy the plan as text', group: 'Goals', run: copy },
  ])
  const areas = byArea(goals)
  const isGiven = goals.some(({ state }) => state !== 'dropped')
  return (
    <Page
      subject={mentee.id}
      title={
        <>
          Goals of <PersonName person={mentee} />
        </>
      }
      actions={
        <>
          {isGiven && (
            <>
              <PrintMenu fileName="plan" />
              <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                Copy as text
              </Button>
            </>
          )}
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={startNew}>
            New goal
          </Button>
        </>
      }
    >
      <MenteeWays menteeId={mentee.id} here="/mentees/$menteeId/goals">
        <Text size="sm" c="dimmed" role="status">
          {copied && 'Copied. Paste it into a mail or a document.'}
        </Text>
      </MenteeWays>
      {goals.length === 0 && (
        <EmptyState
          icon={<IconTarget size={40} stroke={1.25} />}
          title="No goals yet"
          text="A goal says what is to be reached, why it matters to the mentee, and by what you will both know. It is offered for the agenda of each meeting until it is reached, or dropped with a reason."
          action={<Button onClick={startNew}>Set the first goal</Button>}
        />
      )}
      {areas.map((area) => (
        <section key={area.key} className={classes.area} aria-label={area.name}>
          <Title order={2} size="h3">
            <bdi>{area.name}</bdi>
          </Title>
          <ul className={classes.list}>
            {area.goals.map((goal) => (
              <GoalCard key={goal.id} goal={goal} today={today} />
            ))}
          </ul>
        </section>
      ))}
      {isGiven && goals.length > 0 && (
        <Text size="xs" c="dimmed" maw="54rem">
          Print and copy hold open and reached goals with their steps. What you noted on the way and what was dropped
          stay with you.
        </Text>
      )}
      <PlanPaper goals={goals} name={mentee.name} today={today} />
    </Page>
  )
}
