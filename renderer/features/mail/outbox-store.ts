// The outbox's hand on the vault: reading, deciding and writing one mail is one step, never interleaved with another. What
// became of a mail is stored together with the next one's beginning, so that a hundred mails cost a hundred commits, not two
// hundred; a mail is still stored as `sending` before anybody is handed it.
import type { Now } from '../../../shared/domain/clock.ts'
import { advance, type OutboxEvent } from '../../../shared/domain/outbox.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { Change } from '../../../shared/model/tables.ts'
import type { VaultSession } from '../../vault/api.ts'

export interface OutboxStore {
  exclusive: <T>(step: () => Promise<T>) => Promise<T>
  /** The mail after the event; null when it does not fit the state the mail is in by now. */
  apply: (mailId: string, event: OutboxEvent) => Promise<Mail | null>
  /** Stores the start of a mail, with all outcomes that wait to be stored; false when it left the queue meanwhile. */
  begin: (mailId: string) => Promise<boolean>
  /** Keeps an outcome until it is stored. */
  keep: (mailId: string, event: OutboxEvent) => void
  storeOutcomes: () => Promise<void>
  /** Mails that this run is sending, or whose outcome is not stored yet. */
  isOurs: (mailId: string) => boolean
}

export function createOutboxStore(session: () => Pick<VaultSession, 'mail' | 'write'>, now: Now): OutboxStore {
  const ours = new Set<string>()
  const unstored = new Map<string, { event: OutboxEvent; at: number }>()
  let turn: Promise<unknown> = Promise.resolve()

  function exclusive<T>(step: () => Promise<T>): Promise<T> {
    const next = turn.then(step, step)
    turn = next.catch(() => null)
    return next
  }

  async function changeOf(mailId: string, event: OutboxEvent, at: number): Promise<Mail | null> {
    const mail = await session().mail(mailId)
    return mail === null ? null : advance(mail, event, at)
  }

  const put = (value: Mail): Change => ({ op: 'put', table: 'mail', value })

  /** Writes the outcomes that wait, and one more change. */
  async function writeWithOutcomes(more: Change[]): Promise<void> {
    const waiting = [...unstored]
    const settled = await Promise.all(waiting.map(([mailId, { event, at }]) => changeOf(mailId, event, at)))
    const changes = [...settled.filter((mail) => mail !== null).map(put), ...more]
    if (changes.length > 0) await session().write(changes)
    for (const [mailId] of waiting) {
      unstored.delete(mailId)
      ours.delete(mailId)
    }
  }

  return {
    exclusive,
    apply: (mailId, event) =>
      exclusive(async () => {
        const next = await changeOf(mailId, event, now())
        if (next !== null) await session().write([put(next)])
        return next
      }),
    begin: (mailId) =>
      exclusive(async () => {
        const next = await changeOf(mailId, { kind: 'start' }, now())
        if (next === null) return false
        ours.add(mailId)
        try {
          await writeWithOutcomes([put(next)])
        } catch (error) {
          ours.delete(mailId)
          throw error
        }
        return true
      }),
    keep(mailId, event) {
      unstored.set(mailId, { event, at: now() })
    },
    storeOutcomes: () => (unstored.size === 0 ? Promise.resolve() : exclusive(() => writeWithOutcomes([]))),
    isOurs: (mailId) => ours.has(mailId),
  }
}
