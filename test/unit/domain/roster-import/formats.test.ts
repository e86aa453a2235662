import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { students } from '../../../fixtures/roster/students.ts'
import { choicesFor } from '../../../../shared/domain/roster-import/choices.ts'
import type { Choices } from '../../../../shared/domain/roster-import/choices.ts'
import { batchOf, planned } from '../../../../shared/domain/roster-import/plan.ts'
import { readRoster } from '../../../../shared/domain/roster-import/read.ts'
import type { RosterReading } from '../../../../shared/domain/roster-import/reading.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'

const now = '2026-09-14T08:00:00.000Z'
let made = 0
const newId = () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`

async function fixture(name: string): Promise<RosterReading> {
  const bytes = new Uint8Array(readFileSync(join('test/fixtures/roster', name)))
  const result = await readRoster(bytes, name)
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`)
  return result.value
}
const plan = (reading: RosterReading, roster: Mentee[] = [], choices: Partial<Choices> = {}) =>
  planned({ reading, roster, now, choices: { ...choicesFor(reading), ...choices } })
const fields = (reading: RosterReading) =>
  Object.fromEntries(reading.columns.map((column) => [column.header, column.field]))
const out = (reading: RosterReading) =>
  plan(reading).rows.flatMap((row) => (row.verdict.kind === 'out' ? [[row.line, row.verdict.reason]] : []))

const names = [
  'Amina Okafor',
  'Zoë Ångström',
  '王小明',
  'محمد الأمين',
  'Seán O’Toole',
  'Priya Venkataraman-Subramanian',
  'Дарья Соколова',
  'José María Núñez de la Torre',
]
const numbers = students.map((one) => one.number)
const logins = students.map((one) => one.login)
const addresses = students.map((one) => `${one.login}@example.edu`)

interface Expected {
  file: string
  format: RosterReading['format']
  encoding: RosterReading['encoding']
  delimiter: RosterReading['delimiter']
  numbers?: string[]
  emails?: string[]
}
const classes: Expected[] = [
  { file: 'canvas-gradebook.csv', format: 'canvas-gradebook', encoding: 'utf-8', delimiter: ',', numbers },
  {
    file: 'courseid_42_participants.csv',
    format: 'moodle-participants',
    encoding: 'utf-8',
    delimiter: ',',
    emails: addresses,
  },
  { file: 'blackboard-gradecenter.xls', format: 'blackboard', encoding: 'utf-16le', delimiter: '\t', numbers },
  {
    file: 'blackboard-gradecenter-without-mark.xls',
    format: 'blackboard',
    encoding: 'utf-16le',
    delimiter: '\t',
    numbers,
  },
  {
    file: 'gc_example_fullgc_2026-02-01-10-00-00.csv',
    format: 'blackboard',
    encoding: 'utf-8',
    delimiter: ',',
    numbers: logins,
  },
  {
    file: 'sakai-roster.xlsx',
    format: 'sakai-roster',
    encoding: null,
    delimiter: null,
    numbers: logins,
    emails: addresses,
  },
  { file: 'sakai-gradebook.csv', format: 'sakai-gradebook', encoding: 'utf-8', delimiter: ';', numbers: logins },
  { file: 'brightspace-classlist.csv', format: 'brightspace', encoding: 'utf-8', delimiter: ',', numbers },
]

describe('each platform’s export', () => {
  test.each(classes)('$file gives the class with names, numbers and addresses', async (expected) => {
    const reading = await fixture(expected.file)
    expect([reading.format, reading.encoding, reading.delimiter]).toEqual([
      expected.format,
      expected.encoding,
      expected.delimiter,
    ])
    const people = plan(reading).add.map((one) => one.mentee)
    expect(people.map((one) => one.name)).toEqual(names)
    if (expected.numbers) expect(people.map((one) => one.studentId)).toEqual(expected.numbers)
    if (expected.emails) expect(people.map((one) => one.emails)).toEqual(expected.emails.map((email) => [email]))
    expect(people.every((one) => one.remarks === '')).toBe(true)
  })

  test.each(classes)('$file read twice adds nobody the second time', async ({ file }) => {
    const reading = await fixture(file)
    const { add } = batchOf(plan(reading), newId)
    expect(batchOf(plan(reading, add, { keepGrades: false }), newId)).toEqual({ add: [], change: [] })
  })

  test('Canvas: points, hidden assignments and the test student are nobody', async () => {
    const reading = await fixture('canvas-gradebook.csv')
    expect(out(reading)).toEqual([
      [2, 'hidden-assignments'],
      [3, 'points-possible'],
      [12, 'test-student'],
    ])
    expect(plan(reading).add[3]?.mentee.tags).toEqual(['Section A', 'Section B'])
  })

  test('Canvas with semicolons and names in two columns: the login is an address, `="…"` is taken off', async () => {
    const reading = await fixture('canvas-gradebook-semicolons.csv')
    expect([reading.format, reading.delimiter, reading.byteOrderMark]).toEqual(['canvas-gradebook', ';', true])
    const people = plan(reading).add.map((one) => one.mentee)
    expect(people.at(-1)?.name).toBe('Eve =Formula')
    expect(people[0]?.emails).toEqual(['aokafor@example.edu'])
    expect(people[0]?.studentId).toBe('400100')
  })

  test('Moodle grades: the moment of the download and the grades stay out', async () => {
    const reading = await fixture('moodle-grades.csv')
    expect(reading.format).toBe('moodle-grades')
    expect(fields(reading)).toMatchObject({
      'Last downloaded from this course': 'ignore',
      'Course total (Real)': 'grade',
      'ID number': 'studentId',
    })
  })

  test('Moodle in German, saved again by a spreadsheet, keeps its umlauts', async () => {
    const reading = await fixture('moodle-participants-de.csv')
    expect([reading.format, reading.encoding, reading.delimiter]).toEqual(['moodle-participants', 'windows-1252', ';'])
    expect(plan(reading).add.map((one) => one.mentee.name)).toEqual([
      'Jürgen Müßig',
      'Käthe von der Höhe',
      'Zoë Ångström',
    ])
  })

  test('Sakai: the instructor is no mentee, and the roster comes from its own sheet', async () => {
    const reading = await fixture('sakai-roster.xlsx')
    expect([reading.sheet, reading.headerLine]).toEqual(['Roster', 3])
    expect(out(reading)).toEqual([[13, 'not-a-student']])
  })

  test('Brightspace: `_at_` becomes an address, the platform’s own domain is noticed and can be replaced', async () => {
    const reading = await fixture('brightspace-classlist.csv')
    expect(plan(reading).add[0]?.mentee.emails).toEqual(['aokafor@example.edu'])
    expect(plan(reading).remarks.internalDomain).toBe('d2l.example.edu')
    const people = plan(reading, [], { mailDomain: 'example.edu' }).add.map((one) => one.mentee)
    expect(people.map((one) => one.emails[0])).toEqual(addresses)
  })

  test('a file without addresses says so, and logins become addresses on request', async () => {
    const reading = await fixture('canvas-gradebook.csv')
    expect(plan(reading).remarks.loginsOnly).toBe(true)
    const people = plan(reading, [], { mailDomain: 'example.edu' }).add.map((one) => one.mentee)
    expect(people.map((one) => one.emails)).toEqual(addresses.map((email) => [email]))
  })

  test('grades are kept only when asked for, as lines of the remarks, and only once', async () => {
    const reading = await fixture('canvas-gradebook.csv')
    const { add } = batchOf(plan(reading, [], { keepGrades: true }), newId)
    expect(add[0]?.remarks.split('\n')[0]).toBe('Homework 1 (12345): 91')
    expect(batchOf(plan(reading, add, { keepGrades: true }), newId).change).toEqual([])
  })
})

describe('other files', () => {
  test('a French list of any column order, with `sep=;`, dates and two addresses in one cell', async () => {
    const reading = await fixture('plain-fr.csv')
    expect([reading.format, reading.headerLine]).toEqual(['table', 2])
    const people = plan(reading).add.map((one) => one.mentee)
    expect(people.map((one) => one.name)).toEqual(['Amina Okafor', 'Bo Li', 'Élodie Dupont-Martin'])
    expect(people[1]).toMatchObject({ emails: ['bli@example.org', 'bo.li@example.edu'], startOn: '2026-10-03' })
    expect(people[0]).toMatchObject({
      phone: '+33 1 00 00 00 01',
      languages: ['anglais', 'français'],
      remarks: 'Thèse en cours',
    })
  })

  test('a list under a title: the same person twice is one, contradictions are named, names are only text', async () => {
    const reading = await fixture('mentoring-list.csv')
    expect(reading.headerLine).toBe(3)
    const rows = plan(reading).rows
    expect(rows.find((row) => row.line === 4)?.lines).toEqual([4, 5])
    expect(out(reading)).toEqual([
      [7, 'clash'],
      [8, 'no-name'],
      [9, 'not-a-student'],
    ])
    expect(rows.find((row) => row.line === 10)?.name).toBe('<img src=x onerror=alert(1)>')
  })

  test('our own CSV and our own cards give the same mentees', async () => {
    const csv = batchOf(plan(await fixture('telemachus.csv')), newId).add
    expect(csv.map((one) => one.name)).toEqual(['Amina Okafor', '=Formula Eve'])
    expect(batchOf(plan(await fixture('telemachus.vcf')), newId).add).toEqual(csv)
  })

  test('cards of 3.0: the preferred address first, folded notes whole, groups of properties understood', async () => {
    const people = plan(await fixture('contacts-3.vcf')).add.map((one) => one.mentee)
    expect(people[0]).toMatchObject({
      name: 'Amina Okafor',
      emails: ['aokafor@example.edu', 'amina@example.org'],
      institution: 'Example University',
      programme: 'Public Health',
      tags: ['Thesis', 'Field work'],
      timeZone: 'Africa/Nairobi',
      remarks: 'Prefers mornings, never Mondays.\nA very long note that an address book folds over two lines.',
    })
    expect(people[1]).toMatchObject({ name: '王小明', emails: ['xwang@example.edu'] })
  })

  test('cards of an old telephone: quoted-printable is read', async () => {
    const people = plan(await fixture('phone-2.1.vcf')).add.map((one) => one.mentee)
    expect(people[0]).toMatchObject({
      name: 'Zoë Ångström',
      phone: '+46 70 000 00 00',
      remarks: 'first line\nsecond line',
    })
  })
})

describe('the same class from two platforms', () => {
  test('Canvas then Moodle grades: everybody is found by number, one is new, addresses are filled in', async () => {
    const roster = batchOf(plan(await fixture('canvas-gradebook.csv')), newId).add
    const moodle = plan(await fixture('moodle-grades.csv'), roster)
    expect(moodle.rows.map((row) => row.verdict.kind)).toEqual([...names.map(() => 'change'), 'add'])
    expect(
      moodle.rows.slice(0, 8).every((row) => row.verdict.kind === 'change' && row.verdict.by === 'studentId'),
    ).toBe(true)
    expect(batchOf(moodle, newId).change.map((one) => one.emails[0])).toEqual(addresses)
  })

  test('a login from one platform and a number from another: asked, not doubled', async () => {
    const roster = batchOf(plan(await fixture('sakai-gradebook.csv')), newId).add
    const moodle = plan(await fixture('moodle-grades.csv'), roster)
    const asked = moodle.rows.slice(0, 8).map(({ verdict }) => (verdict.kind === 'ask' ? verdict.why : verdict.kind))
    expect(asked).toEqual(names.map(() => 'other-number'))
  })
})
