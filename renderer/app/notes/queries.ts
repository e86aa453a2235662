// What the screens ask the vault about notes.
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Certificate, Note, NoteVersion } from '../../../shared/model/note.ts'
import type { DrawerState } from '../../vault/worker/drawer.ts'
import { useVault, useVaultClient } from '../queries.ts'

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

/** Whether there is a locked drawer, and whether it is open; looked at again, because it closes itself. */
export function useDrawerState(): UseQueryResult<DrawerState> {
  const { session } = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'drawer-state'],
    queryFn: () => session.drawerState(),
    meta: { tables: ['drawer', 'drawerNote'] },
    staleTime: 0,
    refetchInterval: 5_000,
  })
}

/** The latest first; null while the drawer is closed. Forgotten as soon as no screen shows them. */
export function useDrawerNotes(): UseQueryResult<Note[] | null> {
  const { session } = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'drawer-notes'],
    queryFn: () => session.drawerNotes(),
    meta: { tables: ['drawer', 'drawerNote'] },
    staleTime: 0,
    gcTime: 0,
  })
}

/** What a note in the open drawer said before, the latest first. Forgotten as soon as no screen shows it. */
export function useDrawerVersions(noteId: string): UseQueryResult<NoteVersion[]> {
  const { session } = useVaultClient()
  return useQuery({
    queryKey: ['vault', 'drawer-versions', noteId],
    queryFn: () => session.drawerVersions(noteId),
    meta: { tables: ['drawer', 'drawerNote'] },
    staleTime: 0,
    gcTime: 0,
  })
}

/** Of what was shredded, the latest first. */
export function useCertificates(): UseQueryResult<Certificate[]> {
  return useVault(['certificates'], { tables: ['certificate'] }, (session) => session.certificates())
}
