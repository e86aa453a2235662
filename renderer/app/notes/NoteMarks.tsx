// What is always to be seen of a note: its shelf, its class, how sensitive it is and until when it is kept.
import { Group, Text } from '@mantine/core'
import { IconEye, IconLock } from '@tabler/icons-react'
import { classWords, sensitivityWords, shelfOf, shelfWords } from '../../../shared/domain/notes.ts'
import type { Note } from '../../../shared/model/note.ts'
import { TimeText } from '../../ui/TimeText.tsx'

interface NoteMarksProps {
  note: Pick<Note, 'class' | 'sensitivity' | 'keepUntil'>
}

export function NoteMarks({ note }: NoteMarksProps) {
  const shelf = shelfOf(note.class)
  const Icon = shelf === 'private' ? IconLock : IconEye
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Icon size={14} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <Text size="xs" component="span">
        {shelfWords[shelf]} · {classWords[note.class]} · {sensitivityWords[note.sensitivity]} ·{' '}
        {note.keepUntil === null ? (
          'kept until you decide'
        ) : (
          <>
            kept until <TimeText at={note.keepUntil} />
          </>
        )}
      </Text>
    </Group>
  )
}
