// Reads one mail that a mail program has saved (.eml). Called by the worker of meeting files with the bytes. It never
// throws, takes no attachment, and shows HTML as text alone.
import PostalMime, { type Address } from 'postal-mime'
import type { Result } from '../../result.ts'
import { ok } from '../../result.ts'
import type { FileTime } from './reading.ts'
import { refuse } from './text.ts'

export interface MailPerson {
  readonly name: string
  /** Lower case. */
  readonly email: string
}

export interface MailReading {
  readonly kind: 'mail'
  readonly format: 'eml'
  readonly title: string
  /** Null when the mail tells none that can be read. */
  readonly at: FileTime | null
  readonly from: MailPerson
  readonly to: readonly MailPerson[]
  readonly text: string
}

/** A mail with pictures is larger than a chat. Bytes. */
const largest = 24 * 1024 * 1024
/** [Note: parts of a mail] The parser takes as many parts as come; a mail of a million empty ones would keep it busy for
 * a quarter of a minute. People's mails have a few. */
const mostParts = 1_000
const longestText = 1_000_000
const mostPeople = 500

/** Known by its name or by its first lines. */
export function isMailFile(name: string, bytes: Uint8Array): boolean {
  if (/\.eml$/iu.test(name)) return true
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400))
  return /^(?:\uFEFF|ï»¿)?(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|From|Date|Subject|To|X-[\w-]{1,40}):[ \t]/iu.test(
    start,
  )
}

/** Failures: `meeting-file/empty`, `too-large`, `unknown-format`. */
export async function readMailFile(bytes: Uint8Array): Promise<Result<MailReading>> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > largest) return refuse('too-large')
  if (bytes.subarray(0, 2_048).includes(0) || !hasHeaders(bytes)) return refuse('unknown-format')
  if (boundariesIn(bytes) > mostParts) return refuse('too-large', 'parts')
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 })
  } catch (error) {
    // Whatever the parser throws at a stranger's bytes means that this is no mail it can read.
    return refuse('unknown-format', error instanceof Error ? error.name : '')
  }
  const [from] = peopleOf(mail.from === undefined ? [] : [mail.from])
  const text = (mail.text ?? textOfHtml(mail.html ?? '')).replace(/\r\n?/gu, '\n').trim().slice(0, longestText)
  const to = peopleOf([...(mail.to ?? []), ...(mail.cc ?? [])]).slice(0, mostPeople)
  if (from === undefined && to.length === 0) return refuse('unknown-format')
  return ok({
    kind: 'mail',
    format: 'eml',
    title: (mail.subject ?? '').replace(/\s+/gu, ' ').trim().slice(0, 500),
    at: momentOf(mail.date),
    from: from ?? { name: '', email: '' },
    to,
    text,
  })
}

function momentOf(date: string | undefined): FileTime | null {
  const moment = Date.parse(date ?? '')
  return Number.isNaN(moment) ? null : { wall: new Date(moment).toISOString().slice(0, 19), utc: true }
}

function peopleOf(addresses: readonly Address[]): MailPerson[] {
  return addresses.flatMap(({ name, address, group }): MailPerson[] =>
    group === undefined ? [{ name: name.trim(), email: address.toLowerCase() }] : peopleOf(group),
  )
}

function hasHeaders(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16_384))
  return /^(?:From|To|Date|Subject|Message-ID):/imu.test(start)
}

const feed = 10
const dash = 45

/** Lines that begin with two dashes, as every boundary does. */
function boundariesIn(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(feed); at !== -1 && count <= mostParts; at = bytes.indexOf(feed, at + 1))
    if (bytes[at + 1] === dash && bytes[at + 2] === dash) count++
  return count
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of a mail that has only HTML: no link, no picture, no style. */
export function textOfHtml(html: string): string {
  return html
    .slice(0, 4 * longestText)
    .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/giu, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/<\/p\b[^<>]{0,2000}>/giu, '\n\n')
    .replace(/<(?:br|\/div|\/tr|\/h[1-6]|\/li)\b[^<>]{0,2000}>/giu, '\n')
    .replace(/<[/!a-z][^<>]{0,10000}>/giu, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,6});/giu, entity)
    .replace(/[^\S\n]*\n[^\S\n]*/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
  return sign(/^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
}

function sign(code: number): string {
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
}
