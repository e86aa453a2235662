// Looks at the bytes of a mail before any of it is parsed, and refuses what would keep a parser busy for long. Called with
// whatever came; takes a few milliseconds for each ten megabytes and allocates next to nothing.

/** What a mail may be at most. People's mails are far below; the figures stop what was made to do harm. */
export const readingLimits = {
  bytes: 48 * 1024 * 1024,
  lines: 1_500_000,
  /** Parts, whatever their depth. */
  parts: 1_500,
  /** Multiparts that a mail declares, also those in mails that are attached to it. */
  boundaries: 1_000,
  nesting: 50,
  /** The header block of the mail itself, bytes. */
  headers: 512 * 1024,
  headerLine: 128 * 1024,
  /** All header blocks together, bytes. */
  allHeaders: 2 * 1024 * 1024,
} as const

export type MailExcess = 'bytes' | 'lines' | 'parts' | 'nesting' | 'headers'

const feed = 10
const carriageReturn = 13
const dash = 45

/** What is too much in a mail; null when it may be parsed. */
export function prescan(raw: Uint8Array): MailExcess | null {
  if (raw.length > readingLimits.bytes) return 'bytes'
  if (headerEnd(raw) === null) return 'headers'
  let lines = 0
  let dashed = 0
  for (let at = raw.indexOf(feed); at !== -1; at = raw.indexOf(feed, at + 1)) {
    lines++
    if (raw[at + 1] === dash && raw[at + 2] === dash) dashed++
    if (lines > readingLimits.lines) return 'lines'
    // Lines of dashes are not yet parts: only then is it worth to look which boundaries there are.
    if (dashed > readingLimits.parts) return excessOfParts(raw)
  }
  return null
}

/** Where the body begins; null when the headers are too long. A mail without a body ends with its headers. */
export function headerEnd(raw: Uint8Array): number | null {
  let start = 0
  for (;;) {
    const end = raw.indexOf(feed, start)
    const stop = end === -1 ? raw.length : end
    if (stop - start > readingLimits.headerLine || stop > readingLimits.headers) return null
    if (end === -1) return raw.length
    if (end === start || (end === start + 1 && raw[start] === carriageReturn)) return end + 1
    start = end + 1
  }
}

function excessOfParts(raw: Uint8Array): MailExcess | null {
  const latin = new TextDecoder('latin1')
  const boundaries = new Set<string>()
  for (const [, quoted, bare] of latin
    .decode(raw)
    .matchAll(/\bboundary\*?\d?\*?=[ \t]*(?:"([^"\n]{1,300})"|([^\s";]{1,300}))/giu)) {
    boundaries.add(quoted ?? bare ?? '')
    if (boundaries.size > readingLimits.boundaries) return 'nesting'
  }
  const lengths = new Set([...boundaries].map((boundary) => boundary.length))
  let parts = 0
  for (let at = raw.indexOf(feed); at !== -1; at = raw.indexOf(feed, at + 1)) {
    if (raw[at + 1] !== dash || raw[at + 2] !== dash) continue
    const next = raw.indexOf(feed, at + 1)
    let end = next === -1 ? raw.length : next
    while (end > at + 3 && (raw[end - 1] ?? 0) <= 0x20) end--
    // The last one of a multipart ends with two more dashes and begins no part.
    if (!lengths.has(end - at - 3)) continue
    if (boundaries.has(latin.decode(raw.subarray(at + 3, end)))) parts++
    if (parts > readingLimits.parts) return 'parts'
  }
  return null
}
