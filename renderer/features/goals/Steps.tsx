// The steps to a goal: ticked with their day, added by Enter, changed in place.
import { ActionIcon, Button, Checkbox, Group, Menu, Text, TextInput, Title } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { isStepLate, mostSteps, stepsDone, stepToggled, withoutStep, withStep } from '../../../shared/domain/goals.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { GoalStep } from '../../../shared/model/goal.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { DueInput } from '../../app/promises/PromiseList.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Goals.module.css'
import type { OnChangeGoal } from './GoalState.tsx'

interface StepsProps {
  steps: readonly GoalStep[]
  onChange: OnChangeGoal
}

export function Steps({ steps, onChange }: StepsProps) {
  return (
    <section aria-label="Steps">
      <Title order={2} size="h4" mb={4}>
        Steps{' '}
        {steps.length > 0 && (
          <Text span size="sm" c="dimmed" fw={400}>
            {stepsDone(steps)} of {steps.length} done
          </Text>
        )}
      </Title>
      {steps.length > 0 && (
        <ol className={classes.list} aria-label="Steps">
          {steps.map((step) => (
            <OneStep key={step.id} step={step} onChange={onChange} />
          ))}
        </ol>
      )}
      {steps.length < mostSteps && <AddStep onChange={onChange} />}
    </section>
  )
}

function OneStep({ step, onChange }: { step: GoalStep; onChange: OnChangeGoal }) {
  const [changing, setChanging] = useState(false)
  const today = dayAt(useNow(60_000), useMentorZone())
  if (changing)
    return (
      <li className={classes.item}>
        <StepLine
          step={step}
          label="Step"
          button="Save the step"
          onSave={async (part) => {
            const isKept = await onChange((goal) => withStep(goal, { ...step, ...part }))
            if (isKept) setChanging(false)
            return isKept
          }}
          onEnd={() => setChanging(false)}
        />
      </li>
    )
  return (
    <li className={classes.item} data-done={step.doneOn !== null}>
      <div className={classes.line}>
        <Checkbox
          checked={step.doneOn !== null}
          onChange={() => void onChange((goal) => withStep(goal, stepToggled(step, today)))}
          label={<bdi className={classes.text}>{step.text}</bdi>}
          description={<StepDay step={step} isLate={isStepLate(step, today)} />}
        />
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Options of the step: ${step.text}`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setChanging(true)}>
              Change
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => void onChange((goal) => withoutStep(goal, step.id), { done: 'The step was deleted' })}
            >
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  )
}

function StepDay({ step: { dueOn, doneOn }, isLate }: { step: GoalStep; isLate: boolean }) {
  if (doneOn !== null)
    return (
      <>
        done <TimeText at={doneOn} />
      </>
    )
  if (dueOn === null) return null
  return (
    <span className={isLate ? classes.late : undefined}>
      {isLate ? 'was due' : 'due'} <TimeText at={dueOn} />
    </span>
  )
}

function AddStep({ onChange }: { onChange: OnChangeGoal }) {
  return (
    <StepLine
      step={null}
      label="Next step"
      button="Add step"
      onSave={(part) => onChange((goal) => withStep(goal, { ...part, id: crypto.randomUUID(), doneOn: null }))}
    />
  )
}

interface StepLineProps {
  step: GoalStep | null
  label: string
  button: string
  /** Answers whether it was kept. */
  onSave: (part: Pick<GoalStep, 'text' | 'dueOn'>) => Promise<boolean>
  onEnd?: () => void
}

function StepLine({ step, label, button, onSave, onEnd }: StepLineProps) {
  const [text, setText] = useState(step?.text ?? '')
  const [dueOn, setDueOn] = useState(step?.dueOn ?? null)
  const save = async () => {
    if (text.trim() === '' || !(await onSave({ text: text.trim(), dueOn }))) return
    setText('')
    setDueOn(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || onEnd === undefined) return
    event.preventDefault()
    onEnd()
  }
  return (
    <Group
      component="form"
      gap="xs"
      align="flex-end"
      mt={4}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        label={label}
        size="xs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={500}
        autoFocus={step !== null}
        flex="1 1 12rem"
      />
      <DueInput value={dueOn} onChange={setDueOn} />
      <Button type="submit" size="xs" variant="default" disabled={text.trim() === ''}>
        {button}
      </Button>
      {onEnd !== undefined && (
        <Button size="xs" variant="default" onClick={onEnd}>
          Cancel
        </Button>
      )}
    </Group>
  )
}
