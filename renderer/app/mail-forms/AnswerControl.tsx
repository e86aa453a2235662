// The control with which one answer is put right: the one that fits the kind of its question. Its value is what the answer
// was read as; null while nothing was understood.
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { passed } from '../../../shared/domain/mail-forms/write-form.ts'
import type { FormField } from '../../../shared/model/mail-form.ts'

interface AnswerControlProps {
  field: FormField
  value: string | null
  onChange: (value: string | null) => void
}

interface Option {
  value: string
  label: string
}

/** What can be chosen; null for a question that is answered in words. */
function optionsOf({ kind, choices, scale }: FormField): Option[] | null {
  if (kind === 'choice') return choices.map(({ key, label }) => ({ value: key, label }))
  if (kind === 'yes-no')
    return [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ]
  if (kind !== 'scale' || scale === null) return null
  const { from, to, fromWords, toWords, mayPass } = scale
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place)
  const words = (number: number) => (number === from ? fromWords : number === to ? toWords : '')
  return [
    ...numbers.map((number) => ({
      value: String(number),
      label: words(number) === '' ? String(number) : `${number} – ${words(number)}`,
    })),
    ...(mayPass ? [{ value: passed, label: 'Cannot say' }] : []),
  ]
}

export function AnswerControl({ field, value, onChange }: AnswerControlProps) {
  const options = optionsOf(field)
  const label = field.label
  if (options !== null)
    return (
      <NativeSelect
        label={<bdi>{label}</bdi>}
        value={value ?? ''}
        data={[{ value: '', label: 'No answer' }, ...options]}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
    )
  if (field.kind === 'day')
    return (
      <DateInput
        label={<bdi>{label}</bdi>}
        value={value}
        onChange={onChange}
        valueFormat="D MMM YYYY"
        placeholder="No day"
        clearable
        clearButtonProps={{ 'aria-label': 'No day' }}
        popoverProps={{ transitionProps: { duration: 0 } }}
      />
    )
  const said = (text: string) => onChange(text === '' ? null : text)
  if (field.kind === 'words' || field.kind === 'list')
    return (
      <Textarea
        label={<bdi>{label}</bdi>}
        value={value ?? ''}
        onChange={(event) => said(event.currentTarget.value)}
        autosize
        minRows={field.kind === 'list' ? 2 : 1}
        maxRows={14}
        dir="auto"
      />
    )
  const isNumber = field.kind === 'number' || field.kind === 'scale'
  const isWrong = isNumber && value !== null && !/^-?\d{1,9}(?:\.\d{1,6})?$/.test(value)
  return (
    <TextInput
      label={<bdi>{label}</bdi>}
      value={value ?? ''}
      onChange={(event) => said(event.currentTarget.value)}
      inputMode={isNumber ? 'decimal' : 'text'}
      error={isWrong ? 'A number is needed' : null}
      dir="auto"
    />
  )
}
