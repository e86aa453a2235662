// Takes mails back out of the outbox into the draft that they were, with its files, as long as they are not on their way.
import type { Attachment, Mail } from '../../../shared/model/mail.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { distinct, everybody } from '../../../shared/domain/mail-recipients.ts'
import { newRecord, touched } from '../../app/records.ts'
import type { VaultSession } from '../../vault/api.ts'
import { factsOf } from '../../../shared/domain/mail-draft.ts'
import { draftOf } from './mail-lists.ts'
import type { Outbox } from './outbox.ts'

interface TakingBack {
  /** What was queued. */
  mails: readonly Mail[]
  /** As it was before. */
  draft: Mail
  files: readonly Attachment[]
  outbox: Outbox
  session: Pick<VaultSession, 'write'>
}

/** The draft; null when all of them are on their way. Of those that are, the recipients are no longer in it. */
export async function takeBack({ mails, draft, files, outbox, session }: TakingBack): Promise<Mail | null> {
  const record = newRecord()
  const moved = files.map((file) => touched({ ...file, mailId: record.id }))
  const back: Mail = { ...draftOf(draft, record), attachments: factsOf(moved) }
  // Their bytes are still there; they belong to the draft before it is one again.
  if (moved.length > 0) await session.write(moved.map((value): Change => ({ op: 'put', table: 'attachment', value })))
  const caught: Mail[] = []
  for (const mail of mails) if (await outbox.withdraw(mail.id, back)) caught.push(mail)
  if (caught.length === 0) {
    if (moved.length > 0)
      await session.write(moved.map(({ id }): Change => ({ op: 'delete', table: 'attachment', id })))
    return null
  }
  if (caught.length === mails.length) return back
  const left = new Set(distinct(caught.flatMap(everybody)))
  const isLeft = (one: string) => left.has(one)
  const rest: Mail = {
    ...back,
    to: draft.to.filter(isLeft),
    cc: draft.cc.filter(isLeft),
    bcc: draft.bcc.filter(isLeft),
    menteeIds: [...new Set(caught.flatMap(({ menteeIds }) => menteeIds))],
  }
  await outbox.saveDraft(rest)
  return rest
}
