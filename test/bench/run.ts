// `npm run bench`: the numbers of the product beside its peers, interleaved in one run, in a real Chromium. Prints tables
// with ratios; what counts are the ratios, because machines differ and are noisy. Never fails on a time.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { openChromiumHost } from '../hosts/chromium.ts'
import type { Host } from '../hosts/host.ts'
import { lineOf, median, percentile, printed, type Line } from './table.ts'
import { measureAssessments } from './assessments.ts'
import { measureMails, measureTaking, measureThread } from './mails.ts'
import { measureMeetingFiles } from './meeting-files.ts'
import { measureNotes } from './notes.ts'
import { measureSafekeeping } from './safekeeping.ts'
import { measureScreens } from './screens.ts'
import { measureSending } from './sending.ts'

const runs = Number(process.env.BENCH_RUNS ?? '20')
const saves = runs * 3
const query = 'thesis chapter'

type Page = 'vault-page' | 'encrypted-page'

async function goto(host: Host, page: Page): Promise<void> {
  await host.page.goto('about:blank')
  await host.page.goto(`${host.origin}/#${page}`)
  await host.page.waitForFunction(() => 'bench' in window)
}

async function ask<T>(host: Host, name: string, ...args: unknown[]): Promise<T> {
  // The one cast of this file: what a function of the page answers is known where it is asked.
  return (await host.page.evaluate(
    ([called, given]) => {
      const bench: unknown = Reflect.get(window, 'bench')
      if (typeof bench !== 'object' || bench === null) throw new TypeError('no bench in this page')
      const operation: unknown = Reflect.get(bench, called)
      if (typeof operation !== 'function') throw new TypeError(`no ${called} in this page`)
      return operation.call(bench, ...given) as unknown
    },
    [name, args] as const,
  )) as T
}

async function withProfile<T>(work: (profileDir: string) => Promise<T>): Promise<T> {
  const profileDir = await mkdtemp(join(tmpdir(), 'telemachus-bench-'))
  try {
    return await work(profileDir)
  } finally {
    await rm(profileDir, { recursive: true, force: true })
  }
}

function withHost<T>(work: (host: Host) => Promise<T>): Promise<T> {
  return withProfile((profileDir) => onProfile(profileDir, work))
}

/** A browser of its own, so that nothing of an earlier one is in its memory. */
async function onProfile<T>(profileDir: string, work: (host: Host) => Promise<T>): Promise<T> {
  const host = await openChromiumHost({
    profileDir,
    headless: true,
    rendererDir: 'out/bench',
    viewport: { width: 1280, height: 800 },
  })
  try {
    return await work(host)
  } finally {
    await host.close()
  }
}

interface Reading {
  roster: number[]
  usable: number[]
  plain: number[]
  plainSearched: number[]
  rows: number[]
  encrypted: number[]
  save: number[]
  savePlain: number[]
  memory: { blank: number; open: number }
}

/** Resident memory of the page's process and of all its workers, in MB (proportional set size). */
async function pageMemory(host: Host): Promise<number> {
  const browser = host.context.browser()
  if (browser === null) throw new Error('the host has no browser')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  let kilobytes = 0
  for (const { id, type } of processInfo) {
    if (type !== 'renderer') continue
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  }
  return kilobytes / 1024
}

async function measureTier(tier: 'M' | 'L', rounds: number): Promise<Reading> {
  return withHost(async (host) => {
    const reading: Reading = {
      roster: [],
      usable: [],
      plain: [],
      plainSearched: [],
      rows: [],
      encrypted: [],
      save: [],
      savePlain: [],
      memory: { blank: 0, open: 0 },
    }
    await goto(host, 'vault-page')
    reading.memory.blank = await pageMemory(host)
    await ask(host, 'fill', tier)
    await goto(host, 'encrypted-page')
    await ask(host, 'fillEncrypted', tier)
    const perRound = Math.ceil(rounds / 4)
    for (let round = 0; round < 4; round++) {
      await goto(host, 'vault-page')
      await ask(host, 'know', tier)
      for (let turn = 0; turn < perRound; turn++) {
        const ours = await ask<{ rosterMs: number; searchMs: number; found: number }>(host, 'unlock', query)
        reading.roster.push(ours.rosterMs)
        reading.usable.push(ours.searchMs)
        const plain = await ask<{ readMs: number; searchedMs: number }>(host, 'readPlain', query)
        reading.plain.push(plain.readMs)
        reading.plainSearched.push(plain.searchedMs)
        reading.rows.push(await ask<number>(host, 'readSealedRows'))
      }
      await goto(host, 'encrypted-page')
      for (let turn = 0; turn < perRound; turn++) reading.encrypted.push(await ask<number>(host, 'readEncrypted'))
    }
    await goto(host, 'vault-page')
    await ask(host, 'know', tier)
    await ask(host, 'open')
    reading.memory.open = await pageMemory(host)
    for (let index = 0; index < saves; index++) {
      reading.save.push(await ask<number>(host, 'save', index))
      reading.savePlain.push(await ask<number>(host, 'savePlain', index))
    }
    await ask(host, 'close')
    return reading
  })
}

function tierLines(tier: string, reading: Reading): Line[] {
  const usable = median(reading.usable)
  return [
    lineOf(`roster after unlocking (less the KDF)`, reading.roster),
    lineOf(`… and a first search answered`, reading.usable, {
      of: 'plain toArray()',
      value: usable / median(reading.plain),
      atMost: 1,
    }),
    lineOf(`  plain Dexie toArray()`, reading.plain),
    lineOf(`  plain Dexie toArray() and a scan`, reading.plainSearched),
    lineOf(`  one sealed row per record`, reading.rows),
    lineOf(`  dexie-encrypted`, reading.encrypted, {
      of: 'dexie-encrypted (ours / theirs)',
      value: usable / median(reading.encrypted),
      atMost: 0.35,
    }),
    lineOf(`save 4 kB until "Saved"`, reading.save, {
      of: 'plain strict put',
      value: median(reading.save) / median(reading.savePlain),
      atMost: 2.5,
    }),
    lineOf(`  plain Dexie strict put`, reading.savePlain),
    {
      what: `memory of the page, open, MB`,
      p50: reading.memory.open,
      note: `${reading.memory.blank.toFixed(0)} MB with nothing open (tier ${tier})`,
    },
  ]
}

async function measureImport(): Promise<Line[]> {
  const rows = 10_000
  const ours: number[] = []
  const plain: number[] = []
  const gaps: number[] = []
  for (let turn = 0; turn < runs; turn++)
    await withHost(async (host) => {
      await goto(host, 'vault-page')
      await ask(host, 'create')
      const first = turn % 2 === 0
      if (first) plain.push(await ask<number>(host, 'bulkAddPlain', rows))
      const result = await ask<{ ms: number; added: number; longestGapMs: number }>(host, 'importList', rows)
      if (result.added !== rows) throw new Error(`${result.added} of ${rows} rows were imported`)
      ours.push(result.ms)
      gaps.push(result.longestGapMs)
      if (!first) plain.push(await ask<number>(host, 'bulkAddPlain', rows))
    })
  return [
    lineOf(`import ${rows} rows of CSV`, ours, {
      of: 'plain bulkAdd of the parsed rows',
      value: median(ours) / median(plain),
      atMost: 1,
    }),
    lineOf(`  plain Dexie bulkAdd`, plain),
    lineOf(`  longest time between two reports`, gaps, { of: '100 ms', value: median(gaps) / 100, atMost: 1 }),
  ]
}

async function measureSearch(): Promise<Line[]> {
  return withHost(async (host) => {
    await goto(host, 'vault-page')
    await ask(host, 'fill', 'M')
    await ask(host, 'open')
    const { ms, different } = await ask<{ ms: number[]; different: number }>(host, 'type', 10 * runs)
    return [
      lineOf('search per keystroke at M', ms, { of: '16 ms at p95', value: percentile(ms, 0.95) / 16, atMost: 1 }),
      { what: '  answers that differ from a linear scan', p50: different },
    ]
  })
}

/** Two thousand mentees, twenty thousand meetings: what a peer without a worker would have to read each time. */
async function measureDay(): Promise<Line[]> {
  return withHost(async (host) => {
    await goto(host, 'vault-page')
    await ask(host, 'fill', 'day')
    await ask(host, 'open')
    const ours: number[] = []
    const plain: number[] = []
    for (let turn = 0; turn < runs; turn++) {
      ours.push(await ask<number>(host, 'today'))
      plain.push((await ask<{ readMs: number }>(host, 'readPlain', query)).readMs)
    }
    return [
      lineOf('the page of the day', ours, { of: '200 ms', value: median(ours) / 200, atMost: 1 }),
      lineOf('  plain Dexie toArray()', plain),
    ]
  })
}

await build({ configFile: 'test/bench/vite.config.ts' })
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
console.log(`Telemachus ${commit}, ${runs} runs of each, medians; milliseconds unless said otherwise`)
/** Only the part whose title begins so; all of them unless told otherwise. */
const only = process.env.BENCH_ONLY ?? ''

async function part(title: string, measure: () => Promise<Line[]>): Promise<void> {
  if (title.startsWith(only)) console.log(printed(title, await measure()))
}

async function measureTiers(): Promise<void> {
  const medium = await measureTier('M', runs)
  console.log(printed('Tier M: 300 mentees, 10,000 records', tierLines('M', medium)))
  if (process.env.BENCH_TIER === 'M') return
  const large = await measureTier('L', Math.max(4, Math.ceil(runs / 4)))
  console.log(printed('Tier L: 3,000 mentees, 100,000 records', tierLines('L', large)))
  const growth = (what: keyof Omit<Reading, 'memory'>, atMost: number): Line => ({
    what,
    p50: median(large[what]),
    ratio: { of: 'M', value: median(large[what]) / median(medium[what]), atMost },
  })
  console.log(
    printed('Growth from M to L', [
      growth('roster', 3),
      growth('usable', 10),
      growth('plain', 10),
      growth('save', 1.1),
    ]),
  )
}

await part('Import', measureImport)
await part('Search', measureSearch)
await part('Screens', () => withHost((host) => measureScreens(host, ask, runs)))
await part('Assessments: 2,000 mentees, 20,000 meetings, 10,000 assessments', () =>
  withHost((host) => measureAssessments(host, ask, runs)),
)
await part('Notes', () => withHost((host) => measureNotes(host, ask, runs)))
await part('Safekeeping: 2,000 mentees, 20,000 meetings, a large file', () =>
  measureSafekeeping(withHost, ask, pageMemory, runs),
)
await part('Meeting files', () => withHost((host) => measureMeetingFiles(host, ask, runs)))
await part('Mail', async () => [
  ...(await measureTaking(withHost, ask, runs)),
  ...(await withProfile((profileDir) => measureMails((work) => onProfile(profileDir, work), ask, pageMemory, runs))),
  ...(await withHost((host) => measureThread(host, ask, runs))),
  ...(await measureSending(Math.max(1, Math.ceil(runs / 10)))),
])
await part('The day: 2,000 mentees, 20,000 meetings', measureDay)
if ('Tiers'.startsWith(only)) await measureTiers()
