// What a note said before, each version to be read and brought back. Bringing one back writes over nothing: what the note says
// now becomes a version itself.
import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { saysTheSame } from '../../../shared/domain/notes.ts'
import { noteVersion, type Note, type NoteVersion } from '../../../shared/model/note.ts'
import { showFailure } from '../../app/failures.ts'
import { useNoteVersions } from '../../app/notes/queries.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { RichWords } from '../../ui/RichWords.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import classes from './Notes.module.css'

interface NoteHistoryProps {
  draft: Note
  opened: boolean
  onClose: () => void
  onRestore: (before: Pick<Note, 'title' | 'words'>) => void
}

export function NoteHistory({ draft, opened, onClose, onRestore }: NoteHistoryProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="What it said before"
      size="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && <Versions draft={draft} onRestore={onRestore} />}
    </Modal>
  )
}

function Versions({ draft, onRestore }: Pick<NoteHistoryProps, 'draft' | 'onRestore'>) {
  const versions = useNoteVersions(draft.id).data
  const [chosen, setChosen] = useState<string | null>(null)
  const write = useWrite()
  if (versions === undefined) return null
  const shown = versions.find(({ id }) => id === chosen) ?? versions[0]
  if (shown === undefined)
    return (
      <Text>
        Nothing yet. Whenever you come back to a note after a while and change it, what it said before is kept here.
      </Text>
    )
  const restore = async ({ title, words }: NoteVersion) => {
    if (!versions.some((one) => saysTheSame(one, draft))) {
      const { id: noteId, menteeIds, title: last, words: written, sample } = draft
      const record = newRecord()
      const said = { noteId, menteeIds, at: record.createdAt, title: last, words: written, sample }
      await write([{ op: 'put', table: 'noteVersion', value: noteVersion.parse({ ...record, ...said }) }])
    }
    onRestore({ title, words })
  }
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
          <Button disabled={saysTheSame(shown, draft)} onClick={() => void restore(shown).catch(showFailure)}>
            Bring this back
          </Button>
        </Group>
      </Stack>
    </div>
  )
}
