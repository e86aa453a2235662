// What a mentee sees to whom the computer was handed: the questions, and a button that gives it back and locks the vault.
import { Button, Container, Stack, Text, Textarea, Title } from '@mantine/core'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { scaleInWords, stemOf } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { answerTo, progressOf, withAnswer } from '../../../shared/domain/assessments/taking.ts'
import type { Assessment } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useLock } from '../../app/locking.ts'
import { useAssessment } from '../../app/assessments/queries.ts'
import { useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import classes from './Assessments.module.css'
import { ItemField } from './ItemField.tsx'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that the lock waits for the last save. */
const longestFlush = 5_000

export function HandOverScreen({ assessmentId }: { assessmentId: string }): ReactNode {
  const assessment = useAssessment(assessmentId)
  const known = useKnownInstruments()
  const lock = useLock()
  if (assessment.isError) throw assessment.error
  if (assessment.data === undefined || known === undefined) return <Pending />
  const instrument = assessment.data === null ? null : known.find(assessment.data.instrument)
  if (assessment.data === null || instrument === null)
    return (
      <Container p="xl">
        <Text>There is nothing to answer.</Text>
        <Button onClick={lock}>Give the computer back</Button>
      </Container>
    )
  return <Questions initial={assessment.data} instrument={instrument} />
}

function Questions({ initial, instrument }: { initial: Assessment; instrument: Instrument }) {
  const write = useWrite()
  const lock = useLock()
  const [draft, setDraft] = useState(initial)
  const list = useRef<HTMLOListElement>(null)
  const state = useAutosave(
    draft,
    (value) => write([{ op: 'put', table: 'assessment', value: touched(value) }]),
    restBeforeSaving,
  )
  const change = (part: Partial<Assessment>) => setDraft((before) => ({ ...before, ...part }))
  const next = useCallback(() => {
    const fields = [...(list.current?.querySelectorAll<HTMLElement>('fieldset, textarea, select') ?? [])]
    const after = fields[fields.findIndex((field) => field.contains(document.activeElement)) + 1]
    const target = after instanceof HTMLFieldSetElement ? after.querySelector('input') : after
    target?.focus()
  }, [])
  // Saved by the same hand as every answer before it, so that no earlier draft can come after it.
  useEffect(() => {
    if (draft.state === 'done') void flushAutosaves(longestFlush).then(lock)
  }, [draft.state, lock])
  const { scale } = instrument
  const progress = progressOf(instrument, draft)
  return (
    <Container component="main" size="md" py="lg" className={classes.handed}>
      <Stack gap="md">
        <Title order={1} size="h2" tabIndex={-1}>
          {instrument.title}
        </Title>
        <div>
          <Text fw={600}>{stemOf(instrument, draft)}</Text>
          {scale !== null && (
            <Text size="sm" c="dimmed">
              {scaleInWords(scale)}. Leave out whatever you would rather not answer.
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
              isMarked={false}
              onChange={(part) => change({ answers: withAnswer(draft.answers, item.key, part) })}
              onNext={next}
            />
          ))}
        </ol>
        <Textarea
          label="Is there anything that you would like to add?"
          value={draft.comment}
          onChange={(event) => change({ comment: event.currentTarget.value })}
          maxLength={20_000}
          autosize
          minRows={2}
          dir="auto"
        />
        <Text size="sm" role="status">
          {progress.answered} of {progress.of} answered
        </Text>
        <div>
          <Button onClick={() => change({ state: 'done' })}>I am done: give the computer back</Button>
          <SavedMark state={state} />
        </div>
      </Stack>
    </Container>
  )
}
