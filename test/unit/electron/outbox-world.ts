// A vault in memory with one account and a clock of its own, driven by the real outbox: for tests that send through real
// connections. What counts is what the vault says at the end, and what the server has.
import { createAfterSending } from '../../../renderer/features/mail/after-sending.ts'
import { createNetwork } from '../../../renderer/features/mail/network.ts'
import { createOutboxStore } from '../../../renderer/features/mail/outbox-store.ts'
import { createOutbox } from '../../../renderer/features/mail/outbox.ts'
import { createServers } from '../../../renderer/features/mail/servers.ts'
import type { VaultSession } from '../../../renderer/vault/api.ts'
import { compose } from '../../../electron/services/mail/compose.ts'
import type { SendOutcome, Request } from '../../../shared/desktop.ts'
import { account as accountSchema, mail as mailSchema } from '../../../shared/model/mail.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { practice } from '../../../shared/model/practice.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { fail, ok } from '../../../shared/result.ts'

const made = { createdAt: '2026-09-14T07:00:00.000Z', updatedAt: '2026-09-14T07:00:00.000Z' }
const start = Date.parse('2026-09-14T08:00:00.000Z')
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** The Message-ID of the n-th mail. */
export const messageIdOf = (n: number) => `<fault.${n}@example.edu>`

/** A queued mail with its bytes, about 3 kB. */
export async function queuedMail(n: number): Promise<{ mail: Mail; raw: Uint8Array }> {
  const { raw } = await compose({
    fromName: 'Mentor',
    from: 'mentor@example.edu',
    to: ['amina@example.org'],
    cc: [],
    subject: `Mail ${n}`,
    text: 'A line of a letter that says something, so that there is something to cut.\n'.repeat(36),
    html: '',
    attachments: [],
    invitation: null,
    messageId: messageIdOf(n),
    inReplyTo: '',
    references: [],
    date: new Date(start - 1_000 * (10_000 - n)).toISOString(),
    zoneMinutes: 0,
  })
  const mail = mailSchema.parse({
    ...made,
    id: idOf(n),
    menteeIds: [idOf(100_800)],
    threadId: idOf(100_801),
    accountId: idOf(100_900),
    to: ['amina@example.org'],
    subject: `Mail ${n}`,
    state: 'queued',
    messageId: messageIdOf(n),
    date: new Date(start - 1_000 * (10_000 - n)).toISOString(),
    nextTryAt: new Date(start).toISOString(),
    size: raw.length,
  })
  return { mail, raw }
}

/** Sends everything that is queued through `send`, as the program would over hours or weeks, until all is settled. */
export async function sendAll(
  mails: readonly { mail: Mail; raw: Uint8Array }[],
  port: number,
  send: (request: Request<'mail.send'>) => Promise<SendOutcome>,
  stored: (mail: Mail) => void = () => undefined,
): Promise<Mail[]> {
  const vault = new Map(mails.map(({ mail }) => [mail.id, mail]))
  const bodies = new Map(mails.map(({ mail, raw }) => [mail.id, new Uint8Array(raw)]))
  const account = accountSchema.parse({
    ...made,
    id: idOf(100_900),
    address: 'mentor@example.edu',
    host: '127.0.0.1',
    port,
    security: 'none',
    user: 'mentor',
    secret: 'quiet',
  })
  let now = start
  let sending = 0
  const timers: { at: number; call: () => void }[] = []
  const troubles: unknown[] = []

  const write = (changes: Change[]) => {
    for (const change of changes) {
      if (change.op === 'delete' || change.table !== 'mail') throw new Error('the outbox wrote something else')
      const next = mailSchema.parse(change.value)
      vault.set(next.id, next)
      stored(next)
    }
    return Promise.resolve({ seq: 1, undo: [] })
  }
  const session: Pick<
    VaultSession,
    | 'unsettledMails'
    | 'unfiledMails'
    | 'mail'
    | 'mailBody'
    | 'accounts'
    | 'accountForJob'
    | 'practice'
    | 'write'
    | 'writeMail'
  > = {
    unsettledMails: () =>
      Promise.resolve([...vault.values()].filter(({ state }) => state === 'queued' || state === 'sending')),
    unfiledMails: () => Promise.resolve([]),
    mail: (id) => Promise.resolve(vault.get(id) ?? null),
    mailBody: (id) => Promise.resolve(bodies.get(id) ?? null),
    accounts: () => Promise.resolve([{ ...account, hasSecret: true, incoming: null, signIn: null }]),
    accountForJob: () => Promise.resolve(account),
    practice: () => Promise.resolve(practice.parse({ ...made, id: idOf(100_700), allowLoopbackMail: true })),
    write,
    writeMail: (mail) => write([{ op: 'put', table: 'mail', value: mail }]),
  }
  const clock = () => now
  const store = createOutboxStore(() => session, clock)
  const servers = createServers({
    session: () => session,
    refresh: () => Promise.resolve(fail('oauth/expired')),
    now: clock,
  })
  const net = createNetwork(clock)
  net.settings({ mailWhen: 'online', mailBudget: null })
  const online = () => true
  const outbox = createOutbox({
    session: () => session,
    store,
    servers,
    network: net,
    after: createAfterSending({
      session: () => session,
      store,
      servers,
      network: net,
      find: () => Promise.resolve(ok({ folder: null })),
      file: () => Promise.resolve(ok({ folder: null })),
      now: clock,
      online,
    }),
    send: async (request) => {
      sending += 1
      try {
        return ok(await send(request))
      } finally {
        sending -= 1
      }
    },
    now: clock,
    online,
    timer: (milliseconds, call) => {
      const timer = { at: now + milliseconds, call }
      timers.push(timer)
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
      }
    },
    report: (error) => troubles.push(error),
  })

  const isSettled = () => [...vault.values()].every(({ state }) => state !== 'queued' && state !== 'sending')
  const stop = outbox.start()
  while (!isSettled()) {
    await new Promise((resolve) => setImmediate(resolve))
    if (troubles.length > 0) throw troubles[0]
    const [next] = timers.toSorted((a, b) => a.at - b.at)
    if (sending > 0 || next === undefined) continue
    timers.splice(timers.indexOf(next), 1)
    now = Math.max(now, next.at)
    next.call()
  }
  stop()
  return [...vault.values()]
}
