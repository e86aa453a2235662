// Words to begin from: the mentor's own templates, a few that are there, and questions in lines that can be answered on any
// telephone.
import { Button, Menu, ScrollArea, Text } from '@mantine/core'
import { IconListNumbers, IconTemplate } from '@tabler/icons-react'
import { formStarters } from '../../../../shared/domain/mail-forms/starters.ts'
import { mailStarters, type MailTemplateContent } from '../../../../shared/domain/mail-templates.ts'
import type { MailForm } from '../../../../shared/model/mail-form.ts'
import { useTemplates } from '../../../app/queries.ts'
import classes from './Compose.module.css'
import { withCode } from './form-code.ts'

interface BeginFromProps {
  hasForm: boolean
  onTemplate: (template: MailTemplateContent) => void
  onForm: (form: MailForm) => void
}

export function BeginFrom({ hasForm, onTemplate, onForm }: BeginFromProps) {
  const stored = useTemplates().data ?? []
  const own = stored.filter(({ kind }) => kind === 'mail').toSorted((one, other) => one.name.localeCompare(other.name))
  const entry = (template: MailTemplateContent, key: string) => (
    <Menu.Item key={key} onClick={() => onTemplate(template)}>
      <Entry name={template.name === '' ? 'Without a name' : template.name} purpose={template.purpose} />
    </Menu.Item>
  )
  return (
    <>
      <Menu position="bottom-start" transitionProps={{ duration: 0 }} width="22rem">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconTemplate size={14} aria-hidden />}>
            From a template
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah="18rem" type="auto">
            {own.length > 0 && <Menu.Label>Your own</Menu.Label>}
            {own.map((template) => entry(template, template.id))}
            <Menu.Label>To begin with</Menu.Label>
            {mailStarters.map((template) => entry(template, template.name))}
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
      {!hasForm && (
        <Menu position="bottom-start" transitionProps={{ duration: 0 }} width="22rem">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconListNumbers size={14} aria-hidden />}>
              Ask in lines
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <ScrollArea.Autosize mah="18rem" type="auto">
              {formStarters.map((form) => (
                <Menu.Item key={form.kind} onClick={() => onForm(withCode(form))}>
                  <Entry name={form.title} purpose={`${form.fields.length} questions`} />
                </Menu.Item>
              ))}
            </ScrollArea.Autosize>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}

function Entry({ name, purpose }: { name: string; purpose: string }) {
  return (
    <div className={classes.any}>
      <bdi>{name}</bdi>
      {purpose !== '' && (
        <Text size="xs" c="dimmed">
          {purpose}
        </Text>
      )}
    </div>
  )
}
