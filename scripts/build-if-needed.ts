// Builds when there is no build or something it is made of is newer, so that `npm start` is quick the second time.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './run.ts'

const root = join(import.meta.dirname, '..')
const products = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json']

/** In milliseconds; 0 when there is nothing at the path. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return changedAt(path)
  return Math.max(changedAt(path), ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** True when every product is there and newer than all sources. */
export function isBuilt(): boolean {
  const oldestProduct = Math.min(...products.map((path) => changedAt(join(root, path))))
  return oldestProduct > Math.max(...sources.map((path) => newest(join(root, path))))
}

/** Throws when the build fails. */
export async function buildIfNeeded(): Promise<void> {
  if (isBuilt()) return
  if ((await runTool('electronVite', ['build'])) !== 0) throw new Error('The build failed.')
}
