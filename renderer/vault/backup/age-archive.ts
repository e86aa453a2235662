// Archive files to one encrypted stream and back: packed by tar, encrypted by `age`. Knows no vault and no page; used by the
// backup worker and by tests. https://age-encryption.org/v1
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import {
  isInPieces,
  largestArchiveFile,
  readArchiveFile,
  type ArchiveEnd,
  type ArchiveFile,
  type ArchiveItem,
  type Manifest,
} from '../../../shared/domain/backup/archive.ts'
import type { BackupLock } from '../../../shared/model/backup.ts'
import { isForReading } from '../../../shared/domain/open-export/export-files.ts'
import { largestFile, pieceBytes } from '../../../shared/model/file.ts'
import { NamedError } from '../../../shared/result.ts'
import { decryptedStream, encryptedStream } from './age-file.ts'

/** log2 of scrypt's N, with r = 8: 128 MiB for a moment. What OWASP asks for at least, and half of what `age` itself takes. */
const workFactor = 17

/** What opens a backup: a passphrase, an identity (`AGE-SECRET-KEY-1…`), or nothing for one that lies open. */
export type BackupKey =
  { kind: 'open' } | { kind: 'passphrase'; passphrase: string } | { kind: 'identity'; identity: string }

type ClosedKey = Exclude<BackupKey, { kind: 'open' }>

/** What closes an archive; one that lies open is closed by nothing. */
export type ArchiveLock = BackupLock | { kind: 'open' }

export interface SealedArchive {
  stream: ReadableStream<Uint8Array>
  /** Opens this one archive, so that it can be read through after it was written. [Note: the second key] For a public key, whose
   * identity is not here, it is a fresh identity beside it, which nobody keeps. */
  checkKey: BackupKey
}

/** The encrypted archive. A failure of `files` ends the stream with it.
 * @throws NamedError `backup/recipient-invalid` */
export async function sealArchive(
  files: AsyncIterable<ArchiveFile>,
  lock: ArchiveLock,
  madeAt: Date,
): Promise<SealedArchive> {
  const { readable, controller } = createTarPacker()
  const gate = new Gate()
  pack(files, controller, madeAt, gate).catch((error: unknown) => {
    controller.error(error)
  })
  const packed = readable.pipeThrough(gate.counting())
  if (lock.kind === 'open') return { stream: packed, checkKey: lock }
  const encrypter = new Encrypter()
  const checkKey = await locked(encrypter, lock)
  return { stream: await encryptedStream(packed, encrypter, decrypterFor(checkKey)), checkKey }
}

async function locked(encrypter: Encrypter, lock: BackupLock): Promise<ClosedKey> {
  if (lock.kind === 'passphrase') {
    encrypter.setPassphrase(lock.passphrase.normalize('NFC'))
    encrypter.setScryptWorkFactor(workFactor)
    return lock
  }
  addRecipient(encrypter, lock.recipient)
  const identity = await generateX25519Identity()
  encrypter.addRecipient(await identityToRecipient(identity))
  return { kind: 'identity', identity }
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient)
  } catch (cause) {
    throw new NamedError('backup/recipient-invalid', '', { cause })
  }
}

/** Bytes that may be packed and not yet taken. */
const mostAhead = 4 * 1024 * 1024

/** The packer takes whatever it is given; this holds the files back until what was packed has been taken away, so that an archive
 * never lies in memory. */
class Gate {
  #packed = 0
  #taken = 0
  #open: (() => void) | null = null

  counting(): TransformStream<Uint8Array, Uint8Array> {
    return new TransformStream({
      transform: (chunk, controller) => {
        this.#taken += chunk.length
        if (this.#packed - this.#taken <= mostAhead) this.#open?.()
        controller.enqueue(chunk)
      },
    })
  }

  async passed(bytes: number): Promise<void> {
    this.#packed += bytes
    if (this.#packed - this.#taken <= mostAhead) return
    await new Promise<void>((resolve) => (this.#open = resolve))
    this.#open = null
  }
}

async function pack(
  files: AsyncIterable<ArchiveFile>,
  controller: ReturnType<typeof createTarPacker>['controller'],
  mtime: Date,
  gate: Gate,
): Promise<void> {
  let writer: WritableStreamDefaultWriter<Uint8Array> | null = null
  for await (const { name, bytes, piece } of files) {
    const { offset, size } = piece ?? { offset: 0, size: bytes.length }
    if (offset === 0) writer = controller.add({ name, size, type: 'file', mode: 0o600, mtime }).getWriter()
    await writer?.write(bytes)
    await gate.passed(bytes.length)
    if (offset + bytes.length === size) await writer?.close()
  }
  controller.finalize()
}

/** What is in an encrypted archive, in its order. Ends only when it is whole. @throws NamedError `backup/wrong-key`,
 * `backup/not-a-backup`, `backup/damaged` (also when it is cut off), `backup/newer`. */
export async function* openArchive(
  encrypted: ReadableStream<Uint8Array>,
  key: BackupKey,
): AsyncGenerator<ArchiveItem, void, undefined> {
  const plain = await decrypted(encrypted, key)
  const whole = new WholeArchive()
  for await (const file of unpacked(plain)) {
    const item = readArchiveFile(file)
    whole.take(item)
    yield item
  }
  whole.end()
}

async function decrypted(
  encrypted: ReadableStream<Uint8Array>,
  key: BackupKey,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (key.kind === 'open') return encrypted.pipeThrough(ownedBytes())
  const decrypter = decrypterFor(key)
  try {
    return await decryptedStream(encrypted, decrypter)
  } catch (cause) {
    if (cause instanceof NamedError) throw cause
    throw new NamedError(headerFault(cause), '', { cause })
  }
}

function decrypterFor(key: ClosedKey): Decrypter {
  const decrypter = new Decrypter()
  if (key.kind === 'passphrase') decrypter.addPassphrase(key.passphrase.normalize('NFC'))
  else addIdentity(decrypter, key.identity)
  return decrypter
}

function ownedBytes(): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  return new TransformStream({ transform: owned })
}

function owned(chunk: Uint8Array, controller: TransformStreamDefaultController<Uint8Array<ArrayBuffer>>): void {
  controller.enqueue(new Uint8Array(chunk))
}

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity.trim())
  } catch (cause) {
    throw new NamedError('backup/identity-invalid', '', { cause })
  }
}

/** By the library's own words: https://github.com/FiloSottile/typage/blob/main/lib/index.ts */
function headerFault(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : ''
  if (words.includes('no identity matched')) return 'backup/wrong-key'
  return words.includes('invalid version') || words.includes('non-ASCII') ? 'backup/not-a-backup' : 'backup/damaged'
}

async function* unpacked(plain: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<ArchiveFile> {
  const entries = plain.pipeThrough(createTarDecoder({ strict: true })).getReader()
  try {
    for (;;) {
      const { done, value } = await entries.read()
      if (done) return
      const { name, size, type } = value.header
      if (isForReading(name)) {
        await value.body.cancel()
        continue
      }
      const most = isInPieces(name) ? largestFile : largestArchiveFile
      if (size > most || (type ?? 'file') !== 'file') throw new NamedError('backup/damaged')
      const parts = value.body.getReader()
      if (isInPieces(name)) yield* piecesOf(name, size, parts)
      else yield { name, bytes: await collected(parts, size) }
    }
  } catch (cause) {
    if (cause instanceof NamedError) throw cause
    throw new NamedError('backup/damaged', '', { cause })
  } finally {
    await entries.cancel().catch(() => undefined) // what is left of a broken stream is of no interest
  }
}

type Parts = ReadableStreamDefaultReader<Uint8Array>

async function collected(parts: Parts, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  let filled = 0
  for (;;) {
    const { done, value } = await parts.read()
    if (done) break
    if (filled + value.length > size) throw new NamedError('backup/damaged')
    bytes.set(value, filled)
    filled += value.length
  }
  if (filled !== size) throw new NamedError('backup/damaged')
  return bytes
}

/** The same for a large file, cut as the vault cuts it. */
async function* piecesOf(name: string, size: number, parts: Parts): AsyncGenerator<ArchiveFile> {
  let offset = 0
  let bytes = new Uint8Array(Math.min(pieceBytes, size))
  let filled = 0
  for (;;) {
    const { done, value } = await parts.read()
    if (done) break
    let rest = value
    while (rest.length > 0) {
      if (bytes.length === 0) throw new NamedError('backup/damaged')
      const part = rest.subarray(0, bytes.length - filled)
      bytes.set(part, filled)
      filled += part.length
      rest = rest.subarray(part.length)
      if (filled < bytes.length) continue
      yield { name, bytes, piece: { offset, size } }
      offset += filled
      bytes = new Uint8Array(Math.min(pieceBytes, size - offset))
      filled = 0
    }
  }
  if (size === 0) yield { name, bytes, piece: { offset, size } }
  else if (offset !== size) throw new NamedError('backup/damaged')
}

/** Begins with a manifest, ends with the end, and holds what these two say. */
class WholeArchive {
  #manifest: Manifest | null = null
  #end: ArchiveEnd | null = null
  #records = 0
  #bodies = 0

  take(item: ArchiveItem): void {
    if (this.#end !== null) throw new NamedError('backup/damaged')
    if (item.kind === 'words') return
    if ((item.kind === 'manifest') !== (this.#manifest === null)) throw new NamedError('backup/damaged')
    if (item.kind === 'manifest') this.#manifest = item.manifest
    else if (item.kind === 'end') this.#end = item.end
    else if (item.kind === 'records') this.#records += item.records.length
    else if (item.kind === 'body' || item.index === 0) this.#bodies += 1
  }

  end(): void {
    const promised = Object.values(this.#manifest?.records ?? {}).reduce((sum, count) => sum + count, 0)
    const isWhole =
      this.#manifest !== null &&
      this.#end !== null &&
      this.#end.backupId === this.#manifest.backupId &&
      this.#end.records === this.#records &&
      this.#end.bodies === this.#bodies &&
      promised === this.#records
    if (!isWhole) throw new NamedError('backup/damaged')
  }
}
