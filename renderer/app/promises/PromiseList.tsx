// Promises as a list to work from: kept by its check box, dropped with a reason, changed in place. Used by the ledger,
// by a mentee's page, by a meeting and by the day. Every step can be undone from the toast.
import { DropReason, endOnEscape } from '../DropReason.tsx'
import { ActionIcon, Button, Checkbox, Group, Menu, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconDots, IconPencil, IconRotate, IconTrash, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { dropped, kept, reopened, standingOf } from '../../../shared/domain/promises.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { PromiseRecord } from '../../../shared/model/promise.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { showFailure } from '../failures.ts'
import { useMentorZone, useNow } from '../now.ts'
import { useWrite } from '../queries.ts'
import { touched } from '../records.ts'
import classes from './PromiseList.module.css'
import { PromisedGoal } from './PromisedGoal.tsx'

interface PromiseListProps {
  promises: readonly PromiseRecord[]
  /** How a mentee is named on a list over several; the plain name when left out. */
  person?: (menteeId: string) => ReactNode
  /** For the words of whose promise it is. */
  mentees: ReadonlyMap<string, Pick<Mentee, 'name' | 'preferredName'>>
  label: string
  /** All of them serve the goal that is being looked at, which need not be said of each. */
  isForOneGoal?: boolean
}

export function PromiseList({ promises, person, mentees, label, isForOneGoal = false }: PromiseListProps) {
  return (
    <ul className={classes.list} aria-label={label}>
      {promises.map((promise) => (
        <OnePromise
          key={promise.id}
          promise={promise}
          person={person?.(promise.menteeId)}
          mentees={mentees}
          goal={
            promise.goalId === null || isForOneGoal ? null : (
              <PromisedGoal menteeId={promise.menteeId} goalId={promise.goalId} />
            )
          }
        />
      ))}
    </ul>
  )
}

interface OneProps {
  promise: PromiseRecord
  person: ReactNode
  mentees: PromiseListProps['mentees']
  /** The goal that it serves. */
  goal: ReactNode
}

type Doing = 'nothing' | 'dropping' | 'changing'

function OnePromise({ promise, person, mentees, goal }: OneProps) {
  const [doing, setDoing] = useState<Doing>('nothing')
  const write = useWrite()
  const today = dayAt(useNow(60_000), useMentorZone())
  const standing = standingOf(promise, today)
  const put = (value: PromiseRecord, done: string) =>
    void write([{ op: 'put', table: 'promise', value: touched(value) }], { done }).then(
      () => setDoing('nothing'),
      () => undefined,
    )
  const remove = () =>
    void write([{ op: 'delete', table: 'promise', id: promise.id }], { done: 'The promise was deleted' }).catch(
      showFailure,
    )
  const mentee = mentees.get(promise.menteeId)
  const theirs = mentee === undefined ? 'The mentee' : <PersonName person={mentee} />

  if (doing === 'changing')
    return (
      <li className={classes.item}>
        <ChangePromise
          promise={promise}
          onSave={(value) => put(value, 'The promise was changed')}
          onEnd={() => setDoing('nothing')}
        />
      </li>
    )
  return (
    <li className={classes.item} data-standing={standing}>
      <div className={classes.line}>
        <Checkbox
          checked={promise.state === 'kept'}
          disabled={promise.state === 'dropped'}
          onChange={() =>
            promise.state === 'kept'
              ? put(reopened(promise), 'The promise is open again')
              : put(kept(promise, today), 'The promise was kept')
          }
          label={<bdi className={classes.text}>{promise.text}</bdi>}
        />
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Options of: ${promise.text}`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {promise.state === 'open' ? (
              <>
                <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDoing('changing')}>
                  Change
                </Menu.Item>
                <Menu.Item leftSection={<IconX size={16} aria-hidden />} onClick={() => setDoing('dropping')}>
                  Drop, with a reason
                </Menu.Item>
              </>
            ) : (
              <Menu.Item
                leftSection={<IconRotate size={16} aria-hidden />}
                onClick={() => put(reopened(promise), 'The promise is open again')}
              >
                Open again
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <Text size="xs" c="dimmed" className={classes.facts}>
        <Given owner={promise.owner} person={person ?? theirs} />
        <Standing promise={promise} standing={standing} />
        {goal}
      </Text>
      {doing === 'dropping' && (
        <DropReason
          onDrop={(reason) => put(dropped(promise, reason, today), 'The promise was dropped')}
          onEnd={() => setDoing('nothing')}
        />
      )}
    </li>
  )
}

/** Who gave it; on a list over several mentees also to whom. */
function Given({ owner, person }: { owner: PromiseRecord['owner']; person: ReactNode }) {
  return owner === 'mentor' ? <>I promised {person}</> : <>{person} promised</>
}

function Standing({ promise, standing }: { promise: PromiseRecord; standing: ReturnType<typeof standingOf> }) {
  switch (standing) {
    case 'kept':
      return promise.settledOn === null ? (
        ' · kept'
      ) : (
        <>
          {' '}
          · kept <TimeText at={promise.settledOn} />
        </>
      )
    case 'dropped':
      return (
        <>
          {' '}
          · dropped: <bdi>{promise.reason}</bdi>
        </>
      )
    case 'overdue':
    case 'due':
    case 'open':
      if (promise.dueOn === null) return ' · no day agreed'
      return (
        <span className={standing === 'open' ? undefined : classes.late}>
          {' '}
          · {standing === 'overdue' ? 'was due' : 'due'} <TimeText at={promise.dueOn} />
        </span>
      )
  }
}

interface ChangeProps {
  promise: PromiseRecord
  onSave: (promise: PromiseRecord) => void
  onEnd: () => void
}

function ChangePromise({ promise, onSave, onEnd }: ChangeProps) {
  const [text, setText] = useState(promise.text)
  const [dueOn, setDueOn] = useState(promise.dueOn)
  return (
    <Group
      component="form"
      gap="xs"
      align="flex-end"
      onKeyDown={endOnEscape(onEnd)}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onSave({ ...promise, text: text.trim(), dueOn })
      }}
    >
      <TextInput
        label="Promise"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={500}
        autoFocus
        size="xs"
        flex="1 1 14rem"
      />
      <DueInput value={dueOn} onChange={setDueOn} />
      <Button type="submit" size="xs" disabled={text.trim() === ''}>
        Save
      </Button>
      <Button size="xs" variant="default" onClick={onEnd}>
        Cancel
      </Button>
    </Group>
  )
}

/** The day by which it is to be done. */
export function DueInput({ value, onChange }: { value: string | null; onChange: (day: string | null) => void }) {
  return (
    <DateInput
      label="By"
      value={value}
      onChange={onChange}
      valueFormat="D MMM YYYY"
      placeholder="No day"
      clearable
      clearButtonProps={{ 'aria-label': 'No day' }}
      popoverProps={{ transitionProps: { duration: 0 } }}
      size="xs"
      w="9.5rem"
    />
  )
}
