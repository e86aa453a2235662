// Who of a meeting file is which mentee: by address, then by a name that only one of them has, then by a name or number
// under which a mentee is known in the tool. Pure.
import type { Mentee } from '../../model/mentee.ts'
import { nameKey, straightName } from '../roster-import/names.ts'
import type { Attendee } from './reading.ts'

export interface Match {
  /** Null for somebody who is no mentee, and for a name that several have. */
  readonly menteeId: string | null
  readonly by: 'email' | 'name' | 'handle' | null
}

export interface MatchedAttendee extends Match {
  readonly attendee: Attendee
}

/** What is known of somebody in a file; either may be empty. */
export interface Shown {
  readonly name: string
  readonly email: string
}

export type KnownPerson = Pick<Mentee, 'id' | 'name' | 'preferredName' | 'emails' | 'phone' | 'handles'>

/** Each key with the only person who has it; null when several do. */
function unique(pairs: Iterable<readonly [string, string]>): Map<string, string | null> {
  const found = new Map<string, string | null>()
  for (const [key, id] of pairs) {
    const before = found.get(key)
    found.set(key, before === undefined || before === id ? id : null)
  }
  return found
}

/** Fewer digits are no telephone number. */
const leastDigits = 7

/** A name without its order, or the digits of a number. */
function handleKey(handle: string): string {
  const digits = handle.replace(/\D/gu, '')
  return digits.length >= leastDigits && !/\p{L}/u.test(handle) ? digits : nameKey(straightName(handle))
}

function keysOf({ name, preferredName }: KnownPerson): string[] {
  return [name, preferredName].filter((one) => one !== '').map((one) => nameKey(straightName(one)))
}

/** A function that knows these people. */
export function matcher(people: readonly KnownPerson[]): (shown: Shown) => Match {
  const byAddress = unique(
    people.flatMap(({ id, emails }) => emails.map((email) => [email.toLowerCase(), id] as const)),
  )
  const byName = unique(people.flatMap((person) => keysOf(person).map((key) => [key, person.id] as const)))
  const byHandle = unique(
    people.flatMap(({ id, phone, handles }) =>
      [phone, ...handles.map(({ handle }) => handle)]
        .filter((one) => one !== '')
        .map((one) => [handleKey(one), id] as const),
    ),
  )
  return ({ name, email }) => {
    const addressed = email === '' ? null : (byAddress.get(email) ?? null)
    if (addressed !== null) return { menteeId: addressed, by: 'email' }
    if (name === '') return { menteeId: null, by: null }
    const named = byName.get(nameKey(straightName(name))) ?? null
    if (named !== null) return { menteeId: named, by: 'name' }
    const handled = byHandle.get(handleKey(name)) ?? null
    return { menteeId: handled, by: handled === null ? null : 'handle' }
  }
}

/** In the order of the file. */
export function matchAttendees(attendees: readonly Attendee[], people: readonly KnownPerson[]): MatchedAttendee[] {
  const match = matcher(people)
  return attendees.map((attendee): MatchedAttendee => ({ attendee, ...match(attendee) }))
}
