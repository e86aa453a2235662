// Who of an attendance file is which mentee: by address, then by a name that only one of them has. Pure.
import type { Mentee } from '../../model/mentee.ts'
import { nameKey, straightName } from '../roster-import/names.ts'
import type { Attendee } from './reading.ts'

export interface MatchedAttendee {
  readonly attendee: Attendee
  /** Null for somebody who is no mentee, and for a name that several have. */
  readonly menteeId: string | null
  readonly by: 'email' | 'name' | null
}

type Person = Pick<Mentee, 'id' | 'name' | 'preferredName' | 'emails'>

/** Each key with the only person who has it; null when several do. */
function unique(pairs: Iterable<readonly [string, string]>): Map<string, string | null> {
  const found = new Map<string, string | null>()
  for (const [key, id] of pairs) {
    const before = found.get(key)
    found.set(key, before === undefined || before === id ? id : null)
  }
  return found
}

/** In the order of the file. */
export function matchAttendees(attendees: readonly Attendee[], people: readonly Person[]): MatchedAttendee[] {
  const byAddress = unique(
    people.flatMap(({ id, emails }) => emails.map((email) => [email.toLowerCase(), id] as const)),
  )
  const byName = unique(
    people.flatMap(({ id, name, preferredName }) =>
      [name, preferredName].filter((one) => one !== '').map((one) => [nameKey(straightName(one)), id] as const),
    ),
  )
  return attendees.map((attendee): MatchedAttendee => {
    const addressed = attendee.email === '' ? null : (byAddress.get(attendee.email) ?? null)
    if (addressed !== null) return { attendee, menteeId: addressed, by: 'email' }
    const named = byName.get(nameKey(straightName(attendee.name))) ?? null
    return { attendee, menteeId: named, by: named === null ? null : 'name' }
  })
}
