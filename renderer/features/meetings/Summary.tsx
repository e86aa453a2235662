// After a meeting: what may be told to the mentee, made only from what is marked as such, to copy, save or put into a
// mail; and how much work the meeting was beside itself.
import { Button, Group, Modal, NumberInput, Stack, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { summaryOf } from '../../../shared/domain/meeting-summary.ts'
import { mentorZone } from '../../../shared/domain/meeting-time.ts'
import { dayAt, sayDay } from '../../../shared/domain/roster-dates.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { mail } from '../../../shared/model/mail.ts'
import { showFailure } from '../../app/failures.ts'
import { Paper } from '../../app/print/Paper.tsx'
import { PrintMenu } from '../../app/print/PrintMenu.tsx'
import { useBetween, useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { saveFile } from '../../app/save-file.ts'
import { sayFullTime } from '../../ui/time.ts'

interface SummaryProps {
  draft: Meeting
  people: readonly Mentee[]
}

export function Summary({ draft, people }: SummaryProps) {
  const promises = useBetween(draft.menteeIds, draft.id).data?.promises
  const [text, setText] = useState<string | null>(null)
  const write = useWrite()
  const navigate = useNavigate()
  const zone = mentorZone(draft.timeZone)
  const open = () =>
    setText(
      summaryOf({
        meeting: draft,
        promises: (promises ?? []).filter(({ meetingId }) => meetingId === draft.id),
        sayDay: (day) => sayDay(day, Date.parse(draft.startsAt), zone),
        when: `${sayFullTime(draft.startsAt, zone)}, ${draft.durationMinutes} minutes`,
      }),
    )
  const copy = async (words: string) => {
    await navigator.clipboard.writeText(words)
    notifications.show({ message: 'The summary is on the clipboard', color: 'sea', withBorder: true })
  }
  const save = (words: string) =>
    saveFile({
      name: `meeting-summary-${dayAt(Date.parse(draft.startsAt), zone)}.txt`,
      type: 'text/plain',
      extension: '.txt',
      description: 'Text',
      text: words,
    })
  const writeMail = async (words: string, person: Mentee) => {
    const record = newRecord()
    const draftMail = mail.parse({
      ...record,
      menteeIds: [person.id],
      threadId: record.id,
      to: person.emails.slice(0, 1),
      subject: draft.topic === '' ? 'Our meeting' : `Our meeting: ${draft.topic}`.slice(0, 500),
      text: words,
    })
    await write([{ op: 'put', table: 'mail', value: draftMail }])
    await navigate({ to: '/mail/$mailId', params: { mailId: draftMail.id } })
  }
  const [only] = people
  return (
    <>
      <Button size="xs" variant="default" onClick={open} disabled={promises === undefined}>
        Summary for the mentee…
      </Button>
      <Modal
        opened={text !== null}
        onClose={() => setText(null)}
        title="Summary for the mentee"
        size="lg"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {text === '' ? (
          <Text>
            Nothing of this meeting may be shared yet. Mark a part with “May be shared”, or write down a promise of this
            meeting.
          </Text>
        ) : (
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              Only what is marked as shareable and what you promised each other is in it. Change it as you like.
            </Text>
            <Textarea
              aria-label="Summary"
              value={text ?? ''}
              onChange={(event) => setText(event.currentTarget.value)}
              autosize
              minRows={8}
              maxRows={18}
              data-autofocus
            />
            <Group justify="flex-end" gap="xs">
              <PrintMenu fileName="meeting-summary" />
              <Button variant="default" onClick={() => void copy(text ?? '').catch(showFailure)}>
                Copy
              </Button>
              <Button variant="default" onClick={() => void save(text ?? '').catch(showFailure)}>
                Save as text
              </Button>
              {only !== undefined && people.length === 1 && (
                <Button onClick={() => void writeMail(text ?? '', only).catch(showFailure)}>Put it into a mail</Button>
              )}
            </Group>
            <Paper title={draft.topic === '' ? 'Our meeting' : `Our meeting: ${draft.topic}`}>
              {(text ?? '').split(/\n{2,}/u).map((paragraph, place) => (
                <p key={place} dir="auto" style={{ whiteSpace: 'pre-line' }}>
                  {paragraph}
                </p>
              ))}
            </Paper>
            {people.length > 1 && (
              <Text size="xs" c="dimmed">
                For several, copy it into a mail to each: nobody then sees who else was there.
              </Text>
            )}
          </Stack>
        )}
      </Modal>
    </>
  )
}

interface EffortProps {
  draft: Pick<Meeting, 'preparationMinutes' | 'followUpMinutes' | 'durationMinutes'>
  onChange: (change: Partial<Meeting>) => void
}

export function Effort({ draft, onChange }: EffortProps) {
  const { preparationMinutes, followUpMinutes, durationMinutes } = draft
  const field = (label: string, value: number, set: (minutes: number) => void) => (
    <NumberInput
      label={label}
      size="xs"
      value={value}
      onChange={(next) => {
        if (typeof next === 'number') set(Math.max(0, Math.min(1_440, Math.round(next))))
      }}
      min={0}
      max={1_440}
      step={5}
      clampBehavior="strict"
      allowDecimal={false}
      hideControls
      w="8.5rem"
    />
  )
  return (
    <section aria-label="Effort">
      <Title order={2} size="h4" mb={4}>
        Effort
      </Title>
      <Group gap="sm" align="flex-end">
        {field('Preparation, minutes', preparationMinutes, (minutes) => onChange({ preparationMinutes: minutes }))}
        {field('Follow-up, minutes', followUpMinutes, (minutes) => onChange({ followUpMinutes: minutes }))}
        <Text size="sm" c="dimmed" pb={4}>
          {preparationMinutes + durationMinutes + followUpMinutes} minutes with the meeting itself
        </Text>
      </Group>
    </section>
  )
}
