// Looks for text in the files of a profile as a thief would: raw, as UTF-16, and inside the compressed blocks of LevelDB.
// A compressed table is walked by its footer and index (https://github.com/google/leveldb/blob/main/doc/table_format.md).
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** https://github.com/google/snappy/blob/main/format_description.txt; throws a RangeError for what is not of it. */
export function unsnap(packed: Buffer): Buffer {
  const header = varint(packed, 0)
  const out = Buffer.alloc(header.value)
  let from = header.next
  let to = 0
  while (from < packed.length) {
    const tag = packed.readUInt8(from)
    from += 1
    if ((tag & 3) === 0) {
      const extra = Math.max(0, (tag >> 2) - 59)
      const length = (extra === 0 ? tag >> 2 : packed.readUIntLE(from, extra)) + 1
      from += extra
      to += packed.copy(out, to, from, from + length)
      from += length
      continue
    }
    const size = (tag & 3) === 3 ? 4 : tag & 3
    const offset = size === 1 ? ((tag >> 5) << 8) | packed.readUInt8(from) : packed.readUIntLE(from, size)
    const length = size === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    from += size
    if (offset === 0 || offset > to || to + length > out.length) throw new RangeError('a copy from nowhere')
    for (let index = 0; index < length; index += 1) out[to + index] = out[to + index - offset] ?? 0
    to += length
  }
  return out
}

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  for (let index = 0; ; index += 1) {
    const byte = bytes.readUInt8(at + index)
    value += (byte & 127) * 128 ** index
    if (byte < 128) return { value, next: at + index + 1 }
  }
}

const footerBytes = 48

function block(file: Buffer, offset: number, size: number): Buffer {
  const raw = file.subarray(offset, offset + size)
  return file.readUInt8(offset + size) === 1 ? unsnap(raw) : raw
}

/** Every block of a LevelDB table, unpacked. */
export function tableBlocks(file: Buffer): Buffer[] {
  const footer = file.subarray(file.length - footerBytes)
  const meta = varint(footer, varint(footer, 0).next)
  const offset = varint(footer, meta.next)
  const index = block(file, offset.value, varint(footer, offset.next).value)
  const end = index.length - 4 - 4 * index.readUInt32LE(index.length - 4)
  const blocks: Buffer[] = []
  for (let at = 0; at < end;) {
    const shared = varint(index, at)
    const unshared = varint(index, shared.next)
    const length = varint(index, unshared.next)
    const value = length.next + unshared.value
    const place = varint(index, value)
    blocks.push(block(file, place.value, varint(index, place.next).value))
    at = value + length.value
  }
  return blocks
}

export interface Scan {
  /** Where the text was found, relative to the folder. */
  found: string[]
  files: number
  bytes: number
  /** Blocks that were unpacked. */
  blocks: number
}

/** Searches every file below a folder for any of the texts; upper and lower case are alike. */
export async function scan(folder: string, texts: readonly string[]): Promise<Scan> {
  const sought = texts.flatMap((text) => [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')])
  const holds = (bytes: Buffer): boolean => {
    const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')
    return sought.some((text) => lower.includes(text))
  }
  const result: Scan = { found: [], files: 0, bytes: 0, blocks: 0 }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    const blocks = entry.name.endsWith('.ldb') && bytes.length > footerBytes ? tableBlocks(bytes) : []
    result.files += 1
    result.bytes += bytes.length
    result.blocks += blocks.length
    if (holds(Buffer.from(path)) || holds(bytes) || blocks.some(holds)) result.found.push(relative(folder, path))
  }
  return result
}
