// Reads a file that is to go with a mail, a piece at a time, so that large ones show how far they are and can be stopped.
import { NamedError } from '../../../../shared/result.ts'

/** @param onProgress bytes read so far
 * @throws NamedError `mail/file-unreadable` when the file is gone, or is not as large as it said; DOMException AbortError
 * when it was stopped */
export async function readFile(
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size)
  const reader = openedStream(file)
  let at = 0
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) break
      if (at + value.length > bytes.length) throw new NamedError('mail/file-unreadable')
      bytes.set(value, at)
      at += value.length
      onProgress(at)
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    throw isUnreadable(error) ? new NamedError('mail/file-unreadable') : error
  }
  if (at !== bytes.length) throw new NamedError('mail/file-unreadable')
  return bytes
}

function openedStream(file: File): ReadableStreamDefaultReader<Uint8Array> {
  return file.stream().getReader()
}

/** Moved, changed or taken away since it was chosen. */
function isUnreadable(error: unknown): boolean {
  return error instanceof DOMException && error.name !== 'AbortError'
}
