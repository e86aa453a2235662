// From a draft to a mail in the outbox: checked, given its Message-ID and Date, made into bytes by the desktop side,
// and stored with them before anything goes out.
import { draftTrouble, messageIdFor } from '../../../shared/domain/mail-draft.ts'
import { mentorZone, zoneMinutes } from '../../../shared/domain/meeting-time.ts'
import type { AccountCard, Mail } from '../../../shared/model/mail.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { desktop } from '../../app/desktop.ts'
import { touched } from '../../app/records.ts'
import type { Outbox } from './outbox.ts'

interface Sending {
  draft: Mail
  account: AccountCard | null
  practice: Practice
  outbox: Outbox
}

/** Lines of a mail end with CR LF (RFC 5322 §2.3), so that the stored bytes are those that arrive. */
function withMailLines(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n')
}

/** Answers null when the mail is in the outbox, else the code of what speaks against it; then the draft stays. */
export async function sendMail({ draft, account, practice, outbox }: Sending): Promise<string | null> {
  const trouble = draftTrouble(draft, account)
  if (trouble !== null) return trouble
  if (account === null) return 'mail/no-account'
  const now = Date.now()
  const date = new Date(now).toISOString()
  const messageId = messageIdFor(account.address, crypto.randomUUID())
  const made = await desktop.call('mail.compose', {
    fromName: account.fromName,
    from: account.address,
    to: draft.to,
    subject: draft.subject,
    text: withMailLines(draft.text),
    cc: draft.cc,
    html: '',
    attachments: [],
    inReplyTo: '',
    references: [],
    invitation: draft.invitation,
    messageId,
    date,
    zoneMinutes: zoneMinutes(now, mentorZone(practice.timeZone)),
  })
  if (!made.ok) return made.error.code
  const { raw } = made.value
  const mail = touched<Mail>({
    ...draft,
    state: 'queued',
    messageId,
    date,
    size: raw.length,
    attempts: 0,
    nextTryAt: date,
    failure: null,
  })
  await outbox.queue(mail, raw)
  return null
}
