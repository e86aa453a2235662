// The worker that packs and encrypts a backup, or reads one. The window starts it for one job, joins it to the vault by a
// channel, and carries only encrypted bytes; what is plain goes between the vault and here. It has no network and no page.
import * as Comlink from 'comlink'
import type { ArchiveFile, ArchiveItem } from '../../../shared/domain/backup/archive.ts'
import { prefetched } from '../../../shared/prefetch.ts'
import { NamedError } from '../../../shared/result.ts'
import { letNamedErrorsCross } from '../named-errors.ts'
import type { RestoreChoice, RestoreDone, RestorePreview } from '../worker/restore.ts'
import type { BackupDoor } from '../worker/vault.worker.ts'
import { openArchive, sealArchive, type ArchiveLock, type BackupKey } from './age-archive.ts'

/** Bytes that are handed to the window at once, about. */
const atOnce = 2 * 1024 * 1024
/** Items that are handed to the vault at once, and their weight in bytes. */
const mostItems = 200
const heaviest = 4 * 1024 * 1024

/** Where the window reads an encrypted backup from; null at its end. */
export interface Pieces {
  next(): Promise<Uint8Array | null>
}

interface Sealing {
  stream: ReadableStreamDefaultReader<Uint8Array>
  checkKey: BackupKey
  done: number
}

let door: Comlink.Remote<BackupDoor> | null = null
let sealing: Sealing | null = null
let counted = { records: 0, bodies: 0 }

function joined(): Comlink.Remote<BackupDoor> {
  if (door === null) throw new NamedError('backup/not-begun')
  return door
}

async function* filesOf(vault: Comlink.Remote<BackupDoor>): AsyncGenerator<ArchiveFile> {
  for await (const portion of prefetched(() => vault.next())) {
    if (sealing !== null) sealing.done = portion.done
    yield* portion.files
  }
}

function streamOf(pieces: Comlink.Remote<Pieces>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await pieces.next()
        if (piece === null) controller.close()
        else controller.enqueue(piece)
      },
    },
    { highWaterMark: 1 },
  )
}

/** Reads all of it, and counts. */
async function readThrough(
  stream: ReadableStream<Uint8Array>,
  key: BackupKey,
  give: (items: ArchiveItem[]) => Promise<void>,
): Promise<typeof counted> {
  counted = { records: 0, bodies: 0 }
  let items: ArchiveItem[] = []
  let weight = 0
  const flush = async () => {
    const given = items
    items = []
    weight = 0
    await give(given)
  }
  for await (const item of openArchive(stream, key)) {
    if (item.kind === 'records') counted.records += item.records.length
    if (item.kind === 'body' || (item.kind === 'piece' && item.index === 0)) counted.bodies += 1
    items.push(item)
    weight += 'bytes' in item ? item.bytes.length : item.kind === 'records' ? item.records.length * 1_000 : 0
    if (items.length >= mostItems || weight >= heaviest) await flush()
  }
  await flush()
  return counted
}

/** Bodies are of no interest while one only looks. */
function withoutBodies(items: ArchiveItem[]): ArchiveItem[] {
  return items.filter(({ kind }) => kind !== 'body' && kind !== 'piece')
}

function handed(items: ArchiveItem[]): ArchiveItem[] {
  return Comlink.transfer(
    items,
    items.flatMap((item) => ('bytes' in item ? [item.bytes.buffer] : [])),
  )
}

const desk = {
  /** Joins it to the vault, once. */
  join(vault: MessagePort): void {
    door = Comlink.wrap<BackupDoor>(vault)
  },

  /** Begins to make a backup. Answers how much there is. */
  async seal(lock: ArchiveLock): Promise<{ total: number; madeAt: string }> {
    const vault = joined()
    const { total, madeAt } = await vault.facts()
    const { stream, checkKey } = await sealArchive(filesOf(vault), lock, new Date(madeAt))
    sealing = { stream: stream.getReader(), checkKey, done: 0 }
    return { total, madeAt }
  },

  /** The next encrypted bytes, null at the end; and how many records were packed by then. */
  async next(): Promise<{ bytes: Uint8Array<ArrayBuffer>; done: number } | null> {
    if (sealing === null) throw new NamedError('backup/not-begun')
    const parts: Uint8Array[] = []
    let size = 0
    while (size < atOnce) {
      const { done, value } = await sealing.stream.read()
      if (done) break
      parts.push(value)
      size += value.length
    }
    if (size === 0) return null
    const bytes = new Uint8Array(size)
    let filled = 0
    for (const part of parts) {
      bytes.set(part, filled)
      filled += part.length
    }
    return Comlink.transfer({ bytes, done: sealing.done }, [bytes.buffer])
  },

  /** Reads what was just written. */
  check(pieces: MessagePort): Promise<{ records: number; bodies: number }> {
    if (sealing === null) throw new NamedError('backup/not-begun')
    return readThrough(streamOf(Comlink.wrap<Pieces>(pieces)), sealing.checkKey, () => Promise.resolve())
  },

  /** The first pass over a backup: nothing is changed. */
  async look(pieces: MessagePort, key: BackupKey): Promise<RestorePreview> {
    const vault = joined()
    await readThrough(streamOf(Comlink.wrap<Pieces>(pieces)), key, (items) => vault.look(withoutBodies(items)))
    return vault.preview()
  },

  /** The second pass: the vault takes what the mentor chose. */
  async take(pieces: MessagePort, key: BackupKey, choice: RestoreChoice): Promise<RestoreDone> {
    const vault = joined()
    await vault.begin(choice)
    await readThrough(streamOf(Comlink.wrap<Pieces>(pieces)), key, (items) => vault.take(handed(items)))
    return vault.finish()
  },
}

export type BackupDesk = typeof desk

letNamedErrorsCross()
Comlink.expose(desk)
