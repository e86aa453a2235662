// Asked once, when the dates of a file of digits can be read in two ways.
import { Group, SegmentedControl, Text } from '@mantine/core'
import type { DayOrder } from '../../../shared/domain/meeting-files/reading.ts'

interface OrderQuestionProps {
  /** What the file itself proves; null when its dates read either way. */
  proven: DayOrder | null
  answer: DayOrder | null
  onAnswer: (order: DayOrder) => void
}

export function OrderQuestion({ proven, answer, onAnswer }: OrderQuestionProps) {
  if (proven !== null && answer === null) return null
  return (
    <Group gap="sm">
      <Text size="sm">The dates of this file can be read in two ways. Which comes first?</Text>
      <SegmentedControl
        size="xs"
        aria-label="What comes first in the dates of the file"
        value={answer ?? ''}
        onChange={(value) => onAnswer(value === 'month-first' ? 'month-first' : 'day-first')}
        data={[
          { value: 'day-first', label: 'The day' },
          { value: 'month-first', label: 'The month' },
        ]}
      />
    </Group>
  )
}
