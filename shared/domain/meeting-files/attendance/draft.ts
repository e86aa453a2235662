// What each tool's reader hands on: the visits of a file with their times still as written, because the order of day
// and month is known only once all times of the file were seen.
import type { AttendanceFormat, AttendanceReading, Attendee } from '../reading.ts'
import type { FileTable, Line } from './table.ts'
import { cellOf } from './table.ts'
import { readDuration } from './durations.ts'
import { asAddress, cleanName, isHostNote } from './names.ts'

/** One line of one person: they came and went. */
export interface Visit {
  readonly line: number
  readonly name: string
  readonly shownAs: string
  readonly email: string
  readonly role: Attendee['role']
  readonly came: boolean
  readonly joined: string
  readonly left: string
  /** Minutes as the file tells them. */
  readonly told: number | null
}

export type LeftOut = AttendanceReading['leftOut'][number]

export interface Draft {
  readonly format: AttendanceFormat
  readonly title: string
  readonly start: string
  readonly end: string
  readonly visits: readonly Visit[]
  readonly leftOut: readonly LeftOut[]
  /** Which to believe where both are there: `times` can be joined without counting overlaps twice; `told` where the
   * times are those of the first coming and the last going. */
  readonly minutesFrom: 'times' | 'told'
  /** How often each person of the file came, by address or name, where a second table says so. */
  readonly comings: readonly Visit[]
}

export const emptyDraft = { title: '', start: '', end: '', leftOut: [], minutesFrom: 'times', comings: [] } as const

/** More lines that are no person's are not listed. */
export const mostLeftOut = 200

export function leftOutLine(line: Line): LeftOut {
  return {
    line: line.line,
    text: line.cells
      .filter((cell) => cell !== '')
      .join(' · ')
      .slice(0, 80),
  }
}

const hostWords = /^(?:co-?)?(?:host|gastgeber|anfitri|organi[sz]|hôte|ospitante)/iu

export interface VisitOptions {
  readonly originals?: boolean
  readonly role?: Attendee['role']
}

/** The visits of a table of people; what has neither a name nor an address is left out. */
export function visitsOf(table: FileTable, options: VisitOptions = {}): { visits: Visit[]; leftOut: LeftOut[] } {
  const visits: Visit[] = []
  const leftOut: LeftOut[] = []
  for (const line of table.lines) {
    const visit = visitOf(table, line, options)
    if (visit !== null) visits.push(visit)
    else if (leftOut.length < mostLeftOut) leftOut.push(leftOutLine(line))
  }
  return { visits, leftOut }
}

function visitOf(table: FileTable, line: Line, options: VisitOptions): Visit | null {
  const cell = (field: Parameters<typeof cellOf>[2]) => cellOf(table, line, field)
  const parts = [cell('firstName'), cell('lastName')].filter((part) => part !== '' && part !== '-').join(' ')
  const shownAs = cell('name') === '' ? parts : cell('name')
  const email = asAddress(cell('email')) || asAddress(cell('upn'))
  const joined = cell('joined')
  const left = cell('left')
  const told = readDuration(cell('duration'))
  const attended = cell('attended')
  if ((shownAs === '' && email === '') || isTotal(shownAs, email)) return null
  if (!/\d/u.test(joined + left) && told === null && attended === '') return null
  return {
    line: line.line,
    name: cleanName(shownAs, { originals: options.originals ?? false }) || email,
    shownAs: shownAs || email,
    email,
    role: isHostNote(shownAs) ? 'host' : (options.role ?? roleOf(cell('role'))),
    came: attended === '' ? true : !/^(?:no|nein|non|nee|não|nao)$/iu.test(attended),
    joined,
    left,
    told,
  }
}

function isTotal(name: string, email: string): boolean {
  return email === '' && /^(?:total|summe|gesamt|totale|totaal)$/iu.test(name)
}

function roleOf(text: string): Attendee['role'] {
  if (text === '') return 'unknown'
  return hostWords.test(text) ? 'host' : 'attendee'
}
