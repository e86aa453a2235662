// Opens the built program for a walk: headless, in a throw-away profile, so that nothing of a mentor's is touched.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChromiumHost } from '../../test/hosts/chromium.ts'
import type { Host } from '../../test/hosts/host.ts'
import { buildIfNeeded } from '../build-if-needed.ts'
import { ensureChromium, findHeadlessChromium } from '../chromium.ts'

/** Width and height of the page unless told otherwise, px. */
export const usualSize = { width: 1280, height: 800 } as const

/** Builds if needed, opens, walks, closes, and removes the profile whatever happened. RENDERER_DIR names another build
 * than `out/renderer`.
 * Throws what the walk throws, and when something happened that must not: a breach of the content policy, an uncaught
 * error, a request that wanted to leave the machine. */
export async function withProgram(walk: (host: Host) => Promise<void>): Promise<void> {
  if (findHeadlessChromium() === null) ensureChromium()
  const build = process.env.RENDERER_DIR
  if (build === undefined) await buildIfNeeded()
  const profileDir = await mkdtemp(join(tmpdir(), 'telemachus-walk-'))
  try {
    const host = await openChromiumHost({
      profileDir,
      headless: true,
      viewport: usualSize,
      ...(build === undefined ? {} : { rendererDir: build }),
    })
    try {
      await walk(host)
      if (host.problems.length > 0) throw new Error(`this must not happen:\n${host.problems.join('\n')}`)
    } finally {
      await host.close()
    }
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
