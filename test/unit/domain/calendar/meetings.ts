// A fictional meeting for the tests of invitations.
import type { CalendarMeeting } from '../../../../shared/domain/calendar/invitation-file.ts'

export function meetingOf(meeting: Partial<CalendarMeeting> = {}): CalendarMeeting {
  return {
    method: 'REQUEST',
    uid: 'abc@telemachus.invalid',
    sequence: 3,
    stamp: '2026-09-01T08:00:00.000Z',
    startsAt: '2026-10-19T08:00:00.000Z',
    timeZone: 'Europe/Zurich',
    durationMinutes: 45,
    summary: 'Mentoring',
    description: '',
    location: '',
    url: '',
    organizer: { name: 'Keller, Ada', address: 'ada@uni.example' },
    attendees: [{ name: 'Noa "Berg"', address: 'noa@uni.example' }],
    ...meeting,
  }
}

export const bytesOf = (text: string) => new TextEncoder().encode(text)
export const wideWindow = { from: '2026-01-01T00:00:00.000Z', to: '2028-01-01T00:00:00.000Z' }
