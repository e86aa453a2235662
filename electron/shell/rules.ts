// What the shell allows, as pure functions: who may call, where the window may go, what it may load or use. The files
// beside this one only wire these to Electron's events.
import { isOurs } from './policy.ts'

/** What the door needs to know of the frame that called. */
export interface CallingFrame {
  readonly detached: boolean
  readonly parent: unknown
  readonly url: string
}

/** Only the main frame of a page of our own origin may call; there is no exemption for an empty page. */
export function isTrustedSender(frame: CallingFrame | null, origin: string): boolean {
  return frame !== null && !frame.detached && frame.parent === null && isOurs(frame.url, origin)
}

/** The window may load its own page again (that is how it locks) and go nowhere else, and frames go nowhere at all. */
export function mayNavigate(url: string, isMainFrame: boolean, origin: string): boolean {
  return isMainFrame && isOurs(url, origin) && ['/', '/index.html'].includes(new URL(url).pathname)
}

/** The window needs no network: its own files, and what it made itself (`blob:`, `data:`), are all it may load. */
export function mayLoad(url: string, origin: string, isPackaged: boolean): boolean {
  if (!URL.canParse(url)) return false
  if (isOurs(url, origin)) return true
  const { protocol, pathname } = new URL(url)
  if (protocol === 'data:') return true
  if (protocol === 'blob:') return isOurs(pathname, origin)
  if (isPackaged) return false
  return protocol === 'devtools:' || isSocketOf(url, origin)
}

/** The socket of Vite's hot reload, which lives beside its pages. */
function isSocketOf(url: string, origin: string): boolean {
  const one = new URL(url)
  return one.protocol === 'ws:' && one.host === new URL(origin).host && new URL(origin).protocol === 'http:'
}

/** Copying to the clipboard, keeping the database when the disk is short, and the reminders that the mentor switched on.
 * Reading the clipboard is not among them. */
const allowed = new Set(['clipboard-sanitized-write', 'persistent-storage', 'notifications'])

export function mayUse(permission: string, requestingUrl: string, origin: string): boolean {
  return allowed.has(permission) && isOurs(requestingUrl, origin)
}

/** A window that dies again and again is not reloaded for ever: at most three times in a minute. */
export function mayReload(earlier: readonly number[], nowMs: number): boolean {
  return earlier.filter((time) => nowMs - time < 60_000).length < 3
}
