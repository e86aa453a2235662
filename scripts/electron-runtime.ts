// Finds Electron's runtime, or gets it: its package brings none and downloads one at first use.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'node_modules', 'electron')
/** A runtime is some hundred megabytes; a network that refuses is noticed within a second. */
const downloadLimitMs = 10 * 60_000

/** The path of the runtime, or null when it is not on this machine. */
export function findElectron(env: NodeJS.ProcessEnv = process.env): string | null {
  const nameFile = join(folder, 'path.txt')
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : null
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  const path =
    override !== undefined && override !== '' ? join(override, name ?? 'electron') : join(folder, 'dist', name ?? '-')
  return existsSync(path) ? path : null
}

/** Finds the runtime or downloads it; null when it cannot be had. */
export function ensureElectron(): string | null {
  const found = findElectron()
  if (found !== null || !existsSync(folder)) return found
  // Its account of a failed download is long and says nothing more than that there is no runtime.
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: downloadLimitMs })
  return findElectron()
}
