// The sample practice must load on any day: whole, valid, alive, and free of anything that is real.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samplePractice } from '../../../shared/domain/sample-practice.ts'
import { tables, type Change, type Table, type Tables } from '../../../shared/model/tables.ts'

const now = Date.parse('2026-11-23T09:15:00.000Z')
const dayLength = 24 * 60 * 60 * 1000

function practiceAt(moment: number): Change[] {
  return samplePractice(moment, () => crypto.randomUUID())
}

function valuesOf<K extends Table>(changes: Change[], table: K): Tables[K][] {
  const schema = tables[table].schema
  return changes.flatMap((change) =>
    change.op === 'put' && change.table === table ? [schema.parse(change.value)] : [],
  )
}

const puts = practiceAt(now).flatMap((change) => (change.op === 'put' ? [change] : []))

describe('the sample practice', () => {
  it('has twelve mentees, two groups and enough history to look around in', () => {
    const changes = practiceAt(now)
    expect(changes.every((change) => change.op === 'put')).toBe(true)
    expect(valuesOf(changes, 'mentee')).toHaveLength(12)
    expect(valuesOf(changes, 'group')).toHaveLength(2)
    expect(valuesOf(changes, 'meeting').length).toBeGreaterThanOrEqual(50)
    expect(valuesOf(changes, 'mail').length).toBeGreaterThanOrEqual(12)
    expect(valuesOf(changes, 'event').length).toBeGreaterThanOrEqual(20)
  })

  it('touches neither the settings nor the mail accounts of the mentor', () => {
    expect(new Set(puts.map((change) => change.table))).toEqual(
      new Set([
        'mentee',
        'group',
        'meeting',
        'mail',
        'event',
        'note',
        'promise',
        'goal',
        'assessment',
        'outcome',
        'note',
      ]),
    )
  })

  it('stores every record exactly as its schema would, marked as sample', () => {
    for (const change of puts) {
      expect(tables[change.table].schema.parse(change.value)).toEqual(change.value)
      expect(change.value.sample).toBe(true)
    }
  })

  it('gives every record an id of its own', () => {
    const ids = puts.map((change) => change.value.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('refers only to mentees and groups that it brings', () => {
    const changes = practiceAt(now)
    const mentees = new Set(valuesOf(changes, 'mentee').map((value) => value.id))
    const groups = new Map(valuesOf(changes, 'group').map((value) => [value.id, value]))
    const referred = [
      ...valuesOf(changes, 'meeting').flatMap((value) => value.menteeIds),
      ...valuesOf(changes, 'group').flatMap((value) => value.memberIds),
      ...valuesOf(changes, 'mail').flatMap((value) => value.menteeIds),
      ...valuesOf(changes, 'event').map((value) => value.menteeId),
      ...valuesOf(changes, 'promise').map((value) => value.menteeId),
      ...valuesOf(changes, 'goal').map((value) => value.menteeId),
    ]
    expect(referred.filter((id) => !mentees.has(id))).toEqual([])
    const meetings = new Set(valuesOf(changes, 'meeting').map((value) => value.id))
    for (const { meetingId } of valuesOf(changes, 'promise')) expect(meetings).toContain(meetingId)
    for (const meeting of valuesOf(changes, 'meeting')) {
      if (meeting.groupId === null) continue
      const members = groups.get(meeting.groupId)?.memberIds ?? []
      expect(meeting.menteeIds.filter((id) => !members.includes(id))).toEqual([])
    }
  })

  it('has goals in every state and area, with their steps, notes and promises where they belong', () => {
    const changes = practiceAt(now)
    const goals = valuesOf(changes, 'goal')
    expect(new Set(goals.map(({ state }) => state))).toEqual(new Set(['open', 'reached', 'dropped']))
    expect(new Set(goals.map(({ area }) => area)).size).toBe(4)
    const meetings = new Map(valuesOf(changes, 'meeting').map((value) => [value.id, value]))
    for (const { menteeId, progress } of goals) {
      expect(progress.map(({ on }) => on)).toEqual(progress.map(({ on }) => on).toSorted())
      for (const { meetingId } of progress) expect(meetings.get(meetingId ?? '')?.menteeIds).toEqual([menteeId])
    }
    const served = valuesOf(changes, 'promise').flatMap(({ goalId, menteeId }) =>
      goalId === null ? [] : [{ goalId, menteeId }],
    )
    expect(served.length).toBeGreaterThan(4)
    for (const { goalId, menteeId } of served) expect(goals.find(({ id }) => id === goalId)?.menteeId).toBe(menteeId)
  })

  it('puts each mentee before what refers to them', () => {
    const seen = new Set<string>()
    for (const change of puts) {
      if (change.table === 'mentee') seen.add(change.value.id)
      if (change.table === 'mail') expect([...seen]).toEqual(expect.arrayContaining(change.value.menteeIds))
      if (change.table === 'event') expect(seen).toContain(change.value.menteeId)
    }
    expect(seen.size).toBe(12)
  })

  it('lies before now on whatever day it is loaded, but for what was agreed ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2034-12-31') }), (moment) => {
        const changes = practiceAt(moment)
        const limit = new Date(moment).toISOString()
        const moments = [
          ...changes.flatMap((change) => (change.op === 'put' ? [change.value.createdAt, change.value.updatedAt] : [])),
          ...valuesOf(changes, 'meeting').map((value) => value.startsAt),
          ...valuesOf(changes, 'event').map((value) => value.at),
          ...valuesOf(changes, 'mail').map((value) => value.sentAt ?? 'never'),
        ]
        expect(moments.filter((at) => at > limit)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('looks alive: eight months back, a talk in the last week, dates ahead and one that has passed', () => {
    const changes = practiceAt(now)
    const starts = valuesOf(changes, 'meeting').map((value) => Date.parse(value.startsAt))
    expect(now - Math.min(...starts)).toBeGreaterThan(225 * dayLength)
    expect(now - Math.max(...starts)).toBeLessThan(8 * dayLength)
    const today = new Date(now).toISOString().slice(0, 10)
    const lastDates = valuesOf(changes, 'mentee').map((person) => {
      const theirs = valuesOf(changes, 'meeting').filter((value) => value.menteeIds.includes(person.id))
      return theirs.sort((a, b) => a.startsAt.localeCompare(b.startsAt)).at(-1)?.nextOn ?? null
    })
    expect(lastDates.filter((day) => day !== null && day >= today).length).toBeGreaterThanOrEqual(6)
    expect(lastDates.filter((day) => day !== null && day < today).length).toBeGreaterThanOrEqual(1)
  })

  it('meets on working days and agrees on a day after the meeting', () => {
    for (const meeting of valuesOf(practiceAt(now), 'meeting')) {
      expect([1, 2, 3, 4, 5]).toContain(new Date(meeting.startsAt).getUTCDay())
      if (meeting.nextOn !== null) expect(meeting.nextOn > meeting.startsAt.slice(0, 10)).toBe(true)
    }
  })

  it('shows every status, every kind of network and more than six scripts or languages', () => {
    const mentees = valuesOf(practiceAt(now), 'mentee')
    expect(new Set(mentees.map((value) => value.status))).toEqual(
      new Set(['prospective', 'active', 'paused', 'completed']),
    )
    expect(new Set(mentees.map((value) => value.connectivity))).toEqual(new Set(['good', 'intermittent', 'phone-only']))
    expect(new Set(mentees.map((value) => value.timeZone)).size).toBe(12)
    for (const script of ['Arabic', 'Devanagari', 'Cyrillic', 'Han', 'Ethiopic', 'Latin']) {
      expect(mentees.some((value) => new RegExp(`\\p{Script=${script}}`, 'u').test(value.name))).toBe(true)
    }
  })

  it('writes to nobody real: every address is under a reserved domain', () => {
    const changes = practiceAt(now)
    const addresses = [
      ...valuesOf(changes, 'mentee').flatMap((value) => value.emails),
      ...valuesOf(changes, 'mail').flatMap((value) => value.to),
    ]
    expect(addresses.filter((address) => !/@([a-z]+\.)?example\.(edu|org)$/.test(address))).toEqual([])
  })

  it('ends each story in the status that its last event tells', () => {
    const changes = practiceAt(now)
    for (const person of valuesOf(changes, 'mentee')) {
      const told = valuesOf(changes, 'event')
        .filter((value) => value.menteeId === person.id && value.kind === 'status')
        .sort((a, b) => a.at.localeCompare(b.at))
        .at(-1)
      if (told !== undefined) expect(told.detail).toBe(person.status)
    }
    expect(valuesOf(changes, 'event').some((value) => value.detail === 'paused')).toBe(true)
  })
})
