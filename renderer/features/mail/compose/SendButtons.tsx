// Sends a mail, now or later, and what else may be done about a draft.
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconAlarm, IconBolt, IconChevronDown, IconDots, IconSend, IconTemplate, IconTrash } from '@tabler/icons-react'

interface SendButtonsProps {
  isUrgent: boolean
  isSending: boolean
  isKept: boolean
  onSend: () => void
  onLater: () => void
  onUrgent: () => void
  onTemplate: () => void
  onRemove: () => void
}

export function SendButtons(props: SendButtonsProps) {
  return (
    <>
      <Button.Group>
        <Button
          leftSection={props.isUrgent ? <IconBolt size={18} aria-hidden /> : <IconSend size={18} aria-hidden />}
          onClick={props.onSend}
          loading={props.isSending}
        >
          Send
        </Button>
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button px={8} aria-label="When it goes" disabled={props.isSending}>
              <IconChevronDown size={18} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconAlarm size={16} aria-hidden />} onClick={props.onLater}>
              Choose a later time…
            </Menu.Item>
            <Menu.Item leftSection={<IconBolt size={16} aria-hidden />} onClick={props.onUrgent}>
              {props.isUrgent ? 'Not urgent after all' : 'Urgent: goes before the others'}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More about this draft">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTemplate size={16} aria-hidden />} onClick={props.onTemplate}>
            Save as a template
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={props.onRemove}>
            {props.isKept ? 'Delete this draft' : 'Discard'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
