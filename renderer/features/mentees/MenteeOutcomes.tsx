// What a mentorship brought that others can see: recorded, changed and taken back beside the time line.
import { Anchor, Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { outcomeWords, sayOutcome } from '../../../shared/domain/outcome-words.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { outcome, outcomeKind, type Outcome } from '../../../shared/model/outcome.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useOutcomesOf } from '../../app/assessments/queries.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { TimeText } from '../../ui/TimeText.tsx'

/** More are not shown at once. */
const mostShown = 5

type Draft = Pick<Outcome, 'kind' | 'on' | 'title' | 'place' | 'remarks'>

export function MenteeOutcomes({ menteeId }: { menteeId: string }) {
  const outcomes = useOutcomesOf(menteeId).data
  const today = dayAt(useNow(60_000), useMentorZone())
  const [edited, setEdited] = useState<Outcome | 'new' | null>(null)
  const [all, setAll] = useState(false)
  if (outcomes === undefined) return null
  const shown = all ? outcomes : outcomes.slice(0, mostShown)
  return (
    <section aria-label="Outcomes">
      <Title order={2} size="h4" mb={4}>
        Outcomes
      </Title>
      {shown.map((one) => (
        <Text key={one.id} size="xs" mb={2}>
          <Anchor component="button" type="button" size="xs" ta="start" onClick={() => setEdited(one)}>
            <bdi>{one.title}</bdi>
          </Anchor>
          <Text span size="xs" c="dimmed">
            {' '}
            · <bdi>{sayOutcome(one)}</bdi> · <TimeText at={one.on} />
          </Text>
        </Text>
      ))}
      {outcomes.length === 0 && (
        <Text size="xs" c="dimmed">
          None recorded: papers, grants, degrees, posts.
        </Text>
      )}
      <Group gap="md">
        <Anchor component="button" type="button" size="sm" onClick={() => setEdited('new')}>
          Record an outcome
        </Anchor>
        {outcomes.length > mostShown && !all && (
          <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>
            Show all {outcomes.length}
          </Anchor>
        )}
      </Group>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? 'New outcome' : 'Outcome'}
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {edited !== null && (
          <OutcomeForm
            key={edited === 'new' ? 'new' : edited.id}
            menteeId={menteeId}
            stored={edited === 'new' ? null : edited}
            today={today}
            onClose={() => setEdited(null)}
          />
        )}
      </Modal>
    </section>
  )
}

interface OutcomeFormProps {
  menteeId: string
  /** Null for a new one. */
  stored: Outcome | null
  today: string
  onClose: () => void
}

function OutcomeForm({ menteeId, stored, today, onClose }: OutcomeFormProps) {
  const write = useWrite()
  const [draft, setDraft] = useState<Draft>(stored ?? { kind: 'paper', on: today, title: '', place: '', remarks: '' })
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = async () => {
    const value = outcome.parse({ ...(stored === null ? newRecord() : touched(stored)), menteeId, ...draft })
    await write([{ op: 'put', table: 'outcome', value }])
    onClose()
  }
  const remove = async (id: string) => {
    await write([{ op: 'delete', table: 'outcome', id }], { done: 'The outcome was deleted' })
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.title.trim() !== '') void save().catch(showFailure)
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="What came of it"
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          maxLength={500}
          dir="auto"
          data-autofocus
        />
        <NativeSelect
          label="Kind"
          value={draft.kind}
          data={outcomeKind.options.map((value) => ({ value, label: outcomeWords[value] }))}
          onChange={(event) => change({ kind: outcomeKind.parse(event.currentTarget.value) })}
        />
        <DateInput
          label="Day"
          value={draft.on}
          onChange={(on) => {
            if (on !== null) change({ on })
          }}
          valueFormat="D MMM YYYY"
          popoverProps={{ transitionProps: { duration: 0 } }}
        />
        <TextInput
          label="Where or by whom"
          placeholder="A journal, a funder, a university"
          value={draft.place}
          onChange={(event) => change({ place: event.currentTarget.value })}
          maxLength={500}
          dir="auto"
        />
        <Textarea
          label="Remarks"
          value={draft.remarks}
          onChange={(event) => change({ remarks: event.currentTarget.value })}
          autosize
          minRows={1}
          maxRows={8}
          dir="auto"
        />
        <Group justify="space-between">
          <Button type="submit" disabled={draft.title.trim() === ''}>
            {stored === null ? 'Record it' : 'Save'}
          </Button>
          {stored !== null && (
            <Button variant="default" onClick={() => void remove(stored.id).catch(showFailure)}>
              Delete
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
