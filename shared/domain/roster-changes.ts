// What the roster's actions write: the changed mentee or group together with the small facts of the time line, so
// that one write holds both or neither. What takes a write back comes from the vault itself.
import type { LifeEvent } from '../model/event.ts'
import type { Group } from '../model/group.ts'
import type { Mentee } from '../model/mentee.ts'
import type { Change } from '../model/tables.ts'
import { toInstant, type Now } from './clock.ts'
import { fold } from './folding.ts'

/** Time and fresh ids, passed in. */
export interface Making {
  readonly now: Now
  readonly newId: () => string
}

/** A fact before it has an id and a time. */
export interface Fact {
  readonly mentee: Pick<Mentee, 'id' | 'sample'>
  readonly kind: LifeEvent['kind']
  readonly detail: string
}

/** A fact of a mentee's time line as a record. */
export function factRecord({ mentee, kind, detail }: Fact, making: Making): LifeEvent {
  const at = toInstant(making.now())
  return {
    id: making.newId(),
    createdAt: at,
    updatedAt: at,
    sample: mentee.sample,
    menteeId: mentee.id,
    at,
    kind,
    detail,
  }
}

function note(fact: Fact, making: Making): Change {
  return { op: 'put', table: 'event', value: factRecord(fact, making) }
}

function putMentee(mentee: Mentee, making: Making): Change {
  return { op: 'put', table: 'mentee', value: { ...mentee, updatedAt: toInstant(making.now()) } }
}

function putGroup(group: Group, making: Making): Change {
  return { op: 'put', table: 'group', value: { ...group, updatedAt: toInstant(making.now()) } }
}

/** What the form of a mentee brings about: somebody was added, or has another status. */
export function menteeFacts(before: Mentee | null, after: Mentee): Fact[] {
  if (before === null) return [{ mentee: after, kind: 'added', detail: '' }]
  return before.status === after.status ? [] : [{ mentee: after, kind: 'status', detail: after.status }]
}

/** Out of the list. Those who are archived already are left as they are. */
export function archive(mentees: readonly Mentee[], making: Making): Change[] {
  const at = toInstant(making.now())
  return mentees
    .filter((mentee) => mentee.archivedAt === null)
    .flatMap((mentee) => [
      putMentee({ ...mentee, archivedAt: at }, making),
      note({ mentee, kind: 'archived', detail: '' }, making),
    ])
}

/** Back into the list. */
export function restore(mentees: readonly Mentee[], making: Making): Change[] {
  return mentees
    .filter((mentee) => mentee.archivedAt !== null)
    .flatMap((mentee) => [
      putMentee({ ...mentee, archivedAt: null }, making),
      note({ mentee, kind: 'restored', detail: '' }, making),
    ])
}

/** Tags without doubles: `PhD` and `phd` are one, spelled as first given; at most 50. */
export function distinctTags(tags: readonly string[]): string[] {
  const byFolded = new Map<string, string>()
  for (const tag of tags.map((one) => one.trim())) {
    const key = fold(tag)
    if (key !== '' && !byFolded.has(key)) byFolded.set(key, tag)
  }
  return [...byFolded.values()].slice(0, 50)
}

/** Adds tags to several mentees; who has them all is left as they are. */
export function tag(mentees: readonly Mentee[], tags: readonly string[], making: Making): Change[] {
  return mentees.flatMap((mentee) => {
    const next = distinctTags([...mentee.tags, ...tags])
    return next.length === mentee.tags.length ? [] : [putMentee({ ...mentee, tags: next }, making)]
  })
}

/** Who joined and who left between a group as it was and as it is; null for none. `mentees` are the people who may be
 * concerned; ids that are nobody's any more get no fact. */
export function groupFacts(
  before: Group | null,
  after: Group | null,
  mentees: readonly Pick<Mentee, 'id' | 'sample'>[],
): Fact[] {
  const byId = new Map(mentees.map((mentee) => [mentee.id, mentee]))
  const were = new Set(before?.memberIds)
  const are = new Set(after?.memberIds)
  const detail = after?.name ?? before?.name ?? ''
  const fact = (kind: 'joined-group' | 'left-group') => (memberId: string) => {
    const mentee = byId.get(memberId)
    return mentee === undefined ? [] : [{ mentee, kind, detail }]
  }
  return [
    ...[...are].filter((memberId) => !were.has(memberId)).flatMap(fact('joined-group')),
    ...[...were].filter((memberId) => !are.has(memberId)).flatMap(fact('left-group')),
  ]
}

/** Adds people to a group; who is a member already stays one. */
export function join(group: Group, mentees: readonly Mentee[], making: Making): Change[] {
  const memberIds = [...new Set([...group.memberIds, ...mentees.map((mentee) => mentee.id)])]
  if (memberIds.length === group.memberIds.length) return []
  const after = { ...group, memberIds }
  return [putGroup(after, making), ...groupFacts(group, after, mentees).map((fact) => note(fact, making))]
}

/** Takes a group away; its members stay in the roster and are told on their time lines. */
export function disband(group: Group, mentees: readonly Pick<Mentee, 'id' | 'sample'>[], making: Making): Change[] {
  return [
    { op: 'delete', table: 'group', id: group.id },
    ...groupFacts(group, null, mentees).map((fact) => note(fact, making)),
  ]
}

/** Puts a group out of the way of choosing, or back. */
export function archiveGroup(group: Group, archivedAt: Group['archivedAt'], making: Making): Change[] {
  return [putGroup({ ...group, archivedAt }, making)]
}
