// Files into the vault and out of it, a piece at a time: taken in from the mentor's disk, opened by another program, saved as a copy.
import { transfer } from 'comlink'
import { type UseQueryResult } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { safeName } from '../../../shared/domain/attachment-name.ts'
import { largestFile, pieceBytes, piecesOf, storedFile, type StoredFile } from '../../../shared/model/file.ts'
import { prefetched } from '../../../shared/prefetch.ts'
import { NamedError } from '../../../shared/result.ts'
import type { VaultClient, VaultSession } from '../../vault/api.ts'
import { ask } from '../desktop.ts'
import { showFailure } from '../failures.ts'
import { useVault, useVaultClient } from '../queries.ts'
import { newRecord } from '../records.ts'
import { savePieces } from '../save-file.ts'

/** Beside a note or a resource, the oldest first. */
export function useStoredFiles(ownerId: string): UseQueryResult<StoredFile[]> {
  return useVault(['files', ownerId], { tables: ['file'] }, (session) => session.filesOf(ownerId))
}

/** A file on its way into the vault. */
export interface Arriving {
  id: string
  name: string
  size: number
  /** Bytes that the vault has. */
  kept: number
}

export interface OwnerOfFiles {
  id: string
  owner: StoredFile['owner']
  menteeIds: string[]
  /** Keeps the owner itself, before a file of it is kept. */
  keep: () => Promise<unknown>
}

export interface TakingIn {
  arriving: readonly Arriving[]
  add: (files: readonly File[]) => void
  stop: (id: string) => void
}

/** Takes files in, one after the other. What is broken off is removed again. */
export function useTakingIn(owner: OwnerOfFiles): TakingIn {
  const { session } = useVaultClient()
  const [arriving, setArriving] = useState<Arriving[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const takeIn = async (id: string, file: File, signal: AbortSignal) => {
    await owner.keep()
    signal.throwIfAborted()
    const facts = storedFile.parse({
      ...newRecord(),
      id,
      ownerId: owner.id,
      owner: owner.owner,
      menteeIds: owner.menteeIds,
      name: safeName(file.name),
      type: file.type === '' ? 'application/octet-stream' : file.type.slice(0, 200),
      size: file.size,
      pieces: 0,
    })
    try {
      await takePieces(session, facts, file, signal, (kept) =>
        setArriving((before) => before.map((one) => (one.id === id ? { ...one, kept } : one))),
      )
    } catch (error) {
      await session.write([{ op: 'delete', table: 'file', id }])
      throw error
    }
  }

  return {
    arriving,
    add: (files) => {
      for (const file of files) {
        if (file.size > largestFile) {
          showFailure(new NamedError('files/too-large'))
          continue
        }
        const id = crypto.randomUUID()
        const stop = new AbortController()
        stops.current.set(id, stop)
        setArriving((before) => [...before, { id, name: safeName(file.name), size: file.size, kept: 0 }])
        queue.current = queue.current
          .then(() => takeIn(id, file, stop.signal))
          .catch((error: unknown) => {
            if (!stop.signal.aborted) showFailure(error)
          })
          .then(() => {
            stops.current.delete(id)
            setArriving((before) => before.filter((one) => one.id !== id))
          })
      }
    },
    stop: (id) => stops.current.get(id)?.abort(),
  }
}

/** @throws NamedError `files/unreadable` when it is gone or not as large as it said; AbortError when it was stopped */
async function takePieces(
  session: VaultSession,
  facts: StoredFile,
  file: File,
  signal: AbortSignal,
  tell: (kept: number) => void,
): Promise<void> {
  for (let index = 0; index < Math.max(1, piecesOf(facts.size)); index += 1) {
    signal.throwIfAborted()
    const from = index * pieceBytes
    const bytes = await readSlice(file, from, Math.min(facts.size, from + pieceBytes))
    const to = from + bytes.length
    await session.addPiece(facts, index, transfer(bytes, [bytes.buffer]))
    tell(to)
  }
}

async function readSlice(file: File, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer())
    if (bytes.length === to - from) return bytes
  } catch (cause) {
    throw new NamedError('files/unreadable', '', { cause })
  }
  throw new NamedError('files/unreadable')
}

/** All of it, a piece at a time. @throws NamedError `vault/not-found` when it was removed meanwhile */
export async function* piecesFrom(session: VaultSession, file: StoredFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const count = piecesOf(file.size)
  yield* prefetched(async (index) => (index < count ? session.pieceOf(file.id, index) : null))
}

let opening: Promise<unknown> = Promise.resolve()

/** Lets the system's own program show a copy, which goes when the vault locks. One copy is made after the other: the desktop side
 * writes one at a time. */
export function openStoredFile(client: VaultClient, file: StoredFile): Promise<void> {
  const turn = opening.then(() => showCopy(client, file))
  // The next one begins whether or not this one failed; who asked for it is told by `turn`.
  opening = turn.catch(() => undefined)
  return turn
}

async function showCopy(client: VaultClient, file: StoredFile): Promise<void> {
  await ask('files.begin', { name: file.name })
  for await (const bytes of piecesFrom(client.session, file)) await ask('files.part', { bytes })
  await ask('files.show', {})
}

/** A copy where the mentor says. False when it was not saved. */
export function saveStoredFile(client: VaultClient, file: StoredFile, signal: AbortSignal): Promise<boolean> {
  const extension = /\.[A-Za-z0-9]{1,16}$/.exec(file.name)?.[0] ?? '.bin'
  return savePieces({
    name: file.name,
    type: 'application/octet-stream',
    extension: `.${extension.slice(1)}`,
    description: 'File',
    pieces: () => piecesFrom(client.session, file),
    signal,
  })
}

/** The whole file at once, for what is sent by mail. */
export async function wholeFile(client: VaultClient, file: StoredFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size)
  let offset = 0
  for await (const piece of piecesFrom(client.session, file)) {
    bytes.set(piece, offset)
    offset += piece.length
  }
  return bytes
}
