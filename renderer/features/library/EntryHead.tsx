// The head of one entry of a list that is being made: its number, and the buttons that move it or take it out.
import { ActionIcon, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'

interface EntryHeadProps {
  /** `question`, `item`: what the buttons are called after. */
  what: string
  /** From 0. */
  place: number
  count: number
  mayRemove: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function EntryHead({ what, place, count, mayRemove, onMove, onRemove }: EntryHeadProps) {
  const number = place + 1
  return (
    <Group justify="space-between" wrap="nowrap" mb={4}>
      <Text fw={600} size="sm">
        {number}.
      </Text>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Earlier: ${what} ${number}`}
          disabled={place === 0}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Later: ${what} ${number}`}
          disabled={number === count}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${what} ${number}`}
          disabled={!mayRemove}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  )
}
