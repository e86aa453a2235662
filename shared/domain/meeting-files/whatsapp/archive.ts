// The text of a chat in the archive that WhatsApp exports it with. Called by read-meeting-file.ts. Nothing is unpacked
// but that text, never past its promised size, and nothing is ever written: an archive can lie about all it holds.
import { Inflate } from 'fflate'
import type { Result } from '../../../result.ts'
import { ok } from '../../../result.ts'
import { limits } from '../reading.ts'
import { refuse, textOf } from '../text.ts'
import { baseName, isChatName } from './names.ts'

/** What the archive's table of contents says of an entry; sizes in bytes. */
interface Entry {
  readonly path: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly packed: number
  readonly size: number
  /** Where the entry stands. */
  readonly at: number
}

export interface ArchivedChat {
  readonly path: string
  readonly text: string
}

/** Failures: `meeting-file/unknown-format` (a workbook or document), `broken-archive` (also with a password),
 * `unsafe-archive` (paths that lead out of it, too many entries, more text than promised), `no-chat-in-archive`,
 * `too-large`, and those of the text in it. */
export function chatInArchive(bytes: Uint8Array): Result<ArchivedChat> {
  const entries = entriesOf(bytes)
  if (!entries.ok) return entries
  if (entries.value.some(({ path }) => path === '[Content_Types].xml')) return refuse('unknown-format')
  if (entries.value.some(({ path }) => leadsOut(path))) return refuse('unsafe-archive', 'path')
  const chats = chatsAmong(entries.value)
  const [chat] = chats
  if (chat === undefined) return refuse('no-chat-in-archive')
  if (chats.length > 1) return refuse('no-chat-in-archive', `${chats.length} texts`)
  const unpacked = unpack(bytes, chat)
  if (!unpacked.ok) return unpacked
  const text = textOf(unpacked.value)
  return text.ok ? ok({ path: chat.path, text: text.value }) : text
}

function leadsOut(path: string): boolean {
  return /^(?:[/\\]|[a-z]:)|\p{Cc}/iu.test(path) || path.split(/[/\\]/u).includes('..')
}

/** By the name that WhatsApp gives; else every text, of which only a single one is taken for the chat. */
function chatsAmong(entries: readonly Entry[]): Entry[] {
  const texts = entries.filter(({ path }) => /\.txt$/iu.test(path) && !/^(?:__MACOSX[/\\])/u.test(path))
  const seen = texts.filter(({ path }) => !baseName(path).startsWith('._'))
  const named = seen.filter(({ path }) => isChatName(path))
  return named.length > 0 ? named : seen
}

// [Note: table of contents] fflate unpacks an entry to its end whatever size it promised, so a small archive could keep
// it busy for minutes. Where the entry stands is therefore read here, and fflate unpacks it piece by piece.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.
const endOfContents = { signature: 0x06054b50, size: 22, mostComment: 0xffff }
const contentsEntry = { signature: 0x02014b50, size: 46 }
const localEntry = { signature: 0x04034b50, size: 30 }
const methods = { stored: 0, deflated: 8 }

function entriesOf(bytes: Uint8Array): Result<Entry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endIn(view)
  if (end === null) return refuse('broken-archive', 'no contents')
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return refuse('unsafe-archive', `${count} entries`)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    const read = entryAt(view, at)
    if (read === null) return refuse('broken-archive', 'contents')
    entries.push(read.entry)
    at = read.next
  }
  return ok(entries)
}

function endIn(view: DataView): number | null {
  const last = view.byteLength - endOfContents.size
  for (let at = last; at >= Math.max(0, last - endOfContents.mostComment); at--)
    if (view.getUint32(at, true) === endOfContents.signature) return at
  return null
}

function entryAt(view: DataView, at: number): { entry: Entry; next: number } | null {
  if (at + contentsEntry.size > view.byteLength || view.getUint32(at, true) !== contentsEntry.signature) return null
  const nameEnd = at + contentsEntry.size + view.getUint16(at + 28, true)
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > view.byteLength) return null
  const name = new Uint8Array(view.buffer, view.byteOffset + at + contentsEntry.size, nameEnd - at - contentsEntry.size)
  const entry: Entry = {
    path: new TextDecoder().decode(name),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  }
  return { entry, next }
}

function unpack(bytes: Uint8Array, entry: Entry): Result<Uint8Array> {
  if (entry.isEncrypted) return refuse('broken-archive', 'password')
  if (entry.size > limits.text) return refuse('too-large')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { at } = entry
  if (at + localEntry.size > bytes.length || view.getUint32(at, true) !== localEntry.signature)
    return refuse('broken-archive', 'entry')
  const from = at + localEntry.size + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + entry.packed > bytes.length) return refuse('broken-archive', 'cut off')
  const packed = bytes.subarray(from, from + entry.packed)
  if (entry.method === methods.deflated) return inflate(packed, entry.size)
  const isWhole = entry.method === methods.stored && entry.packed === entry.size
  return isWhole ? ok(packed) : refuse('broken-archive', `method ${entry.method}`)
}

/** Bytes unpacked at a time; each can become a thousand. */
const piece = 16 * 1024

function inflate(packed: Uint8Array, size: number): Result<Uint8Array> {
  const unpacked = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((part) => {
    if (length + part.length <= size) unpacked.set(part, length)
    length += part.length
  })
  try {
    for (let at = 0; at < packed.length && length <= size; at += piece)
      stream.push(packed.subarray(at, at + piece), at + piece >= packed.length)
  } catch (error) {
    // Whatever fflate throws at a stranger's bytes means that they cannot be unpacked.
    return refuse('broken-archive', error instanceof Error ? error.message : '')
  }
  if (length > size) return refuse('unsafe-archive', 'larger than promised')
  return length === size ? ok(unpacked) : refuse('broken-archive', 'cut off')
}
