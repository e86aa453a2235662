// Conversations by mail: which mails belong together, what they are about, and who has to write next. Pure; the vault keeps
// the index and asks these rules.
import type { Mail, Thread } from '../model/mail.ts'

/** One conversation as the lists show it. */
export interface ThreadCard {
  id: string
  menteeIds: string[]
  /** What it is about, without the marks of answers; empty when no mail has a subject. */
  topic: string
  /** When the last mail was written, or the draft last changed. */
  lastAt: string
  lastDirection: Mail['direction']
  /** The beginning of what was last written. */
  excerpt: string
  mails: number
  unread: number
  attachments: number
  hasDraft: boolean
  /** A mail of it failed or is uncertain. */
  needsMentor: boolean
  /** A mail of it waits in the outbox. */
  isWaiting: boolean
  /** Answers to a form that wait to be looked at. */
  hasAnswers: boolean
  waitsFor: 'mentor' | 'mentee' | 'nobody'
  snoozedUntil: string | null
  hasWarning: boolean
  sample: boolean
}

/** `open`: everything that is not snoozed. `mentor`, `mentee`: where that side has to write next. */
export const threadShelf = ['open', 'mentor', 'mentee', 'unread', 'snoozed', 'all'] as const
export type ThreadShelf = (typeof threadShelf)[number]

export interface ThreadQuery {
  shelf: ThreadShelf
  /** Words that all stand in one of its mails; empty for no search. */
  text: string
  menteeId: string | null
  /** How many cards at most. */
  limit: number
}

export interface ThreadList {
  /** The latest first. */
  cards: ThreadCard[]
  total: number
  /** How many there are on each shelf, whatever was searched for. */
  counts: Record<ThreadShelf, number>
}

const excerptLength = 160

/** The marks that mail programs put before the subject of an answer or of what they pass on, in many languages. */
const answerMark =
  /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|sv|vs|antw|odp|ynt|rif|ris|ref|res|r|fw|fwd|wg|tr|rv|enc|i|vl|vb|doorst|fs|回复|答复|转发|返信|転送|رد|הועבר|השב|отв|ha|на)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu

/** The subject without the marks of answers and of passing on. */
export function topicOf(subject: string): string {
  let topic = subject.trim()
  for (let rounds = 0; rounds < 20; rounds++) {
    const next = topic.replace(answerMark, '')
    if (next === topic) break
    topic = next
  }
  return topic.replace(/\s+/gu, ' ').trim()
}

/** By which two mails of the same people are taken to be of one conversation when no header ties them. */
export function topicKey(subject: string): string {
  return topicOf(subject).toLocaleLowerCase('en').normalize('NFKC')
}

/** True for a subject that says it is an answer or passed on. */
export function isAnswerSubject(subject: string): boolean {
  return answerMark.test(subject)
}

/** The moment by which a mail stands in its conversation: sent, else its date, else last changed. */
export function momentOf(mail: Pick<Mail, 'sentAt' | 'date' | 'updatedAt'>): string {
  return mail.sentAt ?? mail.date ?? mail.updatedAt
}

/** The oldest first; drafts last. */
export function inOrder(mails: readonly Mail[]): Mail[] {
  const key = (mail: Mail) => `${mail.state === 'draft' ? '1' : '0'}${momentOf(mail)}`
  return mails.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

function isGoing(mail: Mail): boolean {
  return mail.state === 'queued' || mail.state === 'sending'
}

/** Whose turn it is: that of whoever did not write last, unless the mentor said that nobody has to answer. What only waits in
 * the outbox counts as written. */
function turnOf(last: Mail | undefined, thread: Thread | null): ThreadCard['waitsFor'] {
  if (last === undefined) return 'nobody'
  if (thread?.settledAt !== null && thread?.settledAt !== undefined && momentOf(last) <= thread.settledAt)
    return 'nobody'
  return last.direction === 'in' ? 'mentor' : 'mentee'
}

/** Null when there are no mails. `now` in ms. */
export function threadCard(id: string, mails: readonly Mail[], thread: Thread | null, now: number): ThreadCard | null {
  const ordered = inOrder(mails)
  const newest = ordered.at(-1)
  if (newest === undefined) return null
  const written = ordered.filter((mail) => mail.state !== 'draft')
  const last = written.at(-1)
  const shown = last ?? newest
  const subject = ordered.find((mail) => topicOf(mail.subject) !== '')?.subject ?? ''
  const lastIn = written.findLast((mail) => mail.direction === 'in')
  const until = thread?.snoozedUntil ?? null
  // Whoever writes during a snooze ends it; a mail may have been on its way for days, so its arrival here counts.
  const isSnoozed =
    until !== null && Date.parse(until) > now && (lastIn === undefined || lastIn.createdAt <= (thread?.updatedAt ?? ''))
  return {
    id,
    menteeIds: [...new Set(ordered.flatMap((mail) => mail.menteeIds))],
    topic: thread?.topic !== undefined && thread.topic !== '' ? thread.topic : topicOf(subject),
    lastAt: momentOf(shown),
    lastDirection: shown.direction,
    excerpt: shown.text
      .slice(0, excerptLength * 2)
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, excerptLength),
    mails: ordered.length,
    unread: ordered.filter((mail) => mail.direction === 'in' && mail.readAt === null).length,
    attachments: ordered.reduce((sum, mail) => sum + mail.attachments.length, 0),
    hasDraft: ordered.some((mail) => mail.state === 'draft'),
    needsMentor: ordered.some((mail) => mail.state === 'failed' || mail.state === 'uncertain'),
    isWaiting: ordered.some(isGoing),
    hasAnswers: ordered.some((mail) => mail.filled !== null && mail.filled.settledAt === null),
    waitsFor: turnOf(last, thread),
    snoozedUntil: isSnoozed ? until : null,
    hasWarning: ordered.some((mail) => mail.warnings.includes('failed') || mail.warnings.includes('look-alike')),
    sample: ordered.every((mail) => mail.sample),
  }
}

/** Whether a conversation stands on a shelf. One that the mentor settled is in none but `all` and `open`. */
export function isOnShelf(card: ThreadCard, shelf: ThreadShelf): boolean {
  switch (shelf) {
    case 'all':
      return true
    case 'open':
      return card.snoozedUntil === null
    case 'mentor':
    case 'mentee':
      return card.snoozedUntil === null && card.waitsFor === shelf
    case 'unread':
      return card.unread > 0
    case 'snoozed':
      return card.snoozedUntil !== null
  }
}
