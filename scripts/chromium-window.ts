// Opens the program in the Chromium host for a person: a window of its own on a lasting profile, one at a time.
import { homedir } from 'node:os'
import { basename, extname, join, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { Download } from 'playwright-core'
import type { DesktopPorts } from '../electron/services/desktop-side.ts'
import { openChromiumHost, version } from '../test/hosts/chromium.ts'
import { becomeOnlyInstance } from '../test/hosts/single-instance.ts'
import { ensureChromium } from './chromium.ts'
import { openOutside } from './open-outside.ts'

export interface WindowOptions {
  profileDir: string
  /** Vite's server, under `npm run dev`. */
  developmentUrl?: string
  /** Of the local mail catcher, under `npm run dev`. */
  catcherPort?: number
}

/** Resolves when the window was closed, or at once when the first one was brought to the front. */
export async function openChromiumWindow(options: WindowOptions): Promise<void> {
  ensureChromium()
  let toFront = (): void => undefined
  const instance = await becomeOnlyInstance(options.profileDir, () => toFront())
  if (instance === null) {
    console.log('Telemachus is open already: its window was brought to the front.')
    return
  }
  const ports: Partial<DesktopPorts> = {
    openLink: openOutside,
    openPath: openOutside,
    chooseBackupFolder,
    info: {
      host: 'chromium',
      version,
      platform: process.platform,
      development: options.developmentUrl !== undefined,
      catcherPort: options.catcherPort ?? null,
    },
  }
  const host = await openChromiumHost({
    profileDir: options.profileDir,
    headless: false,
    appWindow: true,
    // Chromium refuses its own sandbox to the root user.
    sandbox: process.getuid?.() !== 0,
    ports,
    ...(options.developmentUrl === undefined ? {} : { developmentUrl: options.developmentUrl }),
  })
  toFront = () => {
    void host.page.bringToFront()
    void host.emit({ kind: 'second-start' })
  }
  host.page.on('download', (download) => void keepDownload(download))
  // Closing the window ends the program, as in any program with one window.
  host.page.once('close', () => void host.close())
  process.once('SIGINT', () => void host.close())
  await host.closed
  await instance.release()
}

/** The Chromium host has no dialog for folders of its own: it takes the one that TELEMACHUS_BACKUPS names, else one of the
 * program's among the mentor's own, and makes it when it is not there. */
async function chooseBackupFolder(): Promise<string> {
  const named = process.env.TELEMACHUS_BACKUPS ?? ''
  const folder = named === '' ? join(homedir(), 'Telemachus backups') : resolve(named)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Playwright keeps downloads in a folder that it clears; a person expects them among their own. */
async function keepDownload(download: Download): Promise<void> {
  await download.saveAs(freeName(join(homedir(), 'Downloads'), basename(download.suggestedFilename())))
}

function freeName(folder: string, name: string): string {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? name : `${stem} (${count})${ending}`)
    if (!existsSync(path)) return path
  }
}
