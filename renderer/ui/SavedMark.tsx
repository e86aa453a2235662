// Whether what is on screen is kept: small, calm and true.
import { Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconDots, IconPencil } from '@tabler/icons-react'
import { assertNever } from '../../shared/result.ts'

interface SavedMarkProps {
  state: 'saved' | 'saving' | 'unsaved' | 'failed'
}

function mark(state: SavedMarkProps['state']) {
  switch (state) {
    case 'saved':
      return { icon: <IconCheck size={16} aria-hidden />, words: 'Saved', color: 'dimmed' }
    case 'saving':
      return { icon: <IconDots size={16} aria-hidden />, words: 'Saving', color: 'dimmed' }
    case 'unsaved':
      return { icon: <IconPencil size={16} aria-hidden />, words: 'Not saved yet', color: 'dimmed' }
    case 'failed':
      return { icon: <IconAlertTriangle size={16} aria-hidden />, words: 'Not saved', color: 'error' }
    default:
      return assertNever(state)
  }
}

export function SavedMark({ state }: SavedMarkProps) {
  const { icon, words, color } = mark(state)
  return (
    <Group
      gap={4}
      wrap="nowrap"
      c={color === 'error' ? 'var(--mantine-color-error)' : color}
      role="status"
      data-saved={state}
    >
      {icon}
      <Text size="xs" c="inherit">
        {words}
      </Text>
    </Group>
  )
}
