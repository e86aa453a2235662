// Reads a mail out of its bytes: `readMail` for the vault, `readWhole` for the screen of one mail, `attachmentAt` for saving.
// Called by the worker of mails. Never throws: what cannot be taken apart is a mail with what its headers say and its
// source as text.
import type { MailAttachment } from '../../model/mail.ts'
import { mailLimits } from '../../model/mail.ts'
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import { isRisky, safeName } from './attachment-names.ts'
import { bareMarkup } from './bare-markup.ts'
import { isHeavy } from './bare-words.ts'
import { bodyOf, type MailBody, markupOf, wordsOf } from './body.ts'
import { headerFacts, type HeaderFacts } from './header-facts.ts'
import { linksOf } from './links.ts'
import { type MailPart, type MailParts, mailParts } from './parts.ts'
import { lineOf, proseOf } from './plain.ts'
import { headerEnd, prescan, readingLimits } from './prescan.ts'
import type { MailLink, ReadMail } from './reading.ts'
import { replyWords } from './reply-words.ts'

/** SHA-256, hexadecimal. */
export type HashOf = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

/** A mail that was taken apart. */
export interface OpenMail {
  readonly facts: HeaderFacts
  readonly body: MailBody
}

/** [Note: heavy markup, shown] The window cleans the markup that it shows, and stands still meanwhile. What is heavier than
 * this is shown as text alone. */
const shownMarkup = { tags: 20_000, depth: 200, quoted: 60_000_000 }
const longestShownMarkup = 1_500_000

/** A picture that the markup of the mail may show by its Content-ID. */
export interface MailPicture {
  readonly contentId: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What the screen of one mail needs; its markup is written anew and must still be cleaned by the window. */
export interface RawWholeMail {
  readonly read: ReadMail
  /** Everything that it says: what is new, what it quotes, the signature, in the order of the mail. */
  readonly words: string
  /** Empty when there is none, or too much of it to be shown. */
  readonly markup: string
  readonly pictures: readonly MailPicture[]
  readonly links: readonly MailLink[]
}

const longestText = 1_000_000
const longestSource = 200_000
const mostPictures = 100
/** Together, in bytes. */
const largestPictures = 12 * 1024 * 1024

/** Null when there is too much of something or the parser gives up. */
export async function openMail(bytes: Uint8Array): Promise<OpenMail | null> {
  const raw = mended(bytes)
  if (prescan(raw) !== null) return null
  const parts = await partsOrNull(raw)
  return parts === null || !hasHeaders(parts) ? null : { facts: headerFacts(parts.headers), body: bodyOf(parts.root) }
}

async function partsOrNull(raw: Uint8Array): Promise<MailParts | null> {
  try {
    return await mailParts(raw)
  } catch (error) {
    // Whatever the parser throws at a stranger's bytes means that it cannot read them.
    if (error instanceof Error) return null
    throw error
  }
}

/** A text that is no mail at all has none. */
function hasHeaders({ headers }: MailParts): boolean {
  return headers.some(({ key, value }) => value !== '' && /^[\w-]{2,80}$/u.test(key))
}

/** Failures: `mail/empty`. */
export async function readMail(raw: Uint8Array, hashOf: HashOf): Promise<Result<ReadMail>> {
  if (raw.length === 0) return fail('mail/empty')
  const mail = await openMail(raw)
  return ok(mail === null ? (await brokenMail(raw, hashOf)).read : (await takenApart(mail, hashOf)).read)
}

/** Failures: `mail/empty`. */
export async function readWhole(raw: Uint8Array, hashOf: HashOf): Promise<Result<RawWholeMail>> {
  if (raw.length === 0) return fail('mail/empty')
  const mail = await openMail(raw)
  return ok(mail === null ? await brokenMail(raw, hashOf) : await wholeOf(mail, hashOf))
}

/** The bytes of the attachment at `place`. Failures: `mail/no-attachment`. */
export async function attachmentAt(raw: Uint8Array, place: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const mail = await openMail(raw)
  const part = mail?.body.attachments[place]
  return part === undefined ? fail('mail/no-attachment') : ok(part.bytes())
}

/** Beyond what is kept, what only the screen of one mail asks for. */
async function wholeOf(mail: OpenMail, hashOf: HashOf): Promise<RawWholeMail> {
  const { read, words, markup } = await takenApart(mail, hashOf)
  const canShow = markup.length <= longestShownMarkup && !isHeavy(markup, shownMarkup)
  const shown = canShow ? bareMarkup(markup) : ''
  return { read, words, markup: shown, pictures: picturesOf(mail.body), links: linksOf(words, markup) }
}

async function takenApart(
  { facts, body }: OpenMail,
  hashOf: HashOf,
): Promise<Pick<RawWholeMail, 'read' | 'words' | 'markup'>> {
  const words = proseOf(wordsOf(body), longestText)
  const markup = markupOf(body)
  const reply = replyWords(words)
  // Who passes a mail on without a word of their own wants it read.
  const isForwardAlone =
    reply.text === '' && (reply.isForward || /^\s*(?:fwd?|wg|tr|rv|enc|i|vl|doorst|vs)\s*:/iu.test(facts.subject))
  const all = body.attachments.slice(0, mailLimits.attachments)
  const answers = answersIn(all)
  const read: ReadMail = {
    ...namesOnly(facts),
    text: isForwardAlone ? words : reply.text,
    quoted: isForwardAlone ? '' : reply.quoted,
    ...(reply.isInterleaved && !isForwardAlone ? { words } : {}),
    ...(answers === null ? {} : { answers }),
    hasHtml: markup !== '',
    attachments: all.map(attachmentOf),
    contentHash: await hashOfMail(facts, body, hashOf),
    isBroken: body.isBroken || body.attachments.length > all.length,
  }
  return { read, words, markup }
}

/** Bytes; the answers to the longest form are shorter. */
const largestAnswers = 200_000

/** What a form file saves is a text file that says of every line which question it answers. */
function answersIn(parts: readonly MailPart[]): string | null {
  for (const part of parts) {
    if (part.type !== 'text/plain' && !part.name.toLowerCase().endsWith('.txt')) continue
    const bytes = part.bytes()
    if (bytes.length > largestAnswers) continue
    const text = new TextDecoder().decode(bytes)
    if (/^ANSWER \d+:/mu.test(text)) return text
  }
  return null
}

/** What is kept of the people in its headers. */
function namesOnly(facts: HeaderFacts) {
  const addresses = (people: HeaderFacts['to']) => people.map((person) => person.address)
  return {
    ...facts,
    to: addresses(facts.to),
    cc: addresses(facts.cc),
    bcc: addresses(facts.bcc),
    replyTo: addresses(facts.replyTo),
  }
}

function attachmentOf(part: MailPart, place: number): MailAttachment {
  const bytes = part.bytes()
  const type = lineOf(part.type, 200)
  const name = safeName(part.name === '' && type.startsWith('message/') ? subjectIn(bytes, type) : part.name, type)
  return { id: null, place, name, type, size: sizeOf(part, bytes.length), risky: isRisky(name, type, bytes) }
}

/** Of a mail that was brought without its attachments, a header of the part tells how large it is. */
function sizeOf(part: MailPart, length: number): number {
  if (length > 2) return length
  const told = part.headers.find((header) => header.key === 'x-telemachus-size')?.value ?? ''
  return /^\d{1,12}$/u.test(told) ? Number(told) : length
}

/** An attached mail is called by its subject. */
function subjectIn(bytes: Uint8Array, type: string): string {
  if (!/^message\/(?:rfc822|global)$/u.test(type)) return ''
  const start = new TextDecoder().decode(bytes.subarray(0, 16_384))
  const subject = lineOf(/^Subject:[ \t]*([^\r\n]{1,300})/imu.exec(start)?.[1] ?? '', 100)
  return subject === '' || subject.includes('=?') ? 'message.eml' : `${subject}.eml`
}

const shownTypes = /^image\/(?:png|jpe?g|gif|webp|bmp)$/u

function picturesOf(body: MailBody): MailPicture[] {
  const pictures: MailPicture[] = []
  let left = largestPictures
  for (const part of body.attachments) {
    if (part.contentId === '' || !shownTypes.test(part.type)) continue
    const bytes = part.bytes()
    left -= bytes.length
    if (left < 0 || pictures.length >= mostPictures) break
    pictures.push({ contentId: part.contentId, type: part.type, bytes })
  }
  return pictures
}

/** The same for the same mail, however it was encoded on its way. */
async function hashOfMail(facts: HeaderFacts, body: MailBody, hashOf: HashOf): Promise<string> {
  const texts = body.pieces.flatMap(({ plain, html }) => [plain, html].map((text) => text.replace(/\s+/gu, ' ').trim()))
  const files: string[] = []
  for (const part of body.attachments) files.push(part.type, await hashOf(part.bytes()))
  const said = JSON.stringify([facts.from.address, facts.subject, facts.date, texts, files])
  return hashOf(new TextEncoder().encode(said))
}

/** A mail whose reading took too long or ended its reader: its headers as far as they can be read, and its source as text.
 * `start`: its beginning is enough. */
export async function readSource(start: Uint8Array, hashOf: HashOf): Promise<RawWholeMail> {
  return brokenMail(start, hashOf)
}

async function brokenMail(bytes: Uint8Array, hashOf: HashOf): Promise<RawWholeMail> {
  const raw = mended(bytes)
  const end = Math.min(headerEnd(raw) ?? readingLimits.headerLine, readingLimits.headers)
  const parts = await partsOrNull(raw.subarray(0, end))
  const facts = headerFacts(parts?.headers ?? [])
  const text = proseOf(new TextDecoder().decode(bytes.subarray(0, longestSource)), longestSource)
  const contentHash = await hashOf(bytes.slice())
  const rest = { text, quoted: '', hasHtml: false, attachments: [], contentHash, isBroken: true }
  const read = { ...namesOnly(facts), ...rest }
  return { read, words: text, markup: '', pictures: [], links: [] }
}

/** Without what mailbox files and editors put before the first header, and with headers in UTF-8: some programs write
 * letters of an old charset there without saying so. */
function mended(bytes: Uint8Array): Uint8Array {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (start < bytes.length && (bytes[start] === 10 || bytes[start] === 13)) start++
  if (
    new TextDecoder('latin1')
      .decode(bytes.subarray(start, start + 6))
      .replace(/^>/u, '')
      .startsWith('From ')
  )
    start = bytes.indexOf(10, start) + 1
  const raw = bytes.subarray(start)
  const end = headerEnd(raw)
  if (end === null || isUtf8(raw.subarray(0, end))) return raw
  const head = new TextEncoder().encode(new TextDecoder('windows-1252').decode(raw.subarray(0, end)))
  const out = new Uint8Array(head.length + raw.length - end)
  out.set(head)
  out.set(raw.subarray(end), head.length)
  return out
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
