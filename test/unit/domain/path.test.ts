// The path must hold everything that happened with a mentee, each once and on its day, and say what lies ahead.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPathKinds, pathOf, pathRows, type PathSources } from '../../../shared/domain/path.ts'
import { agreement } from '../../../shared/model/agreement.ts'
import { lifeEvent } from '../../../shared/model/event.ts'
import { goal } from '../../../shared/model/goal.ts'
import { mail } from '../../../shared/model/mail.ts'
import { meeting } from '../../../shared/model/meeting.ts'
import { mentorship } from '../../../shared/model/mentorship.ts'
import { promiseRecord } from '../../../shared/model/promise.ts'

const menteeId = crypto.randomUUID()
const today = '2026-11-25'
const record = (at: string) => ({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, menteeId })
const nothing: PathSources = {
  mentee: { startOn: null, endOn: null },
  mentorship: null,
  agreements: [],
  meetings: [],
  mails: [],
  conversations: [],
  events: [],
  promises: [],
  goals: [],
  zone: 'Europe/Berlin',
}
const talk = (startsAt: string, part = {}) =>
  meeting.parse({ ...record(startsAt), menteeIds: [menteeId], startsAt, topic: 'Consent', ...part })
const said = (sources: Partial<PathSources>) =>
  pathOf({ ...nothing, ...sources }).map(({ day, title, detail }) => [day, title, detail])

describe('the path', () => {
  it('is empty for somebody with whom nothing happened', () => {
    expect(pathRows(pathOf(nothing), today)).toEqual([])
  })

  it('says of a meeting how it stands, on the day of the mentor', () => {
    const late = talk('2026-11-20T23:30:00.000Z', { state: 'missed', durationMinutes: 0 })
    expect(said({ meetings: [late] })).toEqual([['2026-11-21', 'Consent', 'missed, video']])
    const together = talk('2026-11-20T10:00:00.000Z', { menteeIds: [menteeId, crypto.randomUUID()], topic: '' })
    expect(said({ meetings: [together] })).toEqual([['2026-11-20', 'Meeting', 'held, video, 30 min, with 1 other']])
  })

  it('holds a promise twice: when it was given, at its meeting, and when it was kept', () => {
    const at = talk('2026-10-01T10:00:00.000Z')
    const kept = promiseRecord.parse({
      ...record('2026-10-03T10:00:00.000Z'),
      owner: 'mentee',
      text: 'Draft',
      meetingId: at.id,
      state: 'kept',
      settledOn: '2026-10-20',
    })
    const entries = pathOf({ ...nothing, meetings: [at], promises: [kept] })
    expect(entries.map(({ day, detail }) => [day, detail])).toEqual([
      ['2026-10-20', 'their promise kept'],
      ['2026-10-01', 'held, video, 30 min'],
      ['2026-10-01', 'they promised'],
    ])
    expect(entries[0]?.target).toEqual({ screen: 'meeting', id: at.id })
  })

  it('leads from a promise for a goal to the goal, and from one without anything to the mentee', () => {
    const goalId = crypto.randomUUID()
    const give = (part: object) =>
      promiseRecord.parse({ ...record('2026-10-03T10:00:00.000Z'), owner: 'mentor', text: 'Write', ...part })
    const targets = pathOf({ ...nothing, promises: [give({ goalId }), give({ meetingId: crypto.randomUUID() })] })
    expect(targets.map(({ target }) => target)).toEqual([{ screen: 'goal', id: goalId }, { screen: 'mentee' }])
  })

  it('follows a goal from its setting over each note to its end', () => {
    const one = goal.parse({
      ...record('2026-09-01T10:00:00.000Z'),
      title: 'Publish',
      state: 'dropped',
      settledOn: '2026-11-01',
      droppedBecause: 'Other topic',
      progress: [{ id: crypto.randomUUID(), on: '2026-10-01', percent: 20, words: 'A page\nmore' }],
    })
    expect(said({ goals: [one] })).toEqual([
      ['2026-11-01', 'Publish', 'goal dropped: Other topic'],
      ['2026-10-01', 'Publish', '20 %: A page'],
      ['2026-09-01', 'Publish', 'goal set'],
    ])
  })

  it('knows phases, agreements, mails and changes', () => {
    const entries = said({
      mentee: { startOn: '2026-01-10', endOn: '2027-01-10' },
      mentorship: mentorship.parse({
        ...record('2026-01-01T10:00:00.000Z'),
        phase: 'closure',
        phaseOn: '2026-11-01',
        done: [
          { key: 'selection/time', on: '2026-01-12' },
          { key: 'of/another-version', on: '2026-01-12' },
        ],
        farewell: { on: '2026-11-20' },
      }),
      agreements: [
        agreement.parse({
          ...record('2026-02-01T10:00:00.000Z'),
          state: 'agreed',
          agreedOn: '2026-02-02',
          reviewOn: '2027-02-02',
        }),
        agreement.parse({ ...record('2026-03-01T10:00:00.000Z'), version: 2 }),
      ],
      mails: [
        mail.parse({
          ...record('2026-04-01T10:00:00.000Z'),
          menteeIds: [menteeId],
          threadId: menteeId,
          to: [],
          subject: '',
          text: '',
        }),
      ],
      events: [
        lifeEvent.parse({ ...record('2026-01-02T10:00:00.000Z'), at: '2026-01-02T10:00:00.000Z', kind: 'added' }),
      ],
    })
    expect(entries.map(([day, title]) => [day, title])).toEqual([
      ['2027-02-02', 'The agreement is looked at again'],
      ['2027-01-10', 'The mentorship is expected to end'],
      ['2026-11-20', 'Farewell review'],
      ['2026-11-01', 'Phase: closure'],
      ['2026-04-01', 'Mail without a subject'],
      ['2026-02-02', 'Agreement, version 1'],
      ['2026-01-12', 'Both of you have the time'],
      ['2026-01-10', 'The mentorship begins'],
      ['2026-01-02', 'Added to the roster'],
    ])
  })

  it('stands under its years and months, with the present between what lies ahead and what was', () => {
    const rows = pathRows(
      pathOf({
        ...nothing,
        meetings: ['2027-01-05', '2026-12-01', '2026-11-03', '2025-11-03'].map((day) => talk(`${day}T10:00:00.000Z`)),
      }),
      today,
    )
    expect(rows.map((one) => (one.row === 'year' || one.row === 'month' ? one.title : one.row))).toEqual([
      ...['2027', 'January', 'entry', '2026', 'December', 'entry', 'now', 'November', 'entry'],
      ...['2025', 'November', 'entry'],
    ])
  })

  it('loses nothing, draws nothing twice, and runs backwards in time', () => {
    const moments = fc
      .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-12-31') })
      .map((moment) => new Date(moment).toISOString())
    fc.assert(
      fc.property(fc.array(moments, { maxLength: 40 }), (all) => {
        const entries = pathOf({
          ...nothing,
          meetings: all.map((at) => talk(at)),
          goals: all.map((at) => goal.parse({ ...record(at), title: 'Publish' })),
        })
        const rows = pathRows(entries, today)
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
        expect(rows.filter(({ row }) => row === 'entry')).toHaveLength(2 * all.length)
        expect(countPathKinds(entries)).toMatchObject({ meeting: all.length, goal: all.length, mail: 0 })
        const order = entries.map(({ day }) => day)
        expect(order).toEqual(order.toSorted().toReversed())
      }),
    )
  })
})
