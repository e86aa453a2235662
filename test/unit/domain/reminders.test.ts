// A notification comes once, in time, for what still lies ahead, and tells a bystander nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remindersBetween, sayReminders, type Reminder } from '../../../shared/domain/reminders.ts'
import { meeting, type MeetingState } from '../../../shared/model/meeting.ts'
import { promiseRecord, type PromiseRecord } from '../../../shared/model/promise.ts'

const zone = 'Europe/Zurich'
const at = (time: string) => Date.parse(`2026-11-25T${time}:00.000Z`)
const minute = 60_000
const base = () => ({
  id: crypto.randomUUID(),
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
})
const planned = (start: number, state: MeetingState = 'planned') =>
  meeting.parse({ ...base(), state, startsAt: new Date(start).toISOString(), topic: 'SECRET' })
const promise = (part: Partial<PromiseRecord> = {}) =>
  promiseRecord.parse({ ...base(), menteeId: base().id, owner: 'mentor', text: 'SECRET', dueOn: '2026-11-25', ...part })

describe('reminders between two looks', () => {
  it('come ten minutes before a meeting', () => {
    const meetings = [planned(at('14:00'))]
    const between = (after: string, until: string) =>
      remindersBetween({ meetings, promises: [] }, { after: at(after), until: at(until) }, zone)
    expect(between('13:40', '13:49')).toEqual([])
    expect(between('13:49', '13:50')).toEqual([{ kind: 'meeting', startsAt: at('14:00') }])
    expect(between('13:50', '13:51')).toEqual([])
  })

  it('say nothing of a meeting that has begun while nobody looked', () => {
    const known = { meetings: [planned(at('14:00'))], promises: [] }
    expect(remindersBetween(known, { after: at('13:00'), until: at('13:58') }, zone)).toHaveLength(1)
    expect(remindersBetween(known, { after: at('13:00'), until: at('14:00') }, zone)).toEqual([])
  })

  it.each(['held', 'cancelled', 'missed'] as const)('say nothing of one that is %s', (state) => {
    const known = { meetings: [planned(at('14:00'), state)], promises: [] }
    expect(remindersBetween(known, { after: at('13:40'), until: at('13:55') }, zone)).toEqual([])
  })

  it('name my promises at nine on my clock, on their own day', () => {
    const promises = [
      promise(),
      promise({ owner: 'mentee' }),
      promise({ state: 'kept' }),
      promise({ dueOn: '2026-11-24' }),
      promise({ dueOn: null }),
    ]
    const between = (after: string, until: string) =>
      remindersBetween({ meetings: [], promises }, { after: at(after), until: at(until) }, zone)
    expect(between('07:58', '07:59')).toEqual([])
    expect(between('07:59', '08:00')).toEqual([{ kind: 'promise' }])
    expect(between('08:00', '08:01')).toEqual([])
  })

  it('are the same in whatever steps the clock is looked at, each once, until the meeting begins', () => {
    const start = at('12:00')
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 11, max: 170 }), { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 30, maxLength: 60 }),
        (begins, steps) => {
          const meetings = begins.map((after) => planned(start + after * minute))
          let after = start
          let seen = 0
          for (const step of steps) {
            const until = after + step * minute
            seen += remindersBetween({ meetings, promises: [] }, { after, until }, zone).length
            after = until
          }
          const reached = begins.filter((begin) => start + (begin - 10) * minute <= after)
          expect(seen).toBe(reached.length)
        },
      ),
    )
  })
})

describe('the words of a notification', () => {
  const now = at('13:50')
  const one: Reminder = { kind: 'meeting', startsAt: at('14:00') }
  it.each([
    [[], null],
    [[one], 'A meeting begins in ten minutes'],
    [[{ kind: 'meeting', startsAt: now + 4 * minute - 1 }], 'A meeting begins in 4 minutes'],
    [[{ kind: 'meeting', startsAt: now + 1 }], 'A meeting begins in a minute'],
    [[one, one], '2 meetings begin within ten minutes'],
    [[{ kind: 'promise' }], 'A promise of yours is due today'],
    [
      [one, { kind: 'promise' }, { kind: 'promise' }],
      'A meeting begins in ten minutes, and 2 promises of yours are due today',
    ],
  ] as const)('bundle %o into one sentence', (reminders, said) => {
    expect(sayReminders([...reminders], now)).toBe(said)
  })

  it('hold no word of a mentee', () => {
    const known = { meetings: [planned(at('14:00'))], promises: [promise()] }
    const due = remindersBetween(known, { after: at('07:00'), until: at('13:59') }, zone)
    expect(due).toHaveLength(2)
    expect(JSON.stringify([due, sayReminders(due, at('13:59'))])).not.toContain('SECRET')
  })
})
