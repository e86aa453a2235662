// The worker's way to the journal that the desktop side keeps: the window carries the messages, and sees sealed bytes
// only. Failures of the desktop side arrive here as NamedErrors in the vault's own terms.
import type { Operation, Request, Response } from '../../../shared/desktop.ts'
import { NamedError, type Result } from '../../../shared/result.ts'
import type { Bytes } from './seal.ts'

/** `desktop.call`, as it comes over the port. */
export type DesktopCall = <O extends Operation>(operation: O, request: Request<O>) => Promise<Result<Response<O>>>

export interface JournalEntry {
  kind: 'part' | 'frame'
  first: number
  last: number
  chain: Bytes
  payload: Bytes
}

export type JournalFacts = Response<'journal.inspect'>

/** Codes of the desktop side → what the mentor is told. */
const asVaultCode: Readonly<Record<string, string>> = {
  'journal/disk-full': 'vault/disk-full',
  'journal/unwritable': 'vault/journal-unwritable',
  'journal/damaged': 'vault/journal-unwritable',
  'journal/gap': 'vault/journal-behind',
  'journal/too-large': 'vault/too-large',
  'desktop/too-large': 'vault/too-large',
}

/** A plain buffer of its own, which WebCrypto and IndexedDB take. */
function owned(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : new Uint8Array(bytes)
}

export type Journal = ReturnType<typeof connectJournal>

export function connectJournal(call: DesktopCall) {
  async function ask<O extends Operation>(operation: O, request: Request<O>): Promise<Response<O>> {
    const answer = await call(operation, request)
    if (answer.ok) return answer.value
    throw new NamedError(asVaultCode[answer.error.code] ?? 'vault/journal-unwritable', answer.error.code, {
      retryable: answer.error.retryable,
    })
  }

  return {
    inspect: (): Promise<JournalFacts> => ask('journal.inspect', {}),
    async putHeader(header: Bytes): Promise<void> {
      await ask('journal.header', { header })
    },
    append: (first: number, last: number, payload: Bytes) => ask('journal.append', { first, last, payload }),
    async begin(last: number, chain: Bytes): Promise<void> {
      await ask('journal.begin', { head: { last, chain } })
    },
    async part(payload: Bytes): Promise<void> {
      await ask('journal.part', { payload })
    },
    async finish(parts: number): Promise<void> {
      await ask('journal.finish', { parts })
    },
    async setAside(): Promise<void> {
      await ask('journal.setAside', {})
    },
    freeBytes: async (): Promise<number> => (await ask('disk.space', {})).freeBytes,

    /** Everything that is good, in order: the parts of the snapshot, then the frames. */
    async *entries(): AsyncGenerator<JournalEntry> {
      let cursor: number | null = 0
      while (cursor !== null) {
        const answer: Response<'journal.read'> = await ask('journal.read', { cursor })
        for (const entry of answer.entries) yield { ...entry, chain: owned(entry.chain), payload: owned(entry.payload) }
        cursor = answer.next
      }
    },
  }
}

export { owned as ownedBytes }
