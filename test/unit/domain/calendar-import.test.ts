// A calendar file brings its meetings once, moves what has moved, and never undoes what is newer here.
import { describe, expect, it } from 'vitest'
import { planCalendarImport } from '../../../shared/domain/calendar-import.ts'
import { readCalendar, type ReadEvent } from '../../../shared/domain/calendar/read-calendar.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { mentee } from '../../../shared/model/mentee.ts'

const base = () => ({
  id: crypto.randomUUID(),
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
  sample: false,
})
const amina = mentee.parse({ ...base(), name: 'Amina Wanjiru', emails: ['amina@example.edu'] })
const people = [amina, mentee.parse({ ...base(), name: 'Sipho Dlamini' })]
const now = Date.parse('2026-11-25T09:00:00.000Z')
const plan = (events: readonly ReadEvent[], meetings: readonly Meeting[] = []) =>
  planCalendarImport(events, { meetings, people, now, zone: 'Europe/Zurich', record: base })

function events(...lines: string[]): ReadEvent[] {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', ...lines, 'END:VCALENDAR'].join('\r\n')
  const read = readCalendar(new TextEncoder().encode(text), {
    from: '2026-01-01T00:00:00.000Z',
    to: '2027-12-31T00:00:00.000Z',
  })
  if (!read.ok) throw new Error(read.error.code)
  return read.value.events
}
const event = (part: { start?: string; sequence?: number; more?: string[] } = {}) => [
  'BEGIN:VEVENT',
  'UID:abc@example.org',
  `SEQUENCE:${part.sequence ?? 0}`,
  'SUMMARY:Thesis talk',
  `DTSTART:${part.start ?? '20261201T140000Z'}`,
  'DURATION:PT45M',
  'LOCATION:https://example.zoom.us/j/812',
  'ATTENDEE;CN=Amina:mailto:AMINA@example.edu',
  ...(part.more ?? []),
  'END:VEVENT',
]

describe('a calendar file', () => {
  it('brings a meeting with its mentee, time, length and link', () => {
    const [line] = plan(events(...event()))
    expect(line).toMatchObject({
      kind: 'new',
      meeting: {
        state: 'planned',
        menteeIds: [amina.id],
        startsAt: '2026-12-01T14:00:00.000Z',
        durationMinutes: 45,
        topic: 'Thesis talk',
        joinLink: 'https://example.zoom.us/j/812',
        channel: 'video',
        calendarUid: 'abc@example.org',
      },
    })
  })

  it('takes what is over as held', () => {
    expect(plan(events(...event({ start: '20261101T140000Z' })))[0]?.meeting?.state).toBe('held')
  })

  it('changes nothing a second time', () => {
    const first = plan(events(...event())).flatMap(({ meeting }) => meeting ?? [])
    expect(plan(events(...event()), first)).toMatchObject([{ kind: 'same', meeting: null }])
  })

  it('moves what has moved, unless the file is the older one', () => {
    const kept = plan(events(...event({ sequence: 2 }))).flatMap(({ meeting }) => meeting ?? [])
    expect(plan(events(...event({ sequence: 3, start: '20261202T140000Z' })), kept)).toMatchObject([
      { kind: 'changed', meeting: { id: kept[0]?.id, startsAt: '2026-12-02T14:00:00.000Z', calendarSequence: 3 } },
    ])
    expect(plan(events(...event({ sequence: 1, start: '20261202T140000Z' })), kept)).toMatchObject([{ kind: 'same' }])
  })

  it('calls off what is cancelled, and does not bring it otherwise', () => {
    const cancelled = events(...event({ sequence: 1, more: ['STATUS:CANCELLED'] }))
    const kept = plan(events(...event())).flatMap(({ meeting }) => meeting ?? [])
    expect(plan(cancelled, kept)).toMatchObject([{ kind: 'off', meeting: { state: 'cancelled' } }])
    expect(plan(cancelled)).toMatchObject([{ kind: 'same', meeting: null }])
    const held = kept.map((one): Meeting => ({ ...one, state: 'held' }))
    expect(plan(cancelled, held)).toMatchObject([{ kind: 'same', meeting: null }])
  })

  it('keeps the days of a series apart', () => {
    const lines = plan(events(...event({ more: ['RRULE:FREQ=WEEKLY;COUNT=3'] })))
    expect(lines.map(({ meeting }) => meeting?.seriesDay)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15'])
    const kept = lines.flatMap(({ meeting }) => meeting ?? [])
    expect(
      plan(events(...event({ more: ['RRULE:FREQ=WEEKLY;COUNT=3'] })), kept).every(({ kind }) => kind === 'same'),
    ).toBe(true)
  })

  it('leaves out whole days and names nobody who is not known', () => {
    const strange = events('BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20261201', 'SUMMARY:Holiday', 'END:VEVENT')
    expect(plan(strange)).toEqual([])
    const other = events(...event().map((line) => line.replace(/amina/giu, 'nobody')))
    expect(plan(other)[0]?.menteeIds).toEqual([])
  })
})
