// The outbox as it runs: on a vault in memory, against a server that answers as told, with an hour hand that the
// test moves. What counts is what the server was handed, and what the vault said at that moment.
import { describe, expect, test } from 'vitest'
import {
  createOutbox,
  outcomeOfFailure,
  type Outbox,
  type OutboxPorts,
} from '../../../renderer/features/mail/outbox.ts'
import type { SendOutcome } from '../../../shared/desktop.ts'
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
function world(mails: Mail[] = []) {
  const stored = new Map(mails.map((mail) => [mail.id, mail]))
  const bodies = new Map(mails.map((mail) => [mail.id, new TextEncoder().encode(mail.messageId)]))
  const account: Account = accountSchema.parse({
    ...made,
    id: accountId,
    address: 'mentor@example.edu',
    host: 'mail.example.edu',
    port: 465,
    secret: 'quiet',
  })
  const state = {
    now: start,
    online: true,
    full: false,
    answer: (): Promise<Result<SendOutcome>> => Promise.resolve(ok(taken)),
  }
  const handed: { messageId: string; stateThen: string | undefined }[] = []
  const reported: unknown[] = []
  const timers: { at: number; call: () => void }[] = []

  const write = (changes: Change[]) => {
    if (state.full) return Promise.reject(new NamedError('vault/disk-full'))
    for (const change of changes) {
      if (change.op === 'delete') stored.delete(change.id)
      else if (change.table === 'mail') stored.set(change.value.id, mailSchema.parse(change.value))
    }
    return Promise.resolve({ seq: 1, undo: [] })
  }
  const session: ReturnType<OutboxPorts['session']> = {
    unsettledMails: () => Promise.resolve([...stored.values()]),
    mail: (id) => Promise.resolve(stored.get(id) ?? null),
    mailBody: (id) => Promise.resolve(bodies.get(id) ?? null),
    accounts: () => Promise.resolve([{ ...account, hasSecret: true, incoming: null, signIn: null }]),
    accountForJob: (id) => Promise.resolve(id === account.id ? account : null),
    practice: () => Promise.resolve(practice.parse({ ...made, id: idOf(700) })),
    write,
    writeMail: (mail, body) => {
      bodies.set(mail.id, new Uint8Array(body))
      return write([{ op: 'put', table: 'mail', value: mail }])
    },
  }
  const outbox: Outbox = createOutbox({
    session: () => session,
    send: ({ raw }) => {
      const messageId = new TextDecoder().decode(raw)
      handed.push({ messageId, stateThen: [...stored.values()].find((mail) => mail.messageId === messageId)?.state })
      return state.answer()
    },
    now: () => state.now,
    online: () => state.online,
    after: (milliseconds, call) => {
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
    for (let n = 0; n < 200; n++) await Promise.resolve()
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
  return { outbox, state, handed, reported, timers, stored, settle, pass, get: (n: number) => stored.get(idOf(n)) }
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
