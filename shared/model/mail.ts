// Mail accounts and outgoing mail. The bytes of a mail are fixed when it is queued and kept as a body
// (see `docs/vault-format.md`); this record carries what the outbox and the time line show.
import { z } from 'zod'
import { address, id, instant, line, prose, recordFields } from './base.ts'

/** `tls`: encrypted from the first byte (port 465). `starttls`: upgraded before anything else, or refused
 * (port 587). `none`: only to this computer itself, for trying the program with a local mail catcher. */
export const mailSecurity = z.enum(['tls', 'starttls', 'none'])
export type MailSecurity = z.infer<typeof mailSecurity>

export const account = z.object({
  ...recordFields,
  /** The name that recipients see. */
  fromName: line.default(''),
  address,
  host: line.min(1),
  port: z.int().min(1).max(65_535),
  security: mailSecurity.default('tls'),
  user: line.default(''),
  /** Password or app password. Sealed like every record; never shown again, never logged. */
  secret: z.string().max(4_096).default(''),
})
export type Account = z.infer<typeof account>

/** What the screens get: everything but the secret. */
export type AccountCard = Omit<Account, 'secret'> & { hasSecret: boolean }

/** `uncertain`: the connection was lost after the server may have taken the mail. It is never sent again
 * by itself; the mentor settles it. */
export const mailState = z.enum(['draft', 'queued', 'sending', 'sent', 'failed', 'uncertain'])
export type MailState = z.infer<typeof mailState>

/** Why a mail did not go, in the terms of the mail service (`mail/refused`, `mail/no-network` …). */
export const mailFailure = z.object({ code: line, message: z.string().max(2_000).default('') })

/** A calendar file that goes with a mail, as it was when the mail was begun. */
export const mailInvitation = z.object({
  method: z.enum(['REQUEST', 'CANCEL', 'PUBLISH']),
  text: z.string().min(1).max(100_000),
})
export type MailInvitation = z.infer<typeof mailInvitation>

export const mail = z.object({
  ...recordFields,
  menteeId: id,
  accountId: id.nullable().default(null),
  to: z.array(address).max(50).default([]),
  subject: line.default(''),
  text: prose.default(''),
  invitation: mailInvitation.nullable().default(null),
  state: mailState.default('draft'),
  /** `<random@domain>`, fixed when the mail is queued. */
  messageId: line.default(''),
  /** The Date header, fixed when the mail is queued. */
  date: instant.nullable().default(null),
  /** Size of the whole message in bytes; 0 while it is a draft. */
  size: z.int().min(0).default(0),
  attempts: z.int().min(0).default(0),
  /** Not before this moment; null when the mail waits for the mentor. */
  nextTryAt: instant.nullable().default(null),
  sentAt: instant.nullable().default(null),
  failure: mailFailure.nullable().default(null),
})
export type Mail = z.infer<typeof mail>
