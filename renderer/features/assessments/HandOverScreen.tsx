// What a mentee sees to whom the computer was handed: the questions, and a button that gives it back and locks the vault.
import { Button, Container, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
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
import { ItemList, ProgressLine } from './ItemList.tsx'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that giving back waits for a save that is tried again. */
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
  const state = useAutosave(
    draft,
    async (value) => {
      await write([{ op: 'put', table: 'assessment', value: touched(value) }])
      // Only what is saved is given back: after a failure the answers stay on the screen.
      if (value.state === 'done') lock()
    },
    restBeforeSaving,
  )
  const change = (part: Partial<Assessment>) => setDraft((before) => ({ ...before, ...part }))
  const giveBack = () => {
    change({ state: 'done' })
    // Tries again what could not be saved before.
    void flushAutosaves(longestFlush)
  }
  return (
    <Container component="main" size="md" py="lg" className={classes.handed}>
      <Stack gap="md">
        <Title order={1} size="h2" tabIndex={-1}>
          {instrument.title}
        </Title>
        <ItemList
          draft={draft}
          instrument={instrument}
          howTo="Leave out whatever you would rather not answer."
          marked={null}
          focused={null}
          onChange={change}
        />
        <Textarea
          label="Is there anything that you would like to add?"
          value={draft.comment}
          onChange={(event) => change({ comment: event.currentTarget.value })}
          maxLength={20_000}
          autosize
          minRows={2}
          dir="auto"
        />
        <ProgressLine draft={draft} instrument={instrument} />
        <div>
          <Button onClick={giveBack}>I am done: give the computer back</Button>
          <SavedMark state={state} />
        </div>
      </Stack>
    </Container>
  )
}
