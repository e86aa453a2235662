// Makes the full bytes of a plain-text mail, once, when it is queued: what is sent later is exactly this.
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Request, Response } from '../../../shared/desktop.ts'
import { NamedError } from '../../../shared/result.ts'
import { dateHeader, requireAddress, requireOneLine } from './headers.ts'

const messageIdForm = /^<[^\s<>@]+@[^\s<>@]+>$/

/** Throws `mail/header-injection` or `mail/address-invalid`, naming the field. */
export async function compose(request: Request<'mail.compose'>): Promise<Response<'mail.compose'>> {
  const { fromName, from, to, subject, text, invitation, messageId, date, zoneMinutes } = request
  requireOneLine('fromName', fromName)
  requireOneLine('subject', subject)
  requireOneLine('messageId', messageId)
  requireAddress('from', from)
  for (const address of to) requireAddress('to', address)
  if (!messageIdForm.test(messageId)) throw new NamedError('desktop/invalid-request', 'messageId')
  const message = new MailComposer({
    from: { name: fromName, address: from },
    to: to.map((address) => ({ name: '', address })),
    subject,
    text,
    messageId,
    // Calendars take it from the alternative part, and people from the attachment.
    ...(invitation === null
      ? {}
      : { icalEvent: { method: invitation.method, filename: 'invite.ics', content: invitation.text } }),
    headers: { Date: dateHeader(date, zoneMinutes) },
    // Nothing of a mail is ever fetched from a path or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { raw: new Uint8Array(await message.compile().build()) }
}
