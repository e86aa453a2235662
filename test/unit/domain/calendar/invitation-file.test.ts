// Invitations as other programs read them: node-ical, which shares no code with us, and our own reader.
import fc from 'fast-check'
import ical from 'node-ical'
import { describe, expect, test } from 'vitest'
import { newUid, writeInvitation } from '../../../../shared/domain/calendar/invitation-file.ts'
import { readCalendar } from '../../../../shared/domain/calendar/read-calendar.ts'
import { occurrences } from '../../../../shared/domain/calendar/recurrence.ts'
import { bytesOf, meetingOf, wideWindow } from './meetings.ts'
import { anyPlan } from './plans.ts'

function eventIn(text: string): ical.VEvent {
  const event = Object.values(ical.sync.parseICS(text)).find((one) => one?.type === 'VEVENT')
  if (event?.type !== 'VEVENT') throw new Error('no event')
  return event
}

function ownEvents(text: string) {
  const read = readCalendar(bytesOf(text), wideWindow)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

describe('an invitation', () => {
  test('is read by another parser with its identity, version and start', () => {
    const event = eventIn(writeInvitation(meetingOf()))
    expect([event.uid, Number(event.sequence), event.start.toISOString(), event.status]).toEqual([
      'abc@telemachus.invalid',
      3,
      '2026-10-19T08:00:00.000Z',
      'CONFIRMED',
    ])
    expect(event.end?.toISOString()).toBe('2026-10-19T08:45:00.000Z')
  })

  test('for a series has the same occurrences in another parser and in ours, across changes of clocks', () => {
    const window = { from: new Date('2026-01-01T00:00:00.000Z'), to: new Date('2027-06-01T00:00:00.000Z') }
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const all = occurrences(plan, '2026-01-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z')
        const [first] = all
        if (first?.day !== plan.firstDay) return
        const text = writeInvitation(meetingOf({ ...plan, startsAt: first.startsAt }))
        const theirs = ical.expandRecurringEvent(eventIn(text), window).map((one) => one.start.toISOString())
        // In the hour that is skipped programs differ: some take an hour earlier.
        const isPlain = plan.time >= '04:00' && plan.time < '23:00'
        if (isPlain) expect(theirs.filter((one) => one < '2027-06-01')).toEqual(all.map((one) => one.startsAt))
        const read = readCalendar(bytesOf(text), { from: '2026-01-01T00:00:00.000Z', to: '2027-06-01T00:00:00.000Z' })
        expect(read.ok && read.value.events.map((one) => one.startsAt)).toEqual(all.map((one) => one.startsAt))
      }),
      { numRuns: 60 },
    )
  })

  test('keeps line ends, separators, backslashes and emoji of its words, for us and for another parser', () => {
    const words = String.raw`a\nb;c,d\\ ` + 'line\nnext 👩🏽‍🎓 ü "quoted" ' + '漢'.repeat(60)
    const text = writeInvitation(meetingOf({ summary: words, description: words, location: words }))
    const [event] = ownEvents(text).events
    expect([event?.summary, event?.description, event?.location]).toEqual([words, words, words])
    expect(eventIn(writeInvitation(meetingOf({ summary: 'a\nb; c, d 👩🏽‍🎓' }))).summary).toBe('a\nb; c, d 👩🏽‍🎓')
  })

  test('has no line over 75 octets, no cut character, no bare line end, for any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary' }), (summary, name) => {
        const text = writeInvitation(meetingOf({ summary, organizer: { name, address: 'a@b.example' } }))
        const lines = text.split('\r\n')
        for (const line of lines) {
          expect(bytesOf(line).length).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
          expect(line).not.toMatch(/[\r\n]/)
        }
        expect(lines.filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(1)
      }),
    )
  })

  test('cannot be made to say more by what stands in its fields', () => {
    const text = writeInvitation(
      meetingOf({
        uid: 'x\r\nATTACH:file',
        url: 'https://a.example/\r\nATTACH:file',
        organizer: { name: 'A\r\nATTACH:file', address: 'a@b.example\r\nATTACH:file' },
        attendees: [{ name: '', address: 'c@d.example\r\nATTACH:file' }],
      }),
    )
    expect(text).not.toMatch(/^ATTACH/m)
    expect(text).not.toMatch(/^(ORGANIZER|ATTENDEE)/m)
  })

  test('comes back with organizer and attendees as they were', () => {
    const [event] = ownEvents(writeInvitation(meetingOf())).events
    expect(event).toMatchObject({
      uid: 'abc@telemachus.invalid',
      sequence: 3,
      timeZone: 'Europe/Zurich',
      organizer: { name: 'Keller, Ada', address: 'ada@uni.example' },
      attendees: [{ name: "Noa 'Berg'", address: 'noa@uni.example', answer: 'needs-action' }],
    })
  })

  test('that is cancelled says so, also for one occurrence', () => {
    const text = writeInvitation(meetingOf({ method: 'CANCEL', recurrenceDay: '2026-10-20', recurrenceTime: '09:00' }))
    expect(text).toContain('STATUS:CANCELLED')
    expect(text).toContain('RECURRENCE-ID;TZID=Europe/Zurich:20261020T090000')
    expect(ownEvents(text)).toMatchObject({
      method: 'CANCEL',
      events: [{ status: 'cancelled', recurrenceDay: '2026-10-20' }],
    })
    expect(eventIn(text).status).toBe('CANCELLED')
  })

  test('has the yearly rule of a zone, or each change where there is no rule', () => {
    const yearly = writeInvitation(meetingOf())
    expect(yearly).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
    const single = writeInvitation(meetingOf({ timeZone: 'Africa/Cairo' }))
    expect(single).not.toContain('FREQ=YEARLY')
    expect(single.split('BEGIN:DAYLIGHT').length).toBeGreaterThan(6)
    expect(writeInvitation(meetingOf({ timeZone: 'UTC' }))).toContain('DTSTART:20261019T080000Z')
  })

  test('has an identity that is only chance', () => {
    expect(newUid(Uint8Array.of(0, 255, 16))).toBe('00ff10@telemachus.invalid')
  })
})
