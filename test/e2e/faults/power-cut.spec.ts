// The power of the whole computer is cut: before each fdatasync of the journal the profile is copied as the disk may then have it, with
// what was not yet synced dropped, cut anywhere, or full of zeros or noise, in the journal and in the browser's database. Opened from
// any of these copies, everything that had said "Saved" is there, nothing is invented, and nothing is refused.
import { randomBytes } from 'node:crypto'
import { cp, open, readdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { realDisk, type Disk } from '../../../electron/services/journal/disk.ts'
import { times } from '../../faults.ts'
import { withProfile } from '../fixtures.ts'
import { expect, passphrase, test, unlocked } from './vault-page.ts'

/** A moment at which the power might go. */
interface Moment {
  folder: string
  /** What had said "Saved" by then. */
  saved: string[]
  /** Path within the profile → how many bytes of it are on the platters for sure. */
  synced: Map<string, number>
}

/** The real disk; `before` is called ahead of every sync with the sizes up to which files are synced. */
function watched(before: (synced: ReadonlyMap<string, number>) => Promise<void>): Disk {
  const synced = new Map<string, number>()
  return {
    ...realDisk,
    async open(path, how) {
      const file = await realDisk.open(path, how)
      if (how === 'replace') synced.set(path, 0)
      else if (!synced.has(path)) synced.set(path, (await file.identity()).size)
      return {
        ...file,
        async sync() {
          await before(synced)
          await file.sync()
          synced.set(path, (await file.identity()).size)
        },
      }
    },
    async rename(from, to) {
      await realDisk.rename(from, to)
      synced.set(to, synced.get(from) ?? 0)
      synced.delete(from)
    },
  }
}

const logsOf = async (profileDir: string): Promise<string[]> => {
  const store = join('chromium', 'Default', 'IndexedDB')
  const names = await readdir(join(profileDir, store), { recursive: true })
  return names.filter((name) => name.endsWith('.log')).map((name) => join(store, name))
}

const tails = ['dropped', 'cut', 'zeros', 'noise', 'whole'] as const
type Tail = (typeof tails)[number]

/** What a disk may hold of the bytes from `from` on, which were written and not synced. */
async function spoil(path: string, from: number, tail: Tail): Promise<void> {
  const { size } = await stat(path)
  if (size <= from || tail === 'whole') return
  const place = from + Math.floor(Math.random() * (size - from))
  if (tail === 'dropped') return truncate(path, from)
  if (tail === 'cut') return truncate(path, place)
  const file = await open(path, 'r+')
  try {
    const length = size - place
    await file.write(tail === 'zeros' ? Buffer.alloc(length) : randomBytes(length), 0, length, place)
  } finally {
    await file.close()
  }
}

const sizesOf = async (profileDir: string, paths: readonly string[]): Promise<Map<string, number>> =>
  new Map(await Promise.all(paths.map(async (path) => [path, (await stat(join(profileDir, path))).size] as const)))

test('the newest state that said "Saved" comes back after a power cut at any fdatasync', async ({ onPage }) => {
  const rounds = times({ small: 6, full: 150 })
  test.setTimeout(120_000 + rounds * 20_000)
  await withProfile(async (folder) => {
    const profileDir = join(folder, 'profile')
    const moments: Moment[] = []
    const saved: string[] = []
    const tried: string[] = []
    let isWatching = false
    /** The database's logs as they were at the moment before: what came since may not be on the platters. */
    let logs = new Map<string, number>()
    const disk = watched(async (synced) => {
      if (!isWatching) return
      const copy = join(folder, `moment-${moments.length}`)
      const known = new Map([...synced].map(([path, size]) => [path.slice(profileDir.length + 1), size]))
      for (const [path, size] of logs) known.set(path, size)
      logs = await sizesOf(profileDir, await logsOf(profileDir))
      await cp(profileDir, copy, { recursive: true, filter: (path) => !/Singleton|Cache/u.test(path) })
      moments.push({ folder: copy, saved: [...saved], synced: known })
    })
    await onPage(
      profileDir,
      async (page) => {
        await page.exposeFunction('acknowledged', (what: string) => saved.push(what))
        await page.evaluate((secret) => window.faults.create(secret), passphrase)
        isWatching = true
        const save = async (names: string[]) => {
          tried.push(...names)
          expect(await page.evaluate((all) => window.faults.saveEach(all, 'kept '.repeat(100)), names)).toBeNull()
        }
        await save(Array.from({ length: 12 }, (_, index) => `Before ${index}`))
        await page.evaluate(() => window.faults.writeJournalAnew())
        await save(Array.from({ length: 12 }, (_, index) => `After ${index}`))
        isWatching = false
      },
      { ports: { journal: { disk } } },
    )
    // One for each save, and more while the journal is written anew.
    expect(moments.length).toBeGreaterThan(24)
    const figures = new Map<string, number>()
    for (let round = 0; round < rounds; round += 1) {
      const moment = moments[Math.floor(((round + Math.random()) / rounds) * moments.length)]
      if (moment === undefined) continue
      await withProfile(async (spoiled) => {
        await cp(moment.folder, spoiled, { recursive: true })
        const tail = tails[round % tails.length] ?? 'whole'
        for (const path of await readdir(spoiled, { recursive: true })) {
          const from = moment.synced.get(path)
          if (from !== undefined) await spoil(join(spoiled, path), from, tail)
        }
        await test.step(`${moment.folder.slice(folder.length + 1)}, tails ${tail}`, () =>
          onPage(spoiled, async (page) => {
            const found = await unlocked(page)
            expect(moment.saved.filter((name) => !found.names.includes(name))).toEqual([])
            expect(found.names.filter((name) => !tried.includes(name))).toEqual([])
            expect(await page.evaluate(() => window.faults.saveEach(['Saved afterwards']))).toBeNull()
            const what = found.notices.length === 0 ? 'quietly' : found.notices.join(' and ')
            figures.set(what, (figures.get(what) ?? 0) + 1)
          }))
      })
    }
    const words = [...figures].map(([what, count]) => `${count} ${what}`).join(', ')
    console.log(`${rounds} power cuts at ${moments.length} moments: everything saved came back (${words})`)
  })
})
