// A reply that reached the mentor outside of any mail server and was pasted as text, as a message: so that it is kept, read,
// searched and saved like every other mail. It says of itself only what the mentor said of it.
import type { MailPerson } from '../../model/mail.ts'

export interface PastedReply {
  from: MailPerson
  /** The mentor's address; empty when there is no account. */
  to: string
  subject: string
  /** A moment, ISO 8601. */
  date: string
  text: string
  /** Message-IDs of what it answers, the oldest first; empty for the beginning of a conversation. */
  references: readonly string[]
}

/** What fits an encoded word beside its frame (RFC 2047 §2), in bytes. */
const wordBytes = 45

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** One line without control signs: nothing that is typed can begin a header of its own. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim()
}

/** As it is when it is plain ASCII, else in encoded words, none of which breaks a sign. */
function headerWords(text: string): string {
  const line = oneLine(text)
  if (/^[\x20-\x7e]*$/u.test(line) && !line.includes('=?')) return line
  const encoder = new TextEncoder()
  const parts: string[] = []
  let part = ''
  for (const sign of line) {
    if (encoder.encode(part + sign).length > wordBytes) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part].map((one) => `=?UTF-8?B?${base64(encoder.encode(one))}?=`).join('\r\n ')
}

function mailbox({ name, address }: MailPerson): string {
  const bare = oneLine(address).replace(/[<>\s]/gu, '')
  const shown = oneLine(name)
  if (shown === '') return `<${bare}>`
  const words = headerWords(shown)
  return `${words === shown ? `"${shown.replace(/["\\]/gu, '\\$&')}"` : words} <${bare}>`
}

/** A Message-ID within its brackets and nothing else. */
const messageId = /^<[^<>\s]+>$/u

/** The bytes of the message, ASCII, with CR LF. */
export function pastedMessage({ from, to, subject, date, text, references }: PastedReply): Uint8Array<ArrayBuffer> {
  const known = references.filter((one) => messageId.test(one))
  const last = known.at(-1)
  const body = base64(new TextEncoder().encode(text.replace(/\r\n|\r|\n/gu, '\r\n')))
  const lines = [
    `From: ${mailbox(from)}`,
    ...(to === '' ? [] : [`To: ${mailbox({ name: '', address: to })}`]),
    `Subject: ${headerWords(subject)}`,
    `Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`,
    ...(last === undefined ? [] : [`In-Reply-To: ${last}`, `References: ${known.join('\r\n ')}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(body.match(/.{1,76}/gu) ?? []),
    '',
  ]
  return new TextEncoder().encode(lines.join('\r\n'))
}
