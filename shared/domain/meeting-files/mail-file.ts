// Reads one mail that a mail program has saved (.eml). Called by the worker of meeting files with the bytes. It never
// throws, takes no attachment, and shows HTML as text alone.
import type { Result } from '../../result.ts'
import { ok } from '../../result.ts'
import { wordsOf } from '../mail-reading/body.ts'
import { proseOf } from '../mail-reading/plain.ts'
import { prescan } from '../mail-reading/prescan.ts'
import { openMail } from '../mail-reading/read-mail.ts'
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
  const excess = prescan(bytes)
  if (excess !== null) return refuse('too-large', excess)
  const mail = await openMail(bytes)
  if (mail === null) return refuse('unknown-format')
  const { from, to, cc, subject, date } = mail.facts
  const people = [...to, ...cc].slice(0, mostPeople).map(person)
  if (from.address === '' && people.length === 0) return refuse('unknown-format')
  return ok({
    kind: 'mail',
    format: 'eml',
    title: subject,
    at: date === null ? null : { wall: date.slice(0, 19), utc: true },
    from: person(from),
    to: people,
    text: proseOf(wordsOf(mail.body), longestText).trim(),
  })
}

function person({ name, address }: { name: string; address: string }): MailPerson {
  return { name, email: address }
}

function hasHeaders(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16_384))
  return /^(?:From|To|Date|Subject|Message-ID):/imu.test(start)
}
