// A field for words, with the mark that says who may see them.
import { Group, Text, Textarea } from '@mantine/core'
import { useId } from 'react'
import type { Meeting, SharedPart } from '../../../shared/model/meeting.ts'
import { ShareMark } from './ShareMark.tsx'

interface SharedTextProps {
  label: string
  part: SharedPart
  value: string
  minRows: number
  shared: Meeting['shared']
  onText: (text: string) => void
  onShared: (change: Pick<Meeting, 'shared'>) => void
}

export function SharedText({ label, part, value, minRows, shared, onText, onShared }: SharedTextProps) {
  const id = useId()
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={2}>
        <Text component="label" htmlFor={id} size="sm" fw={600}>
          {label}
        </Text>
        <ShareMark part={part} shared={shared} onChange={onShared} />
      </Group>
      <Textarea
        id={id}
        value={value}
        onChange={(event) => onText(event.currentTarget.value)}
        autosize
        minRows={minRows}
        maxLength={1_000_000}
      />
    </div>
  )
}
