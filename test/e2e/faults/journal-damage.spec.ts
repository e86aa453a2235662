// The journal is cut, edited, taken away or made unwritable, while the program is closed and while it runs: the mentor is
// told, nothing that was acknowledged is lost, and saving goes on when the journal is mended.
import { readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, unlocked } from './vault-page.ts'

const journal = (profileDir: string): string => join(profileDir, 'journal')
const store = (profileDir: string): string => join(profileDir, 'chromium', 'Default', 'IndexedDB')

async function segment(profileDir: string): Promise<string> {
  const names = (await readdir(journal(profileDir))).filter((name) => name.startsWith('segment-'))
  return join(journal(profileDir), names.sort().at(-1) ?? '')
}

async function flipMiddle(path: string): Promise<void> {
  const bytes = await readFile(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}

/** While the program is closed: what happens to the journal, and what the vault says on opening. */
const damages: { name: string; damage: (profileDir: string) => Promise<void>; says: string[] }[] = [
  {
    name: 'cut short',
    damage: async (profileDir) => truncate(await segment(profileDir), (await stat(await segment(profileDir))).size - 9),
    says: [],
  },
  {
    name: 'edited in the middle',
    damage: async (profileDir) => flipMiddle(await segment(profileDir)),
    says: ['journal-damaged'],
  },
  { name: 'emptied', damage: async (profileDir) => truncate(await segment(profileDir), 0), says: ['journal-damaged'] },
  {
    name: 'taken away',
    damage: (profileDir) => rm(journal(profileDir), { recursive: true }),
    says: ['journal-missing'],
  },
]

for (const { name, damage, says } of damages)
  test(`a journal that was ${name} is mended, and can then replace a lost database`, async ({
    profileDir,
    golden,
    onPage,
  }) => {
    await damage(profileDir)
    await onPage(profileDir, async (page) => {
      const found = await unlocked(page)
      expect(found.names).toEqual(golden.names)
      expect(found.notices).toEqual(says)
      expect(await page.evaluate(() => window.faults.saveEach(['After']))).toBeNull()
    })
    await rm(store(profileDir), { recursive: true })
    await onPage(profileDir, async (page) => {
      const found = await unlocked(page)
      expect(found.state).toMatchObject({ kind: 'locked', source: 'journal' })
      expect(found.names).toEqual(['After', ...golden.names])
    })
  })

test('a journal that cannot be written at the start lets everything be read, and mends itself when it can', async ({
  profileDir,
  golden,
  onPage,
}) => {
  const aside = join(profileDir, 'elsewhere')
  await rename(journal(profileDir), aside)
  // A file in the place of the folder: nobody can write into it, not even an administrator.
  await writeFile(journal(profileDir), '')
  await onPage(profileDir, async (page) => {
    const found = await unlocked(page)
    expect(found.names).toEqual(golden.names)
    const health = await page.evaluate(() => window.faults.health())
    expect(health.journal.state).not.toBe('ok')
    expect(await page.evaluate(() => window.faults.saveEach(['Refused']))).toBe('vault/journal-unwritable')
    await rm(journal(profileDir))
    await rename(aside, journal(profileDir))
    expect(await page.evaluate(() => window.faults.saveEach(['Mended']))).toBeNull()
    expect(await page.evaluate(() => window.faults.names())).toEqual(
      expect.arrayContaining(['Mended', ...golden.names]),
    )
  })
  await onPage(profileDir, async (page) => {
    expect((await unlocked(page)).names).toEqual(expect.arrayContaining(['Mended', ...golden.names]))
  })
})

test('a journal that is replaced by a file at run time stops saving by name until it is back', async ({
  profileDir,
  golden,
  onPage,
}) => {
  const aside = join(profileDir, 'elsewhere')
  await onPage(profileDir, async (page) => {
    await unlocked(page)
    await rename(journal(profileDir), aside)
    await writeFile(journal(profileDir), '')
    for (const name of ['Refused', 'Refused again'])
      expect(await page.evaluate((one) => window.faults.saveEach([one]), name)).toBe('vault/journal-unwritable')
    expect(await page.evaluate(() => window.faults.names())).toEqual(expect.arrayContaining(golden.names))
    await rm(journal(profileDir))
    await rename(aside, journal(profileDir))
    expect(await page.evaluate(() => window.faults.saveEach(['Mended']))).toBeNull()
  })
  await onPage(profileDir, async (page) => {
    const found = await unlocked(page)
    expect(found.names).toEqual(expect.arrayContaining(['Mended', ...golden.names]))
    expect(found.notices).toEqual([])
  })
})

test('a journal that is gone at run time is said once and then written anew', async ({
  profileDir,
  golden,
  onPage,
}) => {
  await onPage(profileDir, async (page) => {
    await unlocked(page)
    await rm(journal(profileDir), { recursive: true })
    expect(await page.evaluate(() => window.faults.saveEach(['Refused']))).toBe('vault/journal-unwritable')
    expect(await page.evaluate(() => window.faults.saveEach(['Saved']))).toBeNull()
  })
  await rm(store(profileDir), { recursive: true })
  await onPage(profileDir, async (page) => {
    expect((await unlocked(page)).names).toEqual(expect.arrayContaining(['Saved', ...golden.names]))
  })
})

test('a journal that is cut and edited at run time loses nothing', async ({ profileDir, golden, onPage }) => {
  await onPage(profileDir, async (page) => {
    await unlocked(page)
    const path = await segment(profileDir)
    await truncate(path, (await stat(path)).size - 5)
    await page.evaluate(() => window.faults.saveEach(['One']))
    await flipMiddle(await segment(profileDir))
    await page.evaluate(() => window.faults.saveEach(['Two', 'Three']))
    expect(await page.evaluate(() => window.faults.saveEach(['Four']))).toBeNull()
  })
  await onPage(profileDir, async (page) => {
    expect((await unlocked(page)).names).toEqual(expect.arrayContaining(['Four', ...golden.names]))
  })
})
