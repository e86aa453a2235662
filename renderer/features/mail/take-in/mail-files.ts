// The messages of files that were chosen: a mailbox has many, a saved mail is one. Read in pieces, so that a mailbox of
// gigabytes never lies in the memory as a whole.
import { readMbox } from '../../../../shared/domain/mail-reading/mbox.ts'
import { readingLimits } from '../../../../shared/domain/mail-reading/prescan.ts'
import { NamedError } from '../../../../shared/result.ts'
import type { FoundMessage } from './taking.ts'

/** Bytes of a file at once. */
const pieceSize = 1024 * 1024

const nothing = new Uint8Array(0)

/** Throws `mail-file/unreadable` when a file has gone or may not be read. One message that is larger than any mail may be
 * comes as an empty one. */
export async function* messagesOf(files: readonly File[], signal: AbortSignal): AsyncGenerator<FoundMessage> {
  let behind = 0
  for (const file of files) {
    let done = 0
    const pieces = piecesOf(file, signal, (read) => {
      done = read
    })
    for await (const { raw, isCut } of readMbox(pieces, readingLimits.bytes))
      yield { raw: isCut ? nothing : raw, done: behind + done }
    behind += file.size
  }
}

async function* piecesOf(file: File, signal: AbortSignal, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.size && !signal.aborted; from += pieceSize) {
    const part = file.slice(from, from + pieceSize)
    onRead(from + part.size)
    yield await bytesOf(part)
  }
}

async function bytesOf(part: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await part.arrayBuffer())
  } catch (error) {
    if (error instanceof DOMException) throw new NamedError('mail-file/unreadable')
    throw error
  }
}
