// The sample practice: a fictional mentor's twelve mentees, two groups and eight months of conversations, for
// somebody who wants to look around before the first real mentee. Every record is marked `sample`.
import type { Change } from '../model/tables.ts'
import { assessmentChanges } from './sample-practice/assessments.ts'
import { groupChanges, storyChanges, type Making } from './sample-practice/build.ts'
import { faculty } from './sample-practice/faculty.ts'
import { goals } from './sample-practice/goals.ts'
import { groups } from './sample-practice/groups.ts'
import { noteChanges } from './sample-practice/notes.ts'
import { outcomeChanges } from './sample-practice/outcomes.ts'
import { residents } from './sample-practice/residents.ts'
import { scholars } from './sample-practice/scholars.ts'
import { students } from './sample-practice/students.ts'

/** The changes that put the sample practice into a vault, mentees before what refers to them. `now` is in
 * milliseconds since 1970: the history ends shortly before it. `newId` answers a fresh UUIDv4 each time. */
export function samplePractice(now: number, newId: () => string): Change[] {
  const making: Making = { now, newId }
  const menteeIds = new Map<string, string>()
  const stories = [...students, ...residents, ...scholars, ...faculty].flatMap((story) => {
    const { menteeId, changes } = storyChanges(making, story, goals[story.key] ?? [])
    menteeIds.set(story.key, menteeId)
    return changes
  })
  const idOf = (key: string): string => {
    const found = menteeIds.get(key)
    if (found === undefined) throw new Error(`the sample practice has no ${key}`)
    return found
  }
  return [
    ...stories,
    ...groups.flatMap((story) => groupChanges(making, story, idOf)),
    ...assessmentChanges(making, idOf),
    ...outcomeChanges(making, idOf),
    ...noteChanges(making, idOf),
  ]
}
