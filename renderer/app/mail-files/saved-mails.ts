// Mails on their way into a file, one after the other, each to the byte as it went or came. What never left the mentor's
// hands stays in the vault.
import { mboxPiece } from '../../../shared/domain/mail-reading/mbox.ts'
import { momentOf } from '../../../shared/domain/threads.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { VaultSession } from '../../vault/api.ts'

type MailSource = Pick<VaultSession, 'mail' | 'mailBody'>

/** True for what has gone, may have gone, or came. */
export function isSaved({ state }: Pick<Mail, 'state'>): boolean {
  return state === 'sent' || state === 'uncertain' || state === 'received'
}

/** The mail and its bytes; null when it was never sent or its bytes are not here. */
export async function savedMail(
  session: MailSource,
  mailId: string,
): Promise<{ mail: Mail; raw: Uint8Array<ArrayBuffer> } | null> {
  const mail = await session.mail(mailId)
  if (mail === null || !isSaved(mail)) return null
  const raw = await session.mailBody(mailId)
  return raw === null ? null : { mail, raw: new Uint8Array(raw) }
}

/** The pieces of a mailbox file.
 * @param ownAddress for the sender of what went out
 * @param onProgress so many are behind; how many of them are in the file */
export async function* mailboxPieces(
  session: MailSource,
  mailIds: readonly string[],
  ownAddress: (accountId: string | null) => string,
  onProgress: (done: number, saved: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let saved = 0
  for (const [place, mailId] of mailIds.entries()) {
    const found = await savedMail(session, mailId)
    if (found !== null) {
      saved += 1
      const sender = found.mail.from?.address ?? ownAddress(found.mail.accountId)
      yield mboxPiece(found.raw, sender, momentOf(found.mail))
    }
    onProgress(place + 1, saved)
  }
}
