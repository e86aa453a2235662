// The list over all mentees must show what was asked for and lose nothing; the plan given away must hold what is the
// mentee's to know and nothing that the mentor noted alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areasInUse, filterGoals, sortGoals, type GoalLine } from '../../../shared/domain/goal-list.ts'
import { planText } from '../../../shared/domain/goal-plan.ts'
import { goal as goalSchema, type Goal } from '../../../shared/model/goal.ts'

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
const line = (title: string, part: Partial<Goal> = {}, name = 'Amina'): GoalLine => ({
  goal: goal({ ...part, title }),
  name,
})
const titles = (lines: readonly GoalLine[]) => lines.map((one) => one.goal.title)
const progress = (percent: number) => [
  { id: crypto.randomUUID(), on: today, percent, words: 'She still hides behind her slides', meetingId: null },
]

const lines = [
  line('late', { dueOn: '2026-11-01', area: 'career' }),
  line('soon', { dueOn: '2026-12-20', progress: progress(40) }, 'Bo'),
  line('far', { dueOn: '2027-12-20', area: 'own', areaName: 'Family', progress: progress(80) }),
  line('some day', { area: 'own', areaName: 'family ' }, 'Bo'),
  line('done', { state: 'reached', settledOn: today, dueOn: '2026-01-01' }),
]

describe('the list of all goals', () => {
  it.each([
    [{ state: 'open', area: '', due: 'any' }, ['late', 'soon', 'far', 'some day']],
    [{ state: 'all', area: '', due: 'overdue' }, ['late']],
    [{ state: 'open', area: '', due: 'month' }, ['soon']],
    [{ state: 'open', area: '', due: 'none' }, ['some day']],
    [{ state: 'reached', area: '', due: 'any' }, ['done']],
    [{ state: 'all', area: 'own/family', due: 'any' }, ['far', 'some day']],
    [{ state: 'dropped', area: '', due: 'any' }, []],
  ] as const)('with %o shows %o', (filter, expected) => {
    expect(titles(filterGoals(lines, filter, today))).toEqual(expected)
  })

  it.each([
    ['dueOn', 'ascending', ['done', 'late', 'soon', 'far', 'some day']],
    ['dueOn', 'descending', ['far', 'soon', 'late', 'done', 'some day']],
    ['percent', 'descending', ['done', 'far', 'soon', 'late', 'some day']],
    ['percent', 'ascending', ['soon', 'far', 'done', 'late', 'some day']],
    ['name', 'ascending', ['late', 'far', 'done', 'soon', 'some day']],
    ['title', 'ascending', ['done', 'far', 'late', 'some day', 'soon']],
    ['area', 'ascending', ['late', 'soon', 'done', 'far', 'some day']],
  ] as const)('by %s %s is %o', (column, direction, expected) => {
    expect(titles(sortGoals(lines, { column, direction }))).toEqual(expected)
  })

  it('names the areas in use once, in the order of a plan', () => {
    expect(areasInUse(lines.map((one) => one.goal)).map(({ name }) => name)).toEqual([
      'Career',
      'Professional',
      'Family',
    ])
  })

  it('loses nothing by sorting', () => {
    const columns = fc.constantFrom('title', 'name', 'area', 'percent', 'dueOn')
    const directions = fc.constantFrom('ascending', 'descending')
    const some = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.boolean()), { maxLength: 20 })
    fc.assert(
      fc.property(some, columns, directions, (all, column, direction) => {
        const here = all.flatMap(([title, hasDay]) =>
          title.trim() === '' ? [] : [line(title, hasDay ? { dueOn: today, progress: progress(7) } : {}, title)],
        )
        const sorted = sortGoals(here, { column, direction })
        expect(titles(sorted).toSorted()).toEqual(titles(here).toSorted())
      }),
    )
  })
})

describe('the plan as text', () => {
  const text = planText(
    [
      goal({
        title: 'Speak before a hundred people',
        area: 'psychological',
        from: 'mentee',
        reason: 'I hide',
        measure: 'One talk,\nwithout notes',
        dueOn: '2027-03-01',
        progress: progress(40),
        steps: [
          { id: crypto.randomUUID(), text: 'Four friends', dueOn: null, doneOn: today },
          { id: crypto.randomUUID(), text: 'The whole year', dueOn: '2027-01-10', doneOn: null },
        ],
      }),
      goal({ title: 'Pass', state: 'reached', settledOn: '2026-10-02', evidence: 'The certificate' }),
      goal({ title: 'Leave', state: 'dropped', settledOn: today, droppedBecause: 'Her father is ill' }),
    ],
    'Amina',
    today,
  )

  it('says what it is about, by what one will know, and the steps', () => {
    expect(text).toBe(
      [
        'Development plan of Amina, 25 November 2026',
        'Psychological',
        [
          '* Speak before a hundred people (in the mentee’s words)',
          '  Why it matters: I hide',
          '  How we will know: One talk,\n  without notes',
          '  By: 1 March 2027',
          '  How far: 40 %',
          '  [x] Four friends',
          '  [ ] The whole year, by 10 January 2027',
        ].join('\n'),
        'Professional',
        ['* Pass', '  Reached: 2 October 2026', '  What shows it: The certificate'].join('\n'),
      ].join('\n\n') + '\n',
    )
  })

  it('holds neither what the mentor noted on the way nor what was dropped', () => {
    expect(text).not.toContain('slides')
    expect(text).not.toContain('Leave')
    expect(text).not.toContain('father')
  })
})
