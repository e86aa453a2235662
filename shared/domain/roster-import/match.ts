// Who of the roster a row of the file means: by our own id, then e-mail, then student number, then name. What could be
// two people, or perhaps is nobody of them, is asked and never guessed.
import { numberKey } from './merge.ts'
import { nameKey } from './names.ts'
import type { Person } from './person.ts'

export type MatchBy = 'id' | 'email' | 'studentId' | 'name' | 'mentor'

/** Why the mentor is asked. `several`: more than one fits. `conflict`: the address is one person's, the number another's.
 * `other-address`, `other-number`: the name fits, the addresses or the numbers differ. `wanted-twice`: two rows fit the
 * same person. */
export type AskWhy = 'several' | 'conflict' | 'other-address' | 'other-number' | 'wanted-twice'

export type Match =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'found'; readonly id: string; readonly by: MatchBy }
  | { readonly kind: 'ask'; readonly ids: readonly string[]; readonly why: AskWhy }

/** What an import knows people by. */
export interface MatchKey {
  readonly id: string
  readonly emails: readonly string[]
  readonly studentId: string
  readonly name: string
  readonly preferredName: string
}

/** Passes over all people of the file, each after the one before is through. */
export interface Matcher {
  /** By what is written down about a person. Null when only the name is left. */
  readonly byIdentity: (person: Person, decision: string | undefined) => Match | null
  /** By name, among those whom nobody has claimed before. Asked again for those with a question once `claimed` has
   * been told the answers: who is surely one row is not another. */
  readonly byName: (person: Person) => Match
  readonly claimed: (match: Match) => void
  /** Rows that claim one person between them are asked. */
  readonly settled: (match: Match) => Match
}

export function startMatching(roster: readonly MatchKey[]): Matcher {
  const byId = new Map<string, MatchKey>()
  const byEmail = new Map<string, string[]>()
  const byNumber = new Map<string, string[]>()
  const byName = new Map<string, string[]>()
  for (const one of roster) {
    byId.set(one.id, one)
    for (const email of one.emails) push(byEmail, email.toLowerCase(), one.id)
    push(byNumber, numberKey(one.studentId), one.id)
    push(byName, nameKey(one.name), one.id)
    // A preferred name counts only when it is a whole one.
    if (one.preferredName.includes(' ')) push(byName, nameKey(one.preferredName), one.id)
  }
  const claims = new Map<string, number>()
  const found = (id: string, by: MatchBy): Match => {
    claims.set(id, (claims.get(id) ?? 0) + 1)
    return { kind: 'found', id, by }
  }

  const byIdentity = (person: Person, decision: string | undefined): Match | null => {
    const { facts } = person
    if (decision === 'add') return { kind: 'nobody' }
    if (decision !== undefined && byId.has(decision)) return found(decision, 'mentor')
    if (facts.id !== undefined && byId.has(facts.id)) return found(facts.id, 'id')
    const mailed = known(
      byEmail,
      (facts.emails ?? []).map((email) => email.toLowerCase()),
    )
    let numbered = known(byNumber, [numberKey(facts.studentId)])
    if (mailed.size === 0 && numbered.size === 0) numbered = known(byNumber, [numberKey(person.username)])
    // The usual row of a file that is new.
    if (mailed.size === 0 && numbered.size === 0) return null
    const ids = [...new Set([...mailed, ...numbered])]
    const [first, ...others] = ids
    if (first === undefined) return null
    if (others.length === 0) return found(first, mailed.size > 0 ? 'email' : 'studentId')
    // Several share the address, as a family may, and one of them has the number too.
    const [sure, ...more] = [...mailed].filter((one) => numbered.has(one))
    if (sure !== undefined && more.length === 0) return found(sure, 'email')
    return { kind: 'ask', ids, why: mailed.size > 0 && numbered.size > 0 ? 'conflict' : 'several' }
  }

  const byNameAlone = (person: Person): Match => {
    const ids: string[] = []
    for (const one of byName.get(person.nameKey) ?? []) {
      if (!claims.has(one) && !ids.includes(one)) ids.push(one)
      if (ids.length === mostCandidates) break
    }
    const [first, ...others] = ids
    if (first === undefined) return { kind: 'nobody' }
    if (others.length > 0) return { kind: 'ask', ids, why: 'several' }
    const known = byId.get(first)
    const number = numberKey(person.facts.studentId)
    const knownNumber = numberKey(known?.studentId)
    // Namesakes, or the login from one platform and the number from another.
    if (number !== '' && knownNumber !== '' && number !== knownNumber) return { kind: 'ask', ids, why: 'other-number' }
    if ((person.facts.emails ?? []).length > 0 && (known?.emails.length ?? 0) > 0)
      return { kind: 'ask', ids, why: 'other-address' }
    return { kind: 'found', id: first, by: 'name' }
  }
  const claimed = (match: Match): void => {
    if (match.kind === 'found' && match.by === 'name') claims.set(match.id, (claims.get(match.id) ?? 0) + 1)
  }

  const settled = (match: Match): Match => {
    if (match.kind !== 'found' || match.by === 'id' || match.by === 'mentor') return match
    return (claims.get(match.id) ?? 0) > 1 ? { kind: 'ask', ids: [match.id], why: 'wanted-twice' } : match
  }
  return { byIdentity, byName: byNameAlone, claimed, settled }
}

/** So many people are offered for one row. */
const mostCandidates = 20

const nobody: ReadonlySet<string> = new Set()

/** The ids that an index has under some of these keys. */
function known(index: ReadonlyMap<string, readonly string[]>, keys: readonly string[]): ReadonlySet<string> {
  let found: Set<string> | null = null
  for (const key of keys) for (const id of index.get(key) ?? []) found = (found ?? new Set<string>()).add(id)
  return found ?? nobody
}

function push(index: Map<string, string[]>, key: string, id: string): void {
  if (key === '') return
  const list = index.get(key)
  if (list === undefined) index.set(key, [id])
  else list.push(id)
}
