// The attendance report of Teams: a summary of labels and values, the participants, and each of their comings and
// goings. In the language of whoever saved it. Called by attendance.ts with the tables of a file.
import type { Draft } from './draft.ts'
import { emptyDraft, visitsOf } from './draft.ts'
import { fieldOf } from './columns.ts'
import type { Field } from './columns.ts'
import type { AttendanceText, FileTable } from './table.ts'

const hasTimes = (table: FileTable) => table.fields.includes('joined') && table.fields.includes('left')
const isTeams = (table: FileTable) =>
  hasTimes(table) && (table.fields.includes('upn') || table.fields.includes('role') || /^\d\.\s/u.test(table.heading))

/** The second table tells each coming of those in the first; without the first it is the list of people. */
export function readTeamsReport(text: AttendanceText): Draft | null {
  const tables = text.people.filter(isTeams)
  const [people, activities] = tables
  if (people === undefined || people.fields.includes('title')) return null
  const read = visitsOf(people)
  const comings = activities === undefined ? [] : visitsOf(activities).visits
  const onlyComings = people.heading.startsWith('3.')
  return {
    ...emptyDraft,
    format: 'teams-report',
    title: labelled(text, people, 'title'),
    start: labelled(text, people, 'start'),
    end: labelled(text, people, 'end'),
    visits: read.visits.length === 0 ? comings : read.visits,
    leftOut: read.leftOut,
    minutesFrom: onlyComings || read.visits.length === 0 ? 'times' : 'told',
    comings: read.visits.length === 0 ? [] : comings,
  }
}

/** The value beside a label above the people. */
function labelled(text: AttendanceText, people: FileTable, field: Field): string {
  const until = people.lines[0]?.line ?? text.lines.length
  const found = text.lines.slice(0, Math.min(until, 60)).find((line) => {
    return line.cells[1] !== undefined && line.cells[2] === undefined && fieldOf(line.cells[0] ?? '') === field
  })
  return found?.cells[1] ?? ''
}
