// The inbox as it runs: a mail server in memory that is cut, refilled and made anew, a vault that knows what it has, and an hour
// hand that the test moves. What counts is what the vault was given in the end, and what the line had to carry for it.
import { describe, expect, test } from 'vitest'
import { createInbox } from '../../../renderer/features/mail/inbox.ts'
import { createNetwork } from '../../../renderer/features/mail/network.ts'
import { createServers } from '../../../renderer/features/mail/servers.ts'
import type { TakenMail } from '../../../renderer/vault/api.ts'
import type { Desktop, Operation } from '../../../shared/desktop.ts'
import type { ReadMail } from '../../../shared/domain/mail-reading/reading.ts'
import {
  account as accountSchema,
  mail as mailSchema,
  mailbox as mailboxSchema,
  type Account,
  type Mail,
  type Mailbox,
} from '../../../shared/model/mail.ts'
import { practice as practiceSchema } from '../../../shared/model/practice.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { fail, NamedError, ok, type Result } from '../../../shared/result.ts'

const start = Date.parse('2026-09-14T08:00:00.000Z')
const minute = 60_000
const made = { createdAt: '2026-09-14T07:00:00.000Z', updatedAt: '2026-09-14T07:00:00.000Z' }
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const accountId = idOf(900)

interface Lying {
  uid: number
  from: string
  size: number
}

interface Setting {
  mailWhen?: 'online' | 'asked'
  mailBudget?: number | null
  roster?: string[]
}

/** A mail server with an inbox and Sent, a vault, a clock. */
function world({ mailWhen = 'online', mailBudget = null, roster = ['amina@example.org'] }: Setting = {}) {
  const practice = practiceSchema.parse({ ...made, id: idOf(700), mailWhen, mailBudget })
  let account: Account = accountSchema.parse({
    ...made,
    id: accountId,
    address: 'mentor@example.edu',
    host: 'mail.example.edu',
    port: 465,
    secret: 'quiet',
    incoming: { host: 'imap.example.edu', port: 993 },
  })
  const boxes = new Map<string, Mailbox>()
  const taken = new Map<string, TakenMail>()
  const partial = new Set<string>()
  const state = {
    now: start,
    online: true,
    roster,
    uidValidity: '7',
    folders: new Map<string, Lying[]>(),
    failing: null as string | null,
    /** Fails the write of the cursor. */
    cut: false,
    authServer: 'mx.example.edu',
    broken: new Set<number>(),
  }
  const calls: { operation: Operation; bytes: number }[] = []
  const bells: ((result: Result<{ hasNews: boolean }>) => void)[] = []
  const timers: { at: number; call: () => void }[] = []
  const reported: unknown[] = []

  const rawOf = (folder: string, { uid, from, size }: Lying, whole: boolean) =>
    new TextEncoder().encode(`${folder} ${uid} ${from} ${state.uidValidity}`.padEnd(whole ? size : 100, '.'))

  const answers: Partial<Record<Operation, (request: never) => Result<unknown> | Promise<Result<unknown>>>> = {
    'mail.folders': () =>
      ok({
        folders: [
          { folder: 'INBOX', role: 'inbox' },
          { folder: 'Sent', role: 'sent' },
        ],
      }),
    'mail.look': (request: { folder: string; uidValidity: string; afterUid: number; addresses: string[] }) => {
      const after = request.uidValidity === state.uidValidity ? request.afterUid : 0
      const here = state.folders.get(request.folder) ?? []
      const found = here.filter(({ uid, from }) => uid > after && request.addresses.includes(from))
      const lastUid = Math.max(after, ...here.map(({ uid }) => uid))
      return ok({ uidValidity: state.uidValidity, lastUid, found: found.map(({ uid, size }) => ({ uid, size })) })
    },
    'mail.bring': (request: { folder: string; uids: number[]; uidValidity: string; wholeUpTo: number }) => {
      if (request.uidValidity !== state.uidValidity) return fail('mail/folder-changed')
      const here = state.folders.get(request.folder) ?? []
      const mails = request.uids.flatMap((uid) => {
        const one = here.find((mail) => mail.uid === uid)
        if (one === undefined) return []
        const isWhole = one.size <= request.wholeUpTo
        return [{ uid, raw: rawOf(request.folder, one, isWhole), size: one.size, isWhole, receivedAt: null }]
      })
      return ok({ mails, gone: request.uids.filter((uid) => !here.some((mail) => mail.uid === uid)), left: [] })
    },
    'mail.await': () => new Promise((resolve) => bells.push(resolve)),
    'mail.hangUp': () => ok({}),
  }

  const call: Desktop['call'] = async (operation, request) => {
    if (state.failing !== null) return fail(state.failing)
    const answer = answers[operation]
    if (answer === undefined) throw new TypeError(operation)
    const noted = { operation, bytes: 0 }
    calls.push(noted)
    // The table above answers in the shapes of the contract.
    const result = (await answer(request as never)) as Awaited<ReturnType<typeof call<typeof operation>>>
    const value: unknown = result.ok ? result.value : null
    const raws = operation === 'mail.bring' && isBrought(value) ? value.mails : []
    noted.bytes = raws.reduce((sum, { raw }) => sum + raw.length, 0)
    return result
  }

  const mailOf = (key: string): Mail =>
    mailSchema.parse({
      ...made,
      id: key,
      menteeIds: [idOf(800)],
      threadId: idOf(801),
      state: 'received',
      direction: 'in',
      isPartial: partial.has(key),
      size: taken.get(key)?.size ?? 0,
      places: [taken.get(key)?.place ?? undefined].filter((place) => place !== undefined),
    })

  const session = {
    mailboxes: () => Promise.resolve([...boxes.values()]),
    rosterAddresses: () => Promise.resolve(state.roster),
    practice: () => Promise.resolve(practice),
    accounts: () =>
      Promise.resolve([
        { ...account, hasSecret: true, incoming: { ...account.incoming!, hasSecret: false }, signIn: null },
      ]),
    accountForJob: () => Promise.resolve(account),
    mail: (id: string) => Promise.resolve(mailOf(id)),
    takeMails: (mails: TakenMail[]) => {
      const added: string[] = []
      for (const mail of mails) {
        const known = [...taken].find(([, one]) => one.read.messageId === mail.read.messageId)
        const id = known?.[0] ?? idOf(taken.size + 1)
        if (known === undefined) added.push(id)
        taken.set(id, mail)
        if (mail.isWhole) partial.delete(id)
        else partial.add(id)
      }
      return Promise.resolve({ added, known: mails.length - added.length, strangers: 0, written: null })
    },
    write: (changes: Change[]) => {
      for (const change of changes) {
        if (change.op === 'delete') continue
        if (change.table === 'account') account = change.value
        if (change.table !== 'mailbox') continue
        if (state.cut && change.value.waiting.length < (boxes.get(change.value.id)?.waiting.length ?? 0))
          return Promise.reject(new NamedError('vault/locked'))
        boxes.set(change.value.id, mailboxSchema.parse(change.value))
      }
      return Promise.resolve({ seq: 1, undo: [] })
    },
  }
  const now = () => state.now
  const network = createNetwork(now)
  network.settings(practice)
  let ids = 0
  const servers = createServers({ session: () => session, refresh: () => Promise.resolve(fail('none')), now })
  const inbox = createInbox({
    session: () => session,
    servers,
    network,
    call,
    read: (raws) => Promise.resolve(raws.map((raw) => readOf(raw, state))),
    now,
    newId: () => idOf(600 + ids++),
    online: () => state.online,
    timer: (milliseconds, timed) => {
      const timer = { at: state.now + milliseconds, call: timed }
      timers.push(timer)
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
      }
    },
    report: (error) => reported.push(error),
  })
  const settle = async () => {
    for (let n = 0; n < 3_000; n++) await Promise.resolve()
  }
  const pass = async (milliseconds: number) => {
    state.now += milliseconds
    for (const timer of timers.filter(({ at }) => at <= state.now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.call()
      await settle()
    }
  }
  const ring = async (hasNews = true) => {
    for (const bell of bells.splice(0)) bell(ok({ hasNews }))
    await settle()
  }
  const put = (folder: string, ...mails: Lying[]) => {
    state.folders.set(folder, [...(state.folders.get(folder) ?? []), ...mails])
  }
  const box = (folder: string) => [...boxes.values()].find((one) => one.folder === folder)
  const count = (operation: Operation) => calls.filter((one) => one.operation === operation).length
  const accountNow = () => account
  return { inbox, network, state, taken, calls, reported, settle, pass, ring, put, box, count, accountNow }
}

function isBrought(value: unknown): value is { mails: { raw: Uint8Array }[] } {
  return typeof value === 'object' && value !== null && 'mails' in value
}

function readOf(raw: Uint8Array, { broken, authServer }: { broken: Set<number>; authServer: string }): ReadMail | null {
  const [folder = '', uid = '', from = ''] = new TextDecoder().decode(raw).replace(/\.+$/, '').split(' ')
  if (broken.has(Number(uid))) return null
  return {
    messageId: `<${folder}.${uid}@example.org>`,
    references: [],
    from: { name: '', address: from },
    senders: 1,
    to: ['mentor@example.edu'],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: '',
    date: null,
    text: '',
    quoted: '',
    hasHtml: false,
    attachments: [],
    authentication: [{ server: authServer, spf: 'pass', dkim: 'none', dmarc: 'pass', domain: 'example.org' }],
    contentHash: uid,
    isBroken: false,
  }
}

const amina = 'amina@example.org'
const many = (n: number, size = 2_000) =>
  Array.from({ length: n }, (_, place) => ({ uid: place + 1, from: amina, size }))
const keys = (taken: Map<string, TakenMail>) => [...taken.values()].map(({ read }) => read.messageId).sort()

describe('bringing mail home', () => {
  test('what lies there comes, from the inbox and from Sent, each once', async () => {
    const { inbox, put, settle, taken, box, network, reported } = world()
    put('INBOX', ...many(3), { uid: 9, from: 'stranger@elsewhere.org', size: 100 })
    put('Sent', { uid: 4, from: amina, size: 900 })
    inbox.start()
    await settle()
    expect(keys(taken)).toEqual([1, 2, 3].map((n) => `<INBOX.${n}@example.org>`).concat('<Sent.4@example.org>'))
    expect(box('INBOX')).toMatchObject({ lastUid: 9, waiting: [], addresses: [amina] })
    expect(reported).toEqual([])
    expect(network.state()).toMatchObject({ came: 4, isFetching: false, lookedAt: start })
  })

  test('the server rings, and what is new comes at once', async () => {
    const { inbox, put, settle, taken, ring, count } = world()
    inbox.start()
    await settle()
    expect(taken.size).toBe(0)
    put('INBOX', ...many(1))
    await ring()
    expect(taken.size).toBe(1)
    expect(count('mail.await')).toBe(2)
    expect(count('mail.folders')).toBe(1)
  })

  test('where nothing rings, it is asked every five minutes, and nearly for nothing', async () => {
    const { inbox, put, settle, pass, ring, taken, count, network } = world()
    inbox.start()
    await settle()
    const before = network.state().connection?.used ?? 0
    await ring(false)
    expect(count('mail.look')).toBe(2)
    put('INBOX', ...many(1))
    await pass(5 * minute)
    expect(taken.size).toBe(1)
    expect((network.state().connection?.used ?? 0) - before).toBeLessThan(6_000)
  })

  test('a cut between keeping and noting brings some once more and keeps them once', async () => {
    const { inbox, put, settle, pass, state, taken, box } = world()
    put('INBOX', ...many(5))
    state.cut = true
    inbox.start()
    await settle()
    expect(taken.size).toBe(5)
    expect(box('INBOX')?.waiting).toHaveLength(5)
    state.cut = false
    await pass(minute)
    expect(taken.size).toBe(5)
    expect(box('INBOX')?.waiting).toEqual([])
  })

  test('somebody new on the roster is looked for from the beginning, others are not brought again', async () => {
    const { inbox, put, settle, state, taken, calls, box } = world()
    put('INBOX', ...many(3), { uid: 2_000, from: 'ben@example.org', size: 700 })
    inbox.start()
    await settle()
    expect(taken.size).toBe(3)
    const brought = calls.reduce((sum, { bytes }) => sum + bytes, 0)
    state.roster = [amina, 'ben@example.org']
    inbox.look()
    await settle()
    expect(taken.size).toBe(4)
    expect(calls.reduce((sum, { bytes }) => sum + bytes, 0) - brought).toBe(700)
    expect(box('INBOX')?.addresses).toEqual([amina, 'ben@example.org'])
  })

  test('a mailbox that was made anew is looked through again without keeping anything twice', async () => {
    const { inbox, put, settle, state, taken, box } = world()
    put('INBOX', ...many(3))
    inbox.start()
    await settle()
    state.uidValidity = '8'
    put('INBOX', { uid: 4, from: amina, size: 50 })
    inbox.look()
    await settle()
    expect(taken.size).toBe(4)
    expect(box('INBOX')).toMatchObject({ uidValidity: '8', lastUid: 4, waiting: [] })
  })

  test('one that cannot be read does not keep the others away', async () => {
    const { inbox, put, settle, pass, ring, state, taken, box } = world()
    put('INBOX', ...many(3))
    state.broken.add(2)
    inbox.start()
    await settle()
    expect(taken.size).toBe(2)
    await ring(false)
    await pass(5 * minute)
    expect(box('INBOX')?.waiting).toEqual([])
  })

  test('failures are tried again less and less often, and the network coming back is not waited for', async () => {
    const { inbox, put, settle, pass, state, taken, network } = world()
    put('INBOX', ...many(1))
    state.failing = 'mail/timeout'
    inbox.start()
    await settle()
    expect(network.state().troubles).toEqual({ [accountId]: 'mail/timeout' })
    await pass(minute)
    state.failing = null
    await pass(minute)
    expect(taken.size).toBe(0)
    inbox.networkBack()
    await settle()
    expect(taken.size).toBe(1)
    expect(network.state().troubles).toEqual({})
  })

  test('nothing is asked without a network, nor after the end', async () => {
    const { inbox, put, settle, pass, ring, state, calls, taken } = world()
    put('INBOX', ...many(1))
    state.online = false
    const stop = inbox.start()
    await settle()
    await pass(60 * minute)
    expect(calls).toEqual([])
    state.online = true
    inbox.networkBack()
    await settle()
    expect(taken.size).toBe(1)
    stop()
    const before = calls.length
    await ring()
    await pass(60 * minute)
    expect(calls).toHaveLength(before)
  })

  test('the mentor’s own server is learnt from the first mails and kept', async () => {
    const { inbox, put, settle, state, accountNow, ring } = world()
    put('INBOX', ...many(20))
    inbox.start()
    await settle()
    expect(accountNow().authServer).toBe('mx.example.edu')
    state.authServer = 'evil.example'
    put('INBOX', ...Array.from({ length: 40 }, (_, n) => ({ uid: 100 + n, from: amina, size: 90 })))
    await ring()
    expect(accountNow()).toMatchObject({ authServer: 'mx.example.edu', updatedAt: made.updatedAt })
  })
})

describe('minutes of network', () => {
  test('nothing comes by itself, a window brings the small ones first and says what is left', async () => {
    const { inbox, put, settle, pass, calls, taken, network } = world({ mailWhen: 'asked' })
    put('INBOX', ...many(4, 1_000), { uid: 50, from: amina, size: 400_000 }, { uid: 51, from: amina, size: 300_000 })
    inbox.start()
    await settle()
    await pass(60 * minute)
    expect(calls).toEqual([])
    network.open(null, 300_000)
    inbox.networkBack()
    await settle()
    expect(taken.size).toBe(6)
    const { connection, leftThere: left } = network.state()
    expect(connection?.used).toBeLessThanOrEqual(300_000)
    expect(left).toEqual({ mails: 0, bytes: 0 })
    expect([...taken.values()].filter(({ isWhole }) => !isWhole)).toHaveLength(2)
  })

  test('what does not fit stays there, and comes in the next window', async () => {
    const { inbox, put, settle, taken, network } = world({ mailWhen: 'asked' })
    put('INBOX', ...many(30, 2_000))
    inbox.start()
    network.open(null, 30_000)
    inbox.networkBack()
    await settle()
    const first = taken.size
    expect(first).toBeGreaterThan(5)
    expect(first).toBeLessThan(30)
    expect(network.state().connection?.used).toBeLessThanOrEqual(30_000)
    expect(network.state().leftThere.mails).toBe(30 - first)
    network.open(null, null)
    inbox.networkBack()
    await settle()
    expect(taken.size).toBe(30)
  })
})

test('the rest of a mail comes when the mentor asks for it', async () => {
  const { inbox, put, settle, taken } = world()
  put('INBOX', { uid: 1, from: amina, size: 3_000_000 })
  inbox.start()
  await settle()
  const [id = '', mail] = [...taken][0] ?? []
  expect(mail?.isWhole).toBe(false)
  expect(await inbox.fetchWhole(id)).toEqual(ok(null))
  expect(taken.get(id)?.isWhole).toBe(true)
  expect(await inbox.fetchWhole(id)).toMatchObject({ ok: false, error: { code: 'mail/whole-already' } })
})
