// An agreement must hold what both sides said, never decide for them, and never be in force twice.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agree,
  agreementText,
  allTerms,
  canTakeBoth,
  differenceOf,
  draftOf,
  inForce,
  isSaid,
  newVersion,
  sayTerm,
  settle,
  starters,
  stillGood,
  summaryLines,
  take,
  takeBoth,
  termWords,
  unsettled,
  withSide,
} from '../../../shared/domain/agreements.ts'
import { monthsAfter } from '../../../shared/domain/calendar/days.ts'
import { agreement, terms, type Agreement, type Terms } from '../../../shared/model/agreement.ts'

const today = '2026-11-25'

function made(part: { mentor?: Partial<Terms>; mentee?: Partial<Terms>; common?: Partial<Terms> } = {}): Agreement {
  return agreement.parse({
    ...record(),
    menteeId: crypto.randomUUID(),
    mentor: terms.parse(part.mentor ?? {}),
    mentee: terms.parse(part.mentee ?? {}),
    common: terms.parse(part.common ?? {}),
  })
}

function record() {
  return { id: crypto.randomUUID(), createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-01T08:00:00.000Z' }
}

const someTerms = fc.record({
  purpose: fc.constantFrom('', ' ', 'Write', 'Publish'),
  everyDays: fc.constantFrom(null, 7, 10, 14),
  channel: fc.constantFrom(null, 'email' as const, 'video' as const),
  place: fc.constantFrom('', 'Zoom', 'Room 3'),
  agendaBy: fc.constantFrom(null, 'mentor' as const, 'mentee' as const),
  ending: fc.constantFrom('', 'By a word'),
})
const any = fc.record({ mentor: someTerms, mentee: someTerms, common: someTerms }).map((parts) => made(parts))

describe('the terms', () => {
  it('are all named, in one order', () => {
    expect([...allTerms].toSorted()).toEqual(Object.keys(termWords).toSorted())
    expect([...allTerms].toSorted()).toEqual(Object.keys(terms.shape).toSorted())
  })

  it('begin from wordings that can be kept', () => {
    expect(terms.safeParse(starters).success).toBe(true)
  })

  it.each([
    [1, 'Every day'],
    [7, 'Every week'],
    [10, 'Every 10 days'],
    [14, 'Every 2 weeks'],
  ])('every %i days is said as %s', (everyDays, words) => {
    expect(sayTerm(terms.parse({ everyDays }), 'everyDays')).toBe(words)
  })

  it('say nothing where nothing was said', () => {
    const nothing = terms.parse({})
    for (const term of allTerms) expect(sayTerm(nothing, term)).toBe('')
  })
})

describe('where the sides differ', () => {
  it('tells one side from the other, and the same from a difference', () => {
    const one = made({
      mentor: { everyDays: 14, purpose: 'Write', place: 'Zoom' },
      mentee: { everyDays: 7, purpose: 'Write ', ending: 'By a word' },
    })
    expect(differenceOf(one, 'everyDays')).toBe('different')
    expect(differenceOf(one, 'purpose')).toBe('same')
    expect(differenceOf(one, 'place')).toBe('only-mentor')
    expect(differenceOf(one, 'ending')).toBe('only-mentee')
    expect(differenceOf(one, 'lapse')).toBe('unsaid')
  })

  it('is the same whoever is named first, but for the side', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(...allTerms), (one, term) => {
        const swapped = differenceOf({ mentor: one.mentee, mentee: one.mentor }, term)
        const turned = { 'only-mentor': 'only-mentee', 'only-mentee': 'only-mentor' } as const
        const here = differenceOf(one, term)
        expect(swapped).toBe(here === 'only-mentor' || here === 'only-mentee' ? turned[here] : here)
      }),
    )
  })
})

describe('settling', () => {
  it('decides nothing where the sides differ, and keeps what was settled', () => {
    fc.assert(
      fc.property(any, (one) => {
        const settled = settle(one)
        for (const term of allTerms) {
          if (isSaid(one.common, term)) expect(settled.common[term]).toEqual(one.common[term])
          else if (differenceOf(one, term) === 'different') expect(isSaid(settled.common, term)).toBe(false)
        }
        expect(unsettled(settled).every((term) => differenceOf(one, term) === 'different')).toBe(true)
        expect(settle(settled)).toEqual(settled)
        expect([settled.mentor, settled.mentee]).toEqual([one.mentor, one.mentee])
        expect(agreement.safeParse(settled).success).toBe(true)
      }),
    )
  })

  it('takes one side, and both where text can hold them', () => {
    const one = made({ mentor: { purpose: 'Write', everyDays: 14 }, mentee: { purpose: 'Publish', everyDays: 7 } })
    expect(take(one, 'mentee', 'everyDays').common.everyDays).toBe(7)
    expect(takeBoth(one, 'purpose').common.purpose).toBe('Write\nPublish')
    expect(canTakeBoth(one, 'everyDays')).toBe(false)
    expect(takeBoth(one, 'everyDays')).toEqual(one)
  })

  it('opens what was settled on the words of a side when that side changes them, and nothing else', () => {
    const one = settle(
      made({ mentor: { purpose: 'Write', place: 'Zoom' }, mentee: { purpose: 'Publish', place: 'Zoom' } }),
    )
    const taken = take(one, 'mentee', 'purpose')
    expect(withSide(taken, 'mentor', { purpose: 'Write more' }).common).toEqual(taken.common)
    expect(withSide(taken, 'mentee', { purpose: 'Apply' }).common).toMatchObject({ purpose: '', place: 'Zoom' })
    expect(unsettled(withSide(one, 'mentor', { place: 'Room 3' }))).toEqual(['purpose', 'place'])
  })

  it('refuses two places that are too long for one line', () => {
    const one = made({ mentor: { place: 'a'.repeat(300) }, mentee: { place: 'b'.repeat(300) } })
    expect(canTakeBoth(one, 'place')).toBe(false)
  })
})

describe('agreeing', () => {
  it('asks for the first look after a month and for later ones after a year', () => {
    const [first] = agree(made(), [], today)
    expect(first).toMatchObject({ state: 'agreed', agreedOn: today, reviewOn: '2026-12-25' })
    expect(stillGood(first!, '2026-12-20').reviewOn).toBe('2027-12-20')
    const second = newVersion(first!, [first!], record())
    expect(agree(second, [first!], '2026-12-20')[0]).toMatchObject({ version: 2, reviewOn: '2027-12-20' })
  })

  it('leaves exactly one in force, however often it is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (times) => {
        let all = agree(made({ common: { everyDays: 14 } }), [], today)
        for (let round = 0; round < times; round += 1) {
          const draft = newVersion(inForce(all)!, all, record())
          expect(draftOf([...all, draft])).toBe(draft)
          const changed = agree(draft, [...all, draft], today)
          all = [...changed, ...all.filter((one) => changed.every(({ id }) => id !== one.id))]
        }
        expect(all.filter(({ state }) => state === 'agreed')).toHaveLength(1)
        expect(all.filter(({ state }) => state === 'replaced')).toHaveLength(times)
        expect(new Set(all.map(({ version }) => version)).size).toBe(times + 1)
      }),
    )
  })

  it('begins a new version for both sides from what is in force', () => {
    const [first] = agree(made({ mentor: { everyDays: 7 }, common: { everyDays: 14 } }), [], today)
    const next = newVersion(first!, [first!], record())
    expect(next).toMatchObject({ version: 2, state: 'draft', agreedOn: null, reviewOn: null })
    expect([next.mentor, next.mentee]).toEqual([first!.common, first!.common])
    expect(settle(next).common).toEqual(first!.common)
    expect(unsettled(settle(withSide(next, 'mentee', { everyDays: 21 })))).toEqual(['everyDays'])
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (day, months, later) => {
    expect(monthsAfter(day, months)).toBe(later)
  })
})

describe('an agreement in words', () => {
  const one = {
    ...made({
      common: { everyDays: 14, lengthMinutes: 60, channel: 'video', place: 'Zoom', agendaBy: 'mentee', replyDays: 3 },
    }),
    agreedOn: today,
    reviewOn: '2026-12-25',
  }

  it('fits into five lines', () => {
    expect(summaryLines(one)).toEqual([
      'Every 2 weeks, 60 minutes, Video: Zoom',
      'Agenda from the mentee',
      'Mail answered within 3 days',
      'Looked at again on 25 December 2026',
    ])
    fc.assert(
      fc.property(any, (other) => {
        expect(summaryLines(other).length).toBeLessThanOrEqual(5)
      }),
    )
  })

  it('says every settled term, both names and the days', () => {
    const text = agreementText(one, { mentor: 'Ruth', mentee: 'Amina' })
    expect(text).toContain('between Ruth and Amina')
    expect(text).toContain('How often\nEvery 2 weeks')
    expect(text).toContain('Agreed on 25 November 2026. Looked at again on 25 December 2026.')
    expect(text).not.toContain(termWords.purpose.name)
  })
})
