// The last step: what the import did, and the way back.
import { Button, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useUndoImport } from './undo-import.ts'
import { count } from './words.ts'

export interface ImportDone {
  importId: string | null
  added: number
  changed: number
  /** Rows that wait for the mentor's answer and were left out. */
  unsettled: number
  /** The group that everybody new joined. */
  groupName: string | null
}

interface ImportResultProps {
  done: ImportDone
  onAnother: () => void
}

export function ImportResult({ done, onAnother }: ImportResultProps) {
  const navigate = useNavigate()
  const undo = useUndoImport()
  const [state, setState] = useState<'done' | 'busy' | 'undone'>('done')
  const { importId } = done
  const takeBack = async (id: string) => {
    setState('busy')
    setState((await undo(id)) ? 'undone' : 'done')
  }
  const said = [
    `${count(done.added, 'mentee')} added`,
    ...(done.changed > 0 ? [`${count(done.changed, 'mentee')} changed`] : []),
    ...(done.groupName === null ? [] : [`everybody new is in ${done.groupName}`]),
  ].join(', ')
  return (
    <EmptyState
      icon={state === 'undone' ? <IconArrowBackUp size={32} /> : <IconCircleCheck size={32} />}
      title={state === 'undone' ? 'The import was undone' : 'Imported'}
      text={
        <span role="status">
          {state === 'undone' ? 'The roster is as it was before.' : `${said}.`}
          {state !== 'undone' && done.unsettled > 0 && (
            <Text component="span" display="block" size="sm" mt={4}>
              {count(done.unsettled, 'row was', 'rows were')} left out because it was not clear whom they mean. Choose
              the file again to settle them.
            </Text>
          )}
        </span>
      }
      action={
        <Group justify="center" mt="sm">
          <Button onClick={() => void navigate({ to: '/mentees' })}>See the roster</Button>
          <Button variant="default" onClick={onAnother}>
            Import another file
          </Button>
          {importId !== null && state !== 'undone' && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              loading={state === 'busy'}
              onClick={() => void takeBack(importId)}
            >
              Undo the whole import
            </Button>
          )}
        </Group>
      }
    />
  )
}
