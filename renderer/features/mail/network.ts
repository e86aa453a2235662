// The line as mail uses it: whether anything may go or come now, what was used of the budget, and what the two runners say of
// themselves. One for each open vault; screens look at it, the runners ask it before every step.
import type { Now } from '../../../shared/domain/clock.ts'
import {
  bytesLeft,
  closedBecause,
  isOver,
  openedByMentor,
  openedByNetwork,
  withUse,
  type Closed,
  type Connection,
} from '../../../shared/domain/connection.ts'
import type { Practice } from '../../../shared/model/practice.ts'

export interface NetworkState {
  /** The one that is open, or the last one that was. */
  connection: Connection | null
  /** Null while mail may go and come. */
  closed: Closed
  isSending: boolean
  isFetching: boolean
  /** When the mail servers were last asked for news with success, ms since 1970; null when not since unlocking. */
  lookedAt: number | null
  /** Mails that came from mentees since the vault was opened. */
  came: number
  /** Found on the servers and not brought, because the budget was spent. */
  leftThere: { mails: number; bytes: number }
  /** Why an account brings nothing at the moment: account id → code. */
  troubles: Readonly<Record<string, string>>
}

export interface Network {
  state: () => NetworkState
  subscribe: (listener: () => void) => () => void
  /** The settings are there, or have changed. */
  settings: (practice: Pick<Practice, 'mailWhen' | 'mailBudget'>) => void
  /** The network came back: another connection begins. */
  cameBack: () => void
  /** The mentor opens a window. Minutes null: until everything is done. */
  open: (minutes: number | null, budget: number | null) => void
  stop: () => void
  /** One of the two has done what there was to do. A window without minutes closes when both have. */
  finished: (who: 'outbox' | 'inbox') => void
  /** Bytes that may still be used: 0 when nothing may go, Infinity without a limit. */
  bytesLeft: () => number
  /** The open connection's budget; null for none. */
  budget: () => number | null
  use: (use: { bytes: number; sent?: number; brought?: number }) => void
  note: (change: Partial<Pick<NetworkState, 'isSending' | 'isFetching' | 'lookedAt' | 'came' | 'leftThere'>>) => void
  trouble: (accountId: string, code: string | null) => void
}

const asked = { mailWhen: 'asked', mailBudget: null } as const

export function createNetwork(now: Now): Network {
  const listeners = new Set<() => void>()
  let practice: Pick<Practice, 'mailWhen' | 'mailBudget'> = asked
  /** For which connection, by its beginning, each of the two has finished. */
  let ended = { outbox: 0, inbox: 0 }
  let state: NetworkState = {
    connection: null,
    closed: 'asked',
    isSending: false,
    isFetching: false,
    lookedAt: null,
    came: 0,
    leftThere: { mails: 0, bytes: 0 },
    troubles: {},
  }

  function set(change: Partial<NetworkState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  function begin(connection: Connection | null): void {
    set({ connection, closed: closedBecause(connection, now()) })
  }

  /** Notices that the minutes are over. */
  function current(): Connection | null {
    const { connection, closed } = state
    if (closed !== null || connection === null) return null
    if (!isOver(connection, now())) return connection
    set({ closed: 'time' })
    return null
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settings(next) {
      const isSame = next.mailWhen === practice.mailWhen && next.mailBudget === practice.mailBudget
      practice = { mailWhen: next.mailWhen, mailBudget: next.mailBudget }
      const isMentors = state.connection?.by === 'mentor' && state.closed === null
      if (!isSame && !isMentors) begin(openedByNetwork(practice, now()))
    },
    cameBack() {
      const isMentors = state.connection?.by === 'mentor' && current() !== null
      if (!isMentors) begin(openedByNetwork(practice, now()))
    },
    open(minutes, budget) {
      begin(openedByMentor(minutes, budget, now()))
    },
    stop() {
      if (state.closed === null) set({ closed: 'stopped' })
    },
    finished(who) {
      const { connection, closed } = state
      if (closed !== null || connection === null) return
      ended = { ...ended, [who]: connection.openedAt }
      const isAll = ended.outbox === connection.openedAt && ended.inbox === connection.openedAt
      if (isAll && practice.mailWhen === 'asked' && connection.until === null) set({ closed: 'done' })
    },
    bytesLeft() {
      const connection = current()
      return connection === null ? 0 : (bytesLeft(connection) ?? Infinity)
    },
    budget: () => state.connection?.budget ?? null,
    use(use) {
      const { connection } = state
      if (connection === null) return
      const next = withUse(connection, use)
      set({ connection: next, closed: state.closed ?? closedBecause(next, now()) })
    },
    note: set,
    trouble(accountId, code) {
      if ((state.troubles[accountId] ?? null) === code) return
      const others = Object.entries(state.troubles).filter(([id]) => id !== accountId)
      set({ troubles: Object.fromEntries(code === null ? others : [...others, [accountId, code]]) })
    },
  }
}
