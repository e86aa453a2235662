// One VEVENT of a calendar file as plain values; ical.js reads the lines. Called by the reader of calendar files.
import ICAL from 'ical.js'
import type { WallTime } from '../meeting-time.ts'
import { wallTime } from '../meeting-time.ts'
import type { Budget } from './day-rule.ts'
import type { FileZone, FindZone } from './read-zones.ts'
import { knownZone } from './read-zones.ts'

export type Answer = 'needs-action' | 'accepted' | 'declined' | 'tentative' | 'delegated'

export interface Invited {
  name: string
  /** The mail address without `mailto:`. */
  address: string
  answer: Answer
}

/** What an event says, before its recurrences are followed. */
export interface RawEvent {
  readonly uid: string
  readonly sequence: number
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly url: string
  readonly status: 'confirmed' | 'tentative' | 'cancelled'
  readonly organizer: { name: string; address: string } | null
  readonly attendees: Invited[]
  readonly start: ReadMoment | null
  /** Minutes. */
  readonly minutes: number
  readonly recurrence: string | null
  readonly recurrenceDay: string | null
  readonly added: readonly ReadMoment[]
  readonly skipped: ReadonlySet<string>
  /** A TZID that nobody knows was read as the zone of floating times. */
  readonly hasUnknownZone: boolean
}

/** A DATE or DATE-TIME: the clock time as written, in its zone, and the moment. */
export interface ReadMoment {
  readonly wall: WallTime
  readonly zone: FileZone
  readonly startsAt: string
  readonly isDay: boolean
}

/** Where times without a zone are read, and how the zones of the file are found. */
export interface ReadingPlace {
  readonly findZone: FindZone
  readonly floating: FileZone
  /** How many times may still be read: a file may list hundreds of thousands. */
  readonly budget: Budget
}

const answers = new Map<string, Answer>([
  ['ACCEPTED', 'accepted'],
  ['DECLINED', 'declined'],
  ['TENTATIVE', 'tentative'],
  ['DELEGATED', 'delegated'],
])
const statuses = new Map<string, RawEvent['status']>([
  ['TENTATIVE', 'tentative'],
  ['CANCELLED', 'cancelled'],
])

/** Null when the lines are no event that can be read, or it has no UID. */
export function readEvent(lines: readonly string[], place: ReadingPlace): RawEvent | null {
  try {
    const component = ICAL.Component.fromString(lines.filter((line) => !/^RRULE/i.test(line)).join('\r\n'))
    const uid = text(component, 'uid').trim().slice(0, 1_000)
    return uid === '' ? null : factsOf(component, uid, lines, place)
  } catch {
    // ical.js throws plain errors of many kinds for lines it cannot read: the event is left out and counted.
    return null
  }
}

function factsOf(component: ICAL.Component, uid: string, lines: readonly string[], place: ReadingPlace): RawEvent {
  const unknown = { found: false }
  const [start] = momentsOf(component, 'dtstart', place, unknown)
  // What belongs to a series is filed under days of the series' own zone, also where it is written in UTC.
  const dayOf = (one: ReadMoment) => dayIn(one, start)
  const [recurrenceId] = momentsOf(component, 'recurrence-id', place, unknown)
  const [organizer] = component.getAllProperties('organizer').map(personOf)
  return {
    uid,
    sequence: wholeNumber(text(component, 'sequence')),
    summary: text(component, 'summary'),
    description: text(component, 'description'),
    location: text(component, 'location'),
    url: text(component, 'url'),
    status: statuses.get(text(component, 'status').toUpperCase()) ?? 'confirmed',
    organizer: organizer === undefined ? null : { name: organizer.name, address: organizer.address },
    attendees: component.getAllProperties('attendee').map(personOf),
    start: start ?? null,
    minutes: minutesOf(component, start, place, unknown),
    recurrence: lines.find((line) => /^RRULE[:;]/i.test(line))?.replace(/^[^:]*:/, '') ?? null,
    recurrenceDay: recurrenceId === undefined ? null : dayOf(recurrenceId),
    added: momentsOf(component, 'rdate', place, unknown),
    skipped: new Set(momentsOf(component, 'exdate', place, unknown).map(dayOf)),
    hasUnknownZone: unknown.found,
  }
}

function text(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function wholeNumber(value: string): number {
  const number = Number(value)
  return Number.isSafeInteger(number) && number >= 0 ? number : 0
}

function personOf(property: ICAL.Property): Invited {
  const value: unknown = property.getFirstValue()
  const address = typeof value === 'string' ? value.replace(/^mailto:/i, '').trim() : ''
  const name: unknown = property.getFirstParameter('cn')
  const answer: unknown = property.getFirstParameter('partstat')
  return {
    name: typeof name === 'string' ? name : '',
    address: address.slice(0, 320),
    answer: answers.get(typeof answer === 'string' ? answer.toUpperCase() : '') ?? 'needs-action',
  }
}

function dayIn(one: ReadMoment, start: ReadMoment | undefined): string {
  const zone = start?.zone.name ?? ''
  return one.isDay || zone === '' || zone === one.zone.name ? one.wall.day : wallTime(one.startsAt, zone).day
}

function momentsOf(
  component: ICAL.Component,
  name: string,
  place: ReadingPlace,
  unknown: { found: boolean },
): ReadMoment[] {
  return component.getAllProperties(name).flatMap((property) => {
    const tzid: unknown = property.getFirstParameter('tzid')
    const named = typeof tzid === 'string' && tzid !== '' ? place.findZone(tzid) : place.floating
    if (named === null) unknown.found = true
    const values: unknown[] = property.getValues().slice(0, Math.max(0, place.budget.left))
    place.budget.left -= values.length
    return values.flatMap((value) => momentOfValue(value, named ?? place.floating, place.floating) ?? [])
  })
}

function momentOfValue(value: unknown, named: FileZone, floating: FileZone): ReadMoment | null {
  if (!(value instanceof ICAL.Time)) return null
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2}(Z)?)?$/.exec(value.toString())
  const day = match?.[1] ?? ''
  // Far years are mistakes, and dates outside of four digits have no text.
  if (day < '1900' || day >= '2200') return null
  const isDay = match?.[2] === undefined
  const zone = isDay ? floating : match[3] === 'Z' ? knownZone('UTC') : named
  const wall = { day, time: match?.[2] ?? '00:00' }
  const startsAt = zone.moment(wall)
  return startsAt === null ? null : { wall, zone, startsAt, isDay }
}

/** A year at most; a day for a DATE and nothing for a DATE-TIME without an end (RFC 5545, 3.6.1). */
function minutesOf(
  component: ICAL.Component,
  start: ReadMoment | undefined,
  place: ReadingPlace,
  unknown: { found: boolean },
): number {
  const mostMinutes = 366 * 24 * 60
  const [end] = momentsOf(component, 'dtend', place, unknown)
  const duration: unknown = component.getFirstPropertyValue('duration')
  const fallback = start?.isDay === true ? 24 * 60 : 0
  const minutes =
    end !== undefined && start !== undefined
      ? (Date.parse(end.startsAt) - Date.parse(start.startsAt)) / 60_000
      : duration instanceof ICAL.Duration
        ? duration.toSeconds() / 60
        : fallback
  return Number.isFinite(minutes) ? Math.min(mostMinutes, Math.max(0, Math.round(minutes))) : fallback
}
