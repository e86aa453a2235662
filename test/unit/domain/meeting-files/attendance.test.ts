import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAttendance } from '../../../../shared/domain/meeting-files/attendance.ts'
import { detectOrder, readMoment } from '../../../../shared/domain/meeting-files/attendance/dates.ts'
import { readDuration } from '../../../../shared/domain/meeting-files/attendance/durations.ts'
import { cleanName } from '../../../../shared/domain/meeting-files/attendance/names.ts'
import type { AttendanceReading, DayOrder } from '../../../../shared/domain/meeting-files/reading.ts'

const folder = join(import.meta.dirname, '../../../fixtures/meeting-files/attendance')
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
const utf8 = (text: string) => new TextEncoder().encode(text)

function read(content: string | Uint8Array, order?: DayOrder): AttendanceReading {
  const bytes = typeof content === 'string' ? utf8(content) : content
  const result = readAttendance(bytes, order === undefined ? {} : { order })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function code(content: string | Uint8Array): string {
  const result = readAttendance(typeof content === 'string' ? utf8(content) : content)
  return result.ok ? 'read' : result.error.code
}
/** Who, how long, how often: what a mentor looks at first. */
const short = (reading: AttendanceReading) =>
  reading.people.map((one) => [one.name, one.email, one.minutes, one.joins].join(' | '))
const person = (reading: AttendanceReading, name: string) => reading.people.find((one) => one.name === name)

describe('Zoom', () => {
  test('a list of totals gives everybody their minutes and their real name', () => {
    const reading = read(bytesOf('zoom-summary.csv'))
    expect(reading.format).toBe('zoom-summary')
    expect(short(reading)).toEqual([
      'Brian Smith | brian@example.edu | 62 | 1',
      'Amina Okafor | amina@example.edu | 58 | 1',
      'Lea Roth |  | 12 | 1',
    ])
    expect(reading.startsAt).toBeNull()
    expect(reading.clock).toBeNull()
  })

  test('somebody who came twice and once more by telephone is one person, and no minute counts twice', () => {
    const reading = read(bytesOf('zoom-participants.csv'))
    expect(reading.format).toBe('zoom-participants')
    expect(short(reading)).toEqual([
      'Ada Nova | ada@example.edu | 60 | 1',
      'Brian Smith | brian@example.edu | 58 | 3',
      'Lea Roth |  | 50 | 1',
    ])
    expect(person(reading, 'Brian Smith')?.joinedAt).toEqual({ wall: '2026-04-21T15:02:00', utc: false })
    expect(person(reading, 'Brian Smith')?.leftAt?.wall).toBe('2026-04-21T16:00:00')
    expect(reading.order).toBe('month-first')
  })

  test('the block above the people gives title, times and host', () => {
    const reading = read(bytesOf('zoom-meeting.csv'))
    expect(reading).toMatchObject({
      format: 'zoom-meeting',
      title: 'Reading group, week 3',
      startsAt: { wall: '2026-04-21T14:58:00' },
      endsAt: { wall: '2026-04-21T16:01:00' },
    })
    expect(reading.people).toHaveLength(3)
    expect(person(reading, 'Ada Nova')?.role).toBe('host')
  })

  test('who registered for a webinar and did not come is not counted as there', () => {
    const reading = read(bytesOf('zoom-webinar.csv'))
    expect(reading).toMatchObject({ format: 'zoom-webinar', title: 'Writing a thesis' })
    expect(person(reading, 'Linus Vey')).toMatchObject({ came: false, minutes: null, joins: 0, joinedAt: null })
    expect(person(reading, 'Sam Roe')).toMatchObject({ came: true, minutes: 50, joins: 2, role: 'attendee' })
    expect(person(reading, 'Ada Nova')?.role).toBe('host')
  })
})

describe('Teams', () => {
  test('the report with its three sections: the participants once, their comings counted', () => {
    const reading = read(bytesOf('teams-report-en.csv'))
    expect(reading).toMatchObject({
      format: 'teams-report',
      title: 'Thesis group',
      startsAt: { wall: '2025-11-26T16:16:54', utc: false },
      endsAt: { wall: '2025-11-26T17:30:36' },
      order: 'month-first',
    })
    expect(short(reading)).toEqual(['Ada Nova | ada@example.edu | 74 | 1', 'Sam Roe | sam@example.edu | 50 | 2'])
    expect(reading.people.map((one) => one.role)).toEqual(['host', 'attendee'])
    expect(reading.people[1]?.shownAs).toBe('Roe, Sam (Unverified)')
  })

  test.each([
    ['de', 'Abschlussgespräch'],
    ['fr', 'Réunion de thèse'],
    ['es', 'Reunión de tesis'],
    ['it', 'Riunione di tesi'],
    ['nl', 'Scriptiegroep'],
    ['pt', 'Reunião de tese'],
  ])('the report in another language (%s) reads as in English', (language, title) => {
    const reading = read(bytesOf(`teams-report-${language}.csv`))
    expect(reading).toMatchObject({
      format: 'teams-report',
      title,
      startsAt: { wall: '2025-11-26T16:16:54' },
      endsAt: { wall: '2025-11-26T17:15:54' },
      order: 'day-first',
    })
    expect(short(reading)).toEqual(['Ada Nova | ada@example.edu | 59 | 1', 'Sam Roe | sam@example.edu | 33 | 2'])
    expect(person(reading, 'Ada Nova')?.role).toBe('host')
  })

  test.each(['teams-list.csv', 'teams-list-without-mark-or-headers.csv'])(
    'who is still there when the list is saved stays until its last time (%s)',
    (name) => {
      const reading = read(bytesOf(name))
      expect(reading.format).toBe('teams-list')
      expect(short(reading)).toEqual(['Ada Nova |  | 62 | 1', 'Sam Roe |  | 55 | 2', 'Lea Roth |  | 60 | 1'])
      expect(reading.endsAt?.wall).toBe('2022-09-13T18:30:00')
      expect(reading.leftOut).toEqual([])
    },
  )

  test('of two meetings in one list the later is read, and the earlier is named', () => {
    const reading = read(bytesOf('teams-list-two-meetings.csv'))
    expect(short(reading)).toEqual(['Ada Nova |  | 60 | 1', 'Lea Roth |  | 50 | 1'])
    expect(reading.startsAt?.wall).toBe('2022-09-13T17:00:00')
    expect(reading.leftOut.map((one) => one.line)).toEqual([2, 4])
  })

  test('a long meeting in which somebody stays is not cut in two', () => {
    const list = [
      'Full Name\tUser Action\tTimestamp',
      'Ada Nova\tJoined\t13/09/2022, 09:00:00',
      'Ada Nova\tLeft\t13/09/2022, 15:00:00',
    ]
    expect(short(read(list.join('\n')))).toEqual(['Ada Nova |  | 360 | 1'])
  })

  test('a list in German, saved again by a spreadsheet in its own encoding', () => {
    expect(short(read(bytesOf('teams-list-de.csv')))).toEqual(['Jürgen Müßig |  | 60 | 1'])
  })

  test('a date that reads either way is asked about, and the answer is used', () => {
    const bytes = bytesOf('teams-list-unclear-order.csv')
    expect(read(bytes).order).toBeNull()
    expect(read(bytes, 'day-first')).toMatchObject({ order: 'day-first', startsAt: { wall: '2022-04-03T17:28:00' } })
    expect(read(bytes, 'month-first').startsAt?.wall).toBe('2022-03-04T17:28:00')
  })
})

describe('Google Meet and Webex', () => {
  test('times without a day are kept as times of the day and get no invented date', () => {
    const reading = read(bytesOf('meet.csv'))
    expect(reading).toMatchObject({
      format: 'meet',
      startsAt: null,
      endsAt: null,
      order: 'year-first',
      clock: { from: '10:00', to: '11:02' },
    })
    expect(short(reading)).toEqual(['Ada Nova | ada@example.com | 62 | 1', 'Sam Roe | sam@example.com | 30 | 1'])
  })

  test.each(['en', 'pt', 'de', 'fr', 'es'])('Webex in %s, computer and telephone at once counted once', (language) => {
    const reading = read(bytesOf(`webex-${language}.csv`))
    expect(reading).toMatchObject({ format: 'webex', title: 'Thesis group', startsAt: { wall: '2026-04-21T15:00:00' } })
    expect(short(reading)).toEqual(['Ada Nova | ada@example.edu | 60 | 1', 'Sam Roe | sam@example.edu | 58 | 2'])
    expect(reading.people.map((one) => one.role)).toEqual(['host', 'attendee'])
  })
})

describe('times, durations and names', () => {
  test.each([
    ['1h 13m 42s', 73.7],
    ['59 Min. 0 Sek.', 59],
    ['1 Std. 2 Min.', 62],
    ['1 hr 2 min', 62],
    ['1:02:33', 62.55],
    ['62', 62],
    ['60 mins', 60],
    ['2 uur 5 min.', 125],
    ['45s', 0.75],
    ['--', null],
    ['soon', null],
  ])('%s is that many minutes', (text, minutes) => {
    const found = readDuration(text)
    if (minutes === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(minutes)
  })

  test.each([
    ['11/26/25, 4:16:54\u202FPM', 'month-first', '2025-11-26 16:16:54'],
    ['28/3/2025, 9:29 p. m.', 'day-first', '2025-03-28 21:29:00'],
    ['26.11.25, 16:16', 'month-first', '2025-11-26 16:16:00'],
    ['2026-04-21T12:00:00Z', 'day-first', '2026-04-21 12:00:00'],
    ['12:05 AM', 'day-first', 'null 00:05:00'],
    ['Nov 3, 2025 04:00:03 PM', 'day-first', '2025-11-03 16:00:03'],
  ] as const)('%s (%s)', (text, order, expected) => {
    const moment = readMoment(text, order)
    expect(`${moment?.day ?? 'null'} ${moment?.time ?? ''}`).toBe(expected)
  })

  test('a day that no calendar has is not taken for another', () => {
    expect(readMoment('31/02/2026, 10:00', 'day-first')).toBeNull()
    expect(readMoment('13/13/2026, 10:00', 'month-first')).toBeNull()
  })

  test('one date above 12 settles the order of all', () => {
    expect(detectOrder(['3/4/2026 10:00', '3/14/2026 10:00'])).toBe('month-first')
    expect(detectOrder(['3/4/2026 10:00', '14/3/2026 10:00'])).toBe('day-first')
    expect(detectOrder(['3/4/2026 10:00', '4/4/2026 10:00'])).toBeNull()
    expect(detectOrder(['4/4/2026 10:00'])).toBe('day-first')
    expect(detectOrder(['2026-03-04 10:00'])).toBe('year-first')
  })

  test.each([
    ['iPhone (Brian Smith)', 'Brian Smith'],
    ['Brian Smith (he/him)', 'Brian Smith'],
    ['Roe, Sam (Unverified)', 'Sam Roe'],
    ['Lea Roth (she/her) (Guest)', 'Lea Roth'],
    ['Ada Nova (Chemistry)', 'Ada Nova (Chemistry)'],
    ['Müßig, Jürgen (Gast)', 'Jürgen Müßig'],
    ['(Guest)', '(Guest)'],
  ])('%s is %s', (shown, name) => expect(cleanName(shown)).toBe(name))
})

describe('files that are no attendance, or broken', () => {
  test('each is refused by name and soon', () => {
    expect(code(new Uint8Array(0))).toBe('meeting-file/empty')
    expect(code(' \n ')).toBe('meeting-file/empty')
    expect(code(new Uint8Array(100 * 1024 * 1024))).toBe('meeting-file/too-large')
    expect(code(new Uint8Array(20 * 1024 * 1024))).toBe('meeting-file/not-text')
    expect(code('a'.repeat(25 * 1024 * 1024))).toBe('meeting-file/too-large')
    expect(code('a'.repeat(20 * 1024 * 1024))).toBe('meeting-file/unknown-format')
    expect(code('"'.repeat(20 * 1024 * 1024))).toBe('meeting-file/unknown-format')
    expect(code('\n'.repeat(400_002) + 'a')).toBe('meeting-file/too-many-lines')
    expect(code('PK\u0003\u0004zip')).toBe('meeting-file/not-text')
    expect(code('First name,Last name,Email address,Groups\nAda,Nova,ada@example.edu,A')).toBe(
      'meeting-file/unknown-format',
    )
    expect(code('Name (Original Name),User Email,Total Duration (Minutes),Guest\n')).toBe('meeting-file/no-people')
  })

  test('two people who came 20,000 times are two people; 200,000 lines and 6,000 people are refused', () => {
    const header = 'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n'
    const time = '04/21/2026 03:00:00 PM,04/21/2026 04:00:00 PM,60,No\n'
    const lines = (count: number, who: (index: number) => number) =>
      header + Array.from({ length: count }, (_, index) => `P ${who(index)},,${time}`).join('')
    expect(short(read(lines(20_000, (index) => index % 2)))).toEqual(['P 0 |  | 60 | 10000', 'P 1 |  | 60 | 10000'])
    expect(code(lines(200_000, (index) => index % 2))).toBe('meeting-file/too-many-lines')
    expect(code(lines(6_000, (index) => index))).toBe('meeting-file/too-many-lines')
  })

  test('a download that broke off is read as far as it goes', () => {
    const whole = bytesOf('teams-report-en.csv')
    expect(person(read(whole.subarray(0, 501)), 'Ada Nova')).toBeDefined()
    const zoom = bytesOf('zoom-participants.csv')
    expect(read(zoom.subarray(0, zoom.length - 60)).people.map((one) => one.name)).toContain('Brian Smith')
  })

  test('a quotation mark that never closes costs its own line and no other', () => {
    const text = new TextDecoder().decode(bytesOf('zoom-participants.csv')).replace('Ada Nova', '"Ada Nova')
    expect(read(text).people.map((one) => one.name)).toContain('Brian Smith')
  })

  test('any bytes give a reading or a named fault, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(code(bytes)).toMatch(/^(?:read|meeting-file\/[a-z-]+)$/)
      }),
    )
  })

  test('a fixture with any bytes changed or cut gives a reading or a named fault', () => {
    const fixtures = readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map(bytesOf)
    const mutation = fc.record({
      bytes: fc.constantFrom(...fixtures),
      changes: fc.array(fc.tuple(fc.nat(3_000), fc.nat(255)), { maxLength: 8 }),
      cut: fc.nat(3_000),
    })
    fc.assert(
      fc.property(mutation, ({ bytes, changes, cut }) => {
        const copy = bytes.slice(0, Math.max(bytes.length - cut, 1))
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value
        const result = readAttendance(copy)
        if (!result.ok) expect(result.error.code).toMatch(/^meeting-file\//)
        for (const one of result.ok ? result.value.people : []) {
          expect(one.name).not.toBe('')
          expect(one.minutes ?? 0).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
