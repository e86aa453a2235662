// An agenda is put together from what is open between the two: promises both ways, goals, and what the mentee wished
// for. Pure; ids are passed in.
import type { Goal } from '../model/goal.ts'
import type { AgendaItem, Meeting } from '../model/meeting.ts'
import type { PromiseRecord } from '../model/promise.ts'
import { comparePromises } from './promises.ts'

/** A point that could be talked about, not yet one of the agenda. */
export type AgendaProposal = Omit<AgendaItem, 'id' | 'done'>

interface Known {
  promises: readonly PromiseRecord[]
  goals: readonly Goal[]
  /** Of these people. */
  menteeIds: readonly string[]
  /** Conclusions of earlier meetings that should be looked at again. */
  meetings: readonly Meeting[]
  /** The mentor's day. */
  today: string
}

/** Points that are offered at most: more is a list and no agenda. */
export const mostProposals = 12
/** The longest line of a record. */
const longestLine = 500

function cut(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1)}…`
}

/** What is open and not on the agenda yet: conclusions to look at again first, then promises by their day, then goals. */
export function proposalsFor(agenda: readonly AgendaItem[], known: Known): AgendaProposal[] {
  const here = new Set(known.menteeIds)
  const taken = new Set(agenda.flatMap(({ sourceId }) => sourceId ?? []))
  const conclusions = known.meetings.flatMap(({ id, menteeIds, fiveCs }): AgendaProposal[] => {
    if (!fiveCs?.lookAgainOn || fiveCs.hindsight !== null || fiveCs.lookAgainOn > known.today) return []
    if (!menteeIds.some((one) => here.has(one))) return []
    return [{ text: cut(`Did we choose well? ${fiveCs.conclusion}`), from: 'mentor', sourceId: id }]
  })
  const promises = known.promises
    .filter(({ state, menteeId }) => state === 'open' && here.has(menteeId))
    .toSorted(comparePromises)
    .map(({ id, text }): AgendaProposal => ({ text, from: 'promise', sourceId: id }))
  const goals = known.goals
    .filter(({ state, menteeId }) => state === 'open' && here.has(menteeId))
    .toSorted((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'))
    .map(({ id, title }): AgendaProposal => ({ text: title, from: 'goal', sourceId: id }))
  return [...conclusions, ...promises, ...goals]
    .filter(({ sourceId }) => sourceId === null || !taken.has(sourceId))
    .slice(0, mostProposals)
}

/** The agenda with the points added, each source once. */
export function withPoints(
  agenda: readonly AgendaItem[],
  points: readonly AgendaProposal[],
  newId: () => string,
): AgendaItem[] {
  const taken = new Set(agenda.flatMap(({ sourceId }) => sourceId ?? []))
  const fresh = points.filter(({ sourceId }) => sourceId === null || !taken.has(sourceId))
  return [...agenda, ...fresh.map((point) => ({ ...point, id: newId(), done: false }))]
}

/** The agenda with one point moved by a number of places; at the ends it stays. */
export function moved(agenda: readonly AgendaItem[], id: string, by: number): AgendaItem[] {
  const from = agenda.findIndex((item) => item.id === id)
  const to = Math.max(0, Math.min(agenda.length - 1, from + by))
  const item = agenda[from]
  if (item === undefined || to === from) return [...agenda]
  return agenda.filter((one) => one !== item).toSpliced(to, 0, item)
}
