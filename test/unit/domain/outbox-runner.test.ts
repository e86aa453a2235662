// The outbox as it runs: on a vault in memory, against a server that answers as told, with an hour hand that the
// test moves. What counts is what the server was handed, and what the vault said at that moment.
import { describe, expect, test } from 'vitest'
import { createAfterSending } from '../../../renderer/features/mail/after-sending.ts'
import { createNetwork } from '../../../renderer/features/mail/network.ts'
import { createOutboxStore } from '../../../renderer/features/mail/outbox-store.ts'
import { createOutbox, outcomeOfFailure, type Outbox } from '../../../renderer/features/mail/outbox.ts'
import { createServers } from '../../../renderer/features/mail/servers.ts'
import type { VaultSession } from '../../../renderer/vault/api.ts'
import type { SendOutcome, Tokens } from '../../../shared/desktop.ts'
import { account as accountSchema, mail as mailSchema, type Account, type Mail } from '../../../shared/model/mail.ts'
import { practice } from '../../../shared/model/practice.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { fail, NamedError, ok, type Result } from '../../../shared/result.ts'

const start = Date.parse('2026-09-14T08:00:00.000Z')
const minute = 60_000
const made = { createdAt: '2026-09-14T07:00:00.000Z', updatedAt: '2026-09-14T07:00:00.000Z' }
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const accountId = idOf(900)
const taken: SendOutcome = { outcome: 'sent', reply: '250 taken', rejected: [] }
const offline: SendOutcome = { outcome: 'not-sent', code: 'mail/no-network', reply: '', retryable: true }
const later: SendOutcome = { outcome: 'not-sent', code: 'mail/try-later', reply: '451 busy', retryable: true }

function mailOf(n: number, changes: Partial<Mail> = {}): Mail {
  return mailSchema.parse({
    ...made,
    id: idOf(n),
    menteeIds: [idOf(800)],
    threadId: idOf(801),
    accountId,
    to: ['amina@example.org'],
    subject: `Mail ${n}`,
    state: 'queued',
    messageId: `<${n}@example.edu>`,
    date: new Date(start - 1_000 * (1_000 - n)).toISOString(),
    nextTryAt: new Date(start).toISOString(),
    size: 3,
    ...changes,
  })
}

/** A vault of mails and accounts, with one server and one clock. */
function world(mails: Mail[] = [], changes: Partial<Account> = {}, mailWhen: 'online' | 'asked' = 'online') {
  const stored = new Map(mails.map((mail) => [mail.id, mail]))
  const bodies = new Map(mails.map((mail) => [mail.id, new TextEncoder().encode(mail.messageId)]))
  let account: Account = accountSchema.parse({
    ...made,
    id: accountId,
    address: 'mentor@example.edu',
    host: 'mail.example.edu',
    port: 465,
    secret: 'quiet',
    ...changes,
  })
  const state = {
    now: start,
    online: true,
    full: false,
    answer: (): Promise<Result<SendOutcome>> => Promise.resolve(ok(taken)),
    found: null as string | null,
    fileAnswer: ok({ folder: 'Sent' }) as Result<{ folder: string | null }>,
    renewal: ok({ accessToken: 'new', refreshToken: '', expiresAt: '2026-09-14T12:00:00.000Z' }) as Result<Tokens>,
    writes: 0,
  }
  const looked: string[] = []
  const filed: string[] = []
  const secrets: string[] = []
  const handed: { messageId: string; stateThen: string | undefined }[] = []
  const reported: unknown[] = []
  const timers: { at: number; call: () => void }[] = []

  const write = (changes: Change[]) => {
    state.writes += 1
    if (state.full) return Promise.reject(new NamedError('vault/disk-full'))
    for (const change of changes) {
      if (change.op === 'delete') stored.delete(change.id)
      else if (change.table === 'mail') stored.set(change.value.id, mailSchema.parse(change.value))
      else if (change.table === 'account') account = change.value
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
    unsettledMails: () => Promise.resolve([...stored.values()].filter(({ state: at }) => at !== 'sent')),
    unfiledMails: () =>
      Promise.resolve([...stored.values()].filter((mail) => mail.state === 'sent' && mail.filedAt === null)),
    mail: (id) => Promise.resolve(stored.get(id) ?? null),
    mailBody: (id) => Promise.resolve(bodies.get(id) ?? null),
    accounts: () => {
      const { incoming } = account
      const card = { ...account, hasSecret: true, signIn: null }
      return Promise.resolve([{ ...card, incoming: incoming === null ? null : { ...incoming, hasSecret: false } }])
    },
    accountForJob: (id) => Promise.resolve(id === account.id ? account : null),
    practice: () => Promise.resolve(practice.parse({ ...made, id: idOf(700) })),
    write,
    writeMail: (mail, body) => {
      bodies.set(mail.id, new Uint8Array(body))
      return write([{ op: 'put', table: 'mail', value: mail }])
    },
  }
  const now = () => state.now
  const online = () => state.online
  const store = createOutboxStore(() => session, now)
  const servers = createServers({ session: () => session, refresh: () => Promise.resolve(state.renewal), now })
  const network = createNetwork(now)
  network.settings({ mailWhen, mailBudget: null })
  const after = createAfterSending({
    session: () => session,
    store,
    servers,
    network,
    find: ({ messageId }) => {
      looked.push(messageId)
      return Promise.resolve(ok({ folder: state.found }))
    },
    file: ({ messageId }) => {
      filed.push(messageId)
      return Promise.resolve(state.fileAnswer)
    },
    now,
    online,
  })
  const outbox: Outbox = createOutbox({
    session: () => session,
    store,
    servers,
    network,
    after,
    send: ({ raw, server }) => {
      const messageId = new TextDecoder().decode(raw)
      secrets.push(`${server.method} ${server.secret}`)
      handed.push({ messageId, stateThen: [...stored.values()].find((mail) => mail.messageId === messageId)?.state })
      return state.answer()
    },
    now,
    online,
    timer: (milliseconds, call) => {
      const timer = { at: state.now + milliseconds, call }
      timers.push(timer)
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
      }
    },
    report: (error) => reported.push(error),
  })
  /** Lets everything that is under way come to rest. */
  const settle = async () => {
    for (let n = 0; n < 3_000; n++) await Promise.resolve()
  }
  /** Moves the hour hand; timers that fall due call back. */
  const pass = async (milliseconds: number) => {
    state.now += milliseconds
    for (const timer of timers.filter(({ at }) => at <= state.now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.call()
      await settle()
    }
  }
  const get = (n: number) => stored.get(idOf(n))
  const accountNow = () => account
  return {
    outbox,
    network,
    state,
    handed,
    looked,
    filed,
    secrets,
    reported,
    timers,
    stored,
    settle,
    pass,
    get,
    accountNow,
  }
}

describe('sending', () => {
  test('a mail is stored as being sent before the server is handed it', async () => {
    const { outbox, settle, handed, get } = world([mailOf(1)])
    outbox.start()
    await settle()
    expect(handed).toEqual([{ messageId: '<1@example.edu>', stateThen: 'sending' }])
    expect(get(1)).toMatchObject({ state: 'sent', sentAt: '2026-09-14T08:00:00.000Z' })
  })

  test('mails go one at a time, the oldest first', async () => {
    const { outbox, settle, handed, state, get } = world([mailOf(2), mailOf(1)])
    let release: (result: Result<SendOutcome>) => void = () => expect.fail('nothing was sent')
    state.answer = () => new Promise((resolve) => (release = resolve))
    outbox.start()
    outbox.look()
    await settle()
    expect(handed.map(({ messageId }) => messageId)).toEqual(['<1@example.edu>'])
    expect(get(2)?.state).toBe('queued')
    release(ok(taken))
    await settle()
    expect(handed.map(({ messageId }) => messageId)).toEqual(['<1@example.edu>', '<2@example.edu>'])
  })

  test('nothing is handed over when "being sent" cannot be stored, and nothing is lost', async () => {
    const { outbox, settle, handed, state, get, pass } = world([mailOf(1)])
    state.full = true
    outbox.start()
    await settle()
    expect(handed).toEqual([])
    expect(get(1)?.state).toBe('queued')
    state.full = false
    await pass(minute)
    expect(get(1)?.state).toBe('sent')
  })

  test('an outcome that cannot be stored yet is stored later, and the mail is not handed over again', async () => {
    const { outbox, settle, handed, state, get, pass } = world([mailOf(1)])
    state.answer = () => {
      state.full = true
      return Promise.resolve(ok(taken))
    }
    outbox.start()
    await settle()
    await pass(minute)
    expect(get(1)?.state).toBe('sending')
    state.full = false
    await pass(minute)
    expect(get(1)?.state).toBe('sent')
    expect(handed).toHaveLength(1)
  })

  test('starting twice with the same vault does not send twice', async () => {
    const { outbox, settle, handed } = world([mailOf(1)])
    outbox.start()()
    outbox.start()
    outbox.start()
    await settle()
    expect(handed).toHaveLength(1)
  })

  test('nothing goes out once it was stopped', async () => {
    const { outbox, settle, handed, pass } = world([mailOf(1, { nextTryAt: new Date(start + minute).toISOString() })])
    const stop = outbox.start()
    await settle()
    stop()
    await pass(10 * minute)
    expect(handed).toEqual([])
  })
})

describe('what an earlier run left', () => {
  test('a mail on its way is uncertain and stays so', async () => {
    const { outbox, settle, handed, get, pass } = world([mailOf(1, { state: 'sending', nextTryAt: null })])
    outbox.start()
    await settle()
    await pass(24 * 60 * minute)
    expect(get(1)?.state).toBe('uncertain')
    expect(handed).toEqual([])
  })

  test('only the word of the mentor sends it again, with the same bytes', async () => {
    const { outbox, settle, handed, get } = world([mailOf(1, { state: 'uncertain', nextTryAt: null })])
    outbox.start()
    await settle()
    await outbox.act(idOf(1), { kind: 'settle-again' })
    await settle()
    expect(handed).toEqual([{ messageId: '<1@example.edu>', stateThen: 'sending' }])
    expect(get(1)?.state).toBe('sent')
  })
})

describe('trouble', () => {
  test('a busy server is asked again after a minute', async () => {
    const { outbox, settle, handed, state, get, pass } = world([mailOf(1)])
    state.answer = () => Promise.resolve(ok(later))
    outbox.start()
    await settle()
    await pass(minute / 2)
    expect(handed).toHaveLength(1)
    state.answer = () => Promise.resolve(ok(taken))
    await pass(minute / 2)
    expect(handed).toHaveLength(2)
    expect(get(1)?.state).toBe('sent')
  })

  test('without a network one mail finds out for all, and all go when it is back', async () => {
    const { outbox, settle, handed, state, stored } = world([mailOf(1), mailOf(2), mailOf(3)])
    state.answer = () => Promise.resolve(ok(offline))
    outbox.start()
    await settle()
    outbox.look()
    await settle()
    expect(handed).toHaveLength(1)
    state.answer = () => Promise.resolve(ok(taken))
    outbox.networkBack()
    await settle()
    expect([...stored.values()].map((mail) => mail.state)).toEqual(['sent', 'sent', 'sent'])
  })

  test('a computer that knows it is offline does not even try', async () => {
    const { outbox, settle, handed, state, get } = world([mailOf(1)])
    state.online = false
    outbox.start()
    await settle()
    expect(handed).toEqual([])
    expect(get(1)).toMatchObject({ state: 'queued', failure: null })
    state.online = true
    outbox.networkBack()
    await settle()
    expect(get(1)?.state).toBe('sent')
  })

  test('an answer that never came leaves the mail uncertain', async () => {
    const { outbox, settle, handed, state, get, pass } = world([mailOf(1)])
    state.answer = () => Promise.reject(new Error('the door closed'))
    outbox.start()
    await settle()
    await pass(60 * minute)
    expect(get(1)?.state).toBe('uncertain')
    expect(handed).toHaveLength(1)
  })

  test.each([
    ['mail/account-gone', { accountId: idOf(901) }],
    ['mail/account-gone', { accountId: null }],
  ])('%s is said at once', async (code, changes) => {
    const { outbox, settle, get, handed } = world([mailOf(1, changes)])
    outbox.start()
    await settle()
    expect(get(1)).toMatchObject({ state: 'failed', failure: { code } })
    expect(handed).toEqual([])
  })

  test('a clock set back does not hold a mail', async () => {
    const { outbox, settle, state, get, pass } = world([mailOf(1)])
    state.answer = () => Promise.resolve(ok(later))
    outbox.start()
    await settle()
    state.answer = () => Promise.resolve(ok(taken))
    state.now -= 400 * 24 * 60 * minute
    outbox.look()
    await settle()
    await pass(0)
    expect(get(1)?.state).toBe('sent')
  })
})

describe('a moment that was chosen', () => {
  test('nothing goes before it, and it goes by itself when it comes', async () => {
    const at = start + 3 * 60 * minute
    const { outbox, settle, handed, get, pass } = world([mailOf(1, { notBefore: new Date(at).toISOString() })])
    outbox.start()
    await settle()
    for (let n = 0; n < 36; n++) {
      expect(handed).toHaveLength(0)
      await pass(5 * minute)
    }
    expect(get(1)?.state).toBe('sent')
  })

  test('ten seconds are enough to take a mail back', async () => {
    const { outbox, settle, handed, pass } = world([mailOf(1, { notBefore: new Date(start + 10_000).toISOString() })])
    outbox.start()
    await settle()
    expect(await outbox.withdraw(idOf(1), mailOf(9, { state: 'draft', nextTryAt: null }))).toBe(true)
    await pass(10_000)
    expect(handed).toEqual([])
  })
})

describe('minutes of network', () => {
  const mails = () => [
    mailOf(1, { size: 40_000 }),
    mailOf(2, { size: 3_000 }),
    mailOf(3, { size: 9_000, urgent: true }),
  ]

  test('when the mentor wants to be asked, nothing goes by itself, and a window takes the urgent and the small first', async () => {
    const { outbox, network, settle, handed, get, pass } = world(mails(), {}, 'asked')
    outbox.start()
    await settle()
    await pass(60 * minute)
    expect(handed).toEqual([])
    network.open(null, 25_000)
    outbox.networkBack()
    await settle()
    expect(handed.map(({ messageId }) => messageId)).toEqual(['<3@example.edu>', '<2@example.edu>'])
    expect(get(1)).toMatchObject({ state: 'queued', passedOver: 0 })
    expect(network.state().connection).toMatchObject({ sent: 2 })
    expect(network.state().connection?.used).toBeLessThanOrEqual(25_000)
  })

  test('one mail that the mentor sends off by hand needs no window', async () => {
    const { outbox, settle, handed } = world(mails(), {}, 'asked')
    outbox.start()
    await outbox.act(idOf(1), { kind: 'send-now' })
    await settle()
    expect(handed.map(({ messageId }) => messageId)).toEqual(['<1@example.edu>'])
  })

  test('it stops between two mails when the mentor says so', async () => {
    const { outbox, network, settle, handed, state } = world(mails())
    state.answer = () => {
      network.stop()
      return Promise.resolve(ok(taken))
    }
    outbox.start()
    await settle()
    expect(handed).toHaveLength(1)
  })
})

test('a hundred mails cost one commit each, and each is stored as being sent before it is handed over', async () => {
  const { outbox, settle, handed, state, stored } = world(Array.from({ length: 100 }, (_, n) => mailOf(n + 1)))
  outbox.start()
  for (let n = 0; n < 20; n++) await settle()
  expect(handed).toHaveLength(100)
  expect(handed.every(({ stateThen }) => stateThen === 'sending')).toBe(true)
  expect([...stored.values()].every((mail) => mail.state === 'sent')).toBe(true)
  expect(state.writes).toBe(101)
})

describe('an account', () => {
  const incoming = { host: 'imap.example.edu', port: 993, security: 'tls' as const, user: '', secret: '' }
  const signIn = {
    provider: 'microsoft' as const,
    tenant: 'common',
    clientId: 'client',
    clientSecret: '',
    refreshToken: 'refresh',
    accessToken: 'old',
    expiresAt: '2026-09-14T08:01:00.000Z',
  }

  test('whose password is refused is not tried with the next mail', async () => {
    const { outbox, settle, handed, state, get, pass } = world([mailOf(1), mailOf(2), mailOf(3)])
    state.answer = () =>
      Promise.resolve(ok({ outcome: 'not-sent', code: 'mail/auth-refused', reply: '535 no', retryable: false }))
    outbox.start()
    await settle()
    await pass(60 * minute)
    expect(handed).toHaveLength(1)
    expect(get(2)?.state).toBe('queued')
    state.answer = () => Promise.resolve(ok(taken))
    await outbox.act(idOf(1), { kind: 'send-now' })
    await settle()
    expect(handed).toHaveLength(4)
  })

  test('with a token that runs out gets a new one first, kept in the vault', async () => {
    const { outbox, settle, secrets, accountNow } = world([mailOf(1)], { signIn })
    outbox.start()
    await settle()
    expect(secrets).toEqual(['token new'])
    expect(accountNow().signIn).toMatchObject({ accessToken: 'new', refreshToken: 'refresh' })
  })

  test('whose token is refused too early gets a new one, and the mail goes once', async () => {
    const fresh = { ...signIn, expiresAt: '2026-09-14T09:00:00.000Z' }
    const { outbox, settle, secrets, state, get } = world([mailOf(1)], { signIn: fresh })
    state.answer = () =>
      Promise.resolve(
        secrets.length === 1
          ? ok({ outcome: 'not-sent', code: 'mail/auth-refused', reply: '535', retryable: false })
          : ok(taken),
      )
    outbox.start()
    await settle()
    expect(secrets).toEqual(['token old', 'token new'])
    expect(get(1)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('that has to sign in anew says so, once', async () => {
    const { outbox, settle, handed, state, get } = world([mailOf(1), mailOf(2)], { signIn })
    state.renewal = fail('oauth/expired')
    outbox.start()
    await settle()
    expect(handed).toEqual([])
    expect([get(1)?.state, get(2)?.state]).toEqual(['failed', 'queued'])
    expect(get(1)?.failure?.code).toBe('oauth/expired')
  })

  test('puts a copy of what was sent into the Sent folder, later when it cannot now', async () => {
    const { outbox, settle, filed, state, get, pass } = world([mailOf(1)], { incoming })
    state.fileAnswer = fail('mail/no-network')
    outbox.start()
    await settle()
    expect(get(1)).toMatchObject({ state: 'sent', filedAt: null, failure: null })
    state.fileAnswer = ok({ folder: 'Sent' })
    await pass(minute)
    expect(filed).toEqual(['<1@example.edu>', '<1@example.edu>'])
    expect(get(1)?.filedAt).not.toBeNull()
  })

  test('files nothing when its server does that by itself', async () => {
    const { outbox, settle, filed } = world([mailOf(1)], { incoming, filesSent: 'server' })
    outbox.start()
    await settle()
    expect(filed).toEqual([])
  })

  test('is looked through for a mail that may have gone: found, it is sent', async () => {
    const { outbox, settle, handed, state, get } = world([mailOf(1, { state: 'uncertain', nextTryAt: null })], {
      incoming,
    })
    state.found = 'Sent'
    outbox.start()
    await settle()
    expect(get(1)?.state).toBe('sent')
    expect(handed).toEqual([])
  })

  test('not found twice, a mail that may have gone is left to the mentor and never sent again', async () => {
    const { outbox, settle, handed, looked, get, pass } = world([mailOf(1, { state: 'uncertain', nextTryAt: null })], {
      incoming,
    })
    outbox.start()
    await settle()
    for (let n = 0; n < 20; n++) await pass(5 * minute)
    expect(looked).toHaveLength(2)
    expect(get(1)).toMatchObject({ state: 'uncertain', failure: { code: 'mail/not-in-sent' } })
    expect(handed).toEqual([])
  })
})

describe('the screens', () => {
  test('a draft that is saved late does not undo that the mail was queued', async () => {
    const { outbox, settle, get } = world()
    const draft = mailOf(5, { state: 'draft', nextTryAt: null, text: 'first' })
    await outbox.saveDraft(draft)
    outbox.start()
    expect(await outbox.queue(mailOf(5), new TextEncoder().encode('<5@example.edu>'))).toBe(true)
    await outbox.saveDraft({ ...draft, text: 'late' })
    await settle()
    expect(get(5)?.state).toBe('sent')
    expect(await outbox.queue(mailOf(5), new Uint8Array())).toBe(false)
  })

  test('a mail that waits can be taken back to be edited, one on its way cannot', async () => {
    const { outbox, get } = world([mailOf(1), mailOf(2, { state: 'sending' })])
    const draft = mailOf(9, { state: 'draft', nextTryAt: null })
    expect(await outbox.withdraw(idOf(2), draft)).toBe(false)
    expect(await outbox.withdraw(idOf(1), draft)).toBe(true)
    expect(get(1)).toBeUndefined()
    expect(get(9)?.state).toBe('draft')
  })
})

test.each([
  ['desktop/invalid-request', 'not-sent'],
  ['mail/loopback-not-allowed', 'not-sent'],
  ['desktop/internal', 'uncertain'],
  ['unheard-of', 'uncertain'],
])('a call that fails with %s means %s', (code, outcome) => {
  const failed = fail(code)
  expect(failed.ok || outcomeOfFailure(failed.error).outcome).toBe(outcome)
})
