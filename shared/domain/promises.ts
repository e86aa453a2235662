// The rules of promises: how one stands on a day, in which order they are looked at, and what becomes of one.
// Pure; days are the mentor's own, `2026-09-14`.
import type { PromiseRecord } from '../model/promise.ts'

/** `overdue` from the day after it was due, `due` on the day itself. */
export type PromiseStanding = 'overdue' | 'due' | 'open' | 'kept' | 'dropped'

export function standingOf(promise: Pick<PromiseRecord, 'state' | 'dueOn'>, today: string): PromiseStanding {
  if (promise.state !== 'open' || promise.dueOn === null) return promise.state
  if (promise.dueOn < today) return 'overdue'
  return promise.dueOn === today ? 'due' : 'open'
}

function compareDays(one: string | null, other: string | null): number {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  return one < other ? -1 : 1
}

/** Open ones first, the longest due at the top and those without a day after them; then the settled, newest first. */
export function comparePromises(one: PromiseRecord, other: PromiseRecord): number {
  const settled = Number(one.state !== 'open') - Number(other.state !== 'open')
  if (settled !== 0) return settled
  const byDay = one.state === 'open' ? compareDays(one.dueOn, other.dueOn) : compareDays(other.settledOn, one.settledOn)
  return byDay === 0 ? one.createdAt.localeCompare(other.createdAt) : byDay
}

export function kept(promise: PromiseRecord, today: string): PromiseRecord {
  return { ...promise, state: 'kept', settledOn: today, reason: '' }
}

/** A dropped promise says why: it is looked at again when the mentorship is. */
export function dropped(promise: PromiseRecord, reason: string, today: string): PromiseRecord {
  return { ...promise, state: 'dropped', settledOn: today, reason: reason.trim() }
}

export function reopened(promise: PromiseRecord): PromiseRecord {
  return { ...promise, state: 'open', settledOn: null, reason: '' }
}

/** What a meeting with these mentees looks back on: their promises and those given to them that are still open, and
 * everything that was given at this meeting. */
export function carriedInto(
  promises: readonly PromiseRecord[],
  meetingId: string,
  menteeIds: readonly string[],
): PromiseRecord[] {
  return promises
    .filter((one) => one.meetingId === meetingId || (one.state === 'open' && menteeIds.includes(one.menteeId)))
    .toSorted(comparePromises)
}
