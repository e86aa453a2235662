// Copies of the mentor's files that another program of the system is to show: each in a folder of its own within the profile, to
// be read only. The folder is emptied when the vault locks, when the program ends and when it starts.
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { opensSafely } from '../../shared/domain/opened-file.ts'
import { safeName } from '../../shared/domain/attachment-name.ts'
import type { Request, Response } from '../../shared/desktop.ts'
import { NamedError } from '../../shared/result.ts'
import { hasCode, realDisk, type Disk, type OpenFile } from './journal/disk.ts'

/** Hands a file to the program that the system has for its kind. */
export type OpenPath = (path: string) => Promise<void>

export interface OpenedFilesOptions {
  profileDir: string
  openPath: OpenPath
  disk?: Disk
  /** Nothing is written that would leave less free space than this, in bytes. */
  floorBytes?: number
}

const usualFloor = 64 * 1024 * 1024

interface Writing {
  folder: string
  path: string
  file: OpenFile
  length: number
}

export class OpenedFiles {
  readonly #options: Required<OpenedFilesOptions>
  readonly #folder: string
  #writing: Writing | null = null

  constructor(options: OpenedFilesOptions) {
    this.#options = { disk: realDisk, floorBytes: usualFloor, ...options }
    this.#folder = join(options.profileDir, 'opened')
  }

  async begin({ name }: Request<'files.begin'>): Promise<Response<'files.begin'>> {
    await this.#giveUp()
    const safe = safeName(name)
    if (!opensSafely(safe)) throw new NamedError('files/kind-refused')
    return this.#named(async () => {
      const folder = join(this.#folder, crypto.randomUUID())
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, safe)
      this.#writing = { folder, path, file: await this.#options.disk.open(path, 'replace'), length: 0 }
      return {}
    })
  }

  async part({ bytes }: Request<'files.part'>): Promise<Response<'files.part'>> {
    const writing = this.#requireWriting()
    return this.#named(async () => {
      const free = await this.#options.disk.freeBytes(writing.folder)
      if (free < this.#options.floorBytes + bytes.length)
        throw new NamedError('files/disk-full', '', { retryable: true })
      await writing.file.write(bytes, writing.length)
      writing.length += bytes.length
      return {}
    })
  }

  /** Closed, not to be written to any more, and handed over. */
  async show(): Promise<Response<'files.show'>> {
    const writing = this.#requireWriting()
    return this.#named(async () => {
      await writing.file.close()
      this.#writing = null
      await chmod(writing.path, 0o400)
      await this.#options.openPath(writing.path)
      return {}
    })
  }

  /** Removes every copy. One that another program holds on to (Windows) stays for the next time. */
  async clear(): Promise<Response<'files.clear'>> {
    await this.#giveUp()
    let left = 0
    for (const name of await this.#names()) {
      try {
        await rm(join(this.#folder, name), { recursive: true, force: true })
      } catch (error) {
        if (!(error instanceof Error)) throw error
        left += 1
      }
    }
    return { left }
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return []
      throw error
    }
  }

  async #giveUp(): Promise<void> {
    const writing = this.#writing
    this.#writing = null
    if (writing === null) return
    await writing.file.close()
    await rm(writing.folder, { recursive: true, force: true })
  }

  #requireWriting(): Writing {
    if (this.#writing === null) throw new NamedError('files/not-begun')
    return this.#writing
  }

  /** A failure of the disk by its name; the copy is given up. */
  async #named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      await this.#giveUp()
      if (cause instanceof NamedError) throw cause
      const isFull = hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT')
      throw new NamedError(isFull ? 'files/disk-full' : 'files/unwritable', '', { cause, retryable: true })
    }
  }
}
