// One program on one profile: a second start brings the first to the front and ends. Two on one database would hurt it.
import type { App } from 'electron'

/** False when another one runs; the caller ends then. `onSecond` is told of every later start. */
export function isOnlyInstance(app: App, onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecond)
  return true
}

/** What of a window is needed to bring it to the front. */
interface Shown {
  isMinimized: () => boolean
  restore: () => void
  show: () => void
  focus: () => void
}

export function bringToFront(window: Shown): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
