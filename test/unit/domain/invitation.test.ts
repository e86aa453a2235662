// What a mentor pastes is recognised for what it is, and a link that only looks like a tool's never passes as one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInvitation } from '../../../shared/domain/invitation.ts'

const options = { zone: 'Europe/Zurich', now: Date.parse('2026-11-25T09:00:00.000Z') }
const read = (text: string) => readInvitation(text, options)

describe('an invitation', () => {
  it('of Zoom gives everything', () => {
    const text = [
      'Ruth is inviting you to a scheduled Zoom meeting.',
      '',
      'Topic: Thesis talk',
      'Time: Nov 30, 2026 03:00 PM Eastern Time (US and Canada)',
      '',
      'Join Zoom Meeting',
      'https://us02web.zoom.us/j/81234567890?pwd=QWxpY2U.1',
      '',
      'Meeting ID: 812 3456 7890',
      'Passcode: 471100',
    ].join('\n')
    expect(read(text)).toEqual({
      tool: 'Zoom',
      link: 'https://us02web.zoom.us/j/81234567890?pwd=QWxpY2U.1',
      host: 'us02web.zoom.us',
      warnings: [],
      meetingNumber: '812 3456 7890',
      passCode: '471100',
      title: 'Thesis talk',
      startsAt: '2026-11-30T20:00:00.000Z',
      timeZone: 'America/New_York',
      durationMinutes: null,
    })
  })

  it('of Microsoft Teams is taken out of the wrapping of a mail filter', () => {
    const inner = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d'
    const text = [
      'Microsoft Teams meeting',
      `Join: <https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(inner)}&data=05>`,
      'Meeting ID: 345 678 901 23',
      'Passcode: aB3dE6',
    ].join('\n')
    expect(read(text)).toMatchObject({
      tool: 'Microsoft Teams',
      host: 'teams.microsoft.com',
      warnings: [],
      passCode: 'aB3dE6',
      startsAt: null,
    })
    expect(read(`https://urldefense.com/v3/__${inner}__;Jw!!abc$`)?.tool).toBe('Microsoft Teams')
  })

  it('of Google Meet gives start, length and zone', () => {
    const text = [
      'Monday, November 30 · 3:00 – 4:00pm',
      'Time zone: Africa/Nairobi',
      'Google Meet joining info',
      'Video call link: https://meet.google.com/abc-defg-hij',
      'Or dial: +1 555 0100 PIN: 123 456 789#',
    ].join('\n')
    expect(read(text)).toMatchObject({
      tool: 'Google Meet',
      startsAt: '2026-11-30T12:00:00.000Z',
      timeZone: 'Africa/Nairobi',
      durationMinutes: 60,
    })
  })

  it('of Webex gives number and password', () => {
    const text = [
      'Wednesday, December 2, 2026',
      '10:30 AM  |  (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
      'Meeting number (access code): 2345 678 9012',
      'Meeting password: kUh5t7',
      'https://example.webex.com/example/j.php?MTID=m123',
    ].join('\n')
    expect(read(text)).toMatchObject({
      tool: 'WebEx',
      meetingNumber: '2345 678 9012',
      passCode: 'kUh5t7',
      startsAt: '2026-12-02T09:30:00.000Z',
      timeZone: 'Europe/Berlin',
    })
  })

  it.each([
    ['https://global.gotomeeting.com/join/123456789', 'GoToMeeting'],
    ['https://meet.jit.si/ThesisTalk', 'Jitsi Meet'],
    ['https://whereby.com/ruth', 'Whereby'],
    ['https://bbb.example.edu/b/rut-abc-def', ''],
  ])('with %s', (link, tool) => {
    expect(read(`Join here: ${link}.`)).toMatchObject({ tool, link, warnings: [] })
  })

  it.each([
    [
      'Thema: Gespräch\n30. November 2026 14:00\nhttps://zoom.us/j/8\nKenncode: 4711',
      '4711',
      '2026-11-30T13:00:00.000Z',
    ],
    ['Sujet: Entretien\n2026-11-30 14:00\nhttps://zoom.us/j/8\nCode secret : 4711', '4711', '2026-11-30T13:00:00.000Z'],
  ])('in another language', (text, passCode, startsAt) => {
    expect(read(text)).toMatchObject({ passCode, startsAt })
  })

  it.each([
    ['12/03/2026 2:00 PM', null],
    ['12/30/2026 2:00 PM', '2026-12-30T13:00:00.000Z'],
    ['30.12.2026 14:00', '2026-12-30T13:00:00.000Z'],
    ['Dec 30, 2026 11:00 - 1:00pm UTC', '2026-12-30T11:00:00.000Z'],
    ['3 January, 9:15', '2027-01-03T08:15:00.000Z'],
  ])('on %s starts at %s', (when, startsAt) => {
    expect(read(`${when}\nhttps://zoom.us/j/8`)?.startsAt).toBe(startsAt)
  })

  it('with nothing in it is none', () => {
    expect(read('See you on Monday at ten in my office.')).toBeNull()
  })
})

describe('a link that looks like a tool’s and is another’s', () => {
  it.each([
    ['https://zoom.us.evil.example/j/8', 'look-alike-host'],
    ['https://zo0m.us/j/8', 'look-alike-host'],
    ['https://teams-microsoft.com/l/meetup-join/8', 'look-alike-host'],
    ['https://meet.google.com.attacker.io/abc-defg-hij', 'look-alike-host'],
    ['https://zооm.us/j/8', 'mixed-scripts'],
    ['https://zoom.us@evil.example/j/8', 'address-in-user-part'],
    ['https://203.0.113.7/j/8', 'number-host'],
    ['http://zoom.us/j/8', 'not-https'],
  ])('%s is pointed out: %s', (link, warning) => {
    const found = read(`Join Zoom Meeting ${link}`)
    expect(found?.warnings).toContain(warning)
    if (warning !== 'not-https') expect(found?.tool).toBe('')
    expect(found?.link).not.toContain('@')
  })

  it('is not preferred to a real one', () => {
    const found = read('https://zoom.us.evil.example/j/1\nhttps://zoom.us/j/2')
    expect(found).toMatchObject({ link: 'https://zoom.us/j/2', tool: 'Zoom' })
  })

  it('never becomes anything but an https link', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.webUrl(),
            fc.constantFrom('javascript:alert(1)', 'data:,x', '\n', 'Passcode: '),
          ),
          { maxLength: 30 },
        ),
        (parts) => {
          const found = read(parts.join(' '))
          expect(found === null || found.link === '' || found.link.startsWith('https://')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each(['https://', 'a'.repeat(80) + ' ', 'Passcode: ', 'Nov 3 - ', '1', 'https://zoom.us/j/8 ', '\n'])(
    'however often %j is repeated, an answer comes',
    (piece) => {
      const text = piece.repeat(Math.ceil(150_000 / piece.length))
      expect(() => read(text)).not.toThrow()
    },
  )
})
