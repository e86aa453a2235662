// The journal under faults: cut at every byte, flipped at every byte, stopped between any two steps, on a disk that is
// full or refuses. What was acknowledged stays, what was not is whole or absent, and nothing is invented.
import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Journal } from '../../../electron/services/journal.ts'
import { realDisk } from '../../../electron/services/journal/disk.ts'
import type { Disk, OpenFile } from '../../../electron/services/journal/disk.ts'
import { NamedError } from '../../../shared/result.ts'
import { times } from '../../faults.ts'
import { appendAll, bytes, codeOf, frameTexts, headAfter, openJournal, readAll, segmentFile } from './journal-driver.ts'
import { inFolder, temporaryFolder } from './temporary.ts'

const payload = fc.uint8Array({ maxLength: 400 }).map((value) => new Uint8Array(value))

test('what was appended is read back, in any sizes, over any restarts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(payload, fc.boolean()), { maxLength: 12 }), (steps) =>
      inFolder(async (profile) => {
        let journal = openJournal(profile)
        for (const [index, [one, restart]] of steps.entries()) {
          await journal.append({ first: index + 1, last: index + 1, payload: one })
          if (!restart) continue
          await journal.close()
          journal = openJournal(profile)
        }
        const written = steps.map(([one]) => one)
        expect((await readAll(journal)).map((entry) => entry.payload)).toEqual(written)
        if (written.length > 0) expect(await journal.inspect()).toMatchObject({ state: 'ok', head: headAfter(written) })
        await journal.close()
      }),
    ),
    { numRuns: times({ small: 30, full: 500 }) },
  )
})

/** A journal of a snapshot with two parts and three frames, and its segment's bytes. */
async function sample(profile: string) {
  const journal = openJournal(profile)
  const head = { last: 7, chain: new Uint8Array(32).fill(9) }
  await journal.begin({ head })
  await journal.part({ payload: bytes('part one') })
  await journal.part({ payload: bytes('part two') })
  await journal.finish({ parts: 2 })
  await appendAll(journal, ['eight', 'nine', 'ten'].map(bytes), 8)
  const whole = await readAll(journal)
  await journal.close()
  const path = segmentFile(profile)
  return { path, content: await readFile(path), whole }
}

/** Every byte in a full run, every third one otherwise: records and their heads are all longer than that. */
const stride = times({ small: 3, full: 1 })

test('cut at any byte it reads a prefix, says so, and never invents', async () => {
  const profile = await temporaryFolder()
  const { path, content, whole } = await sample(profile)
  for (let length = 0; length < content.length; length += stride) {
    await writeFile(path, content.subarray(0, length))
    const journal = openJournal(profile)
    const found = await journal.inspect()
    const entries = await readAll(journal)
    expect(entries).toEqual(whole.slice(0, entries.length))
    if (found.state === 'ok') expect(found.bytes).toBe(length)
    // A snapshot that is not whole is no snapshot.
    if (entries.length < 2) expect(found).toMatchObject({ state: 'damaged', head: null })
    if (found.head !== null) expect(found.head.last).toBe(7 + found.frames)
  }
  expect.hasAssertions()
})

test('one flipped bit anywhere is found, and what is read is a prefix', async () => {
  const profile = await temporaryFolder()
  const { path, content, whole } = await sample(profile)
  for (let at = 0; at < content.length; at += stride) {
    const bent = Buffer.from(content)
    bent[at] = bent[at]! ^ (1 << (at % 8))
    await writeFile(path, bent)
    const journal = openJournal(profile)
    expect((await journal.inspect()).state).toBe('damaged')
    const entries = await readAll(journal)
    expect(entries.length).toBeLessThan(whole.length)
    expect(entries).toEqual(whole.slice(0, entries.length))
    expect(await codeOf(journal.append({ first: 11, last: 11, payload: bytes('x') }))).toBe('journal/damaged')
    expect((await stat(path)).size).toBe(content.length)
  }
})

/** The program is gone after this many steps: nothing it asks of the disk happens any more. */
class Stopped extends Error {}

/** A disk that counts what changes it, and stops for good after `steps` of them. */
function stoppingDisk(steps: number): Disk & { readonly used: number } {
  let used = 0
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (used >= steps) throw new Stopped()
    used += 1
    return work()
  }
  const wrap = (file: OpenFile): OpenFile => ({
    ...file,
    write: (content, position) =>
      step(async () => {
        // The last write before the end is only half done.
        await file.write(used >= steps ? content.subarray(0, content.length / 2) : content, position)
        if (used >= steps) throw new Stopped()
      }),
    sync: () => step(() => file.sync()),
    truncate: (length) => step(() => file.truncate(length)),
  })
  return {
    ...realDisk,
    get used() {
      return used
    },
    open: async (path, how) =>
      how === 'read' ? realDisk.open(path, how) : step(async () => wrap(await realDisk.open(path, how))),
    makeFolder: (folder) => step(() => realDisk.makeFolder(folder)),
    rename: (from, to) => step(() => realDisk.rename(from, to)),
    remove: (path) => step(() => realDisk.remove(path)),
    syncFolder: (folder) => step(() => realDisk.syncFolder(folder)),
  }
}

/** Does something with a journal whose disk stops; its files are closed, as the end of a process closes them. */
async function stopIn(profile: string, steps: number, work: (journal: Journal) => Promise<unknown>): Promise<boolean> {
  const journal = openJournal(profile, stoppingDisk(steps))
  const stopped = await isStopped(work(journal))
  await isStopped(journal.close())
  return stopped
}

/** True when the work was stopped; any other failure is a failure. */
async function isStopped(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return false
  } catch (error) {
    if (error instanceof Stopped) return true
    throw error
  }
}

describe('stopped after any step', () => {
  test('of a compaction, the old or the new segment is whole', async () => {
    const old = ['one', 'two'].map(bytes)
    const head = headAfter(old)
    const compact = async (journal: Journal) => {
      await journal.begin({ head })
      await journal.part({ payload: bytes('snapshot') })
      await journal.finish({ parts: 1 })
    }
    const original = await temporaryFolder()
    const first = openJournal(original)
    await appendAll(first, old)
    await first.close()
    let seenOld = 0
    let seenNew = 0
    for (let steps = 0; ; steps += 1) {
      const profile = join(await temporaryFolder(), 'copy')
      cpSync(original, profile, { recursive: true })
      const stopped = await stopIn(profile, steps, compact)
      const after = openJournal(profile)
      const found = await after.inspect()
      expect(found).toMatchObject({ state: 'ok', head })
      const texts = (await readAll(after)).map((entry) => new TextDecoder().decode(entry.payload))
      expect([['one', 'two'], ['snapshot']]).toContainEqual(texts)
      if (texts.length === 1) seenNew += 1
      else seenOld += 1
      expect(await after.append({ first: 3, last: 3, payload: bytes('three') })).toMatchObject({ last: 3 })
      await compact(after).catch((error: unknown) => {
        // The head has moved on: a compaction as of the old one is not what the vault would ask for.
        if (!(error instanceof NamedError)) throw error
      })
      await after.close()
      if (!stopped) break
    }
    expect(seenOld).toBeGreaterThan(3)
    expect(seenNew).toBeGreaterThan(1)
  })

  test('of the very first append, there is the frame or there is no journal', async () => {
    const states = new Set<string>()
    for (let steps = 0; ; steps += 1) {
      const profile = await temporaryFolder()
      const stopped = await stopIn(profile, steps, (journal) =>
        journal.append({ first: 1, last: 1, payload: bytes('one') }),
      )
      const after = openJournal(profile)
      const { state } = await after.inspect()
      states.add(state)
      expect(['none', 'ok']).toContain(state)
      expect(await frameTexts(after)).toEqual(state === 'ok' ? ['one'] : [])
      if (state === 'none') await after.append({ first: 1, last: 1, payload: bytes('again') })
      else await after.append({ first: 2, last: 2, payload: bytes('two') })
      expect((await after.inspect()).state).toBe('ok')
      await after.close()
      if (!stopped) break
    }
    expect(states).toEqual(new Set(['none', 'ok']))
  })

  test('of a header’s replacement, the old or the new one is there', async () => {
    const seen = new Set<string>()
    for (let steps = 0; ; steps += 1) {
      const profile = await temporaryFolder()
      await openJournal(profile).header({ header: bytes('old slots') })
      const stopped = await stopIn(profile, steps, (journal) => journal.header({ header: bytes('new slots') }))
      const { header } = await openJournal(profile).inspect()
      seen.add(new TextDecoder().decode(header ?? bytes('lost')))
      if (!stopped) break
    }
    expect(seen).toEqual(new Set(['old slots', 'new slots']))
  })

  test('of setting aside, the journal is here or there, and never missing', async () => {
    for (let steps = 0; ; steps += 1) {
      const profile = await temporaryFolder()
      const journal = openJournal(profile)
      await appendAll(journal, ['one'].map(bytes))
      await journal.close()
      const stopped = await stopIn(profile, steps, (stopping) => stopping.setAside())
      const { state } = await openJournal(profile).inspect()
      const names = (await realDisk.list(profile)) ?? []
      expect(state).toBe(names.includes('journal') ? 'ok' : 'none')
      expect(names.filter((name) => name === 'journal' || name.startsWith('journal-aside'))).toHaveLength(1)
      if (!stopped) break
    }
    expect.hasAssertions()
  })
})

/** A disk whose writes fail with an error of the file system while `broken` says so, half of it written. */
function failingDisk(broken: () => string | null): Disk {
  const fail = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' })
  return {
    ...realDisk,
    open: async (path, how) => {
      const file = await realDisk.open(path, how)
      return {
        ...file,
        write: async (content, position) => {
          const code = broken()
          if (code === null) return file.write(content, position)
          await file.write(content.subarray(0, content.length / 2), position)
          throw fail(code)
        },
      }
    },
  }
}

describe('a disk that refuses', () => {
  test.each([
    ['ENOSPC', 'journal/disk-full'],
    ['EDQUOT', 'journal/disk-full'],
    ['EIO', 'journal/unwritable'],
    ['EROFS', 'journal/unwritable'],
  ])(
    'in the middle of a frame with %s: named, nothing of it stays, and the next append goes on',
    async (error, code) => {
      const profile = await temporaryFolder()
      let broken: string | null = null
      const journal = openJournal(
        profile,
        failingDisk(() => broken),
      )
      await appendAll(journal, ['one'].map(bytes))
      const { size } = await stat(segmentFile(profile))
      broken = error
      expect(await codeOf(journal.append({ first: 2, last: 2, payload: bytes('two') }))).toBe(code)
      expect((await stat(segmentFile(profile))).size).toBe(size)
      expect((await openJournal(profile).inspect()).state).toBe('ok')
      broken = null
      await journal.append({ first: 2, last: 2, payload: bytes('two again') })
      expect(await frameTexts(journal)).toEqual(['one', 'two again'])
      await journal.close()
    },
  )

  test('in the middle of a compaction leaves the old segment and can be tried again', async () => {
    const profile = await temporaryFolder()
    let broken: string | null = null
    const journal = openJournal(
      profile,
      failingDisk(() => broken),
    )
    const head = await appendAll(journal, ['one'].map(bytes))
    if (head === null) throw new Error('nothing was appended')
    await journal.begin({ head })
    broken = 'ENOSPC'
    expect(await codeOf(journal.part({ payload: bytes('snapshot') }))).toBe('journal/disk-full')
    expect(await codeOf(journal.part({ payload: bytes('snapshot') }))).toBe('journal/gap')
    broken = null
    expect(await realDisk.list(join(profile, 'journal'))).toEqual(['current', 'segment-1'])
    await journal.begin({ head })
    await journal.finish({ parts: 0 })
    expect((await journal.inspect()).state).toBe('ok')
    await journal.close()
  })

  test('below the floor nothing is written at all, before anything breaks', async () => {
    const profile = await temporaryFolder()
    let free = 30_000_000
    const disk: Disk = { ...realDisk, freeBytes: () => Promise.resolve(free) }
    const journal = new Journal({ profileDir: profile, disk })
    await appendAll(journal, ['one'].map(bytes))
    const floor = 20 * 1024 * 1024
    free = floor - 1
    const { size } = await stat(segmentFile(profile))
    expect(await codeOf(journal.append({ first: 2, last: 2, payload: bytes('two') }))).toBe('journal/disk-full')
    expect(await codeOf(journal.header({ header: bytes('slots') }))).toBe('journal/disk-full')
    expect(await codeOf(journal.begin({ head: headAfter([]) }))).toBe('journal/disk-full')
    free = 30_000_000
    await journal.begin({ head: headAfter([]) })
    free = floor - 1
    expect(await codeOf(journal.part({ payload: bytes('x') }))).toBe('journal/disk-full')
    expect((await stat(segmentFile(profile))).size).toBe(size)
    free = 30_000_000
    expect(await journal.append({ first: 2, last: 2, payload: bytes('two') })).toMatchObject({ last: 2 })
    await journal.close()
  })

  test('a profile that is a file is unwritable, not a crash', async () => {
    const profile = join(await temporaryFolder(), 'file')
    await writeFile(profile, '')
    expect(await codeOf(openJournal(profile).append({ first: 1, last: 1, payload: bytes('x') }))).toBe(
      'journal/unwritable',
    )
  })
})

const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** A small file system of its own, or null where none can be mounted. */
async function smallDisk(kilobytes: number): Promise<string | null> {
  const folder = join(await temporaryFolder(), 'small')
  await mkdir(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    // A container may forbid mounting even to root.
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

test('a real disk filled to the last byte keeps all that was acknowledged, and goes on when there is room', async () => {
  const profile = isRoot ? await smallDisk(256) : null
  if (profile === null) {
    const line = 'NOT RUN: filling a real disk, because a small file system cannot be mounted here (needs root).'
    process.stderr.write(`\n${line}\n`)
    expect(profile).toBeNull()
    return
  }
  const journal = openJournal(profile)
  let acknowledged = 0
  let code = 'none'
  while (code === 'none') {
    const next = { first: acknowledged + 1, last: acknowledged + 1, payload: new Uint8Array(3_000).fill(acknowledged) }
    code = await codeOf(journal.append(next))
    if (code === 'none') acknowledged += 1
  }
  expect(code).toBe('journal/disk-full')
  expect(acknowledged).toBeGreaterThan(20)
  expect(await openJournal(profile).inspect()).toMatchObject({ state: 'ok', frames: acknowledged })
  execFileSync('mount', ['-o', 'remount,size=1024k', profile])
  await journal.append({ first: acknowledged + 1, last: acknowledged + 1, payload: new Uint8Array(3_000) })
  expect(await journal.inspect()).toMatchObject({ state: 'ok', frames: acknowledged + 1 })
  await journal.close()
})
