// The store or the journal is emptied, damaged, rolled back, swapped or gone: everything that was acknowledged is there
// again, or is named; and never is an empty vault offered in its place.
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { kdfFault } from '../../../renderer/vault/worker/header.ts'
import {
  newMeeting,
  newMentee,
  newVault,
  passphrase,
  put,
  putMeeting,
  quickDerive,
  reopened,
  startVault,
  stopVault,
  type TestVault,
} from './vault-under-test.ts'

/** A vault with two mentees: one folded with a meeting, one fresh in the tail. */
async function furnished() {
  const test = await newVault()
  const [amina, bo] = [newMentee('Amina'), newMentee('Bo')]
  const talk = newMeeting([amina.id], { topic: 'Plans' })
  await test.vault.session().write([put(amina), putMeeting(talk)])
  await test.vault.session().fold()
  await test.vault.session().write([put(bo)])
  return { test, amina, bo, talk, names: ['Amina', 'Bo'] }
}

async function names(test: TestVault): Promise<string[]> {
  return (await test.vault.session().roster()).map((entry) => entry.mentee.name).sort()
}

/** Any row as it lies in the database; which fields it has depends on its table. */
interface RawRow {
  name?: string
  folder: string
  part: number
  first: number
  last: number
  box: Uint8Array
  payload?: Uint8Array
  bytes?: Uint8Array
}

async function raw(test: TestVault) {
  const db = await new Dexie(test.storeName).open()
  return {
    tables: db.tables.map((table) => table.name),
    table: (name: string) => db.table<RawRow>(name),
    close: () => db.close(),
  }
}

function flip(bytes: Uint8Array, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 0x40
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('the vault under test lacks a row')
  return value
}

async function segment(test: TestVault): Promise<string> {
  const folder = join(test.profile, 'journal')
  const found = (await readdir(folder)).filter((name) => name.startsWith('segment')).sort()
  return join(folder, found.at(-1) ?? '')
}

describe('the store', () => {
  it('emptied is refilled from the journal, and no new vault is offered', async () => {
    const { test, names: expected, talk } = await furnished()
    await test.vault.settled()
    await Dexie.delete(test.storeName)
    const fresh = await startVault(await stopVault(test))
    expect(await fresh.vault.inspect()).toMatchObject({ kind: 'locked', source: 'journal' })
    await expect(fresh.vault.create(quickDerive('x', 'y'))).rejects.toMatchObject({ code: 'vault/exists' })
    const again = await reopened(fresh)
    expect(await names(again)).toEqual(expected)
    expect(await again.vault.session().meeting(talk.id)).toEqual(talk)
    expect(again.unlocked.notices).toMatchObject([{ kind: 'restored' }])
    const third = await reopened(again)
    expect(third.unlocked.notices).toEqual([])
    expect(await names(third)).toEqual(expected)
  })

  it('rolled back to an older copy gets what followed from the journal', async () => {
    const { test, names: expected } = await furnished()
    const db = await raw(test)
    const copy = await Promise.all(db.tables.map(async (name) => [name, await db.table(name).toArray()] as const))
    db.close()
    await test.vault.session().write([put(newMentee('Chidi'))])
    await test.vault.session().write([put(newMentee('Dina'))])
    const where = await stopVault(test)
    const later = await raw(test)
    for (const [name, rows] of copy) {
      await later.table(name).clear()
      await later.table(name).bulkPut(rows)
    }
    later.close()
    const again = await startVault(where)
    const unlocked = await again.vault.unlock(quickDerive(passphrase))
    expect(unlocked.notices).toMatchObject([{ kind: 'restored', count: 2 }])
    expect(await names(again)).toEqual([...expected, 'Chidi', 'Dina'])
  })

  it.each(['blocks', 'tail', 'header'])('with a flipped bit in %s is mended from the journal', async (table) => {
    const { test, names: expected, talk } = await furnished()
    const where = await stopVault(test)
    const db = await raw(test)
    for (const row of await db.table(table).toArray()) {
      const bytes = table === 'blocks' ? row.box : (row.payload ?? row.bytes)
      if (bytes === undefined || (row.name !== undefined && row.name !== 'manifest')) continue
      flip(bytes, bytes.length - 20)
      await db.table(table).put(row)
    }
    db.close()
    const again = await reopened(await startVault(where))
    expect(await names(again)).toEqual(expected)
    expect((await again.vault.session().meeting(talk.id))?.topic).toBe('Plans')
    expect((await again.vault.session().health()).unreadable).toEqual([])
  })

  it('with a flipped bit and no journal to mend it names the box and opens the rest', async () => {
    const { test, amina, talk } = await furnished()
    const where = await stopVault(test)
    await rm(join(test.profile, 'journal'), { recursive: true })
    const db = await raw(test)
    const rows = await db.table('blocks').toArray()
    const own = found(rows.find((row) => row.folder === amina.id))
    flip(own.box, 40)
    await db.table('blocks').put(own)
    db.close()
    const again = await reopened(await startVault(where))
    expect(await names(again)).toEqual(['Amina', 'Bo'])
    expect(await again.vault.session().meeting(talk.id)).toBeNull()
    const { unreadable } = await again.vault.session().health()
    expect(unreadable).toMatchObject([{ place: 'block', folder: amina.id, reason: 'vault/box-refused' }])
  })

  it.each(['swapped with another', 'replaced by its older self', 'taken away'])(
    'with a box %s is mended or named',
    async (what) => {
      const { test, amina, names: expected } = await furnished()
      const db = await raw(test)
      const older = found((await db.table('blocks').toArray()).find((row) => row.folder === amina.id))
      await test.vault.session().write([putMeeting(newMeeting([amina.id], { topic: 'Later' }))])
      await test.vault.session().fold()
      const where = await stopVault(test)
      const rows = await db.table('blocks').toArray()
      const own = found(rows.find((row) => row.folder === amina.id))
      if (what === 'taken away') await db.table('blocks').delete([own.folder, own.part])
      else {
        const other = what.startsWith('swapped') ? found(rows.find((row) => row.folder === 'directory')) : older
        await db.table('blocks').put({ ...own, first: other.first, last: other.last, box: other.box })
      }
      db.close()
      const again = await reopened(await startVault(where))
      expect(await names(again)).toEqual(expected)
      const topics = (await again.vault.session().meetings()).map((one) => one.topic).sort()
      expect(topics).toEqual(['Later', 'Plans'])
    },
  )
})

describe('the journal', () => {
  it('gone is written anew from the store', async () => {
    const { test, names: expected } = await furnished()
    const where = await stopVault(test)
    await rm(join(test.profile, 'journal'), { recursive: true })
    const again = await reopened(await startVault(where))
    expect(again.unlocked.notices).toMatchObject([{ kind: 'journal-missing' }])
    await again.vault.settled()
    await Dexie.delete(again.storeName)
    const third = await reopened(again)
    expect(await names(third)).toEqual(expected)
  })

  it('cut short at the end is continued, and nothing is lost', async () => {
    const { test, names: expected } = await furnished()
    const where = await stopVault(test)
    const path = await segment(test)
    const { length } = await readFile(path)
    await truncate(path, length - 7)
    const again = await reopened(await startVault(where))
    expect(await names(again)).toEqual(expected)
    await again.vault.session().write([put(newMentee('Chidi'))])
    await Dexie.delete(again.storeName)
    expect(await names(await reopened(again))).toEqual([...expected, 'Chidi'])
  })

  it('edited in the middle is kept aside and written anew', async () => {
    const { test, names: expected } = await furnished()
    const where = await stopVault(test)
    const path = await segment(test)
    const bytes = await readFile(path)
    flip(bytes, Math.floor(bytes.length / 2))
    await writeFile(path, bytes)
    const again = await reopened(await startVault(where))
    expect(again.unlocked.notices).toMatchObject([{ kind: 'journal-damaged' }])
    await again.vault.settled()
    expect(await names(again)).toEqual(expected)
    await Dexie.delete(again.storeName)
    expect(await names(await reopened(again))).toEqual(expected)
  })

  it('that cannot be written stops saving with a name, and saving goes on when it can', async () => {
    const { test } = await furnished()
    test.fault.before = (operation) => {
      if (operation === 'journal.append') throw Object.assign(new Error('no'), {})
    }
    const lost = newMentee('Chidi')
    await expect(test.vault.session().write([put(lost)])).rejects.toThrow('no')
    test.fault.before = () => undefined
    await test.vault.session().write([put(newMentee('Dina'))])
    const again = await reopened(test)
    expect(await names(again)).toContain('Dina')
    expect(again.unlocked.notices).toEqual([])
  })

  it('that went another way than the store is shown as such, and either can be kept', async () => {
    for (const keep of ['store', 'journal'] as const) {
      const { test } = await furnished()
      const where = await stopVault(test)
      const path = join(test.profile, 'journal')
      const before = new Map<string, Buffer>()
      for (const name of await readdir(path)) before.set(name, await readFile(join(path, name)))
      const one = await reopened(await startVault(where))
      await one.vault.session().write([put(newMentee('In the store'))])
      const whereOne = await stopVault(one)
      for (const [name, bytes] of before) await writeFile(join(path, name), bytes)
      // The same profile with another store: as when a folder was copied back and used on another machine.
      const other = await reopened(await startVault({ profile: test.profile }))
      await other.vault.session().write([put(newMentee('In the journal'))])
      await stopVault(other)
      const both = await startVault(whereOne)
      expect(await both.vault.inspect()).toMatchObject({ kind: 'diverged' })
      await expect(both.vault.unlock(quickDerive(passphrase))).rejects.toMatchObject({ code: 'vault/diverged' })
      await both.vault.settle(keep)
      await both.vault.unlock(quickDerive(passphrase))
      expect(await names(both)).toContain(keep === 'store' ? 'In the store' : 'In the journal')
      await both.vault.settled()
    }
  })
})

describe('a crash', () => {
  it('between store and journal leaves each acknowledged change in both', async () => {
    for (const failing of ['journal', 'store'] as const) {
      const { test, names: expected } = await furnished()
      if (failing === 'journal')
        test.fault.before = (operation) => {
          if (operation === 'journal.append') throw new Error('killed')
        }
      else test.store.commit = () => Promise.reject(new Error('killed'))
      await expect(test.vault.session().write([put(newMentee('Half'))])).rejects.toThrow()
      const again = await reopened(test)
      expect(await names(again)).toEqual(expect.arrayContaining(expected))
      expect(again.unlocked.notices).toEqual([])
      const third = await reopened(again)
      expect(await names(third)).toEqual(await names(again))
    }
  })

  it('while a vault is being made lets it be made or opened afterwards', async () => {
    for (let step = 0; step < 6; step++) {
      const test = await startVault()
      let asked = 0
      test.fault.before = () => {
        asked += 1
        if (asked > 1 + step) throw new Error('killed')
      }
      const attempt = await test.vault.create(quickDerive(passphrase, 'r')).then(
        () => 'made',
        () => 'killed',
      )
      const next = await startVault(await stopVault(test))
      const state = await next.vault.inspect()
      if (state.kind === 'none') await next.vault.create(quickDerive(passphrase, 'r'))
      else await next.vault.unlock(quickDerive(passphrase))
      expect((await next.vault.session().practice()).idleMinutes, `${attempt} at ${String(step)}`).toBe(10)
      await next.vault.settled()
    }
  })
})

describe('the header', () => {
  async function withHeader(change: (header: Record<string, unknown>) => void): Promise<TestVault> {
    const test = await newVault()
    const where = await stopVault(test)
    const db = await raw(test)
    const row = found(await db.table('header').get('header'))
    const outer = z
      .object({ header: z.string(), mac: z.string() })
      .parse(JSON.parse(new TextDecoder().decode(row.bytes)))
    const inner = z.record(z.string(), z.unknown()).parse(JSON.parse(outer.header))
    change(inner)
    const bytes = new TextEncoder().encode(JSON.stringify({ ...outer, header: JSON.stringify(inner) }))
    await db.table('header').update('header', { bytes })
    db.close()
    await writeFile(join(test.profile, 'journal', 'header'), bytes)
    return startVault(where)
  }

  it('of a newer program is refused, and nothing destructive is offered', async () => {
    const test = await withHeader((header) => (header.format = 2))
    expect(await test.vault.inspect()).toEqual({ kind: 'refused', code: 'vault/newer' })
    await expect(test.vault.create(quickDerive('x', 'y'))).rejects.toMatchObject({ code: 'vault/exists' })
    await expect(test.vault.setAside()).rejects.toMatchObject({ code: 'vault/not-refused' })
  })

  it('beyond repair is set aside as it is, and a new vault is made where it was', async () => {
    const test = await withHeader((header) => (header.slots = 'none'))
    expect(await test.vault.inspect()).toEqual({ kind: 'refused', code: 'vault/header-unreadable' })
    await test.vault.setAside()
    expect(await test.vault.inspect()).toEqual({ kind: 'none' })
    await test.vault.create(quickDerive('new', 'code'))
    await test.vault.session().write([put(newMentee('After'))])
    expect((await test.vault.session().roster()).map(({ mentee }) => mentee.name)).toEqual(['After'])
    const aside = (await Dexie.getDatabaseNames()).filter((name) => name.startsWith('telemachus-aside-'))
    expect(aside).toHaveLength(1)
    expect(await new Dexie(aside[0] ?? '').open().then((db) => db.table('tail').count())).toBeGreaterThan(0)
    const names = await readdir(test.profile)
    expect(names.filter((name) => name.startsWith('journal-aside-'))).toHaveLength(1)
    await expect(test.vault.setAside()).rejects.toMatchObject({ code: 'vault/not-refused' })
  })

  it.each([
    ['vault/kdf-too-weak', { memoryKiB: 8, iterations: 3 }],
    ['vault/kdf-too-weak', { memoryKiB: 65_536, iterations: 1 }],
    ['vault/kdf-too-strong', { memoryKiB: 64 * 1024 * 1024, iterations: 3 }],
    ['vault/kdf-too-strong', { memoryKiB: 65_536, iterations: 4_000 }],
  ])('with parameters that are %s is refused before anything is derived', async (code, kdf) => {
    const parameters = { name: 'argon2id' as const, parallelism: 1, ...kdf }
    expect(kdfFault(parameters)).toBe(code)
    const test = await withHeader((header) => {
      header.slots = z
        .array(z.object({}).loose())
        .parse(header.slots)
        .map((slot) => ({ ...slot, kdf: parameters }))
    })
    expect(await test.vault.inspect()).toEqual({ kind: 'refused', code })
    let derived = 0
    const attempt = test.vault.unlock(() => Promise.resolve({ ok: false as const, code: String((derived += 1)) }))
    await expect(attempt).rejects.toMatchObject({ code })
    expect(derived).toBe(0)
  })

  it('that was edited opens nothing', async () => {
    const test = await withHeader((header) => (header.createdAt = '2020-01-01T00:00:00.000Z'))
    await expect(test.vault.unlock(quickDerive(passphrase))).rejects.toMatchObject({ code: 'vault/header-tampered' })
  })
})
