// Conversations by mail: what a mentor would miss if mails were put together wrongly or a turn was lost.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, isOnShelf, threadCard, threadShelf, topicKey, topicOf } from '../../../shared/domain/threads.ts'
import { mail as mailSchema, thread as threadSchema, type Mail, type Thread } from '../../../shared/model/mail.ts'

const now = Date.parse('2026-11-20T12:00:00.000Z')
const menteeId = crypto.randomUUID()
const threadId = crypto.randomUUID()
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()

function mailAt(hours: number, more: Partial<Mail> = {}): Mail {
  const record = { id: crypto.randomUUID(), createdAt: at(hours), updatedAt: at(hours) }
  const out = more.direction !== 'in'
  const state = more.state ?? (out ? 'sent' : 'received')
  const sentAt = state === 'sent' ? at(hours) : null
  return mailSchema.parse({ ...record, menteeIds: [menteeId], threadId, state, date: at(hours), sentAt, ...more })
}
const cameAt = (hours: number, more: Partial<Mail> = {}) => mailAt(hours, { direction: 'in', ...more })

function said(hours: number, more: Partial<Thread>): Thread {
  return threadSchema.parse({
    id: threadId,
    createdAt: at(hours),
    updatedAt: at(hours),
    menteeIds: [menteeId],
    ...more,
  })
}

function cardOf(mails: Mail[], thread: Thread | null = null, when = now) {
  const card = threadCard(threadId, mails, thread, when)
  if (card === null) throw new Error('no card')
  return card
}

describe('the topic of a conversation', () => {
  it.each([
    ['Re: Thesis plan', 'Thesis plan'],
    ['RE: re: Fwd: AW: Thesis plan', 'Thesis plan'],
    ['Re[2]: Thesis plan', 'Thesis plan'],
    ['[lab-list] Re: Thesis plan', 'Thesis plan'],
    ['回复：Thesis plan', 'Thesis plan'],
    ['Antw: Sv:  Thesis   plan ', 'Thesis plan'],
    ['Regarding: the plan', 'Regarding: the plan'],
    ['Re:', ''],
  ])('of %j is %j', (subject, topic) => {
    expect(topicOf(subject)).toBe(topic)
  })

  it('is the same however often it was answered and whatever its case', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom('Re: ', 'AW: ', 'Fwd:', 'SV: ', 'RE : ')),
        (subject, marks) => {
          expect(topicKey(`${marks.join('')}${subject}`)).toBe(topicKey(subject))
        },
      ),
    )
  })
})

describe('whose turn it is', () => {
  it('waits for the mentor when the mentee wrote last, and the other way round', () => {
    expect(cardOf([mailAt(-5), cameAt(-2)]).waitsFor).toBe('mentor')
    expect(cardOf([cameAt(-5), mailAt(-2)]).waitsFor).toBe('mentee')
  })

  it('is not changed by a draft, but by what waits in the outbox', () => {
    expect(cardOf([cameAt(-5), mailAt(-2, { state: 'draft' })])).toMatchObject({ waitsFor: 'mentor', hasDraft: true })
    const queued = cardOf([cameAt(-5), mailAt(-2, { state: 'queued' })])
    expect(queued).toMatchObject({ waitsFor: 'mentee', isWaiting: true })
  })

  it('is nobody’s once the mentor said so, until something new is written', () => {
    const settled = said(-1, { settledAt: at(-1) })
    expect(cardOf([cameAt(-5)], settled).waitsFor).toBe('nobody')
    expect(cardOf([cameAt(-5), cameAt(-0.5)], settled).waitsFor).toBe('mentor')
  })
})

describe('a snooze', () => {
  const snoozed = said(-1, { snoozedUntil: at(10) })

  it('takes a conversation out of sight and brings it back by itself', () => {
    const card = cardOf([cameAt(-5)], snoozed)
    expect(isOnShelf(card, 'open')).toBe(false)
    expect(isOnShelf(card, 'mentor')).toBe(false)
    expect(isOnShelf(card, 'snoozed')).toBe(true)
    expect(cardOf([cameAt(-5)], snoozed, now + 11 * 3_600_000).snoozedUntil).toBeNull()
  })

  it('ends when somebody writes', () => {
    expect(cardOf([cameAt(-5), cameAt(-0.2)], snoozed).snoozedUntil).toBeNull()
  })
})

describe('a card', () => {
  it('says what it is about, from whom, and what is new', () => {
    const other = crypto.randomUUID()
    const card = cardOf([
      mailAt(-9, { subject: 'Thesis plan', text: 'Dear Amina,\n\nhow is it going?' }),
      cameAt(-3, { subject: 'Re: Thesis plan', text: 'It  goes\nwell.', menteeIds: [menteeId, other] }),
    ])
    expect(card).toMatchObject({ topic: 'Thesis plan', mails: 2, unread: 1, excerpt: 'It goes well.' })
    expect(card.menteeIds).toEqual([menteeId, other])
    expect(cardOf([mailAt(-9, { subject: 'Thesis plan' })], said(-1, { topic: 'The plan' })).topic).toBe('The plan')
  })

  it('names what asks for the mentor', () => {
    expect(cardOf([mailAt(-9, { state: 'uncertain' })]).needsMentor).toBe(true)
    expect(cardOf([mailAt(-9)]).needsMentor).toBe(false)
  })

  it('is on at least one shelf, whatever happened', () => {
    const mails = fc.array(
      fc.record({
        hours: fc.integer({ min: -1_000, max: 0 }),
        direction: fc.constantFrom<Mail['direction']>('in', 'out'),
        state: fc.constantFrom<Mail['state']>('draft', 'queued', 'sent', 'failed', 'uncertain'),
      }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(mails, (list) => {
        const made = list.map(({ hours, direction, state }) =>
          direction === 'in' ? cameAt(hours) : mailAt(hours, { state }),
        )
        const card = cardOf(made)
        expect(card.mails).toBe(made.length)
        expect(threadShelf.filter((shelf) => isOnShelf(card, shelf))).toContain('all')
        expect(
          inOrder(made)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(made.map(({ id }) => id).toSorted())
      }),
    )
  })
})
