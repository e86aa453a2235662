// The sheet before a meeting must say what is open, in the right order, and stay one sheet however much there is.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { briefOf, glancesOver, sayGlance, shortened, type BriefSource } from '../../../shared/domain/brief.ts'
import { agreement } from '../../../shared/model/agreement.ts'
import { goal } from '../../../shared/model/goal.ts'
import { mail } from '../../../shared/model/mail.ts'
import { meeting, type Meeting } from '../../../shared/model/meeting.ts'
import { mentee } from '../../../shared/model/mentee.ts'
import { promiseRecord, type PromiseRecord } from '../../../shared/model/promise.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'

const now = Date.parse('2026-11-25T09:00:00.000Z')
const base = () => ({
  id: crypto.randomUUID(),
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
})
const person = mentee.parse({ ...base(), name: 'Ada Nova', timeZone: 'Africa/Nairobi' })
const held = (startsAt: string, part: Partial<Meeting> = {}) =>
  meeting.parse({ ...base(), startsAt, menteeIds: [person.id], ...part })
const ahead = held('2026-11-27T10:00:00.000Z', { state: 'planned' })
const promise = (part: Partial<PromiseRecord> = {}) =>
  promiseRecord.parse({ ...base(), menteeId: person.id, owner: 'mentor', text: 'Read', ...part })
const source = (part: Partial<BriefSource> = {}): BriefSource => ({
  mentee: person,
  meetings: [],
  promises: [],
  goals: [],
  agreements: [],
  mails: [],
  ...part,
})
const only = (part: Partial<BriefSource>) => {
  const brief = briefOf(ahead, [source(part)], now)
  const [one] = brief.people.shown
  if (one === undefined) throw new TypeError('nobody is on the sheet')
  return { ...brief, one }
}

describe('a brief', () => {
  it('shows the notes of the last meeting held before this one, not of one that was missed', () => {
    const last = held('2026-11-10T10:00:00.000Z', {
      topic: 'Consent',
      said: fromPlain('Two\nlanguages'),
      agreed: fromPlain('One form'),
    })
    const earlier = held('2026-10-10T10:00:00.000Z', { topic: 'Ethics' })
    const missed = held('2026-11-20T10:00:00.000Z', { topic: 'Nobody came', state: 'missed' })
    const { last: notes } = only({ meetings: [ahead, earlier, last, missed] })
    expect(notes).toMatchObject({ meetingId: last.id, topic: 'Consent', said: 'Two languages', agreed: 'One form' })
  })

  it('has the words of a meeting that was held by a format', () => {
    const fiveCs = { challenge: 'Two offers', choices: [], chosenId: null, conclusion: 'Stay' }
    const last = held('2026-11-10T10:00:00.000Z', {
      format: 'five-cs',
      fiveCs: { ...fiveCs, lookAgainOn: null, hindsight: null },
    })
    expect(only({ meetings: [last] }).last?.said).toBe('Challenge: Two offers Conclusion: Stay')
  })

  it('keeps my promises apart from theirs, only open ones, the longest due first', () => {
    const late = promise({ dueOn: '2026-11-01' })
    const later = promise({ dueOn: '2026-12-01' })
    const theirs = promise({ owner: 'mentee' })
    const kept = promise({ state: 'kept', settledOn: '2026-11-01' })
    const { one } = only({ promises: [later, theirs, kept, late] })
    expect(one.mine.shown).toEqual([late, later])
    expect(one.theirs.shown).toEqual([theirs])
  })

  it('says how far an open goal is by its latest word', () => {
    const step = (doneOn: string | null) => ({ id: crypto.randomUUID(), text: 'A step', dueOn: null, doneOn })
    const at = (on: string, percent: number) => ({ id: crypto.randomUUID(), on, percent, words: '', meetingId: null })
    const open = goal.parse({
      ...base(),
      menteeId: person.id,
      title: 'A first paper',
      steps: [step('2026-10-01'), step(null)],
      progress: [at('2026-10-01', 20), at('2026-11-01', 40)],
    })
    const reached = goal.parse({ ...base(), menteeId: person.id, title: 'Done', state: 'reached' })
    expect(only({ goals: [reached, open] }).one.goals.shown).toEqual([
      { id: open.id, title: 'A first paper', percent: 40, stepsDone: 1, steps: 2, dueOn: null },
    ])
  })

  it('takes the terms from the agreement in force, and only those that were settled', () => {
    const common = { everyDays: 14, offLimits: 'Family', purpose: 'Career' }
    const agreed = agreement.parse({ ...base(), menteeId: person.id, state: 'agreed', common })
    const draft = agreement.parse({ ...base(), menteeId: person.id, version: 2, common: { boundaries: 'Nights' } })
    expect(only({ agreements: [draft, agreed] }).one.terms).toEqual([
      { term: 'everyDays', name: 'How often', words: 'Every 2 weeks' },
      { term: 'offLimits', name: 'Off limits', words: 'Family' },
    ])
  })

  it('shows a mail that came as the last one, and counts the days from it', () => {
    const common = { menteeIds: [person.id], threadId: person.id }
    const sent = mail.parse({ ...base(), ...common, state: 'sent', sentAt: '2026-11-10T10:00:00.000Z' })
    const came = mail.parse({
      ...base(),
      ...common,
      direction: 'in',
      state: 'received',
      date: '2026-11-20T10:00:00.000Z',
      text: 'Yes, on Friday.',
    })
    const { one } = only({ mails: [came, sent] })
    expect(one.lastMail).toMatchObject({ id: came.id, direction: 'in', text: 'Yes, on Friday.' })
    expect(one.daysSinceContact).toBe(4)
  })

  it('shows what was last mailed, and no draft', () => {
    const sent = mail.parse({
      ...base(),
      menteeIds: [person.id],
      threadId: person.id,
      state: 'sent',
      date: '2026-11-20T10:00:00.000Z',
      sentAt: '2026-11-20T10:00:05.000Z',
      subject: 'The form',
    })
    const draft = mail.parse({ ...base(), menteeIds: [person.id], threadId: person.id, subject: 'Not finished' })
    const { one } = only({ mails: [draft, sent] })
    expect(one.lastMail).toMatchObject({ id: sent.id, subject: 'The form', standing: 'Sent' })
    expect(one.daysSinceContact).toBe(4)
  })

  it('counts the days up to now while the meeting lies ahead, and knows a first meeting', () => {
    expect(only({ meetings: [held('2026-11-15T10:00:00.000Z')] }).one.daysSinceContact).toBe(9)
    expect(only({}).one.daysSinceContact).toBeNull()
  })

  it('shows the notes of the group when the group meets', () => {
    const groupId = crypto.randomUUID()
    const ofGroup = held('2026-10-01T10:00:00.000Z', { groupId, topic: 'Together' })
    const alone = held('2026-11-10T10:00:00.000Z', { topic: 'Alone' })
    const brief = briefOf({ ...ahead, groupId }, [source({ meetings: [ofGroup, alone] })], now)
    expect(brief.last?.topic).toBe('Together')
  })

  it('shows several nothing of what was said with one of them alone', () => {
    const other = { ...person, id: crypto.randomUUID() }
    const alone = held('2026-11-10T10:00:00.000Z', { topic: 'Alone' })
    const both = held('2026-10-10T10:00:00.000Z', { topic: 'Both', menteeIds: [person.id, other.id] })
    const sources = (meetings: Meeting[]) => [source({ meetings }), source({ mentee: other })]
    expect(briefOf(ahead, sources([alone]), now).last).toBeNull()
    expect(briefOf(ahead, sources([alone, both]), now).last?.topic).toBe('Both')
  })

  it('stays one sheet however much there is', () => {
    const long = 'word '.repeat(20_000)
    const promises = Array.from({ length: 200 }, (_, index) => promise({ text: `Promise ${index}` }))
    const last = held('2026-11-10T10:00:00.000Z', { said: fromPlain(long), agreed: fromPlain(long) })
    const { one, last: notes } = only({ promises, meetings: [last] })
    expect(one.mine).toMatchObject({ more: 194 })
    expect(`${notes?.said ?? ''}${notes?.agreed ?? ''}`.length).toBeLessThan(1_500)
    const many = Array.from({ length: 40 }, () => source({ mentee: { ...person, id: crypto.randomUUID() }, promises }))
    const crowd = briefOf(ahead, many, now).people
    expect([crowd.shown.length, crowd.more]).toEqual([8, 32])
    expect(crowd.shown[0]?.mine.shown.length).toBe(2)
  })
})

describe('a shortened text', () => {
  it('is never longer than asked, keeps a text that fits, and marks a cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 1, max: 120 }), (text, most) => {
        const short = shortened(text, most)
        expect(short.length).toBeLessThanOrEqual(most)
        const whole = text.replace(/\s+/gu, ' ').trim()
        if (whole.isWellFormed()) expect(short.isWellFormed()).toBe(true)
        if (whole.length <= most) expect(short).toBe(whole)
        else expect(short.endsWith('…')).toBe(true)
      }),
    )
  })
})

describe('the first line of a brief', () => {
  it('counts open promises both ways and names the last topic', () => {
    const other = crypto.randomUUID()
    const promises = [promise(), promise({ owner: 'mentee' }), promise({ state: 'kept' }), promise({ menteeId: other })]
    const meetings = [
      held('2026-11-10T10:00:00.000Z', { topic: 'Consent' }),
      held('2026-10-10T10:00:00.000Z', { topic: 'Ethics' }),
      ahead,
    ]
    const glance = glancesOver([person.id], promises, meetings)([person.id])
    expect(glance).toEqual({ mine: 1, theirs: 1, lastTopic: 'Consent' })
    expect(sayGlance(glance)).toBe('1 promise of mine and 1 of theirs open. Last time: Consent')
  })

  it.each([
    [{ mine: 0, theirs: 0, lastTopic: '' }, ''],
    [{ mine: 2, theirs: 0, lastTopic: '' }, '2 promises of mine open'],
    [{ mine: 0, theirs: 1, lastTopic: ' ' }, '1 promise of theirs open'],
    [{ mine: 0, theirs: 0, lastTopic: 'Consent' }, 'Last time: Consent'],
  ])('says no more than there is: %o', (glance, said) => {
    expect(sayGlance(glance)).toBe(said)
  })
})
