// What an import does to somebody who is on the roster already: it fills what is empty and adds addresses, tags and
// handles. What the mentor wrote is replaced only when the mentor asked for that.
import type { Mentee } from '../../model/mentee.ts'
import { handleText } from '../roster-export-cells.ts'
import { nameKey } from './names.ts'
import type { Person } from './person.ts'
import { unique } from './person.ts'

export interface FieldChange {
  readonly field: keyof Mentee
  readonly before: string
  readonly after: string
}

const texts = [
  'preferredName',
  'pronouns',
  'phone',
  'studentId',
  'institution',
  'programme',
  'stage',
  'timeZone',
] as const

/** The mentee after the import, and what differs; the very same object when nothing does. `replace`: what the file says
 * stands instead of what is there. `updatedAt` is left to the caller. */
export function filled(mentee: Mentee, person: Person, replace: boolean): { mentee: Mentee; changes: FieldChange[] } {
  const { facts } = person
  const next: Mentee = { ...mentee }
  if (replace && facts.name !== undefined && nameKey(facts.name) !== nameKey(mentee.name)) next.name = facts.name
  for (const field of texts) {
    const value = facts[field] ?? ''
    if (value !== '' && (mentee[field] === '' || replace)) next[field] = value
  }
  next.emails = added(mentee.emails, facts.emails, 20)
  next.tags = added(mentee.tags, facts.tags, 50)
  next.languages =
    replace || mentee.languages.length === 0 ? given(mentee.languages, facts.languages) : mentee.languages
  next.preferredChannels =
    replace || mentee.preferredChannels.length === 0
      ? given(mentee.preferredChannels, facts.preferredChannels)
      : mentee.preferredChannels
  const known = new Set(mentee.handles.map(handleText))
  const handles = (facts.handles ?? []).filter((one) => !known.has(handleText(one)))
  if (handles.length > 0) next.handles = [...mentee.handles, ...handles].slice(0, 30)
  next.connectivity = choose(mentee.connectivity, facts.connectivity, replace)
  next.startOn = choose(mentee.startOn, facts.startOn, replace)
  next.endOn = choose(mentee.endOn, facts.endOn, replace)
  next.moderation = choose(mentee.moderation, facts.moderation, replace)
  if (replace) {
    next.status = facts.status ?? mentee.status
    next.match = facts.match ?? mentee.match
    next.structure = facts.structure ?? mentee.structure
  }
  if ((facts.remarks ?? '') !== '' && (mentee.remarks === '' || replace)) next.remarks = facts.remarks ?? ''
  next.remarks = withGrades(next.remarks, person.grades)
  const changes = differences(mentee, next)
  return { mentee: changes.length === 0 ? mentee : next, changes }
}

/** Grades as lines of the remarks; a line that stands there already is not written again. */
export function withGrades(remarks: string, grades: readonly string[]): string {
  if (grades.length === 0) return remarks
  const lines = new Set(remarks.split('\n').map((line) => line.trim()))
  const missing = grades.filter((grade) => !lines.has(grade.trim()))
  return [...(remarks === '' ? [] : [remarks]), ...missing].join('\n').slice(0, 1_000_000)
}

function added(before: string[], more: readonly string[] | undefined, most: number): string[] {
  if (more === undefined || more.length === 0) return before
  const united = unique([...before, ...more], Math.max(most, before.length))
  return united.length === before.length ? before : united
}

function given<T>(before: T[], value: T[] | undefined): T[] {
  return value === undefined || value.length === 0 ? before : value
}

function choose<T>(before: T | null, value: T | null | undefined, replace: boolean): T | null {
  return value !== undefined && value !== null && (before === null || replace) ? value : before
}

const compared: readonly (keyof Mentee)[] = [
  'name',
  ...texts,
  'emails',
  'tags',
  'languages',
  'handles',
  'preferredChannels',
  'connectivity',
  'startOn',
  'endOn',
  'status',
  'match',
  'structure',
  'moderation',
  'remarks',
]

function differences(before: Mentee, after: Mentee): FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of compared) {
    if (before[field] === after[field]) continue
    const [old, fresh] = [shown(before, field), shown(after, field)]
    if (old !== fresh) changes.push({ field, before: old, after: fresh })
  }
  return changes
}

function shown(mentee: Mentee, field: keyof Mentee): string {
  if (field === 'handles') return mentee.handles.map((one) => `${one.service} ${one.handle}`.trim()).join(', ')
  const value = mentee[field]
  return Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value)
}
