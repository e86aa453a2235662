// Keeps a reply that was pasted: made into a message, read as every other, and taken into its conversation.
import { useCallback } from 'react'
import { pastedMessage } from '../../../../shared/domain/mail-reading/pasted.ts'
import type { Mail } from '../../../../shared/model/mail.ts'
import { displayName, type Mentee } from '../../../../shared/model/mentee.ts'
import { NamedError } from '../../../../shared/result.ts'
import { mailReader } from '../../../app/mail-reading/mail-reader.ts'
import { useVaultClient } from '../../../app/queries.ts'
import { offerUndo } from '../../../app/undo.tsx'

export interface Pasted {
  text: string
  person: Mentee
  /** The conversation it goes on with; null for a new one. */
  threadId: string | null
  /** Of a new conversation. */
  subject: string
  /** A moment, ISO 8601. */
  date: string
}

/** The mail of a conversation that a reply answers: the last that went out, else the last at all. */
function answeredOf(mails: readonly Mail[]): Mail | null {
  const written = mails.filter(({ state }) => state !== 'draft')
  return written.findLast(({ direction }) => direction === 'out') ?? written.at(-1) ?? null
}

/** Answers the conversation in which it stands, null when it is here already. Fails with the codes of reading a mail. */
export function useKeepPasted(): (pasted: Pasted) => Promise<string | null> {
  const client = useVaultClient()
  return useCallback(
    async ({ text, person, threadId, subject, date }) => {
      const { session } = client
      const thread = threadId === null ? null : await session.thread(threadId)
      const answered = thread === null ? null : answeredOf(thread.mails)
      const accounts = await session.accounts()
      const raw = pastedMessage({
        from: { name: person.name, address: person.emails[0] ?? '' },
        to: accounts[0]?.address ?? '',
        subject: answered === null ? subject : answerSubject(answered.subject),
        date,
        text,
        references: answered === null ? [] : [...answered.references, answered.messageId],
      })
      const [read] = await mailReader.readMails([raw])
      if (read?.ok !== true) throw new NamedError(read?.error.code ?? 'mail/unreadable', read?.error.message)
      const taken = await session.takeMails([
        {
          read: read.value,
          raw,
          size: raw.length,
          isWhole: true,
          accountId: null,
          place: null,
          receivedAt: date,
          answersId: answered?.id ?? null,
        },
      ])
      const [id] = taken.added
      if (id === undefined || taken.written === null) return threadId
      offerUndo(session, taken.written, `The reply of ${displayName(person)} was kept`)
      return (await session.mail(id))?.threadId ?? null
    },
    [client],
  )
}

function answerSubject(subject: string): string {
  return /^re:/iu.test(subject) ? subject : `Re: ${subject}`
}
