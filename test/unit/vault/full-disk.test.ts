// The disk is full at any write of any long work, the journal's or the store's: what was there is all there, the work says so by
// name, and done once more with room it comes to its end.
import { describe, expect, it } from 'vitest'
import type { ArchiveFile } from '../../../shared/domain/backup/archive.ts'
import { readArchiveFile } from '../../../shared/domain/backup/archive.ts'
import { storedFile } from '../../../shared/model/file.ts'
import { note } from '../../../shared/model/note.ts'
import { NamedError } from '../../../shared/result.ts'
import {
  newMeeting,
  newMentee,
  newVault,
  passphrase,
  put,
  putMeeting,
  quickDerive,
  reopened,
  type TestVault,
} from './vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'
const own = () => ({ id: crypto.randomUUID(), createdAt: at, updatedAt: at })

interface World {
  test: TestVault
  noteId: string
  archive: ArchiveFile[]
}

const [emil, fay] = [newMentee('Emil'), newMentee('Fay')]
const people = ['Amina', 'Ben', 'Chen']

async function world(): Promise<World> {
  const test = await newVault()
  const session = test.vault.session()
  const mentees = people.map((name) => newMentee(name))
  const about = note.parse({ ...own(), on: '2026-09-14', menteeIds: [mentees[0]!.id], title: 'To be shredded' })
  await session.write([...mentees.map(put), { op: 'put', table: 'note', value: about }])
  await session.fold()
  await session.write(mentees.map(({ id }) => putMeeting(newMeeting([id], { topic: 'fresh' }))))
  return { test, noteId: about.id, archive: await archiveOfAnother() }
}

let kept: ArchiveFile[] | null = null

/** What another vault with one mentee has saved; made once. */
async function archiveOfAnother(): Promise<ArchiveFile[]> {
  if (kept !== null) return kept
  const other = await newVault()
  await other.vault.session().write([put(newMentee('Dina'))])
  const { source } = await other.vault.safekeeping('1.0.0')
  const files: ArchiveFile[] = []
  for (let portion = await source.next(); portion !== null; portion = await source.next()) files.push(...portion.files)
  kept = files
  return files
}

/** Long works, each to be done once more after it was broken off, and what is true when it has come to its end. */
const works: Record<
  string,
  { run: (world: World) => Promise<unknown>; after: (world: World) => Promise<unknown>; is: unknown }
> = {
  'writing the journal anew': {
    run: ({ test }) => test.vault.session().compactJournal(),
    after: async ({ test }) => (await test.vault.session().health()).unreadable,
    is: [],
  },
  'shredding a note': {
    run: async ({ test, noteId }) => {
      await test.vault.session().shredNotes([noteId])
      await test.vault.session().fold()
    },
    after: async ({ test }) => {
      const certificates = await test.vault.session().certificates()
      return [(await test.vault.session().notes()).length, certificates.length, certificates[0]?.journalAt === null]
    },
    is: [0, 1, false],
  },
  'changing all keys': {
    run: async ({ test }) => {
      if (!test.vault.isRotating()) await test.vault.beginRotation(quickDerive(passphrase, 'a new code'))
      await test.vault.finishRotation(() => undefined)
    },
    after: ({ test }) => Promise.resolve(test.vault.isRotating()),
    is: false,
  },
  'taking a backup in': {
    run: async ({ test, archive }) => {
      const { restore } = await test.vault.safekeeping('1.0.0')
      const items = archive.map(readArchiveFile)
      await restore.look(items)
      await restore.begin({ leaveOut: ['practice'], takeTheirs: [] })
      for (const item of items) await restore.take([item])
      await restore.finish()
    },
    after: async ({ test }) => {
      const names = (await test.vault.session().roster()).map(({ mentee }) => mentee.name)
      const [last] = await test.vault.session().restores()
      return [names.filter((name) => name === 'Dina').length, last?.finishedAt === null]
    },
    is: [1, false],
  },
  'importing a roster': {
    run: async ({ test }) => {
      const session = test.vault.session()
      await session.beginImport()
      // The same people, as the screen that asks once more has them.
      await session.handOver({ add: [emil, fay], change: [] })
      await session.importHandedOver({ format: 'test', fileHash: 'ab' }, () => undefined)
    },
    after: async ({ test }) => (await test.vault.session().roster()).length,
    is: people.length + 2,
  },
  'keeping a file': {
    run: async ({ test, noteId }) => {
      const session = test.vault.session()
      const [broken] = await session.filesOf(noteId)
      const file =
        broken ?? storedFile.parse({ ...own(), ownerId: noteId, owner: 'note', name: 'a.pdf', size: 4, pieces: 0 })
      await session.addPiece(file, 0, new Uint8Array([1, 2, 3, 4]))
    },
    after: async ({ test, noteId }) => {
      const session = test.vault.session()
      const [file] = await session.filesOf(noteId)
      return file === undefined ? null : [...(await session.pieceOf(file.id, 0))]
    },
    is: [1, 2, 3, 4],
  },
}

const ofJournal = new Set(['journal.header', 'journal.append', 'journal.begin', 'journal.part', 'journal.finish'])
type Side = 'journal' | 'store'

/** From that write on the disk of one side is full. Answers how to make room, and how many writes there were. */
function fill({ fault, store }: TestVault, side: Side, after: number): { room: () => void; writes: () => number } {
  let count = 0
  let isFull = true
  const next = () => {
    count += 1
    return isFull && count > after
  }
  if (side === 'journal')
    fault.before = (operation) => {
      if (ofJournal.has(operation) && next()) throw new NamedError('journal/disk-full', '', { retryable: true })
    }
  else {
    const before = { ...store }
    const full = () => Promise.reject(new DOMException('the disk is full', 'QuotaExceededError'))
    store.commit = (...given) => (next() ? full() : before.commit(...given))
    store.fold = (...given) => (next() ? full() : before.fold(...given))
    store.putHeader = (...given) => (next() ? full() : before.putHeader(...given))
    store.putBodies = (...given) => (next() ? full() : before.putBodies(...given))
  }
  return { room: () => (isFull = false), writes: () => count }
}

async function namesIn({ test }: World): Promise<string[]> {
  const names = (await test.vault.session().roster()).map(({ mentee }) => mentee.name)
  return people.filter((name) => names.includes(name))
}

describe.each(Object.entries(works))('while %s', (_name, { run, after, is }) => {
  it.each(['journal', 'store'] as const)(
    'a full disk of the %s loses nothing, and with room it comes to its end',
    async (side) => {
      const counted = await world()
      const { writes } = fill(counted.test, side, Infinity)
      await run(counted)
      const count = writes()
      expect(await after(counted)).toEqual(is)
      for (let stop = 0; stop < count; stop += 1) {
        const here = await world()
        const { room } = fill(here.test, side, stop)
        const failure: unknown = await run(here).then(
          () => null,
          (error: unknown) => error,
        )
        // What cannot be tidied away now is no failure of the work itself.
        if (failure !== null)
          expect(nameOf(failure), `${side}, write ${stop}`).toMatch(/^vault\/|^QuotaExceededError$/u)
        expect(await namesIn(here)).toEqual(people)
        room()
        here.test.clock.now += 60_000
        await run(here)
        const again: World = { ...here, test: await reopened(here.test) }
        expect(await namesIn(again), `${side}, write ${stop}`).toEqual(people)
        await again.test.vault.session().fold()
        expect(await after(again), `${side}, write ${stop}`).toEqual(is)
        expect((await again.test.vault.session().health()).unreadable).toEqual([])
      }
    },
    60_000,
  )
})

function nameOf(failure: unknown): string {
  if (failure instanceof NamedError) return failure.code
  return failure instanceof DOMException ? failure.name : String(failure)
}
