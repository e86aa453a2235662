// Begins words from a template: the mentor's own of that kind first, then those that come with the program.
import { Button, Menu } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { Template, TemplateKind } from '../../../shared/model/template.ts'
import { useTemplates } from '../queries.ts'

interface TemplateMenuProps<T> {
  kind: TemplateKind
  starters: readonly T[]
  onUse: (template: T | Template) => void
}

export function TemplateMenu<T extends Pick<Template, 'name'>>({ kind, starters, onUse }: TemplateMenuProps<T>) {
  const own = (useTemplates().data ?? [])
    .filter((one) => one.kind === kind && one.name !== '')
    .toSorted((one, other) => one.name.localeCompare(other.name))
  const navigate = useNavigate()
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconTemplate size={14} aria-hidden />}>
          Begin from a template
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {own.map((template) => (
          <Menu.Item key={template.id} onClick={() => onUse(template)}>
            <bdi>{template.name}</bdi>
          </Menu.Item>
        ))}
        {own.length > 0 && <Menu.Divider />}
        {starters.map((template) => (
          <Menu.Item key={template.name} onClick={() => onUse(template)}>
            {template.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/templates' })}>Your templates…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
