// One form of the mentor's own, made question by question, with the mail that it will be beside it. It keeps itself.
import { Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { keptForm, mostQuestions, moved, newQuestion, sendable } from '../../../shared/domain/mail-forms/own-forms.ts'
import type { FormField, OwnForm } from '../../../shared/model/mail-form.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { FormPreview } from '../../app/mail-forms/FormPreview.tsx'
import { useForms, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import lines from '../../ui/Lines.module.css'
import { QuestionEditor } from './QuestionEditor.tsx'
import classes from './Library.module.css'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

export function FormScreen(): ReactNode {
  const { formId } = useParams({ strict: false })
  const forms = useForms()
  if (forms.isError) throw forms.error
  if (forms.data === undefined) return <Pending />
  const form = forms.data.find(({ id }) => id === formId)
  if (form === undefined) return <Gone />
  return <FormEditor key={form.id} initial={form} />
}

function Gone() {
  const navigate = useNavigate()
  return (
    <Page title="Form">
      <EmptyState
        icon={<IconForms size={40} stroke={1.5} />}
        title="This form is no longer here"
        text="It was deleted. Mails that went out with it, and their answers, are as they were."
        action={<Button onClick={() => void navigate({ to: '/forms' })}>To the forms</Button>}
      />
    </Page>
  )
}

function FormEditor({ initial }: { initial: OwnForm }) {
  const [draft, setDraft] = useState(initial)
  /** The question that was just added and takes the focus. */
  const [fresh, setFresh] = useState<string | null>(null)
  const write = useWrite()
  const navigate = useNavigate()
  const state = useAutosave(
    keptForm(draft),
    (value) => write([{ op: 'put', table: 'form', value: touched(value) }]),
    restBeforeSaving,
  )
  const change = (part: Partial<OwnForm>) => setDraft((before) => ({ ...before, ...part }))
  const setFields = (next: (fields: OwnForm['fields']) => FormField[]) =>
    setDraft((before) => ({ ...before, fields: next(before.fields) }))
  const add = () => {
    const question = newQuestion(draft.fields)
    setFresh(question.key)
    setFields((fields) => [...fields, question])
  }
  const leave = () => void flushAutosaves(longestFlush).then(() => navigate({ to: '/forms' }))
  const content = sendable(draft)
  return (
    <Page
      title={initial.title === '' ? 'New form' : 'Form'}
      actions={
        <>
          <SavedMark state={state} />
          <Button onClick={leave}>Done</Button>
        </>
      }
    >
      <div className={classes.beside}>
        <Stack gap="md">
          <TextInput
            label="Title"
            description="Also the subject of the mail"
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            error={draft.title.trim() === '' ? 'It can be sent once it has a title' : null}
            maxLength={200}
            autoFocus={initial.title === ''}
          />
          <Textarea
            label="Opening words"
            value={draft.intro}
            onChange={(event) => change({ intro: event.currentTarget.value })}
            maxLength={4_000}
            autosize
            minRows={2}
          />
          <section aria-label="Questions">
            <Title order={2} size="h3" mb="xs">
              Questions
            </Title>
            <Stack component="ol" gap="sm" className={lines.list}>
              {draft.fields.map((field, place) => (
                <QuestionEditor
                  key={field.key}
                  field={field}
                  place={place}
                  count={draft.fields.length}
                  isFresh={field.key === fresh}
                  onChange={(next) => setFields((fields) => fields.map((one) => (one.key === next.key ? next : one)))}
                  onMove={(by) => setFields((fields) => moved(fields, field.key, by))}
                  onRemove={() => setFields((fields) => fields.filter(({ key }) => key !== field.key))}
                />
              ))}
            </Stack>
            {draft.fields.length < mostQuestions && (
              <Button mt="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
                Add a question
              </Button>
            )}
          </section>
        </Stack>
        <Stack gap="xs">
          <Title order={2} size="h3">
            The mail
          </Title>
          {content === null ? (
            <Text size="sm" c="dimmed">
              It is shown here once there is a title and a question.
            </Text>
          ) : (
            <FormPreview form={content} code={null} />
          )}
        </Stack>
      </div>
    </Page>
  )
}
