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

/** Nearly always one mail stands under a key, and a set for each would cost more than the mail's own words. */
type Places = Map<string, Entry | Set<Entry>>

function put(map: Places, key: string, entry: Entry): void {
  if (key === '') return
  const found = map.get(key)
  if (found === undefined) map.set(key, entry)
  else if (found instanceof Set) found.add(entry)
  else if (found !== entry) map.set(key, new Set([found, entry]))
}

function take(map: Places, key: string, entry: Entry): void {
  const found = map.get(key)
  if (found instanceof Set) {
    found.delete(entry)
    if (found.size === 0) map.delete(key)
  } else if (found === entry) map.delete(key)
}

function entriesAt(map: Places, key: string): Iterable<Entry> {
  const found = map.get(key)
  return found === undefined ? [] : found instanceof Set ? found : [found]
}

/** Of two mails the one that the mentor wrote later, of those that tell an account. */
function newer(last: Mail | 'none', mail: Mail): Mail | 'none' {
  if (mail.direction === 'in' || mail.state === 'draft' || mail.accountId === null) return last
  return last === 'none' || momentOf(mail) > momentOf(last) ? mail : last
}

export function emptyMailIndex() {
  const byThread: Places = new Map()
  const byMessageId: Places = new Map()
  /** Mails that name a Message-ID among their references. */
  const byReference: Places = new Map()
  const byHash: Places = new Map()
  const unsettled = new Set<Entry>()
  /** Sent, and no copy known in a Sent folder. */
  const unfiled = new Set<Entry>()
  const cards = new Map<string, ThreadCard | null>()

  /** Null when it has to be looked for anew. */
  let lastWritten: Mail | 'none' | null = null

  const mailOf = (entry: Entry): Mail => readValue('mail', entry.row)

  function newestWritten(): Mail | 'none' {
    let last: Mail | 'none' = 'none'
    for (const threadId of byThread.keys())
      for (const entry of entriesAt(byThread, threadId)) last = newer(last, mailOf(entry))
    return last
  }

  const mailsOf = (entries: Iterable<Entry>): Mail[] => [...entries].map(mailOf)
  const at = (map: Places, key: string): Mail[] => (key === '' ? [] : mailsOf(entriesAt(map, key)))

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
      if (lastWritten !== null) lastWritten = newer(lastWritten, mail)
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
      if (lastWritten !== null && lastWritten !== 'none' && lastWritten.id === mail.id) lastWritten = null
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
    inThread: (threadId: string): Mail[] => at(byThread, threadId),
    withMessageId: (messageId: string): Mail[] => at(byMessageId, messageId),
    withHash: (hash: string): Mail[] => at(byHash, hash),
    answering: (messageId: string): Mail[] => at(byReference, messageId),
    threadIds: (): Iterable<string> => byThread.keys(),

    /** Kept until something of it changes, or a snooze is over. */
    card(threadId: string, thread: Thread | null, now: number): ThreadCard | null {
      const kept = cards.get(threadId)
      const isOver =
        kept?.snoozedUntil !== undefined && kept.snoozedUntil !== null && Date.parse(kept.snoozedUntil) <= now
      if (kept !== undefined && !isOver) return kept
      const card = threadCard(threadId, at(byThread, threadId), thread, now)
      cards.set(threadId, card)
      return card
    },

    /** The account of the mail that was written last. */
    lastAccountId(): string | null {
      lastWritten ??= newestWritten()
      return lastWritten === 'none' ? null : lastWritten.accountId
    },
  }
}
