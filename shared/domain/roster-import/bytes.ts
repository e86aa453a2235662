// From the bytes of a file to text: what kind of file it is, and in which encoding its text is written.
// Order of the rules: byte order mark, UTF-16 by its NUL bytes, strict UTF-8, Windows-1252. Never guesses past a
// file that mixes encodings: names would come out garbled.
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import type { Encoding } from './reading.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
  readonly byteOrderMark: boolean
}

/** `workbook`: a zip archive, as .xlsx is. `old-workbook`: .xls of old, or an .xlsx with a password. */
export type FileKind = 'text' | 'workbook' | 'old-workbook' | 'other'

const magic: readonly (readonly [FileKind, readonly number[]])[] = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['old-workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['other', [0x25, 0x50, 0x44, 0x46]],
  ['other', [0x89, 0x50, 0x4e, 0x47]],
  ['other', [0xff, 0xd8, 0xff]],
  ['other', [0x1f, 0x8b]],
]

/** By the first bytes, not by the file's name: a Blackboard `.xls` is text. */
export function kindOf(bytes: Uint8Array): FileKind {
  return magic.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ?? 'text'
}

/** Failures: `import/empty`, `import/binary`, `import/mixed-encodings` (message: the line where the first lies). */
export function decode(bytes: Uint8Array): Result<DecodedText> {
  if (bytes.length === 0) return fail('import/empty')
  const marked = byMark(bytes)
  const encoding = marked ?? byNulBytes(bytes) ?? 'utf-8'
  if (encoding !== 'utf-8') return checked(bytes, encoding, marked !== null)
  const strict = tryDecode(bytes, 'utf-8')
  if (strict !== null) return checkedText({ text: strict, encoding, byteOrderMark: marked !== null })
  const mixedAt = firstMixedLine(bytes)
  if (mixedAt !== null || marked !== null) return fail('import/mixed-encodings', `line ${mixedAt ?? 1}`)
  return checked(bytes, 'windows-1252', false)
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: every sign of the punctuation has a NUL byte, always on the same side. */
function byNulBytes(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4_096) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const enough = length / 2 / 20
  if (odd > enough && even === 0) return 'utf-16le'
  if (even > enough && odd === 0) return 'utf-16be'
  return null
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function checked(bytes: Uint8Array, encoding: Encoding, byteOrderMark: boolean): Result<DecodedText> {
  const text = tryDecode(bytes, encoding)
  return text === null ? fail('import/binary') : checkedText({ text, encoding, byteOrderMark })
}

/** Control characters that no text file has: NUL above all. The sign for the end of file of old systems may stand. */
function checkedText(decoded: DecodedText): Result<DecodedText> {
  if (decoded.text.includes('\0')) return fail('import/binary')
  const start = decoded.text.slice(0, 65_536)
  let controls = 0
  for (let at = 0; at < start.length; at++) {
    const code = start.charCodeAt(at)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) controls++
  }
  return controls > 4 && controls > start.length / 200 ? fail('import/binary') : ok(decoded)
}

/** The line of the first byte that is not UTF-8 in a file that has UTF-8 letters elsewhere; null when it has none.
 * Windows-1252 text practically never has a run of bytes that is a letter in UTF-8. */
function firstMixedLine(bytes: Uint8Array): number | null {
  let line = 1
  let badLine: number | null = null
  let letters = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x0a) line++
    if (byte < 0x80) continue
    const length =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    let good = length > 0
    for (let step = 1; good && step <= length; step++) good = ((bytes[at + step] ?? 0) & 0xc0) === 0x80
    if (good) {
      letters++
      at += length
    } else badLine ??= line
  }
  return letters > 0 ? badLine : null
}
