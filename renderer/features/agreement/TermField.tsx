// One term of an agreement as a field, for one side or for both. What it asks stands under its name.
import { Group, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { agendaWords, isProse, type Term } from '../../../shared/domain/agreements.ts'
import { channelChoices } from '../../../shared/domain/channel-words.ts'
import { terms, type Terms } from '../../../shared/model/agreement.ts'
import { assertNever } from '../../../shared/result.ts'

interface TermFieldProps {
  term: Term
  label: string
  description?: string
  value: Terms
  onChange: (change: Partial<Terms>) => void
}

const nothingSaid = { value: '', label: 'Not said' }
const agendaChoices = Object.entries(agendaWords).map(([value, label]) => ({ value, label }))

/** The number in a field; null when it is empty or still being typed. */
function wholeNumber(value: number | string): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null
}

export function TermField({ term, label, description, value, onChange }: TermFieldProps) {
  const named = { label, ...(description === undefined ? {} : { description }) }
  if (isProse(term))
    return (
      <Textarea
        {...named}
        value={value[term]}
        onChange={(event) => onChange({ [term]: event.currentTarget.value })}
        autosize
        minRows={2}
        maxLength={1_000_000}
      />
    )
  switch (term) {
    case 'everyDays':
      return <EveryField {...named} value={value.everyDays} onChange={(everyDays) => onChange({ everyDays })} />
    case 'lengthMinutes':
      return (
        <NumberInput
          {...named}
          value={value.lengthMinutes ?? ''}
          onChange={(typed) => onChange({ lengthMinutes: inRange(wholeNumber(typed), 5, 1_440) })}
          min={5}
          max={1_440}
          step={5}
          allowDecimal={false}
          allowNegative={false}
          suffix=" minutes"
          maw="16rem"
        />
      )
    case 'channel':
      return (
        <NativeSelect
          {...named}
          data={[nothingSaid, ...channelChoices]}
          value={value.channel ?? ''}
          onChange={(event) => onChange({ channel: terms.shape.channel.catch(null).parse(event.currentTarget.value) })}
          maw="16rem"
        />
      )
    case 'place':
      return (
        <TextInput
          {...named}
          value={value.place}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
          maxLength={500}
        />
      )
    case 'agendaBy':
      return (
        <NativeSelect
          {...named}
          data={[nothingSaid, ...agendaChoices]}
          value={value.agendaBy ?? ''}
          onChange={(event) =>
            onChange({ agendaBy: terms.shape.agendaBy.catch(null).parse(event.currentTarget.value) })
          }
          maw="16rem"
        />
      )
    case 'replyDays':
      return (
        <NumberInput
          {...named}
          value={value.replyDays ?? ''}
          onChange={(typed) => onChange({ replyDays: inRange(wholeNumber(typed), 1, 60) })}
          min={1}
          max={60}
          allowDecimal={false}
          allowNegative={false}
          suffix={value.replyDays === 1 ? ' day' : ' days'}
          maw="16rem"
        />
      )
    case 'untilOn':
      return (
        <DateInput
          {...named}
          value={value.untilOn}
          onChange={(untilOn) => onChange({ untilOn })}
          valueFormat="ddd, D MMM YYYY"
          clearable
          clearButtonProps={{ 'aria-label': 'No end agreed' }}
          popoverProps={{ transitionProps: { duration: 0 } }}
          maw="16rem"
        />
      )
    default:
      return assertNever(term)
  }
}

/** What is outside of the range while it is being typed is brought into it. */
function inRange(number: number | null, least: number, most: number): number | null {
  return number === null ? null : Math.min(most, Math.max(least, number))
}

interface EveryFieldProps {
  label: string
  description?: string
  value: number | null
  onChange: (value: number | null) => void
}

const units = [
  { value: 'weeks', label: 'weeks' },
  { value: 'days', label: 'days' },
]
const mostDays = 366

/** A number of days, told in weeks where it is made of whole ones. */
function EveryField({ label, description, value, onChange }: EveryFieldProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const inWeeks = value !== null && value % 7 !== 0 ? false : asked !== 'days'
  const size = inWeeks ? 7 : 1
  const most = Math.floor(mostDays / size)
  return (
    <Group gap="xs" align="flex-end">
      <NumberInput
        label={label}
        {...(description === undefined ? {} : { description })}
        value={value === null ? '' : value / size}
        onChange={(typed) => {
          const number = inRange(wholeNumber(typed), 1, most)
          // Days that happen to be whole weeks stay days while they are typed.
          if (!inWeeks) setAsked('days')
          onChange(number === null ? null : number * size)
        }}
        min={1}
        max={most}
        allowDecimal={false}
        allowNegative={false}
        prefix="every "
        w="14rem"
      />
      <NativeSelect
        aria-label={`${label}, counted in`}
        data={units}
        value={inWeeks ? 'weeks' : 'days'}
        onChange={(event) => {
          const unit = event.currentTarget.value
          setAsked(unit)
          if (value !== null && unit === 'weeks') onChange(Math.min(52, Math.max(1, Math.round(value / 7))) * 7)
        }}
      />
    </Group>
  )
}
