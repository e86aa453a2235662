// The screen of one note, new or old: finds the record and what surrounds it, then leaves it to the form. A new one gets its
// id and its address before the first key.
import { Button } from '@mantine/core'
import { IconNoteOff } from '@tabler/icons-react'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { keepUntilFor, usualRetention } from '../../../shared/domain/notes.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { note as noteSchema, type Note } from '../../../shared/model/note.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { useNote } from '../../app/notes/queries.ts'
import { useMentorZone } from '../../app/now.ts'
import { usePractice, useRoster } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { NoteForm } from './NoteForm.tsx'

export function NoteScreen(): ReactNode {
  const { noteId } = useParams({ strict: false })
  return noteId === undefined ? <NewNote /> : <OneNote key={noteId} noteId={noteId} />
}

/** Mounted anew for each new note, so that each gets an id of its own. */
function NewNote(): ReactNode {
  const { mentee, meeting } = useSearch({ strict: false })
  const [noteId] = useState(() => newRecord().id)
  const asked = {
    ...(mentee === undefined ? {} : { mentee }),
    ...(meeting === undefined ? {} : { meeting }),
  }
  return <Navigate to="/notes/$noteId" params={{ noteId }} search={{ ...asked, fresh: true }} replace />
}

function OneNote({ noteId }: { noteId: string }) {
  const { mentee, meeting, fresh } = useSearch({ strict: false })
  const navigate = useNavigate()
  const note = useNote(noteId)
  const roster = useRoster()
  const practice = usePractice()
  const people = useMemo(() => (roster.data ?? []).map((entry) => entry.mentee), [roster.data])
  const failed = [note, roster, practice].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (note.data === undefined || roster.data === undefined || practice.data === undefined) return null
  if (note.data === null && fresh !== true)
    return (
      <Page title="Note">
        <EmptyState
          icon={<IconNoteOff size={40} stroke={1.5} />}
          title="This note is no longer here"
          text="It was deleted or shredded. Everything else is where it was."
          action={<Button onClick={() => void navigate({ to: '/notes' })}>To the notes</Button>}
        />
      </Page>
    )
  return (
    <Beginning
      stored={note.data}
      asked={{ id: noteId, menteeId: mentee ?? null, meetingId: meeting ?? null }}
      people={people}
      practice={practice.data}
    />
  )
}

interface BeginningProps {
  stored: Note | null
  asked: { id: string; menteeId: string | null; meetingId: string | null }
  people: readonly Mentee[]
  practice: Practice
}

/** What the form starts from is decided once, when everything is there. */
function Beginning({ stored, asked, people, practice }: BeginningProps) {
  const zone = useMentorZone()
  const retention = practice.noteRetention ?? usualRetention
  const [start] = useState((): Note => {
    if (stored !== null) return stored
    const record = { ...newRecord(), id: asked.id }
    const on = dayAt(Date.parse(record.createdAt), zone)
    return noteSchema.parse({
      ...record,
      menteeIds: people.filter(({ id }) => id === asked.menteeId).map(({ id }) => id),
      meetingIds: asked.meetingId === null ? [] : [asked.meetingId],
      on,
      keepUntil: keepUntilFor('memory-aid', on, retention),
    })
  })
  return <NoteForm initial={start} stored={stored} people={people} retention={retention} />
}
