// What a reply to a form was understood as, beside what was written: each answer can be put right, what was not understood is
// marked, and nothing counts before the mentor says that all is right. Shown with the mail that brought the answers.
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react'
import { useCallback, useState, type ReactNode } from 'react'
import { toInstant } from '../../../shared/domain/clock.ts'
import type { FilledForm, FormAnswer, FormField } from '../../../shared/model/mail-form.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { useAutosave } from '../autosave.ts'
import { useMail, useVaultClient, useWrite } from '../queries.ts'
import { touched } from '../records.ts'
import { AnswerControl } from './AnswerControl.tsx'
import classes from './MailForms.module.css'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400

interface FilledAnswersProps {
  /** The mail that brought them. */
  mail: Mail
  /** All that the reply says, where more than its new words is at hand. */
  original?: string
}

export function FilledAnswers({ mail, original }: FilledAnswersProps): ReactNode {
  const { filled } = mail
  const asked = useMail(filled?.mailId ?? mail.id)
  if (asked.isError) throw asked.error
  if (filled === null || asked.data === undefined) return null
  const fields = asked.data?.form?.fields ?? filled.answers.map(plainField)
  return <Answers key={mail.id} mail={mail} filled={filled} fields={fields} original={original ?? mail.text} />
}

/** The form is gone; its answers are shown as they were written. */
function plainField({ key }: FormAnswer): FormField {
  return { key, label: key, kind: 'words', hint: '', choices: [], scale: null }
}

interface AnswersProps {
  mail: Mail
  filled: FilledForm
  fields: readonly FormField[]
  original: string
}

function Answers({ mail, filled, fields, original }: AnswersProps) {
  const [draft, setDraft] = useState(filled)
  const state = useAutosave(draft, useSaveAnswers(mail.id), restBeforeSaving)
  const change = (key: string, value: string | null) =>
    setDraft((before) => ({
      ...before,
      answers: before.answers.map((one) => (one.key === key ? { ...one, value, settled: true } : one)),
    }))
  const settle = (settledAt: string | null) =>
    setDraft((before) => ({
      ...before,
      settledAt,
      answers: before.answers.map((one) => ({ ...one, settled: settledAt !== null || one.settled })),
    }))
  const open = draft.answers.filter(isOpen).length
  return (
    <section aria-label="Answers to the form">
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h4">
          Answers
        </Title>
        <SavedMark state={state} />
      </Group>
      <div className={classes.beside}>
        <Stack gap="sm">
          <ul className={classes.answers}>
            {fields.map((field) => (
              <OneAnswer
                key={field.key}
                field={field}
                answer={draft.answers.find(({ key }) => key === field.key)}
                onChange={(value) => change(field.key, value)}
              />
            ))}
          </ul>
          {draft.settledAt === null ? (
            <Group gap="sm">
              <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={() => settle(toInstant(Date.now()))}>
                All right
              </Button>
              {open > 0 && (
                <Text size="sm" c="dimmed">
                  {open === 1 ? 'One answer was not understood.' : `${open} answers were not understood.`}
                </Text>
              )}
            </Group>
          ) : (
            <Group gap="sm">
              <Text size="sm" c="dimmed">
                You found this right <TimeText at={draft.settledAt} />.
              </Text>
              <Button size="compact-sm" variant="default" onClick={() => settle(null)}>
                Look at it again
              </Button>
            </Group>
          )}
        </Stack>
        <Stack gap="sm">
          {original.trim() !== '' && <Words title="As it was written">{original}</Words>}
          {draft.rest !== '' && <Words title="Belongs to no question">{draft.rest}</Words>}
        </Stack>
      </div>
    </section>
  )
}

function Words({ title, children }: { title: string; children: string }) {
  return (
    <div className={classes.mail}>
      <Text fw={600} size="sm" mb={4}>
        {title}
      </Text>
      <div className={classes.plain} dir="auto">
        {children}
      </div>
    </div>
  )
}

/** Saved into the mail as it is by then: something else of it may have changed meanwhile. */
function useSaveAnswers(mailId: string): (filled: FilledForm) => Promise<unknown> {
  const client = useVaultClient()
  const write = useWrite()
  return useCallback(
    async (filled) => {
      const mail = await client.session.mail(mailId)
      if (mail !== null) await write([{ op: 'put', table: 'mail', value: touched({ ...mail, filled }) }])
    },
    [client, mailId, write],
  )
}

/** Something was written and nobody has said what it means. */
function isOpen({ written, value, settled }: FormAnswer): boolean {
  return written !== '' && value === null && !settled
}

interface OneAnswerProps {
  field: FormField
  answer: FormAnswer | undefined
  onChange: (value: string | null) => void
}

function OneAnswer({ field, answer, onChange }: OneAnswerProps) {
  const written = answer?.written ?? ''
  const value = answer?.value ?? null
  const isClear = value !== null && value === written
  return (
    <li className={classes.answer} data-open={answer !== undefined && isOpen(answer)}>
      <AnswerControl field={field} value={value} onChange={onChange} />
      {answer !== undefined && isOpen(answer) && (
        <Group gap={4} wrap="nowrap" c="var(--mantine-color-error)" mt={4}>
          <IconAlertTriangle size={16} aria-hidden />
          <Text size="sm" c="inherit">
            Not understood
          </Text>
        </Group>
      )}
      {written === '' && value === null && (
        <Group gap={4} wrap="nowrap" c="dimmed" mt={4}>
          <IconMinus size={16} aria-hidden />
          <Text size="sm" c="inherit">
            Not answered
          </Text>
        </Group>
      )}
      {written !== '' && !isClear && (
        <Text size="sm" c="dimmed" mt={4} className={classes.written}>
          Written: <bdi>{written}</bdi>
        </Text>
      )}
    </li>
  )
}
