// Everything saves itself: a while after the last change, when the screen is left, when the window is hidden,
// on Ctrl/Cmd-S, and before the vault is locked.
import { useEffect, useState } from 'react'

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'failed'

const flushes = new Set<() => Promise<void>>()

/** Saves now whatever waits, and answers when all of it is saved or has failed, or after so many ms. */
export async function flushAutosaves(limitMs: number): Promise<void> {
  const all = Promise.allSettled([...flushes].map((flush) => flush()))
  const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs))
  await Promise.race([all, limit])
}

/** One value that is kept saved; plain, so that its rules can be tested without a screen. */
export class Autosave<T> {
  #saved: string
  #value: T
  #save: (value: T) => Promise<unknown>
  #running: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #tell: (state: SaveState) => void

  constructor(value: T, save: (value: T) => Promise<unknown>, tell: (state: SaveState) => void) {
    this.#value = value
    this.#saved = JSON.stringify(value)
    this.#save = save
    this.#tell = tell
  }

  /** The value as it is now; a difference from what is saved starts the clock anew. */
  set(value: T, save: (value: T) => Promise<unknown>, delayMs: number): void {
    this.#save = save
    const before = JSON.stringify(this.#value)
    this.#value = value
    const now = JSON.stringify(value)
    if (now === before) return
    clearTimeout(this.#timer)
    if (now === this.#saved && this.#running === null) {
      this.#tell('saved')
      return
    }
    if (this.#running === null) this.#tell('unsaved')
    this.#timer = setTimeout(() => void this.flush(), delayMs)
  }

  /** Saves what is not saved yet. Never rejects: a failure shows in the state, and `save` says it in words. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#running !== null) await this.#running
    if (JSON.stringify(this.#value) === this.#saved) return
    this.#running = this.#run()
    await this.#running
  }

  async #run(): Promise<void> {
    const value = this.#value
    const text = JSON.stringify(value)
    this.#tell('saving')
    try {
      await this.#save(value)
      this.#saved = text
      this.#tell(JSON.stringify(this.#value) === text ? 'saved' : 'unsaved')
    } catch {
      // `save` has shown it (see `useWrite`); here it only must not be called saved.
      this.#tell('failed')
    } finally {
      this.#running = null
    }
  }
}

/** Keeps `value` saved. The value of the first render counts as saved, so give the component a `key` when it
 * shows another record. Values are compared by content.
 * @param delayMs after the last change */
export function useAutosave<T>(value: T, save: (value: T) => Promise<unknown>, delayMs: number): SaveState {
  const [state, setState] = useState<SaveState>('saved')
  const [autosave] = useState(() => new Autosave(value, save, setState))
  useEffect(() => {
    autosave.set(value, save, delayMs)
  })

  useEffect(() => {
    const flush = () => autosave.flush()
    const whenHidden = () => {
      if (document.visibilityState === 'hidden') void flush()
    }
    flushes.add(flush)
    document.addEventListener('visibilitychange', whenHidden)
    return () => {
      flushes.delete(flush)
      document.removeEventListener('visibilitychange', whenHidden)
      void flush()
    }
  }, [autosave])

  return state
}
