// The window's way to the desktop side. Both hosts put the same object on the window before the first script runs.
import type { Desktop } from '../../shared/desktop.ts'

declare global {
  interface Window {
    desktop: Desktop
  }
}

/** Every operation of the desktop side; see `shared/desktop.ts`. */
export const desktop: Desktop = window.desktop
