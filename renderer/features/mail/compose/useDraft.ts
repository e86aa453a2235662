// A draft while it is written: kept by itself from the first word on, with whom it is for always following its addresses.
import { useRef, useState } from 'react'
import { isBlankDraft } from '../../../../shared/domain/mail-draft.ts'
import { distinct, menteesOf } from '../../../../shared/domain/mail-recipients.ts'
import { withSignature } from '../../../../shared/domain/mail-signature.ts'
import type { MailtoDraft } from '../../../../shared/domain/mailto.ts'
import type { AccountCard, Attachment, Mail } from '../../../../shared/model/mail.ts'
import type { Change } from '../../../../shared/model/tables.ts'
import { useAutosave, type SaveState } from '../../../app/autosave.ts'
import { showFailure } from '../../../app/failures.ts'
import { useVaultClient } from '../../../app/queries.ts'
import { touched } from '../../../app/records.ts'
import type { VaultSession, Written } from '../../../vault/api.ts'
import { useOutbox } from '../useOutbox.ts'
import { factsOf } from '../../../../shared/domain/mail-draft.ts'
import type { Beginning } from './begin-mail.ts'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400

export interface DraftInHand {
  draft: Mail
  state: SaveState
  /** It is in the vault. */
  isKept: boolean
  /** Nothing of what it began with was changed, and it is not kept. */
  isUntouched: boolean
  isBlank: boolean
  /** The signature as it was put below the words. */
  signature: string
  change: (part: Partial<Mail>) => void
  /** Takes the signature of the new account in the place of the old one's. */
  changeAccount: (account: AccountCard) => void
  addMailto: (link: MailtoDraft) => void
  keep: () => Promise<void>
  /** Null when it was never kept. Nothing saves it again. */
  remove: (files: readonly Attachment[]) => Promise<Written | null>
  /** Whether saving goes on: not once it was handed over. */
  release: (isReleased: boolean) => void
}

export function useDraft(beginning: Beginning, owners: ReadonlyMap<string, string>): DraftInHand {
  const { session } = useVaultClient()
  const outbox = useOutbox()
  const [draft, setDraft] = useState(beginning.draft)
  const [signature, setSignature] = useState(beginning.signature)
  const [isKept, setKept] = useState(beginning.stored)
  /** Set once the draft is gone: nothing may bring it back by saving it. */
  const gone = useRef(false)

  const store = async (value: Mail) => {
    const files = await session.attachmentsOf(value.id)
    await movedFiles(session, files, value.menteeIds)
    await outbox.saveDraft(touched({ ...value, attachments: factsOf(files) }))
    setKept(true)
  }
  const state = useAutosave(
    draft,
    async (value) => {
      if (gone.current || (!isKept && isBlankDraft(value, signature))) return
      try {
        await store(value)
      } catch (error) {
        showFailure(error)
        throw error
      }
    },
    restBeforeSaving,
  )
  const change = (part: Partial<Mail>) =>
    setDraft((before) => {
      const next = { ...before, ...part }
      const isReaddressed = part.to !== undefined || part.cc !== undefined || part.bcc !== undefined
      return isReaddressed ? { ...next, menteeIds: menteesOf(next, owners) } : next
    })

  return {
    draft,
    state,
    isKept,
    isUntouched: !isKept && draft.subject === beginning.draft.subject && draft.text === beginning.draft.text,
    isBlank: isBlankDraft(draft, signature),
    signature,
    change,
    changeAccount: (account) => {
      setSignature(account.signature)
      change({ accountId: account.id, ...withSignature(draft, signature, account.signature) })
    },
    addMailto: (link) =>
      change({
        to: distinct([...draft.to, ...link.to]),
        cc: distinct([...draft.cc, ...link.cc]),
        bcc: distinct([...draft.bcc, ...link.bcc]),
        ...(draft.subject.trim() === '' ? { subject: link.subject } : {}),
        ...(draft.rich === null && link.text !== '' ? { text: [link.text, draft.text].join('\n\n').trim() } : {}),
      }),
    keep: () => (gone.current ? Promise.resolve() : store(draft)),
    remove: async (files) => {
      gone.current = true
      if (!isKept) return null
      return session.write([
        { op: 'delete', table: 'mail', id: draft.id },
        ...files.map(({ id }): Change => ({ op: 'delete', table: 'attachment', id })),
      ])
    },
    release: (isReleased) => {
      gone.current = isReleased
    },
  }
}

/** Files lie in the folder of whom the mail is for, bytes and all. */
async function movedFiles(
  session: VaultSession,
  files: readonly Attachment[],
  menteeIds: readonly string[],
): Promise<void> {
  for (const file of files) {
    if (file.menteeIds.join() === menteeIds.join()) continue
    const bytes = await session.mailBody(file.id)
    if (bytes !== null) await session.writeAttachment(touched({ ...file, menteeIds: [...menteeIds] }), bytes)
  }
}
