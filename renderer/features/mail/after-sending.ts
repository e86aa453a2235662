// What is left to do about mails that went: a copy into the Sent folder, and a look there for those of which nobody knows
// whether they went. Never urgent, never a failure of a mail: what does not work now is tried again later.
import type { Request, Response } from '../../../shared/desktop.ts'
import { toInstant, type Now } from '../../../shared/domain/clock.ts'
import { connectionCost } from '../../../shared/domain/outbox-queue.ts'
import { lookLeft, waitAfter } from '../../../shared/domain/outbox.ts'
import { isLoopback } from '../../../shared/domain/mail-providers.ts'
import type { AccountCard, Mail } from '../../../shared/model/mail.ts'
import type { Result } from '../../../shared/result.ts'
import type { VaultSession } from '../../vault/api.ts'
import type { Network } from './network.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { Servers } from './servers.ts'

export interface AfterSendingPorts {
  session(): Pick<VaultSession, 'accounts' | 'unsettledMails' | 'unfiledMails' | 'mail' | 'mailBody' | 'write'>
  store: OutboxStore
  servers: Servers
  network: Pick<Network, 'bytesLeft' | 'budget' | 'use' | 'state'>
  find(request: Request<'mail.find'>): Promise<Result<Response<'mail.find'>>>
  file(request: Request<'mail.file'>): Promise<Result<Response<'mail.file'>>>
  now: Now
  online(): boolean
}

export interface AfterSending {
  /** Does what is due, and leaves off when told to; answers in how many ms to come again, null when nothing is left. */
  round: (shouldLeaveOff: () => boolean) => Promise<number | null>
  /** What was tried in vain is tried again. */
  afresh: () => void
}

/** Copies of older mails are not made, in ms. */
const filedWithin = 30 * 24 * 60 * 60_000

export function createAfterSending(ports: AfterSendingPorts): AfterSending {
  /** After a failure with an account: how often, and not before when. */
  const pauses = new Map<string, { failures: number; until: number }>()

  function failed(accountId: string): void {
    const failures = (pauses.get(accountId)?.failures ?? 0) + 1
    pauses.set(accountId, { failures, until: ports.now() + waitAfter(failures) })
  }

  /** Answers in how many ms to look again; null when not, or when the account's own pause says it. */
  async function look(mail: Mail, accountId: string): Promise<number | null> {
    const result = await ports.servers.withWay(accountId, 'incoming', ({ server }) =>
      ports.find({ server, messageId: mail.messageId }),
    )
    if (!result.ok) {
      failed(accountId)
      return null
    }
    ports.network.use({ bytes: connectionCost })
    const after = await ports.store.apply(mail.id, { kind: 'looked', found: result.value.folder !== null })
    return after === null ? null : lookLeft(after, ports.now())
  }

  async function file(mail: Mail, accountId: string): Promise<void> {
    const raw = await ports.session().mailBody(mail.id)
    const { messageId } = mail
    const date = mail.date ?? mail.sentAt ?? toInstant(ports.now())
    if (raw !== null) {
      const result = await ports.servers.withWay(accountId, 'incoming', ({ server }) =>
        ports.file({ server, raw: new Uint8Array(raw), messageId, date }),
      )
      // An account without a Sent folder has nowhere to put it: done, too.
      if (!result.ok) {
        failed(accountId)
        return
      }
      ports.network.use({ bytes: raw.length })
    }
    await ports.store.exclusive(async () => {
      const stored = await ports.session().mail(mail.id)
      if (stored?.state !== 'sent' || stored.filedAt !== null) return
      const value = { ...stored, filedAt: toInstant(ports.now()) }
      await ports.session().write([{ op: 'put', table: 'mail', value }])
    })
  }

  function canFile(size: number): boolean {
    const { budget, bytesLeft, state } = ports.network
    if (budget() === null) return bytesLeft() > 0
    // Replies are worth more on a thin line than a copy of what is here already.
    return !state().isFetching && bytesLeft() >= size + connectionCost
  }

  return {
    afresh() {
      pauses.clear()
    },
    async round(shouldLeaveOff) {
      const now = ports.now()
      const usable = (card: AccountCard) =>
        card.incoming !== null &&
        (ports.online() || isLoopback(card.incoming.host)) &&
        (pauses.get(card.id)?.until ?? 0) <= now
      const cards = (await ports.session().accounts()).filter((card) => card.incoming !== null)
      if (cards.length === 0) return null
      const ready = (accountId: string) => cards.some((card) => card.id === accountId && usable(card))
      const waits: number[] = []

      for (const mail of await ports.session().unsettledMails()) {
        const left = lookLeft(mail, ports.now())
        if (left === null || mail.accountId === null || ports.store.isOurs(mail.id)) continue
        if (left > 0) waits.push(left)
        else if (ready(mail.accountId) && ports.network.bytesLeft() >= connectionCost) {
          if (shouldLeaveOff()) return 0
          const again = await look(mail, mail.accountId)
          if (again !== null) waits.push(again)
        }
      }
      const filing = cards.filter((card) => card.filesSent === 'program').map(({ id }) => id)
      const unfiled =
        filing.length === 0 ? [] : await ports.session().unfiledMails(filing, toInstant(now - filedWithin))
      for (const mail of unfiled) {
        if (mail.accountId === null || !ready(mail.accountId) || !canFile(mail.size)) continue
        if (shouldLeaveOff()) return 0
        await file(mail, mail.accountId)
      }
      waits.push(...[...pauses.values()].map(({ until }) => until - ports.now()).filter((left) => left > 0))
      return waits.length === 0 ? null : Math.min(...waits)
    },
  }
}
