// One assessment: taken item by item, left and come back to, and read again once it is done.
import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconChartRadar, IconInfoCircle } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { stemOf, scaleInWords } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { answerTo, progressOf, withAnswer } from '../../../shared/domain/assessments/taking.ts'
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
import classes from './Assessments.module.css'
import { ItemField } from './ItemField.tsx'
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
          <AnswerTable assessment={draft} instrument={instrument} marked={marked ?? null} />
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
  const list = useRef<HTMLOListElement>(null)
  const progress = progressOf(instrument, draft)
  const { scale } = instrument
  useEffect(() => {
    const first = draft.answers.length === 0 ? instrument.items[0]?.key : marked
    if (first === undefined || first === null) return
    list.current?.querySelector<HTMLElement>(`[data-item="${first}"] input`)?.focus()
    // Only when the screen opens: later the focus is the mentor's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  /** To the next row of boxes: the second of the same item, or the first of the next one. */
  const next = useCallback(() => {
    const fields = [...(list.current?.querySelectorAll<HTMLElement>('fieldset, textarea, select') ?? [])]
    const here = fields.findIndex((field) => field.contains(document.activeElement))
    const after = fields[here + 1]
    const target = after instanceof HTMLFieldSetElement ? after.querySelector('input') : after
    target?.focus()
  }, [])
  return (
    <>
      <div>
        <Text fw={600}>{stemOf(instrument, draft)}</Text>
        {scale !== null && (
          <Text size="sm" c="dimmed">
            {scaleInWords(scale)}. A digit chooses and goes on, X cannot say, Delete takes back, C comments.
          </Text>
        )}
      </div>
      <ol className={classes.items} ref={list}>
        {instrument.items.map((item, place) => (
          <ItemField
            key={item.key}
            item={item}
            place={place}
            scale={scale}
            design={draft.design}
            answer={answerTo(draft.answers, item.key)}
            isMarked={marked === item.key}
            onChange={(part) => onChange({ answers: withAnswer(draft.answers, item.key, part) })}
            onNext={next}
          />
        ))}
      </ol>
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
      <Text size="sm" role="status">
        {progress.answered} of {progress.of} answered
      </Text>
      {progress.notScored.length > 0 && progress.answered > 0 && (
        <Alert icon={<IconInfoCircle size={18} aria-hidden />} variant="light" maw="46rem">
          Not scored as things are: {progress.notScored.join(', ')}. {instrument.missing}
        </Alert>
      )}
    </>
  )
}
