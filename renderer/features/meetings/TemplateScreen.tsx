// One template for meetings, changed in place; it keeps itself.
import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { IconTemplateOff } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Template } from '../../../shared/model/template.ts'
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
        text="It was deleted. Meetings that began from it are as they were."
        action={<Button onClick={() => void navigate({ to: '/templates' })}>To the templates</Button>}
      />
    </Page>
  )
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
  const [points, setPoints] = useState(initial.agenda.join('\n'))
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
          error={draft.name.trim() === '' ? 'It is offered in meetings once it has a name' : null}
          maxLength={500}
          autoFocus={initial.name === ''}
        />
        <TextInput
          label="When it is of use"
          value={draft.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
          maxLength={500}
        />
        <Textarea
          label="Agenda"
          description="One point on each line"
          value={points}
          onChange={(event) => {
            setPoints(event.currentTarget.value)
            change({ agenda: pointsOf(event.currentTarget.value) })
          }}
          autosize
          minRows={3}
        />
        <RichEditor
          label="What the notes begin with"
          value={draft.words}
          marks={false}
          minRows={5}
          onChange={(words) => change({ words })}
        />
      </Stack>
    </Page>
  )
}
