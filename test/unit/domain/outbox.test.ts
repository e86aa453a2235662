// The promise of the outbox: nothing queued is lost, nothing is handed to a server twice without the mentor,
// whatever the server answers, whenever the program ends and wherever the clock jumps.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../../shared/desktop.ts'
import {
  advance,
  longestPause,
  longestWait,
  lookLeft,
  lookPause,
  mostTries,
  networkWait,
  nextWait,
  waitAfter,
  waitLeft,
  waitsForNetwork,
  type OutboxEvent,
} from '../../../shared/domain/outbox.ts'
import { nextDue } from '../../../shared/domain/outbox-queue.ts'
import { mail as mailSchema, type Mail, type MailState } from '../../../shared/model/mail.ts'

const start = Date.parse('2026-09-14T08:00:00.000Z')
const minute = 60_000

function queued(changes: Partial<Mail> = {}): Mail {
  return mailSchema.parse({
    id: '3c1d5d0e-7a51-4d5b-9a0a-1f2f3a4b5c6d',
    createdAt: '2026-09-14T07:50:00.000Z',
    updatedAt: '2026-09-14T08:00:00.000Z',
    menteeIds: ['8f14e45f-ceea-467f-9a0a-1f2f3a4b5c6d'],
    threadId: '8f14e45f-ceea-467f-9a0a-1f2f3a4b5c6d',
    to: ['amina@example.org'],
    state: 'queued',
    messageId: '<one@example.edu>',
    date: '2026-09-14T08:00:00.000Z',
    nextTryAt: '2026-09-14T08:00:00.000Z',
    size: 900,
    ...changes,
  })
}

function must(mail: Mail, event: OutboxEvent, now = start): Mail {
  const next = advance(mail, event, now)
  if (next === null) throw new Error(`${event.kind} was refused in ${mail.state}`)
  return next
}

const answered = (outcome: SendOutcome): OutboxEvent => ({ kind: 'outcome', outcome })
const later: SendOutcome = { outcome: 'not-sent', code: 'mail/try-later', reply: '451 busy', retryable: true }
const refused: SendOutcome = { outcome: 'not-sent', code: 'mail/auth-refused', reply: '535 no', retryable: false }
const offline: SendOutcome = { outcome: 'not-sent', code: 'mail/no-network', reply: '', retryable: true }
const lost: SendOutcome = { outcome: 'uncertain', code: 'mail/lost-after-data', reply: '' }
const taken: SendOutcome = { outcome: 'sent', reply: '250 queued', rejected: [] }

describe('the way of a mail', () => {
  test('a mail that the server takes is sent, with its time', () => {
    const sent = must(must(queued(), { kind: 'start' }), answered(taken), start + 900)
    expect(sent).toMatchObject({ state: 'sent', sentAt: '2026-09-14T08:00:00.900Z', failure: null, attempts: 1 })
  })

  test('addresses that the server refused are named on a mail that went to the others', () => {
    const sent = must(must(queued(), { kind: 'start' }), answered({ ...taken, rejected: ['old@example.org'] }))
    expect(sent).toMatchObject({ state: 'sent', failure: { code: 'mail/some-refused', message: 'old@example.org' } })
  })

  test('refused ones are kept as the mail writes them, hidden recipients too', () => {
    const to = { to: ['Amina@Example.org'], bcc: ['ben@example.org', 'cho@example.org'] }
    const rejected = ['amina@example.org', 'cho@example.org', 'nobody@elsewhere.org']
    const sent = must(must(queued(to), { kind: 'start' }), answered({ ...taken, rejected }))
    expect(sent.refused).toEqual(['Amina@Example.org', 'cho@example.org'])
  })

  test('a mail that is found in the Sent folder is sent, at the time it was written', () => {
    const uncertain = must(must(queued(), { kind: 'start' }), answered(lost))
    expect(lookLeft(uncertain, start)).toBe(0)
    expect(must(uncertain, { kind: 'looked', found: true }, start + minute)).toMatchObject({
      state: 'sent',
      sentAt: '2026-09-14T08:00:00.000Z',
      filedAt: '2026-09-14T08:01:00.000Z',
    })
  })

  test('one that is not found is looked for once more after a pause, and then left to the mentor, who is told', () => {
    const uncertain = must(must(queued(), { kind: 'start' }), answered(lost))
    const once = must(uncertain, { kind: 'looked', found: false })
    expect(once).toMatchObject({ state: 'uncertain', failure: { code: 'mail/lost-after-data' } })
    expect(lookLeft(once, start)).toBe(lookPause)
    expect(lookLeft(once, start - 400 * 24 * 60 * minute)).toBe(0)
    const twice = must(once, { kind: 'looked', found: false }, start + lookPause)
    expect(twice).toMatchObject({ state: 'uncertain', failure: { code: 'mail/not-in-sent' }, nextTryAt: null })
    expect(lookLeft(twice, start + lookPause)).toBeNull()
  })

  test('a refusal that may pass waits 1, 5, 15, 60 minutes and then 4 hours each time', () => {
    let mail = queued()
    const seen: number[] = []
    for (let n = 0; n < 6; n++) {
      mail = must(must(mail, { kind: 'start' }), answered(later))
      seen.push((Date.parse(mail.nextTryAt ?? '') - start) / minute)
    }
    expect(seen).toEqual([1, 5, 15, 60, 240, 240])
  })

  test('after as many refusals as fit into five days it stops and asks the mentor', () => {
    let mail = queued()
    let waited = 0
    while (mail.state === 'queued') {
      mail = must(must(mail, { kind: 'start' }), answered(later))
      waited += mail.nextTryAt === null ? 0 : Date.parse(mail.nextTryAt) - start
    }
    const fiveDays = 5 * 24 * 60 * minute
    expect(mail).toMatchObject({ state: 'failed', attempts: mostTries, nextTryAt: null })
    expect(waited).toBeLessThanOrEqual(fiveDays)
    expect(waited + longestWait).toBeGreaterThan(fiveDays)
  })

  test('weeks without a network never make a mail fail', () => {
    let mail = queued()
    for (let n = 0; n < 10_000; n++)
      mail = must(must(mail, { kind: 'start' }), answered(offline), start + n * networkWait)
    expect(mail).toMatchObject({ state: 'queued', attempts: 0 })
    expect(waitsForNetwork(mail)).toBe(true)
  })

  test('a final refusal keeps the words of the server', () => {
    const failed = must(must(queued(), { kind: 'start' }), answered(refused))
    expect(failed).toMatchObject({
      state: 'failed',
      nextTryAt: null,
      failure: { code: 'mail/auth-refused', message: '535 no' },
    })
  })

  test('"try again" starts anew, with the same Message-ID', () => {
    const failed = must(must(queued(), { kind: 'start' }), answered(refused))
    const again = must(failed, { kind: 'send-now' }, start + minute)
    expect(again).toMatchObject({ state: 'queued', attempts: 0, failure: null, messageId: '<one@example.edu>' })
    expect(waitLeft(again, start + minute)).toBe(0)
  })

  test('an uncertain mail is settled as sent at the time it was written', () => {
    const uncertain = must(must(queued(), { kind: 'start' }), answered(lost))
    expect(must(uncertain, { kind: 'settle-sent' }, start + 99 * minute)).toMatchObject({
      state: 'sent',
      sentAt: '2026-09-14T08:00:00.000Z',
    })
  })

  test('a mail found on its way at the start is uncertain', () => {
    const found = must(must(queued(), { kind: 'start' }), { kind: 'found-sending' })
    expect(found).toMatchObject({ state: 'uncertain', failure: { code: 'mail/interrupted' }, nextTryAt: null })
  })

  test.each<[OutboxEvent['kind'], MailState[]]>([
    ['start', ['draft', 'sending', 'sent', 'failed', 'uncertain']],
    ['send-now', ['draft', 'sending', 'sent', 'uncertain']],
    ['found-sending', ['draft', 'queued', 'sent', 'failed', 'uncertain']],
    ['settle-again', ['draft', 'queued', 'sending', 'sent', 'failed']],
    ['settle-sent', ['draft', 'queued', 'sending', 'sent', 'failed']],
    ['looked', ['draft', 'queued', 'sending', 'sent', 'failed']],
  ])('%s is refused in every state it is not meant for', (kind, states) => {
    const event: Record<string, OutboxEvent> = {
      start: { kind: 'start' },
      'send-now': { kind: 'send-now' },
      'found-sending': { kind: 'found-sending' },
      'settle-again': { kind: 'settle-again' },
      looked: { kind: 'looked', found: true },
      'settle-sent': { kind: 'settle-sent' },
    }
    for (const state of states) expect(advance(queued({ state }), event[kind]!, start)).toBeNull()
  })
})

describe('whose turn it is', () => {
  test('the mail written first goes first, and those that wait are left alone', () => {
    const old = queued({ id: '00000000-0000-4000-8000-000000000001', date: '2026-09-14T07:00:00.000Z' })
    const young = queued({ id: '00000000-0000-4000-8000-000000000002' })
    const waiting = queued({ id: '00000000-0000-4000-8000-000000000003', nextTryAt: '2026-09-14T08:05:00.000Z' })
    expect(nextDue([young, waiting, old], start)?.id).toBe(old.id)
    expect(nextDue([waiting], start)).toBeNull()
    expect(nextWait([waiting], start)).toBe(5 * minute)
    expect(nextWait([queued({ state: 'failed' })], start)).toBeNull()
  })

  test('a clock set back by a year does not hold a mail for a year', () => {
    const waiting = must(must(queued(), { kind: 'start' }), answered(later))
    expect(waitLeft(waiting, start - 365 * 24 * 60 * minute)).toBe(0)
  })

  test('a waiting mail is never due later than the longest wait', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), (at, now) => {
        const left = waitLeft(queued({ nextTryAt: new Date(at).toISOString() }), now)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThanOrEqual(longestWait)
      }),
    )
  })

  test('ten seconds to take a mail back are ten seconds, and no year when the clock is set back', () => {
    const mail = queued({ notBefore: '2026-09-14T08:00:10.000Z' })
    expect(waitLeft(mail, start)).toBe(10_000)
    expect(waitLeft(mail, start + 10_000)).toBe(0)
    expect(waitLeft(mail, start - 365 * 24 * 60 * minute)).toBe(0)
  })

  test('a moment that the mentor chose is kept, however far ahead, and before it nothing goes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: longestPause + 1, max: 4e11 }),
        fc.integer({ min: -4e11, max: 8e11 }),
        (ahead, later) => {
          const at = start + ahead
          const mail = queued({ notBefore: new Date(at).toISOString() })
          expect(waitLeft(mail, start + later)).toBe(Math.max(0, at - start - later))
          expect(nextDue([mail], start + later) === null).toBe(start + later < at)
        },
      ),
    )
  })

  test('"send now" does not wait for the moment that was chosen', () => {
    const mail = queued({ notBefore: '2027-01-01T08:00:00.000Z' })
    expect(nextDue([must(mail, { kind: 'send-now' })], start)).not.toBeNull()
  })

  test('waits never shrink from one try to the next', () => {
    for (let n = 1; n < 50; n++) expect(waitAfter(n + 1)).toBeGreaterThanOrEqual(waitAfter(n))
  })
})

// One life of a mail: what the server does at each try, where the program ends, what the mentor presses, how the
// clock moves. The server counts what it was handed; the mail must never be handed over again once the server
// may have it, unless the mentor asked for exactly that.
const happening = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(later, refused, offline, lost, taken)
      .map((outcome) => ({ kind: 'try' as const, outcome })),
  },
  { weight: 2, arbitrary: fc.constantFrom(false, true).map((handedOver) => ({ kind: 'crash' as const, handedOver })) },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: -400 * 24 * 60, max: 400 * 24 * 60 })
      .map((minutes) => ({ kind: 'clock' as const, minutes })),
  },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 300 }).map((minutes) => ({ kind: 'clock' as const, minutes })) },
  { weight: 2, arbitrary: fc.boolean().map((found) => ({ kind: 'look' as const, found })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('send-now' as const, 'settle-again' as const)
      .map((press) => ({ kind: 'press' as const, press })),
  },
)

describe('no mail goes twice', () => {
  test('under any answers, crashes and clock jumps nothing is handed over again from sent or uncertain without the mentor', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (life) => {
        let mail = queued()
        let now = start
        let serverMayHaveIt = false
        for (const event of life) {
          if (event.kind === 'clock') now += event.minutes * minute
          if (event.kind === 'look') mail = advance(mail, { kind: 'looked', found: event.found }, now) ?? mail
          if (event.kind === 'press') {
            const next = advance(mail, { kind: event.press }, now)
            if (next !== null && event.press === 'settle-again') serverMayHaveIt = false
            mail = next ?? mail
          }
          if (event.kind !== 'try' && event.kind !== 'crash') continue
          const due = nextDue([mail], now)
          if (due === null) continue
          expect(serverMayHaveIt).toBe(false)
          mail = must(due, { kind: 'start' }, now)
          if (event.kind === 'crash') {
            serverMayHaveIt ||= event.handedOver
            mail = must(mail, { kind: 'found-sending' }, now)
            expect(mail.state).toBe('uncertain')
            continue
          }
          serverMayHaveIt ||= event.outcome.outcome !== 'not-sent'
          mail = must(mail, answered(event.outcome), now)
          expect(mailSchema.parse(mail)).toEqual(mail)
        }
        expect(mail.messageId).toBe('<one@example.edu>')
      }),
      { numRuns: 500 },
    )
  })

  test('a jumping clock costs one try at most, never a storm', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 40 }), (jumps) => {
        let mail = queued()
        let now = start
        for (const minutes of jumps) {
          now += minutes * minute
          let tries = 0
          while (nextDue([mail], now) !== null && tries < 10) {
            mail = must(must(mail, { kind: 'start' }, now), answered(later), now)
            tries++
          }
          expect(tries).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
