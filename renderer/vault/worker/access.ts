// What an open vault answers about access requests: who asked, all that is kept about one mentee, and that nothing of it is
// deleted while a request is open.
import { keptForRequests, openRequests } from '../../../shared/domain/access/request.ts'
import type { ArchivedRecord } from '../../../shared/domain/backup/archive.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import type { VaultSession } from '../api.ts'
import type { Memory } from './memory.ts'
import { readValue } from './rows.ts'

type Reads = Pick<VaultSession, 'accessRequests' | 'recordsOf'>

/** @param loaded waits until everything has been read */
export function accessReads(memory: Memory, loaded: <T>(read: () => T) => Promise<T>): Reads {
  return {
    accessRequests: () =>
      loaded(() =>
        memory.all('accessRequest').toSorted((one, other) => other.receivedOn.localeCompare(one.receivedOn)),
      ),
    recordsOf: (menteeId) => loaded(() => recordsOf(memory, menteeId)),
  }
}

/** Everything that is kept about a mentee, but for what lies in the locked drawer. */
export function recordsOf(memory: Memory, menteeId: string): ArchivedRecord[] {
  const mentee = memory.get('mentee', menteeId)
  const about = [...memory.timelineOf(menteeId)].flatMap(({ row }): ArchivedRecord[] =>
    // The one cast of this file: a table and the value read by its name belong together.
    row.table === 'folder' ? [] : [{ table: row.table, value: readValue(row.table, row) } as ArchivedRecord],
  )
  const groups = memory.all('group').filter(({ memberIds }) => memberIds.includes(menteeId))
  return [
    ...(mentee === null ? [] : [{ table: 'mentee' as const, value: mentee }]),
    ...groups.map((value) => ({ table: 'group' as const, value })),
    ...about,
  ]
}

/** Those who wait to see what is kept about them. */
export function waitingMentees(memory: Memory): ReadonlySet<string> {
  return new Set(openRequests(memory.all('accessRequest')).map(({ menteeId }) => menteeId))
}

/** @throws NamedError `vault/request-open` when something about a mentee would be deleted while they wait to see it. */
export function keepForRequests(memory: Memory, changes: readonly Change[]): void {
  const waiting = waitingMentees(memory)
  if (waiting.size === 0) return
  for (const change of changes) {
    if (change.op !== 'delete' || !keptForRequests.has(change.table)) continue
    const people = change.table === 'mentee' ? [change.id] : memory.menteesOf(change.table, change.id)
    if (people.some((id) => waiting.has(id))) throw new NamedError('vault/request-open')
  }
}
