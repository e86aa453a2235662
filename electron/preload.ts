// Gives the window its one handle on the desktop side. Sandboxed and bundled into a single CommonJS file: it imports
// types and the names of channels, checks nothing itself (the door does) and exposes nothing of Electron.
import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { Desktop, DesktopEvent } from '../shared/desktop.ts'
import { callChannel, eventChannel } from './shell/channels.ts'

const desktop: Desktop = {
  call: (operation, request) => ipcRenderer.invoke(callChannel, operation, request),
  subscribe(listener) {
    // The event of Electron, with its sender, stays on this side.
    const forward = (_event: IpcRendererEvent, said: DesktopEvent) => listener(said)
    ipcRenderer.on(eventChannel, forward)
    return () => {
      ipcRenderer.off(eventChannel, forward)
    }
  },
}

contextBridge.exposeInMainWorld('desktop', desktop)
