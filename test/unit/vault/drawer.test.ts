// The locked drawer of an open vault: what is in it is in nothing that the open vault tells, it closes itself, and only its own
// passphrase opens it.
import { describe, expect, it, vi } from 'vitest'
import { readArchiveFile } from '../../../shared/domain/backup/archive.ts'
import { note, noteVersion, type Note } from '../../../shared/model/note.ts'
import { storedFile } from '../../../shared/model/file.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import { newMentee, newVault, put, quickDerive, reopened, type TestVault } from './vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'
const second = 'a second lantern'
const minutes = 60_000

function newNote(words: string, more: Partial<Note> = {}): Note {
  const own = { id: crypto.randomUUID(), createdAt: at, updatedAt: at, on: '2026-09-14' }
  return note.parse({ ...own, title: words, words: fromPlain(`${words} indeed`), ...more })
}

async function withDrawer(): Promise<TestVault> {
  const test = await newVault()
  await (await test.vault.drawer()).create(quickDerive(second))
  return test
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof NamedError ? error.code : String(error)),
  )
}

describe('the locked drawer', () => {
  it('keeps a note over a lock, and shows it only after its own passphrase', async () => {
    const test = await withDrawer()
    const secret = newNote('pomegranate')
    await test.vault.session().keepInDrawer(secret)
    expect(await test.vault.session().drawerNotes()).toEqual([secret])
    const again = await reopened(test)
    const session = again.vault.session()
    expect(await session.drawerState()).toMatchObject({ exists: true, isOpen: false })
    expect(await session.drawerNotes()).toBeNull()
    expect(await codeOf(session.keepInDrawer(secret))).toBe('drawer/closed')
    const drawer = await again.vault.drawer()
    expect(await codeOf(drawer.open(quickDerive('seven quiet lanterns')))).toBe('drawer/wrong-passphrase')
    await drawer.open(quickDerive(second))
    expect(await session.drawerNotes()).toEqual([secret])
    await session.removeFromDrawer(secret.id)
    expect(await session.drawerNotes()).toEqual([])
  })

  it('is in no search, no list, no time line, and in a backup only as a box', async () => {
    const test = await withDrawer()
    const session = test.vault.session()
    const amina = newMentee('Amina')
    await session.write([put(amina)])
    await session.keepInDrawer(newNote('pomegranate', { menteeIds: [amina.id] }))
    expect(await session.search('pomegranate', 10)).toEqual([])
    expect(await session.notes()).toEqual([])
    expect(await session.notesOf(amina.id)).toEqual([])
    expect(await session.timeline(amina.id)).toEqual([])
    const { source } = await test.vault.safekeeping('1')
    const plain: string[] = []
    for (let portion = await source.next(); portion !== null; portion = await source.next())
      for (const file of portion.files) {
        plain.push(new TextDecoder().decode(file.bytes))
        expect(readArchiveFile(file).kind).toBeDefined()
      }
    expect(plain.join('')).toContain('"drawerNote"')
    expect(plain.join('')).not.toContain('pomegranate')
    expect(plain.join('').split(amina.id)).toHaveLength(2)
  })

  it('closes itself two minutes after the last touch, and tells the screens', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const test = await withDrawer()
      const drawer = await test.vault.drawer()
      test.clock.now += 1.9 * minutes
      drawer.touch()
      test.clock.now += 1.9 * minutes
      expect(drawer.state().isOpen).toBe(true)
      test.clock.now += 0.2 * minutes
      expect(drawer.state()).toEqual({ exists: true, isOpen: false, closesAt: null })
      await drawer.open(quickDerive(second))
      const told = test.feeds.length
      vi.advanceTimersByTime(2 * minutes)
      expect(test.feeds.slice(told)).toEqual([{ tables: ['drawer', 'drawerNote'], menteeIds: [] }])
      expect(await drawer.notes()).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('makes whoever guesses wait', async () => {
    const test = await withDrawer()
    const drawer = await test.vault.drawer()
    drawer.close()
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(drawer.open(quickDerive('wrong')))).toBe('drawer/wrong-passphrase')
    expect(await codeOf(drawer.open(quickDerive(second)))).toBe('drawer/wait')
    test.clock.now += 5_000
    expect(await codeOf(drawer.open(quickDerive(second)))).toBe('nothing failed')
  })

  it('opens with the new passphrase once it was changed, and with the old one no more', async () => {
    const test = await withDrawer()
    const secret = newNote('pomegranate')
    await test.vault.session().keepInDrawer(secret)
    const drawer = await test.vault.drawer()
    expect(await codeOf(drawer.change(quickDerive('wrong', 'third lantern')))).toBe('drawer/wrong-passphrase')
    await drawer.change(quickDerive(second, 'third lantern'))
    drawer.close()
    expect(await codeOf(drawer.open(quickDerive(second)))).toBe('drawer/wrong-passphrase')
    await drawer.open(quickDerive('third lantern'))
    expect(await drawer.notes()).toEqual([secret])
    expect(await codeOf(drawer.create(quickDerive('another')))).toBe('drawer/exists')
  })

  it('takes a memory aid in with what it said before, and refuses a record', async () => {
    const test = await withDrawer()
    const session = test.vault.session()
    const aid = newNote('worry')
    const record = newNote('letter', { class: 'shared-record' })
    const own = { id: crypto.randomUUID(), createdAt: at, updatedAt: at, at, noteId: aid.id }
    const before: Change = {
      op: 'put',
      table: 'noteVersion',
      value: noteVersion.parse({ ...own, words: fromPlain('older worry') }),
    }
    await session.write([{ op: 'put', table: 'note', value: aid }, { op: 'put', table: 'note', value: record }, before])
    await session.takeIntoDrawer(aid.id)
    expect(await session.note(aid.id)).toBeNull()
    expect(await session.noteVersions(aid.id)).toEqual([])
    expect(await session.search('worry', 5)).toEqual([])
    expect(await session.drawerNotes()).toEqual([aid])
    expect(await codeOf(session.takeIntoDrawer(record.id))).toBe('drawer/only-private')
    expect(await codeOf(session.takeIntoDrawer(crypto.randomUUID()))).toBe('vault/not-found')
    expect((await session.note(record.id))?.title).toBe('letter')
  })

  it('keeps what a note said before, and never shows it while it is closed', async () => {
    const test = await withDrawer()
    const session = test.vault.session()
    const first = newNote('pomegranate')
    await session.keepInDrawer(first)
    // Written on within half an hour: no version of its own.
    await session.keepInDrawer({ ...first, title: 'quince', updatedAt: '2026-09-14T08:05:00.000Z' })
    expect(await session.drawerVersions(first.id)).toEqual([])
    for (let passed = 0; passed < 40; passed += 1) {
      test.clock.now += minutes
      await session.touchDrawer()
    }
    await session.keepInDrawer({ ...first, title: 'medlar', updatedAt: '2026-09-14T08:40:00.000Z' })
    expect((await session.drawerVersions(first.id)).map(({ title }) => title)).toEqual(['quince'])
    await session.keepInDrawer({ ...first, title: 'quince' }, true)
    expect((await session.drawerVersions(first.id)).map(({ title }) => title)).toEqual(['medlar', 'quince'])
    expect((await session.drawerNotes())?.map(({ title }) => title)).toEqual(['quince'])
    await session.closeDrawer()
    expect(await codeOf(session.drawerVersions(first.id))).toBe('drawer/closed')
  })

  it('takes no note that has files beside it', async () => {
    const test = await withDrawer()
    const session = test.vault.session()
    const about = newNote('pomegranate')
    const own = { id: crypto.randomUUID(), createdAt: at, updatedAt: at, ownerId: about.id }
    await session.write([{ op: 'put', table: 'note', value: about }])
    await session.addPiece(
      storedFile.parse({ ...own, owner: 'note', name: 'a.pdf', size: 1, pieces: 0 }),
      0,
      new Uint8Array([1]),
    )
    expect(await codeOf(session.takeIntoDrawer(about.id))).toBe('drawer/has-files')
    expect((await session.notes()).map(({ id }) => id)).toEqual([about.id])
  })

  it('of another place does not open: a box that was moved to another note is left out', async () => {
    const test = await withDrawer()
    const session = test.vault.session()
    const [one, other] = [newNote('one'), newNote('other')]
    await session.keepInDrawer(one)
    await session.keepInDrawer(other)
    const { source } = await test.vault.safekeeping('1')
    const boxes: { id: string; box: string; drawerId: string }[] = []
    for (let portion = await source.next(); portion !== null; portion = await source.next())
      for (const file of portion.files) {
        const item = readArchiveFile(file)
        if (item.kind === 'records')
          for (const { table, value } of item.records) if (table === 'drawerNote') boxes.push(value)
      }
    const [first, last] = boxes
    const moved = { ...first!, box: last!.box, createdAt: at, updatedAt: at, sample: false }
    await session.write([{ op: 'put', table: 'drawerNote', value: moved }])
    expect((await session.drawerNotes())?.map(({ id }) => id)).toEqual([last!.id])
  })
})
