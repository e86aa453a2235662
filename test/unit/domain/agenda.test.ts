// An agenda is put together from what is open, each thing once, and a summary tells only what may be told.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved, mostProposals, proposalsFor, withPoints } from '../../../shared/domain/agenda.ts'
import { formatLines, summaryOf } from '../../../shared/domain/meeting-summary.ts'
import { goal } from '../../../shared/model/goal.ts'
import { meeting, sharedPart, type Meeting } from '../../../shared/model/meeting.ts'
import { promiseRecord, type PromiseRecord } from '../../../shared/model/promise.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'

const newId = () => crypto.randomUUID()
const base = () => ({ id: newId(), createdAt: '2026-09-01T08:00:00.000Z', updatedAt: '2026-09-01T08:00:00.000Z' })
const amina = newId()
const sipho = newId()
const promise = (part: Partial<PromiseRecord>): PromiseRecord =>
  promiseRecord.parse({ ...base(), menteeId: amina, owner: 'mentee', text: 'Draft', ...part })
const meet = (part: Partial<Meeting> = {}): Meeting =>
  meeting.parse({ ...base(), menteeIds: [amina], startsAt: '2026-11-20T08:00:00.000Z', ...part })
const known = { menteeIds: [amina], today: '2026-11-25', promises: [], goals: [], meetings: [] }

describe('proposals for an agenda', () => {
  it('are the open promises and goals of these people, the longest due first', () => {
    const promises = [
      promise({ text: 'Later', dueOn: '2026-12-01' }),
      promise({ text: 'Now', dueOn: '2026-11-01' }),
      promise({ text: 'Done', state: 'kept' }),
      promise({ text: 'Of another', menteeId: sipho }),
    ]
    const goals = [
      goal.parse({ ...base(), menteeId: amina, title: 'Grant' }),
      goal.parse({ ...base(), menteeId: sipho, title: 'No' }),
    ]
    expect(proposalsFor([], { ...known, promises, goals }).map(({ text }) => text)).toEqual(['Now', 'Later', 'Grant'])
  })

  it('begin with a conclusion whose day has come', () => {
    const cs = { choices: [], challenge: '', chosenId: null, conclusion: 'Change the topic', hindsight: null }
    const due = meet({ fiveCs: { ...cs, lookAgainOn: '2026-11-25' } })
    const later = meet({ fiveCs: { ...cs, lookAgainOn: '2026-12-25' } })
    const seen = meet({
      fiveCs: { ...cs, lookAgainOn: '2026-11-01', hindsight: { on: '2026-11-02', verdict: 'well', words: '' } },
    })
    const [first, ...rest] = proposalsFor([], { ...known, meetings: [due, later, seen] })
    expect(first).toMatchObject({ sourceId: due.id, text: 'Did we choose well? Change the topic' })
    expect(rest).toEqual([])
  })

  it('come onto the agenda once, however often they are taken', () => {
    const proposals = proposalsFor([], { ...known, promises: [promise({})] })
    const once = withPoints([], proposals, newId)
    expect(withPoints(once, proposals, newId)).toEqual(once)
    expect(proposalsFor(once, { ...known, promises: [promise({ id: once[0]?.sourceId ?? '' })] })).toEqual([])
  })

  it('are never more than can be talked about', () => {
    const promises = Array.from({ length: 40 }, () => promise({}))
    expect(proposalsFor([], { ...known, promises })).toHaveLength(mostProposals)
  })

  it('move without being lost', () => {
    const agenda = withPoints(
      [],
      ['a', 'b', 'c'].map((text) => ({ text, from: 'mentor' as const, sourceId: null })),
      newId,
    )
    fc.assert(
      fc.property(fc.nat(2), fc.integer({ min: -5, max: 5 }), (which, by) => {
        const after = moved(agenda, agenda[which]?.id ?? '', by)
        expect(after.map(({ text }) => text).toSorted()).toEqual(['a', 'b', 'c'])
        expect(after.findIndex(({ id }) => id === agenda[which]?.id)).toBe(Math.max(0, Math.min(2, which + by)))
      }),
    )
  })
})

describe('a summary for the mentee', () => {
  const full = meet({
    agenda: [{ id: newId(), text: 'AGENDA', from: 'mentor', sourceId: null, done: false }],
    said: fromPlain('SAID'),
    agreed: fromPlain('AGREED'),
    format: 'five-cs',
    fiveCs: {
      challenge: 'CHALLENGE',
      choices: [{ id: amina, text: 'CHOICE', consequences: 'CONSEQUENCE', solutions: 'SOLUTION' }],
      chosenId: amina,
      conclusion: 'CONCLUSION',
      lookAgainOn: null,
      hindsight: null,
    },
    threeTwoOne: { learnt: ['LEARNT'], useful: ['USEFUL'], question: 'QUESTION' },
    nextOn: '2026-12-01',
  })
  const words = {
    agenda: ['AGENDA'],
    'five-cs': ['CHALLENGE', 'CHOICE', 'CONSEQUENCE', 'SOLUTION', 'CONCLUSION'],
    'three-two-one': ['LEARNT', 'USEFUL', 'QUESTION'],
  }
  const told = (shared: Meeting['shared'], promises: PromiseRecord[] = []) =>
    summaryOf({ meeting: { ...full, shared }, promises, sayDay: (day) => day, when: 'Friday' })

  it('is empty while nothing may be shared', () => {
    expect(told([])).toBe('')
  })

  it('holds exactly the parts that may be shared, whichever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...sharedPart.options), { minLength: 1 }), (shared) => {
        const text = told(shared)
        for (const part of sharedPart.options)
          for (const word of words[part]) expect(text.includes(word), word).toBe(shared.includes(part))
      }),
    )
  })

  it('holds of what was said and agreed exactly the blocks that may be shared', () => {
    const marks = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(marks, marks, (said, agreed) => {
        const written = (word: string, shared: readonly boolean[]) => ({
          type: 'doc' as const,
          content: shared.flatMap((mark, place) => fromPlain(`${word}${place}.`, mark).content),
        })
        const noted = meet({ said: written('SAID', said), agreed: written('AGREED', agreed) })
        const text = summaryOf({ meeting: noted, promises: [], sayDay: (day) => day, when: 'Friday' })
        said.forEach((mark, place) => expect(text.includes(`SAID${place}.`)).toBe(mark))
        agreed.forEach((mark, place) => expect(text.includes(`AGREED${place}.`)).toBe(mark))
      }),
    )
  })

  it('tells the promises of both, and not those that were dropped', () => {
    const text = told(
      [],
      [
        promise({ owner: 'mentor', text: 'Read it', dueOn: '2026-12-01' }),
        promise({ text: 'Send it' }),
        promise({ text: 'Forget it', state: 'dropped', reason: 'x' }),
      ],
    )
    expect(text).toContain('I promised\n- Read it (by 2026-12-01)')
    expect(text).toContain('You promised\n- Send it')
    expect(text).not.toContain('Forget it')
    expect(text).toContain('We meet again on 2026-12-01.')
  })

  it('reads a format as text for the time line', () => {
    expect(formatLines(full)).toContain('- CHOICE (chosen)')
    expect(formatLines({ ...full, format: 'three-two-one' })).toBe(
      'Learnt: LEARNT\nOf use: USEFUL\nOpen question: QUESTION',
    )
    expect(formatLines({ ...full, format: 'free' })).toBe('')
  })
})
