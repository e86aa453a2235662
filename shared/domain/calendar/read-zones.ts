// Which zone a calendar file means: an IANA name, a name of Windows, or rules of the file's own. Called by the reader.
import ICAL from 'ical.js'
import type { WallTime } from '../meeting-time.ts'
import { isZone, momentOf } from '../meeting-time.ts'
import { windowsZone } from './windows-zones.ts'

/** A zone of a file: its IANA name, or '' when only the file knows it, and its clocks. */
export interface FileZone {
  readonly name: string
  /** ISO 8601, or null when the clock time cannot be read. */
  readonly moment: (wall: WallTime) => string | null
}

/** The zones of one file; null for a name that nobody knows. */
export type FindZone = (tzid: string) => FileZone | null

export function knownZone(name: string): FileZone {
  return { name, moment: (wall) => momentOf(wall, name) }
}

/** `zones`: the unfolded lines of each VTIMEZONE. The rules of a zone that has a name we know are not used: the
 * runtime's tables are newer than most files. */
export function zoneFinder(zones: readonly (readonly string[])[]): FindZone {
  const own = new Map<string, readonly string[]>()
  for (const lines of zones) own.set(valueOf(lines, 'TZID'), lines)
  const found = new Map<string, FileZone | null>()
  return (tzid) => {
    const known = found.get(tzid)
    if (known !== undefined) return known
    const zone = findZone(tzid, own.get(tzid) ?? [])
    if (found.size < 1_000) found.set(tzid, zone)
    return zone
  }
}

function findZone(tzid: string, lines: readonly string[]): FileZone | null {
  const name = zoneName(tzid) ?? zoneName(valueOf(lines, 'X-LIC-LOCATION'))
  return name === null ? ownZone(lines) : knownZone(name)
}

/** `Europe/Zurich`, `W. Europe Standard Time`, or `/freeassociation.sourceforge.net/Europe/Zurich`. */
function zoneName(tzid: string): string | null {
  const text = tzid.replaceAll('"', '').trim().slice(0, 200)
  const parts = text.split('/')
  const candidates = [text, windowsZone(text) ?? '', parts.slice(-3).join('/'), parts.slice(-2).join('/')]
  return candidates.find((candidate) => /^[A-Za-z]/.test(candidate) && isZone(candidate)) ?? null
}

function valueOf(lines: readonly string[], name: string): string {
  const line = lines.find((one) => one.toUpperCase().startsWith(`${name}:`)) ?? ''
  return line.slice(name.length + 1).trim()
}

/** Yearly rules only: ical.js walks any rule year by year until 2035, and from some it would not come back. */
const harmlessRule =
  /^RRULE:FREQ=YEARLY(?:;(?:BYMONTH=\d{1,2}|BYDAY=-?[1-5](?:MO|TU|WE|TH|FR|SA|SU)|INTERVAL=1|WKST=\w\w|UNTIL=\w{8,16}))*$/i

function ownZone(lines: readonly string[]): FileZone | null {
  const rules = lines.filter((line) => /^RRULE/i.test(line))
  if (lines.length === 0 || lines.length > 1_000 || !rules.every((rule) => harmlessRule.test(rule))) return null
  try {
    const component = ICAL.Component.fromString(lines.join('\r\n'))
    const zone = new ICAL.Timezone({ component, tzid: valueOf(lines, 'TZID') })
    return { name: '', moment: (wall) => momentIn(zone, wall) }
  } catch {
    // ical.js throws plain errors for whatever it cannot read; the zone is then unknown.
    return null
  }
}

function momentIn(zone: ICAL.Timezone, { day, time }: WallTime): string | null {
  try {
    const wall = ICAL.Time.fromDateTimeString(`${day}T${time}:00`)
    wall.zone = zone
    const seconds = wall.toUnixTime()
    return Number.isFinite(seconds) ? new Date(seconds * 1_000).toISOString() : null
  } catch {
    // Times far outside of the calendar.
    return null
  }
}
