// The browser's database is emptied, deleted, cut, zeroed, hit by single bits, or put back from an older copy while the
// program is closed: everything is there again from the journal, or what is not is named. Never a first run.
import { cp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { times } from '../../faults.ts'
import { withProfile } from '../fixtures.ts'
import { expect, passphrase, test, unlocked } from './vault-page.ts'

const storeFolder = (profileDir: string): string => join(profileDir, 'chromium', 'Default', 'IndexedDB')

/** Every file of the database that holds something. */
async function storeFiles(profileDir: string): Promise<string[]> {
  const entries = await readdir(storeFolder(profileDir), { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
  return paths.filter((_, index) => (sizes[index] ?? 0) > 0).sort()
}

const damages: Record<string, (profileDir: string) => Promise<void>> = {
  deleted: (profileDir) => rm(storeFolder(profileDir), { recursive: true }),
  emptied: async (profileDir) => {
    for (const file of await storeFiles(profileDir)) await rm(file)
  },
  'cut to nothing': async (profileDir) => {
    for (const file of await storeFiles(profileDir)) await truncate(file, 0)
  },
  'cut in half': async (profileDir) => {
    for (const file of await storeFiles(profileDir)) await truncate(file, Math.floor((await stat(file)).size / 2))
  },
  'filled with zeros': async (profileDir) => {
    for (const file of await storeFiles(profileDir)) await writeFile(file, Buffer.alloc((await stat(file)).size))
  },
}

/** A file that Chromium cannot do without, and neither mends nor clears: its database stays shut for good. */
damages['robbed of its manifest'] = async (profileDir) => {
  for (const file of await storeFiles(profileDir)) if (file.includes('MANIFEST')) await rm(file)
}

/** After these the program is opened a third time: one for a new database, one for the spare. */
const lasting = new Set(['deleted', 'robbed of its manifest'])

for (const [name, damage] of Object.entries(damages))
  test(`a database that was ${name} comes back from the journal`, async ({ profileDir, golden, onPage }) => {
    await damage(profileDir)
    await onPage(profileDir, async (page) => {
      const found = await unlocked(page)
      expect(found.state.kind).toBe('locked')
      expect(found.names).toEqual(golden.names)
      expect(await page.evaluate(() => window.faults.saveEach(['After']))).toBeNull()
    })
    if (!lasting.has(name)) return
    await onPage(profileDir, async (page) => {
      const found = await unlocked(page)
      expect(found.names).toEqual(['After', ...golden.names])
      expect(found.notices).toEqual([])
    })
  })

test('a database that cannot be opened and has no journal is refused by name', async ({ profileDir, onPage }) => {
  await damages['robbed of its manifest']?.(profileDir)
  for (const name of ['journal', 'journal-was-here']) await rm(join(profileDir, name), { recursive: true })
  await onPage(profileDir, async (page) => {
    expect(await page.evaluate(() => window.faults.inspect())).toEqual({
      kind: 'refused',
      code: 'vault/store-unreadable',
    })
    const made = await page.evaluate((secret) => window.faults.create(secret), passphrase)
    expect(made).toMatchObject({ ok: false, error: { code: 'vault/exists' } })
  })
})

test('single bits flipped anywhere in the database lose nothing', async ({ golden, onPage }) => {
  const rounds = times({ small: 6, full: 200 })
  test.setTimeout(30_000 + rounds * 15_000)
  const figures = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1)
    await withProfile(async (profileDir) => {
      await cp(golden.profileDir, profileDir, { recursive: true })
      const files = await storeFiles(profileDir)
      // Half of the places are where the boxes lie; the rest is spread over all files alike, however small.
      const file = files[Math.floor(Math.random() * files.length)] ?? ''
      const bytes = await readFile(file)
      const at = Math.floor(Math.random() * bytes.length)
      const bit = 1 << Math.floor(Math.random() * 8)
      bytes[at] = (bytes[at] ?? 0) ^ bit
      await writeFile(file, bytes)
      await test.step(`bit ${bit} of byte ${at} in ${file.slice(profileDir.length)}`, () =>
        onPage(profileDir, async (page) => {
          const found = await unlocked(page)
          expect(found.names).toEqual(golden.names)
          const what = found.notices.length === 0 ? 'unnoticed by the browser' : found.notices.join(' and ')
          figures.set(what, (figures.get(what) ?? 0) + 1)
        }))
    })
  console.log(`${rounds} flipped bits: ${[...figures].map(([what, count]) => `${count} ${what}`).join(', ')}`)
})

test('ten thousand bytes changed anywhere in the database are mended, or what is not readable is named', async ({
  golden,
  onPage,
}) => {
  const rounds = times({ small: 2, full: 200 })
  const edits = [200, 1, 40, 3, 10]
  let done = 0
  test.setTimeout(30_000 + rounds * 20_000)
  const figures = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1)
    await withProfile(async (profileDir) => {
      await cp(golden.profileDir, profileDir, { recursive: true })
      const files = await storeFiles(profileDir)
      // A few bytes on one file, or many over all of them: whichever the number of the round says.
      const chosen = round % 3 === 0 ? files.slice(0, 1 + (round % files.length)) : files
      const count = edits[round % edits.length] ?? 1
      for (let edit = 0; edit < count; edit += 1) await changeByte(chosen[edit % chosen.length] ?? '')
      done += count
      // Every other time there is no second copy to mend it from.
      const isAlone = round % 2 === 1
      if (isAlone) await rm(join(profileDir, 'journal'), { recursive: true })
      await test.step(`round ${round}, ${isAlone ? 'without' : 'with'} the journal`, () =>
        onPage(profileDir, async (page) => {
          const what = isAlone ? await openedAlone(page, golden.names) : await mended(page, golden.names)
          figures.set(what, (figures.get(what) ?? 0) + 1)
        }))
    })
  const words = [...figures].map(([what, count]) => `${count} ${what}`).join(', ')
  console.log(`${done} bytes changed in ${rounds} databases: ${words}`)
})

async function changeByte(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const byte = Buffer.of(Math.floor(Math.random() * 256))
    await file.write(byte, 0, 1, Math.floor(Math.random() * size))
  } finally {
    await file.close()
  }
}

/** With the journal beside it, everything is there. */
async function mended(page: Page, names: readonly string[]): Promise<string> {
  const found = await unlocked(page)
  expect(found.names).toEqual(names)
  return found.notices.length === 0 ? 'unnoticed' : `mended (${found.notices.join(' and ')})`
}

/** Alone, it opens with what can be read and says that something cannot, or is refused under a name: never a first run, never a name
 * that nobody had. */
async function openedAlone(page: Page, names: readonly string[]): Promise<string> {
  const state = await page.evaluate(() => window.faults.inspect())
  if (state.kind === 'refused') return `refused (${state.code})`
  expect(state.kind).toBe('locked')
  const answer = await page.evaluate((typed) => window.faults.unlock(typed), passphrase)
  if (!answer.ok) {
    expect(answer.error.code).toMatch(/^vault\//u)
    return `refused (${answer.error.code})`
  }
  const found = await page.evaluate(() => window.faults.names())
  expect(found.filter((name) => !names.includes(name))).toEqual([])
  const notices = answer.value.notices.map((notice) => notice.kind)
  if (found.length < names.length) expect(notices).not.toEqual([])
  return found.length === names.length
    ? 'alone and whole'
    : `alone, and what is unreadable named (${notices.join(' and ')})`
}

test('a database put back from an older copy gets what followed from the journal', async ({
  profileDir,
  golden,
  onPage,
}) => {
  await withProfile(async (older) => {
    await cp(storeFolder(profileDir), older, { recursive: true })
    const later = Array.from({ length: 30 }, (_, index) => `Later ${String(index).padStart(2, '0')}`)
    await onPage(profileDir, async (page) => {
      await unlocked(page)
      expect(await page.evaluate((names) => window.faults.saveEach(names), later)).toBeNull()
    })
    await rm(storeFolder(profileDir), { recursive: true })
    await cp(older, storeFolder(profileDir), { recursive: true })
    await onPage(profileDir, async (page) => {
      const found = await unlocked(page)
      expect(found.names).toEqual([...later, ...golden.names].sort())
      expect(found.notices).toEqual(['restored'])
    })
  })
})

test('a database and a journal that are both put back from an older copy open as they were', async ({
  profileDir,
  golden,
  onPage,
}) => {
  await withProfile(async (older) => {
    await cp(profileDir, older, { recursive: true })
    await onPage(profileDir, async (page) => {
      await unlocked(page)
      await page.evaluate(() => window.faults.saveEach(['Later']))
    })
    await onPage(older, async (page) => {
      const found = await unlocked(page)
      expect(found.names).toEqual(golden.names)
    })
  })
})

test('a journal of another vault is never mixed into this one', async ({ profileDir, onPage }) => {
  await withProfile(async (other) => {
    await onPage(other, async (page) => {
      await page.evaluate((secret) => window.faults.create(secret), passphrase)
      await page.evaluate(() => window.faults.saveEach(['Stranger']))
    })
    await rm(join(profileDir, 'journal'), { recursive: true })
    await cp(join(other, 'journal'), join(profileDir, 'journal'), { recursive: true })
    await onPage(profileDir, async (page) => {
      expect(await page.evaluate(() => window.faults.inspect())).toMatchObject({ kind: 'diverged' })
      const answer = await page.evaluate((secret) => window.faults.unlock(secret), passphrase)
      expect(answer).toMatchObject({ ok: false, error: { code: 'vault/diverged' } })
    })
  })
})
