// Mail accounts and mails of both directions. The whole message is kept to the byte as a body (see
// `docs/vault-format.md`): fixed when a mail is queued, or as it came. This record carries what lists, threads, the outbox
// and the search need, and of the text only what was newly written, because replies repeat each other.
import { z } from 'zod'
import { address, id, instant, line, prose, recordFields } from './base.ts'
import { filledForm, mailForm } from './mail-form.ts'
import { richText } from './rich-text.ts'

/** `tls`: encrypted from the first byte (port 465, 993). `starttls`: upgraded before anything else, or refused
 * (port 587, 143). `none`: only to this computer itself, for trying the program with a local mail server. */
export const mailSecurity = z.enum(['tls', 'starttls', 'none'])
export type MailSecurity = z.infer<typeof mailSecurity>

const serverFields = {
  host: line.min(1),
  port: z.int().min(1).max(65_535),
  security: mailSecurity.default('tls'),
}

/** Signing in through the provider's own page in the browser (OAuth 2 with PKCE). Everything here is sealed. */
export const signIn = z.object({
  provider: z.enum(['microsoft', 'google']),
  /** The directory of a Microsoft institution; `common` when any. */
  tenant: line.default('common'),
  clientId: line.min(1),
  /** Google gives one even to installed programs; empty where there is none. */
  clientSecret: line.default(''),
  refreshToken: z.string().max(8_192).default(''),
  accessToken: z.string().max(8_192).default(''),
  expiresAt: instant.nullable().default(null),
})
export type SignIn = z.infer<typeof signIn>

export const account = z.object({
  ...recordFields,
  /** The name that recipients see. */
  fromName: line.default(''),
  address,
  /** The server that sends. */
  ...serverFields,
  user: line.default(''),
  /** Password or app password. Sealed like every record; never shown again, never logged. */
  secret: z.string().max(4_096).default(''),
  /** The server that brings replies (IMAP); null when the mentor takes them in by hand. `user` and `secret` are those
   * for sending where they are empty. */
  incoming: z
    .object({ ...serverFields, user: line.default(''), secret: z.string().max(4_096).default('') })
    .nullable()
    .default(null),
  /** Instead of a secret, for both servers; null for a password. */
  signIn: signIn.nullable().default(null),
  signature: z.string().max(4_000).default(''),
  /** Who puts a copy of what was sent into the Sent folder: the program, or the server by itself as Google's does. */
  filesSent: z.enum(['program', 'server']).default('program'),
  /** The largest message that the server takes, in bytes, as it said last; null when it never said. */
  largestMail: z.int().min(0).nullable().default(null),
  /** Whose Authentication-Results are to be believed: the name of the mentor's own mail server; empty when unknown. */
  authServer: line.default(''),
})
export type Account = z.infer<typeof account>

/** What the screens get: everything but the secrets. */
export type AccountCard = Omit<Account, 'secret' | 'incoming' | 'signIn'> & {
  hasSecret: boolean
  incoming: (Omit<NonNullable<Account['incoming']>, 'secret'> & { hasSecret: boolean }) | null
  signIn: (Pick<SignIn, 'provider' | 'tenant' | 'clientId'> & { isSignedIn: boolean }) | null
}

/** `uncertain`: the connection was lost after the server may have taken the mail. It is never sent again
 * by itself; the mentor settles it, or the Sent folder does. `received`: it came. */
export const mailState = z.enum(['draft', 'queued', 'sending', 'sent', 'failed', 'uncertain', 'received'])
export type MailState = z.infer<typeof mailState>

/** Why a mail did not go, in the terms of the mail service (`mail/refused`, `mail/no-network` …). */
export const mailFailure = z.object({ code: line, message: z.string().max(2_000).default('') })

/** A calendar file that goes with a mail, as it was when the mail was begun. */
export const mailInvitation = z.object({
  method: z.enum(['REQUEST', 'CANCEL', 'PUBLISH']),
  text: z.string().min(1).max(100_000),
})
export type MailInvitation = z.infer<typeof mailInvitation>

/** A name and an address, as a header has them. */
export const mailPerson = z.object({ name: line.default(''), address: z.string().trim().max(320) })
export type MailPerson = z.infer<typeof mailPerson>

/** What a mail carries. Of a draft each is a record of table `attachment` with its bytes as a body; of all others the bytes
 * are in the message itself, at `place` from 0 among its attachments. */
export const mailAttachment = z.object({
  id: id.nullable().default(null),
  place: z.int().min(0).default(0),
  /** Made safe: no path, no control signs. */
  name: line,
  type: line.default('application/octet-stream'),
  /** Bytes, decoded. */
  size: z.int().min(0),
  /** It would run, or show itself as a page, if it were opened. */
  risky: z.boolean().default(false),
})
export type MailAttachment = z.infer<typeof mailAttachment>

/** What speaks against believing a mail that came.
 * `unproven`: it says to come from somebody of the roster and the mentor's own server did not confirm that.
 * `failed`: that server says it does not. `two-senders`: more than one From. `reply-elsewhere`: answers would go to another
 * address. `look-alike`: the sender's domain looks like one of the roster's. `same-id`: another mail with this Message-ID is
 * here already. `broken`: not all of it could be read. */
export const mailWarning = z.enum([
  'unproven',
  'failed',
  'two-senders',
  'reply-elsewhere',
  'look-alike',
  'same-id',
  'broken',
])
export type MailWarning = z.infer<typeof mailWarning>

/** Where a mail lies on a server. */
export const mailPlace = z.object({
  accountId: id,
  folder: line,
  uidValidity: line,
  uid: z.int().min(1),
})
export type MailPlace = z.infer<typeof mailPlace>

/** How a mail to several mentees goes: `each`: one to each of them. `hidden`: one in which nobody sees the others (Bcc).
 * `open`: one in which everybody sees everybody. */
export const mailSpread = z.enum(['each', 'hidden', 'open'])
export type MailSpread = z.infer<typeof mailSpread>

export const mailLimits = { recipients: 200, references: 200, attachments: 1_000, mentees: 2_000 } as const

export const mail = z.object({
  ...recordFields,
  /** Sent by the mentor, from here or from elsewhere, or come from somebody. */
  direction: z.enum(['out', 'in']).default('out'),
  /** Of the roster: to whom it goes, or from and to whom it came. It lies in the mentee's folder when there is one. */
  menteeIds: z.array(id).min(1).max(mailLimits.mentees),
  /** The conversation that it belongs to: a record of table `thread` may say more of it. */
  threadId: id,
  accountId: id.nullable().default(null),
  /** Of a mail that came, or was sent from elsewhere. Null otherwise: then it is the account. */
  from: mailPerson.nullable().default(null),
  to: z.array(address).max(mailLimits.recipients).default([]),
  cc: z.array(address).max(mailLimits.recipients).default([]),
  bcc: z.array(address).max(mailLimits.mentees).default([]),
  spread: mailSpread.default('each'),
  /** Where answers go when not to `from`; only of mails that came. */
  replyTo: z.array(address).max(mailLimits.recipients).default([]),
  subject: line.default(''),
  /** What was newly written, as plain text. Of a mail that came: without what it quotes. */
  text: prose.default(''),
  /** The same with form, when it was written with form; null for a plain mail. */
  rich: richText.nullable().default(null),
  /** What an outgoing mail quotes below its text, plain, without `>` marks; empty when nothing. */
  quote: prose.default(''),
  /** There is more in the message than `text` says: a quotation, a signature. */
  hasMore: z.boolean().default(false),
  hasHtml: z.boolean().default(false),
  attachments: z.array(mailAttachment).max(mailLimits.attachments).default([]),
  invitation: mailInvitation.nullable().default(null),
  /** It asks for answers in lines. */
  form: mailForm.nullable().default(null),
  /** It brought answers in lines. */
  filled: filledForm.nullable().default(null),
  state: mailState.default('draft'),
  /** The mail of ours that it answers or passes on. */
  answersId: id.nullable().default(null),
  isForward: z.boolean().default(false),
  /** `<random@domain>`, fixed when the mail is queued. Of a mail that came without one: empty. */
  messageId: line.default(''),
  /** Message-IDs, the oldest first; the last is the one that is answered. */
  references: z.array(line).max(mailLimits.references).default([]),
  /** The Date header, fixed when the mail is queued; of a mail that came, as it says, or when it came. */
  date: instant.nullable().default(null),
  /** Size of the whole message in bytes; 0 while it is a draft. */
  size: z.int().min(0).default(0),
  /** Goes before the others. */
  urgent: z.boolean().default(false),
  /** Not to be handed over before this moment: ten seconds to take it back, or a day that the mentor chose. */
  notBefore: instant.nullable().default(null),
  attempts: z.int().min(0).default(0),
  /** Connections in which others went and this one did not, because the network was too little for all. */
  passedOver: z.int().min(0).default(0),
  /** After a refusal: not before this moment; null when the mail waits for the mentor. */
  nextTryAt: instant.nullable().default(null),
  sentAt: instant.nullable().default(null),
  failure: mailFailure.nullable().default(null),
  /** Addresses that the server refused while it took the mail for the others. */
  refused: z.array(address).max(mailLimits.mentees).default([]),
  /** When a copy lay in the Sent folder; null when it does not, or nobody looked. */
  filedAt: instant.nullable().default(null),
  /** When it came to the server; null for what was sent. */
  receivedAt: instant.nullable().default(null),
  /** When the mentor had it open; null for what came and was not read. */
  readAt: instant.nullable().default(null),
  warnings: z.array(mailWarning).default([]),
  /** SHA-256 over what makes it this message, hexadecimal: tells another copy from another mail. */
  contentHash: line.default(''),
  /** Only its beginning is here; the rest is fetched when the mentor asks. */
  isPartial: z.boolean().default(false),
  places: z.array(mailPlace).max(20).default([]),
})
export type Mail = z.infer<typeof mail>

/** Version 2 knew one mentee and no threads: each mail was its own. */
export function toThreads(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { menteeId, ...rest } = { menteeId: undefined, id: undefined, ...value }
  return { ...rest, menteeIds: [menteeId], threadId: rest.id }
}

/** What the mentor said of a conversation. There is none until something was said. Its id is the `threadId` of its mails. */
export const thread = z.object({
  ...recordFields,
  menteeIds: z.array(id).min(1).max(mailLimits.mentees),
  /** Shown instead of the subject of its first mail; empty for that. */
  topic: line.default(''),
  /** Out of sight until then, or until somebody writes. */
  snoozedUntil: instant.nullable().default(null),
  /** Nobody has to answer what was written up to this moment. */
  settledAt: instant.nullable().default(null),
})
export type Thread = z.infer<typeof thread>

/** A file that goes with a draft; its bytes are its body. Gone once the mail is queued, because the message holds them. */
export const attachment = z.object({
  ...recordFields,
  mailId: id,
  menteeIds: z.array(id).min(1).max(mailLimits.mentees),
  name: line,
  type: line.default('application/octet-stream'),
  size: z.int().min(0),
})
export type Attachment = z.infer<typeof attachment>

/** How far a folder of a mail server has been looked through. */
export const mailbox = z.object({
  ...recordFields,
  accountId: id,
  folder: line,
  role: z.enum(['inbox', 'sent', 'all', 'other']).default('other'),
  /** When the server gives another, everything is looked through anew. */
  uidValidity: line,
  /** Everything up to this number was looked through, for `addresses`. */
  lastUid: z.int().min(0).default(0),
  /** Whom it was looked through for, lower case, sorted; somebody new is looked for from the beginning. */
  addresses: z.array(address).max(20_000).default([]),
  /** Numbers that were found and not yet brought, because the budget was spent. */
  waiting: z
    .array(z.object({ uid: z.int().min(1), size: z.int().min(0) }))
    .max(20_000)
    .default([]),
  lookedAt: instant.nullable().default(null),
})
export type Mailbox = z.infer<typeof mailbox>
