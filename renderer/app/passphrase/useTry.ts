// One try after another at the locked door: what came of the last one, and until when the next one has to wait.
import { useState } from 'react'
import type { Failure, Result } from '../../../shared/result.ts'
import { describeFailure, showFailure, type FailureWords } from '../failures.ts'

export interface Try {
  busy: boolean
  failure: Failure | null
  /** `Date.now()` at which the next try is allowed; null when it is allowed now. */
  until: number | null
  /** Null when it failed. */
  attempt: <T>(open: () => Promise<Result<T>>) => Promise<T | null>
  /** The wait is over. */
  waited: () => void
  /** Takes back what was said, as when another way in is chosen; a wait goes on. */
  forget: () => void
}

const waiting: ReadonlySet<string> = new Set([
  'vault/wait',
  'vault/wrong-passphrase',
  'vault/wrong-recovery-code',
  'drawer/wait',
  'drawer/wrong-passphrase',
])

/** How long the next try has to wait after this failure, ms: the message of these codes is that number. */
export function waitOf(failure: Failure): number {
  if (!waiting.has(failure.code)) return 0
  const wait = Number(failure.message)
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}

/** What to say of a failed try; nothing of a wait, which the countdown says. */
export function tryWords(failure: Failure | null): FailureWords | null {
  if (failure === null || failure.code === 'vault/wait' || failure.code === 'drawer/wait') return null
  return describeFailure(failure.code, waiting.has(failure.code) ? '' : failure.message)
}

/** @param waitMs what is left of a wait from before, ms */
export function useTry(waitMs: number): Try {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [until, setUntil] = useState(() => (waitMs > 0 ? Date.now() + waitMs : null))
  return {
    busy,
    failure,
    until,
    attempt: async (open) => {
      setBusy(true)
      setFailure(null)
      try {
        const result = await open()
        if (result.ok) return result.value
        setFailure(result.error)
        const wait = waitOf(result.error)
        if (wait > 0) setUntil(Date.now() + wait)
        return null
      } catch (error) {
        showFailure(error)
        return null
      } finally {
        setBusy(false)
      }
    },
    waited: () => {
      setUntil(null)
      setFailure(null)
    },
    forget: () => setFailure(null),
  }
}
