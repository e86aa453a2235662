// What the mentor does to a mail before it goes: writing, queueing, taking back, deleting. Each is one step with the outbox, so
// that a mail on its way is left alone.
import type { OutboxStore } from './outbox-store.ts'
import type { Outbox, OutboxPorts } from './outbox.ts'

type Hand = Pick<Outbox, 'saveDraft' | 'queue' | 'withdraw' | 'remove'>

export function mentorsHand(
  { session, store }: Pick<OutboxPorts, 'session'> & { store: OutboxStore },
  look: () => void,
): Hand {
  const { exclusive } = store
  return {
    saveDraft(draft) {
      return exclusive(async () => {
        const stored = await session().mail(draft.id)
        if (stored !== null && stored.state !== 'draft') return
        await session().write([{ op: 'put', table: 'mail', value: draft }])
      })
    },
    async queue(mail, raw) {
      const queued = await exclusive(async () => {
        const stored = await session().mail(mail.id)
        if (stored !== null && stored.state !== 'draft') return false
        await session().writeMail(mail, raw)
        return true
      })
      look()
      return queued
    },
    withdraw(mailId, draft) {
      return exclusive(async () => {
        const stored = await session().mail(mailId)
        if (stored === null || (stored.state !== 'queued' && stored.state !== 'failed')) return false
        await session().write([
          { op: 'put', table: 'mail', value: draft },
          { op: 'delete', table: 'mail', id: mailId },
        ])
        return true
      })
    },
    remove(mailId) {
      return exclusive(async () => {
        const stored = await session().mail(mailId)
        if (stored === null || stored.state === 'sending' || store.isOurs(mailId)) return null
        return session().write([{ op: 'delete', table: 'mail', id: mailId }])
      })
    },
  }
}
