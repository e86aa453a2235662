// One instrument of the mentor's own: made here as a whole, or the words of a copy. It keeps itself, until it was used: then it
// stays as it is, and a new version can be begun.
import { Alert, Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconClipboardOff, IconLock } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { keptInstrument } from '../../../shared/domain/assessments/edit-instrument.ts'
import {
  copyOf,
  nextVersion,
  withItem,
  withStem,
  wordless,
} from '../../../shared/domain/assessments/own-instruments.ts'
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
import { giveInstrument } from './give-instrument.ts'
import { InstrumentEditor } from './InstrumentEditor.tsx'
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
  const isFromFile = found.instrument.basedOn?.id === found.instrument.definition.id
  if (found.uses > 0 || isFromFile)
    return (
      <Used key={found.instrument.id} used={found.instrument} all={all} uses={found.uses} isFromFile={isFromFile} />
    )
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

interface UsedProps {
  used: OwnInstrument
  all: readonly OwnInstrument[]
  uses: number
  /** It stays as it came, whether used or not. */
  isFromFile: boolean
}

function Used({ used, all, uses, isFromFile }: UsedProps) {
  const write = useWrite()
  const navigate = useNavigate()
  const { definition } = used
  const remove = async () => {
    await write([{ op: 'delete', table: 'instrument', id: used.id }], { done: 'The instrument was deleted' })
    await navigate({ to: '/instruments' })
  }
  const begin = async () => {
    const record = newRecord()
    // The next version of somebody else's is theirs to make; what is changed here is another instrument.
    const next = isFromFile ? copyOf(definition, `own-${record.id.slice(0, 8)}`) : nextVersion(all, definition)
    const value = ownInstrument.parse({ ...record, definition: next, basedOn: used.basedOn })
    await write([{ op: 'put', table: 'instrument', value }])
    await navigate({ to: '/instruments/$instrumentId', params: { instrumentId: value.id } })
  }
  return (
    <Page
      title={<bdi>{definition.title}</bdi>}
      actions={
        <>
          <Button variant="default" onClick={() => void giveInstrument(definition).catch(showFailure)}>
            Save as a file
          </Button>
          {isFromFile && uses === 0 && (
            <Button variant="default" onClick={() => void remove().catch(showFailure)}>
              Delete
            </Button>
          )}
          <Button onClick={() => void begin().catch(showFailure)}>
            {isFromFile ? 'Copy and change' : 'New version'}
          </Button>
        </>
      }
    >
      <Stack gap="md" maw="46rem">
        <Alert icon={<IconLock size={18} aria-hidden />} variant="light">
          {isFromFile ? 'It was taken over from a file' : uses === 1 ? 'It was used once' : `It was used ${uses} times`}
          , so this version stays as it is and its scores stay comparable. {isFromFile ? 'A copy' : 'A new version'}{' '}
          begins with the same words.
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
      const kept = touched({ ...value, definition: keptInstrument(value.definition, initial.definition) })
      return write([{ op: 'put', table: 'instrument', value: kept }])
    },
    restBeforeSaving,
  )
  const change = (next: (definition: Instrument) => Instrument) =>
    setDraft((before) => ({ ...before, definition: next(before.definition) }))
  const leave = () => void flushAutosaves(longestFlush).then(() => navigate({ to: '/instruments' }))
  const remove = async () => {
    // What waits to be saved must not bring it back.
    await flushAutosaves(longestFlush)
    await write([{ op: 'delete', table: 'instrument', id: initial.id }], { done: 'The instrument was deleted' })
    await navigate({ to: '/instruments' })
  }
  const { definition } = draft
  const lacking = wordless(definition)
  const isMadeHere = initial.basedOn === null
  return (
    <Page
      title="Instrument"
      actions={
        <>
          <SavedMark state={state} />
          <Button variant="default" onClick={() => void remove().catch(showFailure)}>
            Delete
          </Button>
          <Button
            variant="default"
            onClick={() => void giveInstrument(keptInstrument(definition, initial.definition)).catch(showFailure)}
          >
            Save as a file
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
        {isMadeHere ? (
          <InstrumentEditor draft={definition} onChange={change} />
        ) : (
          <WordsEditor draft={definition} onChange={change} />
        )}
      </Stack>
    </Page>
  )
}

interface WordsEditorProps {
  draft: Instrument
  onChange: (next: (before: Instrument) => Instrument) => void
}

/** Of a copy only the words change: its scoring stays as it was published, or its scores would mean something else. */
function WordsEditor({ draft, onChange }: WordsEditorProps) {
  return (
    <>
      {draft.perspectives.map((one) => (
        <TextInput
          key={`${one.rater} ${one.subject}`}
          label={`Opening words: ${perspectiveWords(one)}`}
          value={one.stem}
          maxLength={500}
          onChange={(event) => {
            const stem = event.currentTarget.value
            onChange((before) => withStem(before, one, stem))
          }}
        />
      ))}
      <Title order={2} size="h3">
        Items
      </Title>
      {draft.items.map((item) => (
        <Textarea
          key={item.key}
          label={`Words of ${item.label}`}
          value={item.words}
          maxLength={4_000}
          autosize
          minRows={1}
          onChange={(event) => {
            const words = event.currentTarget.value
            onChange((before) => withItem(before, item.key, { words }))
          }}
        />
      ))}
    </>
  )
}
