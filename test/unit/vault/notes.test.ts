// Notes in the vault: where they and their former versions lie, the one way to the records, and that nothing is left of what
// was shredded, also when the power goes in the middle.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { note, noteVersion, type Note } from '../../../shared/model/note.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import { createVault } from '../../../renderer/vault/worker/vault.ts'
import {
  newMentee,
  newVault,
  passphrase,
  put,
  quickDerive,
  reopened,
  startVault,
  stopVault,
  type TestVault,
} from './vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'

function newNote(menteeIds: string[], more: Partial<Note> = {}): Note {
  const words = fromPlain('a worry')
  return note.parse({
    id: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    on: '2026-09-14',
    menteeIds,
    words,
    ...more,
  })
}

function putNote(value: Note): Change {
  return { op: 'put', table: 'note', value }
}

function versionOf({ id, menteeIds }: Note, words: string): Change {
  const own = { id: crypto.randomUUID(), createdAt: at, updatedAt: at, at, noteId: id, menteeIds }
  return { op: 'put', table: 'noteVersion', value: noteVersion.parse({ ...own, words: fromPlain(words) }) }
}

/** Every box that the journal holds, by number of changes: what is gone from it cannot be had back with any key. */
async function journalRows(test: TestVault): Promise<number> {
  const rows = await test.store.tail()
  return rows.length
}

async function segments(test: TestVault): Promise<string[]> {
  return (await readdir(join(test.profile, 'journal'))).filter((name) => name.startsWith('segment')).sort()
}

describe('a note', () => {
  it('is on the time line of whom it is about, and in the search', async () => {
    const { vault } = await newVault()
    const session = vault.session()
    const amina = newMentee('Amina')
    const about = newNote([amina.id], { title: 'Tired again' })
    const nobody = newNote([], { words: fromPlain('count to five') })
    await session.write([put(amina), putNote(about), putNote(nobody)])
    expect((await session.timeline(amina.id)).map(({ kind }) => kind)).toContain('note')
    expect((await session.notesOf(amina.id)).map(({ id }) => id)).toEqual([about.id])
    expect((await session.notes()).map(({ id }) => id).sort()).toEqual([about.id, nobody.id].sort())
    expect((await session.search('tired', 5)).map(({ table, id }) => `${table} ${id}`)).toEqual([`note ${about.id}`])
    expect((await session.search('count five', 5)).map(({ id }) => id)).toEqual([nobody.id])
  })

  it('takes its former versions along when it is about somebody else, and goes with all of them', async () => {
    const test = await newVault()
    const session = test.vault.session()
    const [amina, ben] = [newMentee('Amina'), newMentee('Ben')]
    const first = newNote([amina.id])
    await session.write([put(amina), put(ben), putNote(first), versionOf(first, 'before')])
    await session.write([putNote({ ...first, menteeIds: [ben.id] })])
    expect((await session.noteVersions(first.id)).map(({ menteeIds }) => menteeIds)).toEqual([[ben.id]])
    await session.removeMentees([amina.id])
    const again = await reopened(test)
    expect(await again.vault.session().noteVersions(first.id)).toHaveLength(1)
    const { undo } = await again.vault.session().write([{ op: 'delete', table: 'note', id: first.id }])
    expect(await again.vault.session().noteVersions(first.id)).toEqual([])
    await again.vault.session().write(undo)
    expect(await again.vault.session().noteVersions(first.id)).toHaveLength(1)
    await again.vault.session().removeMentees([ben.id])
    expect(await again.vault.session().notes()).toEqual([])
    expect(await again.vault.session().noteVersions(first.id)).toEqual([])
  })

  it('never goes back from a record to a memory aid, whoever asks', async () => {
    const { vault } = await newVault()
    const session = vault.session()
    const one = newNote([], { class: 'shared-record' })
    await session.write([putNote(one)])
    await expect(session.write([putNote({ ...one, class: 'memory-aid' })])).rejects.toThrow(NamedError)
    await session.write([putNote({ ...one, class: 'from-mentee' })])
    expect((await session.note(one.id))?.class).toBe('from-mentee')
  })
})

describe('the journal', () => {
  it('written anew at a press holds what is true now, and brings it all back alone', async () => {
    const test = await newVault()
    const session = test.vault.session()
    const kept = newNote([], { title: 'kept' })
    await session.write([putNote(kept), putNote(newNote([], { title: 'other' }))])
    for (let times = 0; times < 5; times += 1) await session.write([putNote({ ...kept, title: `kept ${times}` })])
    expect((await session.health()).journal.snapshotLast).toBe(0)
    await session.compactJournal()
    const { journal, seq } = await session.health()
    expect(journal).toMatchObject({ state: 'ok', last: seq, snapshotLast: seq })
    await session.write([putNote({ ...kept, title: 'kept, last' })])
    const { profile, clock } = await stopVault(test)
    // Another store, which has nothing: only the journal is left.
    const next = await startVault({
      ...(profile === undefined ? {} : { profile }),
      ...(clock === undefined ? {} : { clock }),
    })
    await next.vault.unlock(quickDerive(passphrase))
    expect((await next.vault.session().notes()).map(({ title }) => title).sort()).toEqual(['kept, last', 'other'])
  })

  it('that grew over many days of work is written anew at the next fold, however little was done since', async () => {
    const test = await newVault()
    await test.vault.session().write([putNote(newNote([], { title: 'kept' }))])
    const where = await stopVault(test)
    const next = await startVault(where)
    const { journal } = next.ports
    const grown = { ...journal, inspect: async () => ({ ...(await journal.inspect()), changeBytes: 40 * 1024 * 1024 }) }
    const vault = createVault({ ...next.ports, journal: grown }, () => undefined)
    await vault.unlock(quickDerive(passphrase))
    const session = vault.session()
    await session.fold()
    const { seq, ...health } = await session.health()
    expect(health.journal).toMatchObject({ state: 'ok', snapshotLast: seq })
    // Once.
    await session.write([putNote(newNote([], { title: 'after' }))])
    await session.fold()
    expect((await session.health()).journal.snapshotLast).toBe(seq)
  })
})

describe('shredding', () => {
  it('leaves nothing of a note but its certificate: no row, no version, no search, no fresh row, a new journal', async () => {
    const test = await newVault()
    const session = test.vault.session()
    const amina = newMentee('Amina')
    const secret = newNote([amina.id], { title: 'marzipan', sensitivity: 'special' })
    await session.write([put(amina), putNote(secret), versionOf(secret, 'nougat')])
    const before = await segments(test)
    const [made] = await session.shredNotes([secret.id, secret.id, crypto.randomUUID()])
    expect(made).toMatchObject({ noteId: secret.id, versions: 1, noteClass: 'memory-aid', sensitivity: 'special' })
    expect(made?.journalAt).not.toBeNull()
    expect(await session.note(secret.id)).toBeNull()
    expect(await session.noteVersions(secret.id)).toEqual([])
    expect(await session.search('marzipan', 5)).toEqual([])
    // The certificate's own date of the journal is the one change that came after.
    expect(await journalRows(test)).toBe(1)
    expect(await segments(test)).not.toEqual(before)
    const again = await reopened(test)
    expect(again.unlocked.notices).toEqual([])
    expect(await again.vault.session().certificates()).toHaveLength(1)
    expect(await again.vault.session().note(secret.id)).toBeNull()
    expect(JSON.stringify(await again.vault.session().certificates())).not.toContain('marzipan')
  })

  it('is finished at the next fold when the journal could not be written anew', async () => {
    const test = await newVault()
    const session = test.vault.session()
    const secret = newNote([])
    await session.write([putNote(secret)])
    test.fault.before = (operation) => {
      if (operation === 'journal.begin') throw new NamedError('journal/unwritable', '', { retryable: true })
    }
    await expect(session.shredNotes([secret.id])).rejects.toThrow(NamedError)
    expect((await session.certificates())[0]?.journalAt).toBeNull()
    expect(await session.note(secret.id)).toBeNull()
    test.fault.before = () => undefined
    await session.fold()
    expect((await session.certificates())[0]?.journalAt).not.toBeNull()
    const journal = await Promise.all(
      (await segments(test)).map((name) => readFile(join(test.profile, 'journal', name))),
    )
    expect(journal).toHaveLength(1)
  })

  it('of nothing answers nothing and writes nothing', async () => {
    const test = await newVault()
    const before = (await test.vault.session().health()).seq
    expect(await test.vault.session().shredNotes([])).toEqual([])
    expect((await test.vault.session().health()).seq).toBe(before)
  })
})
