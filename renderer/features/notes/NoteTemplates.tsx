// Begins a note from a template: its prompts stand below what is written.
import { noteStarters, type NoteTemplateContent } from '../../../shared/domain/note-templates.ts'
import { isBlank } from '../../../shared/domain/rich-words.ts'
import type { Note } from '../../../shared/model/note.ts'
import { TemplateMenu } from '../../app/templates/TemplateMenu.tsx'

interface NoteTemplatesProps {
  draft: Pick<Note, 'title' | 'words'>
  onChange: (change: Partial<Note>) => void
}

export function NoteTemplates({ draft, onChange }: NoteTemplatesProps) {
  const use = ({ name, words }: NoteTemplateContent) => {
    const { title } = draft
    const content = isBlank(draft.words) ? words.content : [...draft.words.content, ...words.content]
    onChange({ title: title === '' ? name : title, words: { ...draft.words, content } })
  }
  return <TemplateMenu kind="note" starters={noteStarters} onUse={use} />
}
