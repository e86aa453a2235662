// The composition root of the desktop side in Electron: puts shell and services together, in the order that Electron's
// documentation demands. Every rule it relies on is a pure function in `shell/`.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, Menu, session } from 'electron'
import type { DesktopEvent } from '../shared/desktop.ts'
import { createRpc } from './rpc.ts'
import { makeDesktopSide } from './services/desktop-side.ts'
import { eventChannel } from './shell/channels.ts'
import { chooseBackupFolder } from './shell/dialogs.ts'
import { openDoor } from './shell/door.ts'
import { openExternal, openPath } from './shell/external.ts'
import { menuTemplate } from './shell/menu.ts'
import { forbidLeaving } from './shell/navigation.ts'
import { electronOrigin } from './shell/policy.ts'
import { watchPower } from './shell/power.ts'
import { profileFolder } from './shell/profile.ts'
import { printWindow } from './shell/print.ts'
import { registerScheme, serveBundle } from './shell/protocol.ts'
import { harden } from './shell/session.ts'
import { bringToFront, isOnlyInstance } from './shell/single-instance.ts'
import { openWindow } from './shell/window.ts'

const profileDir = profileFolder(process.platform, process.env, homedir())
/** Vite's server under `npm run dev`; a packaged program takes nothing from its surroundings. */
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const catcherPort = app.isPackaged ? undefined : process.env.TELEMACHUS_CATCHER_PORT
const origin = developmentUrl ?? electronOrigin

function say(event: DesktopEvent): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, event)
}

function showFirst(): void {
  for (const window of BrowserWindow.getAllWindows()) bringToFront(window)
  say({ kind: 'second-start' })
}

/** The name of the failed operation and Node's own account of it, for whoever started the program in a terminal. */
function report(operation: string, error: unknown): void {
  process.stderr.write(`${operation}: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'}\n`)
}

async function start(): Promise<void> {
  await app.whenReady()
  const side = await makeDesktopSide({
    info: {
      host: 'electron',
      version: app.getVersion(),
      platform: process.platform,
      development: developmentUrl !== undefined,
      catcherPort: catcherPort === undefined ? null : Number(catcherPort),
    },
    profileDir,
    openLink: openExternal,
    openPath,
    printPdf: printWindow,
    chooseBackupFolder,
  })
  harden(session.defaultSession, origin, app.isPackaged)
  serveBundle(session.defaultSession, join(import.meta.dirname, '../renderer'))
  openDoor(createRpc(side.services, report), origin)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, !app.isPackaged)))
  watchPower(say)

  const open = () =>
    openWindow(developmentUrl ?? `${origin}/`, join(import.meta.dirname, '../preload/preload.cjs'), profileDir)
  open()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  closeBeforeQuitting(() => side.close())
}

/** What is being written is finished before the process ends. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

app.enableSandbox()
app.setPath('userData', join(profileDir, 'electron'))
registerScheme()
forbidLeaving(app, origin)
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
if (isOnlyInstance(app, showFirst)) {
  start().catch((error: unknown) => {
    report('start', error)
    app.exit(1)
  })
} else {
  app.quit()
}
