// Promises must be looked at in the order in which they press, and none may fall out of sight before it is settled.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedInto, comparePromises, dropped, kept, reopened, standingOf } from '../../../shared/domain/promises.ts'
import { promiseRecord, type PromiseRecord } from '../../../shared/model/promise.ts'

const mentee = crypto.randomUUID()
const meeting = crypto.randomUUID()
const today = '2026-11-25'

function promise(part: Partial<PromiseRecord> = {}): PromiseRecord {
  return promiseRecord.parse({
    id: crypto.randomUUID(),
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-01T08:00:00.000Z',
    menteeId: mentee,
    owner: 'mentor',
    text: 'Read the draft',
    ...part,
  })
}

describe('how a promise stands', () => {
  it.each([
    ['2026-11-24', 'overdue'],
    ['2026-11-25', 'due'],
    ['2026-11-26', 'open'],
    [null, 'open'],
  ] as const)('due on %s it is %s', (dueOn, standing) => {
    expect(standingOf(promise({ dueOn }), today)).toBe(standing)
  })

  it('is no longer overdue once it is settled', () => {
    const late = promise({ dueOn: '2026-01-01' })
    expect(standingOf(kept(late, today), today)).toBe('kept')
    expect(standingOf(dropped(late, 'The journal closed', today), today)).toBe('dropped')
  })

  it('says when and why it was settled, and forgets both when it is opened again', () => {
    const gone = dropped(promise(), '  The journal closed ', today)
    expect(gone).toMatchObject({ state: 'dropped', settledOn: today, reason: 'The journal closed' })
    expect(reopened(gone)).toMatchObject({ state: 'open', settledOn: null, reason: '' })
    expect(kept(gone, today)).toMatchObject({ state: 'kept', reason: '' })
  })
})

describe('the order of promises', () => {
  const any = fc.record({
    state: fc.constantFrom('open' as const, 'kept' as const, 'dropped' as const),
    dueOn: fc.constantFrom(null, '2026-11-20', '2026-11-25', '2026-12-01'),
    settledOn: fc.constantFrom(null, '2026-11-20', '2026-11-21'),
  })

  it('puts open ones before settled ones, and among the open the longest due first', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (parts) => {
        const sorted = parts.map((part) => promise(part)).toSorted(comparePromises)
        const open = sorted.filter(({ state }) => state === 'open')
        expect(sorted.slice(0, open.length)).toEqual(open)
        const days = open.map(({ dueOn }) => dueOn ?? '9999-12-31')
        expect(days).toEqual(days.toSorted())
      }),
    )
  })
})

describe('what a meeting looks back on', () => {
  it('carries everything open with its mentees over, until it is settled', () => {
    const old = promise({ meetingId: crypto.randomUUID() })
    const between = promise({ owner: 'mentee' })
    expect(carriedInto([old, between], meeting, [mentee])).toHaveLength(2)
    expect(carriedInto([kept(old, today), between], meeting, [mentee])).toEqual([between])
  })

  it('still shows what was promised at it after that is settled', () => {
    const here = kept(promise({ meetingId: meeting }), today)
    expect(carriedInto([here], meeting, [mentee])).toEqual([here])
  })

  it('shows nothing of a mentee who is not there', () => {
    expect(carriedInto([promise({ menteeId: crypto.randomUUID() })], meeting, [mentee])).toEqual([])
  })
})
