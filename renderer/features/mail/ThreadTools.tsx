// What can be done with a conversation as a whole: nothing to answer, later, another topic, not read yet, kept as a file.
import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { IconCheck, IconClock, IconDots, IconDownload, IconMail, IconPencil, IconRotate } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { useCommands } from '../../app/commands.ts'
import { SaveMailbox } from '../../app/mail-files/SaveMailbox.tsx'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import { useThreadActions } from './thread-actions.ts'

interface ThreadToolsProps {
  card: ThreadCard
  mails: readonly Mail[]
  /** The mentor said that nobody has to answer. */
  isSettled: boolean
}

export function ThreadTools({ card, mails, isSettled }: ThreadToolsProps) {
  const navigate = useNavigate()
  const actions = useThreadActions()
  const [asking, setAsking] = useState<'snooze' | 'topic' | 'mailbox' | null>(null)
  const hasCome = mails.some(({ direction }) => direction === 'in')
  const ids = [card.id]
  const settle = () => void (isSettled ? actions.unsettle(ids) : actions.settle(ids))
  const snooze = () => {
    if (card.snoozedUntil === null) setAsking('snooze')
    else void actions.snooze(ids, null)
  }
  const unread = async () => {
    if (await actions.markUnread(ids)) await navigate({ to: '/mail' })
  }
  const settleWords = isSettled ? 'Waits for an answer' : 'Nothing to answer'
  const snoozeWords = card.snoozedUntil === null ? 'Snooze…' : 'Bring it back'
  useCommands([
    { id: 'thread.settle', label: settleWords, shortcut: 'E', group: 'This conversation', run: settle },
    { id: 'thread.snooze', label: snoozeWords, shortcut: 'S', group: 'This conversation', run: snooze },
    ...(hasCome
      ? [
          {
            id: 'thread.unread',
            label: 'Mark as unread',
            shortcut: 'U',
            group: 'This conversation',
            run: () => void unread(),
          },
        ]
      : []),
    { id: 'thread.topic', label: 'Change the topic', group: 'This conversation', run: () => setAsking('topic') },
    { id: 'thread.back', label: 'To all mail', group: 'This conversation', run: () => void navigate({ to: '/mail' }) },
  ])
  return (
    <>
      {(isSettled || card.waitsFor !== 'nobody') && (
        <Button
          variant="default"
          leftSection={isSettled ? <IconRotate size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
          onClick={settle}
        >
          {settleWords}
        </Button>
      )}
      <Button variant="default" leftSection={<IconClock size={16} aria-hidden />} onClick={snooze}>
        {snoozeWords}
      </Button>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="About this conversation">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setAsking('topic')}>
            Change the topic…
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => setAsking('mailbox')}>
            Save as .mbox…
          </Menu.Item>
          {hasCome && (
            <Menu.Item leftSection={<IconMail size={16} aria-hidden />} onClick={() => void unread()}>
              Mark as unread
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveMailbox
        opened={asking === 'mailbox'}
        mailIds={() => Promise.resolve(mails.map(({ id }) => id))}
        onClose={() => setAsking(null)}
      />
      <SnoozeDialog
        opened={asking === 'snooze'}
        onClose={() => setAsking(null)}
        onSnooze={(until) => void actions.snooze(ids, until)}
      />
      <Modal
        opened={asking === 'topic'}
        onClose={() => setAsking(null)}
        title="What the conversation is about"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <TopicForm
          topic={card.topic}
          onKeep={(topic) => {
            setAsking(null)
            void actions.rename(card.id, topic)
          }}
        />
      </Modal>
    </>
  )
}

function TopicForm({ topic, onKeep }: { topic: string; onKeep: (topic: string) => void }) {
  const [text, setText] = useState(topic)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onKeep(text)
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Topic"
          description="For your lists alone. Left empty, it is the subject of the first mail."
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={500}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button type="submit">Keep it</Button>
        </Group>
      </Stack>
    </form>
  )
}
