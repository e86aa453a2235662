// One line to write a promise down: who, what, by when. Enter adds it and leaves the line ready for the next.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { promiseRecord, type PromiseOwner } from '../../../shared/model/promise.ts'
import { useWrite } from '../queries.ts'
import { newRecord } from '../records.ts'
import { DueInput } from './PromiseList.tsx'

interface AddPromiseProps {
  /** With whom: at least one. */
  people: readonly Pick<Mentee, 'id' | 'name' | 'preferredName'>[]
  /** The meeting at which it is given; null in between. */
  meetingId: string | null
  /** The goal that it serves; none when left out. */
  goalId?: string
  /** What stands in the line already; the words can be changed. */
  begin?: { owner: PromiseOwner; text: string }
  /** Called once a promise is stored. */
  onAdded?: () => void
  /** Called before the first promise is stored, so that what it belongs to is stored too. */
  before?: () => Promise<void>
}

/** Whose promise it is, as one value of a select: `mentor/<id>` or `mentee/<id>`. */
function choicesFor(people: AddPromiseProps['people']) {
  return people.flatMap((person) => [
    { value: `mentor/${person.id}`, label: people.length === 1 ? 'I will' : `I will, for ${displayName(person)}` },
    { value: `mentee/${person.id}`, label: `${displayName(person)} will` },
  ])
}

export function AddPromise({ people, meetingId, goalId, begin, onAdded, before }: AddPromiseProps) {
  const choices = choicesFor(people)
  const [chosen, setChosen] = useState(choices[begin?.owner === 'mentor' ? 0 : 1]?.value ?? '')
  const [text, setText] = useState(begin?.text ?? '')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const write = useWrite()
  // Somebody who left the meeting can no longer be chosen.
  const value = choices.some((one) => one.value === chosen) ? chosen : (choices[1]?.value ?? '')

  const add = async () => {
    const [owner, menteeId] = value.split('/')
    await before?.()
    const promise = promiseRecord.parse({ ...newRecord(), owner, menteeId, meetingId, goalId, text, dueOn })
    await write([{ op: 'put', table: 'promise', value: promise }])
    setText('')
    setDueOn(null)
    onAdded?.()
  }
  return (
    <Group
      component="form"
      gap="xs"
      align="flex-end"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        // A failure has been shown, and what was typed is still there.
        if (text.trim() !== '') void add().catch(() => undefined)
      }}
    >
      <NativeSelect
        label="Who"
        size="xs"
        data={choices}
        value={value}
        onChange={(event) => setChosen(event.currentTarget.value)}
        maw="14rem"
      />
      <TextInput
        label="What"
        size="xs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={500}
        flex="1 1 12rem"
      />
      <DueInput value={dueOn} onChange={setDueOn} />
      <Button type="submit" size="xs" variant="default" disabled={text.trim() === ''}>
        Add promise
      </Button>
    </Group>
  )
}
