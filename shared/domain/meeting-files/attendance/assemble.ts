// From the visits of a file to its people: times are read in one order, the comings of one person become one, and time
// on two devices counts once. Called by attendance.ts; it knows no tool but by what the draft says.
import type { AttendanceReading, Attendee, DayOrder } from '../reading.ts'
import type { Moment } from './dates.ts'
import { clockMs, detectOrder, fileTime, readMoment } from './dates.ts'
import type { Draft, Visit } from './draft.ts'
import { mostLeftOut } from './draft.ts'
import { personKey } from './names.ts'

interface TimedVisit extends Visit {
  readonly from: Moment | null
  readonly to: Moment | null
}

const day = 24 * 3_600_000
/** Nobody in a meeting for so long: what comes after is another meeting. */
const pause = 4 * 3_600_000

/** `asked`: the order that the mentor chose. What the dates prove goes before it. Where neither tells, `order` is null
 * and the days are read for the preview as the clock suggests: month first beside AM and PM. A file in which
 * no date needs an order is `year-first`: nobody has to be asked. */
export function assemble(draft: Draft, asked: DayOrder | null): AttendanceReading {
  const texts = [draft.start, draft.end, ...draft.visits.flatMap((one) => [one.joined, one.left])]
  const proven = detectOrder(texts)
  const order = proven === 'none' ? 'year-first' : (proven ?? asked)
  const reading = order ?? (texts.some((text) => /[ap]\.?\s?m\b/iu.test(text)) ? 'month-first' : 'day-first')
  const timed = draft.visits.map((visit) => timedVisit(visit, reading))
  const kept = draft.format === 'teams-list' ? latestMeeting(timed) : { visits: timed, others: [] }
  const people = mergePeople(kept.visits, draft)
  const moments = kept.visits.flatMap((one) => [one.from, one.to]).filter((one) => one !== null)
  const sorted = moments.filter((one) => one.day !== null).sort((a, b) => clockMs(a) - clockMs(b))
  return {
    kind: 'attendance',
    format: draft.format,
    title: draft.title.slice(0, 300),
    startsAt: fileTime(readMoment(draft.start, reading) ?? sorted[0] ?? null) ?? fileTime(sorted[0] ?? null),
    endsAt: fileTime(readMoment(draft.end, reading) ?? sorted.at(-1) ?? null) ?? fileTime(sorted.at(-1) ?? null),
    clock: sorted.length === 0 ? clockOf(kept.visits) : null,
    order,
    people,
    leftOut: [...draft.leftOut, ...kept.others.map(asLeftOut)].slice(0, mostLeftOut),
  }
}

const asLeftOut = (visit: Visit) => ({
  line: visit.line,
  text: `${visit.shownAs} · ${visit.joined || visit.left}`.slice(0, 80),
})

function timedVisit(visit: Visit, order: DayOrder): TimedVisit {
  return { ...visit, from: readMoment(visit.joined, order), to: readMoment(visit.left, order) }
}

/** The visits of the last meeting of a list, and those of earlier ones. Whoever stays on keeps a meeting together. */
function latestMeeting(visits: readonly TimedVisit[]): { visits: TimedVisit[]; others: TimedVisit[] } {
  const spans = visits.map((visit) => ({ visit, ...spanOf(visit) })).sort((a, b) => a.from - b.from)
  let start = Number.NEGATIVE_INFINITY
  let reached = spans[0]?.to ?? 0
  for (const span of spans) {
    if (span.from - reached > pause) start = span.from
    reached = Math.max(reached, span.to)
  }
  const kept = visits.filter((visit) => (visit.from === null && visit.to === null ? true : spanOf(visit).from >= start))
  const last = kept
    .flatMap((one) => [one.from, one.to])
    .filter((one) => one !== null)
    .sort((a, b) => clockMs(b) - clockMs(a))[0]
  return {
    visits: kept.map((visit) => (visit.to === null && visit.left === '' ? { ...visit, to: last ?? null } : visit)),
    others: visits.filter((visit) => !kept.includes(visit)),
  }
}

function spanOf(visit: TimedVisit): { from: number; to: number } {
  const from = visit.from ?? visit.to
  const to = visit.to ?? visit.from
  return from === null || to === null ? { from: 0, to: 0 } : { from: clockMs(from), to: clockMs(to) }
}

function clockOf(visits: readonly TimedVisit[]): AttendanceReading['clock'] {
  const spans = visits.map(intervalOf).filter((one) => one !== null)
  if (spans.length === 0) return null
  const from = spans.reduce((least, one) => Math.min(least, one.from), Number.POSITIVE_INFINITY)
  const to = spans.reduce((most, one) => Math.max(most, one.to), 0)
  return { from: hourMinute(from), to: hourMinute(to) }
}

const hourMinute = (ms: number) => new Date(ms % day).toISOString().slice(11, 16)

interface Interval {
  readonly from: number
  readonly to: number
}

/** A going before the coming, where no day is told, is after midnight. */
function intervalOf(visit: TimedVisit): Interval | null {
  if (visit.from === null || visit.to === null) return null
  const from = clockMs(visit.from)
  const to = clockMs(visit.to)
  if (to >= from) return { from, to }
  return visit.from.day === null && visit.to.day === null ? { from, to: to + day } : null
}

/** By address; without one by name, to the only person with an address who has that name. */
function groups(visits: readonly TimedVisit[]): TimedVisit[][] {
  const byKey = new Map<string, TimedVisit[]>()
  const addressesOf = new Map<string, Set<string>>()
  for (const { email, name } of visits) {
    if (email === '') continue
    const key = personKey(name)
    addressesOf.set(key, (addressesOf.get(key) ?? new Set()).add(email))
  }
  for (const visit of visits) {
    const key = personKey(visit.name)
    const addresses = [...(addressesOf.get(key) ?? [])]
    const who = visit.email || (addresses.length === 1 ? (addresses[0] ?? key) : key)
    const group = byKey.get(who)
    if (group === undefined) byKey.set(who, [visit])
    else group.push(visit)
  }
  return [...byKey.values()]
}

function mergePeople(visits: readonly TimedVisit[], draft: Draft): Attendee[] {
  const comings = new Map<string, number>()
  for (const one of draft.comings)
    for (const key of new Set([one.email, personKey(one.name)]))
      if (key !== '') comings.set(key, (comings.get(key) ?? 0) + 1)
  return groups(visits).map((group) => {
    const person = merged(group, draft.minutesFrom)
    const told = comings.get(person.email) ?? comings.get(personKey(person.name)) ?? 0
    return { ...person, joins: Math.max(person.joins, told) }
  })
}

function merged(group: readonly TimedVisit[], minutesFrom: Draft['minutesFrom']): Attendee {
  const there = group.filter((one) => one.came)
  const best = group.find((one) => one.email !== '') ?? group[0]
  const earliest = there
    .map((one) => one.from)
    .filter((one) => one !== null)
    .sort((a, b) => clockMs(a) - clockMs(b))[0]
  const latest = there
    .map((one) => one.to)
    .filter((one) => one !== null)
    .sort((a, b) => clockMs(b) - clockMs(a))[0]
  const roles = group.map((one) => one.role)
  return {
    name: best?.name ?? '',
    shownAs: best?.shownAs ?? '',
    email: best?.email ?? '',
    role: roles.includes('host') ? 'host' : roles.includes('attendee') ? 'attendee' : 'unknown',
    came: there.length > 0,
    joinedAt: fileTime(earliest ?? null),
    leftAt: fileTime(latest ?? null),
    minutes: there.length === 0 ? null : minutesOf(there, minutesFrom),
    joins: there.length,
  }
}

function minutesOf(visits: readonly TimedVisit[], minutesFrom: Draft['minutesFrom']): number | null {
  const told = visits.map((one) => one.told).filter((one) => one !== null)
  const sum = told.length === 0 ? null : told.reduce((total, one) => total + one, 0)
  const intervals = visits.map(intervalOf).filter((one) => one !== null)
  const joint = intervals.length === 0 ? null : unionMs(intervals) / 60_000
  const complete = minutesFrom === 'told' ? told.length === visits.length : intervals.length < visits.length
  const minutes = complete ? (sum ?? joint) : (joint ?? sum)
  return minutes === null ? null : Math.round(minutes)
}

/** Milliseconds covered by the intervals together. */
function unionMs(intervals: readonly Interval[]): number {
  let total = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, reached))
    reached = Math.max(reached, to)
  }
  return total
}
