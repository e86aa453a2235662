// Whether the last write failed for a reason that every further write will meet too: a full disk, a journal that
// cannot be written. The frame shows it as a banner until a write succeeds.
import { useSyncExternalStore } from 'react'

const lasting: ReadonlySet<string> = new Set([
  'vault/disk-full',
  'vault/journal-unwritable',
  'vault/journal-behind',
  'vault/store-failed',
  'journal/disk-full',
  'journal/unwritable',
  'journal/damaged',
  'journal/gap',
])

let current: string | null = null
const listeners = new Set<() => void>()

function set(code: string | null): void {
  if (code === current) return
  current = code
  for (const listener of listeners) listener()
}

/** True when the code is one of those that the banner shows. */
export function reportWriteTrouble(code: string): boolean {
  if (!lasting.has(code)) return false
  set(code)
  return true
}

/** A write succeeded: the trouble is over. */
export function endWriteTrouble(): void {
  set(null)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The code of the trouble, or null while writes succeed. */
export function useWriteTrouble(): string | null {
  return useSyncExternalStore(subscribe, () => current)
}
