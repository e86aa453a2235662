// The few things the journal asks of a disk, as a port: the real one is Node's, tests put one between that fails or
// stops at a chosen step. Errors are Node's own, with their `code`.
import { constants, statfsSync, statSync, writeSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'

/** Which file a path names, to notice that it was replaced or removed. */
export interface Identity {
  size: number
  inode: number
}

export interface OpenFile {
  /** Fills as much of `into` as there is from `position`; answers the number of bytes. */
  read(into: Uint8Array, position: number): Promise<number>
  /** All of it, or it throws; a part may then have been written. */
  write(bytes: Uint8Array, position: number): Promise<void>
  /** On the platters when it resolves (fdatasync). */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  identity(): Promise<Identity>
  close(): Promise<void>
}

export interface Disk {
  /** `read`: must exist. `change`: must exist. `replace`: made anew, empty. */
  open(path: string, how: 'read' | 'change' | 'replace'): Promise<OpenFile>
  /** Null when there is nothing at the path. */
  identity(path: string): Promise<Identity | null>
  /** The names in a folder, or null when there is no such folder. */
  list(folder: string): Promise<string[] | null>
  makeFolder(folder: string): Promise<void>
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>
  /** Quiet when there is nothing. */
  remove(path: string): Promise<void>
  /** Makes names in a folder last (fsync of the folder; nothing on Windows, which does not know it). */
  syncFolder(folder: string): Promise<void>
  freeBytes(folder: string): Promise<number>
}

const flags = {
  read: constants.O_RDONLY,
  change: constants.O_RDWR,
  replace: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
}

/** True for an error of the file system with this code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null
    throw error
  }
}

/**
 * Up to this many bytes are written on the spot, and the state of a file is asked on the spot: each takes some
 * microseconds, a turn through Node's thread pool takes ten times that, and an append needs three of them.
 */
const quickly = 256 * 1024

/** Work without a turn through the thread pool; what it throws is the promise's failure. */
function onTheSpot<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work())
  })
}

/** The real disk. Everything it makes is readable by its owner alone. */
export const realDisk: Disk = {
  async open(path, how) {
    const handle = await open(path, flags[how], 0o600)
    return {
      async read(into, position) {
        let filled = 0
        while (filled < into.length) {
          const { bytesRead } = await handle.read(into, filled, into.length - filled, position + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return filled
      },
      async write(bytes, position) {
        let written = 0
        if (bytes.length <= quickly) written = writeSync(handle.fd, bytes, 0, bytes.length, position)
        while (written < bytes.length) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
          written += bytesWritten
        }
      },
      sync: () => handle.datasync(),
      truncate: (length) => handle.truncate(length),
      async identity() {
        const { size, ino } = await handle.stat()
        return { size, inode: ino }
      },
      close: () => handle.close(),
    }
  },
  identity(path) {
    return orNull(
      onTheSpot(() => {
        const { size, ino } = statSync(path)
        return { size, inode: ino }
      }),
    )
  },
  list: (folder) => orNull(readdir(folder)),
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(folder) {
    if (process.platform === 'win32') return
    const handle = await open(folder, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  freeBytes(folder) {
    return onTheSpot(() => {
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize
    })
  },
}
