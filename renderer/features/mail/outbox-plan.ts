// One look at everything that waits: what was left behind, what goes now and in which order, when to look again. Decides
// nothing of a mail; reads once, so that a hundred mails are not read a hundred times.
import type { Now } from '../../../shared/domain/clock.ts'
import { isLoopback } from '../../../shared/domain/mail-providers.ts'
import { dueInTurn, fitting, passedOver, refusedAccounts } from '../../../shared/domain/outbox-queue.ts'
import { nextWait } from '../../../shared/domain/outbox.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { VaultSession } from '../../vault/api.ts'
import type { Network } from './network.ts'
import type { OutboxStore } from './outbox-store.ts'

interface PlanPorts {
  session(): Pick<VaultSession, 'unsettledMails' | 'accounts'>
  store: Pick<OutboxStore, 'isOurs'>
  network: Pick<Network, 'state' | 'bytesLeft'>
  now: Now
  online(): boolean
}

export interface Plan {
  /** On their way, and nobody is sending them. */
  found: Mail[]
  turn: Mail[]
  /** The line is too thin for these this time; to be written, so that none stands back for ever. */
  stoodBack: Mail[]
  /** Some wait for a network. */
  isHeld: boolean
  /** Ms until another one is due; null when none is. */
  wait: number | null
}

interface Held {
  /** Accounts whose server no network led to. */
  unreached: ReadonlySet<string>
  /** Mails that go without a window. */
  bidden: ReadonlySet<string>
}

export async function planRound(ports: PlanPorts, { unreached, bidden }: Held): Promise<Plan> {
  const [accounts, mails] = await Promise.all([ports.session().accounts(), ports.session().unsettledMails()])
  const now = ports.now()
  const found = mails.filter((mail) => mail.state === 'sending' && !ports.store.isOurs(mail.id))
  const refused = refusedAccounts(mails, accounts)
  const hosts = new Map(accounts.map(({ id, host }) => [id, host]))
  const reaches = ({ accountId }: Mail) =>
    !unreached.has(accountId ?? '') && (ports.online() || isLoopback(hosts.get(accountId ?? '') ?? ''))
  const queued = mails.filter((mail) => mail.state === 'queued' && !refused.has(mail.accountId ?? ''))
  const able = queued.filter(reaches)
  const due = dueInTurn(able, now)

  const left = ports.network.bytesLeft()
  const asked = due.filter(({ id }) => bidden.has(id))
  const others = due.filter(({ id }) => !bidden.has(id))
  const { fits, left: back } =
    left === 0 ? { fits: [], left: others } : fitting(others, left === Infinity ? null : left)
  const { connection } = ports.network.state()
  const hasSent = (connection?.sent ?? 0) > 0
  const later = able.filter((mail) => !due.includes(mail))
  return {
    found,
    turn: [...asked, ...fits],
    stoodBack: fits.length === 0 ? passedOver(back, hasSent, connection?.budget ?? null) : [],
    isHeld: queued.length > able.length,
    wait: nextWait(later, now),
  }
}
