// Mails as the mail screen shows them: what is being written, what waits or asks, what has gone. Newest first.
import type { Mail } from '../../../shared/model/mail.ts'
import { assertNever } from '../../../shared/result.ts'

export type MailShelf = 'drafts' | 'outbox' | 'sent'

export function shelfOf(mail: Pick<Mail, 'state'>): MailShelf {
  switch (mail.state) {
    case 'draft':
      return 'drafts'
    case 'queued':
    case 'sending':
    case 'failed':
    case 'uncertain':
      return 'outbox'
    case 'sent':
    case 'received':
      return 'sent'
    default:
      return assertNever(mail.state)
  }
}

/** The moment by which a mail is sorted and shown: sent, else queued, else last changed. */
export function momentOfMail(mail: Pick<Mail, 'sentAt' | 'date' | 'updatedAt'>): string {
  return mail.sentAt ?? mail.date ?? mail.updatedAt
}

export function onShelf(mails: readonly Mail[], shelf: MailShelf): Mail[] {
  const here = mails.filter((mail) => shelfOf(mail) === shelf)
  return here.toSorted((a, b) => momentOfMail(b).localeCompare(momentOfMail(a)))
}

/** A new draft with the words of an old mail, in its conversation; a Message-ID of its own comes when it is queued. */
export function draftOf(mail: Mail, record: Pick<Mail, 'id' | 'createdAt' | 'updatedAt' | 'sample'>): Mail {
  return {
    ...mail,
    ...record,
    threadId: mail.threadId === mail.id ? record.id : mail.threadId,
    state: 'draft',
    attachments: [],
    messageId: '',
    date: null,
    size: 0,
    attempts: 0,
    notBefore: null,
    nextTryAt: null,
    sentAt: null,
    failure: null,
    refused: [],
    filedAt: null,
    places: [],
    contentHash: '',
  }
}
