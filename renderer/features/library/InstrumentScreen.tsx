// One instrument of the mentor's own: its title and its words. It keeps itself, until it was used: then it stays as it is, and a
// new version can be begun.
import { Alert, Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconClipboardOff, IconLock } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { nextVersion, withItem, withStem, wordless } from '../../../shared/domain/assessments/own-instruments.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import { ownInstrument, type Instrument, type OwnInstrument } from '../../../shared/model/instrument.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { showFailure } from '../../app/failures.ts'
import { useInstrumentUses } from '../../app/assessments/queries.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { InstrumentFacts } from './InstrumentFacts.tsx'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

export function InstrumentScreen(): ReactNode {
  const { instrumentId } = useParams({ strict: false })
  const uses = useInstrumentUses()
  if (uses.isError) throw uses.error
  if (uses.data === undefined) return <Pending />
  const found = uses.data.find(({ instrument }) => instrument.id === instrumentId)
  if (found === undefined) return <Gone />
  const all = uses.data.map(({ instrument }) => instrument)
  if (found.uses > 0) return <Used key={found.instrument.id} used={found.instrument} all={all} uses={found.uses} />
  return <Editor key={found.instrument.id} initial={found.instrument} />
}

function Gone() {
  const navigate = useNavigate()
  return (
    <Page title="Instrument">
      <EmptyState
        icon={<IconClipboardOff size={40} stroke={1.5} />}
        title="This instrument is no longer here"
        text="It was deleted before it was used."
        action={<Button onClick={() => void navigate({ to: '/instruments' })}>To the instruments</Button>}
      />
    </Page>
  )
}

function Used({ used, all, uses }: { used: OwnInstrument; all: readonly OwnInstrument[]; uses: number }) {
  const write = useWrite()
  const navigate = useNavigate()
  const { definition } = used
  const begin = async () => {
    const next = { ...newRecord(), definition: nextVersion(all, definition), basedOn: used.basedOn }
    const value = ownInstrument.parse(next)
    await write([{ op: 'put', table: 'instrument', value }])
    await navigate({ to: '/instruments/$instrumentId', params: { instrumentId: value.id } })
  }
  return (
    <Page
      title={<bdi>{definition.title}</bdi>}
      actions={<Button onClick={() => void begin().catch(showFailure)}>New version</Button>}
    >
      <Stack gap="md" maw="46rem">
        <Alert icon={<IconLock size={18} aria-hidden />} variant="light">
          {uses === 1 ? 'It was used once' : `It was used ${uses} times`}, so this version stays as it is and its scores
          stay comparable. A new version begins with the same words.
        </Alert>
        <InstrumentFacts instrument={definition} />
      </Stack>
    </Page>
  )
}

function Editor({ initial }: { initial: OwnInstrument }) {
  const [draft, setDraft] = useState(initial)
  const write = useWrite()
  const navigate = useNavigate()
  const state = useAutosave(
    draft,
    (value) => {
      const title = value.definition.title.trim() === '' ? initial.definition.title : value.definition.title
      const kept = touched({ ...value, definition: { ...value.definition, title } })
      return write([{ op: 'put', table: 'instrument', value: kept }])
    },
    restBeforeSaving,
  )
  const change = (next: (definition: Instrument) => Instrument) =>
    setDraft((before) => ({ ...before, definition: next(before.definition) }))
  const leave = () => void flushAutosaves(longestFlush).then(() => navigate({ to: '/instruments' }))
  const remove = async () => {
    await write([{ op: 'delete', table: 'instrument', id: initial.id }], { done: 'The instrument was deleted' })
    await navigate({ to: '/instruments' })
  }
  const { definition } = draft
  const lacking = wordless(definition)
  return (
    <Page
      title="Instrument"
      actions={
        <>
          <SavedMark state={state} />
          <Button variant="default" onClick={() => void remove().catch(showFailure)}>
            Delete
          </Button>
          <Button onClick={leave}>Done</Button>
        </>
      }
    >
      <Stack gap="md" maw="46rem">
        {lacking > 0 && (
          <Text role="status">
            {lacking === 1 ? 'One item lacks its words' : `${lacking} items lack their words`}; it can be used once all
            have them.
          </Text>
        )}
        <TextInput
          label="Title"
          value={definition.title}
          maxLength={200}
          onChange={(event) => {
            const title = event.currentTarget.value
            change((before) => ({ ...before, title }))
          }}
          error={definition.title.trim() === '' ? 'A title is needed' : null}
        />
        {definition.perspectives.map((one) => (
          <TextInput
            key={`${one.rater} ${one.subject}`}
            label={`Opening words: ${perspectiveWords(one)}`}
            value={one.stem}
            maxLength={500}
            onChange={(event) => {
              const stem = event.currentTarget.value
              change((before) => withStem(before, one, stem))
            }}
          />
        ))}
        <Title order={2} size="h3">
          Items
        </Title>
        {definition.items.map((item) => (
          <Textarea
            key={item.key}
            label={`Words of ${item.label}`}
            value={item.words}
            maxLength={4_000}
            autosize
            minRows={1}
            onChange={(event) => {
              const words = event.currentTarget.value
              change((before) => withItem(before, item.key, { words }))
            }}
          />
        ))}
      </Stack>
    </Page>
  )
}
