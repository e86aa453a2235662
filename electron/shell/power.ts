// Tells the window when the machine goes to sleep or its screen is locked, so that the vault locks too.
import { powerMonitor } from 'electron'
import type { DesktopEvent } from '../../shared/desktop.ts'

/** Must be called when the program is ready. Linux does not tell of a locked screen; the idle time covers that. */
export function watchPower(say: (event: DesktopEvent) => void): void {
  powerMonitor.on('suspend', () => say({ kind: 'suspend' }))
  powerMonitor.on('lock-screen', () => say({ kind: 'screen-locked' }))
}
