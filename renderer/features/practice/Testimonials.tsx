// Testimonials: entered as they were given for the dossier, changed and taken back.
import { Anchor, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { testimonial, type Testimonial } from '../../../shared/model/dossier.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { accentFilter } from '../../app/accent-filter.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { TimeText } from '../../ui/TimeText.tsx'

interface TestimonialsProps {
  testimonials: readonly Testimonial[]
  names: ReadonlyMap<string, Mentee>
  today: string
}

export function Testimonials({ testimonials, names, today }: TestimonialsProps) {
  const [edited, setEdited] = useState<Testimonial | 'new' | null>(null)
  return (
    <section aria-label="Testimonials">
      <Title order={2} size="h3" mb={4}>
        Testimonials
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        Only what was given for this dossier. A signature is printed only with names.
      </Text>
      {testimonials.map((one) => {
        const mentee = one.menteeId === null ? undefined : names.get(one.menteeId)
        return (
          <Text key={one.id} size="sm" mb={2}>
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setEdited(one)}>
              <bdi>{one.words.slice(0, 80)}</bdi>
            </Anchor>
            <Text span size="sm" c="dimmed">
              {' '}
              · <bdi>{mentee === undefined ? 'nobody on the roster' : displayName(mentee)}</bdi> ·{' '}
              <TimeText at={one.on} />
            </Text>
          </Text>
        )
      })}
      <Anchor component="button" type="button" size="sm" onClick={() => setEdited('new')}>
        Enter a testimonial
      </Anchor>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title="Testimonial"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {edited !== null && (
          <TestimonialForm
            key={edited === 'new' ? 'new' : edited.id}
            stored={edited === 'new' ? null : edited}
            names={names}
            today={today}
            onClose={() => setEdited(null)}
          />
        )}
      </Modal>
    </section>
  )
}

interface TestimonialFormProps {
  /** Null for a new one. */
  stored: Testimonial | null
  names: ReadonlyMap<string, Mentee>
  today: string
  onClose: () => void
}

function TestimonialForm({ stored, names, today, onClose }: TestimonialFormProps) {
  const write = useWrite()
  const [draft, setDraft] = useState<Pick<Testimonial, 'menteeId' | 'on' | 'words' | 'signature'>>(
    stored ?? { menteeId: null, on: today, words: '', signature: '' },
  )
  const change = (part: Partial<Testimonial>) => setDraft((before) => ({ ...before, ...part }))
  const save = async () => {
    const value = testimonial.parse({ ...(stored === null ? newRecord() : touched(stored)), ...draft })
    await write([{ op: 'put', table: 'testimonial', value }])
    onClose()
  }
  const remove = async (id: string) => {
    await write([{ op: 'delete', table: 'testimonial', id }], { done: 'The testimonial was deleted' })
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.words.trim() !== '') void save().catch(showFailure)
      }}
    >
      <Stack gap="sm">
        <Textarea
          label="Words"
          value={draft.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
          autosize
          minRows={4}
          maxRows={14}
          dir="auto"
          data-autofocus
        />
        <Select
          label="Given by"
          placeholder="Nobody on the roster"
          data={[...names.values()].map((mentee) => ({ value: mentee.id, label: displayName(mentee) }))}
          value={draft.menteeId}
          onChange={(menteeId) => change({ menteeId })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Nobody on the roster' }}
          filter={accentFilter}
          limit={40}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <TextInput
          label="Signed"
          description="As they want it; empty for one without a name"
          value={draft.signature}
          onChange={(event) => change({ signature: event.currentTarget.value })}
          maxLength={500}
          dir="auto"
        />
        <DateInput
          label="On"
          value={draft.on}
          onChange={(on) => {
            if (on !== null) change({ on })
          }}
          valueFormat="D MMM YYYY"
          popoverProps={{ transitionProps: { duration: 0 } }}
          w="10rem"
        />
        <Group justify="space-between">
          {stored === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="red" onClick={() => void remove(stored.id).catch(showFailure)}>
              Delete
            </Button>
          )}
          <Button type="submit" disabled={draft.words.trim() === ''}>
            Keep
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
