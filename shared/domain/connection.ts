// "Minutes of network": when mail may go and come, and how much of the line it may use. A connection begins when the network
// comes, or when the mentor opens a window for it; what was used is counted against its budget. Pure, never stored.
import type { Practice } from '../model/practice.ts'

export interface Connection {
  /** `mentor`: opened by hand. `network`: the network is there, and mail goes by itself. */
  by: 'mentor' | 'network'
  /** In ms since 1970. */
  openedAt: number
  /** In ms since 1970; null until everything is done, or for as long as the network is there. */
  until: number | null
  /** Bytes, each way together; null for as much as it takes. */
  budget: number | null
  /** Bytes used. */
  used: number
  /** Mails. */
  sent: number
  brought: number
}

/** Why nothing goes or comes; null when it does. */
export type Closed = 'asked' | 'stopped' | 'time' | 'spent' | 'done' | null

/** The mentor opens a window.
 * @param minutes null until everything is done */
export function openedByMentor(minutes: number | null, budget: number | null, now: number): Connection {
  const until = minutes === null ? null : now + minutes * 60_000
  return { by: 'mentor', openedAt: now, until, budget, used: 0, sent: 0, brought: 0 }
}

/** The network is there; null when the mentor said that nothing goes by itself. */
export function openedByNetwork(practice: Pick<Practice, 'mailWhen' | 'mailBudget'>, now: number): Connection | null {
  if (practice.mailWhen === 'asked') return null
  return { by: 'network', openedAt: now, until: null, budget: practice.mailBudget, used: 0, sent: 0, brought: 0 }
}

/** Bytes that may still be used; null when there is no limit. */
export function bytesLeft(connection: Connection): number | null {
  return connection.budget === null ? null : Math.max(0, connection.budget - connection.used)
}

/** A clock that was set back does not make the minutes longer. */
export function isOver(connection: Connection, now: number): boolean {
  if (connection.until === null) return false
  return now >= connection.until || now < connection.openedAt
}

/** Why this connection takes nothing more; null while it does. `least` is the cheapest thing that is to be done, in bytes. */
export function closedBecause(connection: Connection | null, now: number, least = 1): Closed {
  if (connection === null) return 'asked'
  if (isOver(connection, now)) return 'time'
  const left = bytesLeft(connection)
  return left !== null && left < least ? 'spent' : null
}

export function withUse(connection: Connection, use: { bytes: number; sent?: number; brought?: number }): Connection {
  return {
    ...connection,
    used: connection.used + Math.max(0, use.bytes),
    sent: connection.sent + (use.sent ?? 0),
    brought: connection.brought + (use.brought ?? 0),
  }
}
