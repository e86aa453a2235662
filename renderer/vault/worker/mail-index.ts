// Where the mails are: by conversation, by Message-ID, by what they answer. Kept by the memory of the vault as rows come and
// go; everything that is asked of mails by something else than their id goes through here.
import { momentOf, threadCard, type ThreadCard } from '../../../shared/domain/threads.ts'
import type { Mail, Thread } from '../../../shared/model/mail.ts'
import type { Entry } from './memory.ts'
import { readValue } from './rows.ts'

export type MailIndex = ReturnType<typeof emptyMailIndex>

function isUnfiled(mail: Mail): boolean {
  return mail.direction === 'out' && mail.state === 'sent' && mail.filedAt === null && mail.messageId !== ''
}

export function emptyMailIndex() {
  const byThread = new Map<string, Set<Entry>>()
  const byMessageId = new Map<string, Set<Entry>>()
  /** Mails that name a Message-ID among their references. */
  const byReference = new Map<string, Set<Entry>>()
  const byHash = new Map<string, Set<Entry>>()
  const unsettled = new Set<Entry>()
  /** Sent, and no copy known in a Sent folder. */
  const unfiled = new Set<Entry>()
  const cards = new Map<string, ThreadCard | null>()

  function put(map: Map<string, Set<Entry>>, key: string, entry: Entry): void {
    if (key === '') return
    const found = map.get(key)
    if (found === undefined) map.set(key, new Set([entry]))
    else found.add(entry)
  }

  function take(map: Map<string, Set<Entry>>, key: string, entry: Entry): void {
    const found = map.get(key)
    if (found === undefined) return
    found.delete(entry)
    if (found.size === 0) map.delete(key)
  }

  const mailOf = (entry: Entry): Mail => readValue('mail', entry.row)
  const mailsOf = (entries: Iterable<Entry> | undefined): Mail[] => [...(entries ?? [])].map(mailOf)

  return {
    add(entry: Entry): void {
      const mail = mailOf(entry)
      put(byThread, mail.threadId, entry)
      put(byMessageId, mail.messageId, entry)
      put(byHash, mail.contentHash, entry)
      for (const reference of mail.references) put(byReference, reference, entry)
      if (mail.state !== 'sent' && mail.state !== 'received') unsettled.add(entry)
      if (isUnfiled(mail)) unfiled.add(entry)
      cards.delete(mail.threadId)
    },
    remove(entry: Entry): void {
      const mail = mailOf(entry)
      take(byThread, mail.threadId, entry)
      take(byMessageId, mail.messageId, entry)
      take(byHash, mail.contentHash, entry)
      for (const reference of mail.references) take(byReference, reference, entry)
      unsettled.delete(entry)
      unfiled.delete(entry)
      cards.delete(mail.threadId)
    },
    /** What the mentor said of a conversation has changed. */
    threadChanged(threadId: string): void {
      cards.delete(threadId)
    },

    unsettled: (): Mail[] => mailsOf(unsettled),
    unfiled: (accountIds: readonly string[], since: string): Mail[] =>
      mailsOf(unfiled)
        .filter((mail) => accountIds.includes(mail.accountId ?? '') && (mail.sentAt ?? '') >= since)
        .sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1)),
    inThread: (threadId: string): Mail[] => mailsOf(byThread.get(threadId)),
    withMessageId: (messageId: string): Mail[] => (messageId === '' ? [] : mailsOf(byMessageId.get(messageId))),
    withHash: (hash: string): Mail[] => (hash === '' ? [] : mailsOf(byHash.get(hash))),
    answering: (messageId: string): Mail[] => (messageId === '' ? [] : mailsOf(byReference.get(messageId))),
    threadIds: (): Iterable<string> => byThread.keys(),

    /** Kept until something of it changes, or a snooze is over. */
    card(threadId: string, thread: Thread | null, now: number): ThreadCard | null {
      const kept = cards.get(threadId)
      const isOver =
        kept?.snoozedUntil !== undefined && kept.snoozedUntil !== null && Date.parse(kept.snoozedUntil) <= now
      if (kept !== undefined && !isOver) return kept
      const card = threadCard(threadId, mailsOf(byThread.get(threadId)), thread, now)
      cards.set(threadId, card)
      return card
    },

    /** The account of the mail that was written last. */
    lastAccountId(): string | null {
      let last: Mail | null = null
      for (const entries of byThread.values())
        for (const entry of entries) {
          const mail = mailOf(entry)
          if (mail.direction === 'in' || mail.state === 'draft' || mail.accountId === null) continue
          if (last === null || momentOf(mail) > momentOf(last)) last = mail
        }
      return last?.accountId ?? null
    },
  }
}
