// Safekeeping beside the command `age`: a backup of a large practice with a large file in it, how much memory that and the file take,
// and how soon a note is there. The command encrypts as many bytes in the same run.
import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { finished } from 'node:stream/promises'
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ageKeys, chooseBackup, readAndCompare, typeKey, type AgeKeys } from '../backups.ts'
import type { Host } from '../hosts/host.ts'
import { paintedAfterPress, unlock } from './screens.ts'
import { lineOf, median, type Line } from './table.ts'

type MemoryOf = (host: Host) => Promise<number>
type Ask = <T>(host: Host, name: string, ...args: unknown[]) => Promise<T>

/** `BENCH_FULL=1`: as much as a career leaves, with 50,000 mails and a file of 500 MB. Filling it takes minutes. */
const isFull = process.env.BENCH_FULL === '1'
const mailsInAll = 50_000
const fileMegabytes = isFull ? 500 : 200
const notes = 40
/** Between two looks at the memory, ms. */
const lookEvery = 100

export async function measureSafekeeping(
  withHost: <T>(work: (host: Host) => Promise<T>) => Promise<T>,
  ask: Ask,
  memoryOf: MemoryOf,
  runs: number,
): Promise<Line[]> {
  const keys = await mkdtemp(join(tmpdir(), 'bench-keys-'))
  try {
    const made = await withHost(async (host) => {
      await openVault(host, async () => {
        await ask(host, 'fill', 'day')
        if (isFull) {
          await ask(host, 'open')
          await ask(host, 'fillMails', mailsInAll)
        }
      })
      const opened = await measureNotesOpening(host, runs)
      const file = await measureFile(host, keys, memoryOf)
      const backup = await measureBackups(host, keys, memoryOf, Math.max(2, Math.ceil(runs / 5)))
      return { ...backup, lines: [...opened, ...file, ...backup.lines] }
    })
    const restored = await withHost(async (host) => {
      await openVault(host, () => ask(host, 'create'))
      return measureRestore(host, made, memoryOf)
    })
    return [...made.lines, ...restored]
  } finally {
    await rm(keys, { recursive: true, force: true })
  }
}

/** Has a vault made by the page of the bench, and opens it in the program. */
async function openVault(host: Host, make: () => Promise<unknown>): Promise<void> {
  const { page, origin } = host
  page.setDefaultTimeout(isFull ? 1_200_000 : 300_000)
  await page.goto('about:blank')
  await page.goto(`${origin}/#vault-page`)
  await page.waitForFunction(() => 'bench' in window)
  await make()
  await page.goto('about:blank')
  await page.goto(`${origin}/`)
  await unlock(host)
}

async function measureNotesOpening({ page, origin, ...rest }: Host, runs: number): Promise<Line[]> {
  for (let index = 0; index < notes; index += 1) {
    await page.goto(`${origin}/#/notes/new`)
    await page.getByLabel('Title').fill(`Note ${index}`)
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('heading', { name: 'Notes', level: 1 }).waitFor()
  }
  const times: number[] = []
  for (let turn = 0; turn < runs + 2; turn += 1) {
    await page.goto(`${origin}/#/notes`)
    const link = page.getByRole('link', { name: `Note ${turn % notes}`, exact: true })
    await link.waitFor()
    const painted = paintedAfterPress({ page, origin, ...rest }, 'input[maxlength="500"]')
    await link.click()
    times.push(await painted)
  }
  // The first ones load the screen's own code.
  const warm = times.slice(2)
  return [lineOf('open a note', warm, { of: '50 ms', value: median(warm) / 50, atMost: 1 })]
}

async function timeOf(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const megabytes = (what: string, extra: number, atMost: number): Line => ({
  what,
  p50: extra,
  ratio: { of: `${atMost} MB`, value: extra / atMost, atMost: 1 },
})

/** The highest memory while something is done, above what it was before, in MB. */
async function memoryDuring(host: Host, memoryOf: MemoryOf, work: () => Promise<void>): Promise<number> {
  const before = await memoryOf(host)
  let highest = before
  const over = new AbortController()
  const watching = (async () => {
    for (;;) {
      highest = Math.max(highest, await memoryOf(host))
      if (over.signal.aborted) return
      await new Promise((resolve) => setTimeout(resolve, lookEvery))
    }
  })()
  await work()
  over.abort()
  await watching
  return highest - before
}

async function measureFile(host: Host, keys: string, memoryOf: MemoryOf): Promise<Line[]> {
  const { page, origin } = host
  const path = join(keys, 'large.pdf')
  await writeRandom(path, fileMegabytes * 1024 * 1024)
  await page.goto(`${origin}/#/notes/new`)
  await page.getByLabel('Title').fill('With a large file')
  await page.getByText('Saved', { exact: true }).waitFor()
  const button = page.getByRole('button', { name: 'Open “large.pdf”' })
  let sealing = 0
  const sealed = await memoryDuring(host, memoryOf, async () => {
    sealing = await timeOf(async () => {
      await page.getByLabel('Files to keep').setInputFiles(path)
      await button.waitFor()
    })
  })
  let opening = 0
  const shown = await memoryDuring(host, memoryOf, async () => {
    opening = await timeOf(async () => {
      await button.click()
      await page.locator('button[aria-label="Open “large.pdf”"]:not([data-loading])').waitFor()
    })
  })
  return [
    { what: `seal a file of ${fileMegabytes} MB into the vault`, p50: sealing },
    megabytes('  memory above before, MB', sealed, 100),
    { what: '  open it as a copy', p50: opening },
    megabytes('  memory above before, MB', shown, 100),
  ]
}

async function writeRandom(path: string, bytes: number): Promise<void> {
  const out = createWriteStream(path)
  for (let left = bytes; left > 0; left -= 1024 * 1024) out.write(randomBytes(Math.min(left, 1024 * 1024)))
  out.end()
  await finished(out)
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function measureBackups(
  host: Host,
  keys: string,
  memoryOf: MemoryOf,
  rounds: number,
): Promise<{ lines: Line[]; file: string; key: AgeKeys }> {
  const { page, origin } = host
  const key = await ageKeys(keys)
  // A file that is written as the mentor's would be, in the browser's own part of the profile: no dialog opens here.
  await page.evaluate(() => {
    window.showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory()
      return folder.getFileHandle('backup.age', { create: true })
    }
  })
  await page.goto(`${origin}/#/settings/backup`)
  const now = part(page, 'Back up now')
  await now.getByText('With a public key').click()
  await now.getByLabel('Public key of age').fill(key.recipient)
  const made = page.getByText(/Backed up [\d,]+ records/)
  const backUp = async () => {
    await now.getByRole('button', { name: 'Save a backup…' }).click()
    await made.waitFor()
  }
  const forget = async () => {
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).first().click()
    await made.waitFor({ state: 'hidden' })
  }
  const ours: number[] = []
  const theirs: number[] = []
  let size = 0
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timeOf(backUp))
    await forget()
    size = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory()
      return (await (await folder.getFileHandle('backup.age')).getFile()).size
    })
    const plain = join(keys, 'plain')
    await writeRandom(plain, size)
    theirs.push(await timeOf(() => execFileSync('age', ['-r', key.recipient, '-o', join(keys, 'theirs.age'), plain])))
    await rm(plain)
  }
  // Looking at the memory takes its time, so it has a round of its own.
  const extra = await memoryDuring(host, memoryOf, backUp)
  await forget()
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const [download] = await Promise.all([page.waitForEvent('download'), backUp()])
  const file = join(keys, 'ours.age')
  await download.saveAs(file)
  const lines = [
    lineOf(`a backup of ${(size / 1024 / 1024).toFixed(0)} MB, written and read back`, ours, {
      of: '`age` encrypting as many bytes',
      value: median(ours) / median(theirs),
      atMost: 2,
    }),
    lineOf('  `age` to a file', theirs),
    megabytes('  memory above idle, MB', extra, 150),
  ]
  return { lines, file, key }
}

/** Into a vault of its own that is empty: read and compared once, then taken in. */
async function measureRestore(
  { page, origin, ...rest }: Host,
  { file, key }: { file: string; key: AgeKeys },
  memoryOf: MemoryOf,
): Promise<Line[]> {
  const host = { page, origin, ...rest }
  await page.goto(`${origin}/#/settings/backup`)
  await chooseBackup(page, file)
  await typeKey(page, key.identity)
  const times: number[] = []
  const extra = await memoryDuring(host, memoryOf, async () => {
    await readAndCompare(page)
    const take = page.getByRole('button', { name: /^Take in / })
    times.push(await timeOf(() => take.waitFor()))
    await take.click()
    times.push(await timeOf(() => page.getByText(/Taken in: [\d,]+ added/).waitFor()))
  })
  const [read = 0, taken = 0] = times
  const theirs = await timeOf(() => execFileSync('age', ['-d', '-i', key.file, '-o', `${file}.tar`, file]))
  return [
    {
      what: 'the same read and compared',
      p50: read,
      ratio: { of: '`age -d` to a file', value: read / theirs, atMost: 2 },
    },
    { what: '  taken into an empty vault', p50: taken, ratio: { of: 'the same', value: taken / theirs, atMost: 2 } },
    { what: '  `age -d` to a file', p50: theirs },
    megabytes('  memory above idle, MB', extra, 150),
  ]
}
