// What is read out of the bytes of a mail, and by whom it is used: the vault takes a `ReadMail` beside the bytes, the
// screen of one mail shows a `WholeMail`. Only shapes; reading itself is in `read-mail.ts` and happens in a worker.
import type { MailAttachment, MailPerson } from '../../model/mail.ts'

/** What a server said of who sent a mail (RFC 8601), one entry for each Authentication-Results header, the topmost, which
 * the mentor's own server put there last, first. */
export interface AuthenticationResult {
  /** The name of the server that says so, lower case. */
  readonly server: string
  readonly spf: AuthenticationVerdict
  readonly dkim: AuthenticationVerdict
  readonly dmarc: AuthenticationVerdict
  /** The domain for which DKIM or SPF passed, lower case; empty when neither did. */
  readonly domain: string
}

/** `none`: not said, or not known. */
export type AuthenticationVerdict = 'pass' | 'fail' | 'none'

/** What the vault keeps of a mail beside its bytes. Every text is plain, free of control signs and within the limits of
 * `shared/model/mail.ts`; whatever was missing is empty. */
export interface ReadMail {
  /** `<…>`, empty when there is none. */
  readonly messageId: string
  /** References and In-Reply-To together, the oldest first. */
  readonly references: readonly string[]
  readonly from: MailPerson
  /** How many senders its From header names: more than one is suspicious. */
  readonly senders: number
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly bcc: readonly string[]
  readonly replyTo: readonly string[]
  readonly subject: string
  /** ISO 8601 in UTC; null when it has no Date that can be read. */
  readonly date: string | null
  /** What was newly written. */
  readonly text: string
  /** What it quotes and its signature, as they stand below or above; empty when there is nothing more. */
  readonly quoted: string
  /** Everything in the order of the mail, when new words stand between quoted ones: only so is it known what answers what.
   * Empty or left out when `text` comes first and `quoted` after it. */
  readonly words?: string
  /** The text of the first attached file that holds answers to a form; left out when there is none. */
  readonly answers?: string
  readonly hasHtml: boolean
  readonly attachments: readonly MailAttachment[]
  readonly authentication: readonly AuthenticationResult[]
  /** SHA-256, hexadecimal, over sender, subject, date and decoded parts: the same for the same message however it was
   * carried, another for a message with other words. */
  readonly contentHash: string
  /** A part of it could not be read: its bytes are kept, and what could be read is here. */
  readonly isBroken: boolean
}

/** What the screen of one mail shows beyond its record. */
export interface WholeMail {
  readonly read: ReadMail
  /** Everything that it says, new words, quotations and signature in the order of the mail: who answers between quoted
   * lines is understood only so, and forms are read from it. */
  readonly words: string
  /** Its markup, cleaned: no script, no form, nothing from elsewhere, pictures of its own as `data:`; empty when it has
   * none. */
  readonly html: string
  /** Every link of it, text or markup, with the host to which it really leads. */
  readonly links: readonly MailLink[]
}

export interface MailLink {
  readonly href: string
  /** As the link shows itself. */
  readonly words: string
  /** Where it leads, in ASCII; for `mailto:` the address. */
  readonly host: string
  /** Its words name another host than it leads to. */
  readonly isMisleading: boolean
}
