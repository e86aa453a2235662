// Handing the computer over: from then on the window shows one assessment and nothing else of the vault, whatever is pressed
// or gone back to. The only way out is the lock.
import { notifications } from '@mantine/notifications'
import { useSyncExternalStore } from 'react'

let handedOver: string | null = null
const listeners = new Set<() => void>()

/** @param assessmentId what is to be answered */
export function handOver(assessmentId: string): void {
  handedOver = assessmentId
  // Toasts may speak of others.
  notifications.clean()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The assessment that alone is shown; null while the computer is the mentor's. */
export function useHandedOver(): string | null {
  return useSyncExternalStore(subscribe, () => handedOver)
}
