// Begins a note from a template: its prompts stand below what is written.
import { Button, Menu } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { noteStarters, type NoteTemplateContent } from '../../../shared/domain/note-templates.ts'
import { isBlank } from '../../../shared/domain/rich-words.ts'
import type { Note } from '../../../shared/model/note.ts'
import { useTemplates } from '../../app/queries.ts'

interface NoteTemplatesProps {
  draft: Pick<Note, 'title' | 'words'>
  onChange: (change: Partial<Note>) => void
}

export function NoteTemplates({ draft, onChange }: NoteTemplatesProps) {
  const own = (useTemplates().data ?? [])
    .filter(({ kind, name }) => kind === 'note' && name !== '')
    .toSorted((one, other) => one.name.localeCompare(other.name))
  const navigate = useNavigate()
  const use = ({ name, words }: NoteTemplateContent) => {
    const { title } = draft
    const content = isBlank(draft.words) ? words.content : [...draft.words.content, ...words.content]
    onChange({ title: title === '' ? name : title, words: { ...draft.words, content } })
  }
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
        {noteStarters.map((template) => (
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
