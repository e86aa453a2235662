// What the headers of a mail say, as plain values within the limits of `shared/model/mail.ts`. Called by `read-mail.ts`.
import { addressParser, decodeWords, type Header } from 'postal-mime'
import type { MailPerson } from '../../model/mail.ts'
import { mailLimits } from '../../model/mail.ts'
import { authenticationOf } from './authentication.ts'
import { lineOf } from './plain.ts'
import type { AuthenticationResult } from './reading.ts'
import { domainOf } from './warnings.ts'

export interface HeaderFacts {
  readonly messageId: string
  readonly references: readonly string[]
  readonly from: MailPerson
  readonly senders: number
  readonly to: readonly MailPerson[]
  readonly cc: readonly MailPerson[]
  readonly bcc: readonly MailPerson[]
  readonly replyTo: readonly MailPerson[]
  readonly subject: string
  readonly date: string | null
  readonly authentication: readonly AuthenticationResult[]
}

/** Of one header, in characters; people's longest lists of recipients stay below. */
const longestList = 128 * 1024
const longestAddress = 320

export function headerFacts(headers: readonly Header[]): HeaderFacts {
  const all = (key: string) => headers.filter((header) => header.key === key).map((header) => header.value)
  const one = (key: string) => all(key)[0] ?? ''
  const people = (key: string, most: number) => all(key).flatMap(peopleIn).slice(0, most)
  const senders = people('from', 100)
  const from = senders[0] ?? { name: lineOf(decoded(one('from'))), address: '' }
  return {
    messageId: idsIn(one('message-id'))[0] ?? bareId(one('message-id')),
    references: referencesOf(all('references'), all('in-reply-to')),
    from,
    senders: senders.length,
    to: people('to', mailLimits.recipients),
    cc: people('cc', mailLimits.recipients),
    bcc: people('bcc', mailLimits.recipients),
    replyTo: people('reply-to', mailLimits.recipients),
    subject: lineOf(decoded(one('subject'))),
    date: momentOf(one('date')),
    authentication: authenticationOf(all('authentication-results'), domainOf(from.address)),
  }
}

function decoded(value: string): string {
  return decodeWords(value.slice(0, longestList))
}

/** Whoever has an address; groups are taken apart. Addresses are in lower case. */
function peopleIn(value: string): MailPerson[] {
  return addressParser(value.slice(0, longestList), { flatten: true }).flatMap((one): MailPerson[] => {
    const address = lineOf(one.address ?? '', longestAddress + 1).toLowerCase()
    return address.length >= 3 && address.length <= longestAddress && /^[^\s@]+@[^\s@]+$/u.test(address)
      ? [{ name: lineOf(one.name), address }]
      : []
  })
}

function idsIn(value: string): string[] {
  return (value.slice(0, longestList).match(/<[^<>\s]{1,490}>/gu) ?? []).map((id) => lineOf(id))
}

/** Some programs leave the brackets out. */
function bareId(value: string): string {
  return /^[^\s<>@]{1,200}@[^\s<>@]{1,250}$/u.test(value) ? `<${lineOf(value)}>` : ''
}

function referencesOf(references: readonly string[], answered: readonly string[]): string[] {
  const ids = [...new Set([...references.flatMap(idsIn), ...answered.flatMap(idsIn)])]
  // Of a long conversation its beginning and its last mails.
  return ids.length <= mailLimits.references ? ids : [...ids.slice(0, 1), ...ids.slice(1 - mailLimits.references)]
}

/** ISO 8601 in UTC, or null. */
function momentOf(value: string): string | null {
  const moment = Date.parse(value.slice(0, 200).replace(/\([^()]*\)/gu, ' '))
  if (Number.isNaN(moment)) return null
  const year = new Date(moment).getUTCFullYear()
  return year >= 1970 && year < 2200 ? new Date(moment).toISOString() : null
}
