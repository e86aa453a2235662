// One question of a form: its words, how it is answered, and what that needs.
import { Card, Checkbox, Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { asKind, choicesFrom, kindWords, troubleOf } from '../../../shared/domain/mail-forms/own-forms.ts'
import { formFieldKind, type FormField } from '../../../shared/model/mail-form.ts'
import { EntryHead } from './EntryHead.tsx'

interface QuestionEditorProps {
  field: FormField
  /** From 0. */
  place: number
  count: number
  isFresh: boolean
  onChange: (field: FormField) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

const kinds = formFieldKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }))

export function QuestionEditor({ field, place, count, isFresh, onChange, onMove, onRemove }: QuestionEditorProps) {
  const trouble = troubleOf(field)
  const number = place + 1
  return (
    <Card component="li" withBorder padding="sm" aria-label={`Question ${number}`}>
      <EntryHead what="question" place={place} count={count} mayRemove onMove={onMove} onRemove={onRemove} />
      <Stack gap="xs">
        <TextInput
          label={`Words of question ${number}`}
          value={field.label}
          onChange={(event) => onChange({ ...field, label: event.currentTarget.value })}
          maxLength={500}
          autoFocus={isFresh}
          error={field.label.trim() === '' ? trouble : null}
        />
        <NativeSelect
          label="It is answered by"
          data={kinds}
          value={field.kind}
          onChange={(event) => onChange(asKind(field, formFieldKind.parse(event.currentTarget.value)))}
        />
        {field.kind === 'choice' && <ChoiceFields field={field} trouble={trouble} onChange={onChange} />}
        {field.kind === 'scale' && <ScaleFields field={field} trouble={trouble} onChange={onChange} />}
        <TextInput
          label="A word of help"
          value={field.hint}
          onChange={(event) => onChange({ ...field, hint: event.currentTarget.value })}
          maxLength={500}
        />
      </Stack>
    </Card>
  )
}

interface PartProps {
  field: FormField
  trouble: string | null
  onChange: (field: FormField) => void
}

function ChoiceFields({ field, trouble, onChange }: PartProps) {
  const [text, setText] = useState(field.choices.map(({ label }) => label).join('\n'))
  return (
    <Textarea
      label="Choices"
      description="One on each line"
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        onChange({ ...field, choices: choicesFrom(event.currentTarget.value, field.choices) })
      }}
      error={field.label.trim() === '' ? null : trouble}
      autosize
      minRows={2}
    />
  )
}

function ScaleFields({ field, trouble, onChange }: PartProps) {
  const { scale } = field
  if (scale === null) return null
  const change = (part: Partial<typeof scale>) => onChange({ ...field, scale: { ...scale, ...part } })
  const whole = (value: string | number, least: number) =>
    typeof value === 'number' ? Math.min(100, Math.max(least, Math.round(value))) : least
  return (
    <>
      <Group gap="xs" grow align="flex-start">
        <NumberInput
          label="From"
          value={scale.from}
          onChange={(value) => change({ from: whole(value, 0) })}
          min={0}
          max={100}
          allowDecimal={false}
        />
        <TextInput
          label="It means"
          value={scale.fromWords}
          onChange={(event) => change({ fromWords: event.currentTarget.value })}
          maxLength={100}
        />
      </Group>
      <Group gap="xs" grow align="flex-start">
        <NumberInput
          label="To"
          value={scale.to}
          onChange={(value) => change({ to: whole(value, 1) })}
          min={1}
          max={100}
          allowDecimal={false}
          error={field.label.trim() === '' ? null : trouble}
        />
        <TextInput
          label="And this"
          value={scale.toWords}
          onChange={(event) => change({ toWords: event.currentTarget.value })}
          maxLength={100}
        />
      </Group>
      <Checkbox
        label="“Cannot say” is an answer"
        checked={scale.mayPass}
        onChange={(event) => change({ mayPass: event.currentTarget.checked })}
      />
    </>
  )
}
