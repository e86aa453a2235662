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

type Fact = Pick<LifeEvent, 'kind' | 'detail'>

/** A fact of a mentee's time line as a change. */
export function note(mentee: Pick<Mentee, 'id' | 'sample'>, fact: Fact, making: Making): Change {
  const at = toInstant(making.now())
  const value: LifeEvent = {
    id: making.newId(),
    createdAt: at,
    updatedAt: at,
    sample: mentee.sample,
    menteeId: mentee.id,
    at,
    kind: fact.kind,
    detail: fact.detail,
  }
  return { op: 'put', table: 'event', value }
}

function putMentee(mentee: Mentee, making: Making): Change {
  return { op: 'put', table: 'mentee', value: { ...mentee, updatedAt: toInstant(making.now()) } }
}

function putGroup(group: Group, making: Making): Change {
  return { op: 'put', table: 'group', value: { ...group, updatedAt: toInstant(making.now()) } }
}

/** Somebody new, with the first fact of their time line. */
export function add(mentee: Mentee, making: Making): Change[] {
  return [{ op: 'put', table: 'mentee', value: mentee }, note(mentee, { kind: 'added', detail: '' }, making)]
}

/** An edit in the form; a new status is a fact of its own. */
export function edit(before: Mentee, after: Mentee, making: Making): Change[] {
  const changes = [putMentee(after, making)]
  if (before.status !== after.status) changes.push(note(after, { kind: 'status', detail: after.status }, making))
  return changes
}

/** Out of the list. Those who are archived already are left as they are. */
export function archive(mentees: readonly Mentee[], making: Making): Change[] {
  const at = toInstant(making.now())
  return mentees
    .filter((mentee) => mentee.archivedAt === null)
    .flatMap((mentee) => [
      putMentee({ ...mentee, archivedAt: at }, making),
      note(mentee, { kind: 'archived', detail: '' }, making),
    ])
}

/** Back into the list. */
export function restore(mentees: readonly Mentee[], making: Making): Change[] {
  return mentees
    .filter((mentee) => mentee.archivedAt !== null)
    .flatMap((mentee) => [
      putMentee({ ...mentee, archivedAt: null }, making),
      note(mentee, { kind: 'restored', detail: '' }, making),
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

/** A group as it is now and as it shall be (null: there was none, or it goes), with who joined and who left.
 * `mentees` are the people who may be concerned; ids that are nobody's any more get no fact. */
export function regroup(
  before: Group | null,
  after: Group | null,
  mentees: readonly Pick<Mentee, 'id' | 'sample'>[],
  making: Making,
): Change[] {
  const byId = new Map(mentees.map((mentee) => [mentee.id, mentee]))
  const were = new Set(before?.memberIds)
  const are = new Set(after?.memberIds)
  const name = after?.name ?? before?.name ?? ''
  const fact = (kind: 'joined-group' | 'left-group') => (memberId: string) => {
    const mentee = byId.get(memberId)
    return mentee === undefined ? [] : [note(mentee, { kind, detail: name }, making)]
  }
  const changes: Change[] = []
  if (after !== null) changes.push(putGroup(after, making))
  else if (before !== null) changes.push({ op: 'delete', table: 'group', id: before.id })
  return [
    ...changes,
    ...[...are].filter((memberId) => !were.has(memberId)).flatMap(fact('joined-group')),
    ...[...were].filter((memberId) => !are.has(memberId)).flatMap(fact('left-group')),
  ]
}

/** Adds people to a group that is there; who is a member already stays one. */
export function join(group: Group, mentees: readonly Mentee[], making: Making): Change[] {
  const memberIds = [...new Set([...group.memberIds, ...mentees.map((mentee) => mentee.id)])]
  return memberIds.length === group.memberIds.length ? [] : regroup(group, { ...group, memberIds }, mentees, making)
}
