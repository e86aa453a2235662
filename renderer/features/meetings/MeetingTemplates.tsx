// Begins the notes of a meeting from a template: its points go on the agenda, its prompts below what is written.
import { starters, withTemplate, type MeetingTemplateContent } from '../../../shared/domain/templates.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { TemplateMenu } from '../../app/templates/TemplateMenu.tsx'

interface MeetingTemplatesProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
}

export function MeetingTemplates({ draft, onChange }: MeetingTemplatesProps) {
  const use = (template: MeetingTemplateContent) => onChange(withTemplate(draft, template, () => crypto.randomUUID()))
  return <TemplateMenu kind="meeting" starters={starters} onUse={use} />
}
