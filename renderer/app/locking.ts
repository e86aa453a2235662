// Locking: cover the screen at once, give waiting saves half a second, forget what was read, lock the vault.
// Also when to do it: by the button, the shortcut, after idle time, and when the computer sleeps or locks itself.
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { longestIdle } from '../../shared/model/practice.ts'
import type { VaultClient } from '../vault/api.ts'
import { flushAutosaves } from './autosave.ts'
import { desktop } from './desktop.ts'
import { IdleWatch, lookEvery, type Clocks } from './idle.ts'
import { usePractice, useVaultClient } from './queries.ts'

/** How long saves that wait may hold up locking, ms. */
const patience = 500
/** If the vault has not reloaded the window after this, the window does it by itself, ms. */
const reloadAfter = 3_000

/** Hides everything there is, within the same task: `app.css` does it by this mark. */
function cover(): void {
  document.documentElement.dataset.covered = 'true'
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

let locking = false

/** Locks now. A second call while one is running does nothing. */
export async function lockNow(client: VaultClient, queryClient: QueryClient): Promise<void> {
  if (locking) return
  locking = true
  cover()
  const reload = () => window.location.reload()
  setTimeout(reload, reloadAfter + patience)
  try {
    await flushAutosaves(patience)
    // Nothing comes to a locked vault: whoever waits for a mail server ends. Locking does not wait for that.
    desktop.call('mail.hangUp', {}).catch(reload)
    // Copies that other programs were to show go with the lock.
    desktop.call('files.clear', {}).catch(reload)
    queryClient.clear()
    await client.lock()
  } catch {
    // Whatever stopped the vault from locking in good order: a new window has no key.
    reload()
  }
}

/** Locks the vault from a button or a command. */
export function useLock(): () => void {
  const client = useVaultClient()
  const queryClient = useQueryClient()
  return useCallback(() => void lockNow(client, queryClient), [client, queryClient])
}

function clocks(): Clocks {
  return { steady: performance.now(), wall: Date.now() }
}

const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

/** Locks by itself while the calling component is mounted. */
export function useLockByItself(): void {
  const lock = useLock()
  const minutes = usePractice().data?.idleMinutes ?? 10

  useEffect(() => {
    const limit = Math.min(minutes, longestIdle) * 60_000
    const watch = new IdleWatch(clocks())
    const lockIfIdle = (idle: number) => {
      if (idle >= limit) lock()
    }
    const look = () => lockIfIdle(watch.look(clocks()))
    const touch = () => lockIfIdle(watch.touch(clocks()))
    const timer = setInterval(look, lookEvery)
    // A window that comes back into sight, as after sleep, is looked at before the mentor sees it.
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    for (const kind of touches) window.addEventListener(kind, touch, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      for (const kind of touches) window.removeEventListener(kind, touch, { capture: true })
    }
  }, [lock, minutes])

  useEffect(
    () =>
      desktop.subscribe((event) => {
        if (event.kind === 'suspend' || event.kind === 'screen-locked') lock()
      }),
    [lock],
  )
}
