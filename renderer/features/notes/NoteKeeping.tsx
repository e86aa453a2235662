// How a note is kept: its class, with the one way from a memory aid to a record; how sensitive it is; and until when.
import { Button, Group, Modal, NativeSelect, Radio, Stack, Text } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import {
  classWords,
  keepUntilFor,
  sensitivityWords,
  shelfOf,
  whatSharingMeans,
  type Retention,
} from '../../../shared/domain/notes.ts'
import { toInstant } from '../../../shared/domain/clock.ts'
import { noteClass, sensitivity, type Note, type NoteClass } from '../../../shared/model/note.ts'

interface NoteKeepingProps {
  draft: Note
  retention: Retention
  onChange: (change: Partial<Note>) => void
}

const recordClasses = noteClass.options.filter((one) => shelfOf(one) === 'records')

export function NoteKeeping({ draft, retention, onChange }: NoteKeepingProps) {
  const [asking, setAsking] = useState(false)
  const isPrivate = shelfOf(draft.class) === 'private'
  /** The day by the rule moves with what it follows from; one that the mentor chose stays. */
  const follow = (part: Partial<Pick<Note, 'class' | 'on'>>) => {
    const isByRule = draft.keepUntil === keepUntilFor(draft.class, draft.on, retention)
    const next = { ...draft, ...part }
    onChange({ ...part, ...(isByRule ? { keepUntil: keepUntilFor(next.class, next.on, retention) } : {}) })
  }
  const become = (to: NoteClass) => {
    onChange({ becameRecordAt: toInstant(Date.now()) })
    follow({ class: to })
    setAsking(false)
  }
  return (
    <section aria-label="How it is kept">
      <Group gap="md" align="flex-end">
        {isPrivate ? (
          <Stack gap={2}>
            <Text size="sm" fw={600}>
              Class
            </Text>
            <Group gap="xs" h={36}>
              <Text size="sm">{classWords[draft.class]}</Text>
              <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
                Make it a record…
              </Button>
            </Group>
          </Stack>
        ) : (
          <NativeSelect
            label="Class"
            value={draft.class}
            data={recordClasses.map((value) => ({ value, label: classWords[value] }))}
            onChange={(event) => {
              const to = recordClasses.find((one) => one === event.currentTarget.value)
              if (to !== undefined) follow({ class: to })
            }}
          />
        )}
        <NativeSelect
          label="Sensitivity"
          value={draft.sensitivity}
          data={sensitivity.options.map((value) => ({ value, label: sensitivityWords[value] }))}
          onChange={(event) => {
            const to = sensitivity.options.find((one) => one === event.currentTarget.value)
            if (to !== undefined) onChange({ sensitivity: to })
          }}
        />
        <DateInput
          label="Of the day"
          value={draft.on}
          onChange={(on) => {
            if (on !== null) follow({ on })
          }}
          valueFormat="D MMM YYYY"
          popoverProps={{ transitionProps: { duration: 0 } }}
          w="9rem"
        />
        <DateInput
          label="Keep until"
          placeholder="Until you decide"
          value={draft.keepUntil}
          onChange={(keepUntil) => onChange({ keepUntil })}
          valueFormat="D MMM YYYY"
          clearable
          clearButtonProps={{ 'aria-label': 'Keep until you decide' }}
          popoverProps={{ transitionProps: { duration: 0 } }}
          w="10rem"
        />
      </Group>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Make it a record"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {asking && <BecomeRecord onBecome={become} onClose={() => setAsking(false)} />}
      </Modal>
    </section>
  )
}

function BecomeRecord({ onBecome, onClose }: { onBecome: (to: NoteClass) => void; onClose: () => void }) {
  const [to, setTo] = useState<NoteClass>('shared-record')
  return (
    <Stack gap="sm">
      {whatSharingMeans.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
      <Radio.Group
        label="What it becomes"
        value={to}
        onChange={(value) => {
          const next = recordClasses.find((one) => one === value)
          if (next !== undefined) setTo(next)
        }}
      >
        <Stack gap={6} mt={6}>
          {recordClasses.map((value, place) => (
            <Radio
              key={value}
              value={value}
              label={classWords[value]}
              {...(place === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" fw={600}>
        It cannot become a memory aid again.
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Leave it as it is
        </Button>
        <Button onClick={() => onBecome(to)}>Make it a record</Button>
      </Group>
    </Stack>
  )
}
