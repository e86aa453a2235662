// The same person twice in one file: in two sections, or in a file put together from several. Rows are merged when
// they surely mean one person, named when they contradict each other, and otherwise kept apart.
import { fold } from '../folding.ts'
import type { Person } from './person.ts'
import { unique } from './person.ts'

/** Takes rows in the order of the file; `people` has each person once, contradictory rows marked as left out. */
export interface Merging {
  readonly people: Person[]
  readonly take: (person: Person) => void
}

export function startMerging(): Merging {
  const people: Person[] = []
  const byId = new Map<string, Person>()
  const byEmail = new Map<string, Person>()
  const byNumber = new Map<string, Person>()
  const byName = new Map<string, Namesakes>()

  const remember = (person: Person): void => {
    const { facts } = person
    if (facts.id !== undefined) byId.set(facts.id, person)
    for (const email of facts.emails ?? [])
      if (!byEmail.has(email.toLowerCase())) byEmail.set(email.toLowerCase(), person)
    for (const number of numbersOf(person)) if (!byNumber.has(number)) byNumber.set(number, person)
  }
  const add = (person: Person): void => {
    people.push(person)
    remember(person)
    const known = byName.get(person.nameKey)
    if (known === undefined) byName.set(person.nameKey, { first: person, count: 1, last: person })
    else {
      known.count++
      known.last = person
    }
  }
  const merge = (into: Person, person: Person): void => {
    absorb(into, person)
    remember(into)
  }

  const take = (person: Person): void => {
    if (person.out !== null) {
      people.push(person)
      return
    }
    const { facts } = person
    // Two rows with two ids of this program are two people, whatever else they share.
    if (facts.id !== undefined) {
      const known = byId.get(facts.id)
      if (known === undefined) add(person)
      else merge(known, person)
      return
    }
    const hits = new Set<Person>()
    for (const email of facts.emails ?? []) addIf(hits, byEmail.get(email.toLowerCase()))
    for (const number of numbersOf(person)) addIf(hits, byNumber.get(number))
    const [hit, ...others] = hits
    if (hit !== undefined) {
      if (others.length === 0 && agree(hit, person)) merge(hit, person)
      else people.push(markedOut(person, 'clash', hit.line))
      return
    }
    const same = byName.get(person.nameKey)
    // A name alone is somebody of that name, when there is only one; there is never more than one bare name.
    if (same === undefined || !(isBare(person) || isBare(same.last))) add(person)
    else if (same.count === 1) merge(same.first, person)
    else people.push(markedOut(person, 'ambiguous-in-file', same.first.line))
  }
  return { people, take }
}

const plainNumber = /^[\w-]+$/u

/** A student's number for comparing: no spaces, no difference of capitals. */
export function numberKey(number: string | undefined): string {
  if (number === undefined || number === '') return ''
  return plainNumber.test(number) ? number.toLowerCase() : fold(number).replaceAll(' ', '')
}

/** People of one name in the file. */
interface Namesakes {
  readonly first: Person
  last: Person
  count: number
}

/** A login tells people apart as a number does. */
function numbersOf(person: Person): string[] {
  return [numberKey(person.facts.studentId), numberKey(person.username)].filter((number) => number !== '')
}

/** Nothing but a name: neither an address nor a number nor an id. */
function isBare(person: Person): boolean {
  const { facts } = person
  return facts.id === undefined && (facts.emails ?? []).length === 0 && (facts.studentId ?? '') === ''
}

/** One name, and no two different numbers. */
function agree(one: Person, other: Person): boolean {
  const numbers = [numberKey(one.facts.studentId), numberKey(other.facts.studentId)]
  const apart = numbers[0] !== '' && numbers[1] !== '' && numbers[0] !== numbers[1]
  return !apart && one.nameKey === other.nameKey
}

function addIf(set: Set<Person>, person: Person | undefined): void {
  if (person !== undefined) set.add(person)
}

function markedOut(person: Person, reason: 'clash' | 'ambiguous-in-file', otherLine: number): Person {
  person.out = { reason, otherLine }
  return person
}

/** What the first row lacks comes from the second; addresses, tags and grades are put together. */
function absorb(into: Person, person: Person): void {
  into.lines.push(person.line)
  const { emails, tags, ...rest } = person.facts
  const own = into.facts
  for (const [field, value] of Object.entries(rest))
    if (isEmpty(Reflect.get(own, field))) Reflect.set(own, field, value)
  if (emails !== undefined && emails.length > 0) own.emails = unique([...(own.emails ?? []), ...emails], 20)
  if (tags !== undefined && tags.length > 0) own.tags = unique([...(own.tags ?? []), ...tags], 50)
  for (const grade of person.grades) if (!into.grades.includes(grade)) into.grades.push(grade)
  if (into.notes.length < 20) into.notes.push(...person.notes)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
