// Who goes first, and what a little network is enough for: the order of the outbox and the budget of one connection. Pure; the
// runners in `renderer/features/mail/` ask. When a mail may go at all is said in `outbox.ts`.
import type { Mail } from '../model/mail.ts'
import { waitLeft } from './outbox.ts'

/** Bytes for making a connection: the handshake with its certificates, the greeting, the sign-in. */
export const connectionCost = 6_000
/** Bytes of talk around one message. */
const talkCost = 500
/** Bytes for each recipient. */
const recipientCost = 150
/** A mail that stood back so often for smaller ones goes before them. */
export const mostPassedOver = 3
/** What a server said of the account and not of the mail: nothing more is tried with it until the mentor has looked. */
const accountCodes: ReadonlySet<string> = new Set([
  'mail/auth-refused',
  'mail/auth-missing',
  'mail/auth-unsupported',
  'mail/sender-refused',
  'oauth/expired',
  'oauth/client-refused',
])

/** True for a code that speaks of the account, so that the next mail of it would fare the same. */
export function isAccountCode(code: string): boolean {
  return accountCodes.has(code)
}

/** What handing a mail over costs, in bytes. */
export function costOf(mail: Pick<Mail, 'size' | 'to' | 'cc' | 'bcc'>): number {
  return mail.size + talkCost + recipientCost * (mail.to.length + mail.cc.length + mail.bcc.length)
}

function isOverdue(mail: Pick<Mail, 'passedOver'>): boolean {
  return mail.passedOver >= mostPassedOver
}

/** Urgent ones first, then those that stood back several times, then the smallest, then the oldest. */
export function inTurn(mails: readonly Mail[]): Mail[] {
  const rank = (mail: Mail) => (mail.urgent ? 0 : isOverdue(mail) ? 1 : 2)
  const age = (mail: Mail) => mail.date ?? mail.createdAt
  return mails.toSorted(
    (a, b) => rank(a) - rank(b) || a.size - b.size || age(a).localeCompare(age(b)) || a.id.localeCompare(b.id),
  )
}

/** Those that may go now, in their turn. */
export function dueInTurn(mails: readonly Mail[], now: number): Mail[] {
  return inTurn(mails.filter((mail) => waitLeft(mail, now) === 0))
}

/** The queued mail whose turn it is. */
export function nextDue(mails: readonly Mail[], now: number): Mail | null {
  return dueInTurn(mails, now)[0] ?? null
}

export interface Fitting {
  /** In the order in which they go. */
  fits: Mail[]
  left: Mail[]
  /** What those that fit cost. */
  bytes: number
}

/** Which of these fit into so many bytes, in their turn. One that is too large stands back for those after it.
 * @param budget bytes that are left; null for as much as it takes */
export function fitting(mails: readonly Mail[], budget: number | null): Fitting {
  const result: Fitting = { fits: [], left: [], bytes: 0 }
  for (const mail of inTurn(mails)) {
    const bytes = result.bytes + costOf(mail)
    if (budget !== null && bytes > budget) result.left.push(mail)
    else {
      result.fits.push(mail)
      result.bytes = bytes
    }
  }
  return result
}

/** Mails that stood back in a connection in which others went: to be noted, so that none stands back for ever.
 * @param budget of a whole connection: what never fits does not press forward */
export function passedOver(left: readonly Mail[], hasSent: boolean, budget: number | null): Mail[] {
  if (!hasSent || budget === null) return []
  return left
    .filter((mail) => !isOverdue(mail) && costOf(mail) + connectionCost <= budget)
    .map((mail) => ({ ...mail, passedOver: mail.passedOver + 1 }))
}

/** Accounts that a server refused: of each a mail failed for it, and the account was not changed since. What else waits for
 * them is not tried, so that one wrong password is not told to the server a hundred times. */
export function refusedAccounts(
  mails: readonly Pick<Mail, 'state' | 'failure' | 'accountId' | 'updatedAt'>[],
  accounts: readonly { id: string; updatedAt: string }[],
): Set<string> {
  const changed = new Map(accounts.map(({ id, updatedAt }) => [id, updatedAt]))
  const refused = mails.filter(
    (mail) =>
      mail.state === 'failed' &&
      accountCodes.has(mail.failure?.code ?? '') &&
      mail.updatedAt >= (changed.get(mail.accountId ?? '') ?? ''),
  )
  return new Set(refused.flatMap((mail) => mail.accountId ?? []))
}
