// One template, for meetings, mails or notes, changed in place; it keeps itself.
import { Button, Code, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconTemplateOff } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { placeholders, unknownPlaceholders } from '../../../shared/domain/mail-templates.ts'
import { plainText } from '../../../shared/domain/rich-words.ts'
import type { Template, TemplateKind } from '../../../shared/model/template.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useTemplates, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { RichEditor } from '../../app/rich-text/RichEditor.tsx'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000
/** Points, and characters of one, that a template holds. */
const mostPoints = 50
const longestPoint = 500

export function TemplateScreen(): ReactNode {
  const { templateId } = useParams({ strict: false })
  const templates = useTemplates()
  if (templates.isError) throw templates.error
  if (templates.data === undefined) return <Pending />
  const template = templates.data.find(({ id }) => id === templateId)
  if (template === undefined) return <Gone />
  return <TemplateForm key={template.id} initial={template} />
}

function Gone() {
  const navigate = useNavigate()
  return (
    <Page title="Template">
      <EmptyState
        icon={<IconTemplateOff size={40} stroke={1.5} />}
        title="This template is no longer here"
        text="It was deleted. What began from it is as it was."
        action={<Button onClick={() => void navigate({ to: '/templates' })}>To the templates</Button>}
      />
    </Page>
  )
}

const wordsLabel: Readonly<Record<TemplateKind, string>> = {
  mail: 'What the mail says',
  meeting: 'What the notes begin with',
  note: 'What the note begins with',
}

/** One point for each line that says something. */
function pointsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, longestPoint))
    .filter((line) => line !== '')
    .slice(0, mostPoints)
}

function TemplateForm({ initial }: { initial: Template }) {
  const [draft, setDraft] = useState(initial)
  const write = useWrite()
  const navigate = useNavigate()
  const state = useAutosave(
    draft,
    (value) => write([{ op: 'put', table: 'template', value: touched(value) }]),
    restBeforeSaving,
  )
  const change = (part: Partial<Template>) => setDraft((before) => ({ ...before, ...part }))
  const leave = () => void flushAutosaves(longestFlush).then(() => navigate({ to: '/templates' }))
  return (
    <Page
      title={initial.name === '' ? 'New template' : 'Template'}
      actions={
        <>
          <SavedMark state={state} />
          <Button onClick={leave}>Done</Button>
        </>
      }
    >
      <Stack gap="md" maw="43rem">
        <TextInput
          label="Name"
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={draft.name.trim() === '' ? 'It is offered once it has a name' : null}
          maxLength={500}
          autoFocus={initial.name === ''}
        />
        <TextInput
          label="When it is of use"
          value={draft.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
          maxLength={500}
        />
        {draft.kind === 'mail' && (
          <TextInput
            label="Subject"
            value={draft.subject}
            onChange={(event) => change({ subject: event.currentTarget.value })}
            maxLength={500}
          />
        )}
        {draft.kind === 'meeting' && <AgendaField agenda={initial.agenda} onChange={(agenda) => change({ agenda })} />}
        <RichEditor
          label={wordsLabel[draft.kind]}
          value={draft.words}
          marks={false}
          minRows={5}
          onChange={(words) => change({ words })}
        />
        {draft.kind === 'mail' && <Placeholders text={`${draft.subject} ${plainText(draft.words)}`} />}
      </Stack>
    </Page>
  )
}

function AgendaField({ agenda, onChange }: { agenda: readonly string[]; onChange: (agenda: string[]) => void }) {
  const [points, setPoints] = useState(agenda.join('\n'))
  return (
    <Textarea
      label="Agenda"
      description="One point on each line"
      value={points}
      onChange={(event) => {
        setPoints(event.currentTarget.value)
        onChange(pointsOf(event.currentTarget.value))
      }}
      autosize
      minRows={3}
    />
  )
}

/** What can be filled in, and what is written as if it could be. */
function Placeholders({ text }: { text: string }) {
  const unknown = unknownPlaceholders(text)
  return (
    <section aria-label="What is filled in by itself">
      {unknown.length > 0 && (
        <Text size="sm" c="var(--mantine-color-error)" mb="xs" role="status">
          Nothing is known by {unknown.join(', ')}; it will stay as it is.
        </Text>
      )}
      <Title order={2} size="h4" mb={4}>
        What is filled in by itself
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        Written in the subject or in the words, with the braces. What is not known of a mentee stays to be seen, and you
        are told before the mail goes out.
      </Text>
      <Table aria-label="Placeholders">
        <Table.Tbody>
          {Object.entries(placeholders).map(([name, words]) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Code>{`{${name}}`}</Code>
              </Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
