// Presentation mode: while the screen is shared, names and private words are covered and the locked drawer is not told of. One
// shortcut turns it on and off; it ends with the lock. What is covered is decided by `presenting.css`: everything of a record,
// unless it is marked as what the mentee may see.
import { useSyncExternalStore } from 'react'
import './presenting.css'

let isPresenting = false
const listeners = new Set<() => void>()

export function setPresenting(to: boolean): void {
  isPresenting = to
  document.documentElement.toggleAttribute('data-presenting', to)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePresenting(): boolean {
  return useSyncExternalStore(subscribe, () => isPresenting)
}
