// Files in the vault: in pieces and back to the byte, wherever their note goes; gone for good with it; in a backup and back; from the
// journal alone.
import { describe, expect, it } from 'vitest'
import { openArchive, sealArchive } from '../../../renderer/vault/backup/age-archive.ts'
import type { VaultSession } from '../../../renderer/vault/api.ts'
import { readArchiveFile, type ArchiveFile } from '../../../shared/domain/backup/archive.ts'
import { isWhole, pieceBytes, pieceId, piecesOf, storedFile, type StoredFile } from '../../../shared/model/file.ts'
import { note, type Note } from '../../../shared/model/note.ts'
import { NamedError } from '../../../shared/result.ts'
import {
  newMentee,
  newVault,
  put,
  reopened,
  startVault,
  stopVault,
  quickDerive,
  passphrase,
} from './vault-under-test.ts'
import type { TestVault } from './vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'
const own = () => ({ id: crypto.randomUUID(), createdAt: at, updatedAt: at })

function newNote(menteeIds: string[]): Note {
  return note.parse({ ...own(), on: '2026-09-14', menteeIds, title: 'With a file' })
}

function fileOf({ id, menteeIds }: Note, size: number): StoredFile {
  return storedFile.parse({ ...own(), ownerId: id, owner: 'note', menteeIds, name: 'plan.pdf', size, pieces: 0 })
}

/** Bytes that differ from place to place. */
function content(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, place) => (place * 31 + (place >> 12)) & 0xff)
}

type Session = Pick<VaultSession, 'addPiece' | 'pieceOf'>

async function takeIn(session: Session, file: StoredFile, bytes: Uint8Array): Promise<void> {
  for (let index = 0; index < Math.max(1, piecesOf(file.size)); index += 1)
    await session.addPiece(file, index, bytes.slice(index * pieceBytes, (index + 1) * pieceBytes))
}

async function readBack(session: Session, file: StoredFile): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for (let index = 0; index < piecesOf(file.size); index += 1) pieces.push(await session.pieceOf(file.id, index))
  return Buffer.concat(pieces)
}

async function withFile(size: number): Promise<{ test: TestVault; about: Note; file: StoredFile; bytes: Uint8Array }> {
  const test = await newVault()
  const amina = newMentee('Amina')
  const about = newNote([amina.id])
  const file = fileOf(about, size)
  const bytes = content(size)
  await test.vault.session().write([put(amina), { op: 'put', table: 'note', value: about }])
  await takeIn(test.vault.session(), file, bytes)
  return { test, about, file, bytes }
}

describe('a file', () => {
  it.each([0, 1, pieceBytes, pieceBytes + 1, 2 * pieceBytes + 12_345])(
    'of %i bytes comes back to the byte, also after folding and from the journal alone',
    async (size) => {
      const { test, about, file, bytes } = await withFile(size)
      await test.vault.session().fold()
      const again = await reopened(test)
      const [kept] = await again.vault.session().filesOf(about.id)
      expect(kept).toEqual({ ...file, pieces: piecesOf(size) })
      expect((await readBack(again.vault.session(), file)).equals(bytes)).toBe(true)
      await again.vault.session().compactJournal()
      const { profile, clock } = await stopVault(again)
      const alone = await startVault({ profile: profile!, clock: clock! })
      await alone.vault.unlock(quickDerive(passphrase))
      expect((await readBack(alone.vault.session(), file)).equals(bytes)).toBe(true)
    },
  )

  it('does not take a piece that does not belong there', async () => {
    const test = await newVault()
    const about = newNote([])
    const file = fileOf(about, pieceBytes + 3)
    const session = test.vault.session()
    await expect(session.addPiece(file, 0, content(5))).rejects.toThrow(NamedError)
    await expect(session.addPiece(file, 1, content(4))).rejects.toThrow(NamedError)
    await expect(session.addPiece(file, 7, content(3))).rejects.toThrow(NamedError)
    expect(await session.filesOf(about.id)).toEqual([])
  })

  it('that was broken off is there, not whole, and not in a backup', async () => {
    const test = await newVault()
    const about = newNote([])
    const file = fileOf(about, pieceBytes + 3)
    const session = test.vault.session()
    await session.addPiece(file, 0, content(pieceBytes))
    const again = await reopened(test)
    const [kept] = await again.vault.session().filesOf(about.id)
    expect(kept === undefined || isWhole(kept)).toBe(false)
    expect((await archiveOf(again)).filter(({ name }) => name.includes('/file'))).toEqual([])
  })

  it('goes where its note goes, and outlives a mentee who leaves', async () => {
    const { test, about, file, bytes } = await withFile(700)
    const ben = newMentee('Ben')
    const session = test.vault.session()
    const both: Note = { ...about, menteeIds: [...about.menteeIds, ben.id] }
    await session.write([put(ben), { op: 'put', table: 'note', value: both }])
    expect((await session.filesOf(about.id))[0]?.menteeIds).toEqual(both.menteeIds)
    await session.removeMentees(about.menteeIds)
    await session.fold()
    const again = await reopened(test)
    expect((await again.vault.session().filesOf(about.id))[0]?.menteeIds).toEqual([ben.id])
    expect((await readBack(again.vault.session(), file)).equals(bytes)).toBe(true)
  })

  it('is shredded with its note: no piece and no key of it is left', async () => {
    const { test, about, file } = await withFile(pieceBytes + 10)
    const [certificate] = await test.vault.session().shredNotes([about.id])
    expect(certificate?.files).toBe(1)
    expect(await test.store.body(pieceId(file.id, 0))).toBeUndefined()
    expect(await test.store.body(pieceId(file.id, 1))).toBeUndefined()
    const again = await reopened(test)
    expect(again.unlocked.notices).toEqual([])
    await expect(again.vault.session().pieceOf(file.id, 0)).rejects.toThrow(NamedError)
  })

  it('is in a backup as one file, and comes back from it into another vault', async () => {
    const { test, about, file, bytes } = await withFile(2 * pieceBytes + 77)
    const empty = fileOf(about, 0)
    await takeIn(test.vault.session(), empty, new Uint8Array(0))
    const words = 'the boat by the mill'
    const { stream } = await sealArchive(
      each(await archiveOf(test)),
      { kind: 'passphrase', passphrase: words },
      new Date(at),
    )
    const into = await newVault()
    const { restore } = await into.vault.safekeeping('1.0.0')
    const chunks: Uint8Array<ArrayBuffer>[] = []
    for await (const chunk of stream) chunks.push(new Uint8Array(chunk))
    const key = { kind: 'passphrase', passphrase: words } as const
    for await (const item of openArchive(new Blob(chunks).stream(), key)) await restore.look([item])
    await restore.begin({ leaveOut: [], takeTheirs: [] })
    for await (const item of openArchive(new Blob(chunks).stream(), key)) await restore.take([item])
    const done = await restore.finish()
    expect(done.undo?.filter(({ op, table }) => op === 'delete' && table === 'file')).toHaveLength(2)
    const session = into.vault.session()
    expect((await session.filesOf(about.id)).map(({ size }) => size).sort()).toEqual([0, file.size])
    expect((await readBack(session, file)).equals(bytes)).toBe(true)
  }, 60_000)
})

describe('a backup that is taken in in part', () => {
  it('leaves the file of a note out with the note', async () => {
    const { test, about } = await withFile(5)
    const items = (await archiveOf(test)).map(readArchiveFile)
    const into = await newVault()
    const { restore } = await into.vault.safekeeping('1.0.0')
    await restore.look(items)
    await restore.begin({ leaveOut: [`note/${about.id}`], takeTheirs: [] })
    for (const item of items) await restore.take([item])
    await restore.finish()
    expect(await into.vault.session().notes()).toEqual([])
    expect(await into.vault.session().filesOf(about.id)).toEqual([])
  })
})

async function archiveOf({ vault }: TestVault): Promise<ArchiveFile[]> {
  const { source } = await vault.safekeeping('1.0.0')
  const files: ArchiveFile[] = []
  for (let portion = await source.next(); portion !== null; portion = await source.next()) files.push(...portion.files)
  return files
}

async function* each(files: readonly ArchiveFile[]): AsyncGenerator<ArchiveFile> {
  for (const file of files) yield await Promise.resolve(file)
}
