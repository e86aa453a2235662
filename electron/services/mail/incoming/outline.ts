// A large mail without what is in its attachments: a valid message with the same headers and the same parts in the same
// order, where every part that is no text is empty. So its words are there at once, and the names and kinds of the rest.
import type { MessageStructureObject } from 'imapflow'

/** How large an empty part really is, decoded, in bytes: a header of our own before the part's others. */
export const sizeHeader = 'X-Telemachus-Size'

/** Under which the headers of the whole are given to `build`. */
export const headerKey = 'HEADER'

/** Parts beyond these are left out; a hostile mail may have a million. */
const mostParts = 150
const deepest = 12

/** What to ask the server for beside the headers, and how to put together what it gives. */
export interface Outline {
  parts: { key: string; maxLength?: number }[]
  /** Bytes that will come, about. */
  cost: number
  build(bodies: ReadonlyMap<string, Uint8Array>): Uint8Array
}

const headCost = 8_000
const partCost = 300

/** `longestText`: of a text part no more bytes than these. */
export function outlineOf(structure: MessageStructureObject, longestText: number): Outline {
  const parts: Outline['parts'] = []
  let cost = headCost
  let count = 0

  const ask = (key: string, most?: number) => parts.push(most === undefined ? { key } : { key, maxLength: most })

  const askFor = (node: MessageStructureObject, depth: number): void => {
    count += 1
    if (depth > 0) {
      cost += partCost
      ask(`${partOf(node)}.MIME`)
    }
    if (isMultipart(node, depth)) {
      for (const child of childrenOf(node)) if (count < mostParts) askFor(child, depth + 1)
      return
    }
    if (!isText(node)) return
    cost += Math.min(node.size ?? longestText, longestText)
    ask(partOf(node), longestText)
  }
  askFor(structure, 0)
  const asked = new Set(parts.map(({ key }) => key))
  return { parts, cost, build: (bodies) => Buffer.concat(assemble(structure, 0, asked, bodies)) }
}

function assemble(
  node: MessageStructureObject,
  depth: number,
  asked: ReadonlySet<string>,
  bodies: ReadonlyMap<string, Uint8Array>,
): Uint8Array[] {
  const key = depth === 0 ? headerKey : `${partOf(node)}.MIME`
  const head = headOf(bodies.get(key))
  const boundary = boundaryOf(node)
  if (!isMultipart(node, depth) || boundary === null) {
    const body = isText(node) ? bodies.get(partOf(node)) : undefined
    // Before a boundary comes a line break that is not the part's; the end of an empty part's head is one already.
    if (body !== undefined) return depth === 0 ? [head, body] : [head, body, Buffer.from('\r\n')]
    return [Buffer.from(`${sizeHeader}: ${decodedSize(node)}\r\n`), head]
  }
  const pieces: Uint8Array[] = [head]
  for (const child of childrenOf(node)) {
    if (!asked.has(`${partOf(child)}.MIME`)) continue
    pieces.push(Buffer.from(`--${boundary}\r\n`), ...assemble(child, depth + 1, asked, bodies))
  }
  return [...pieces, Buffer.from(`--${boundary}--\r\n`)]
}

/** The lines of a head with exactly one empty line after them. */
function headOf(bytes: Uint8Array | undefined): Buffer {
  const lines = Buffer.from(bytes ?? new Uint8Array())
    .toString('latin1')
    .replace(/(\r?\n)+$/, '')
  return Buffer.from(lines === '' ? '\r\n' : `${lines}\r\n\r\n`, 'latin1')
}

const partForm = /^[1-9]\d*(\.[1-9]\d*)*$/

function childrenOf(node: MessageStructureObject): MessageStructureObject[] {
  return (node.childNodes ?? []).filter(({ part = '' }) => partForm.test(part))
}

/** The only part of a mail without parts is its first. */
function partOf({ part = '' }: MessageStructureObject): string {
  return partForm.test(part) ? part : '1'
}

/** A mail within a mail is an attachment here. */
function isMultipart(node: MessageStructureObject, depth: number): boolean {
  return /^multipart\//i.test(node.type) && depth < deepest && boundaryOf(node) !== null
}

function boundaryOf({ parameters }: MessageStructureObject): string | null {
  const boundary = parameters?.boundary ?? ''
  return /^[\u0020-\u007e]{1,200}$/.test(boundary) ? boundary : null
}

function isText({ type, disposition }: MessageStructureObject): boolean {
  return /^text\/(plain|html)$/i.test(type) && disposition?.toLowerCase() !== 'attachment'
}

/** base64 makes 57 bytes into a line of 78. */
function decodedSize({ size, encoding }: MessageStructureObject): number {
  return encoding?.toLowerCase() === 'base64' ? Math.floor(((size ?? 0) * 57) / 78) : (size ?? 0)
}
