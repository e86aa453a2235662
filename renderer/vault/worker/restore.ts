// Takes a backup into the open vault, in two passes over it. The first only looks: what is the same, what is only there, what
// differs. The second writes what the mentor chose, a few megabytes at a time; broken off, it can be begun again and skips
// what it finds done.
import {
  archivedTables,
  localTables,
  type ArchivedRecord,
  type ArchiveItem,
  type Manifest,
} from '../../../shared/domain/backup/archive.ts'
import { differencesOf, sameValue, titleOfRecord, type Difference } from '../../../shared/domain/backup/record-title.ts'
import { mayBecome } from '../../../shared/domain/notes.ts'
import { isWhole, pieceId, storedFile, type StoredFile } from '../../../shared/model/file.ts'
import { restore, type Restore } from '../../../shared/model/backup.ts'
import type { Change, Table } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import { put } from './drafts.ts'
import { withPiece } from './files.ts'
import { fold } from './fold.ts'
import { randomId } from './seal.ts'
import type { OpenVault } from './state.ts'
import { commit } from './write.ts'

/** A record that is not the same on both sides. */
export interface ListedRecord {
  table: Table
  id: string
  title: string
  /** Whom it is about. */
  menteeIds: string[]
  /** When it was last changed there. */
  at: string
}

export interface Conflict extends ListedRecord {
  /** When it was last changed here. */
  mineAt: string
  differences: Difference[]
}

export interface RestorePreview {
  manifest: Manifest
  /** Nothing of a mentor's is here yet: everything is taken as it is there. */
  isFresh: boolean
  tables: { table: Table; same: number; onlyThere: number; onlyHere: number; different: number }[]
  /** At most `mostListed`; the counts have all. */
  onlyThere: ListedRecord[]
  conflicts: Conflict[]
}

export interface RestoreChoice {
  /** Tables of which nothing is added, and records that are not, as `table/id`. */
  leaveOut: string[]
  /** Conflicts in which what is there goes over what is here, as `table/id`. */
  takeTheirs: string[]
}

export interface RestoreDone {
  added: number
  changed: number
  /** What takes it back, while it is not too much; null otherwise. */
  undo: Change[] | null
}

export interface RestoreDesk {
  look(items: ArchiveItem[]): Promise<void>
  preview(): Promise<RestorePreview>
  begin(choice: RestoreChoice): Promise<void>
  take(items: ArchiveItem[]): Promise<void>
  finish(): Promise<RestoreDone>
}

/** What is written next, with the bodies that have come for it. */
interface Waiting {
  changes: Change[]
  ids: Set<string>
  bodies: { id: string; bytes: Uint8Array }[]
  weight: number
}

export const mostListed = 5_000
/** Weight of what is written in one change, in bytes. */
const atOnce = 6 * 1024 * 1024
/** Changes that can be taken back by one press. */
const mostUndone = 5_000

/** Settled without asking, the newer one is true: they follow from other records or from the world outside. */
const quiet: ReadonlySet<Table> = new Set<Table>(['mailbox', 'event', 'thread', 'import', 'certificate', 'file'])

export function restoreDesk(vault: OpenVault): RestoreDesk {
  const { memory } = vault
  const isFresh = (['mentee', 'group', 'meeting', 'note', 'mail'] as const).every((table) => memory.count(table) === 0)
  const counts = new Map(archivedTables.map((table) => [table, { same: 0, onlyThere: 0, different: 0 }]))
  const onlyThere: ListedRecord[] = []
  const conflicts: Conflict[] = []
  let manifest: Manifest | null = null

  /** There is one record of the practice in each vault, and this one keeps its own id. */
  function asHere(record: ArchivedRecord): ArchivedRecord {
    if (record.table !== 'practice') return record
    const here = memory.all('practice')[0]
    if (here === undefined) return record
    return { table: 'practice', value: { ...record.value, id: here.id, createdAt: here.createdAt } }
  }

  /** What is here of the same table and id. */
  function hereOf({ table, value }: ArchivedRecord): object | null {
    return memory.get(table, value.id)
  }

  function listed(record: ArchivedRecord): ListedRecord {
    const { table, value } = record
    return { table, id: value.id, title: titleOfRecord(record), menteeIds: menteesOf(record), at: value.updatedAt }
  }

  function compare(original: ArchivedRecord): void {
    const record = asHere(original)
    const here = hereOf(record)
    const count = counts.get(record.table)
    if (count === undefined) throw new NamedError('backup/damaged')
    if (here === null) {
      count.onlyThere += 1
      if (onlyThere.length < mostListed) onlyThere.push(listed(record))
      return
    }
    if (sameValue(here, record.value)) {
      count.same += 1
      return
    }
    count.different += 1
    if (quiet.has(record.table) || isFresh) return
    conflicts.push({
      ...listed(record),
      mineAt: updatedAtOf(here),
      differences: differencesOf(here, record.value),
    })
  }

  // The second pass

  let choice: { leaveOut: Set<string>; takeTheirs: Set<string> } | null = null
  let log: Restore | null = null
  let waiting: Waiting = empty()
  const done: RestoreDone = { added: 0, changed: 0, undo: [] }

  function empty(): Waiting {
    return { changes: [], ids: new Set(), bodies: [], weight: 0 }
  }

  /** What is to be written of a record; null when it stays as it is here. */
  function chosen(original: ArchivedRecord): Change | null {
    const record = asHere(original)
    const { table, value } = record
    if (record.table === 'file' && !hasOwner(record.value)) return null
    const here = hereOf(record)
    const name = `${table}/${value.id}`
    if (here === null) {
      if (choice?.leaveOut.has(table) === true || choice?.leaveOut.has(name) === true) return null
      done.added += 1
      return changeOf(record)
    }
    if (sameValue(here, value)) return null
    const isNewer = value.updatedAt > updatedAtOf(here)
    const takes = isFresh || isBrokenOff(here) || (quiet.has(table) ? isNewer : choice?.takeTheirs.has(name) === true)
    if (!takes) return null
    done.changed += 1
    return changeOf(record)
  }

  /** A file goes with what it belongs to, which comes before it. */
  function hasOwner({ owner, ownerId }: StoredFile): boolean {
    return memory.get(owner, ownerId) !== null || waiting.ids.has(ownerId)
  }

  function changeOf(record: ArchivedRecord): Change {
    if (record.table !== 'note') return put(record.table, record.value)
    const here = memory.get('note', record.value.id)
    // A record does not become a memory aid again, wherever it comes from.
    const isOneWay = here === null || mayBecome(here.class, record.value.class)
    return put('note', isOneWay ? record.value : { ...record.value, class: here.class })
  }

  /** Files whose pieces are taken as they come. */
  const taking = new Map<string, StoredFile>()

  /** A file is there from its first piece on, like one that is taken in from outside. */
  async function takePiece(fileId: string, index: number, bytes: Uint8Array): Promise<void> {
    const file = taking.get(fileId)
    if (file === undefined) return
    if (index === 0) done.undo?.unshift({ op: 'delete', table: 'file', id: fileId })
    await commit(vault, [put('file', withPiece(file, index, bytes.length))], {
      bodies: bytes.length === 0 ? [] : [{ id: pieceId(fileId, index), bytes }],
    })
    await vault.exclusive(async () => {
      if (!vault.doubtful && index % 32 === 31) await fold(vault)
    })
  }

  async function flush(): Promise<void> {
    const { changes, bodies } = waiting
    waiting = empty()
    if (changes.length === 0) return
    const written = await commit(vault, changes, { bodies })
    if (written === null) throw new NamedError('vault/cancelled')
    if (done.undo !== null) done.undo = [...written.undo, ...done.undo]
    if ((done.undo?.length ?? 0) > mostUndone) done.undo = null
  }

  async function takeRecords(records: ArchivedRecord[]): Promise<void> {
    // Bodies of the records before have come by now.
    if (waiting.weight > atOnce) await flush()
    for (const record of records) {
      const change = chosen(record)
      if (change === null) continue
      if (change.op === 'put' && change.table === 'file') {
        taking.set(change.value.id, change.value)
        continue
      }
      waiting.changes.push(change)
      waiting.ids.add(record.value.id)
      waiting.weight += 1_000
    }
  }

  async function keepLog(more: Partial<Restore>): Promise<void> {
    if (log === null) throw new NamedError('backup/not-begun')
    log = { ...log, ...more, updatedAt: instant() }
    await commit(vault, [put('restore', log)])
  }

  const instant = (): string => new Date(vault.ports.now()).toISOString()

  return {
    look(items) {
      for (const item of items) {
        if (item.kind === 'manifest') manifest = item.manifest
        else if (item.kind === 'records') item.records.forEach(compare)
      }
      return Promise.resolve()
    },
    preview() {
      if (manifest === null) throw new NamedError('backup/not-begun')
      const tables = [...counts].map(([table, { same, onlyThere: there, different }]) => ({
        table,
        same,
        onlyThere: there,
        different,
        onlyHere: Math.max(0, memory.count(table) - same - different),
      }))
      return Promise.resolve({ manifest, isFresh, tables, onlyThere, conflicts })
    },
    async begin({ leaveOut, takeTheirs }) {
      if (manifest === null) throw new NamedError('backup/not-begun')
      const at = instant()
      choice = { leaveOut: new Set(leaveOut), takeTheirs: new Set(takeTheirs) }
      const { backupId, madeAt } = manifest
      const own = { id: randomId(), createdAt: at, updatedAt: at }
      log = restore.parse({ ...own, backupId, madeAt, startedAt: at })
      await keepLog({})
    },
    async take(items) {
      if (choice === null) throw new NamedError('backup/not-begun')
      for (const item of items) {
        if (item.kind === 'records') await takeRecords(item.records)
        else if (item.kind === 'body' && waiting.ids.has(item.id)) {
          waiting.bodies.push({ id: item.id, bytes: item.bytes })
          waiting.weight += item.bytes.length
        } else if (item.kind === 'piece') {
          await flush()
          await takePiece(item.id, item.index, item.bytes)
        }
      }
    },
    async finish() {
      await flush()
      await keepLog({ finishedAt: instant(), added: done.added, changed: done.changed })
      return done
    },
  }
}

/** A file of which a part is missing here. */
function isBrokenOff(here: object): boolean {
  const file = storedFile.safeParse(here)
  return file.success && !isWhole(file.data)
}

function updatedAtOf(value: object): string {
  return 'updatedAt' in value && typeof value.updatedAt === 'string' ? value.updatedAt : ''
}

function menteesOf({ table, value }: ArchivedRecord): string[] {
  if (localTables.has(table)) return []
  if ('menteeIds' in value) return value.menteeIds
  return 'menteeId' in value && value.menteeId !== null ? [value.menteeId] : []
}
