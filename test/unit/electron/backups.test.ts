// The folder for backups on a real disk: only backups are written, read or removed there, and one has its name only when it is
// whole.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Backups } from '../../../electron/services/backups.ts'
import { realDisk, type Disk } from '../../../electron/services/journal/disk.ts'
import { NamedError } from '../../../shared/result.ts'

const at = '2026-11-26T16:15:00.000Z'
const name = 'telemachus-2026-11-26-161500.age'
const bytes = (text: string) => new TextEncoder().encode(text)

async function someFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backups-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function made(more: { disk?: Disk; floorBytes?: number } = {}) {
  const profileDir = await someFolder()
  const folder = await someFolder()
  const choice: { folder: string | null } = { folder }
  const open = () =>
    new Backups({ profileDir, chooseFolder: () => Promise.resolve(choice.folder), floorBytes: 0, ...more })
  return { open, backups: open(), folder, choice }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof NamedError ? error.code : String(error)),
  )
}

describe('the folder for backups', () => {
  it('is remembered, kept when the dialog is closed, and forgotten when the mentor says so', async () => {
    const { open, backups, folder, choice } = await made()
    expect(await backups.folder()).toEqual({ folder: null, isThere: false, freeBytes: 0, files: [] })
    expect(await codeOf(backups.begin({ at }))).toBe('backup/no-folder')
    await backups.choose()
    choice.folder = null
    expect(await backups.choose()).toEqual({ folder: null })
    expect(await open().folder()).toMatchObject({ folder, isThere: true, files: [] })
    await backups.forget()
    expect((await open().folder()).folder).toBeNull()
  })

  it('has a backup under its name once it is whole, and gives it back to the byte', async () => {
    const { backups, folder } = await made()
    await backups.choose()
    expect(await backups.begin({ at })).toEqual({ name })
    await backups.part({ bytes: bytes('one ') })
    expect((await backups.folder()).files).toEqual([])
    await backups.part({ bytes: bytes('two') })
    expect(await backups.finish()).toEqual({ name, bytes: 7 })
    expect(await readFile(join(folder, name), 'utf8')).toBe('one two')
    expect(await backups.read({ name, offset: 0 })).toEqual({ bytes: bytes('one two'), next: null })
    expect(await backups.read({ name, offset: 4 })).toEqual({ bytes: bytes('two'), next: null })
    expect(await codeOf(backups.begin({ at }))).toBe('backup/exists')
    await backups.remove({ name })
    expect(await readdir(folder)).toEqual([])
  })

  it('reads a large one in pieces', async () => {
    const { backups, folder } = await made()
    await backups.choose()
    const whole = new Uint8Array(9 * 1024 * 1024 + 5).map((_, place) => place % 251)
    await writeFile(join(folder, name), whole)
    const parts: Uint8Array[] = []
    for (let offset: number | null = 0; offset !== null;) {
      const read: { bytes: Uint8Array; next: number | null } = await backups.read({ name, offset })
      parts.push(read.bytes)
      offset = read.next
    }
    expect(parts.length).toBe(3)
    expect(Buffer.concat(parts).equals(Buffer.from(whole))).toBe(true)
  })

  it('touches nothing that is not named like a backup, wherever the window points', async () => {
    const { backups, folder } = await made()
    await backups.choose()
    await writeFile(join(folder, 'letter.txt'), 'mine')
    await mkdir(join(folder, 'sub'))
    for (const odd of ['letter.txt', '../letter.txt', '', '.', 'sub', `sub/${name}`, `..\\${name}`, `${name}\0`]) {
      expect(await codeOf(backups.read({ name: odd, offset: 0 })), odd).toBe('backup/not-there')
      expect(await codeOf(backups.remove({ name: odd })), odd).toBe('backup/not-there')
    }
    expect(await readdir(folder)).toEqual(['letter.txt', 'sub'])
  })

  it('leaves nothing behind of one that was given up, or begun anew, or cut off by the end of the program', async () => {
    const { open, backups, folder } = await made()
    await backups.choose()
    await backups.begin({ at })
    await backups.part({ bytes: bytes('half') })
    await backups.abandon()
    expect(await readdir(folder)).toEqual([])
    await backups.begin({ at })
    await backups.part({ bytes: bytes('half') })
    // The program ends here, without a word.
    const next = open()
    await next.begin({ at })
    await next.part({ bytes: bytes('whole') })
    await next.finish()
    expect(await readdir(folder)).toEqual([name])
    expect(await readFile(join(folder, name), 'utf8')).toBe('whole')
    expect(await codeOf(next.part({ bytes: bytes('x') }))).toBe('backup/not-begun')
  })

  it('says by name that there is no room, that nothing can be written, and that its disk is gone', async () => {
    const { backups, folder } = await made({ floorBytes: Number.MAX_SAFE_INTEGER })
    await backups.choose()
    await backups.begin({ at })
    expect(await codeOf(backups.part({ bytes: bytes('x') }))).toBe('backup/disk-full')
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
    expect(await codeOf(backups.begin({ at }))).toBe('backup/folder-gone')
    expect(await backups.folder()).toMatchObject({ folder, isThere: false })

    for (const [code, expected] of [
      ['ENOSPC', 'backup/disk-full'],
      ['EACCES', 'backup/unwritable'],
    ] as const) {
      const failing: Disk = {
        ...realDisk,
        rename: (from, to) =>
          to.endsWith('.age') ? Promise.reject(Object.assign(new Error(code), { code })) : realDisk.rename(from, to),
      }
      const other = await made({ disk: failing })
      await other.backups.choose()
      await other.backups.begin({ at })
      expect(await codeOf(other.backups.finish())).toBe(expected)
      expect((await readdir(other.folder)).filter((one) => one.endsWith('.age'))).toEqual([])
    }
  })
})
