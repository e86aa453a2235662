// Takes a mail apart with postal-mime and hands out its headers and the tree of its parts. Called by `read-mail.ts` after
// `prescan.ts` has looked at the bytes. It throws where the parser does.
//
// [Note: the parser's tree] postal-mime joins texts by its own rules and drops the headers of parts, while a mail program
// needs each part by itself: to choose between plain text and markup, to undo flowed lines without breaking quotations, to
// see the headers of a part. The tree is a field of the parser that its types do not name, so every value of it is checked
// here. The package is pinned to one version, and a test fails when another keeps its tree elsewhere.
import PostalMime, { decodeWords, type Header } from 'postal-mime'
import { decodeFlowed, textOfLines } from '../mail-flowed.ts'
import { readingLimits } from './prescan.ts'

export interface MailPart {
  /** `text/plain`; lower case. */
  readonly type: string
  /** The kind of a multipart, empty for a part that has a content of its own. */
  readonly multipart: string
  readonly parts: readonly MailPart[]
  /** `attachment`, `inline`, or whatever it says; empty when it says nothing. */
  readonly disposition: string
  /** As the mail has it; empty when it has none. */
  readonly name: string
  /** Without its brackets. */
  readonly contentId: string
  readonly headers: readonly Header[]
  /** The decoded content, byte for byte. */
  readonly bytes: () => Uint8Array<ArrayBuffer>
  /** The same as text, by its charset, with flowed lines joined. */
  readonly text: () => string
}

export interface MailParts {
  readonly headers: readonly Header[]
  readonly root: MailPart
}

/** @throws whatever the parser throws when there is too much of something. */
export async function mailParts(raw: Uint8Array): Promise<MailParts> {
  const parser = new PostalMime({
    maxNestingDepth: readingLimits.nesting,
    maxHeadersSize: readingLimits.allHeaders,
    // A mail within a mail stays one file, byte for byte.
    forceRfc822Attachments: true,
  })
  const { headers } = await parser.parse(raw)
  const lineEnd = raw[raw.indexOf(10) - 1] === 13 ? '\r\n' : '\n'
  return { headers, root: partOf(field(parser, 'root'), lineEnd) }
}

function field(value: unknown, ...path: readonly string[]): unknown {
  let inner = value
  for (const name of path) {
    if (typeof inner !== 'object' || inner === null || !(name in inner)) return undefined
    inner = Reflect.get(inner, name)
  }
  return inner
}

function textField(value: unknown, ...path: readonly string[]): string {
  const inner = field(value, ...path)
  return typeof inner === 'string' ? inner : ''
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function partOf(node: unknown, lineEnd: string): MailPart {
  const type = textField(node, 'contentType', 'parsed', 'value') || 'text/plain'
  const content = field(node, 'content')
  const encoding = textField(node, 'contentTransferEncoding', 'encoding')
  const decoded = content instanceof ArrayBuffer ? new Uint8Array(content) : new Uint8Array()
  const parameter = (name: string) => textField(node, 'contentType', 'parsed', 'params', name)
  return {
    type,
    multipart: textField(node, 'contentType', 'multipart').toLowerCase(),
    parts: list(field(node, 'childNodes')).map((child) => partOf(child, lineEnd)),
    disposition: textField(node, 'contentDisposition', 'parsed', 'value'),
    name: decodeWords(textField(node, 'contentDisposition', 'parsed', 'params', 'filename') || parameter('name')),
    contentId: textField(node, 'contentId').replace(/^[\s<]+|[\s>]+$/gu, ''),
    headers: list(field(node, 'headers')).flatMap(headerOf),
    bytes: () => (encoding === 'base64' ? decoded : asSent(decoded, encoding, type, lineEnd)),
    text: () => textOf(node, decoded, parameter),
  }
}

function headerOf(header: unknown): Header[] {
  const key = textField(header, 'key')
  return key === '' ? [] : [{ key, originalKey: textField(header, 'originalKey'), value: textField(header, 'value') }]
}

/** The parser ends every line with a line feed, the last one too, which belongs to the boundary. What was not encoded has
 * the line ends of the mail. */
function asSent(
  decoded: Uint8Array<ArrayBuffer>,
  encoding: string,
  type: string,
  lineEnd: string,
): Uint8Array<ArrayBuffer> {
  const body = decoded.at(-1) === 10 ? decoded.subarray(0, -1) : decoded
  const isEncoded = encoding === 'quoted-printable' && !/^(?:text|message)\//u.test(type)
  if (lineEnd === '\n' || isEncoded) return body.slice()
  let feeds = 0
  for (let at = body.indexOf(10); at !== -1; at = body.indexOf(10, at + 1)) if (body[at - 1] !== 13) feeds++
  const out = new Uint8Array(body.length + feeds)
  let to = 0
  for (const [at, byte] of body.entries()) {
    if (byte === 10 && body[at - 1] !== 13) out[to++] = 13
    out[to++] = byte
  }
  return out
}

/** A text that says nothing of its charset, or less than it has, is UTF-8 when it can be. */
const vague = /^(?:us-ascii|ascii|ansi_x3\.4-1968|utf-?8|unknown-8bit|x-unknown|default|none|)$/iu

function textOf(node: unknown, decoded: Uint8Array<ArrayBuffer>, parameter: (name: string) => string): string {
  const flowed = /^flowed$/iu.test(parameter('format'))
  const isVague = vague.test(parameter('charset').trim())
  const text = isVague
    ? (utf8(decoded) ?? new TextDecoder('windows-1252').decode(decoded))
    : (byParser(node, parameter('format')) ?? '')
  return flowed ? textOfLines(decodeFlowed(text, { deletesSpace: /^yes$/iu.test(parameter('delsp')) })) : text
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    // Not UTF-8 then.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** The parser knows the names of charsets that programs invent; it is kept from joining flowed lines. */
function byParser(node: unknown, format: string): string | null {
  const params = field(node, 'contentType', 'parsed', 'params')
  if (format !== '' && typeof params === 'object' && params !== null) Reflect.set(params, 'format', '')
  const read = field(node, 'getTextContent')
  const text: unknown = typeof read === 'function' ? Reflect.apply(read, node, []) : null
  return typeof text === 'string' ? text : null
}
