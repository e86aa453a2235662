// While a file is read: which one, how far, and a way to stop.
import { Button, Group, Loader, Progress, Stack, Text } from '@mantine/core'
import type { ReadingProgress } from '../../../shared/domain/meeting-files/reading.ts'
import classes from './MeetingFiles.module.css'

interface ReadingFileProps {
  name: string
  progress: ReadingProgress | null
  onCancel: () => void
}

export function ReadingFile({ name, progress, onCancel }: ReadingFileProps) {
  return (
    <Stack gap="xs">
      <Group role="status" gap="sm" wrap="nowrap">
        <Loader size="sm" aria-hidden />
        <Text className={classes.name}>Reading {name === '' ? 'the file again' : <bdi>{name}</bdi>}</Text>
        <Button variant="default" size="compact-sm" onClick={onCancel} miw="fit-content">
          Cancel
        </Button>
      </Group>
      {progress !== null && (
        <Progress
          value={(100 * progress.done) / Math.max(1, progress.total)}
          aria-label="How far the file is read"
          transitionDuration={0}
        />
      )}
    </Stack>
  )
}
