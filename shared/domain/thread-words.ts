// How a conversation stands, in a word or two, and the counts that the mail screens say. Pure.
import { assertNever } from '../result.ts'
import type { ThreadCard, ThreadShelf } from './threads.ts'

/** `mine`: the mentor has to do something. `trouble`: something did not go. `calm`: nothing to do. */
export type ThreadTone = 'trouble' | 'mine' | 'calm'

export interface ThreadWords {
  label: string
  tone: ThreadTone
}

/** What stands at the end of its line in a list. The most pressing fact comes first. */
export function threadWords(card: ThreadCard): ThreadWords {
  if (card.needsMentor) return { label: 'Not sent, needs you', tone: 'trouble' }
  if (card.hasAnswers) return { label: 'Answers to look at', tone: 'mine' }
  if (card.isWaiting) return { label: 'In the outbox', tone: 'calm' }
  if (card.snoozedUntil !== null) return { label: 'Snoozed', tone: 'calm' }
  switch (card.waitsFor) {
    case 'mentor':
      return { label: 'Waiting for me', tone: 'mine' }
    case 'mentee':
      return { label: 'Waiting for them', tone: 'calm' }
    case 'nobody':
      return { label: card.hasDraft && card.mails === 1 ? 'Draft' : 'Settled', tone: 'calm' }
    default:
      return assertNever(card.waitsFor)
  }
}

export const shelfWords: Readonly<Record<ThreadShelf, string>> = {
  open: 'Open',
  mentor: 'Waiting for me',
  mentee: 'Waiting for them',
  unread: 'Unread',
  snoozed: 'Snoozed',
  all: 'All',
}

/** `1 mail`, `12 mails`. */
export function sayMails(number: number): string {
  return `${number.toLocaleString('en')} ${number === 1 ? 'mail' : 'mails'}`
}

/** `1 conversation`, `12 conversations`. */
export function sayThreads(number: number): string {
  return `${number.toLocaleString('en')} ${number === 1 ? 'conversation' : 'conversations'}`
}

/** What a conversation is about; for one without a subject its first words. */
export function sayTopic({ topic, excerpt }: Pick<ThreadCard, 'topic' | 'excerpt'>): string {
  if (topic !== '') return topic
  return excerpt === '' ? 'No subject' : excerpt.slice(0, 80)
}
