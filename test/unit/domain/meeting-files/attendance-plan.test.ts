// A meeting must take over from an attendance file exactly who is known for certain, and the file's own time.
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { takenOver } from '../../../../shared/domain/meeting-files/attendance-plan.ts'
import { readAttendance } from '../../../../shared/domain/meeting-files/attendance.ts'
import { matchAttendees } from '../../../../shared/domain/meeting-files/match-people.ts'
import type { AttendanceReading, Attendee } from '../../../../shared/domain/meeting-files/reading.ts'

const people = [
  { id: 'ada', name: 'Ada Nova', preferredName: '', emails: ['Ada@example.edu'], phone: '', handles: [] },
  { id: 'brian', name: 'Brian Smith', preferredName: '', emails: [], phone: '', handles: [] },
  { id: 'lea-1', name: 'Lea Roth', preferredName: '', emails: [], phone: '', handles: [] },
  { id: 'lea-2', name: 'Roth, Lea', preferredName: '', emails: [], phone: '', handles: [] },
]
const draft = { menteeIds: [], topic: '', timeZone: 'Europe/Zurich', presences: [] }

const attendee = (part: Partial<Attendee>): Attendee => ({
  name: 'Somebody',
  shownAs: 'Somebody',
  email: '',
  role: 'unknown',
  came: true,
  joinedAt: null,
  leftAt: null,
  minutes: null,
  joins: 1,
  ...part,
})

async function read(name: string): Promise<AttendanceReading> {
  const result = readAttendance(await readFile(`test/fixtures/meeting-files/attendance/${name}`))
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('who came', () => {
  it('is known by address, whatever name was shown', () => {
    const [found] = matchAttendees([attendee({ name: 'A. N.', email: 'ada@example.edu' })], people)
    expect(found).toMatchObject({ menteeId: 'ada', by: 'email' })
  })

  it('is known by name in either order', () => {
    const [found] = matchAttendees([attendee({ name: 'Smith, Brian' })], people)
    expect(found).toMatchObject({ menteeId: 'brian', by: 'name' })
  })

  it('is not guessed when two have the name', () => {
    const [found] = matchAttendees([attendee({ name: 'Lea Roth' })], people)
    expect(found).toMatchObject({ menteeId: null, by: null })
  })
})

describe('what is taken over', () => {
  it('has the time of the file on the mentor’s clock, its length, its title and its tool', async () => {
    const reading = await read('zoom-meeting.csv')
    expect(takenOver(draft, reading, matchAttendees(reading.people, people))).toEqual({
      menteeIds: ['ada', 'brian'],
      presences: [
        { menteeId: 'ada', minutes: 60 },
        { menteeId: 'brian', minutes: 58 },
      ],
      channel: 'video',
      place: 'Zoom',
      topic: 'Reading group, week 3',
      startsAt: '2026-04-21T12:58:00.000Z',
      durationMinutes: 63,
    })
  })

  it('is the same the second time', async () => {
    const reading = await read('zoom-meeting.csv')
    const matched = matchAttendees(reading.people, people)
    const first = takenOver(draft, reading, matched)
    const again = takenOver({ ...draft, ...first }, reading, matched)
    expect({ ...first, ...again }).toEqual(first)
  })

  it('keeps the day of the meeting when the file tells none', async () => {
    const reading = await read('meet.csv')
    const change = takenOver(draft, reading, matchAttendees(reading.people, people))
    expect(change).not.toHaveProperty('startsAt')
    expect(change).toMatchObject({ place: 'Google Meet', menteeIds: ['ada'] })
    expect(change.durationMinutes).toBeGreaterThan(0)
  })

  it('leaves out whoever was invited and did not come', () => {
    const reading: AttendanceReading = {
      kind: 'attendance',
      format: 'zoom-webinar',
      title: '',
      startsAt: null,
      endsAt: null,
      clock: null,
      order: 'year-first',
      people: [attendee({ email: 'ada@example.edu', came: false })],
      leftOut: [],
    }
    expect(takenOver(draft, reading, matchAttendees(reading.people, people)).menteeIds).toEqual([])
  })
})
