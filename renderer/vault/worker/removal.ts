// What is written when mentees leave the practice: what was only theirs goes, what was with others too stays with the others.
import { tablesOfMentees, type Change, type Table, type Tables } from '../../../shared/model/tables.ts'
import { put } from './drafts.ts'
import type { Memory } from './memory.ts'
import { readValue, type Row } from './rows.ts'

type Shared = (typeof tablesOfMentees)[number]

const shared: ReadonlySet<unknown> = new Set<Table>(tablesOfMentees)

function isShared(table: Row['table']): table is Shared {
  return shared.has(table)
}

/** The record without the mentees; a deletion when it was only with them. */
function without<T extends Shared>(table: T, record: Tables[T], gone: ReadonlySet<string>, at: string): Change {
  const menteeIds = record.menteeIds.filter((id) => !gone.has(id))
  if (menteeIds.length === 0) return { op: 'delete', table, id: record.id }
  return put(table, { ...record, menteeIds, ...unnamed(record, gone), updatedAt: at })
}

/** Who spoke in a conversation keeps the name that the tool shows, and is nobody's record any more. */
function unnamed(record: Tables[Shared], gone: ReadonlySet<string>): object {
  if (!('speakers' in record)) return {}
  const speakers = record.speakers.map((one) =>
    one.menteeId !== null && gone.has(one.menteeId) ? { ...one, menteeId: null } : one,
  )
  return { speakers }
}

/** @param at of the change, ISO 8601 */
export function removalOf(memory: Memory, ids: readonly string[], at: string): Change[] {
  const gone = new Set(ids)
  const changes: Change[] = ids.map((id) => ({ op: 'delete', table: 'mentee', id }))
  const seen = new Set<string>()
  for (const id of ids)
    for (const { row } of memory.timelineOf(id)) {
      if (row.table === 'folder' || seen.has(row.id)) continue
      seen.add(row.id)
      if (isShared(row.table)) changes.push(without(row.table, readValue(row.table, row), gone, at))
      else changes.push({ op: 'delete', table: row.table, id: row.id })
    }
  const meetingsGone = new Set(
    changes.flatMap((one) => (one.op === 'delete' && one.table === 'meeting' ? [one.id] : [])),
  )
  for (const { row } of memory.entries('conversation')) {
    const { id, meetingId, menteeIds } = readValue('conversation', row)
    // Nobody of the roster was found in it, but it was of a meeting that goes.
    if (menteeIds.length === 0 && meetingId !== null && meetingsGone.has(meetingId))
      changes.push({ op: 'delete', table: 'conversation', id })
  }
  for (const group of memory.all('group'))
    if (group.memberIds.some((id) => gone.has(id)))
      changes.push(put('group', { ...group, memberIds: group.memberIds.filter((id) => !gone.has(id)), updatedAt: at }))
  return changes
}
