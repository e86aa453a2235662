// All notes, by shelf: what is only the mentor's, and what are records.
import { Anchor, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconNotes, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { fold, hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import { noteReview, shelfOf, shelfWords, titleOfNote, type Shelf } from '../../../shared/domain/notes.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { Note } from '../../../shared/model/note.ts'
import { useCommands } from '../../app/commands.ts'
import { NoteMarks } from '../../app/notes/NoteMarks.tsx'
import { useNotes } from '../../app/notes/queries.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { usePresenting } from '../../app/presenting.ts'
import { usePractice, useRoster } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import lines from '../../ui/Lines.module.css'

/** Drawn at most; the search finds the others. */
const mostDrawn = 200
const shelves: readonly Shelf[] = ['private', 'records']

export function NotesScreen() {
  const notes = useNotes().data
  const roster = useRoster().data
  const navigate = useNavigate()
  const [shelf, setShelf] = useState<Shelf | 'all'>('all')
  const [typed, setTyped] = useState('')
  const words = searchWords(useDeferredValue(typed))
  const mentees = useMemo(() => new Map((roster ?? []).map(({ mentee }) => [mentee.id, mentee])), [roster])
  const begin = () => void navigate({ to: '/notes/new' })
  useCommands([{ id: 'notes.new', label: 'New note', group: 'Notes', run: begin }])
  if (notes === undefined || roster === undefined) return null
  const actions = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
      New note
    </Button>
  )
  if (notes.length === 0)
    return (
      <Page title="Notes" actions={actions}>
        <EmptyState
          icon={<IconNotes size={40} stroke={1.25} />}
          title="No notes yet"
          text="What belongs to no meeting is written here. A note is yours alone until you make it a record, and that is a step you take knowingly."
        />
        <Ways notes={notes} />
      </Page>
    )
  const onShelf = notes.filter((note) => shelf === 'all' || shelfOf(note.class) === shelf)
  const found = words.length === 0 ? onShelf : onShelf.filter((note) => hasEveryWord(searched(note, mentees), words))
  const count = (one: Shelf) => notes.filter((note) => shelfOf(note.class) === one).length
  return (
    <Page title="Notes" actions={actions}>
      <Stack gap="sm" maw="54rem">
        <Group gap="md" justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label="Which notes"
            value={shelf}
            onChange={(value) => setShelf(shelves.find((one) => one === value) ?? 'all')}
            data={[
              { value: 'all', label: `All ${notes.length}` },
              ...shelves.map((one) => ({ value: one, label: `${shelfWords[one]} ${count(one)}` })),
            ]}
          />
          <TextInput
            size="xs"
            aria-label="Filter by title or name"
            placeholder="Title or name"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Group>
        <Ways notes={notes} />
        <ul className={lines.list} aria-label="Notes">
          {found.slice(0, mostDrawn).map((note) => (
            <NoteLine key={note.id} note={note} mentees={mentees} />
          ))}
        </ul>
        {found.length === 0 && <Text c="dimmed">No note like that.</Text>}
        {found.length > mostDrawn && (
          <Text size="sm" c="dimmed">
            And {(found.length - mostDrawn).toLocaleString('en')} more, which the filter and the search find.
          </Text>
        )}
      </Stack>
    </Page>
  )
}

function searched(note: Note, mentees: ReadonlyMap<string, Mentee>): string {
  const names = note.menteeIds.flatMap((id) => {
    const mentee = mentees.get(id)
    return mentee === undefined ? [] : [displayName(mentee)]
  })
  return fold([titleOfNote(note), ...names].join(' '))
}

/** To what is looked through once a year, and to the drawer, which is not told of while the screen is shared. */
function Ways({ notes }: { notes: readonly Note[] }) {
  const isPresenting = usePresenting()
  return (
    <Group gap="lg">
      <ReviewLink notes={notes} />
      {!isPresenting && (
        <Anchor size="sm" renderRoot={(props) => <Link to="/notes/drawer" {...props} />}>
          Locked drawer
        </Anchor>
      )}
    </Group>
  )
}

/** The way to what is looked through once a year, with how much of it waits. */
function ReviewLink({ notes }: { notes: readonly Note[] }) {
  const reviewedOn = usePractice().data?.notesReviewedOn ?? null
  const today = dayAt(useNow(60_000), useMentorZone())
  const { over, dueOn } = noteReview(notes, reviewedOn, today)
  const waits =
    over.length > 0
      ? `${over.length} past the day until which ${over.length === 1 ? 'it is' : 'they are'} kept`
      : dueOn !== null && dueOn <= today
        ? 'the yearly look is due'
        : null
  return (
    <Text size="sm">
      <Anchor inherit renderRoot={(props) => <Link to="/notes/review" {...props} />}>
        How long notes are kept, and what was shredded
      </Anchor>
      {waits !== null && <>: {waits}</>}
    </Text>
  )
}

function NoteLine({ note, mentees }: { note: Note; mentees: ReadonlyMap<string, Mentee> }) {
  const people = note.menteeIds.map((id) => mentees.get(id)).filter((one) => one !== undefined)
  return (
    <li className={lines.line}>
      <div className={lines.words}>
        <Anchor renderRoot={(props) => <Link to="/notes/$noteId" params={{ noteId: note.id }} {...props} />}>
          <bdi>{titleOfNote(note) || 'Note without words'}</bdi>
        </Anchor>
        <NoteMarks note={note} />
      </div>
      <Text size="sm" c="dimmed" component="div">
        {people.map((person, place) => (
          <span key={person.id}>
            {place > 0 && ', '}
            <PersonName person={person} />
          </span>
        ))}
        {people.length > 0 && ' · '}
        <TimeText at={note.on} />
      </Text>
    </li>
  )
}
