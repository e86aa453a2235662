// One assessment: taken item by item, left and come back to, and read again once it is done.
import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconChartRadar, IconInfoCircle } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { firstUnanswered, progressOf } from '../../../shared/domain/assessments/taking.ts'
import { designWords, occasionWords, perspectiveWords, wayWords } from '../../../shared/domain/assessments/words.ts'
import { occasion, type Assessment } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { useAssessment } from '../../app/assessments/queries.ts'
import { useMentee, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { AnswerTable } from './AnswerTable.tsx'
import { ItemList, ProgressLine } from './ItemList.tsx'
import { OtherKeys } from './OtherKeys.tsx'
import { ReadAnswers } from './ReadAnswers.tsx'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

export function AssessmentScreen(): ReactNode {
  const { assessmentId = '' } = useParams({ strict: false })
  const assessment = useAssessment(assessmentId)
  const known = useKnownInstruments()
  if (assessment.isError) throw assessment.error
  if (assessment.data === undefined || known === undefined) return <Pending />
  if (assessment.data === null) return <Gone />
  const instrument = known.find(assessment.data.instrument)
  if (instrument === null) return <Unknown />
  return <OneAssessment key={assessmentId} initial={assessment.data} instrument={instrument} />
}

function Gone() {
  const navigate = useNavigate()
  return (
    <Page title="Assessment">
      <EmptyState
        icon={<IconChartRadar size={40} stroke={1.25} />}
        title="This assessment is no longer here"
        text="It was discarded. Everything else is where it was."
        action={<Button onClick={() => void navigate({ to: '/assessments' })}>To the assessments</Button>}
      />
    </Page>
  )
}

function Unknown() {
  return (
    <Page title="Assessment">
      <EmptyState
        icon={<IconChartRadar size={40} stroke={1.25} />}
        title="Its instrument is not here"
        text="It was answered with an instrument that this program and this vault do not have. The answers are kept as they are."
      />
    </Page>
  )
}

interface OneAssessmentProps {
  initial: Assessment
  instrument: Instrument
}

function OneAssessment({ initial, instrument }: OneAssessmentProps) {
  const navigate = useNavigate()
  const write = useWrite()
  const { item: marked } = useSearch({ strict: false })
  const mentee = useMentee(initial.menteeId ?? '')
  const [draft, setDraft] = useState(initial)
  const state = useAutosave(
    draft,
    (value) => write([{ op: 'put', table: 'assessment', value: touched(value) }]),
    restBeforeSaving,
  )
  const change = (part: Partial<Assessment>) => setDraft((before) => ({ ...before, ...part }))
  const leave = () => void flushAutosaves(longestFlush).then(() => navigate({ to: '/assessments' }))
  const discard = async () => {
    // What waits to be saved must not bring it back.
    await flushAutosaves(longestFlush)
    await write([{ op: 'delete', table: 'assessment', id: draft.id }], { done: 'The assessment was discarded' })
    await navigate({ to: '/assessments' })
  }
  const isDone = draft.state === 'done'
  return (
    <Page
      title={instrument.title}
      actions={
        <>
          <SavedMark state={state} />
          {isDone ? (
            <>
              <Button variant="default" onClick={() => change({ state: 'open' })}>
                Open it again
              </Button>
              <Button onClick={leave}>Close</Button>
            </>
          ) : (
            <>
              <Button variant="default" onClick={() => void discard()}>
                Discard
              </Button>
              <Button variant="default" onClick={leave}>
                {draft.state === 'asked' ? 'Close' : 'Go on later'}
              </Button>
              {draft.state !== 'asked' && <Button onClick={() => change({ state: 'done' })}>Done</Button>}
            </>
          )}
        </>
      }
    >
      <Stack gap="md">
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {perspectiveWords(draft)}, {wayWords[draft.way]}
            {draft.design === 'then-and-now' && `, ${designWords[draft.design].toLowerCase()}`}
          </Text>
          {mentee.data !== null && mentee.data !== undefined && <MenteeLink mentee={mentee.data} />}
        </Group>
        <Group gap="md">
          <DateInput
            label="Day"
            value={draft.on}
            onChange={(on) => {
              if (on !== null) change({ on })
            }}
            valueFormat="D MMM YYYY"
            disabled={isDone}
            popoverProps={{ transitionProps: { duration: 0 } }}
          />
          <NativeSelect
            label="Occasion"
            value={draft.occasion}
            data={occasion.options.map((value) => ({ value, label: occasionWords[value] }))}
            onChange={(event) => change({ occasion: occasion.parse(event.currentTarget.value) })}
            disabled={isDone}
          />
        </Group>
        {draft.state === 'asked' ? (
          <ReadAnswers asked={draft} instrument={instrument} onDone={setDraft} />
        ) : isDone ? (
          <>
            <AnswerTable assessment={draft} instrument={instrument} marked={marked ?? null} />
            <OtherKeys assessment={draft} instrument={instrument} />
          </>
        ) : (
          <Take draft={draft} instrument={instrument} marked={marked ?? null} onChange={change} />
        )}
      </Stack>
    </Page>
  )
}

interface TakeProps {
  draft: Assessment
  instrument: Instrument
  /** The item that is pointed at. */
  marked: string | null
  onChange: (part: Partial<Assessment>) => void
}

function Take({ draft, instrument, marked, onChange }: TakeProps) {
  const progress = progressOf(instrument, draft)
  // Where to go on is known when the screen opens; later the focus is the mentor's.
  const [focused] = useState(() => marked ?? firstUnanswered(instrument, draft))
  return (
    <>
      <ItemList
        draft={draft}
        instrument={instrument}
        howTo="A digit chooses and goes on, X cannot say, Delete takes back, C comments."
        marked={marked}
        focused={focused}
        onChange={onChange}
      />
      <Textarea
        label="On the whole"
        value={draft.comment}
        onChange={(event) => onChange({ comment: event.currentTarget.value })}
        maxLength={20_000}
        autosize
        minRows={2}
        maw="46rem"
        dir="auto"
      />
      <ProgressLine draft={draft} instrument={instrument} />
      {progress.notScored.length > 0 && progress.answered > 0 && (
        <Alert icon={<IconInfoCircle size={18} aria-hidden />} variant="light" maw="46rem">
          Not scored as things are: {progress.notScored.join(', ')}. {instrument.missing}
        </Alert>
      )}
    </>
  )
}
