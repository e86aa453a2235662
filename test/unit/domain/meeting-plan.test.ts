// A plan holds at ten o'clock whatever clocks do, a calendar file of it keeps its identity, and an independent parser
// (Mozilla's ical.js) reads what is written.
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../shared/domain/calendar/read-calendar.ts'
import { writeInvitation } from '../../../shared/domain/calendar/invitation-file.ts'
import type { Recurrence } from '../../../shared/domain/calendar/recurrence.ts'
import { meetingFacts } from '../../../shared/domain/meeting-facts.ts'
import { calendarOf, mostPlanned, plannedDays, planSeries } from '../../../shared/domain/meeting-plan.ts'
import { momentOf, wallTime } from '../../../shared/domain/meeting-time.ts'
import { meeting, type Meeting } from '../../../shared/model/meeting.ts'
import { fromPlain, noWords } from '../../../shared/model/rich-text.ts'

const record = () => ({
  id: crypto.randomUUID(),
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
  sample: false,
})
const amina = '11111111-1111-4111-8111-111111111111'
const planned = (part: Partial<Meeting> = {}): Meeting =>
  meeting.parse({
    ...record(),
    menteeIds: [amina],
    state: 'planned',
    startsAt: '2026-10-20T08:00:00.000Z',
    timeZone: 'Europe/Zurich',
    topic: 'Thesis; chapter 2, the "long" one',
    joinLink: 'https://example.zoom.us/j/8123456789?pwd=abc',
    passCode: '4711',
    ...part,
  })
const weekly = (count: number): Recurrence => ({ every: 'week', interval: 1, count, until: null, skipped: [] })
const invited = {
  people: [{ name: 'Amina Wanjiru', emails: ['amina@example.edu'] }],
  organizer: { name: 'Ruth Keller', address: 'ruth@example.edu' },
}
let uids = 0
const newUid = () => `uid-${(uids += 1)}@example.invalid`
const now = '2026-10-01T08:00:00.000Z'
const make = (one: Meeting, more: Partial<Parameters<typeof calendarOf>[0]> = {}) =>
  calendarOf({ meeting: one, series: null, whole: false, invited, now, newUid, ...more })

describe('a meeting that is planned again', () => {
  it('stays at ten o’clock over the end of summer time', () => {
    const days = plannedDays(planned(), weekly(3))
    expect(days.map(({ startsAt }) => startsAt)).toEqual([
      '2026-10-20T08:00:00.000Z',
      '2026-10-27T09:00:00.000Z',
      '2026-11-03T09:00:00.000Z',
    ])
  })

  it('makes one series and meetings of their own, without the words of the first', () => {
    const first = planned({
      said: fromPlain('Not for the others'),
      agenda: [{ id: amina, text: 'x', from: 'mentor', sourceId: null, done: false }],
    })
    const plan = planSeries(first, weekly(4), { record })
    expect(plan?.meetings).toHaveLength(4)
    expect(plan?.meetings[0]).toMatchObject({
      id: first.id,
      said: fromPlain('Not for the others'),
      seriesDay: '2026-10-20',
    })
    expect(plan?.meetings[3]).toMatchObject({ said: noWords, agenda: [], state: 'planned', seriesId: plan?.series.id })
    expect(new Set(plan?.meetings.map(({ id }) => id)).size).toBe(4)
  })

  it('is refused when there would be one only', () => {
    expect(planSeries(planned(), weekly(1), { record })).toBeNull()
  })

  it('shows the same clock time on every day, in any zone, at any rule', () => {
    const zones = ['Europe/Zurich', 'America/New_York', 'Africa/Nairobi', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) }),
        fc.constantFrom<Recurrence['every']>('week', 'month-day', 'month-weekday'),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2, max: mostPlanned }),
        (timeZone, at, every, interval, count) => {
          const startsAt = new Date(Math.floor(at / 300_000) * 300_000).toISOString()
          const { time, day } = wallTime(startsAt, timeZone)
          const days = plannedDays(
            { startsAt, timeZone, durationMinutes: 30 },
            { every, interval, count, until: null, skipped: [] },
          )
          expect(days.length).toBeLessThanOrEqual(count)
          expect(days[0]?.startsAt).toBe(startsAt)
          for (const one of days) {
            expect(one.day >= day).toBe(true)
            // The wall clock says the same on each day; a time that is skipped in spring is taken as `momentOf` does.
            expect(one.startsAt).toBe(momentOf({ day: one.day, time }, timeZone))
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('the calendar file', () => {
  it('is an invitation that another parser reads: who, when, where, and the link', () => {
    const { calendar } = make(planned())
    const component = new ICAL.Component(ICAL.parse(writeInvitation(calendar)) as unknown[])
    expect(component.getFirstPropertyValue('method')).toBe('REQUEST')
    const event = new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined)
    expect(event.summary).toBe('Thesis; chapter 2, the "long" one')
    expect(event.startDate.toString()).toBe('2026-10-20T10:00:00')
    expect(event.location).toBe('https://example.zoom.us/j/8123456789?pwd=abc')
    expect(event.description).toContain('Pass code: 4711')
    expect(event.attendees[0]?.getFirstValue()).toBe('mailto:amina@example.edu')
  })

  it('keeps its identity, and counts only what calendars show', () => {
    const first = make(planned())
    const again = make(first.meeting)
    expect(again.calendar).toMatchObject({ uid: first.calendar.uid, sequence: 0 })
    const noted = make({ ...again.meeting, said: fromPlain('Private'), agreed: fromPlain('Private too') })
    expect(noted.calendar.sequence).toBe(0)
    const later = make({ ...noted.meeting, startsAt: '2026-10-21T08:00:00.000Z' })
    expect(later.calendar).toMatchObject({ uid: first.calendar.uid, sequence: 1 })
    const off = make({ ...later.meeting, state: 'cancelled' })
    expect(off.calendar).toMatchObject({ uid: first.calendar.uid, sequence: 2, method: 'CANCEL' })
  })

  it('says nothing that was written down, and the agenda only when it may be shared', () => {
    const agenda = [{ id: amina, text: 'The visa', from: 'mentor' as const, sourceId: null, done: false }]
    const secret = planned({ said: fromPlain('SECRET'), agreed: fromPlain('SECRET'), agenda })
    expect(writeInvitation(make(secret).calendar)).not.toMatch(/SECRET|visa/)
    expect(writeInvitation(make({ ...secret, shared: ['agenda'] }).calendar)).toContain('The visa')
  })

  it('names nobody’s address when several come', () => {
    const people = [...invited.people, { name: 'Sipho Dlamini', emails: ['sipho@example.edu'] }]
    const { calendar } = make(planned(), { invited: { ...invited, people } })
    expect(calendar).toMatchObject({ method: 'PUBLISH', attendees: [] })
    expect(writeInvitation(calendar)).not.toContain('example.edu/')
    expect(writeInvitation(calendar)).not.toContain('sipho@')
  })

  it('of a series has its rule, and a changed meeting of it its day', () => {
    const plan = planSeries(planned(), weekly(3), { record })
    if (plan === null) throw new Error('no plan')
    const whole = make(plan.meetings[0] ?? planned(), { series: plan.series, whole: true })
    const text = writeInvitation(whole.calendar)
    expect(text).toContain('RRULE:FREQ=WEEKLY')
    const second = { ...(plan.meetings[1] ?? planned()), startsAt: '2026-10-28T13:00:00.000Z' }
    const one = make(second, { series: whole.series })
    expect(one.calendar.uid).toBe(whole.calendar.uid)
    expect(writeInvitation(one.calendar)).toContain('RECURRENCE-ID;TZID=Europe/Zurich:20261027T100000')
    const read = readCalendar(new TextEncoder().encode(text), {
      from: '2026-10-01T00:00:00.000Z',
      to: '2027-01-01T00:00:00.000Z',
    })
    expect(read.ok && read.value.events.map(({ startsAt }) => startsAt)).toEqual(
      plan.meetings.map(({ startsAt }) => startsAt),
    )
  })
})

describe('what a list of meetings says', () => {
  const held = (startsAt: string, nextOn: string | null = null) => planned({ state: 'held', startsAt, nextOn })

  it('counts what was held, and takes a plan before an agreed day', () => {
    const meetings = [
      held('2026-09-01T08:00:00.000Z', '2026-09-08'),
      held('2026-09-08T08:00:00.000Z', '2026-10-19'),
      planned(),
      planned({ state: 'cancelled', startsAt: '2026-09-20T08:00:00.000Z' }),
    ]
    expect(meetingFacts(meetings)).toEqual({ held: 2, lastHeldAt: '2026-09-08T08:00:00.000Z', nextOn: '2026-10-20' })
    expect(meetingFacts(meetings.slice(0, 2)).nextOn).toBe('2026-10-19')
    expect(meetingFacts([])).toEqual({ held: 0, lastHeldAt: null, nextOn: null })
  })

  it('forgets a plan that lies before the last that was held', () => {
    const old = planned({ startsAt: '2026-09-01T08:00:00.000Z' })
    expect(meetingFacts([old, held('2026-09-08T08:00:00.000Z')]).nextOn).toBeNull()
  })
})
