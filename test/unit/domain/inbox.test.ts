// Bringing mail home: nothing found is forgotten, nothing is asked for twice without need, no byte beyond the budget.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterBringing,
  afterLook,
  bringingOrder,
  costOfBringing,
  foldersToLook,
  looksFor,
  mostWaiting,
  nextBringing,
  ownAuthServer,
  wholeUpToOn,
  type Line,
  type Look,
} from '../../../shared/domain/inbox.ts'
import { mailbox as mailboxSchema, type Mailbox } from '../../../shared/model/mail.ts'

const since = '2025-09-14'
const free: Line = { left: Infinity, budget: null, speed: null, wholeUpTo: 2_000_000 }

function boxOf(changes: Partial<Mailbox> = {}): Mailbox {
  return mailboxSchema.parse({
    id: '3c1d5d0e-7a51-4d5b-9a0a-1f2f3a4b5c6d',
    createdAt: '2026-09-14T07:50:00.000Z',
    updatedAt: '2026-09-14T08:00:00.000Z',
    accountId: '8f14e45f-ceea-467f-9a0a-1f2f3a4b5c6d',
    folder: 'INBOX',
    role: 'inbox',
    uidValidity: '7',
    lastUid: 100,
    addresses: ['amina@example.org'],
    ...changes,
  })
}

const look: Look = { uidValidity: '7', afterUid: 100, addresses: ['amina@example.org'], since: null }
const waitingOf = fc
  .array(fc.integer({ min: 100, max: 5_000_000 }), { maxLength: 40 })
  .map((sizes) => sizes.map((size, n) => ({ uid: n + 1, size })))

describe('where to look', () => {
  const folders = [
    { folder: 'INBOX', role: 'inbox' as const },
    { folder: 'Sent', role: 'sent' as const },
    { folder: 'All Mail', role: 'all' as const },
    { folder: 'Trips', role: 'other' as const },
  ]
  test('is the inbox and Sent, and at Google the one folder that has everything', () => {
    expect(foldersToLook(folders, 'imap.example.edu').map(({ folder }) => folder)).toEqual(['INBOX', 'Sent'])
    expect(foldersToLook(folders, 'imap.gmail.com').map(({ folder }) => folder)).toEqual(['All Mail'])
    expect(foldersToLook(folders.slice(0, 2), 'imap.gmail.com')).toHaveLength(2)
  })
})

describe('for whom to look', () => {
  test('everybody from the chosen day on at first, then what is new, and everything of whoever is new', () => {
    expect(looksFor(null, ['amina@example.org'], since)).toEqual([
      { uidValidity: '', afterUid: 0, addresses: ['amina@example.org'], since },
    ])
    expect(looksFor(boxOf(), ['amina@example.org'], since)).toEqual([look])
    expect(looksFor(boxOf(), ['amina@example.org', 'ben@example.org'], since)).toEqual([
      { ...look, addresses: ['amina@example.org', 'ben@example.org'] },
      { uidValidity: '7', afterUid: 0, addresses: ['ben@example.org'], since },
    ])
  })
  test('nobody on the roster: nothing is asked', () => {
    expect(looksFor(null, [], since)).toEqual([])
  })
})

describe('the cursor', () => {
  const answer = { uidValidity: '7', lastUid: 140, found: [{ uid: 120, size: 500 }] }
  test('moves with what was found, and only with a look at what is new', () => {
    expect(afterLook(boxOf(), look, answer, true)).toMatchObject({ lastUid: 140, waiting: answer.found })
    const fresh = { ...look, afterUid: 0, addresses: ['ben@example.org'] }
    expect(afterLook(boxOf(), fresh, { ...answer, found: [{ uid: 20, size: 9 }] }, false)).toMatchObject({
      lastUid: 100,
      waiting: [{ uid: 20, size: 9 }],
      addresses: ['amina@example.org', 'ben@example.org'],
    })
  })

  test('never goes back by itself, and begins anew in a folder that was made anew', () => {
    expect(afterLook(boxOf(), look, { ...answer, lastUid: 90, found: [] }, true).lastUid).toBe(100)
    const before = boxOf({ waiting: [{ uid: 99, size: 1 }] })
    const anew = afterLook(
      before,
      { ...look, afterUid: 0 },
      { ...answer, uidValidity: '8', lastUid: 3, found: [] },
      true,
    )
    expect(anew).toMatchObject({ uidValidity: '8', lastUid: 3, waiting: [] })
  })

  test('stops before what one record cannot keep, and comes to it next time', () => {
    const found = Array.from({ length: mostWaiting + 5 }, (_, n) => ({ uid: 101 + n, size: 1 }))
    const box = afterLook(boxOf(), look, { uidValidity: '7', lastUid: 99_999, found }, true)
    expect(box.waiting).toHaveLength(mostWaiting)
    expect(box.lastUid).toBe(100 + mostWaiting)
    expect(mailboxSchema.parse(box)).toEqual(box)
  })

  test('what was kept or is gone waits no longer, and what waits stays', () => {
    const box = boxOf({ waiting: [1, 2, 3].map((uid) => ({ uid, size: 1 })) })
    expect(afterBringing(box, [2]).waiting.map(({ uid }) => uid)).toEqual([1, 3])
  })
})

describe('what is brought next', () => {
  test('never costs more than is left, and is something whenever something fits', () => {
    fc.assert(
      fc.property(waitingOf, fc.integer({ min: 1, max: 2_000_000 }), (waiting, budget) => {
        const line: Line = { ...free, left: budget, budget }
        const wholeUpTo = wholeUpToOn(line)
        const next = nextBringing(waiting, line)
        const costs = new Map(waiting.map(({ uid, size }) => [uid, costOfBringing(size, wholeUpTo)]))
        const cost = (next?.uids ?? []).reduce((sum, uid) => sum + (costs.get(uid) ?? 0), 0)
        expect(cost).toBeLessThanOrEqual(budget)
        expect(next === null).toBe([...costs.values()].every((one) => one > budget))
      }),
    )
  })

  test('everything comes in the end, each once', () => {
    fc.assert(
      fc.property(waitingOf, fc.boolean(), (waiting, isThin) => {
        let box = boxOf({ waiting })
        const brought: number[] = []
        for (;;) {
          const next = nextBringing(box.waiting, { ...free, speed: isThin ? 2_000 : null })
          if (next === null) break
          brought.push(...next.uids)
          box = afterBringing(box, next.uids)
        }
        expect(brought.toSorted((a, b) => a - b)).toEqual(waiting.map(({ uid }) => uid))
      }),
    )
  })

  test('the smallest first where every byte counts, else the latest', () => {
    const waiting = [
      { uid: 1, size: 10 },
      { uid: 2, size: 9_000 },
      { uid: 3, size: 400 },
    ]
    expect(bringingOrder(waiting, free).map(({ uid }) => uid)).toEqual([3, 2, 1])
    expect(bringingOrder(waiting, { ...free, speed: 1_000 }).map(({ uid }) => uid)).toEqual([1, 3, 2])
  })

  test('on a budget no mail takes more than a quarter of it with its attachments', () => {
    expect(wholeUpToOn({ ...free, budget: 200_000, left: 200_000 })).toBe(50_000)
    expect(wholeUpToOn(free)).toBe(2_000_000)
  })
})

describe('whose word on senders is believed', () => {
  test('the name that stands topmost in most of the first twenty mails, and no other', () => {
    expect(ownAuthServer(['mx.example.edu', 'mx.example.edu'])).toBe('')
    expect(ownAuthServer(['mx.example.edu', 'evil.example', 'mx.example.edu', 'mx.example.edu'])).toBe('mx.example.edu')
    expect(
      ownAuthServer([...Array<string>(20).fill('mx.example.edu'), ...Array<string>(80).fill('evil.example')]),
    ).toBe('mx.example.edu')
    expect(ownAuthServer(['a', 'b', 'a', 'b', 'a', 'b'])).toBe('')
    expect(ownAuthServer(['', '', '', '', 'a', 'a', 'a'])).toBe('')
  })
})
