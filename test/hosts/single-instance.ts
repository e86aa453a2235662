// One program on one profile in the Chromium host, as Electron's own lock does it: the first listens on a socket in the
// profile, a second finds it there, asks it to come to the front, and ends.
import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The path of a Unix socket must fit into some hundred bytes; Windows has names of its own. */
const longestSocketPath = 100

function socketPath(profileDir: string): string {
  const short = createHash('sha256').update(profileDir).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\telemachus-${short}`
  const path = join(profileDir, 'host.sock')
  return path.length <= longestSocketPath ? path : join(tmpdir(), `telemachus-${short}.sock`)
}

/** Held while the program runs. */
export interface Instance {
  release(): Promise<void>
}

/**
 * Answers the lock of this profile, or null when another program has it; that one is then asked to come to the front.
 * A socket left by a killed program is taken over.
 */
export async function becomeOnlyInstance(profileDir: string, onSecond: () => void): Promise<Instance | null> {
  await mkdir(profileDir, { recursive: true, mode: 0o700 })
  const path = socketPath(profileDir)
  if (await askFirst(path)) return null
  if (process.platform !== 'win32') await rm(path, { force: true })
  const server = await listen(path, onSecond)
  if (server === null) return (await askFirst(path)) ? null : becomeOnlyInstance(profileDir, onSecond)
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** True when somebody answered. */
function askFirst(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('error', () => resolve(false))
    socket.once('data', () => {
      socket.end()
      resolve(true)
    })
    socket.once('close', () => resolve(false))
  })
}

/** Null when another one was quicker. */
function listen(path: string, onSecond: () => void): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      // A second start that dies while asking is no concern of the first.
      socket.on('error', () => socket.destroy())
      socket.end('here\n')
      onSecond()
    })
    server.once('error', () => resolve(null))
    server.listen(path, () => resolve(server))
  })
}
