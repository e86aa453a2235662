// Whom the mentee from whose page a file is taken in could be in it. Pure.
import type { Match, Shown } from '../../../shared/domain/meeting-files/match-people.ts'
import { nameKey, straightName } from '../../../shared/domain/roster-import/names.ts'

const key = (name: string) => nameKey(straightName(name))

/** The only person who is neither found nor the mentor; nobody when the mentee was found already, or several are left. */
export function proposedPeople(
  people: readonly (Shown & Match)[],
  menteeId: string | null,
  mentorName: string,
): Map<number, string> {
  if (menteeId === null || people.some((one) => one.menteeId === menteeId)) return new Map()
  const mentor = mentorName.trim() === '' ? null : key(mentorName)
  const left = people.flatMap((one, place) => (one.menteeId === null && key(one.name) !== mentor ? [place] : []))
  const [only] = left
  return only === undefined || left.length > 1 ? new Map<number, string>() : new Map([[only, menteeId]])
}
