// "Send": looks whether the mail is for the right mentee, hands it to the outbox, and says for ten seconds how to take it
// back.
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountCard, Mail } from '../../../../shared/model/mail.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import type { Practice } from '../../../../shared/model/practice.ts'
import { flushAutosaves } from '../../../app/autosave.ts'
import { showFailure } from '../../../app/failures.ts'
import { useVaultClient } from '../../../app/queries.ts'
import { offerToTakeBack } from '../../../app/undo.tsx'
import { sayTime } from '../../../ui/time.ts'
import { sendMail } from '../send-mail.ts'
import { takeBack } from '../take-back.ts'
import { useOutbox } from '../useOutbox.ts'
import { findingsOf } from './findings.ts'
import type { Finding } from './GuardDialog.tsx'
import type { DraftInHand } from './useDraft.ts'
import type { Files } from './useFiles.ts'
import { longestFlush } from './useLeave.ts'

interface About {
  hand: DraftInHand
  files: Files
  account: AccountCard | null
  practice: Practice
  people: readonly Mentee[]
  owners: ReadonlyMap<string, string>
  language: string | null
}

export interface SendingInHand {
  isSending: boolean
  /** Why it did not go; null for nothing. */
  trouble: { code: string; detail: string } | null
  /** What may be somebody else's, until the mentor has said what to do. */
  findings: readonly Finding[] | null
  /** @param later the moment that was chosen, ISO 8601; null for at once */
  send: (later: string | null) => void
  sendAnyway: () => void
  lookAgain: () => void
}

export function useSending(about: About): SendingInHand {
  const { hand, files, people } = about
  const { session } = useVaultClient()
  const outbox = useOutbox()
  const navigate = useNavigate()
  const [isSending, setSending] = useState(false)
  /** Said of a draft as it was: whatever is changed afterwards makes it old. */
  const [said, setSaid] = useState<{ code: string; detail: string; of: Mail } | null>(null)
  const [asked, setAsked] = useState<{ findings: readonly Finding[]; later: string | null } | null>(null)

  const handOver = async (later: string | null) => {
    await flushAutosaves(longestFlush)
    const { draft } = hand
    const kept = files.kept
    const full: Mail = {
      ...draft,
      attachments: kept.map(({ id, name, type, size }, place) => ({ id, name, type, size, place, risky: false })),
    }
    hand.release(true)
    const sent = await sendMail({ ...about, draft: full, files: kept, outbox, session, later }).catch(
      (error: unknown) => {
        hand.release(false)
        throw error
      },
    )
    if ('trouble' in sent) {
      hand.release(false)
      setSaid({ code: sent.trouble, detail: sent.detail ?? '', of: draft })
      return
    }
    offerToTakeBack(`queued-${draft.id}`, goesWords(sent.mails.length, later), () => {
      takeBack({ mails: sent.mails, draft: full, files: kept, outbox, session })
        .then(async (back) => {
          if (back === null) tooLate()
          else await navigate({ to: '/mail/$mailId', params: { mailId: back.id }, replace: true })
        })
        .catch(showFailure)
    })
    if (sent.mails.length > 1) await navigate({ to: '/mail', replace: true })
  }
  const run = (work: () => Promise<void>) => {
    setSending(true)
    setSaid(null)
    work()
      .catch(showFailure)
      .finally(() => setSending(false))
  }

  return {
    isSending: isSending || files.reading.length > 0,
    trouble: said?.of === hand.draft ? said : null,
    findings: asked?.findings ?? null,
    send: (later) =>
      run(async () => {
        const findings = await findingsOf({
          session,
          draft: hand.draft,
          files: files.kept,
          people,
          owners: about.owners,
        })
        if (findings.length > 0) setAsked({ findings, later })
        else await handOver(later)
      }),
    sendAnyway: () => {
      const later = asked?.later ?? null
      setAsked(null)
      run(() => handOver(later))
    },
    lookAgain: () => setAsked(null),
  }
}

function goesWords(count: number, later: string | null): string {
  const what = count === 1 ? 'The mail goes' : `${count} mails go`
  return later === null ? `${what} in 10 seconds` : `${what} ${sayTime(later, new Date())}`
}

function tooLate(): void {
  notifications.show({ message: 'It is on its way already', color: 'yellow', withBorder: true })
}
