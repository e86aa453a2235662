// The latest notes about a mentee beside the time line, each with its shelf, and the way to a new one.
import { Anchor, Group, Text, Title } from '@mantine/core'
import { IconEye, IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { shelfOf, shelfWords, titleOfNote } from '../../../shared/domain/notes.ts'
import type { Note } from '../../../shared/model/note.ts'
import { useMenteeNotes } from '../../app/notes/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'

/** More are on the time line. */
const mostShown = 4

export function MenteeNotes({ menteeId }: { menteeId: string }) {
  const notes = useMenteeNotes(menteeId).data
  if (notes === undefined) return null
  return (
    <section aria-label="Notes">
      <Title order={2} size="h4" mb={4}>
        Notes
      </Title>
      {notes.slice(0, mostShown).map((note) => (
        <NoteLine key={note.id} note={note} />
      ))}
      {notes.length === 0 && (
        <Text size="xs" c="dimmed">
          None. What belongs to no meeting is kept here, for you alone.
        </Text>
      )}
      {notes.length > mostShown && (
        <Text size="xs" c="dimmed">
          And {notes.length - mostShown} more on the time line.
        </Text>
      )}
      <Group gap="md">
        <Anchor size="sm" renderRoot={(props) => <Link to="/notes/new" search={{ mentee: menteeId }} {...props} />}>
          Write a note
        </Anchor>
      </Group>
    </section>
  )
}

function NoteLine({ note }: { note: Note }) {
  const shelf = shelfOf(note.class)
  const Icon = shelf === 'private' ? IconLock : IconEye
  return (
    <Text size="xs" mb={2}>
      <Icon size={12} role="img" aria-label={shelfWords[shelf]} />{' '}
      <Anchor size="xs" renderRoot={(props) => <Link to="/notes/$noteId" params={{ noteId: note.id }} {...props} />}>
        <bdi>{titleOfNote(note) || 'Note without words'}</bdi>
      </Anchor>
      <Text span size="xs" c="dimmed">
        {' '}
        · <TimeText at={note.on} />
      </Text>
    </Text>
  )
}
