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
import type { Host } from '../hosts/host.ts'
import { paintedAfterPress, unlock } from './screens.ts'
import { lineOf, median, type Line } from './table.ts'

type Ask = <T>(host: Host, name: string, ...args: unknown[]) => Promise<T>

const fileMegabytes = 200
const notes = 40
/** Between two looks at the memory, ms. */
const lookEvery = 100

export async function measureSafekeeping(
  host: Host,
  ask: Ask,
  memoryOf: (host: Host) => Promise<number>,
  runs: number,
): Promise<Line[]> {
  const { page, origin } = host
  page.setDefaultTimeout(300_000)
  await page.goto('about:blank')
  await page.goto(`${origin}/#vault-page`)
  await page.waitForFunction(() => 'bench' in window)
  await ask(host, 'fill', 'day')
  await page.goto('about:blank')
  await page.goto(`${origin}/`)
  await unlock(host)
  const keys = await mkdtemp(join(tmpdir(), 'bench-keys-'))
  try {
    const opened = await measureNotesOpening(host, runs)
    const file = await measureFile(host, keys, memoryOf)
    const backup = await measureBackups(host, keys, memoryOf, Math.max(2, Math.ceil(runs / 5)))
    return [...opened, ...file, ...backup]
  } finally {
    await rm(keys, { recursive: true, force: true })
  }
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

/** The highest memory while something is done, above what it was before, in MB. */
async function memoryDuring(
  host: Host,
  memoryOf: (host: Host) => Promise<number>,
  work: () => Promise<void>,
): Promise<{ ms: number; extra: number }> {
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
  const from = performance.now()
  await work()
  const ms = performance.now() - from
  over.abort()
  await watching
  return { ms, extra: highest - before }
}

async function measureFile(host: Host, keys: string, memoryOf: (host: Host) => Promise<number>): Promise<Line[]> {
  const { page, origin } = host
  const path = join(keys, 'large.pdf')
  await writeRandom(path, fileMegabytes * 1024 * 1024)
  await page.goto(`${origin}/#/notes/new`)
  await page.getByLabel('Title').fill('With a large file')
  await page.getByText('Saved', { exact: true }).waitFor()
  const button = page.getByRole('button', { name: 'Open “large.pdf”' })
  const sealed = await memoryDuring(host, memoryOf, async () => {
    await page.getByLabel('Files to keep').setInputFiles(path)
    await button.waitFor()
  })
  const shown = await memoryDuring(host, memoryOf, async () => {
    await button.click()
    await page.locator('button[aria-label="Open “large.pdf”"]:not([data-loading])').waitFor()
  })
  const megabytes = (what: string, extra: number): Line => ({
    what,
    p50: extra,
    ratio: { of: '100 MB', value: extra / 100, atMost: 1 },
  })
  return [
    { what: `seal a file of ${fileMegabytes} MB into the vault`, p50: sealed.ms },
    megabytes('  memory above before, MB', sealed.extra),
    { what: '  open it as a copy', p50: shown.ms },
    megabytes('  memory above before, MB', shown.extra),
  ]
}

async function writeRandom(path: string, bytes: number): Promise<void> {
  const out = createWriteStream(path)
  for (let left = bytes; left > 0; left -= 1024 * 1024) out.write(randomBytes(Math.min(left, 1024 * 1024)))
  out.end()
  await finished(out)
}

async function measureBackups(
  host: Host,
  keys: string,
  memoryOf: (host: Host) => Promise<number>,
  rounds: number,
): Promise<Line[]> {
  const { page, origin } = host
  const key = join(keys, 'key.txt')
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' })
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim()
  // A file that is written as the mentor's would be, in the browser's own part of the profile: no dialog opens here.
  await page.evaluate(() => {
    window.showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory()
      return folder.getFileHandle('backup.age', { create: true })
    }
  })
  await page.goto(`${origin}/#/settings/backup`)
  const now = page.getByRole('region', { name: 'Back up now', exact: true })
  await now.getByText('With a public key').click()
  await now.getByLabel('Public key of age').fill(recipient)
  const ours: number[] = []
  const theirs: number[] = []
  let extra = 0
  let size = 0
  for (let round = 0; round < rounds; round += 1) {
    const made = page.getByText(/Backed up [\d,]+ records/)
    const done = await memoryDuring(host, memoryOf, async () => {
      await now.getByRole('button', { name: 'Save a backup…' }).click()
      await made.waitFor()
    })
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).first().click()
    await made.waitFor({ state: 'hidden' })
    size = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory()
      return (await (await folder.getFileHandle('backup.age')).getFile()).size
    })
    const plain = join(keys, 'plain')
    await writeRandom(plain, size)
    const from = performance.now()
    execFileSync('age', ['-r', recipient, '-o', join(keys, 'theirs.age'), plain])
    theirs.push(performance.now() - from)
    ours.push(done.ms)
    extra = Math.max(extra, done.extra)
  }
  const speed = median(theirs) / median(ours)
  return [
    lineOf(`a backup of ${(size / 1024 / 1024).toFixed(0)} MB, written and read back`, ours, {
      of: '`age` encrypting as many bytes',
      value: 1 / speed,
      atMost: 2,
    }),
    lineOf('  `age` to a file', theirs),
    { what: '  memory above idle, MB', p50: extra, ratio: { of: '150 MB', value: extra / 150, atMost: 1 } },
  ]
}
