// Calendar files of other programs, and files that are made to do harm.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCalendar, replyOf } from '../../../../shared/domain/calendar/read-calendar.ts'
import { bytesOf, wideWindow } from './meetings.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/calendar/${name}`, import.meta.url)))

function read(bytes: Uint8Array, window: Parameters<typeof readCalendar>[1] = wideWindow) {
  const result = readCalendar(bytes, window)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const fileOf = (...lines: string[]) => bytesOf(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
const eventOf = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'DTSTART:20260105T100000Z', ...lines, 'END:VEVENT']
const codeOf = (bytes: Uint8Array) => {
  const result = readCalendar(bytes, wideWindow)
  return result.ok ? 'read' : result.error.code
}

describe('a file of', () => {
  test('Google: the series without its skipped day and with its moved one, over the change of clocks', () => {
    const { events, method } = read(fixture('google-request.ics'))
    expect(method).toBe('REQUEST')
    expect(events.map((one) => [one.recurrenceDay, one.startsAt, one.summary])).toEqual([
      ['2026-10-12', '2026-10-12T08:00:00.000Z', 'Mentoring ☕'],
      ['2026-10-26', '2026-10-26T09:00:00.000Z', 'Mentoring ☕'],
      ['2026-11-02', '2026-11-02T13:00:00.000Z', 'Mentoring in the afternoon'],
    ])
    expect(events[0]).toMatchObject({
      description: 'First talk, then the plan.\nBring the draft; both copies.',
      attendees: [{ answer: 'accepted' }, { address: 'noa@uni.example', answer: 'needs-action' }],
    })
  })

  test('Outlook: a zone by its Windows name, and a zone that only the file knows', () => {
    const { events, warnings } = read(fixture('outlook-request.ics'))
    expect(events.map((one) => [one.startsAt, one.endsAt, one.timeZone])).toEqual([
      ['2026-09-14T08:00:00.000Z', '2026-09-14T09:00:00.000Z', 'Europe/Berlin'],
      ['2026-09-14T14:00:00.000Z', '2026-09-14T14:45:00.000Z', ''],
    ])
    expect(events[0]).toMatchObject({ sequence: 2, organizer: { name: 'Keller, Ada' }, location: 'Room 4' })
    expect(warnings).toEqual([])
  })

  test("Apple: whole days in the mentor's zone, and an address of the web", () => {
    const { events } = read(fixture('apple-publish.ics'), { ...wideWindow, timeZone: 'Europe/Zurich' })
    expect(events).toMatchObject([
      { isAllDay: true, startsAt: '2026-09-13T22:00:00.000Z', endsAt: '2026-09-15T22:00:00.000Z' },
      { isAllDay: false, startsAt: '2026-09-15T13:00:00.000Z', url: 'https://meet.example/abc' },
    ])
  })

  test('answers: who said what to which version', () => {
    expect(replyOf(fixture('reply-tentative.ics'))).toEqual({
      ok: true,
      value: {
        uid: 'abc@telemachus.invalid',
        sequence: 3,
        recurrenceDay: null,
        name: 'Noa Berg',
        address: 'Noa@uni.example',
        answer: 'tentative',
      },
    })
    expect(replyOf(fixture('google-request.ics'))).toMatchObject({ error: { code: 'calendar/not-a-reply' } })
  })
})

describe('a file that is', () => {
  test.each([
    ['empty', new Uint8Array(), 'calendar/not-a-calendar'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), 'calendar/not-a-calendar'],
    ['with a NUL', fileOf('X:\0'), 'calendar/not-a-calendar'],
    ['huge', new Uint8Array(20 * 1024 * 1024), 'calendar/too-large'],
    ['cut off', bytesOf('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1'), 'calendar/cut-off'],
    ['wrongly closed', fileOf('BEGIN:VEVENT', 'END:VTODO'), 'calendar/cut-off'],
    ['10,000 deep', fileOf(...Array<string>(10_000).fill('BEGIN:VEVENT')), 'calendar/too-deep'],
    ['of a million lines', fileOf('\n'.repeat(1_000_000)), 'calendar/too-many-lines'],
  ])('%s is named', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  test.each([
    'FREQ=SECONDLY',
    'FREQ=DAILY;BYHOUR=1,2,3',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=WEEKLY;COUNT=99999999999',
    'nonsense',
  ])('repeated by %s is read once and says so', (rule) => {
    const { events, warnings } = read(fileOf(...eventOf(`RRULE:${rule}`)))
    expect(events).toHaveLength(1)
    expect(warnings).toEqual(['calendar/recurrence-not-read'])
  })

  test.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=YEARLY;BYSETPOS=366;COUNT=5',
  ])('repeated on days that never come (%s) ends', (rule) => {
    expect(read(fileOf(...eventOf(`RRULE:${rule}`))).events).toEqual([])
  })

  test('repeated daily for ever, and until the end of time, stays in the window and under 500', () => {
    const window = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-08T00:00:00.000Z' }
    expect(read(fileOf(...eventOf('RRULE:FREQ=DAILY;UNTIL=99991231T235959Z')), window).events).toHaveLength(7)
    const all = read(fileOf(...eventOf('RRULE:FREQ=DAILY')))
    expect(all.events).toHaveLength(500)
    expect(all.warnings).toEqual(['calendar/too-many-events'])
  })

  test('full of attendees, lines, attachments and times loses those and keeps the event', () => {
    const attendees = Array.from({ length: 90_000 }, (_, index) => `ATTENDEE:mailto:${index}@a.example`)
    const many = read(fileOf(...eventOf(...attendees)))
    expect(many.events[0]?.attendees).toHaveLength(300)
    expect(many.warnings).toEqual(['calendar/attendees-left-out'])
    const long = 'x'.repeat(3_000_000)
    const wide = read(fileOf(...eventOf(`ATTACH;ENCODING=BASE64:${long}`, `__proto__:x`, 'constructor:y')))
    expect(wide).toMatchObject({ events: [{ uid: '1' }], warnings: ['calendar/line-left-out'] })
    const times = Array<string>(900).fill(`RDATE:${Array<string>(200).fill('20260106T100000Z').join(',')}`)
    expect(read(fileOf(...eventOf(...times))).events).toHaveLength(500)
  })

  test('with copies of an event keeps the newest version, and counts what cannot be read', () => {
    const { events, leftOut, warnings } = read(
      fileOf(
        ...eventOf('SEQUENCE:2', 'SUMMARY:new'),
        ...eventOf('SEQUENCE:1', 'SUMMARY:old'),
        ...['BEGIN:VEVENT', 'UID:2', 'DTSTART:tomorrow', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:3', 'END:VEVENT'],
      ),
    )
    expect(events.map((one) => one.summary)).toEqual(['new'])
    expect([leftOut, warnings]).toEqual([3, ['calendar/duplicate']])
  })

  test('with a zone of endless rules or none is read in the zone of floating times, and says so', () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Evil', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'RRULE:FREQ=SECONDLY']
    const file = fileOf(
      ...[...zone, 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'],
      ...['BEGIN:VEVENT', 'UID:2', 'DTSTART;TZID=Evil:20260105T100000', 'END:VEVENT'],
    )
    expect(read(file)).toMatchObject({
      events: [{ startsAt: '2026-01-05T10:00:00.000Z' }],
      warnings: ['calendar/unknown-zone'],
    })
  })

  test('damaged anywhere never throws', () => {
    const files = ['google-request.ics', 'outlook-request.ics', 'apple-publish.ics'].map(fixture)
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 20 }),
        (file, changes) => {
          const damaged = file.slice()
          for (const [place, byte] of changes) damaged[place % damaged.length] = byte
          expect(() => [readCalendar(damaged, wideWindow), replyOf(damaged)]).not.toThrow()
        },
      ),
    )
  })
})
