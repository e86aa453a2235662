// Brings mail home while the vault is open and the network may be used: looks, waits for the server to announce news, looks
// again; each account by itself. What fails is tried again later, less and less often. Rules: `shared/domain/inbox.ts`.
import { isNetworkCode, networkWait, waitAfter } from '../../../shared/domain/outbox.ts'
import { leftThere } from '../../../shared/domain/inbox.ts'
import { isLoopback } from '../../../shared/domain/mail-providers.ts'
import { largestMail } from '../../../shared/desktop.ts'
import type { AccountCard } from '../../../shared/model/mail.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { createPass, emptyMemory, takenMail, type AccountMemory, type PassPorts } from './inbox-pass.ts'

export interface InboxPorts extends PassPorts {
  /** False only when this computer knows that it has no network. */
  online(): boolean
  /** Calls back once after so many ms; the answer cancels it. */
  timer(milliseconds: number, call: () => void): () => void
  report(error: unknown): void
}

export interface Inbox {
  /** Brings mail until the answered function is called. */
  start: () => () => void
  /** Accounts, settings or the roster have changed: looks, once more if it is looking. */
  look: () => void
  /** The network came back: what failed is tried at once. */
  networkBack: () => void
  /** The mentor asks; resolves when every account was looked through or failed. */
  fetchNow: () => Promise<void>
  /** Brings the rest of a mail of which only the beginning is here. Codes: `mail/whole-already`, `mail/gone-there`,
   * `mail/too-large`, `mail/unreadable`, and those of the servers. */
  fetchWhole: (mailId: string) => Promise<Result<null>>
}

/** How long one wait for news lasts at most, in ms: Sent is looked at in between. */
const longestAwait = 10 * 60_000
/** Between two looks where nothing announces news, in ms. */
const pollEvery = 5 * 60_000
/** Of a window that the mentor opened for some minutes, in ms. */
const windowPoll = 60_000

interface Desk {
  memory: AccountMemory
  /** The pass that is under way. */
  pass: Promise<void> | null
  again: boolean
  isAwaiting: boolean
  failures: number
  /** Not before this moment, ms since 1970. */
  pausedUntil: number
  cancelTimer: () => void
}

export function createInbox(ports: InboxPorts): Inbox {
  const { network } = ports
  const pass = createPass(ports)
  const desks = new Map<string, Desk>()
  let started = 0

  function deskOf(accountId: string): Desk {
    const known = desks.get(accountId)
    if (known !== undefined) return known
    const cancelTimer = () => undefined
    const desk = {
      memory: emptyMemory(),
      pass: null,
      again: false,
      isAwaiting: false,
      failures: 0,
      pausedUntil: 0,
      cancelTimer,
    }
    desks.set(accountId, desk)
    return desk
  }

  const mayUse = (card: AccountCard) =>
    card.incoming !== null &&
    started > 0 &&
    network.bytesLeft() > 0 &&
    (ports.online() || isLoopback(card.incoming.host))

  async function cards(): Promise<AccountCard[]> {
    return (await ports.session().accounts()).filter(({ incoming }) => incoming !== null)
  }

  function visit(card: AccountCard): Promise<void> {
    const desk = deskOf(card.id)
    if (desk.pass !== null) {
      desk.again = true
      return desk.pass
    }
    desk.cancelTimer()
    desk.pass = work(card, desk).finally(() => {
      desk.pass = null
      noteWork()
      const isDue = desk.again
      desk.again = false
      if (isDue && started > 0) void visitIfUsable(card.id)
    })
    noteWork()
    return desk.pass
  }

  function noteWork(): void {
    network.note({ isFetching: [...desks.values()].some(({ pass: one }) => one !== null) })
  }

  async function work(card: AccountCard, desk: Desk): Promise<void> {
    try {
      const result = await pass(card.id, desk.memory, () => started === 0)
      if (started === 0) return
      if (result.ok) await succeeded(card, desk)
      else failed(card, desk, result.error.code)
      network.note({ leftThere: leftThere(await ports.session().mailboxes()) })
    } catch (error) {
      // Locked in the middle of it; otherwise it is said, and tried again.
      if (started === 0) return
      ports.report(error)
      failed(card, desk, 'unexpected')
    }
  }

  async function succeeded(card: AccountCard, desk: Desk): Promise<void> {
    desk.failures = 0
    desk.pausedUntil = 0
    network.trouble(card.id, null)
    network.note({ lookedAt: ports.now() })
    const { mailWhen } = await ports.session().practice()
    if (mailWhen === 'online') waitForNews(card, desk)
    else if (network.state().connection?.until !== null) later(card, desk, windowPoll)
  }

  function failed(card: AccountCard, desk: Desk, code: string): void {
    if (code === 'mail/hung-up') return
    desk.failures += 1
    const wait = isNetworkCode(code) ? networkWait : waitAfter(desk.failures)
    desk.pausedUntil = ports.now() + wait
    network.trouble(card.id, code)
    later(card, desk, wait)
  }

  function later(card: AccountCard, desk: Desk, wait: number): void {
    if (started === 0) return
    desk.cancelTimer()
    desk.cancelTimer = ports.timer(wait, () => void visitIfUsable(card.id))
  }

  async function visitIfUsable(accountId: string): Promise<void> {
    try {
      const card = (await cards()).find(({ id }) => id === accountId)
      if (card === undefined || started === 0) return
      if (mayUse(card)) await visit(card)
      else later(card, deskOf(accountId), pollEvery)
    } catch (error) {
      if (started > 0) ports.report(error)
    }
  }

  /** The server rings when there is news; where it cannot, it is asked every few minutes. */
  function waitForNews(card: AccountCard, desk: Desk): void {
    if (desk.isAwaiting || started === 0) return
    desk.isAwaiting = true
    const folder = desk.memory.folders?.list.find(({ role }) => role !== 'sent')?.folder ?? 'INBOX'
    const begunAt = ports.now()
    const waited = ports.servers.withWay(card.id, 'incoming', ({ server }) =>
      ports.call('mail.await', { server, folder, most: longestAwait }),
    )
    waited
      .then((result) => {
        desk.isAwaiting = false
        // A wait that ends at once without news would ask without end.
        const isQuick = ports.now() - begunAt < windowPoll
        if (result.ok && (result.value.hasNews || !isQuick)) return visitIfUsable(card.id)
        later(card, desk, pollEvery)
        return undefined
      })
      .catch((error: unknown) => {
        desk.isAwaiting = false
        if (started > 0) ports.report(error)
      })
  }

  async function lookAll(isAsked: boolean): Promise<void> {
    const usable = (await cards()).filter(mayUse)
    const due = usable.filter(({ id }) => isAsked || deskOf(id).pausedUntil <= ports.now())
    await Promise.all(due.map(visit))
    if (started > 0) network.finished('inbox')
  }

  function look(): void {
    if (started === 0) return
    lookAll(false).catch((error: unknown) => {
      if (started > 0) ports.report(error)
    })
  }

  async function fetchWhole(mailId: string): Promise<Result<null>> {
    const mail = await ports.session().mail(mailId)
    if (mail?.isPartial !== true) return fail('mail/whole-already')
    if (mail.size > largestMail) return fail('mail/too-large')
    for (const place of mail.places) {
      const { accountId, folder, uidValidity, uid } = place
      const result = await ports.servers.withWay(accountId, 'incoming', ({ server }) => {
        const whole = { budget: largestMail, wholeUpTo: largestMail }
        return ports.call('mail.bring', { server, folder, uidValidity, uids: [uid], ...whole })
      })
      if (!result.ok && result.error.code !== 'mail/folder-changed' && result.error.code !== 'mail/folder-gone')
        return result
      const brought = result.ok ? result.value.mails[0] : undefined
      if (brought === undefined) continue
      network.use({ bytes: brought.raw.length })
      const [read] = await ports.read([brought.raw])
      if (!read) return fail('mail/unreadable')
      await ports.session().takeMails([takenMail(place, brought, read)])
      return ok(null)
    }
    return fail('mail/gone-there')
  }

  return {
    start() {
      started += 1
      look()
      return () => {
        started -= 1
        if (started > 0) return
        for (const desk of desks.values()) desk.cancelTimer()
      }
    },
    look,
    networkBack() {
      for (const desk of desks.values()) desk.pausedUntil = 0
      look()
    },
    async fetchNow() {
      const { mailBudget } = await ports.session().practice()
      if (network.bytesLeft() === 0) network.open(null, mailBudget)
      await lookAll(true)
    },
    fetchWhole,
  }
}
