// A file that the vault keeps, beside a note or in the library of resources. Its bytes are sealed in pieces, each a body of its
// own, so that no file is ever in memory as a whole; the key of the pieces is in the file's own row and goes with it.
import { z } from 'zod'
import { id, line, recordFields } from './base.ts'

/** Bytes of each piece but the last. */
export const pieceBytes = 1024 * 1024
/** Bytes of the largest file that is kept. */
export const largestFile = 1024 * 1024 * 1024

export const storedFile = z.object({
  ...recordFields,
  /** The note or resource that it belongs to, and with which it goes. */
  ownerId: id,
  owner: z.enum(['note', 'resource']),
  /** The same as of its note; nobody for a resource. */
  menteeIds: z.array(id).max(200).default([]),
  /** Safe for every system, see `attachment-name.ts`. */
  name: line,
  type: line.default('application/octet-stream'),
  /** Of the whole, in bytes. */
  size: z.int().min(0).max(largestFile),
  /** Pieces that are here, from the first on. */
  pieces: z.int().min(0),
})
export type StoredFile = z.infer<typeof storedFile>

/** How many pieces a file of that size has. */
export function piecesOf(size: number): number {
  return Math.ceil(size / pieceBytes)
}

/** False while it is taken in, and for what was broken off then. */
export function isWhole({ size, pieces }: Pick<StoredFile, 'size' | 'pieces'>): boolean {
  return pieces === piecesOf(size)
}

/** The body in which a piece lies, from 0. */
export function pieceId(fileId: string, index: number): string {
  return `${fileId}/${index}`
}
