// Little network is used well: the urgent and the small first, nobody waits for ever, no byte beyond what the mentor allowed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesLeft,
  closedBecause,
  openedByMentor,
  openedByNetwork,
  withUse,
} from '../../../shared/domain/connection.ts'
import {
  connectionCost,
  costOf,
  fitting,
  inTurn,
  mostPassedOver,
  passedOver,
  refusedAccounts,
} from '../../../shared/domain/outbox-queue.ts'
import { mail as mailSchema, type Mail } from '../../../shared/model/mail.ts'

const start = Date.parse('2026-09-14T08:00:00.000Z')
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function mailOf(n: number, changes: Partial<Mail> = {}): Mail {
  return mailSchema.parse({
    id: idOf(n),
    createdAt: '2026-09-14T07:50:00.000Z',
    updatedAt: '2026-09-14T08:00:00.000Z',
    menteeIds: [idOf(800)],
    threadId: idOf(801),
    to: ['amina@example.org'],
    state: 'queued',
    date: new Date(start + n * 1_000).toISOString(),
    size: 900,
    ...changes,
  })
}

const numbers = (mails: readonly Mail[]) => mails.map((mail) => Number(mail.id.slice(-3)))
const some = fc
  .array(fc.record({ size: fc.integer({ min: 100, max: 300_000 }), urgent: fc.boolean(), passedOver: fc.nat(4) }), {
    maxLength: 30,
  })
  .map((list) => list.map((changes, n) => mailOf(n, changes)))

describe('the turn', () => {
  test('urgent, then small, then old', () => {
    const mails = [mailOf(1, { size: 50 }), mailOf(3), mailOf(2), mailOf(4, { size: 9_000, urgent: true })]
    expect(numbers(inTurn(mails))).toEqual([4, 1, 2, 3])
  })

  test('one that stood back three times goes before the small ones, but not before an urgent one', () => {
    const big = mailOf(1, { size: 90_000, passedOver: mostPassedOver })
    expect(numbers(inTurn([mailOf(2), big, mailOf(3, { urgent: true })]))).toEqual([3, 1, 2])
  })

  test('everybody has a turn, once', () => {
    fc.assert(
      fc.property(some, (mails) => {
        expect(numbers(inTurn(mails)).sort()).toEqual(numbers(mails).sort())
      }),
    )
  })
})

describe('what fits', () => {
  test('never costs more than there is, and leaves out only what is too large for what is left', () => {
    fc.assert(
      fc.property(some, fc.nat(400_000), (mails, budget) => {
        const { fits, left, bytes } = fitting(mails, budget)
        expect(bytes).toBe(fits.reduce((sum, mail) => sum + costOf(mail), 0))
        expect(bytes).toBeLessThanOrEqual(budget)
        expect(fits.length + left.length).toBe(mails.length)
        for (const mail of left) expect(bytes + costOf(mail)).toBeGreaterThan(budget)
      }),
    )
  })

  test('without a budget everything fits', () => {
    fc.assert(
      fc.property(some, (mails) => {
        expect(fitting(mails, null).left).toEqual([])
      }),
    )
  })

  test('a large mail goes in the fourth connection at the latest, however many small ones come', () => {
    const budget = connectionCost + 120_000
    let big = mailOf(1, { size: 100_000 })
    let connections = 0
    let isGone = false
    while (!isGone && connections < 20) {
      connections += 1
      const small = Array.from({ length: 60 }, (_, n) => mailOf(100 + n, { size: 2_000 }))
      const { fits, left } = fitting([big, ...small], budget - connectionCost)
      isGone = fits.includes(big)
      big = passedOver(left, fits.length > 0, budget).find(({ id }) => id === big.id) ?? big
    }
    expect(connections).toBe(mostPassedOver + 1)
  })

  test('what is larger than a whole connection does not press forward', () => {
    expect(passedOver([mailOf(1, { size: 500_000 })], true, 200_000)).toEqual([])
    expect(passedOver([mailOf(1)], false, 200_000)).toEqual([])
    expect(passedOver([mailOf(1)], true, null)).toEqual([])
  })
})

describe('an account that was refused', () => {
  const failed = mailOf(1, {
    state: 'failed',
    accountId: idOf(900),
    failure: { code: 'mail/auth-refused', message: '' },
  })
  test('is not tried with the next mail, until it was changed', () => {
    expect([
      ...refusedAccounts([failed, mailOf(2)], [{ id: idOf(900), updatedAt: '2026-09-01T00:00:00.000Z' }]),
    ]).toEqual([idOf(900)])
    expect(refusedAccounts([failed], [{ id: idOf(900), updatedAt: '2026-09-14T09:00:00.000Z' }]).size).toBe(0)
  })
  test('is none when the mail itself was refused', () => {
    const refused = { ...failed, failure: { code: 'mail/recipient-refused', message: '' } }
    expect(refusedAccounts([refused], []).size).toBe(0)
  })
})

describe('a connection', () => {
  test('takes nothing while nobody asked for it, and goes by itself when it may', () => {
    expect(openedByNetwork({ mailWhen: 'asked', mailBudget: null }, start)).toBeNull()
    expect(closedBecause(null, start)).toBe('asked')
    const byItself = openedByNetwork({ mailWhen: 'online', mailBudget: 5_000 }, start)
    expect(byItself).toMatchObject({ by: 'network', budget: 5_000, until: null })
    expect(closedBecause(byItself, start + 4e9)).toBeNull()
  })

  test('ends with its minutes, also when the clock is set back', () => {
    const open = openedByMentor(5, null, start)
    expect(closedBecause(open, start + 299_999)).toBeNull()
    expect(closedBecause(open, start + 300_000)).toBe('time')
    expect(closedBecause(open, start - 1)).toBe('time')
  })

  test('ends with its bytes, and takes what still fits', () => {
    const open = withUse(openedByMentor(null, 10_000, start), { bytes: 9_000, sent: 2 })
    expect(bytesLeft(open)).toBe(1_000)
    expect(open.sent).toBe(2)
    expect(closedBecause(open, start, 1_000)).toBeNull()
    expect(closedBecause(open, start, 1_001)).toBe('spent')
  })
})
