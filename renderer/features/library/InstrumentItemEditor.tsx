// One item of an instrument: its name for tables, its words as they are asked, and how it is answered.
import { Card, Checkbox, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { choicesFrom } from '../../../shared/domain/mail-forms/own-forms.ts'
import { isRated, itemKind, type Item, type ItemKind } from '../../../shared/model/instrument.ts'
import { EntryHead } from './EntryHead.tsx'

const kindWords: Readonly<Record<ItemKind, string>> = {
  rating: 'A point of the scale',
  share: 'A point of the scale, of which the share counts',
  words: 'Words',
  list: 'A list',
  choice: 'One of several choices',
  number: 'A number',
  'yes-no': 'Yes or no',
}

interface InstrumentItemEditorProps {
  item: Item
  /** From 0. */
  place: number
  count: number
  isFresh: boolean
  onChange: (part: Partial<Omit<Item, 'key'>>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function InstrumentItemEditor({
  item,
  place,
  count,
  isFresh,
  onChange,
  onMove,
  onRemove,
}: InstrumentItemEditorProps) {
  const number = place + 1
  const [choices, setChoices] = useState(item.choices.map(({ label }) => label).join('\n'))
  return (
    <Card component="li" withBorder padding="sm" mb="xs" aria-label={`Item ${number}`}>
      <EntryHead what="item" place={place} count={count} mayRemove={count > 1} onMove={onMove} onRemove={onRemove} />
      <Stack gap="xs">
        <TextInput
          label={`Short name of item ${number}`}
          description="Two or three words, for tables and charts"
          value={item.label}
          maxLength={200}
          autoFocus={isFresh}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <Textarea
          label={`Words of item ${number}`}
          value={item.words}
          maxLength={4_000}
          autosize
          minRows={1}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
        />
        <NativeSelect
          label="It is answered by"
          value={item.kind}
          data={itemKind.options.map((value) => ({ value, label: kindWords[value] }))}
          onChange={(event) => onChange({ kind: itemKind.parse(event.currentTarget.value) })}
        />
        {item.kind === 'choice' && (
          <Textarea
            label="Choices"
            description="One on each line, two at least"
            value={choices}
            onChange={(event) => {
              setChoices(event.currentTarget.value)
              onChange({ choices: choicesFrom(event.currentTarget.value, item.choices) })
            }}
            autosize
            minRows={2}
          />
        )}
        {isRated(item) && (
          <Checkbox
            label="A high point means little of what is measured: it is turned round"
            checked={item.reversed}
            onChange={(event) => onChange({ reversed: event.currentTarget.checked })}
          />
        )}
      </Stack>
    </Card>
  )
}
