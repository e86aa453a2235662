// Gives a name to what the file system answers, so that the screen can say what to do.
import { NamedError } from '../../../shared/result.ts'

const full = new Set(['ENOSPC', 'EDQUOT'])

/** A failure of the file system becomes `journal/disk-full` or `journal/unwritable`; anything else stays what it is. */
export function named(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof NamedError) return error
  if (!('code' in error) || typeof error.code !== 'string' || !('syscall' in error)) return error
  // The code alone: the text of a system error holds the path, and with it the name of the person at the machine.
  const name = full.has(error.code) ? 'journal/disk-full' : 'journal/unwritable'
  return new NamedError(name, error.code, { retryable: true, cause: error })
}
