// One line to note how far a goal is on a day, and what was seen. Enter in the number notes it.
import { Button, Group, NumberInput, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { withProgress } from '../../../shared/domain/goals.ts'
import type { OnChangeGoal } from './GoalState.tsx'

interface NoteProgressProps {
  /** The day that it begins with. */
  day: string
  /** The meeting in which it was seen. */
  meetingId: string | null
  /** How far it is so far. */
  percent: number | null
  onChange: OnChangeGoal
}

export function NoteProgress({ day, meetingId, percent: former, onChange }: NoteProgressProps) {
  const [percent, setPercent] = useState<number | null>(null)
  const [on, setOn] = useState(day)
  const [words, setWords] = useState('')
  const note = async () => {
    if (percent === null) return
    const added = { id: crypto.randomUUID(), on, percent, words: words.trim(), meetingId }
    if (!(await onChange((goal) => withProgress(goal, added)))) return
    setPercent(null)
    setWords('')
  }
  return (
    <Group
      component="form"
      gap="xs"
      align="flex-end"
      onSubmit={(event) => {
        event.preventDefault()
        void note()
      }}
    >
      <NumberInput
        label="How far, in percent"
        size="xs"
        value={percent ?? ''}
        onChange={(value) =>
          setPercent(typeof value === 'number' ? Math.min(100, Math.max(0, Math.round(value))) : null)
        }
        placeholder={former === null ? '0 to 100' : `${former} so far`}
        min={0}
        max={100}
        step={5}
        allowDecimal={false}
        allowNegative={false}
        w="9rem"
      />
      <DateInput
        label="On"
        size="xs"
        value={on}
        onChange={(chosen) => setOn(chosen ?? day)}
        valueFormat="D MMM YYYY"
        popoverProps={{ transitionProps: { duration: 0 } }}
        w="9rem"
      />
      <Textarea
        label="What was seen"
        size="xs"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={1}
        maxLength={100_000}
        dir="auto"
        flex="1 1 14rem"
      />
      <Button type="submit" size="xs" variant="default" disabled={percent === null}>
        Note progress
      </Button>
    </Group>
  )
}
