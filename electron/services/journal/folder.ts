// The journal's folder: its header, which segment is the current one, and the mark that a journal was ever made.
// Everything small is replaced atomically: written aside, synced, renamed, and the folder synced.
import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { hasCode } from './disk.ts'
import { decodeHeader, decodePointer, encodeHeader, encodePointer, nameOfSegment, numberOfSegment } from './records.ts'
import type { Bytes } from './records.ts'
import { surveySegment } from './segment.ts'

/** `doubtful`: `current` cannot be read and this segment is the best that is whole. */
export type FoundSegment =
  { kind: 'none' } | { kind: 'missing' } | { kind: 'current'; number: number } | { kind: 'doubtful'; number: number }

export class JournalFolder {
  readonly profileDir: string
  readonly #path: string
  readonly #mark: string
  readonly #disk: Disk

  constructor(profileDir: string, disk: Disk) {
    this.profileDir = profileDir
    this.#path = join(profileDir, 'journal')
    this.#mark = join(profileDir, 'journal-was-here')
    this.#disk = disk
  }

  segmentPath(number: number): string {
    return join(this.#path, nameOfSegment(number))
  }

  /** Makes the folder when it is not there, and makes it last. */
  async make(): Promise<void> {
    if ((await this.#disk.identity(this.#path)) !== null) return
    await this.#disk.makeFolder(this.#path)
    await this.#disk.syncFolder(this.profileDir)
  }

  sync(): Promise<void> {
    return this.#disk.syncFolder(this.#path)
  }

  async readHeader(): Promise<Bytes | null> {
    const bytes = await this.#readSmall('header')
    return bytes === null ? null : decodeHeader(bytes)
  }

  writeHeader(header: Uint8Array): Promise<void> {
    return this.#replace(this.#path, 'header', encodeHeader(header))
  }

  /** Makes a segment the current one. */
  point(number: number): Promise<void> {
    return this.#replace(this.#path, 'current', encodePointer(number))
  }

  /** Leaves the mark that there is a journal, once. */
  async mark(): Promise<void> {
    if ((await this.#disk.identity(this.#mark)) !== null) return
    await this.#replace(this.profileDir, 'journal-was-here', new TextEncoder().encode('A journal belongs here.\n'))
  }

  /** Which segment counts. A segment without mark and pointer is the beginning of a first append that never ended. */
  async find(): Promise<FoundSegment> {
    const pointer = await this.#readSmall('current')
    const number = pointer === null ? null : decodePointer(pointer)
    if (number !== null && (await this.#disk.identity(this.segmentPath(number))) !== null)
      return { kind: 'current', number }
    if (pointer === null && (await this.#disk.identity(this.#mark)) === null) return { kind: 'none' }
    const best = await this.#bestSegment()
    return best === null ? { kind: 'missing' } : { kind: 'doubtful', number: best }
  }

  /** The highest number in use; 0 when there is none. */
  async highest(): Promise<number> {
    return Math.max(0, ...(await this.#segments()))
  }

  async removeAllBut(number: number): Promise<void> {
    const others = (await this.#segments()).filter((one) => one !== number)
    for (const other of others) await this.#disk.remove(this.segmentPath(other))
    if (others.length > 0) await this.sync()
  }

  /** Renames the whole folder and removes the mark; answers the new name, empty when there was no folder. */
  async setAside(now: Date): Promise<string> {
    // The mark goes first: interrupted between the two, the journal is simply still there.
    await this.#disk.remove(this.#mark)
    if ((await this.#disk.identity(this.#path)) === null) {
      await this.#disk.syncFolder(this.profileDir)
      return ''
    }
    const name = await this.#freeName(`journal-aside-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`)
    await this.#disk.rename(this.#path, join(this.profileDir, name))
    await this.#disk.syncFolder(this.profileDir)
    return name
  }

  async #freeName(wanted: string): Promise<string> {
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? wanted : `${wanted}-${count}`
      if ((await this.#disk.identity(join(this.profileDir, name))) === null) return name
    }
  }

  async #segments(): Promise<number[]> {
    const names = (await this.#disk.list(this.#path)) ?? []
    return names.map(numberOfSegment).filter((number) => number !== null)
  }

  /** The newest segment whose snapshot is whole, else the newest whose beginning can be read, else any. */
  async #bestSegment(): Promise<number | null> {
    const newestFirst = (await this.#segments()).sort((one, other) => other - one)
    for (const number of newestFirst) if (await this.#isWhole(number)) return number
    return newestFirst[0] ?? null
  }

  async #isWhole(number: number): Promise<boolean> {
    const file = await this.#disk.open(this.segmentPath(number), 'read')
    try {
      return (await surveySegment(file)).sealed
    } finally {
      await file.close()
    }
  }

  async #readSmall(name: string): Promise<Bytes | null> {
    try {
      const file = await this.#disk.open(join(this.#path, name), 'read')
      try {
        const bytes = new Uint8Array((await file.identity()).size)
        return bytes.subarray(0, await file.read(bytes, 0))
      } finally {
        await file.close()
      }
    } catch (error) {
      if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null
      throw error
    }
  }

  async #replace(folder: string, name: string, bytes: Bytes): Promise<void> {
    const aside = join(folder, `${name}.new`)
    const file = await this.#disk.open(aside, 'replace')
    try {
      await file.write(bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await this.#disk.rename(aside, join(folder, name))
    await this.#disk.syncFolder(folder)
  }
}
