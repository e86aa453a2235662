// What a goal is, as a form: title, area, whose words, why, by what one will know, and until when.
import { Group, Input, NativeSelect, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useId } from 'react'
import { areaHints, areaOrder, areaWords } from '../../../shared/domain/goals.ts'
import { goal as goalSchema, goalArea } from '../../../shared/model/goal.ts'
import type { GoalFields } from './goal-fields.ts'

interface GoalFormProps {
  fields: GoalFields
  isNew: boolean
  onChange: (part: Partial<GoalFields>) => void
}

const areaChoices = areaOrder.map((area) => ({ value: area, label: area === 'own' ? 'Another…' : areaWords[area] }))
const fromChoices = [
  { value: 'mentor', label: 'Mine' },
  { value: 'mentee', label: 'The mentee’s' },
  { value: 'both', label: 'Of both' },
]

export function GoalForm({ fields, isNew, onChange }: GoalFormProps) {
  const { title, area, areaName, from, dueOn } = fields
  const whose = useId()
  return (
    <Stack gap="md" component="form" aria-label="Goal" onSubmit={(event) => event.preventDefault()} miw={0}>
      <TextInput
        label="Title"
        description="What is to be reached, in one line."
        value={title}
        title={title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        {...(title.trim() === '' && !isNew ? { error: 'Without a title the former one is kept.' } : {})}
        maxLength={500}
        autoFocus={isNew}
        dir="auto"
      />
      <Group gap="md" align="flex-start">
        <NativeSelect
          label="Area"
          description={areaHints[area]}
          data={areaChoices}
          value={area}
          onChange={(event) => onChange({ area: goalArea.catch('professional').parse(event.currentTarget.value) })}
          flex="1 1 12rem"
        />
        <DateInput
          label="Due"
          description="The day to look whether it is reached."
          value={dueOn}
          onChange={(day) => onChange({ dueOn: day })}
          valueFormat="ddd, D MMM YYYY"
          placeholder="No day"
          clearable
          clearButtonProps={{ 'aria-label': 'No day' }}
          popoverProps={{ transitionProps: { duration: 0 } }}
          flex="1 1 12rem"
        />
      </Group>
      {area === 'own' && (
        <TextInput
          label="Name of the area"
          value={areaName}
          onChange={(event) => onChange({ areaName: event.currentTarget.value })}
          maxLength={500}
          dir="auto"
        />
      )}
      <div>
        <Input.Label labelElement="div" id={whose} display="block" mb={4}>
          Whose words are these?
        </Input.Label>
        <SegmentedControl
          size="xs"
          aria-labelledby={whose}
          value={from}
          onChange={(value) => onChange({ from: goalSchema.shape.from.catch('both').parse(value) })}
          data={fromChoices}
        />
        {from === 'mentee' && (
          <Text size="xs" c="dimmed" mt={4}>
            Marked as the mentee’s own, here and on the plan.
          </Text>
        )}
      </div>
      <Prose
        label="Why it matters"
        description="To the mentee, not to you."
        value={fields.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <Prose
        label="How one will know"
        description="What can be seen or counted when it is reached."
        value={fields.measure}
        onChange={(measure) => onChange({ measure })}
      />
      <Prose
        label="Evidence"
        description="What shows it: a certificate, a text, what somebody said."
        value={fields.evidence}
        onChange={(evidence) => onChange({ evidence })}
      />
    </Stack>
  )
}

interface ProseProps {
  label: string
  description: string
  value: string
  onChange: (value: string) => void
}

function Prose({ label, description, value, onChange }: ProseProps) {
  return (
    <Textarea
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autosize
      minRows={2}
      maxLength={1_000_000}
      dir="auto"
    />
  )
}
