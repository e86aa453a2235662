// The journal on a real disk: what was acknowledged is there, what was damaged is named, and nothing is invented.
import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { realDisk } from '../../../electron/services/journal/disk.ts'
import { appendAll, bytes, codeOf, frameTexts, headAfter, openJournal, readAll, segmentFile } from './journal-driver.ts'
import { temporaryFolder } from './temporary.ts'

const payloads = ['one', 'two', 'three'].map(bytes)

describe('a new journal', () => {
  test('says none before anything was written, and makes nothing by being asked', async () => {
    const profile = await temporaryFolder()
    const found = await openJournal(profile).inspect()
    expect(found).toMatchObject({ state: 'none', header: null, head: null, base: null, frames: 0, bytes: 0 })
    expect(found.freeBytes).toBeGreaterThan(0)
    expect(await realDisk.list(profile)).toEqual([])
  })

  test('keeps what was appended over a restart, with the head of the contract', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    expect(await appendAll(journal, payloads)).toEqual(headAfter(payloads))
    await journal.close()
    const again = openJournal(profile)
    expect(await again.inspect()).toMatchObject({ state: 'ok', head: headAfter(payloads), frames: 3, snapshotLast: 0 })
    expect(await frameTexts(again)).toEqual(['one', 'two', 'three'])
    expect(await again.append({ first: 4, last: 6, payload: bytes('more') })).toMatchObject({ last: 6 })
    await again.close()
  })

  test('links frames as the contract spells it, computed here by hand', async () => {
    const journal = openJournal(await temporaryFolder())
    const { chain } = await journal.append({ first: 1, last: 258, payload: bytes('x') })
    const range = Buffer.from('0000000000000001' + '0000000000000102', 'hex')
    const byHand = createHash('sha256').update(Buffer.alloc(32)).update(range).update('x').digest()
    expect(Buffer.from(chain).toString('hex')).toBe(byHand.toString('hex'))
    expect((await readAll(journal))[0]?.chain).toEqual(chain)
    await journal.close()
  })

  test('is readable by its owner alone', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await journal.header({ header: bytes('slots') })
    await appendAll(journal, payloads)
    await journal.close()
    const modes = await Promise.all(
      ['journal', 'journal/segment-1', 'journal/header', 'journal/current', 'journal-was-here'].map(async (name) =>
        ((await stat(join(profile, name))).mode & 0o777).toString(8),
      ),
    )
    expect(modes).toEqual(['700', '600', '600', '600', '600'])
  })

  test('refuses a gap, a repetition and a range that runs backwards', async () => {
    const journal = openJournal(await temporaryFolder())
    expect(await codeOf(journal.append({ first: 2, last: 2, payload: bytes('x') }))).toBe('journal/gap')
    await appendAll(journal, payloads)
    expect(await codeOf(journal.append({ first: 5, last: 5, payload: bytes('x') }))).toBe('journal/gap')
    expect(await codeOf(journal.append({ first: 3, last: 3, payload: bytes('x') }))).toBe('journal/gap')
    expect(await codeOf(journal.append({ first: 4, last: 3, payload: bytes('x') }))).toBe('journal/gap')
    expect((await journal.inspect()).frames).toBe(3)
    await journal.close()
  })

  test('answers calls in the order they came, though nobody waits between them', async () => {
    const journal = openJournal(await temporaryFolder())
    const heads = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        journal.append({ first: index + 1, last: index + 1, payload: bytes(`${index}`) }),
      ),
    )
    expect(heads.map((head) => head.last)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect((await journal.inspect()).state).toBe('ok')
    await journal.close()
  })

  test('reads a large journal in bounded pieces', async () => {
    const journal = openJournal(await temporaryFolder())
    const megabyte = new Uint8Array(1024 * 1024).fill(7)
    await appendAll(
      journal,
      Array.from({ length: 10 }, () => megabyte),
    )
    const first = await journal.read({ cursor: 0 })
    expect(first.entries.length).toBeLessThan(10)
    expect(first.next).not.toBeNull()
    expect((await readAll(journal)).map((entry) => entry.first)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await journal.close()
  })

  test('answers the end, not an error, for a cursor that points nowhere', async () => {
    const journal = openJournal(await temporaryFolder())
    await appendAll(journal, payloads)
    for (const cursor of [81, 1_000_000, Number.MAX_SAFE_INTEGER])
      expect(await journal.read({ cursor })).toEqual({ entries: [], next: null })
    await journal.close()
  })

  test('refuses a payload that could not be read back in one answer', async () => {
    const journal = openJournal(await temporaryFolder())
    const huge = new Uint8Array(48 * 1024 * 1024)
    expect(await codeOf(journal.append({ first: 1, last: 1, payload: huge }))).toBe('journal/too-large')
    expect((await journal.inspect()).state).toBe('none')
    await journal.close()
  })
})

describe('the header', () => {
  test('is replaced whole and survives a restart', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await journal.header({ header: bytes('first slots') })
    await journal.header({ header: bytes('second') })
    expect((await openJournal(profile).inspect()).header).toEqual(bytes('second'))
  })

  test('alone, before the first append, is neither a missing journal nor a damaged one', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await journal.header({ header: bytes('slots') })
    expect(await journal.inspect()).toMatchObject({ state: 'ok', head: null, frames: 0, base: new Uint8Array(32) })
    await appendAll(journal, payloads)
    expect((await journal.inspect()).head).toEqual(headAfter(payloads))
    await journal.close()
  })

  test('with a flipped byte is not handed out', async () => {
    const profile = await temporaryFolder()
    await openJournal(profile).header({ header: bytes('slots') })
    const file = join(profile, 'journal', 'header')
    const content = await readFile(file)
    content[content.length - 1] = content[content.length - 1]! ^ 1
    await writeFile(file, content)
    expect((await openJournal(profile).inspect()).header).toBeNull()
  })
})

describe('what a power cut leaves', () => {
  test('an incomplete last frame is reported, kept, and cut off by the next append', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await journal.close()
    const { size } = await stat(segmentFile(profile))
    await truncate(segmentFile(profile), size - 5)
    const again = openJournal(profile)
    expect(await again.inspect()).toMatchObject({ state: 'cut', head: headAfter(payloads.slice(0, 2)), frames: 2 })
    expect((await stat(segmentFile(profile))).size).toBe(size - 5)
    await again.append({ first: 3, last: 3, payload: bytes('anew') })
    expect(await frameTexts(again)).toEqual(['one', 'two', 'anew'])
    expect((await again.inspect()).state).toBe('ok')
    await again.close()
  })

  test('a tail of zeros is a cut, not a damage', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await journal.close()
    await appendFile(segmentFile(profile), Buffer.alloc(5000))
    expect(await openJournal(profile).inspect()).toMatchObject({ state: 'cut', head: headAfter(payloads) })
  })

  test('a first append that never ended leaves no journal behind', async () => {
    const profile = await temporaryFolder()
    await mkdir(join(profile, 'journal'))
    await writeFile(segmentFile(profile), 'TLMJ')
    const journal = openJournal(profile)
    expect((await journal.inspect()).state).toBe('none')
    await appendAll(journal, payloads)
    expect((await journal.inspect()).head).toEqual(headAfter(payloads))
    await journal.close()
  })
})

describe('what damage leaves', () => {
  test('a bad frame before the end is named, what precedes it is read, and appending is refused', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await journal.close()
    const content = await readFile(segmentFile(profile))
    const at = content.indexOf('two')
    content[at] = content[at]! ^ 1
    await writeFile(segmentFile(profile), content)
    const again = openJournal(profile)
    expect(await again.inspect()).toMatchObject({ state: 'damaged', head: headAfter(payloads.slice(0, 1)) })
    expect(await frameTexts(again)).toEqual(['one'])
    expect(await codeOf(again.append({ first: 2, last: 2, payload: bytes('x') }))).toBe('journal/damaged')
    await again.close()
  })

  test('a damaged journal is mended by a new segment', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await journal.close()
    await writeFile(segmentFile(profile), 'nothing of a segment')
    const again = openJournal(profile)
    expect(await again.inspect()).toMatchObject({ state: 'damaged', head: null, base: null })
    await again.begin({ head: headAfter(payloads) })
    await again.part({ payload: bytes('everything') })
    await again.finish({ parts: 1 })
    expect(await again.append({ first: 4, last: 4, payload: bytes('four') })).toMatchObject({ last: 4 })
    expect(await again.inspect()).toMatchObject({ state: 'ok', snapshotLast: 3, snapshotParts: 1, frames: 1 })
    await again.close()
  })

  test('a lost or edited pointer does not lose the frames', async () => {
    for (const harm of [(file: string) => rm(file), (file: string) => writeFile(file, 'segment-9 beef\n')]) {
      const profile = await temporaryFolder()
      const journal = openJournal(profile)
      await appendAll(journal, payloads)
      await journal.close()
      await harm(join(profile, 'journal', 'current'))
      const again = openJournal(profile)
      expect(await again.inspect()).toMatchObject({ state: 'damaged', head: headAfter(payloads) })
      expect(await frameTexts(again)).toEqual(['one', 'two', 'three'])
      expect(await codeOf(again.append({ first: 4, last: 4, payload: bytes('x') }))).toBe('journal/damaged')
    }
  })
})

describe('a folder that is gone', () => {
  test('is missing, not none, and nothing is written in its place by an append', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await journal.close()
    await rm(join(profile, 'journal'), { recursive: true })
    const again = openJournal(profile)
    expect(await again.inspect()).toMatchObject({ state: 'missing', head: null, base: null })
    expect(await codeOf(again.append({ first: 1, last: 1, payload: bytes('x') }))).toBe('journal/unwritable')
    expect(await codeOf(again.append({ first: 4, last: 4, payload: bytes('x') }))).toBe('journal/unwritable')
    expect((await again.inspect()).state).toBe('missing')
    await again.begin({ head: headAfter(payloads) })
    await again.finish({ parts: 0 })
    expect(await again.inspect()).toMatchObject({ state: 'ok', head: headAfter(payloads) })
    await again.close()
  })

  test('is noticed by the next append while the journal is open', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await rename(join(profile, 'journal'), join(profile, 'elsewhere'))
    expect(await codeOf(journal.append({ first: 4, last: 4, payload: bytes('x') }))).toBe('journal/unwritable')
    await rename(join(profile, 'elsewhere'), join(profile, 'journal'))
    expect(await journal.append({ first: 4, last: 4, payload: bytes('x') })).toMatchObject({ last: 4 })
    await journal.close()
  })

  test('a segment cut off behind the back of the open journal is noticed too', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await truncate(segmentFile(profile), (await stat(segmentFile(profile))).size - 3)
    expect(await codeOf(journal.append({ first: 4, last: 4, payload: bytes('x') }))).toBe('journal/gap')
    expect((await journal.inspect()).head).toEqual(headAfter(payloads.slice(0, 2)))
    await journal.close()
  })
})

describe('a new segment', () => {
  test('holds the snapshot and goes on from its head; the old one is removed', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    const head = headAfter(payloads)
    await journal.begin({ head })
    await journal.part({ payload: bytes('a') })
    await journal.part({ payload: bytes('') })
    expect(await journal.finish({ parts: 2 })).toEqual(head)
    const after = await journal.append({ first: 4, last: 4, payload: bytes('four') })
    await journal.close()
    const again = openJournal(profile)
    expect(await again.inspect()).toMatchObject({
      state: 'ok',
      head: after,
      base: head.chain,
      snapshotParts: 2,
      frames: 1,
      changeBytes: 4,
    })
    const entries = await readAll(again)
    expect(entries.map(({ kind, first }) => [kind, first])).toEqual([
      ['part', 0],
      ['part', 1],
      ['frame', 4],
    ])
    expect(entries[0]?.chain).toEqual(head.chain)
    expect(await realDisk.list(join(profile, 'journal'))).toEqual(['current', 'segment-2'])
  })

  test('is refused when parts are missing, or when the vault went on meanwhile', async () => {
    const journal = openJournal(await temporaryFolder())
    await appendAll(journal, payloads)
    await journal.begin({ head: headAfter(payloads) })
    expect(await codeOf(journal.finish({ parts: 1 }))).toBe('journal/gap')
    await journal.begin({ head: headAfter(payloads) })
    await journal.append({ first: 4, last: 4, payload: bytes('four') })
    expect(await codeOf(journal.finish({ parts: 0 }))).toBe('journal/gap')
    expect(await codeOf(journal.part({ payload: bytes('x') }))).toBe('journal/gap')
    expect(await frameTexts(journal)).toEqual(['one', 'two', 'three', 'four'])
    await journal.close()
  })

  test('begun twice starts over', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await journal.begin({ head: headAfter(payloads) })
    await journal.part({ payload: bytes('stale') })
    await journal.begin({ head: headAfter(payloads) })
    await journal.part({ payload: bytes('fresh') })
    await journal.finish({ parts: 1 })
    expect((await readAll(journal)).map((entry) => new TextDecoder().decode(entry.payload))).toEqual(['fresh'])
    await journal.close()
  })
})

describe('setting aside', () => {
  test('keeps every byte under a dated name and leaves room for a new vault', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await journal.header({ header: bytes('slots') })
    await appendAll(journal, payloads)
    const before = await readFile(segmentFile(profile))
    const { name } = await journal.setAside()
    expect(name).toBe('journal-aside-2026-11-23T08-00-00')
    expect(await readFile(join(profile, name, 'segment-1'))).toEqual(before)
    expect(await journal.inspect()).toMatchObject({ state: 'none', header: null })
    await appendAll(journal, [bytes('anew')])
    expect((await journal.setAside()).name).toBe('journal-aside-2026-11-23T08-00-00-2')
    await journal.close()
  })

  test('a journal that is missing is forgotten', async () => {
    const profile = await temporaryFolder()
    const journal = openJournal(profile)
    await appendAll(journal, payloads)
    await rm(join(profile, 'journal'), { recursive: true })
    expect(await journal.setAside()).toEqual({ name: '' })
    expect((await journal.inspect()).state).toBe('none')
    await journal.close()
  })
})
