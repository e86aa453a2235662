// What the mentor can say of a conversation, as changes to be written: nothing to answer, not before a day, another topic,
// read or not. A conversation has a record of its own only once something was said of it. Pure.
import { thread as threadSchema, type Mail, type Thread } from '../model/mail.ts'
import type { Change } from '../model/tables.ts'
import { momentOf } from './threads.ts'

/** A conversation with what was said of it, null when nothing was. */
export interface WholeThread {
  id: string
  /** The oldest first, drafts last. */
  mails: readonly Mail[]
  record: Thread | null
}

/** @param at now, ISO 8601 */
function withRecord({ id, mails, record }: WholeThread, at: string, change: Partial<Thread>): Change[] {
  const menteeIds = [...new Set(mails.flatMap((mail) => mail.menteeIds))]
  if (menteeIds.length === 0) return []
  const sample = mails.every((mail) => mail.sample)
  const begun = record ?? threadSchema.parse({ id, createdAt: at, updatedAt: at, menteeIds, sample })
  return [{ op: 'put', table: 'thread', value: { ...begun, menteeIds, ...change, updatedAt: at } }]
}

/** Nobody has to answer what was written so far; a snooze ends by it, and it is read. What is on its way but older is not
 * meant: the moment is that of the last mail and not the present. */
export function settled(whole: WholeThread, at: string): Change[] {
  const last = whole.mails.findLast((mail) => mail.state !== 'draft')
  const settledAt = last === undefined ? at : momentOf(last)
  return [...withRecord(whole, at, { settledAt, snoozedUntil: null }), ...markedRead(whole, at)]
}

/** It waits for an answer again. */
export function unsettled(whole: WholeThread, at: string): Change[] {
  return whole.record === null ? [] : withRecord(whole, at, { settledAt: null })
}

/** @param until a moment, or null to bring it back now */
export function snoozed(whole: WholeThread, at: string, until: string | null): Change[] {
  if (until === null && whole.record === null) return []
  return withRecord(whole, at, { snoozedUntil: until })
}

/** @param topic empty for that of its mails */
export function renamed(whole: WholeThread, at: string, topic: string): Change[] {
  return withRecord(whole, at, { topic: topic.trim().slice(0, 500) })
}

/** Everything that came and was not read. */
export function markedRead({ mails }: Pick<WholeThread, 'mails'>, at: string): Change[] {
  return mails
    .filter((mail) => mail.direction === 'in' && mail.readAt === null)
    .map((mail) => ({ op: 'put', table: 'mail', value: { ...mail, readAt: at, updatedAt: at } }))
}

/** The last that came is not read; nothing where nothing came. */
export function markedUnread({ mails }: Pick<WholeThread, 'mails'>, at: string): Change[] {
  const last = mails.findLast((mail) => mail.direction === 'in')
  if (last?.readAt === null || last === undefined) return []
  return [{ op: 'put', table: 'mail', value: { ...last, readAt: null, updatedAt: at } }]
}
