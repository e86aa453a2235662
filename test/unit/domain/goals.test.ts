// A goal must say truly how far it is, stand where it presses, and never be dropped without a reason.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaName,
  byArea,
  chartSeries,
  compareGoals,
  goalDropped,
  goalReopened,
  goalStanding,
  isStepLate,
  meetingsAbout,
  mostProgress,
  percentNow,
  reached,
  stepToggled,
  stepsDone,
  withoutProgress,
  withoutStep,
  withProgress,
  withStep,
} from '../../../shared/domain/goals.ts'
import { goal as goalSchema, goalProgress, goalStep, type Goal, type GoalProgress } from '../../../shared/model/goal.ts'
import { meeting as meetingSchema } from '../../../shared/model/meeting.ts'

const today = '2026-11-25'
const at = '2026-11-01T08:00:00.000Z'

function goal(part: Partial<Goal> = {}): Goal {
  const made = {
    id: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    menteeId: crypto.randomUUID(),
    title: 'Publish',
  }
  return goalSchema.parse({ ...made, ...part })
}

function note(on: string, percent: number, meetingId: string | null = null): GoalProgress {
  return goalProgress.parse({ id: crypto.randomUUID(), on, percent, meetingId })
}

const step = (text: string, part = {}) => goalStep.parse({ id: crypto.randomUUID(), text, ...part })

const days = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2032-12-31') })
  .map((moment) => new Date(moment).toISOString().slice(0, 10))
const notes = fc.array(fc.tuple(days, fc.integer({ min: 0, max: 100 })), { maxLength: 40 })
const withNotes = (all: [string, number][]) =>
  all.reduce((so, [on, percent]) => withProgress(so, note(on, percent)), goal())

describe('how a goal stands', () => {
  it.each([
    ['2026-11-24', 'overdue'],
    ['2026-11-25', 'due'],
    ['2026-11-26', 'open'],
    [null, 'open'],
  ] as const)('due on %s it is %s', (dueOn, standing) => {
    expect(goalStanding(goal({ dueOn }), today)).toBe(standing)
  })

  it('is no longer overdue once it is settled', () => {
    const late = goal({ dueOn: '2026-01-01' })
    expect(goalStanding(reached(late, today), today)).toBe('reached')
    expect(goalStanding(goalDropped(late, 'Another topic', today), today)).toBe('dropped')
  })

  it('says when and why it was dropped, and forgets both when it is open again', () => {
    const gone = goalDropped(goal(), '  Another topic ', today)
    expect(gone).toMatchObject({ state: 'dropped', settledOn: today, droppedBecause: 'Another topic' })
    expect(goalReopened(gone)).toMatchObject({ state: 'open', settledOn: null, droppedBecause: '' })
  })

  it('is not dropped without a reason', () => {
    const open = goal()
    expect(goalDropped(open, '  ', today)).toEqual(open)
  })

  it('keeps what was noted when it is reached and open again', () => {
    const open = withNotes([['2026-03-01', 60]])
    expect(percentNow(reached(open, today))).toBe(100)
    expect(percentNow(goalReopened(reached(open, today)))).toBe(60)
  })
})

describe('how far a goal is', () => {
  it('is not said when nothing was noted, however many steps are done', () => {
    expect(percentNow(goal({ steps: [step('Write', { doneOn: today })] }))).toBeNull()
  })

  it('is what the latest day says, and of one day what was noted last', () => {
    const noted = withNotes([
      ['2026-11-20', 40],
      ['2026-11-10', 90],
      ['2026-11-20', 30],
    ])
    expect(percentNow(noted)).toBe(30)
    expect(noted.progress.map(({ percent }) => percent)).toEqual([90, 40, 30])
  })

  it('keeps the notes by day in whatever order they come, and the record stays valid', () => {
    fc.assert(
      fc.property(notes, (all) => {
        const noted = withNotes(all)
        const order = noted.progress.map(({ on }) => on)
        expect(order).toEqual(order.toSorted())
        expect(noted.progress).toHaveLength(all.length)
        expect(goalSchema.parse(noted)).toEqual(noted)
      }),
    )
  })

  it('lets the oldest note go when there are too many, and none other', () => {
    const full = goal({ progress: Array.from({ length: mostProgress }, () => note('2026-01-02', 10)) })
    const more = withProgress(full, note('2026-02-01', 20))
    expect(more.progress).toHaveLength(mostProgress)
    expect(percentNow(more)).toBe(20)
    expect(percentNow(withoutProgress(more, more.progress.at(-1)?.id ?? ''))).toBe(10)
  })
})

describe('the chart of a goal', () => {
  it('has nothing to draw without a note', () => {
    expect(chartSeries(goal({ dueOn: today }))).toBeNull()
  })

  it('draws one note, or several of one day, in the middle', () => {
    expect(chartSeries(withNotes([['2026-11-20', 40]]))?.points.map(({ x }) => x)).toEqual([0.5])
    const sameDay = withNotes([
      ['2026-11-20', 40],
      ['2026-11-20', 50],
    ])
    expect(chartSeries(sameDay)?.points.map(({ x }) => x)).toEqual([0.5, 0.5])
  })

  it('shows the day by which it is due, ahead or passed, and not one before the first note', () => {
    const noted = withNotes([
      ['2026-11-01', 10],
      ['2026-11-11', 20],
    ])
    expect(chartSeries({ ...noted, dueOn: '2026-11-21' })).toMatchObject({ to: '2026-11-21', dueX: 1 })
    expect(chartSeries({ ...noted, dueOn: '2026-11-06' })).toMatchObject({ to: '2026-11-11', dueX: 0.5 })
    expect(chartSeries({ ...noted, dueOn: '2026-10-01' })).toMatchObject({ from: '2026-11-01', dueX: null })
  })

  it('stays inside its frame and runs from left to right, whatever was noted', () => {
    fc.assert(
      fc.property(notes, fc.option(days), (all, dueOn) => {
        const series = chartSeries({ ...withNotes(all), dueOn })
        if (series === null) {
          expect(all).toHaveLength(0)
          return
        }
        const places = [...series.points.map(({ x }) => x), ...(series.dueX === null ? [] : [series.dueX])]
        for (const x of places) expect(x >= 0 && x <= 1).toBe(true)
        const line = series.points.map(({ x }) => x)
        expect(line).toEqual(line.toSorted((one, other) => one - other))
      }),
    )
  })
})

describe('the plan', () => {
  it('stands under its areas, own ones by name after the three, and one spelling of each', () => {
    const areas = byArea([
      goal({ area: 'own', areaName: 'Teaching' }),
      goal({ area: 'career' }),
      goal({ area: 'own', areaName: ' teaching' }),
      goal({ area: 'own', areaName: 'Family' }),
      goal({ area: 'psychological' }),
    ])
    expect(areas.map(({ name, goals }) => [name, goals.length])).toEqual([
      ['Psychological', 1],
      ['Career', 1],
      ['Family', 1],
      ['Teaching', 2],
    ])
    expect(areaName({ area: 'own', areaName: '' })).toBe('Other')
  })

  it('puts what presses first, and what is settled last', () => {
    const sorted = [
      goalDropped(goal({ title: 'dropped' }), 'No time', '2026-11-20'),
      goal({ title: 'some day' }),
      reached(goal({ title: 'reached' }), '2026-10-01'),
      goal({ title: 'next year', dueOn: '2027-03-01' }),
      goal({ title: 'late', dueOn: '2026-10-01' }),
    ].sort(compareGoals)
    expect(sorted.map(({ title }) => title)).toEqual(['late', 'next year', 'some day', 'reached', 'dropped'])
  })

  it('loses no goal', () => {
    const areas = fc.constantFrom('psychological', 'career', 'professional', 'own')
    fc.assert(
      fc.property(fc.array(fc.tuple(areas, fc.string({ maxLength: 8 })), { maxLength: 30 }), (all) => {
        const goals = all.map(([area, name]) => goal({ area, areaName: name }))
        const found = byArea(goals).flatMap((area) => area.goals.map(({ id }) => id))
        expect(found.toSorted()).toEqual(goals.map(({ id }) => id).toSorted())
      }),
    )
  })
})

describe('the steps of a goal', () => {
  it('are ticked with their day, and the tick is taken back', () => {
    const first = step('Draft', { dueOn: '2026-11-01' })
    expect(isStepLate(first, today)).toBe(true)
    const done = stepToggled(first, today)
    expect(done.doneOn).toBe(today)
    expect(isStepLate(done, today)).toBe(false)
    expect(stepToggled(done, today).doneOn).toBeNull()
    const some = withStep(withStep(goal(), first), step('Send'))
    expect(stepsDone(withStep(some, done).steps)).toBe(1)
    expect(withStep(some, done).steps.map(({ text }) => text)).toEqual(['Draft', 'Send'])
    expect(withoutStep(some, first.id).steps.map(({ text }) => text)).toEqual(['Send'])
  })
})

describe('where a goal was talked about', () => {
  it('is every meeting with it on the agenda or with a note, the latest first', () => {
    const about = goal()
    const meeting = (startsAt: string, sourceId: string | null) =>
      meetingSchema.parse({
        id: crypto.randomUUID(),
        createdAt: at,
        updatedAt: at,
        startsAt,
        agenda: [{ id: crypto.randomUUID(), text: 'Publish', from: 'goal', sourceId }],
      })
    const planned = meeting('2026-12-01T10:00:00.000Z', about.id)
    const other = meeting('2026-11-01T10:00:00.000Z', crypto.randomUUID())
    const noted = meeting('2026-11-10T10:00:00.000Z', null)
    const found = meetingsAbout(withProgress(about, note('2026-11-10', 20, noted.id)), [noted, other, planned])
    expect(found.map(({ id }) => id)).toEqual([planned.id, noted.id])
  })
})
