// How large a mail becomes on its way: attachments grow by a third, because they travel as letters. Said before it is made,
// so that nobody waits for a refusal.
import { largestMail } from '../desktop.ts'
import type { AccountCard, Mail } from '../model/mail.ts'

/** Headers, parts and a signature of the server, in bytes. */
const frame = 4_000
/** Headers of one attachment, in bytes. */
const partFrame = 400
/** Base64 in lines of 76 signs and a line end. */
const growth = (4 / 3) * (78 / 76)

const encoder = new TextEncoder()

/** Bytes of the whole message, rather too many than too few.
 * @param texts everything that is written in it, markup included */
export function sizeOnTheWay(texts: readonly string[], attachments: readonly { size: number }[]): number {
  const words = texts.reduce((sum, text) => sum + encoder.encode(text).length * 1.4, 0)
  const files = attachments.reduce((sum, { size }) => sum + size * growth + partFrame, 0)
  return Math.ceil(frame + words + files)
}

/** The most that may go from an account, in bytes, and whether its server said so. */
export function mostFrom(account: Pick<AccountCard, 'largestMail'> | null): { bytes: number; byServer: boolean } {
  const said = account?.largestMail ?? 0
  return said > 0 && said < largestMail ? { bytes: said, byServer: true } : { bytes: largestMail, byServer: false }
}

/** How large a file may still be so that the mail stays within `most`; never below 0. */
export function roomFor(most: number, now: number): number {
  return Math.max(0, Math.floor((most - now - partFrame) / growth))
}

/** The texts of a draft for `sizeOnTheWay`; words with form go twice. */
export function textsOf({ subject, text, quote, rich }: Pick<Mail, 'subject' | 'text' | 'quote' | 'rich'>): string[] {
  return [subject, text, quote, ...(rich === null ? [] : [text, text, quote])]
}
