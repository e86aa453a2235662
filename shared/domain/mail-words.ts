// The words of the outbox: what a state means, why a mail did not go, and what to do about it. Every text says
// what is safe. Codes that are not known here fall back to honest general words with the server's own reply.
import type { Mail, MailInvitation } from '../model/mail.ts'
import { assertNever } from '../result.ts'
import { waitsForNetwork } from './outbox.ts'

/** What happened, in a sentence, and what to do, in another one. */
export interface Words {
  what: string
  todo: string
}

/** What the outbox does about a trouble that passes. */
export const triedAgain = 'It is tried again by itself.'

/** Why a mail did not go, or why a check failed: the codes of the mail service and of this side. */
const reasons: Readonly<Record<string, Words>> = {
  'mail/no-network': { what: 'There is no network.', todo: 'It goes out when the network is back.' },
  'mail/host-unknown': {
    what: 'The server’s name is not known on this network.',
    todo: 'Without a network this is normal. With one, check the server’s name for a slip of the pen.',
  },
  'mail/dns-unavailable': {
    what: 'No name service answers.',
    todo: 'Without a network this is normal. It passes by itself.',
  },
  'mail/connection-refused': {
    what: 'The server is there, but nothing answers on this port.',
    todo: 'Check the port. 465 goes with TLS, 587 with STARTTLS.',
  },
  'mail/connection-lost': { what: 'The connection broke off before the server took anything.', todo: triedAgain },
  'mail/timeout': {
    what: 'The server did not answer in time.',
    todo: 'A slow or guarded network may be the reason; some close the mail ports. Another network may help.',
  },
  'mail/greeting-refused': { what: 'The server turned the connection away.', todo: triedAgain },
  'mail/tls-failed': {
    what: 'No encrypted connection could be made.',
    todo: 'Check that port and encryption fit: 465 goes with TLS, 587 with STARTTLS.',
  },
  'mail/tls-too-old': {
    what: 'The server only knows an encryption that is no longer safe.',
    todo: 'Nothing was sent. Tell the people who run the server, or use another account.',
  },
  'mail/starttls-missing': {
    what: 'The server offers no encryption on this port.',
    todo: 'Choose TLS with port 465, or ask your IT service. Nothing was sent in the open.',
  },
  'mail/certificate-expired': {
    what: 'The server’s certificate has expired.',
    todo: 'Check the date of this computer. If it is right, tell the people who run the server.',
  },
  'mail/certificate-name': {
    what: 'The server’s certificate is made out to another name.',
    todo: 'Check the server’s name. A wrong network, as in a hotel, can cause this as well.',
  },
  'mail/certificate-untrusted': {
    what: 'Nobody this computer trusts vouches for the server’s certificate.',
    todo: 'Do not send from this network if it is strange to you. Otherwise ask your IT service.',
  },
  'mail/certificate-refused': {
    what: 'The server’s certificate could not be accepted.',
    todo: 'Check the server’s name and the date of this computer.',
  },
  'mail/auth-refused': {
    what: 'The server refused the user or the password.',
    todo: 'Check both in the mail account. Many providers want an app password made for mail programs.',
  },
  'mail/auth-missing': { what: 'The server wants a user and a password.', todo: 'Add them in the mail account.' },
  'mail/auth-unsupported': {
    what: 'The server takes no password from mail programs.',
    todo: 'It wants a sign-in in the browser. Ask your IT service whether sending with a password can be allowed.',
  },
  'mail/sender-refused': {
    what: 'The server does not let this account send from this address.',
    todo: 'Check the address of the mail account.',
  },
  'mail/recipient-refused': {
    what: 'The server refused the recipient’s address.',
    todo: 'Check the address with the mentee, then write it as a new draft.',
  },
  'mail/some-refused': {
    what: 'The server refused some of the addresses; the others have it.',
    todo: 'Check the refused ones.',
  },
  'mail/refused': { what: 'The server refused the mail.', todo: 'Its own words say why.' },
  'mail/try-later': { what: 'The server asked to try again later.', todo: triedAgain },
  'mail/too-large': { what: 'The mail is larger than the server takes.', todo: 'Shorten it as a new draft.' },
  'mail/loopback-not-allowed': {
    what: 'Sending without encryption is not allowed.',
    todo: 'It is possible only to this computer itself, after switching it on among the mail accounts.',
  },
  'mail/not-loopback': {
    what: 'Sending without encryption is possible only to this computer itself.',
    todo: 'Choose TLS or STARTTLS in the mail account.',
  },
  'mail/folder-changed': {
    what: 'The folder was made anew on the server.',
    todo: 'It is looked through again from the beginning by itself. Nothing comes in twice.',
  },
  'mail/folder-gone': {
    what: 'The folder is no longer on the server.',
    todo: 'It may have been renamed. The folders are asked for again by themselves.',
  },
  'mail/folder-refused': {
    what: 'The server did not let the folder be read or written.',
    todo: 'Its own words say why. What was brought home before is kept.',
  },
  'mail/mailbox-full': {
    what: 'The mailbox on the server is full.',
    todo: 'Make room in it. Your own copy of the mail is kept here.',
  },
  'mail/imap-disabled': {
    what: 'The provider has switched off mail programs (IMAP) for this account.',
    todo: 'Switch IMAP on in the settings of the mailbox, on the provider’s own page.',
  },
  'mail/server-misbehaves': {
    what: 'The server answers in a way that no mail server should.',
    todo: 'The connection was ended and nothing was harmed. Check the server’s name and port, or ask your IT service.',
  },
  'mail/hung-up': { what: 'The connection was ended from here.', todo: triedAgain },
  'mail/header-injection': {
    what: 'There is a line break or a control character in the subject or in a name.',
    todo: 'Type that line anew. Nothing was sent.',
  },
  'mail/no-recipient': { what: 'There is nobody to write to.', todo: 'Choose a mentee with an e-mail address.' },
  'mail/address-invalid': {
    what: 'One of the addresses is not an e-mail address.',
    todo: 'Correct it or take it out.',
  },
  'mail/too-many-recipients': {
    what: 'There are more than 200 addresses in To or in Cc.',
    todo: 'Choose one mail each, or move them to Bcc.',
  },
  'mail/placeholder-missing': {
    what: 'Something in braces could not be filled in.',
    todo: 'Write it yourself, or take it out.',
  },
  'mail/form-no-code': {
    what: 'The questions in lines have lost the code by which answers are known.',
    todo: 'Take them out and choose them again.',
  },
  'mail/attachment-gone': {
    what: 'An attachment could not be read from the vault.',
    todo: 'Take it out and attach the file again.',
  },
  'mail/attachments-too-large': {
    what: 'With this file the mail would be larger than it may be.',
    todo: 'Share a link to the file, or make it smaller.',
  },
  'mail/address-unsupported': {
    what: 'The server takes no address with signs such as ü or 你 before the @.',
    todo: 'Ask for another address of that person.',
  },
  'mail/no-account': {
    what: 'There is no account to send from.',
    todo: 'Choose one, or set one up. The draft is kept.',
  },
  'mail/no-draft': {
    what: 'This mail is in the outbox already.',
    todo: 'Look under Mail how it stands.',
  },
  'mail/file-unreadable': {
    what: 'The file could not be read.',
    todo: 'It may have been moved or changed. Choose it again.',
  },
  'mail/account-gone': {
    what: 'The account it was to go from is no longer here.',
    todo: 'Make a new draft of it and choose another account.',
  },
  'mail/body-gone': { what: 'The finished mail could not be read from the vault.', todo: 'Make a new draft of it.' },
  'mail/empty': { what: 'The mail is empty.', todo: 'Write a subject or a text first.' },
  'mail/interrupted': {
    what: 'The program was closed or locked while the mail was on its way.',
    todo: 'Look into the sent folder of your mailbox, or ask the mentee, then settle it here.',
  },
  'mail/lost-after-data': {
    what: 'The connection broke off after the server may have taken the mail.',
    todo: 'Look into the sent folder of your mailbox, or ask the mentee, then settle it here.',
  },
  'mail/not-in-sent': {
    what: 'The mail may have been sent. It was looked for twice in the Sent folder of your mailbox and is not there.',
    todo: 'Not every server puts it there. Ask the mentee, then settle it here.',
  },
  'mail/no-incoming': { what: 'This account fetches no replies.', todo: 'Switch receiving on in the mail account.' },
  'mail/whole-already': { what: 'All of the mail is here already.', todo: 'Nothing has to be fetched.' },
  'mail/gone-there': {
    what: 'The mail is no longer on the server.',
    todo: 'What is here is kept. Ask the sender for what is missing.',
  },
  'mail/unreadable': { what: 'The mail could not be read.', todo: 'It is still on the server.' },
  'oauth/expired': {
    what: 'The provider wants you to sign in anew.',
    todo: 'Do so in the settings of the mail account; nothing is lost.',
  },
  'oauth/denied': {
    what: 'The provider’s page did not allow it.',
    todo: 'Its own words say why. Nothing has changed.',
  },
  'oauth/timeout': { what: 'Nobody signed in within two minutes.', todo: 'Open the page again when you are ready.' },
  'oauth/cancelled': { what: 'The sign-in was stopped.', todo: 'Nothing has changed.' },
  'oauth/answer-invalid': {
    what: 'The answer of the provider’s page did not fit the question.',
    todo: 'It was not used. Try again; if it stays so, ask your IT service.',
  },
  'oauth/client-refused': {
    what: 'The provider does not know this client id, or not for this use.',
    todo: 'Compare client id, secret and directory with what your institution gave you.',
  },
  'mail/no-final-reply': {
    what: 'The server fell silent after it may have taken the mail.',
    todo: 'Look into the sent folder of your mailbox, or ask the mentee, then settle it here.',
  },
}

const general: Words = {
  what: 'The mail could not be sent.',
  todo: 'It is kept here. Try again, or check the mail account.',
}

/** The words of a code, or null when it is not known here. */
export function knownReason(code: string): Words | null {
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? null) : null
}

/** The words of any code; an unknown one gets general words. */
export function reasonFor(code: string): Words {
  return knownReason(code) ?? general
}

/** How loud a state may be: `calm` needs nobody, `good` is done, `attention` needs the mentor. */
export type MailTone = 'calm' | 'good' | 'attention'

export interface MailWords {
  label: string
  /** One or two sentences; empty when the label says it all. */
  text: string
  tone: MailTone
}

/** What the state of a mail means.
 * @param online false when the computer knows that it has no network */
export function mailWords(mail: Pick<Mail, 'state' | 'failure' | 'nextTryAt'>, online = true): MailWords {
  const reason = mail.failure === null ? null : reasonFor(mail.failure.code)
  switch (mail.state) {
    case 'draft':
      return { label: 'Draft', text: '', tone: 'calm' }
    case 'queued':
      if (!online || waitsForNetwork(mail))
        return { label: 'Waits for network', text: waitingWords(reason), tone: 'calm' }
      if (reason === null) return { label: 'Ready to go', text: '', tone: 'calm' }
      return { label: 'Tried, waits', text: `${reason.what} Nothing is lost, it is tried again.`, tone: 'calm' }
    case 'sending':
      return { label: 'Being sent', text: '', tone: 'calm' }
    case 'sent':
      if (reason === null) return { label: 'Sent', text: '', tone: 'good' }
      return { label: 'Sent', text: `${reason.what} ${reason.todo}`, tone: 'attention' }
    case 'failed':
      return {
        label: 'Not sent',
        text: `${(reason ?? general).what} The mail is kept. ${(reason ?? general).todo}`,
        tone: 'attention',
      }
    case 'uncertain':
      return {
        label: 'May have been sent',
        text: `${(reason ?? reasonFor('mail/lost-after-data')).what} It is not sent again by itself.`,
        tone: 'attention',
      }
    case 'received':
      return { label: 'Received', text: '', tone: 'good' }
    default:
      return assertNever(mail.state)
  }
}

function waitingWords(reason: Words | null): string {
  return reason === null ? 'Nothing is lost.' : `${reason.what} Nothing is lost.`
}

/** A size as people say it: `640 bytes`, `12 kB`, `3.4 MB`. */
export const invitationWords: Readonly<Record<MailInvitation['method'], string>> = {
  REQUEST: 'a calendar invitation',
  CANCEL: 'a calendar cancellation',
  PUBLISH: 'a calendar file',
}

export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

/** What waits in the outbox, in words for the foot of the rail: `3 mails wait, 12 kB`. Empty when nothing does. */
export function outboxWords(mails: readonly Pick<Mail, 'state' | 'size'>[]): string {
  const waiting = mails.filter((mail) => mail.state === 'queued' || mail.state === 'sending')
  const asking = mails.filter((mail) => mail.state === 'failed' || mail.state === 'uncertain')
  const parts: string[] = []
  if (waiting.length > 0) {
    const size = sizeWords(waiting.reduce((sum, mail) => sum + mail.size, 0))
    parts.push(`${waiting.length} ${waiting.length === 1 ? 'mail waits' : 'mails wait'}, ${size}`)
  }
  if (asking.length > 0) parts.push(`${asking.length} ${asking.length === 1 ? 'needs' : 'need'} you`)
  return parts.join(' · ')
}
