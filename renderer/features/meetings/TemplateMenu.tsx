// Begins the notes of a meeting from a template: its points go on the agenda, its prompts below what is written.
import { Button, Menu } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { starters, withTemplate, type MeetingTemplateContent } from '../../../shared/domain/templates.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { useTemplates } from '../../app/queries.ts'

interface TemplateMenuProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
}

export function TemplateMenu({ draft, onChange }: TemplateMenuProps) {
  const own = (useTemplates().data ?? [])
    .filter(({ kind, name }) => kind === 'meeting' && name !== '')
    .toSorted((one, other) => one.name.localeCompare(other.name))
  const navigate = useNavigate()
  const use = (template: MeetingTemplateContent) => onChange(withTemplate(draft, template, () => crypto.randomUUID()))
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconTemplate size={14} aria-hidden />}>
          Begin from a template
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {own.map((template) => (
          <Menu.Item key={template.id} onClick={() => use(template)}>
            <bdi>{template.name}</bdi>
          </Menu.Item>
        ))}
        {own.length > 0 && <Menu.Divider />}
        {starters.map((template) => (
          <Menu.Item key={template.name} onClick={() => use(template)}>
            {template.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/templates' })}>Your templates…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
