// Answers that were read out of a reply, beside what was written: each can be put right, what was not understood is marked, and
// nothing counts before the mentor says that all is right.
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toInstant } from '../../../shared/domain/clock.ts'
import type { FilledForm, FormAnswer, FormField } from '../../../shared/model/mail-form.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { AnswerControl } from './AnswerControl.tsx'
import classes from './MailForms.module.css'

interface AnswersReviewProps {
  filled: FilledForm
  fields: readonly FormField[]
  /** All that was written. */
  original: string
  onChange: (filled: FilledForm) => void
  /** Beside the heading. */
  mark?: ReactNode
}

export function AnswersReview({ filled, fields, original, onChange, mark }: AnswersReviewProps) {
  const change = (key: string, value: string | null) =>
    onChange({
      ...filled,
      answers: filled.answers.map((one) => (one.key === key ? { ...one, value, settled: true } : one)),
    })
  const settle = (settledAt: string | null) =>
    onChange({
      ...filled,
      settledAt,
      answers: filled.answers.map((one) => ({ ...one, settled: settledAt !== null || one.settled })),
    })
  const open = filled.answers.filter(isOpen).length
  return (
    <section aria-label="Answers to the form">
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h4">
          Answers
        </Title>
        {mark}
      </Group>
      <div className={classes.beside}>
        <Stack gap="sm">
          <ul className={classes.answers}>
            {fields.map((field) => (
              <OneAnswer
                key={field.key}
                field={field}
                answer={filled.answers.find(({ key }) => key === field.key)}
                onChange={(value) => change(field.key, value)}
              />
            ))}
          </ul>
          {filled.settledAt === null ? (
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
                You found this right <TimeText at={filled.settledAt} />.
              </Text>
              <Button size="compact-sm" variant="default" onClick={() => settle(null)}>
                Look at it again
              </Button>
            </Group>
          )}
        </Stack>
        <Stack gap="sm">
          {original.trim() !== '' && <Words title="As it was written">{original}</Words>}
          {filled.rest !== '' && <Words title="Belongs to no question">{filled.rest}</Words>}
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
