// What can be done with the selected conversations together. Each of it can be taken back.
import { Button, Group, Text } from '@mantine/core'
import { IconCheck, IconClock, IconMail, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import type { ThreadKeyActions } from './thread-keys.ts'
import { clearThreadSelection } from './thread-view.ts'
import classes from './MailScreen.module.css'

interface ThreadBarProps extends Pick<ThreadKeyActions, 'onSettle' | 'onSnooze' | 'onUnread'> {
  cards: readonly ThreadCard[]
  selectedIds: ReadonlySet<string>
}

export function ThreadBar({ cards, selectedIds, onSettle, onSnooze, onUnread }: ThreadBarProps) {
  const selected = useMemo(() => cards.filter(({ id }) => selectedIds.has(id)), [cards, selectedIds])
  const someUnread = selected.some(({ unread }) => unread > 0)
  return (
    <Group gap="xs" className={classes.bulk} role="toolbar" aria-label="Selected conversations">
      <Text size="sm" fw={500} role="status">
        {selected.length.toLocaleString('en')} selected
      </Text>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconCheck size={16} aria-hidden />}
        onClick={() => onSettle(selected)}
      >
        Nothing to answer
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconClock size={16} aria-hidden />}
        onClick={() => onSnooze(selected)}
      >
        Snooze…
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconMail size={16} aria-hidden />}
        onClick={() => onUnread(selected)}
      >
        {someUnread ? 'Mark as read' : 'Mark as unread'}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconX size={16} aria-hidden />}
        onClick={clearThreadSelection}
      >
        Clear selection
      </Button>
    </Group>
  )
}
