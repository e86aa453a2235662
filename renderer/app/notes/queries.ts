// What the screens ask the vault about notes.
import type { UseQueryResult } from '@tanstack/react-query'
import type { Certificate, Note, NoteVersion } from '../../../shared/model/note.ts'
import { useVault } from '../queries.ts'

/** The latest first. */
export function useNotes(): UseQueryResult<Note[]> {
  return useVault(['notes'], { tables: ['note'] }, (session) => session.notes())
}

/** The latest first. */
export function useMenteeNotes(menteeId: string): UseQueryResult<Note[]> {
  return useVault(['notes', menteeId], { tables: ['note'], menteeId }, (session) => session.notesOf(menteeId))
}

/** Null when there is no such note. */
export function useNote(id: string): UseQueryResult<Note | null> {
  return useVault(['note', id], { tables: ['note'] }, (session) => session.note(id))
}

/** What it said before, the latest first. */
export function useNoteVersions(noteId: string): UseQueryResult<NoteVersion[]> {
  return useVault(['note-versions', noteId], { tables: ['noteVersion'] }, (session) => session.noteVersions(noteId))
}

/** Of what was shredded, the latest first. */
export function useCertificates(): UseQueryResult<Certificate[]> {
  return useVault(['certificates'], { tables: ['certificate'] }, (session) => session.certificates())
}
