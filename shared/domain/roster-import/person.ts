// One row of a file as a person: the facts that its cells give, cleaned and within the limits of a mentee. Knows nothing
// of who is on the roster already.
import type { Mentee } from '../../model/mentee.ts'
import { channelKind, connectivity, matchStructure, menteeStatus, moderation, structure } from '../../model/mentee.ts'
import { id, instant } from '../../model/base.ts'
import { fold } from '../folding.ts'
import { readHandle, splitList } from '../roster-export-cells.ts'
import { readAddresses, withDomain } from './addresses.ts'
import type { Choices } from './choices.ts'
import type { DayOrder } from './days.ts'
import { provenOrder, readDay } from './days.ts'
import { isStaff } from './formats/sakai.ts'
import { joinName, nameKey, straightName } from './names.ts'
import type { ImportField, LeftOutReason, RosterReading, SourceRow } from './reading.ts'
import { groupSplitter } from './groups.ts'

/** Something of a row that could not be kept as it was: cut to the longest line, no address, a word nobody knows. */
export interface PersonNote {
  readonly kind: 'cut' | 'not-an-address' | 'not-understood'
  readonly field: ImportField
  readonly text: string
}

export interface Person {
  /** The row by which the person is known; `lines` has all rows that mean the same person. */
  readonly line: number
  readonly lines: number[]
  /** Only what the file says. */
  readonly facts: Partial<Mentee>
  /** Of the name, made once: it is compared often. */
  readonly nameKey: string
  /** The login, when the row has a number of its own beside it. */
  readonly username: string
  readonly grades: string[]
  readonly notes: PersonNote[]
  out: { reason: LeftOutReason; otherLine: number | null } | null
}

const longest = 500
const textFields = [
  'preferredName',
  'pronouns',
  'phone',
  'studentId',
  'institution',
  'programme',
  'stage',
  'timeZone',
] as const
type TextField = (typeof textFields)[number]
const isTextField = (field: ImportField): field is TextField => textFields.some((one) => one === field)

/** Prepared once for a file; then called for each row. */
export function personReader(reading: RosterReading, choices: Choices): (row: SourceRow) => Person {
  // Our own files say exactly what they mean; other people's cells have line breaks and doubled spaces in names.
  const exact = reading.format === 'telemachus' || reading.format === 'vcard'
  const used = choices.fields.flatMap((field, index) => (field === 'ignore' ? [] : [{ field, index }]))
  const header = (index: number): string => reading.columns[index]?.header ?? ''
  const manyRemarks = used.filter((one) => one.field === 'remarks').length > 1
  const order = dayOrderOf(reading, choices)
  const groups = groupSplitter(reading, choices)

  return (row) => {
    const facts: Partial<Mentee> = {}
    const notes: PersonNote[] = []
    const grades: string[] = []
    const remarks: string[] = []
    const part = { name: '', firstName: '', lastName: '', username: '', role: '' }
    const line = (cell: string, field: ImportField): string => {
      const text = exact ? cell.trim() : tidy(cell)
      if (text.length <= longest) return text
      notes.push({ kind: 'cut', field, text: text.slice(0, 80) })
      return text.slice(0, longest).toWellFormed().trim()
    }
    const items = (cell: string, field: ImportField, most: number): string[] =>
      [...new Set((exact ? splitList(cell) : cell.split(/[;,\n/]/u)).map((item) => line(item, field)))]
        .filter((item) => item !== '')
        .slice(0, most)
    const misread = (field: ImportField, cell: string): void => {
      notes.push({ kind: 'not-understood', field, text: cell.slice(0, 80) })
    }

    for (const { field, index } of used) {
      const cell = row.cells[index] ?? ''
      if (cell === '' || (field !== 'remarks' && cell.trim() === '')) continue
      if (isTextField(field)) {
        const text = line(cell, field)
        if (text !== '') facts[field] ??= text
        continue
      }
      switch (field) {
        case 'name':
        case 'firstName':
        case 'lastName':
        case 'username':
        case 'role':
          part[field] ||= line(cell, field)
          break
        case 'emails': {
          const found = exact ? { addresses: splitList(cell), others: [] } : readAddresses(cell)
          facts.emails = [...(facts.emails ?? []), ...found.addresses]
          for (const other of found.others) notes.push({ kind: 'not-an-address', field, text: other.slice(0, 80) })
          break
        }
        case 'tags':
          facts.tags = [
            ...(facts.tags ?? []),
            ...(exact ? items(cell, field, 50) : groups(cell).map((tag) => line(tag, field))),
          ]
          break
        case 'languages':
          facts.languages = items(cell, field, 20)
          break
        case 'handles':
          facts.handles = splitList(cell)
            .map(readHandle)
            .filter((one) => one !== null)
            .slice(0, 30)
          if (facts.handles.length === 0) misread(field, cell)
          break
        case 'preferredChannels':
          facts.preferredChannels = items(cell, field, 6)
            .map(word)
            .filter((one) => one in channelKind.enum)
            .map((one) => channelKind.parse(one))
          break
        case 'connectivity':
          chosen(
            connectivity.options,
            cell,
            (value) => (facts.connectivity = value),
            () => misread(field, cell),
          )
          break
        case 'status':
          chosen(
            menteeStatus.options,
            cell,
            (value) => (facts.status = value),
            () => misread(field, cell),
          )
          break
        case 'match':
          chosen(
            matchStructure.options,
            cell,
            (value) => (facts.match = value),
            () => misread(field, cell),
          )
          break
        case 'structure':
          chosen(
            structure.options,
            cell,
            (value) => (facts.structure = value),
            () => misread(field, cell),
          )
          break
        case 'moderation':
          chosen(
            moderation.options,
            cell,
            (value) => (facts.moderation = value),
            () => misread(field, cell),
          )
          break
        case 'startOn':
        case 'endOn': {
          const value = readDay(cell, order)
          if (value === null) misread(field, cell)
          else facts[field] = value
          break
        }
        case 'archivedAt':
        case 'createdAt':
        case 'updatedAt':
          if (instant.safeParse(cell).success) facts[field] = cell
          break
        case 'sample':
          facts.sample = cell === 'yes'
          break
        case 'id':
          if (id.safeParse(cell).success) facts.id = cell
          break
        case 'remarks':
          remarks.push(manyRemarks ? `${header(index)}: ${cell.trim()}` : cell)
          break
        case 'grade':
          if (choices.keepGrades) grades.push(`${header(index)}: ${tidy(cell)}`)
          break
      }
    }
    if (remarks.length > 0) facts.remarks = remarks.join('\n').slice(0, 1_000_000)
    return finished(row, facts, part, { notes, grades, exact, choices })
  }
}

function finished(
  row: SourceRow,
  facts: Partial<Mentee>,
  part: { name: string; firstName: string; lastName: string; username: string; role: string },
  { notes, grades, exact, choices }: { notes: PersonNote[]; grades: string[]; exact: boolean; choices: Choices },
): Person {
  const correction = choices.corrections[row.line]
  const whole = part.name === '' ? joinName(part.firstName, part.lastName) : exact ? part.name : straightName(part.name)
  const name = (correction?.name ?? whole).trim().slice(0, longest).toWellFormed()
  if (name !== '') facts.name = name

  let username = part.username
  if (username.includes('@')) {
    facts.emails = [...(facts.emails ?? []), ...readAddresses(username).addresses]
    username = ''
  }
  facts.emails = withDomain(facts.emails ?? [], username, choices.mailDomain)
  if (correction?.email !== undefined) facts.emails = readAddresses(correction.email).addresses
  if (correction?.studentId !== undefined) facts.studentId = correction.studentId.trim().slice(0, longest)
  facts.studentId ??= username
  facts.emails = unique(
    facts.emails.filter((email) => email.length >= 3 && email.length <= 320),
    20,
  )
  if (facts.tags !== undefined)
    facts.tags = unique(
      facts.tags.filter((tag) => tag !== ''),
      50,
    )

  const decision = correction?.decision
  const reason: LeftOutReason | null =
    decision === 'leave-out'
      ? 'excluded'
      : name === ''
        ? 'no-name'
        : part.role !== '' && isStaff(part.role) && decision === undefined
          ? 'not-a-student'
          : null
  return {
    line: row.line,
    lines: [row.line],
    facts,
    nameKey: name === '' ? '' : nameKey(name),
    username,
    grades,
    notes,
    out: reason === null ? null : { reason, otherLine: null },
  }
}

/** The order of day and month in the file's columns of days; null when neither they nor the mentor say. */
function dayOrderOf(reading: RosterReading, choices: Choices): DayOrder | null {
  const proven = provenDayOrder(reading, choices)
  return proven === 'unclear' || proven === null ? choices.dayOrder : proven
}

export function provenDayOrder(reading: RosterReading, choices: Choices): DayOrder | 'unclear' | null {
  const places = choices.fields.flatMap((field, index) => (field === 'startOn' || field === 'endOn' ? [index] : []))
  if (places.length === 0) return null
  return provenOrder(reading.rows.flatMap((row) => places.map((index) => row.cells[index] ?? '')))
}

/** Line breaks, tabs and runs of space as one space. */
function tidy(text: string): string {
  return /[\s\p{Cc}]{2}|[^\S ]|\p{Cc}|^\s|\s$/u.test(text) ? text.replace(/[\s\p{Cc}]+/gu, ' ').trim() : text
}

function word(text: string): string {
  return fold(text).replace(/[\s_]+/gu, '-')
}

function chosen<T extends string>(
  options: readonly T[],
  cell: string,
  take: (value: T) => void,
  otherwise: () => void,
): void {
  const asked = word(cell)
  const value = options.find((option) => option === asked)
  if (value === undefined) otherwise()
  else take(value)
}

/** Each once, whatever its letters' size, in the order of the file. */
export function unique(texts: readonly string[], most: number): string[] {
  if (texts.length < 2) return [...texts]
  const seen = new Set<string>()
  return texts
    .filter((text) => {
      const key = text.toLowerCase()
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, most)
}
