// How far a backup is, in words and as a bar, with the way to end it.
import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import type { BackupProgress } from '../../app/backup/backup-desk.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import type { Job } from './useJob.ts'

const phaseWords: Readonly<Record<BackupProgress['phase'], string>> = {
  packing: 'Packing and encrypting',
  checking: 'Reading it back to be sure',
  reading: 'Reading the backup',
  taking: 'Taking it in',
}

export function JobProgress({ job, label }: { job: Job; label: string }) {
  const { progress, isRunning, failure, cancel } = job
  if (failure !== null && !isRunning) return <Trouble title={failure.title}>{failure.text}</Trouble>
  if (!isRunning) return null
  return (
    <Stack gap={6}>
      <Text size="sm" role="status">
        {progress === null ? 'Beginning' : `${phaseWords[progress.phase]}: ${howFar(progress)}`}
      </Text>
      <Progress
        aria-label={label}
        value={progress === null ? 0 : Math.min(100, (100 * progress.done) / Math.max(1, progress.total))}
        transitionDuration={0}
      />
      <Group>
        <Button size="compact-sm" variant="default" onClick={cancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  )
}

function howFar({ phase, done, total }: BackupProgress): string {
  if (phase === 'packing') return `${done.toLocaleString('en')} of ${total.toLocaleString('en')} records`
  return `${sizeWords(done)} of ${sizeWords(total)}`
}
