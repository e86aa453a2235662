// Makes the one window: sandboxed, isolated, where it stood last time, and shown only when there is something to see.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { WebPreferences } from 'electron'
import { boundsFor, parseKept, smallest } from './bounds.ts'
import type { KeptBounds, Rectangle } from './bounds.ts'
import { mayReload } from './rules.ts'

/** Every right of a page, spelled out though most are Electron's own default. */
export function webPreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    // A spelling dictionary would be fetched from the network.
    spellcheck: false,
    devTools: !isPackaged,
  }
}

/** `url` is the page; `preload` the file that `electron/preload.ts` became. */
export function openWindow(url: string, preload: string, profileDir: string): BrowserWindow {
  const keptFile = join(profileDir, 'window.json')
  const before = readKept(keptFile)
  const window = new BrowserWindow({
    ...boundsFor(before, workAreas()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Telemachus',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1d1c1a' : '#faf9f7',
    webPreferences: webPreferences(preload, app.isPackaged),
  })
  if (before?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => keep(keptFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
  reloadWhenItDies(window)
  void window.loadURL(url)
  return window
}

function workAreas(): Rectangle[] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  return [main, ...others].map((display) => display.workArea)
}

function readKept(file: string): KeptBounds | null {
  try {
    return parseKept(readFileSync(file, 'utf8'))
  } catch {
    // The first start, or the file is gone: the window opens at its usual place.
    return null
  }
}

function keep(file: string, kept: KeptBounds): void {
  try {
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 })
  } catch {
    // A full or read-only disk costs the window its place, nothing else.
  }
}

/** A page that crashed comes back locked: nothing of what it had decrypted is left. */
function reloadWhenItDies(window: BrowserWindow): void {
  const reloads: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || !mayReload(reloads, Date.now())) return
    reloads.push(Date.now())
    window.webContents.reload()
  })
}
