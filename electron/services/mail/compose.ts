// Makes the full bytes of a mail, once, when it is queued: what is sent later is exactly this.
import MimeNode from 'nodemailer/lib/mime-node'
import type { Request, Response } from '../../../shared/desktop.ts'
import { encodeFlowed } from '../../../shared/domain/mail-flowed.ts'
import { NamedError } from '../../../shared/result.ts'
import { dateHeader, networkAddress, requireOneLine } from './headers.ts'

type Letter = Request<'mail.compose'>
type Attachment = Letter['attachments'][number]

/** One part of a mail before it is put into its place. */
interface Part {
  type: string
  content: string | Buffer
  /** Of an attachment only. */
  name?: string
}

const nodeOptions = {
  // Quoted-printable can never make this, so no text looks like the end of its part.
  boundaryPrefix: '=_',
  // Nothing of a mail is ever fetched from a path or an address.
  disableFileAccess: true,
  disableUrlAccess: true,
}

const messageIdForm = /^<[^\s<>@]+@[^\s<>@]+>$/
/** What is quoted from a stranger's mail need not have an `@`, but goes into a header as it is. */
const foreignIdForm = /^<[\u0021-\u003b\u003d\u003f-\u007e]{1,498}>$/
const typeForm = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,80}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/i

/** Throws `mail/header-injection` or `mail/address-invalid`, naming the field. */
export async function compose(letter: Letter): Promise<Response<'mail.compose'>> {
  requireHeaders(letter)
  const root = mixed(letter)
  addHeaders(root, letter)
  return { raw: new Uint8Array(await root.build()) }
}

function requireHeaders({ fromName, subject, messageId, inReplyTo, references, attachments }: Letter): void {
  requireOneLine('fromName', fromName)
  requireOneLine('subject', subject)
  requireOneLine('messageId', messageId)
  requireOneLine('inReplyTo', inReplyTo)
  for (const reference of references) requireOneLine('references', reference)
  for (const { name, type } of attachments) {
    requireOneLine('attachments.name', name)
    requireOneLine('attachments.type', type)
  }
  if (!messageIdForm.test(messageId)) throw new NamedError('desktop/invalid-request', 'messageId')
}

function addHeaders(root: MimeNode, letter: Letter): void {
  const mailbox = (field: string, address: string, name = '') => ({ name, address: networkAddress(field, address) })
  const to = letter.to.map((address) => mailbox('to', address))
  const cc = letter.cc.map((address) => mailbox('cc', address))
  root.setHeader('Date', dateHeader(letter.date, letter.zoneMinutes))
  root.setHeader('From', mailbox('from', letter.from, letter.fromName))
  // A mail whose recipients are all hidden still says so (RFC 5322, appendix A.1.3).
  if (to.length > 0) root.setHeader('To', to)
  else if (cc.length === 0) root.setHeader('To', 'Undisclosed recipients:;')
  if (cc.length > 0) root.setHeader('Cc', cc)
  root.setHeader('Message-ID', letter.messageId)
  // An odd id of a stranger's mail is left out; the conversation is found by the others.
  if (foreignIdForm.test(letter.inReplyTo)) root.setHeader('In-Reply-To', letter.inReplyTo)
  const references = letter.references.filter((id) => foreignIdForm.test(id))
  if (references.length > 0) root.setHeader('References', references.join(' '))
  if (letter.subject !== '') root.setHeader('Subject', letter.subject)
}

/** What is read, and below it what is attached. */
function mixed(letter: Letter): MimeNode {
  const attached = attachmentsOf(letter)
  if (attached.length === 0) return alternatives(letter, null)
  const root = new MimeNode('multipart/mixed', nodeOptions)
  alternatives(letter, root)
  for (const part of attached) addPart(part, root)
  return root
}

/** The same in several forms, the plainest first. */
function alternatives({ text, html, invitation }: Letter, parent: MimeNode | null): MimeNode {
  const parts: Part[] = [{ type: 'text/plain; charset=utf-8; format=flowed', content: lines(encodeFlowed(text)) }]
  if (html !== '') parts.push({ type: 'text/html; charset=utf-8', content: lines(html) })
  if (invitation !== null)
    parts.push({
      type: `text/calendar; charset=utf-8; method=${invitation.method}`,
      content: lines(invitation.text),
    })
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return addPart(only, parent)
  const node = child('multipart/alternative', parent)
  for (const part of parts) addPart(part, node)
  return node
}

function attachmentsOf({ attachments, invitation }: Letter): Part[] {
  const parts = attachments.map((one): Part => ({ type: typeOf(one), content: Buffer.from(one.bytes), name: one.name }))
  // Calendars take it from the alternative part, and people from the attachment.
  if (invitation !== null)
    parts.push({ type: 'application/ics', content: Buffer.from(invitation.text, 'utf8'), name: 'invite.ics' })
  return parts
}

/** A type that can stand in a header. Messages and multiparts may not be encoded (RFC 2046 §5.2.1), so they go as bytes. */
function typeOf({ type }: Attachment): string {
  return typeForm.test(type) && !/^(?:multipart|message)\//i.test(type)
    ? type.toLowerCase()
    : 'application/octet-stream'
}

function addPart({ type, content, name }: Part, parent: MimeNode | null): MimeNode {
  const node = child(type, parent, name === undefined ? {} : { filename: name })
  if (name !== undefined) {
    node.setHeader('Content-Disposition', 'attachment')
    // Text would be sent as text otherwise, and lose the kind of its line ends.
    node.setHeader('Content-Transfer-Encoding', 'base64')
  }
  return node.setContent(content)
}

function child(type: string, parent: MimeNode | null, more: { filename?: string } = {}): MimeNode {
  const options = { ...nodeOptions, ...more }
  return parent === null ? new MimeNode(type, options) : parent.createChild(type, options)
}

/** With the line ends of mail, and without lone halves of signs. */
function lines(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n').toWellFormed()
}
