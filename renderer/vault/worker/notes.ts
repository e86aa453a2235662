// What an open vault answers about notes, and the two rules that it keeps itself: a record never becomes a memory aid again, and
// what is shredded is nowhere left to be read.
import { compareNotes, mayBecome } from '../../../shared/domain/notes.ts'
import { certificate, type Certificate } from '../../../shared/model/note.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import type { VaultSession } from '../api.ts'
import { keepForRequests } from './access.ts'
import { put } from './drafts.ts'
import { rebuildJournal } from './fold.ts'
import type { Memory } from './memory.ts'
import { readValue } from './rows.ts'
import { randomId } from './seal.ts'
import type { OpenVault } from './state.ts'
import { commit, settleDoubt } from './write.ts'

type Reads = Pick<VaultSession, 'notes' | 'notesOf' | 'note' | 'noteVersions' | 'certificates'>

/** @param loaded waits until everything has been read */
export function noteReads(memory: Memory, loaded: <T>(read: () => T) => Promise<T>): Reads {
  return {
    notes: () => loaded(() => memory.all('note').toSorted(compareNotes)),
    notesOf: (menteeId) =>
      loaded(() =>
        [...memory.timelineOf(menteeId)]
          .flatMap(({ row }) => (row.table === 'note' ? [readValue('note', row)] : []))
          .toSorted(compareNotes),
      ),
    note: (id) => loaded(() => memory.get('note', id)),
    noteVersions: (noteId) =>
      loaded(() =>
        memory
          .all('noteVersion')
          .filter((one) => one.noteId === noteId)
          .toSorted((one, other) => other.at.localeCompare(one.at)),
      ),
    certificates: () =>
      loaded(() => memory.all('certificate').toSorted((one, other) => other.shreddedAt.localeCompare(one.shreddedAt))),
  }
}

/** @throws NamedError `vault/note-one-way` when a record would become a memory aid. */
export function keepOneWay(memory: Memory, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.op !== 'put' || change.table !== 'note') continue
    const before = memory.get('note', change.value.id)
    if (before !== null && !mayBecome(before.class, change.value.class)) throw new NamedError('vault/note-one-way')
  }
}

/** [Note: shredding] The pieces of its files lose their key with their rows. The rows of a note lie in the tail or in a block, and in the journal. Deleting it writes a row that says so;
 * folding writes the blocks anew without it and drops the tail; writing the journal anew drops its frames. What the disk may
 * still hold of former files is sealed. A crash in between leaves a certificate without `journalAt`, and the rest is done at
 * the next fold. */
export async function shredNotes(vault: OpenVault, ids: readonly string[]): Promise<Certificate[]> {
  await vault.exclusive(() => settleDoubt(vault))
  const at = new Date(vault.ports.now()).toISOString()
  const versions = vault.memory.all('noteVersion')
  const files = vault.memory.all('file')
  const certificates = [...new Set(ids)].flatMap((id): Certificate[] => {
    const note = vault.memory.get('note', id)
    if (note === null) return []
    return [
      certificate.parse({
        id: randomId(),
        createdAt: at,
        updatedAt: at,
        sample: note.sample,
        menteeIds: note.menteeIds,
        noteId: id,
        noteClass: note.class,
        sensitivity: note.sensitivity,
        noteCreatedAt: note.createdAt,
        shreddedAt: at,
        versions: versions.filter(({ noteId }) => noteId === id).length,
        files: files.filter(({ ownerId }) => ownerId === id).length,
      }),
    ]
  })
  if (certificates.length === 0) return []
  keepForRequests(
    vault.memory,
    certificates.map(({ noteId: id }): Change => ({ op: 'delete', table: 'note', id })),
  )
  await commit(vault, [
    ...certificates.map(({ noteId }): Change => ({ op: 'delete', table: 'note', id: noteId })),
    ...certificates.map((one) => put('certificate', one)),
  ])
  await finishShredding(vault)
  return certificates.map((one) => vault.memory.get('certificate', one.id) ?? one)
}

/** Does what is left to do of a shredding, see [Note: shredding]. */
export async function finishShredding(vault: OpenVault): Promise<void> {
  const unfinished = vault.memory.all('certificate').filter(({ journalAt }) => journalAt === null)
  if (unfinished.length === 0) return
  await vault.exclusive(async () => {
    if (!vault.doubtful) await rebuildJournal(vault)
  })
  if (vault.doubtful) return
  const journalAt = new Date(vault.ports.now()).toISOString()
  await commit(
    vault,
    unfinished.map((one) => put('certificate', { ...one, journalAt, updatedAt: journalAt })),
  )
}
