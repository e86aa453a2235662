// The menu of what can be made, on every screen: `N` opens it.
import { Button, Menu } from '@mantine/core'
import {
  IconCalendarPlus,
  IconMail,
  IconMessages,
  IconNote,
  IconPlus,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useGo } from './go.ts'

interface NewMenuProps {
  opened: boolean
  onChange: (opened: boolean) => void
}

export function NewMenu({ opened, onChange }: NewMenuProps) {
  const go = useGo()
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" width="12rem" transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={18} aria-hidden />}>New</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUser size={18} aria-hidden />} onClick={go.newMentee}>
          Mentee
        </Menu.Item>
        <Menu.Item leftSection={<IconMessages size={18} aria-hidden />} onClick={go.newMeeting}>
          Meeting
        </Menu.Item>
        <Menu.Item leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={go.planMeeting}>
          Planned meeting
        </Menu.Item>
        <Menu.Item leftSection={<IconMail size={18} aria-hidden />} onClick={go.newMail}>
          Mail
        </Menu.Item>
        <Menu.Item leftSection={<IconNote size={18} aria-hidden />} onClick={go.newNote}>
          Note
        </Menu.Item>
        <Menu.Item leftSection={<IconUsersGroup size={18} aria-hidden />} onClick={go.newGroup}>
          Group
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
