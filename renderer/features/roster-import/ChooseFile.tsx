// The first step: choose a roster file or drop it. Says what is read and that nothing happens before the preview.
import { Button, FileButton, Group, Loader, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState, type DragEvent } from 'react'
import type { Failure } from '../../../shared/result.ts'
import { describeFailure } from '../../app/failures.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './ChooseFile.module.css'

const accepted = '.csv,.tsv,.txt,.xls,.xlsx,.vcf,text/csv,text/tab-separated-values,text/vcard'

interface ChooseFileProps {
  /** The file that is being read. */
  reading: { name: string } | null
  failure: Failure | null
  onFile: (file: File) => void
  onCancel: () => void
}

export function ChooseFile({ reading, failure, onFile, onCancel }: ChooseFileProps) {
  const [over, setOver] = useState(false)
  const reset = useRef<() => void>(null)
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined && reading === null) onFile(file)
  }
  const words = failure === null ? null : describeFailure(failure.code, failure.message)
  return (
    <>
      {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {reading === null ? (
          <Stack align="center" gap="xs">
            <IconFileImport size={32} stroke={1.5} aria-hidden className={classes.icon} />
            <Text fw={600}>Drop a class list here, or choose it</Text>
            <FileButton
              accept={accepted}
              resetRef={reset}
              onChange={(file) => {
                if (file !== null) onFile(file)
                // The same file may be chosen again.
                reset.current?.()
              }}
              inputProps={{ 'aria-label': 'Roster file' }}
            >
              {(props) => <Button {...props}>Choose a file…</Button>}
            </FileButton>
            <Text c="dimmed" size="xs" ta="center" maw="36rem" mt="xs">
              Class lists and gradebooks of Moodle, Canvas, Blackboard, Sakai and Brightspace, tables (.csv, .xlsx) and
              contacts (.vcf). You see what will happen before anything is imported. Grades are left out unless you ask
              for them, and the file itself is not kept.
            </Text>
          </Stack>
        ) : (
          <Group justify="center" role="status">
            <Loader size="sm" aria-hidden />
            <Text className={classes.fileName}>
              Reading <bdi>{reading.name}</bdi>
            </Text>
            <Button variant="default" size="compact-sm" onClick={onCancel}>
              Cancel
            </Button>
          </Group>
        )}
      </div>
    </>
  )
}
