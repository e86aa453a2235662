// What a note said before, each version to be read and brought back. Bringing one back writes over nothing: what the note says
// now becomes a version itself.
import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { saysTheSame } from '../../../shared/domain/notes.ts'
import type { Note, NoteVersion } from '../../../shared/model/note.ts'
import { showFailure } from '../../app/failures.ts'
import { RichWords } from '../../ui/RichWords.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Notes.module.css'

interface NoteHistoryProps {
  draft: Note
  /** Undefined until they are known. */
  versions: readonly NoteVersion[] | undefined
  opened: boolean
  onClose: () => void
  /** Brings one back, and keeps what the note says now. */
  onRestore: (version: NoteVersion) => Promise<unknown>
}

export function NoteHistory({ draft, versions, opened, onClose, onRestore }: NoteHistoryProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="What it said before"
      size="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && versions !== undefined && <Versions draft={draft} versions={versions} onRestore={onRestore} />}
    </Modal>
  )
}

interface VersionsProps {
  draft: Note
  versions: readonly NoteVersion[]
  onRestore: NoteHistoryProps['onRestore']
}

function Versions({ draft, versions, onRestore }: VersionsProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = versions.find(({ id }) => id === chosen) ?? versions[0]
  if (shown === undefined)
    return (
      <Text>
        Nothing yet. Whenever you come back to a note after a while and change it, what it said before is kept here.
      </Text>
    )
  return (
    <div className={classes.history}>
      <ul className={classes.versions} aria-label="Versions">
        {versions.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={classes.version}
              aria-current={one.id === shown.id}
              onClick={() => setChosen(one.id)}
            >
              <TimeText at={one.at} />
            </button>
          </li>
        ))}
      </ul>
      <Stack gap="sm">
        <Text fw={600}>
          <bdi>{shown.title === '' ? 'Without a title' : shown.title}</bdi>
        </Text>
        <ScrollArea.Autosize mah="50vh">
          <RichWords words={shown.words} />
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          <Button disabled={saysTheSame(shown, draft)} onClick={() => void onRestore(shown).catch(showFailure)}>
            Bring this back
          </Button>
        </Group>
      </Stack>
    </div>
  )
}
