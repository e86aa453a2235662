// The one door to the outside: the only module that hands a link or a file to the system. The rule is in the service, so that it
// is the same for a link the window sends and for a link somebody clicked.
import { shell } from 'electron'
import { NamedError } from '../../shared/result.ts'
import { externalUrl } from '../services/external.ts'

/** Opens an https or mailto link; throws `external/refused` for any other and `external/failed` when nothing opens it. */
export async function openExternal(value: unknown): Promise<void> {
  const href = externalUrl(value)
  try {
    await shell.openExternal(href)
  } catch (cause) {
    throw new NamedError('external/failed', '', { retryable: true, cause })
  }
}

/** Opens a file with the program that the system has for it; throws `external/failed` when there is none. */
export async function openPath(path: string): Promise<void> {
  const fault = await shell.openPath(path)
  if (fault !== '') throw new NamedError('external/failed', '', { retryable: true })
}

/** For a click, which waits for no answer: what may not be opened is simply not opened. */
export function openExternalIfAllowed(value: unknown): void {
  openExternal(value).catch((error: unknown) => {
    if (!(error instanceof NamedError)) throw error
  })
}
