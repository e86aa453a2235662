// The folder for backups: chosen by the mentor through the host's own dialog, remembered beside the vault. Files of the names of
// backups alone are written, read or removed in it, whatever the window asks for. A backup has its name only when it is whole
// and on disk; all bytes are encrypted before they come here.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backupName, isBackupName } from '../../shared/domain/backup/rotation.ts'
import type { Request, Response } from '../../shared/desktop.ts'
import { NamedError } from '../../shared/result.ts'
import { hasCode, realDisk, type Disk, type OpenFile } from './journal/disk.ts'

export interface BackupsOptions {
  profileDir: string
  /** The absolute path of a folder; null when the mentor chose none. */
  chooseFolder: () => Promise<string | null>
  disk?: Disk
  /** Nothing is written that would leave less free space than this, in bytes. */
  floorBytes?: number
}

const usualFloor = 64 * 1024 * 1024
/** What one `backups.read` answers at most, in bytes. */
const readAtOnce = 4 * 1024 * 1024
/** While it is written. */
const unfinishedName = 'telemachus-unfinished.part'

interface Writing {
  folder: string
  name: string
  file: OpenFile
  length: number
}

export class Backups {
  readonly #options: Required<BackupsOptions>
  readonly #memo: string
  #writing: Writing | null = null

  constructor(options: BackupsOptions) {
    this.#options = { disk: realDisk, floorBytes: usualFloor, ...options }
    this.#memo = join(options.profileDir, 'backup-folder')
  }

  async choose(): Promise<Response<'backups.choose'>> {
    const folder = await this.#options.chooseFolder()
    if (folder !== null) await this.#remember(folder)
    return { folder }
  }

  async forget(): Promise<Response<'backups.forget'>> {
    await this.#options.disk.remove(this.#memo)
    return {}
  }

  async folder(): Promise<Response<'backups.folder'>> {
    const folder = await this.#chosen()
    if (folder === null) return { folder, isThere: false, freeBytes: 0, files: [] }
    const { disk } = this.#options
    const names = await disk.list(folder)
    if (names === null) return { folder, isThere: false, freeBytes: 0, files: [] }
    const files: Response<'backups.folder'>['files'] = []
    for (const name of names.filter(isBackupName).sort()) {
      const there = await disk.identity(join(folder, name))
      if (there !== null) files.push({ name, bytes: there.size })
    }
    return { folder, isThere: true, freeBytes: await disk.freeBytes(folder), files }
  }

  async begin({ at }: Request<'backups.begin'>): Promise<Response<'backups.begin'>> {
    await this.abandon()
    const folder = await this.#there()
    const name = backupName(at)
    return this.#named(async () => {
      if ((await this.#options.disk.identity(join(folder, name))) !== null) throw new NamedError('backup/exists')
      const file = await this.#options.disk.open(join(folder, unfinishedName), 'replace')
      this.#writing = { folder, name, file, length: 0 }
      return { name }
    })
  }

  async part({ bytes }: Request<'backups.part'>): Promise<Response<'backups.part'>> {
    const writing = this.#requireWriting()
    return this.#named(async () => {
      const free = await this.#options.disk.freeBytes(writing.folder)
      if (free < this.#options.floorBytes + bytes.length)
        throw new NamedError('backup/disk-full', '', { retryable: true })
      await writing.file.write(bytes, writing.length)
      writing.length += bytes.length
      return {}
    })
  }

  async finish(): Promise<Response<'backups.finish'>> {
    const writing = this.#requireWriting()
    return this.#named(async () => {
      await writing.file.sync()
      await writing.file.close()
      this.#writing = null
      await this.#options.disk.rename(join(writing.folder, unfinishedName), join(writing.folder, writing.name))
      await this.#options.disk.syncFolder(writing.folder)
      return { name: writing.name, bytes: writing.length }
    })
  }

  /** What was written so far goes. */
  async abandon(): Promise<Response<'backups.abandon'>> {
    const writing = this.#writing
    this.#writing = null
    if (writing !== null) {
      await writing.file.close()
      await this.#options.disk.remove(join(writing.folder, unfinishedName))
    }
    return {}
  }

  async read({ name, offset }: Request<'backups.read'>): Promise<Response<'backups.read'>> {
    const path = await this.#path(name)
    return this.#named(async () => {
      const file = await this.#options.disk.open(path, 'read')
      try {
        const { size } = await file.identity()
        const bytes = new Uint8Array(Math.max(0, Math.min(readAtOnce, size - offset)))
        const filled = await file.read(bytes, offset)
        return { bytes: bytes.subarray(0, filled), next: offset + filled < size && filled > 0 ? offset + filled : null }
      } finally {
        await file.close()
      }
    })
  }

  async remove({ name }: Request<'backups.remove'>): Promise<Response<'backups.remove'>> {
    const path = await this.#path(name)
    return this.#named(async () => {
      await this.#options.disk.remove(path)
      return {}
    })
  }

  async close(): Promise<void> {
    await this.abandon()
  }

  async #chosen(): Promise<string | null> {
    try {
      return (await readFile(this.#memo, 'utf8')).trim() || null
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null
      throw error
    }
  }

  /** Written beside and renamed, so that it names the one folder or the other. */
  async #remember(folder: string): Promise<void> {
    const { disk } = this.#options
    const fresh = `${this.#memo}-new`
    const file = await disk.open(fresh, 'replace')
    try {
      await file.write(new TextEncoder().encode(folder), 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(fresh, this.#memo)
  }

  async #there(): Promise<string> {
    const folder = await this.#chosen()
    if (folder === null) throw new NamedError('backup/no-folder')
    if ((await this.#options.disk.list(folder)) === null)
      throw new NamedError('backup/folder-gone', '', { retryable: true })
    return folder
  }

  async #path(name: string): Promise<string> {
    const folder = await this.#there()
    const path = join(folder, name)
    if (!isBackupName(name) || (await this.#options.disk.identity(path)) === null)
      throw new NamedError('backup/not-there')
    return path
  }

  #requireWriting(): Writing {
    if (this.#writing === null) throw new NamedError('backup/not-begun')
    return this.#writing
  }

  /** A failure of the disk by its name; what was being written is given up. */
  async #named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      await this.abandon()
      if (cause instanceof NamedError) throw cause
      const isFull = hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT')
      throw new NamedError(isFull ? 'backup/disk-full' : 'backup/unwritable', '', { cause, retryable: true })
    }
  }
}
