// What all operations on a folder share: opening it only to read, so that nothing is ever marked as seen, and cutting
// long lists of numbers into commands that every server takes.
import { NamedError } from '../../../../shared/result.ts'
import { MailFailure } from '../failures.ts'
import type { Told } from './keeper.ts'
import type { Line } from './line.ts'

/** Bytes of one command; RFC 7162 §4 asks servers to take 8,192. */
export const longestCommand = 7_000

/** Opens a folder anew, read-only, and says its state at this moment. Throws `mail/folder-gone`. */
export async function examine({ client }: Line, folder: string): Promise<Told> {
  const box = await client.mailboxOpen(folder, { readOnly: true })
  const uidNext = box.uidNext || (await uidNextOf(client, folder))
  return { uidValidity: String(box.uidValidity), lastUid: Math.max(0, uidNext - 1) }
}

/** For servers that do not say it when a folder is opened. */
async function uidNextOf(client: Line['client'], folder: string): Promise<number> {
  const status = await client.status(folder, { uidNext: true })
  const uidNext = status === false ? undefined : status.uidNext
  if (uidNext === undefined) throw new MailFailure('folder', 'mail/server-misbehaves', 'no UIDNEXT')
  return uidNext
}

/** Throws `mail/folder-changed` when the numbers that were looked up mean other mails now. */
export function requireSame(state: Told, uidValidity: string): void {
  if (state.uidValidity !== uidValidity) throw new NamedError('mail/folder-changed', '', { retryable: true })
}

/** `1,4:7,9`: sorted numbers in few signs, in pieces that each fit into a command and hold at most `most` numbers. */
export function inPieces(uids: readonly number[], most: number): { set: string; uids: number[] }[] {
  const pieces: { set: string; uids: number[] }[] = []
  let piece: number[] = []
  let length = 0
  for (const uid of uids) {
    const follows = piece.length > 0 && piece[piece.length - 1] === uid - 1
    const more = follows ? 0 : 22
    if (piece.length >= most || length + more > longestCommand) {
      pieces.push({ set: setOf(piece), uids: piece })
      piece = []
      length = 0
    }
    piece.push(uid)
    length += more
  }
  if (piece.length > 0) pieces.push({ set: setOf(piece), uids: piece })
  return pieces
}

function setOf(uids: readonly number[]): string {
  const ranges: { first: number; last: number }[] = []
  for (const uid of uids) {
    const range = ranges[ranges.length - 1]
    if (range?.last === uid - 1) range.last = uid
    else ranges.push({ first: uid, last: uid })
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}:${last}`)).join(',')
}
