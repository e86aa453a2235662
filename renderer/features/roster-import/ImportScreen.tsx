// Brings a roster in from a file: choose it, see and correct what will happen, import it, take it back.
import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useCallback, useMemo, useState } from 'react'
import type { Choices } from '../../../shared/domain/roster-import/choices.ts'
import type { Failure } from '../../../shared/result.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useGroups, useRoster } from '../../app/queries.ts'
import { Page } from '../../ui/Page.tsx'
import type { ImportProgress } from '../../vault/api.ts'
import { CheckImport } from './CheckImport.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { useDesk, usePlan } from './desk.ts'
import { ImportChoices } from './ImportChoices.tsx'
import { ImportResult, type ImportDone } from './ImportResult.tsx'
import type { FileFacts, PlanFacts } from './import.worker.ts'
import { PastImports } from './PastImports.tsx'
import { countByKind } from './plan-filter.ts'
import { useRunImport } from './run-import.ts'
import { count } from './words.ts'

type Step =
  | { kind: 'choose'; reading: { name: string } | null; failure: Failure | null }
  | { kind: 'check'; file: FileFacts }
  | { kind: 'done'; done: ImportDone }

const start: Step = { kind: 'choose', reading: null, failure: null }

export function ImportScreen() {
  const { desk, renew } = useDesk()
  const [step, setStep] = useState<Step>(start)
  const begin = () => setStep(start)

  const read = async (file: File) => {
    setStep({ kind: 'choose', reading: { name: file.name }, failure: null })
    const result = await desk().read(file)
    setStep(
      result.ok ? { kind: 'check', file: result.value } : { kind: 'choose', reading: null, failure: result.error },
    )
  }
  const cancelReading = () => {
    renew()
    begin()
  }

  switch (step.kind) {
    case 'choose':
      return (
        <Page title="Import mentees">
          <ChooseFile
            reading={step.reading}
            failure={step.failure}
            onFile={(file) => {
              read(file).catch(showFailure)
            }}
            onCancel={cancelReading}
          />
          <PastImports />
        </Page>
      )
    case 'check':
      return <Check desk={desk} file={step.file} onAnother={begin} onDone={(done) => setStep({ kind: 'done', done })} />
    case 'done':
      return (
        <Page title="Import mentees">
          <ImportResult done={step.done} onAnother={begin} />
        </Page>
      )
  }
}

interface CheckProps {
  desk: ReturnType<typeof useDesk>['desk']
  file: FileFacts
  onAnother: () => void
  onDone: (done: ImportDone) => void
}

function Check({ desk, file, onAnother, onDone }: CheckProps) {
  const roster = useRoster().data
  const groups = useGroups().data ?? []
  const mentees = useMemo(() => roster?.map((entry) => entry.mentee), [roster])
  const [choices, setChoices] = useState<Choices>(file.choices)
  // Typing a domain or a programme plans once, not at every key.
  const [settled] = useDebouncedValue(choices, 120)
  const planning = usePlan(desk, settled, mentees)
  const [groupId, setGroupId] = useState('')
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [said, setSaid] = useState('')
  const { run, cancel } = useRunImport()
  const { plan } = planning
  const isCurrent = plan !== null && planning.progress === null && settled === choices
  const work = plan === null ? 0 : plan.adds + plan.changes
  const change = useCallback((next: (choices: Choices) => Choices) => setChoices(next), [])

  const importNow = async (current: PlanFacts) => {
    setSaid('')
    setProgress({ phase: 'sealing', done: 0, total: work })
    const makeBatch = async () => ({ format: file.format, fileHash: file.hash, ...(await desk().remote.batch()) })
    const group = groups.find((one) => one.id === groupId) ?? null
    const outcome = await run(makeBatch, group, setProgress)
    setProgress(null)
    if (outcome === 'cancelled') setSaid('The import was cancelled. Nothing was changed.')
    else if (outcome !== 'failed')
      onDone({
        importId: outcome.importId,
        added: outcome.added,
        changed: outcome.changed,
        unsettled: countByKind(current.rows).ask,
        groupName: outcome.added > 0 ? (group?.name ?? null) : null,
      })
  }
  const start = () => {
    if (plan !== null && isCurrent && work > 0 && progress === null) importNow(plan).catch(showFailure)
  }
  useCommands([
    { id: 'import.run', label: 'Import what is shown', group: 'Import', run: start },
    { id: 'import.another', label: 'Choose another file', group: 'Import', run: onAnother },
  ])

  if (progress !== null) return <Running progress={progress} onCancel={cancel} />
  return (
    <Page
      title="Import mentees"
      actions={
        <>
          <Button variant="default" onClick={onAnother}>
            Choose another file
          </Button>
          <Button disabled={!isCurrent || work === 0} onClick={start}>
            {sayWork(plan)}
          </Button>
        </>
      }
      aside={
        <ImportChoices
          choices={choices}
          plan={plan}
          groups={groups}
          groupId={groupId}
          onGroup={setGroupId}
          onChange={(part) => setChoices((before) => ({ ...before, ...part }))}
        />
      }
    >
      <Text role="status" mb={said === '' ? 0 : 'sm'}>
        {said}
      </Text>
      <CheckImport file={file} choices={choices} planning={planning} onChange={change} />
    </Page>
  )
}

function sayWork(plan: PlanFacts | null): string {
  if (plan === null) return 'Import'
  if (plan.adds + plan.changes === 0) return 'Nothing to import'
  const parts = [
    ...(plan.adds > 0 ? [`add ${plan.adds.toLocaleString('en')}`] : []),
    ...(plan.changes > 0 ? [`change ${plan.changes.toLocaleString('en')}`] : []),
  ]
  return `Import: ${parts.join(', ')}`
}

function Running({ progress, onCancel }: { progress: ImportProgress; onCancel: () => void }) {
  const percent = (100 * progress.done) / Math.max(1, progress.total)
  return (
    <Page title="Importing">
      <Stack maw="32rem" gap="sm">
        <Progress value={percent} aria-label="Import" transitionDuration={0} />
        <Group justify="space-between">
          <Text c="dimmed">
            {progress.phase === 'storing'
              ? 'Storing'
              : `${progress.done.toLocaleString('en')} of ${count(progress.total, 'mentee')} ${progress.phase === 'sealing' ? 'encrypted' : 'made ready'}`}
          </Text>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Page>
  )
}
