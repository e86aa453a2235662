// One goal as it is worked with: what it is on one side, how it comes along on the other. It keeps itself from its
// title on.
import { ActionIcon, Button, Menu, Stack, Text } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { goal as goalSchema, type Goal } from '../../../shared/model/goal.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { useChangeGoal } from './change-goal.ts'
import { asStored, emptyFields, fieldsOf, withFields, type GoalFields } from './goal-fields.ts'
import { GoalForm } from './GoalForm.tsx'
import { GoalMeetings } from './GoalMeetings.tsx'
import { GoalPromises } from './GoalPromises.tsx'
import { GoalState } from './GoalState.tsx'
import classes from './Goals.module.css'
import { MenteeWays } from './MenteeWays.tsx'
import { Progress } from './Progress.tsx'
import { Steps } from './Steps.tsx'

interface OneGoalProps {
  mentee: Mentee
  goalId: string
  /** Null until it is first kept. */
  goal: Goal | null
}

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

export function OneGoal({ mentee, goalId, goal }: OneGoalProps) {
  const navigate = useNavigate()
  const { meeting: meetingId } = useSearch({ strict: false })
  const write = useWrite()
  const changeGoal = useChangeGoal(mentee.id)
  const [kept, setKept] = useState(goal !== null)
  /** Deleted: a save that comes late must not bring it back. */
  const gone = useRef(false)
  const [fields, setFields] = useState(goal === null ? emptyFields : fieldsOf(goal))

  const create = async (value: GoalFields) => {
    const record = { ...newRecord(), id: goalId, sample: mentee.sample, menteeId: mentee.id }
    await write([{ op: 'put', table: 'goal', value: goalSchema.parse({ ...record, ...value }) }])
    setKept(true)
  }
  const state = useAutosave(
    fields,
    async (value) => {
      if (gone.current || (!kept && value.title.trim() === '')) return
      if (kept) await changeGoal(goalId, (stored) => withFields(stored, value))
      else await create(value)
    },
    restBeforeSaving,
  )
  useAdopted(goal, fields, state === 'saved', setFields)

  const toPlan = () => void navigate({ to: '/mentees/$menteeId/goals', params: { menteeId: mentee.id } })
  /** Back to the meeting from which progress was noted. */
  const leave = () => {
    if (meetingId === undefined) toPlan()
    else void navigate({ to: '/meetings/$meetingId', params: { meetingId } })
  }
  const done = () => void flushAutosaves(longestFlush).then(leave, showFailure)
  const remove = async () => {
    await flushAutosaves(longestFlush)
    gone.current = true
    if (kept) await write([{ op: 'delete', table: 'goal', id: goalId }], { done: 'The goal was deleted' })
    toPlan()
  }
  const change = (part: (stored: Goal) => Goal, said?: { done: string }) =>
    flushAutosaves(longestFlush)
      .then(() => changeGoal(goalId, part, said))
      .then(
        () => true,
        (error: unknown) => {
          showFailure(error)
          return false
        },
      )
  useCommands([
    {
      id: 'goal.save',
      label: 'Save the goal now',
      group: 'Goal',
      shortcut: 'mod+S',
      run: () => void flushAutosaves(longestFlush),
    },
    { id: 'goal.delete', label: 'Delete this goal', group: 'Goal', run: () => void remove().catch(showFailure) },
  ])

  return (
    <Page
      title={
        <>
          Goal of <PersonName person={mentee} />
        </>
      }
      actions={
        <>
          {kept ? (
            <SavedMark state={state} />
          ) : (
            <Text size="xs" c="dimmed">
              Kept from its title on
            </Text>
          )}
          <Button onClick={done}>Done</Button>
          <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label="Options of this goal">
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => void remove().catch(showFailure)}
              >
                {kept ? 'Delete this goal' : 'Discard'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <MenteeWays menteeId={mentee.id} />
      <div className={classes.sides}>
        <GoalForm fields={fields} isNew={goal === null} onChange={(part) => setFields({ ...fields, ...part })} />
        {goal === null ? (
          <Text size="sm" c="dimmed">
            Steps, progress and promises stand here as soon as the goal has a title.
          </Text>
        ) : (
          <Stack gap="lg" miw={0}>
            <GoalState goal={goal} onChange={change} />
            <Steps steps={goal.steps} onChange={change} />
            <Progress goal={goal} onChange={change} />
            <GoalPromises goal={goal} mentee={mentee} />
            <GoalMeetings goal={goal} />
          </Stack>
        )}
      </div>
    </Page>
  )
}

/** An undo brings former words back into the store; the form follows it when nothing of its own waits. */
function useAdopted(
  goal: Goal | null,
  fields: GoalFields,
  isSaved: boolean,
  onAdopt: (fields: GoalFields) => void,
): void {
  const stored = goal === null ? null : JSON.stringify(fieldsOf(goal))
  const [seen, setSeen] = useState(stored)
  if (stored === seen) return
  setSeen(stored)
  if (goal !== null && seen !== null && isSaved && stored !== JSON.stringify(asStored(fields))) onAdopt(fieldsOf(goal))
}
