// Drives the outbox: takes the mail whose turn it is, writes down that it is being sent, hands it to the desktop
// side, writes down what became of it. One at a time, while the vault is open. The rules are in
// `shared/domain/outbox.ts` and `outbox-queue.ts`; this file must never hand anything over that is not stored as `sending`.
import type { SendOutcome, Request as OperationRequest } from '../../../shared/desktop.ts'
import type { Now } from '../../../shared/domain/clock.ts'
import {
  isNetworkCode,
  longestPause,
  networkWait,
  waitsForNetwork,
  type OutboxEvent,
} from '../../../shared/domain/outbox.ts'
import { connectionCost, costOf, isAccountCode } from '../../../shared/domain/outbox-queue.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { fail, ok, type Failure, type Result } from '../../../shared/result.ts'
import type { VaultSession, Written } from '../../vault/api.ts'
import type { AfterSending } from './after-sending.ts'
import type { Network } from './network.ts'
import { mentorsHand } from './outbox-hand.ts'
import { planRound, type Plan } from './outbox-plan.ts'
import type { OutboxStore } from './outbox-store.ts'
import { isTokenRefusal, type Servers } from './servers.ts'

export interface OutboxPorts {
  /** Asked anew each time: there is none while the vault is locked, and then this throws. */
  session(): Pick<VaultSession, 'unsettledMails' | 'mail' | 'mailBody' | 'accounts' | 'write' | 'writeMail'>
  store: OutboxStore
  servers: Servers
  network: Pick<Network, 'state' | 'bytesLeft' | 'use' | 'note' | 'finished'>
  after: AfterSending
  send(request: OperationRequest<'mail.send'>): Promise<Result<SendOutcome>>
  now: Now
  /** False only when this computer knows that it has no network. */
  online(): boolean
  /** Calls back once after so many ms; the answer cancels it. */
  timer(milliseconds: number, call: () => void): () => void
  report(error: unknown): void
}

export interface Outbox {
  /** Settles what an earlier run left behind and sends what is due, until the answered function is called. */
  start: () => () => void
  /** Something changed: looks whether a mail is due. Hosts that could not be reached are left alone. */
  look: () => void
  /** The network came back, or a window was opened: what waited for it is due at once. */
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
/** For so long (ms) the desktop side keeps a connection for the next mail. */
const connectionKept = 25_000

/** Refused before the mail service saw anything. */
const neverStarted: ReadonlySet<string> = new Set([
  'desktop/invalid-request',
  'desktop/too-large',
  'desktop/unknown-operation',
])

/** What a failed call means: a named refusal of the mail service or of a sign-in comes before the connection; anything else
 * may have happened after the server took the mail. */
export function outcomeOfFailure(error: Failure): SendOutcome {
  const { code, message, retryable } = error
  if (neverStarted.has(code)) return { outcome: 'not-sent', code, reply: message, retryable: false }
  if (/^(?:mail|oauth)\//.test(code)) return { outcome: 'not-sent', code, reply: message, retryable }
  return { outcome: 'uncertain', code, reply: message }
}

export function createOutbox(ports: OutboxPorts): Outbox {
  const { store } = ports
  /** Hosts that no network led to: one mail has found out, the others need not, until the next fresh look. */
  const unreached = new Set<string>()
  /** Mails that the mentor sent off by hand: no window is needed for them. */
  const bidden = new Set<string>()
  let lastTalk = { accountId: '', at: 0 }
  /** The connection of which it was noted who stood back. */
  let notedFor = 0
  let running = false
  let looks = 0
  /** The plan of the present round is out of date: the mentor has done something. */
  let isStale = false
  let started = 0
  let cancelTimer = () => {
    /* no timer yet */
  }

  /** Hands one mail over. `left`: it is not in the queue any more. `held`: the way to its server is not open now. */
  async function handOver(mail: Mail, accountId: string, raw: Uint8Array): Promise<SendOutcome | 'left' | 'held'> {
    const step = { isBegun: false }
    const result = await ports.servers.withWay<SendOutcome | 'left'>(accountId, 'outgoing', async (way) => {
      step.isBegun ||= await store.begin(mail.id)
      if (!step.isBegun) return ok('left')
      try {
        const to = [...new Set([...mail.to, ...mail.cc, ...mail.bcc])]
        const sent = await ports.send({ server: way.server, from: way.account.address, to, raw: new Uint8Array(raw) })
        const outcome = sent.ok ? sent.value : outcomeOfFailure(sent.error)
        const isRefusal = outcome.outcome === 'not-sent' && isTokenRefusal(way, outcome.code)
        return isRefusal ? fail(outcome.code, outcome.reply) : ok(outcome)
      } catch (error) {
        ports.report(error)
        return ok({ outcome: 'uncertain', code: 'mail/interrupted', reply: '' })
      }
    })
    if (result.ok) return result.value
    if (step.isBegun) return outcomeOfFailure(result.error)
    const { code, retryable } = result.error
    if (retryable || isNetworkCode(code)) return 'held'
    await store.apply(mail.id, { kind: 'hindered', code })
    return 'left'
  }

  /** The bytes of a mail, asked for while the mail before it is on its way. */
  function bodyOf(mail: Mail | undefined): Promise<Uint8Array | null> {
    if (mail === undefined) return Promise.resolve(null)
    const body = ports.session().mailBody(mail.id)
    // Whoever waits for it hears of the failure; nobody may.
    body.catch(() => null)
    return body
  }

  /** Tries one mail; true when the mails after it may follow by the same plan. */
  async function attempt(mail: Mail, body: Promise<Uint8Array | null>): Promise<boolean> {
    const { accountId } = mail
    const raw = await body
    if (accountId === null || raw === null) {
      await store.apply(mail.id, {
        kind: 'hindered',
        code: accountId === null ? 'mail/account-gone' : 'mail/body-gone',
      })
      return true
    }
    const outcome = await handOver(mail, accountId, raw)
    if (outcome === 'left') return false
    if (outcome === 'held') {
      unreached.add(accountId)
      return false
    }
    store.keep(mail.id, { kind: 'outcome', outcome })
    bidden.delete(mail.id)
    if (outcome.outcome === 'not-sent' && isNetworkCode(outcome.code)) {
      unreached.add(accountId)
      return false
    }
    note(mail, accountId, outcome)
    return outcome.outcome !== 'not-sent' || !isAccountCode(outcome.code)
  }

  function note(mail: Mail, accountId: string, { outcome }: SendOutcome): void {
    const isNew = lastTalk.accountId !== accountId || ports.now() - lastTalk.at > connectionKept
    lastTalk = { accountId, at: ports.now() }
    ports.network.use({ bytes: costOf(mail) + (isNew ? connectionCost : 0), sent: outcome === 'sent' ? 1 : 0 })
  }

  async function follow(plan: Plan): Promise<void> {
    let body = bodyOf(plan.turn[0])
    for (const [place, mail] of plan.turn.entries()) {
      const mayGo = bidden.has(mail.id) || ports.network.bytesLeft() >= costOf(mail)
      if (isStale || started === 0 || !mayGo) break
      const next = bodyOf(plan.turn[place + 1])
      const goesOn = await attempt(mail, body)
      body = next
      if (!goesOn) break
    }
    await store.storeOutcomes()
  }

  /** Sends what is due; answers in how many ms to look again, null when nothing waits. */
  async function round(): Promise<number | null> {
    await store.storeOutcomes()
    for (;;) {
      isStale = false
      const plan = await planRound(ports, { unreached, bidden })
      for (const mail of plan.found) await store.apply(mail.id, { kind: 'found-sending' })
      if (started === 0 || plan.turn.length === 0) {
        await noteStoodBack(plan)
        return plan.isHeld ? Math.min(plan.wait ?? networkWait, networkWait) : plan.wait
      }
      ports.network.note({ isSending: true })
      await follow(plan)
    }
  }

  /** Once for each connection, so that none stands back for ever. */
  async function noteStoodBack({ stoodBack }: Plan): Promise<void> {
    const id = ports.network.state().connection?.openedAt ?? 0
    if (stoodBack.length === 0 || id === notedFor || id === 0) return
    notedFor = id
    await store.exclusive(async () => {
      const now = await Promise.all(stoodBack.map((mail) => ports.session().mail(mail.id)))
      const still = now.filter((mail) => mail?.state === 'queued')
      const values = stoodBack.filter(({ id: mailId }) => still.some((mail) => mail?.id === mailId))
      if (values.length > 0) await ports.session().write(values.map((value) => ({ op: 'put', table: 'mail', value })))
    })
  }

  async function run(): Promise<void> {
    running = true
    let wait: number | null
    try {
      let seen: number
      do {
        seen = looks
        wait = await round()
        ports.network.note({ isSending: false })
        if (started === 0) break
        const later = await ports.after.round(() => looks !== seen || started === 0)
        wait = wait === null ? later : later === null ? wait : Math.min(wait, later)
      } while (looks !== seen)
      // A mail that can still be taken back for some seconds is waited for.
      if (wait === null || wait > longestPause) ports.network.finished('outbox')
    } catch (error) {
      // Locked in the middle of it: the next start settles what is left. Otherwise it is tried again.
      if (started > 0) ports.report(error)
      wait = troubleWait
    } finally {
      running = false
    }
    if (started > 0 && wait !== null)
      cancelTimer = ports.timer(Math.min(Math.max(wait, shortestSleep), longestSleep), lookAfresh)
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
    isStale = true
    look()
  }

  async function networkIsBack(): Promise<void> {
    ports.after.afresh()
    const waiting = (await ports.session().unsettledMails()).filter(waitsForNetwork)
    for (const mail of waiting) await store.apply(mail.id, { kind: 'network-back' })
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
      if (event.kind === 'send-now' || event.kind === 'settle-again') bidden.add(mailId)
      const mail = await store.apply(mailId, event)
      lookAfresh()
      return mail
    },
    ...mentorsHand(ports, lookAfresh),
  }
}
