// A large import crosses to the vault's worker in parts: one message of ten thousand mentees would hold up both sides for
// a second, without a sign of life and deaf to a cancel.
import * as Comlink from 'comlink'
import type { ImportProgress, RosterBatch, Written } from './api.ts'

/** Mentees in one message. */
const partSize = 250

/** The worker's side of an import. Nothing is written before `importHandedOver`, and then all of it or nothing. */
export interface ImportTaker {
  /** Forgets what was handed over before. */
  beginImport(): Promise<void>
  handOver(part: Pick<RosterBatch, 'add' | 'change'>): Promise<void>
  importHandedOver(
    facts: Pick<RosterBatch, 'format' | 'fileHash'>,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Written | null>
}

/** Null when cancelled. @throws NamedError as `VaultSession.write`. */
export async function importInParts(
  taker: ImportTaker,
  { add, change, format, fileHash }: RosterBatch,
  onProgress: (progress: ImportProgress) => void,
): Promise<Written | null> {
  const total = add.length + change.length
  await taker.beginImport()
  for (let at = 0; at < add.length; at += partSize) {
    onProgress({ phase: 'handing-over', done: at, total })
    await taker.handOver({ add: add.slice(at, at + partSize), change: [] })
  }
  for (let at = 0; at < change.length; at += partSize) {
    onProgress({ phase: 'handing-over', done: add.length + at, total })
    await taker.handOver({ add: [], change: change.slice(at, at + partSize) })
  }
  return taker.importHandedOver({ format, fileHash }, Comlink.proxy(onProgress))
}
