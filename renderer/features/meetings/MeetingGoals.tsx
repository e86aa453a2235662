// The open goals of whom the meeting is with, each with the way to note how far it is by now.
import { Button, Group, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { compareGoals, percentNow } from '../../../shared/domain/goals.ts'
import type { Goal } from '../../../shared/model/goal.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { showFailure } from '../../app/failures.ts'
import { useMenteeGoals } from '../../app/queries.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import classes from './Agenda.module.css'

interface MeetingGoalsProps {
  meetingId: string
  people: readonly Mentee[]
  /** Stores the meeting, which the notes refer to. */
  keepMeeting: () => Promise<void>
}

/** A meeting of more is not about the goals of one. */
const mostPeople = 6
/** Drawn at most for each. */
const mostGoals = 12

export function MeetingGoals({ meetingId, people, keepMeeting }: MeetingGoalsProps) {
  if (people.length > mostPeople) return null
  return people.map((person) => (
    <GoalsOfOne
      key={person.id}
      meetingId={meetingId}
      person={person}
      isAlone={people.length === 1}
      keepMeeting={keepMeeting}
    />
  ))
}

interface GoalsOfOneProps extends Omit<MeetingGoalsProps, 'people'> {
  person: Mentee
  isAlone: boolean
}

function GoalsOfOne({ meetingId, person, isAlone, keepMeeting }: GoalsOfOneProps) {
  const goals = useMenteeGoals(person.id).data
  const navigate = useNavigate()
  // What was noted in this meeting stays in sight, also when the goal is settled.
  const shown = (goals ?? [])
    .filter((goal) => goal.state === 'open' || notedIn(goal, meetingId) !== null)
    .toSorted(compareGoals)
  if (shown.length === 0) return null
  const note = async (goalId: string) => {
    await keepMeeting()
    await navigate({
      to: '/mentees/$menteeId/goals/$goalId',
      params: { menteeId: person.id, goalId },
      search: { meeting: meetingId },
    })
  }
  return (
    <section aria-label={isAlone ? 'Goals' : `Goals of ${person.name}`}>
      <Title order={2} size="h4" mb={4}>
        {isAlone ? (
          'Goals'
        ) : (
          <>
            Goals of <PersonName person={person} />
          </>
        )}
      </Title>
      <ul className={classes.goals}>
        {shown.slice(0, mostGoals).map((goal) => (
          <li key={goal.id}>
            <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
              <Text size="sm" className={classes.goal}>
                <bdi>{goal.title}</bdi>{' '}
                <Text span size="xs" c="dimmed">
                  {sayNoted(goal, meetingId)}
                </Text>
              </Text>
              <Button
                size="compact-sm"
                variant="default"
                flex="none"
                aria-label={`Note progress: ${goal.title}`}
                onClick={() => void note(goal.id).catch(showFailure)}
              >
                Note progress
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was noted in this meeting, in percent. */
function notedIn({ progress }: Goal, meetingId: string): number | null {
  return progress.findLast((note) => note.meetingId === meetingId)?.percent ?? null
}

function sayNoted(goal: Goal, meetingId: string): string {
  const here = notedIn(goal, meetingId)
  if (here !== null) return `${here} %, noted in this meeting`
  const percent = percentNow(goal)
  return percent === null ? 'nothing noted yet' : `${percent} % so far`
}
