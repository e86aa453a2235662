// Drives the outbox: takes the mail whose turn it is, writes down that it is being sent, hands it to the desktop
// side, writes down what became of it. One at a time, while the vault is open. The rules are in
// `shared/domain/outbox.ts`; this file must never hand anything over that is not stored as `sending`.
import type { SendOutcome, Request as OperationRequest } from '../../../shared/desktop.ts'
import type { Now } from '../../../shared/domain/clock.ts'
import { isLoopback } from '../../../shared/domain/mail-providers.ts'
import {
  advance,
  networkWait,
  nextWait,
  waitsForNetwork,
  type OutboxEvent,
} from '../../../shared/domain/outbox.ts'
import { nextDue } from '../../../shared/domain/outbox-queue.ts'
import type { Account, Mail } from '../../../shared/model/mail.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import type { VaultSession, Written } from '../../vault/api.ts'

export interface OutboxPorts {
  /** Asked anew each time: there is none while the vault is locked, and then this throws. */
  session(): Pick<
    VaultSession,
    'unsettledMails' | 'mail' | 'mailBody' | 'accountForJob' | 'accounts' | 'practice' | 'write' | 'writeMail'
  >
  send(request: OperationRequest<'mail.send'>): Promise<Result<SendOutcome>>
  now: Now
  /** False only when this computer knows that it has no network. */
  online(): boolean
  /** Calls back once after so many ms; the answer cancels it. */
  after(milliseconds: number, call: () => void): () => void
  report(error: unknown): void
}

export interface Outbox {
  /** Settles what an earlier run left behind and sends what is due, until the answered function is called. */
  start: () => () => void
  /** Something changed: looks whether a mail is due. Hosts that could not be reached are left alone. */
  look: () => void
  /** The network came back: what waited for it is due at once. */
  networkBack: () => void
  /** The mentor's word on one mail; null when it does not fit the state the mail is in by now. */
  act: (mailId: string, event: OutboxEvent) => Promise<Mail | null>
  /** Stores a draft, unless the mail has left the draft state in the meantime. */
  saveDraft: (draft: Mail) => Promise<void>
  /** Stores a finished mail with its bytes and sends it when it is its turn. False when it is no draft any more. */
  queue: (mail: Mail, raw: Uint8Array) => Promise<boolean>
  /** Puts `draft` in the place of a mail that waits or was refused. False when that mail is on its way by now. */
  withdraw: (mailId: string, draft: Mail) => Promise<boolean>
  /** Deletes a mail unless it is on its way; null when it is, or is gone already. */
  remove: (mailId: string) => Promise<Written | null>
}

/** The timer never sleeps longer than this (ms), so that sleep and clock jumps are noticed. */
const longestSleep = 5 * 60_000
/** After a failure of our own, such as a full disk, in ms. */
const troubleWait = 60_000
const shortestSleep = 1_000

/** Refused before the mail service saw anything. */
const neverStarted: ReadonlySet<string> = new Set([
  'desktop/invalid-request',
  'desktop/too-large',
  'desktop/unknown-operation',
])

/** What a failed call means: a named refusal of the mail service comes before the connection; anything else
 * may have happened after the server took the mail. */
export function outcomeOfFailure(error: Failure): SendOutcome {
  const { code, message, retryable } = error
  if (neverStarted.has(code)) return { outcome: 'not-sent', code, reply: message, retryable: false }
  if (code.startsWith('mail/')) return { outcome: 'not-sent', code, reply: message, retryable }
  return { outcome: 'uncertain', code, reply: message }
}

export function createOutbox(ports: OutboxPorts): Outbox {
  /** Mails that this run is sending, or whose outcome it has not been able to store yet. */
  const ours = new Set<string>()
  const unstored = new Map<string, { event: OutboxEvent; at: number }>()
  /** Hosts that no network led to: one mail has found out, the others need not, until the next fresh look. */
  const unreached = new Set<string>()
  let turn: Promise<unknown> = Promise.resolve()
  let running = false
  let looks = 0
  let started = 0
  let cancelTimer = () => {
    /* no timer yet */
  }

  /** Reading, deciding and writing one mail is never interleaved with another such step. */
  function exclusive<T>(step: () => Promise<T>): Promise<T> {
    const next = turn.then(step, step)
    turn = next.catch(() => null)
    return next
  }

  function apply(mailId: string, event: OutboxEvent, at = ports.now()): Promise<Mail | null> {
    return exclusive(async () => {
      const mail = await ports.session().mail(mailId)
      const next = mail === null ? null : advance(mail, event, at)
      if (next !== null) await ports.session().write([{ op: 'put', table: 'mail', value: next }])
      return next
    })
  }

  async function storeOutcomes(): Promise<void> {
    for (const [mailId, { event, at }] of unstored) {
      await apply(mailId, event, at)
      unstored.delete(mailId)
      ours.delete(mailId)
    }
  }

  async function handOver(mail: Mail, account: Account, raw: Uint8Array): Promise<SendOutcome> {
    const { allowLoopbackMail } = await ports.session().practice()
    const { host, port, security, user, secret } = account
    const server = { host, port, security, user, secret, method: 'password' as const, allowLoopback: allowLoopbackMail }
    if ((await apply(mail.id, { kind: 'start' })) === null) throw new StateChanged()
    try {
      const result = await ports.send({ server, from: account.address, to: mail.to, raw: new Uint8Array(raw) })
      return result.ok ? result.value : outcomeOfFailure(result.error)
    } catch (error) {
      ports.report(error)
      return { outcome: 'uncertain', code: 'mail/interrupted', reply: '' }
    }
  }

  /** Tries one mail; answers what became of it. */
  async function attempt(mail: Mail): Promise<Mail | null> {
    const account = mail.accountId === null ? null : await ports.session().accountForJob(mail.accountId)
    if (account === null) return apply(mail.id, { kind: 'hindered', code: 'mail/account-gone' })
    const raw = await ports.session().mailBody(mail.id)
    if (raw === null) return apply(mail.id, { kind: 'hindered', code: 'mail/body-gone' })
    ours.add(mail.id)
    try {
      const outcome = await handOver(mail, account, raw)
      unstored.set(mail.id, { event: { kind: 'outcome', outcome }, at: ports.now() })
    } catch (error) {
      ours.delete(mail.id)
      if (error instanceof StateChanged) return null
      throw error
    }
    await storeOutcomes()
    return ports.session().mail(mail.id)
  }

  /** Sends what is due; answers in how many ms to look again, null when nothing waits. */
  async function round(): Promise<number | null> {
    await storeOutcomes()
    for (;;) {
      const hosts = new Map((await ports.session().accounts()).map((account) => [account.id, account.host]))
      const mails = await ports.session().unsettledMails()
      for (const mail of mails)
        if (mail.state === 'sending' && !ours.has(mail.id)) await apply(mail.id, { kind: 'found-sending' })
      const hostOf = (mail: Mail) => hosts.get(mail.accountId ?? '') ?? ''
      const canGo = (mail: Mail) => !unreached.has(hostOf(mail)) && (ports.online() || isLoopback(hostOf(mail)))
      const due = started > 0 ? nextDue(mails.filter(canGo), ports.now()) : null
      if (due === null) {
        const wait = nextWait(mails.filter(canGo), ports.now())
        const held = mails.some((mail) => mail.state === 'queued' && !canGo(mail))
        return held ? Math.min(wait ?? networkWait, networkWait) : wait
      }
      const after = await attempt(due)
      if (after !== null && waitsForNetwork(after)) unreached.add(hostOf(due))
    }
  }

  async function run(): Promise<void> {
    running = true
    let wait: number | null
    try {
      let seen: number
      do {
        seen = looks
        wait = await round()
      } while (looks !== seen)
    } catch (error) {
      // Locked in the middle of it: the next start settles what is left. Otherwise it is tried again.
      if (started > 0) ports.report(error)
      wait = troubleWait
    } finally {
      running = false
    }
    if (started > 0 && wait !== null)
      cancelTimer = ports.after(Math.min(Math.max(wait, shortestSleep), longestSleep), lookAfresh)
  }

  function look(): void {
    if (started === 0) return
    looks += 1
    if (running) return
    cancelTimer()
    void run()
  }

  function lookAfresh(): void {
    unreached.clear()
    look()
  }

  async function networkIsBack(): Promise<void> {
    const waiting = (await ports.session().unsettledMails()).filter(waitsForNetwork)
    for (const mail of waiting) await apply(mail.id, { kind: 'network-back' })
    lookAfresh()
  }

  return {
    start() {
      started += 1
      lookAfresh()
      return () => {
        started -= 1
        if (started === 0) cancelTimer()
      }
    },
    look,
    networkBack() {
      networkIsBack().catch((error: unknown) => ports.report(error))
    },
    async act(mailId, event) {
      const mail = await apply(mailId, event)
      lookAfresh()
      return mail
    },
    saveDraft(draft) {
      return exclusive(async () => {
        const stored = await ports.session().mail(draft.id)
        if (stored !== null && stored.state !== 'draft') return
        await ports.session().write([{ op: 'put', table: 'mail', value: draft }])
      })
    },
    async queue(mail, raw) {
      const queued = await exclusive(async () => {
        const stored = await ports.session().mail(mail.id)
        if (stored !== null && stored.state !== 'draft') return false
        await ports.session().writeMail(mail, raw)
        return true
      })
      lookAfresh()
      return queued
    },
    withdraw(mailId, draft) {
      return exclusive(async () => {
        const stored = await ports.session().mail(mailId)
        if (stored === null || (stored.state !== 'queued' && stored.state !== 'failed')) return false
        await ports.session().write([
          { op: 'put', table: 'mail', value: draft },
          { op: 'delete', table: 'mail', id: mailId },
        ])
        return true
      })
    },
    remove(mailId) {
      return exclusive(async () => {
        const stored = await ports.session().mail(mailId)
        if (stored === null || stored.state === 'sending' || ours.has(mailId)) return null
        return ports.session().write([{ op: 'delete', table: 'mail', id: mailId }])
      })
    },
  }
}

/** The mail left the queue between the look and the hand-over: the mentor took it back. */
class StateChanged extends Error {}
