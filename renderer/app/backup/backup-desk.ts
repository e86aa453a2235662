// Makes and reads backups: starts the backup worker for one job, joins it to the vault, and carries its encrypted bytes to or
// from a file or the folder for backups. One job at a time.
import * as Comlink from 'comlink'
import { prefetched } from '../../../shared/prefetch.ts'
import { NamedError } from '../../../shared/result.ts'
import type { VaultClient } from '../../vault/api.ts'
import type { ArchiveLock, BackupKey } from '../../vault/backup/age-archive.ts'
import type { BackupDesk, Pieces } from '../../vault/backup/backup.worker.ts'
import BackupWorker from '../../vault/backup/backup.worker.ts?worker'
import { letNamedErrorsCross } from '../../vault/named-errors.ts'
import type { ArchiveForm } from '../../vault/worker/backup-source.ts'
import type { RestoreChoice, RestoreDone, RestorePreview } from '../../vault/worker/restore.ts'
import { ask } from '../desktop.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Reads encrypted bytes from the beginning, each time it is called. */
export type Readable = () => AsyncIterable<Bytes, void>

/** `packing` and `checking` count records; `reading` and `taking` count bytes of the file, where its size is known. */
export interface BackupProgress {
  phase: 'packing' | 'checking' | 'reading' | 'taking'
  done: number
  total: number
}

export interface MadeBackup {
  madeAt: string
  bytes: number
  records: number
  bodies: number
}

/** Milliseconds from one word of progress to the next. */
const betweenTelling = 100

/** Bytes of a file that are read at once. */
const readAtOnce = 4 * 1024 * 1024

let isBusy = false

/** @throws NamedError `backup/busy` while another one is made or read. */
async function withDesk<T>(
  client: VaultClient,
  form: ArchiveForm,
  signal: AbortSignal,
  work: (desk: Comlink.Remote<BackupDesk>) => Promise<T>,
): Promise<T> {
  if (isBusy) throw new NamedError('backup/busy')
  isBusy = true
  letNamedErrorsCross()
  const worker = new BackupWorker()
  const cancelled = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new NamedError('backup/cancelled')), { once: true })
  })
  try {
    const info = await ask('app.info', {})
    const port = await client.backupDoor(info.version, form)
    const desk = Comlink.wrap<BackupDesk>(worker)
    await desk.join(Comlink.transfer(port, [port]))
    return await Promise.race([work(desk), cancelled])
  } finally {
    worker.terminate()
    isBusy = false
  }
}

/** Whether one is made or read just now. */
export function isBackupBusy(): boolean {
  return isBusy
}

/** Told of no oftener than the eye can follow: each time the screen is drawn anew. */
function seldom(tell: (progress: BackupProgress) => void): (progress: BackupProgress) => void {
  let last: { phase: BackupProgress['phase']; at: number } | null = null
  return (progress) => {
    const at = performance.now()
    if (last !== null && last.phase === progress.phase && at - last.at < betweenTelling) return
    last = { phase: progress.phase, at }
    tell(progress)
  }
}

/** A port through which the worker asks for the bytes, one piece after another. */
function portOf(read: Readable, tell: (bytes: number) => void): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const source = read()[Symbol.asyncIterator]()
  const pieces = prefetched(async () => {
    const { done, value } = await source.next()
    return done === true ? null : value
  })
  let bytes = 0
  const api: Pieces = {
    async next() {
      const { done, value } = await pieces.next()
      if (done === true) return null
      bytes += value.length
      tell(bytes)
      return Comlink.transfer(value, [value.buffer])
    },
  }
  Comlink.expose(api, port1)
  return port2
}

/** Makes a backup. `write` puts the encrypted pieces where they belong and answers how to read them back, or null when the mentor
 * changed their mind; then so does this. What was written is read through before it counts.
 * @throws NamedError `backup/cancelled`, `backup/check-failed`, and those of the folder */
export function makeBackup(
  client: VaultClient,
  lock: ArchiveLock,
  options: {
    signal: AbortSignal
    onProgress: (progress: BackupProgress) => void
    write: (pieces: Readable) => Promise<Readable | null>
  },
): Promise<MadeBackup | null> {
  const { signal, write } = options
  const tell = seldom(options.onProgress)
  return withDesk(client, lock.kind === 'open' ? 'open' : 'sealed', signal, async (desk) => {
    const made: MadeBackup = { madeAt: '', bytes: 0, records: 0, bodies: 0 }
    let total = 0
    async function* pieces(): AsyncGenerator<Bytes> {
      const begun = await desk.seal(lock)
      total = begun.total
      made.madeAt = begun.madeAt
      for await (const { bytes, done } of prefetched(() => desk.next())) {
        made.bytes += bytes.length
        tell({ phase: 'packing', done, total })
        yield bytes
      }
    }
    const back = await write(pieces)
    if (back === null) return null
    const port = portOf(back, (done) => tell({ phase: 'checking', done, total: made.bytes }))
    const { records, bodies } = await desk.check(Comlink.transfer(port, [port])).catch((cause: unknown) => {
      throw new NamedError('backup/check-failed', '', { cause })
    })
    if (records !== total) throw new NamedError('backup/check-failed')
    return { ...made, records, bodies }
  })
}

/** What is the file whose backup is looked at, and how it is opened. */
export interface BackupToRead {
  read: Readable
  /** In bytes. */
  size: number
  key: BackupKey
}

export interface Looked {
  preview: RestorePreview
  /** Takes what was chosen in. */
  take(choice: RestoreChoice): Promise<RestoreDone>
}

/** Reads a backup through and compares it with the vault, then hands over to `decide`; nothing is changed before that takes. */
export function restoreBackup<T>(
  client: VaultClient,
  backup: BackupToRead,
  options: {
    signal: AbortSignal
    onProgress: (progress: BackupProgress) => void
    decide: (looked: Looked) => Promise<T>
  },
): Promise<T> {
  const { read, size: total, key } = backup
  const { signal, decide } = options
  const tell = seldom(options.onProgress)
  return withDesk(client, 'sealed', signal, async (desk) => {
    const port = portOf(read, (done) => tell({ phase: 'reading', done, total }))
    const preview = await desk.look(Comlink.transfer(port, [port]), key)
    const take = (choice: RestoreChoice) => {
      const second = portOf(read, (done) => tell({ phase: 'taking', done, total }))
      return desk.take(Comlink.transfer(second, [second]), key, choice)
    }
    return decide({ preview, take })
  })
}

/** The bytes of a file of the mentor's. */
export function fromFile(file: Blob): Readable {
  return async function* pieces() {
    for (let from = 0; from < file.size; from += readAtOnce)
      yield new Uint8Array(await file.slice(from, from + readAtOnce).arrayBuffer())
  }
}
