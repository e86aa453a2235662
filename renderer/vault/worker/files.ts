// Files that the vault keeps: taken in and given out a piece at a time, so that one of 200 MB never lies in memory as a whole.
import { isWhole, pieceBytes, pieceId, piecesOf, storedFile, type StoredFile } from '../../../shared/model/file.ts'
import { prefetched } from '../../../shared/prefetch.ts'
import { NamedError } from '../../../shared/result.ts'
import type { VaultSession } from '../api.ts'
import { put } from './drafts.ts'
import { fold } from './fold.ts'
import { openBody } from './seal.ts'
import type { OpenVault } from './state.ts'
import { commit } from './write.ts'

/** Pieces that are opened while one is in use. */
const piecesAhead = 3

type FileDesk = Pick<VaultSession, 'filesOf' | 'addPiece' | 'pieceOf'>

/** Bytes of pieces after which the tail is folded away, so that it stays short while a large file is taken in. */
const foldEvery = 32 * 1024 * 1024

/** @param loaded waits until everything has been read */
export function fileDesk(vault: OpenVault, loaded: <T>(read: () => T) => Promise<T>): FileDesk {
  const { memory } = vault
  let unfolded = 0

  return {
    filesOf: (ownerId) =>
      loaded(() =>
        memory
          .all('file')
          .filter((file) => file.ownerId === ownerId)
          .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt)),
      ),

    async addPiece(facts, index, bytes) {
      await vault.loaded
      await commit(vault, [put('file', withPiece(facts, index, bytes.length))], {
        bodies: bytes.length === 0 ? [] : [{ id: pieceId(facts.id, index), bytes }],
      })
      unfolded += bytes.length
      if (unfolded < foldEvery) return
      unfolded = 0
      await vault.exclusive(async () => {
        if (!vault.doubtful) await fold(vault)
      })
    },

    async pieceOf(fileId, index) {
      await vault.loaded
      return readPiece(vault, fileId, index)
    },
  }
}

/** The file as it is once that piece is here. @throws NamedError `vault/invalid-record` when the piece does not belong there. */
export function withPiece(facts: StoredFile, index: number, length: number): StoredFile {
  const left = facts.size - index * pieceBytes
  if (left < 0 || length !== Math.min(pieceBytes, left)) throw new NamedError('vault/invalid-record', 'size')
  return storedFile.parse({ ...facts, pieces: facts.size === 0 ? 0 : index + 1 })
}

/** @throws NamedError `vault/not-found` for a piece that is not there. */
export async function readPiece(vault: OpenVault, fileId: string, index: number): Promise<Uint8Array<ArrayBuffer>> {
  const body = await vault.ports.store.body(pieceId(fileId, index))
  if (body === undefined) throw new NamedError('vault/not-found', 'a piece of a file')
  return openBody(await vault.memory.key(body.folder, body.kid), body.id, body.kid, body.box)
}

/** All pieces of a file that is whole, one after the other. */
export async function* piecesIn(vault: OpenVault, file: StoredFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (!isWhole(file)) throw new NamedError('vault/not-found', 'a part of a file')
  const count = piecesOf(file.size)
  yield* prefetched(async (index) => (index < count ? readPiece(vault, file.id, index) : null), piecesAhead)
}
