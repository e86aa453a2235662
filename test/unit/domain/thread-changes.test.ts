// What the mentor says of a conversation must hold for what was written so far, and for nothing that is still to come.
import { describe, expect, it } from 'vitest'
import {
  markedRead,
  markedUnread,
  renamed,
  settled,
  snoozed,
  unsettled,
  type WholeThread,
} from '../../../shared/domain/thread-changes.ts'
import { morningOf, snoozeChoices } from '../../../shared/domain/snooze.ts'
import { sayTopic, threadWords } from '../../../shared/domain/thread-words.ts'
import { inOrder, isOnShelf, threadCard } from '../../../shared/domain/threads.ts'
import { todayOf } from '../../../shared/domain/today.ts'
import { mail, type Mail, type Thread } from '../../../shared/model/mail.ts'
import { mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'

const threadId = crypto.randomUUID()
const menteeId = crypto.randomUUID()
const now = '2026-11-25T09:00:00.000Z'
const wrote = (date: string, part: Partial<Mail> = {}): Mail =>
  mail.parse({
    id: crypto.randomUUID(),
    createdAt: date,
    updatedAt: date,
    menteeIds: [menteeId],
    threadId,
    direction: 'in',
    state: 'received',
    subject: 'Re: Consent',
    date,
    ...part,
  })
const whole = (mails: Mail[], record: Thread | null = null): WholeThread => ({
  id: threadId,
  mails: inOrder(mails),
  record,
})
const recordOf = (changes: Change[]): Thread => {
  const [value] = changes.flatMap((one) => (one.op === 'put' && one.table === 'thread' ? [one.value] : []))
  if (value === undefined) throw new TypeError('nothing is said of the conversation')
  return value
}
const card = ({ mails }: WholeThread, record: Thread | null, at = now) => {
  const made = threadCard(threadId, mails, record, Date.parse(at))
  if (made === null) throw new TypeError('there is no card')
  return made
}

describe('nothing to answer', () => {
  const first = whole([wrote('2026-11-24T09:00:00.000Z')])

  it('ends the waiting and reads what came', () => {
    expect(card(first, null).waitsFor).toBe('mentor')
    const changes = settled(first, now)
    expect(card(first, recordOf(changes)).waitsFor).toBe('nobody')
    expect(changes.filter(({ table }) => table === 'mail')).toHaveLength(1)
  })

  it('does not hold for a mail that was on its way at the time', () => {
    const record = recordOf(settled(first, now))
    const late = whole([...first.mails, wrote('2026-11-25T08:00:00.000Z')])
    expect(card(late, record, '2026-11-25T12:00:00.000Z').waitsFor).toBe('mentor')
  })

  it('can be taken back, and keeps the topic', () => {
    const named = recordOf(renamed(first, now, '  Funding  '))
    const done = recordOf(settled(whole([...first.mails], named), now))
    expect(card(first, done).topic).toBe('Funding')
    expect(card(first, recordOf(unsettled(whole([...first.mails], done), now))).waitsFor).toBe('mentor')
    expect(unsettled(first, now)).toEqual([])
  })
})

describe('a snooze', () => {
  const first = whole([wrote('2026-11-24T09:00:00.000Z')])
  const until = '2026-11-30T07:00:00.000Z'

  it('puts a conversation out of sight until its day, and not longer', () => {
    const record = recordOf(snoozed(first, now, until))
    expect(isOnShelf(card(first, record), 'open')).toBe(false)
    expect(isOnShelf(card(first, record), 'snoozed')).toBe(true)
    expect(isOnShelf(card(first, record, '2026-11-30T07:00:01.000Z'), 'mentor')).toBe(true)
    expect(card(first, recordOf(snoozed(whole([...first.mails], record), now, null))).snoozedUntil).toBeNull()
  })

  it('ends when a mail comes, even one that was written before', () => {
    const record = recordOf(snoozed(first, now, until))
    const late = wrote('2026-11-25T08:00:00.000Z', { createdAt: '2026-11-26T09:00:00.000Z' })
    expect(card(whole([...first.mails, late]), record, '2026-11-26T10:00:00.000Z').snoozedUntil).toBeNull()
  })

  it('offers hours at which somebody works, on the clock of the mentor', () => {
    const kinds = (at: string) => snoozeChoices(Date.parse(at), 'Europe/Zurich').map(({ kind }) => kind)
    const [later, tomorrow, nextWeek] = snoozeChoices(Date.parse(now), 'Europe/Zurich')
    expect(later?.until).toBe('2026-11-25T12:00:00.000Z')
    expect(tomorrow?.until).toBe('2026-11-26T07:00:00.000Z')
    expect(nextWeek?.until).toBe(until)
    expect(kinds('2026-11-25T18:30:00.000Z')).toEqual(['tomorrow', 'next-week'])
    // Tomorrow is Monday.
    expect(kinds('2026-11-29T09:00:00.000Z')).toEqual(['later', 'tomorrow'])
    expect(morningOf('not a day', 'Europe/Zurich')).toBeNull()
  })
})

describe('read and not read', () => {
  it('reads what came and was not read, and nothing else', () => {
    const read = wrote('2026-11-20T09:00:00.000Z', { readAt: now })
    const mine = wrote('2026-11-21T09:00:00.000Z', { direction: 'out', state: 'sent' })
    const fresh = wrote('2026-11-22T09:00:00.000Z')
    expect(markedRead({ mails: [read, mine, fresh] }, now)).toEqual([
      { op: 'put', table: 'mail', value: { ...fresh, readAt: now, updatedAt: now } },
    ])
    expect(markedUnread({ mails: [fresh, read] }, now)).toMatchObject([{ value: { id: read.id, readAt: null } }])
    expect(markedUnread({ mails: [mine] }, now)).toEqual([])
    expect(markedUnread({ mails: [fresh] }, now)).toEqual([])
  })
})

describe('the words of a conversation', () => {
  it('name what is most pressing', () => {
    const came = card(whole([wrote('2026-11-24T09:00:00.000Z')]), null)
    expect(threadWords(came).label).toBe('Waiting for me')
    expect(threadWords({ ...came, needsMentor: true, hasAnswers: true }).tone).toBe('trouble')
    expect(threadWords({ ...came, snoozedUntil: now }).label).toBe('Snoozed')
    expect(threadWords({ ...came, waitsFor: 'mentee' }).label).toBe('Waiting for them')
    expect(sayTopic({ topic: '', excerpt: 'Dear Rowan' })).toBe('Dear Rowan')
    expect(sayTopic({ topic: '', excerpt: '' })).toBe('No subject')
  })
})

describe('the day', () => {
  it('names mails that wait for the mentor, the longest waiting first, and none of somebody archived', () => {
    const person = mentee.parse({ id: menteeId, createdAt: now, updatedAt: now, name: 'Ada Nova' })
    const gone = { ...person, id: crypto.randomUUID(), archivedAt: now }
    const known = [person, gone].map((one) => ({ mentee: one, lastContact: null, nextOn: null, everyDays: null }))
    const waiting = card(whole([wrote('2026-11-24T09:00:00.000Z')]), null)
    const threads = [
      { ...waiting, id: 'later' },
      { ...waiting, id: 'earlier', lastAt: '2026-11-01T09:00:00.000Z' },
      { ...waiting, id: 'theirs', waitsFor: 'mentee' as const },
      { ...waiting, id: 'archived', menteeIds: [gone.id] },
    ]
    const none = { promises: [], meetings: [], agreements: [], goals: [] }
    const { letters } = todayOf({ roster: known, ...none, threads, now: Date.parse(now), zone: 'Europe/Zurich' })
    expect(letters.map(({ id }) => id)).toEqual(['earlier', 'later'])
  })
})
