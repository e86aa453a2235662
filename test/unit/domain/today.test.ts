// The day's page must name whoever waits for the mentor, once, on the right day, wherever the mentor's clock stands.
import { describe, expect, it } from 'vitest'
import { cadenceOf, usualDays } from '../../../shared/domain/cadence.ts'
import { todayOf, type Known } from '../../../shared/domain/today.ts'
import { meeting, type Meeting } from '../../../shared/model/meeting.ts'
import { mentee, type Mentee } from '../../../shared/model/mentee.ts'
import { promiseRecord, type PromiseRecord } from '../../../shared/model/promise.ts'

const now = Date.parse('2026-11-25T09:00:00.000Z')
const zone = 'Europe/Zurich'
const today = '2026-11-25'
const dayLength = 86_400_000

const base = () => ({
  id: crypto.randomUUID(),
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
})
const person = (part: Partial<Mentee> = {}): Mentee => mentee.parse({ ...base(), name: 'Ada Nova', ...part })
const known = (part: Partial<Known> = {}): Known => ({
  mentee: person(),
  lastContact: null,
  nextOn: null,
  everyDays: null,
  ...part,
})
const daysAgo = (days: number) => new Date(now - days * dayLength).toISOString()
const promise = (menteeId: string, part: Partial<PromiseRecord> = {}): PromiseRecord =>
  promiseRecord.parse({ ...base(), menteeId, owner: 'mentor', text: 'Read', ...part })
const meet = (startsAt: string, menteeIds: string[]): Meeting => meeting.parse({ ...base(), startsAt, menteeIds })
const day = (part: Partial<Parameters<typeof todayOf>[0]>) =>
  todayOf({ roster: [], promises: [], meetings: [], agreements: [], goals: [], threads: [], now, zone, ...part })

describe('cadence', () => {
  it.each([
    [usualDays - 1, 'on-track'],
    [usualDays, 'due'],
    [usualDays * 1.5, 'overdue'],
    [usualDays * 2.5, 'silent'],
  ] as const)('%d days after the last contact is %s', (days, cadence) => {
    expect(cadenceOf(known({ lastContact: daysAgo(days) }), now, today)?.cadence).toBe(cadence)
  })

  it('counts from the beginning of the mentorship when there was no contact yet', () => {
    const fresh = known({ mentee: person({ startOn: '2026-11-20' }) })
    expect(cadenceOf(fresh, now, today)).toEqual({ cadence: 'on-track', days: 5 })
  })

  it('stays on track while an agreed day lies ahead', () => {
    const agreed = known({ lastContact: daysAgo(200), nextOn: today })
    expect(cadenceOf(agreed, now, today)?.cadence).toBe('on-track')
  })

  it.each(['prospective', 'paused', 'completed'] as const)('does not press for somebody who is %s', (status) => {
    expect(cadenceOf(known({ mentee: person({ status }), lastContact: daysAgo(300) }), now, today)).toBeNull()
  })

  it('does not press for somebody archived', () => {
    const away = known({ mentee: person({ archivedAt: daysAgo(1) }), lastContact: daysAgo(300) })
    expect(cadenceOf(away, now, today)).toBeNull()
  })
})

describe('today', () => {
  it('keeps my promises apart from theirs, within a week, the longest due first', () => {
    const one = known()
    const { id } = one.mentee
    const mine = ['2026-12-02', '2026-11-01', '2026-12-03'].map((dueOn) => promise(id, { dueOn }))
    const theirs = promise(id, { owner: 'mentee', dueOn: today })
    const shown = day({ roster: [one], promises: [...mine, theirs, promise(id)] })
    expect(shown.mine.map(({ dueOn }) => dueOn)).toEqual(['2026-11-01', '2026-12-02'])
    expect(shown.theirs).toEqual([theirs])
  })

  it('shows no settled promise and none of an archived mentee', () => {
    const away = known({ mentee: person({ archivedAt: daysAgo(1) }) })
    const one = known()
    const promises = [
      promise(away.mentee.id, { dueOn: today }),
      promise(one.mentee.id, { dueOn: today, state: 'kept', settledOn: today }),
    ]
    expect(day({ roster: [away, one], promises }).mine).toEqual([])
  })

  it('shows a meeting until it is over, and its agreed day not a second time', () => {
    const one = known({ nextOn: today, lastContact: daysAgo(3) })
    const running = meet('2026-11-25T08:45:00.000Z', [one.mentee.id])
    const over = meet('2026-11-25T07:00:00.000Z', [one.mentee.id])
    const shown = day({ roster: [one], meetings: [over, running] })
    expect(shown.ahead).toMatchObject([{ at: running.startsAt, meetingId: running.id, menteeIds: [one.mentee.id] }])
  })

  it('shows an agreed day without a clock time', () => {
    const one = known({ nextOn: '2026-11-27', lastContact: daysAgo(3) })
    expect(day({ roster: [one] }).ahead).toMatchObject([
      { at: '2026-11-27', meetingId: null, menteeIds: [one.mentee.id] },
    ])
  })

  it('takes the day from the mentor’s clock, not from Greenwich', () => {
    const one = known({ nextOn: '2026-11-25', lastContact: daysAgo(3) })
    const late = { now: Date.parse('2026-11-25T23:30:00.000Z'), roster: [one] }
    expect(day({ ...late, zone: 'UTC' }).missed).toEqual([])
    expect(day({ ...late, zone: 'Pacific/Auckland' }).missed).toEqual([one])
  })

  it('names whoever was not heard of, the longest first', () => {
    const quiet = known({ lastContact: daysAgo(40) })
    const silent = known({ lastContact: daysAgo(100) })
    const shown = day({ roster: [quiet, known({ lastContact: daysAgo(2) }), silent] })
    expect(shown.unheard.map(({ mentee: { id }, cadence, days }) => ({ id, cadence, days }))).toEqual([
      { id: silent.mentee.id, cadence: 'silent', days: 100 },
      { id: quiet.mentee.id, cadence: 'due', days: 40 },
    ])
  })
})
