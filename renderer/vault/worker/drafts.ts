// What a list of changes comes to: which rows are written into which folder, under which numbers, and what takes them
// back. Pure over the vault's memory; nothing is sealed here.
import { tables, type Change, type Table, type Tables } from '../../../shared/model/tables.ts'
import type { FolderKey, Memory } from './memory.ts'
import { directoryFolder, validValue, type Row, type RowTable } from './rows.ts'
import { newFolderKey, randomBytes, toBase64 } from './seal.ts'
import type { OpenVault } from './state.ts'

/** Rows in one box of a large commit, so that progress shows and a cancel is heard. */
const rowsAtOnce = 512

/** One row to be. */
export interface Draft {
  table: RowTable
  id: string
  op: 'put' | 'delete'
  value: unknown
  folder: string
  key?: FolderKey
  /** Keys that the folder had before and that are still needed. */
  former?: readonly FolderKey[]
  /** The record goes on in another folder: see [Note: a move leaves first]. */
  leaves?: true
}

/** In which folder a record lives: cards in the directory, what is one mentee's or one group's in theirs, the rest in the
 * practice's own. */
function homeOf(vault: OpenVault, change: Extract<Change, { op: 'put' }>): string {
  const practice = vault.memory.practiceFolder() ?? ''
  switch (change.table) {
    case 'mentee':
    case 'group':
      return directoryFolder
    case 'meeting':
    case 'series':
      if (change.value.groupId !== null) return change.value.groupId
      return homeAmong(change.value.menteeIds, practice)
    case 'conversation':
    case 'mail':
    case 'thread':
    case 'attachment':
    case 'note':
    case 'noteVersion':
    case 'file':
      return homeAmong(change.value.menteeIds, practice)
    case 'event':
    case 'promise':
    case 'goal':
    case 'agreement':
    case 'mentorship':
    case 'outcome':
    case 'accessRequest':
    case 'handout':
      return change.value.menteeId
    case 'assessment':
    case 'testimonial':
      return change.value.menteeId ?? practice
    case 'account':
    case 'mailbox':
    case 'template':
    case 'instrument':
    case 'form':
    case 'import':
    case 'certificate':
    case 'resource':
    case 'dossier':
    case 'drawer':
    case 'drawerNote':
    case 'backup':
    case 'backupPlan':
    case 'restore':
    case 'practice':
      return practice
  }
}

function homeAmong(menteeIds: readonly string[], practice: string): string {
  return menteeIds.length === 1 ? (menteeIds[0] ?? practice) : practice
}

/** @param generation of the root: by it one sees which folders have a new key since */
export function newKey(generation: number): FolderKey {
  return { kid: `${kidPrefix(generation)}${toBase64(randomBytes(6))}`, raw: toBase64(newFolderKey()) }
}

/** What the name of a key of that generation begins with; the first ones have none. */
export function kidPrefix(generation: number): string {
  return generation === 1 ? '' : `${generation}:`
}

/** Changes → rows with their folders. Cards come first, because what follows may need their keys. */
export function draftsOf(vault: OpenVault, changes: Change[]): Draft[] {
  const { memory } = vault
  const cards: Draft[] = []
  const rest: Draft[] = []
  const made = new Set<string>()
  const gone = new Set(
    changes.flatMap((change) =>
      change.op === 'delete' && (change.table === 'mentee' || change.table === 'group') ? [change.id] : [],
    ),
  )
  for (const change of changes) {
    if (change.op !== 'put' || (change.table !== 'mentee' && change.table !== 'group')) continue
    const { id } = change.value
    const key = memory.latestKey(id) ?? newKey(vault.generation)
    const former = memory.formerKeys(id)
    made.add(id)
    cards.push({
      ...{ table: change.table, id, op: 'put', value: change.value, folder: directoryFolder, key },
      ...(former.length === 0 ? {} : { former }),
    })
  }
  for (const change of changes) {
    if (change.op === 'delete') {
      const folder = memory.entry(change.table, change.id)?.folder
      if (folder !== undefined) rest.push({ table: change.table, id: change.id, op: 'delete', value: null, folder })
      continue
    }
    if (change.table === 'mentee' || change.table === 'group') continue
    const wanted = homeOf(vault, change)
    // A record whose mentee or group is gone stays with the practice rather than being lost.
    const known = made.has(wanted) || (memory.currentKey(wanted) !== undefined && !gone.has(wanted))
    const folder = known ? wanted : (memory.practiceFolder() ?? '')
    const { id } = change.value
    const before = memory.entry(change.table, id)
    if (before !== undefined && before.folder !== folder)
      rest.push({ table: change.table, id, op: 'delete', value: null, folder: before.folder, leaves: true })
    // [Note: a file has a key of its own] So its pieces stay as they are wherever its row goes, and when the row is gone
    // nothing opens them.
    const key = change.table === 'file' ? { key: memory.latestKey(id) ?? newKey(vault.generation) } : {}
    rest.push({ table: change.table, id, op: 'put', value: change.value, folder, ...key })
  }
  return [...cards, ...rest]
}

/** A folder's key goes with its card, so what lies in the folder must not stay behind: a mentee's records go with the
 * mentee, a group's meetings move to the practice. The files of a draft go with the draft, and what a note said before lies where
 * the note lies. */
export function withDependants(vault: OpenVault, changes: Change[]): Change[] {
  const named = new Set(changes.map((change) => (change.op === 'put' ? change.value.id : change.id)))
  const dependants: Change[] = []
  const mailsGone = new Set(changes.flatMap((one) => (one.op === 'delete' && one.table === 'mail' ? [one.id] : [])))
  if (mailsGone.size > 0)
    for (const { id, mailId } of vault.memory.all('attachment'))
      if (mailsGone.has(mailId) && !named.has(id)) dependants.push({ op: 'delete', table: 'attachment', id })
  dependants.push(...formerVersions(vault.memory, changes, named))
  dependants.push(...filesOf(vault.memory, changes, named))
  dependants.push(...handoutsWith(vault.memory, changes, named))
  for (const change of changes) {
    if (change.op !== 'delete' || (change.table !== 'mentee' && change.table !== 'group')) continue
    for (const { row } of vault.memory.inFolder(change.id)) {
      if (row.table === 'folder' || named.has(row.id)) continue
      const kept = change.table === 'group' ? beforeOf(vault.memory, row.table, row.id) : null
      dependants.push(kept ?? { op: 'delete', table: row.table, id: row.id })
    }
  }
  return [...changes, ...dependants]
}

/** What was to be given with a mail or at a meeting was not given when that goes. */
function handoutsWith(memory: Memory, changes: readonly Change[], named: ReadonlySet<string>): Change[] {
  const gone = new Set(
    changes.flatMap((one) =>
      one.op === 'delete' && (one.table === 'mail' || one.table === 'meeting') ? [one.id] : [],
    ),
  )
  if (gone.size === 0) return []
  return memory
    .all('handout')
    .filter(({ id, mailId, meetingId }) => !named.has(id) && (gone.has(mailId ?? '') || gone.has(meetingId ?? '')))
    .map(({ id }): Change => ({ op: 'delete', table: 'handout', id }))
}

/** Files go when what they belong to goes, and are about whom it is about. */
function filesOf(memory: Memory, changes: readonly Change[], named: ReadonlySet<string>): Change[] {
  const owners = new Map<string, string[] | null>()
  for (const change of changes) {
    if (change.table !== 'note' && change.table !== 'resource') continue
    if (change.op === 'delete') owners.set(change.id, null)
    else if (change.table === 'note') owners.set(change.value.id, change.value.menteeIds)
  }
  if (owners.size === 0) return []
  return memory.all('file').flatMap((file): Change[] => {
    const menteeIds = owners.get(file.ownerId)
    if (menteeIds === undefined || named.has(file.id)) return []
    if (menteeIds === null) return [{ op: 'delete', table: 'file', id: file.id }]
    return menteeIds.join() === file.menteeIds.join() ? [] : [put('file', { ...file, menteeIds })]
  })
}

/** Former versions go when their note goes, and are about whom their note is about. */
function formerVersions(memory: Memory, changes: readonly Change[], named: ReadonlySet<string>): Change[] {
  const gone = new Set<string>()
  const moved = new Map<string, string[]>()
  for (const change of changes) {
    if (change.table !== 'note') continue
    if (change.op === 'delete') gone.add(change.id)
    else {
      const before = memory.get('note', change.value.id)
      if (before !== null && before.menteeIds.join() !== change.value.menteeIds.join())
        moved.set(change.value.id, change.value.menteeIds)
    }
  }
  if (gone.size === 0 && moved.size === 0) return []
  return memory.all('noteVersion').flatMap((version): Change[] => {
    if (named.has(version.id)) return []
    if (gone.has(version.noteId)) return [{ op: 'delete', table: 'noteVersion', id: version.id }]
    const menteeIds = moved.get(version.noteId)
    return menteeIds === undefined ? [] : [put('noteVersion', { ...version, menteeIds })]
  })
}

/** What takes the changes back: the records as they are now, in an order in which they can be written. */
export function undoOf(vault: OpenVault, changes: Change[]): Change[] {
  const { memory } = vault
  const undo: Change[] = []
  for (const change of changes) {
    const id = change.op === 'put' ? change.value.id : change.id
    const before = beforeOf(memory, change.table, id)
    if (before !== null) undo.push(before)
    else if (change.op === 'put') undo.push({ op: 'delete', table: change.table, id })
  }
  return undo.reverse()
}

function beforeOf(memory: Memory, table: Table, id: string): Change | null {
  const value = memory.get(table, id)
  return value === null ? null : put(table, value)
}

/** A put of a value whose table is known. */
export function put<T extends Table>(table: T, value: Tables[T]): Change {
  // The one cast of this file: TypeScript does not join the union by itself.
  return { op: 'put', table, value } as Change
}

/** Rows that are sealed together: one folder, consecutive numbers. Their values are not yet checked. */
export interface Group {
  folder: string
  rows: Row[]
}

/** The same rows with values as their schemas give them back. @throws NamedError `vault/invalid-record`. */
export function checked(rows: Row[]): Row[] {
  return rows.map((row) =>
    row.op === 'delete' || row.table === 'folder' ? row : { ...row, value: validValue(row.table, row.value) },
  )
}

export function grouped(drafts: Draft[], from: number): Group[] {
  // [Note: a move leaves first] Rows are numbered folder by folder and the highest number of a record is true. So what a
  // record leaves behind in its former folder is numbered before everything that is put anywhere.
  const leaving = inGroups(
    drafts.filter((draft) => draft.leaves === true),
    from,
  )
  const last = leaving.at(-1)?.rows.at(-1)?.n ?? from
  const rest = drafts.filter((draft) => draft.leaves !== true)
  return [...leaving, ...inGroups(rest, last)]
}

function inGroups(drafts: Draft[], from: number): Group[] {
  const byFolder = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const list = byFolder.get(draft.folder)
    if (list === undefined) byFolder.set(draft.folder, [draft])
    else list.push(draft)
  }
  let n = from
  const groups: Group[] = []
  for (const [folder, list] of byFolder) {
    for (let start = 0; start < list.length; start += rowsAtOnce) {
      const rows = list.slice(start, start + rowsAtOnce).map(({ table, id, op, value, key, former }): Row => {
        n += 1
        const v = table === 'folder' ? 1 : tables[table].version
        const keys = key === undefined ? {} : { key: key.raw, kid: key.kid }
        const before = former === undefined ? {} : { former: former.map(({ kid, raw }) => ({ kid, key: raw })) }
        return { n, table, id, op, v, value, ...keys, ...before }
      })
      groups.push({ folder, rows })
    }
  }
  return groups
}

/** How many records of each table there are once the drafts are written. */
export function countsAfter(memory: Memory, drafts: Draft[]): Record<string, number> {
  const counts = memory.counts()
  const seen = new Map<string, boolean>()
  for (const { table, id, op } of drafts) {
    if (table === 'folder') continue
    const name = `${table}/${id}`
    const there = seen.get(name) ?? memory.entry(table, id) !== undefined
    const after = op === 'put'
    if (there !== after) counts[table] = (counts[table] ?? 0) + (after ? 1 : -1)
    seen.set(name, after)
  }
  return counts
}
