// The plan of an import: for each person of the file whether somebody is added, changed, the same, asked about or left
// out. Made in steps, so that a worker can show progress and stop between two; nothing happens to the vault here.
import type { Mentee } from '../../model/mentee.ts'
import { internalDomain } from './addresses.ts'
import type { Choices } from './choices.ts'
import type { Match } from './match.ts'
import { startMatching } from './match.ts'
import { startMerging } from './merge.ts'
import type { PlanDraft, PlanRow, Newcomer, Verdict } from './outcome.ts'
import { settle } from './outcome.ts'
import type { Person } from './person.ts'
import { personReader, provenDayOrder } from './person.ts'
import type { RosterReading } from './reading.ts'
import { excerpt } from './rows.ts'

export interface RosterPlan {
  /** In the order of the file. */
  readonly rows: readonly PlanRow[]
  readonly add: readonly Newcomer[]
  readonly change: readonly Mentee[]
  readonly remarks: PlanRemarks
}

/** What the mentor may want to settle for the whole file. */
export interface PlanRemarks {
  /** The platform's own domain in most addresses; null when they are ordinary. */
  readonly internalDomain: string | null
  /** No row has an address, and some have a login from which one could be made. */
  readonly loginsOnly: boolean
  /** Days are written so that day and month cannot be told apart. */
  readonly unclearDays: boolean
}

export interface PlanInput {
  readonly reading: RosterReading
  readonly choices: Choices
  readonly roster: readonly Mentee[]
  /** The moment of the import, for `createdAt` and `updatedAt`. */
  readonly now: string
}

export interface PlanProgress {
  readonly done: number
  readonly total: number
}

/** So many rows are worked on between two steps. */
const step = 200

/** Yields progress after every few rows and returns the plan. */
export function* planSteps(input: PlanInput): Generator<PlanProgress, RosterPlan> {
  const { reading, choices, roster, now } = input
  const count = reading.rows.length
  const total = count * 2
  const read = personReader(reading, choices)
  const merging = startMerging()
  for (const [index, row] of reading.rows.entries()) {
    merging.take(read(row))
    if (index % step === step - 1) yield { done: index + 1, total }
  }
  const matching = matched(merging.people, input)
  let pass = matching.next()
  for (; pass.done !== true; pass = matching.next()) yield { done: count, total }
  const matches = pass.value
  const draft: PlanDraft = { rows: [], add: [], change: new Map() }
  const known = new Map(roster.map((one) => [one.id, one]))
  const cells = new Map(reading.rows.map((row) => [row.line, row.cells]))
  for (const [index, person] of merging.people.entries()) {
    const verdict = settle(draft, person, matches.get(person) ?? { kind: 'nobody' }, { known, choices, now })
    draft.rows.push(planRow(person, verdict, verdict.kind === 'out' ? excerpt(cells.get(person.line) ?? []) : ''))
    if (index % step === step - 1) yield { done: count + index + 1, total }
  }
  for (const row of reading.leftOut) draft.rows.push(leftOutRow(row))
  return {
    rows: draft.rows.sort((one, other) => one.line - other.line),
    add: draft.add,
    change: [...draft.change.values()],
    remarks: remarksOn(reading, choices, merging.people),
  }
}

/** The plan at once. */
export function planned(input: PlanInput): RosterPlan {
  const steps = planSteps(input)
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
  }
}

/** The mentees that an import puts into the vault. `newId` makes a random identifier. */
export function batchOf(plan: RosterPlan, newId: () => string): { add: Mentee[]; change: Mentee[] } {
  return { add: plan.add.map(({ id, mentee }) => ({ id: id ?? newId(), ...mentee })), change: [...plan.change] }
}

/** Whom each person means. Pauses like the steps around it. */
function* matched(people: readonly Person[], { roster, choices }: PlanInput): Generator<void, Map<Person, Match>> {
  const matcher = startMatching(roster)
  yield
  const matches = new Map<Person, Match>()
  const unknown: Person[] = []
  for (const [index, person] of people.entries()) {
    if (person.out !== null) continue
    const match = matcher.byIdentity(person, choices.corrections[person.line]?.decision)
    if (match === null) unknown.push(person)
    else matches.set(person, match)
    if (index % step === step - 1) yield
  }
  const byName = unknown.map((person) => [person, matcher.byName(person)] as const)
  yield
  for (const [, match] of byName) matcher.claimed(match)
  for (const [person, match] of byName) matches.set(person, match.kind === 'ask' ? matcher.byName(person) : match)
  yield
  for (const [person, match] of matches) matches.set(person, matcher.settled(match))
  return matches
}

function planRow(person: Person, verdict: Verdict, text: string): PlanRow {
  const { facts } = person
  return {
    line: person.line,
    lines: person.lines,
    name: facts.name ?? '',
    emails: facts.emails ?? [],
    studentId: facts.studentId ?? '',
    tags: facts.tags ?? [],
    notes: person.notes,
    text,
    verdict,
  }
}

function leftOutRow({ line, text, reason }: RosterReading['leftOut'][number]): PlanRow {
  const nothing = { name: '', emails: [], studentId: '', tags: [], notes: [] }
  return { line, lines: [line], ...nothing, text, verdict: { kind: 'out', reason, otherLine: null } }
}

function remarksOn(reading: RosterReading, choices: Choices, people: readonly Person[]): PlanRemarks {
  const addresses = people.flatMap((person) => person.facts.emails ?? [])
  return {
    internalDomain: internalDomain(addresses),
    loginsOnly: choices.fields.includes('username') && people.every((one) => one.facts.emails?.length === 0),
    unclearDays: provenDayOrder(reading, choices) === 'unclear',
  }
}
