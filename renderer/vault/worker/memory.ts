// The opened records, in plain maps, with what the queries need beside them. Rows are applied in any order: the highest
// number of a record wins, a deletion leaves its number behind until the next fold. Lives only in the worker and only
// while the vault is open.
import type { Table, Tables } from '../../../shared/model/tables.ts'
import { tableNames, tablesOfMentees, tablesOfOneMentee } from '../../../shared/model/tables.ts'
import { lastWordOf } from '../../../shared/domain/conversations.ts'
import { meetingFacts } from '../../../shared/domain/meeting-facts.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { NamedError } from '../../../shared/result.ts'
import { emptyMailIndex } from './mail-index.ts'
import { directoryFolder, readValue, type Row, type RowTable } from './rows.ts'
import { fromBase64, importFolderKey } from './seal.ts'

/** Where a record's newest row lies: `part` 0 is the tail. */
export interface Entry {
  row: Row
  folder: string
  part: number
  /** Folded texts for the search, made when first asked for. */
  folded: FoldedTexts | null
}

export interface FoldedTexts {
  /** The title and everything else that is searched. */
  all: string
  /** Needed only of what was found, so made only then. */
  title: string | null
}

/** What the roster shows of a mentee beside the record itself. */
export interface Summary {
  lastContact: string | null
  nextOn: string | null
  /** By the agreement in force. */
  everyDays: number | null
  meetings: number
}

/** The key of a folder, or of a file. */
export interface FolderKey {
  kid: string
  /** Base 64, as the directory holds it. */
  raw: string
}

const ofOneMentee: ReadonlySet<RowTable> = new Set(tablesOfOneMentee)

function isOfOneMentee(table: RowTable): table is (typeof tablesOfOneMentee)[number] {
  return ofOneMentee.has(table)
}

const ofMentees: ReadonlySet<RowTable> = new Set(tablesOfMentees)

function isOfMentees(table: RowTable): table is (typeof tablesOfMentees)[number] {
  return ofMentees.has(table)
}

export type Memory = ReturnType<typeof emptyMemory>

export function emptyMemory() {
  const records = new Map<RowTable, Map<string, Entry>>()
  for (const table of [...tableNames, 'folder' as const]) records.set(table, new Map())
  /** `table/id` → number of the deletion. */
  const tombstones = new Map<string, number>()
  /** Every key that was ever seen, also of folders that are gone: older boxes need them until they are folded away. */
  const keys = new Map<string, { raw: string; imported: Promise<CryptoKey> | null }>()
  const currentKey = new Map<string, FolderKey>()
  const latestKey = new Map<string, FolderKey>()
  /** Of folders whose keys were changed and where something may still be sealed with those before. */
  const formerKeys = new Map<string, FolderKey[]>()
  const byMentee = new Map<string, Set<Entry>>()
  /** folder → part → what lies there. */
  const parts = new Map<string, Map<number, Set<Entry>>>()
  /** folder → parts that hold a row which is no longer the newest. */
  const stale = new Map<string, Set<number>>()
  /** folder → entries in the tail. */
  const fresh = new Map<string, Set<Entry>>()
  let summaries = new Map<string, Summary>()
  let practiceFolder: string | null = null
  const mail = emptyMailIndex()
  let revision = 0

  function slot<K, V>(map: Map<K, V>, key: K, make: () => V): V {
    const found = map.get(key)
    if (found !== undefined) return found
    const made = make()
    map.set(key, made)
    return made
  }

  function tableOf(table: RowTable): Map<string, Entry> {
    const found = records.get(table)
    if (found === undefined) throw new TypeError(`no table ${table}`)
    return found
  }

  /** The mentees on whose time line an entry stands. */
  function menteesOf(entry: Entry): string[] {
    const { table } = entry.row
    if (isOfMentees(table)) return readValue(table, entry.row).menteeIds
    if (!isOfOneMentee(table)) return []
    const { menteeId } = readValue(table, entry.row)
    return menteeId === null ? [] : [menteeId]
  }

  function markStale(folder: string, part: number): void {
    if (part > 0) slot(stale, folder, () => new Set<number>()).add(part)
  }

  function forget(entry: Entry): void {
    if (entry.row.table === 'mail') mail.remove(entry)
    else if (entry.row.table === 'thread') mail.threadChanged(entry.row.id)
    if (entry.part === 0) fresh.get(entry.folder)?.delete(entry)
    else {
      parts.get(entry.folder)?.get(entry.part)?.delete(entry)
      markStale(entry.folder, entry.part)
    }
    for (const menteeId of menteesOf(entry)) {
      byMentee.get(menteeId)?.delete(entry)
      summaries.delete(menteeId)
    }
  }

  function learn(folder: string, { kid, raw }: FolderKey): void {
    const name = `${folder}/${kid}`
    if (!keys.has(name)) keys.set(name, { raw, imported: null })
  }

  function learnKey(row: Row): void {
    if (row.key === undefined || row.kid === undefined) return
    learn(row.id, { kid: row.kid, raw: row.key })
    const former = (row.former ?? []).map((one) => ({ kid: one.kid, raw: one.key }))
    for (const one of former) learn(row.id, one)
    if (former.length === 0) formerKeys.delete(row.id)
    else formerKeys.set(row.id, former)
    const key = { kid: row.kid, raw: row.key }
    currentKey.set(row.id, key)
    latestKey.set(row.id, key)
  }

  function apply(row: Row, folder: string, part: number): void {
    revision += 1
    const table = tableOf(row.table)
    const name = `${row.table}/${row.id}`
    // A key is learnt even from a row that lost: boxes of its time were sealed with it.
    if (row.key !== undefined && row.kid !== undefined) learn(row.id, { kid: row.kid, raw: row.key })
    const before = table.get(row.id)
    if ((before !== undefined && before.row.n >= row.n) || (tombstones.get(name) ?? 0) >= row.n) {
      markStale(folder, part)
      return
    }
    if (before !== undefined) forget(before)
    if (row.op === 'delete') {
      table.delete(row.id)
      tombstones.set(name, row.n)
      if (folder === directoryFolder || row.table === 'file') currentKey.delete(row.id)
      // The deletion itself must reach a fold, so that the old block is written anew.
      slot(fresh, folder, () => new Set<Entry>())
      return
    }
    tombstones.delete(name)
    const entry: Entry = { row, folder, part, folded: null }
    table.set(row.id, entry)
    if (part === 0) slot(fresh, folder, () => new Set<Entry>()).add(entry)
    else
      slot(
        slot(parts, folder, () => new Map<number, Set<Entry>>()),
        part,
        () => new Set<Entry>(),
      ).add(entry)
    if (row.table === 'mail') mail.add(entry)
    else if (row.table === 'thread') mail.threadChanged(row.id)
    learnKey(row)
    if (row.table === 'folder') practiceFolder = row.id
    for (const menteeId of menteesOf(entry)) {
      slot(byMentee, menteeId, () => new Set<Entry>()).add(entry)
      summaries.delete(menteeId)
    }
  }

  function summarize(menteeId: string): Summary {
    const meetings: Meeting[] = []
    let lastWritten: string | null = null
    let everyDays: number | null = null
    for (const entry of byMentee.get(menteeId) ?? []) {
      if (entry.row.table === 'meeting') {
        meetings.push(readValue('meeting', entry.row))
      } else if (entry.row.table === 'agreement') {
        const { state, common } = readValue('agreement', entry.row)
        if (state === 'agreed') everyDays = common.everyDays
      } else if (entry.row.table === 'mail') {
        const record = readValue('mail', entry.row)
        const at = record.state === 'received' ? record.date : record.sentAt
        if (at !== null && (lastWritten === null || at > lastWritten)) lastWritten = at
      } else if (entry.row.table === 'conversation') {
        const at = lastWordOf(menteeId, readValue('conversation', entry.row))
        if (at !== null && (lastWritten === null || at > lastWritten)) lastWritten = at
      }
    }
    const { held, lastHeldAt, nextOn } = meetingFacts(meetings)
    const lastContact =
      lastWritten !== null && (lastHeldAt === null || lastWritten > lastHeldAt) ? lastWritten : lastHeldAt
    return { lastContact, nextOn, everyDays, meetings: held }
  }

  return {
    apply,
    mail,
    /** Grows with every row that comes. */
    revision: (): number => revision,
    mailsOf: (menteeId: string): Mail[] =>
      [...(byMentee.get(menteeId) ?? [])].flatMap(({ row }) => (row.table === 'mail' ? [readValue('mail', row)] : [])),

    get<T extends Table>(table: T, id: string): Tables[T] | null {
      const entry = tableOf(table).get(id)
      return entry === undefined ? null : readValue(table, entry.row)
    },
    /** Whose record it is, or who takes part in it. */
    menteesOf(table: RowTable, id: string): string[] {
      const entry = tableOf(table).get(id)
      return entry === undefined ? [] : menteesOf(entry)
    },
    entry: (table: RowTable, id: string): Entry | undefined => tableOf(table).get(id),
    entries: (table: RowTable): Iterable<Entry> => tableOf(table).values(),
    all<T extends Table>(table: T): Tables[T][] {
      return [...tableOf(table).values()].map((entry) => readValue(table, entry.row))
    },
    count: (table: RowTable): number => tableOf(table).size,
    counts: (): Record<string, number> => Object.fromEntries(tableNames.map((table) => [table, tableOf(table).size])),
    timelineOf: (menteeId: string): Iterable<Entry> => byMentee.get(menteeId) ?? [],

    summary(menteeId: string): Summary {
      return slot(summaries, menteeId, () => summarize(menteeId))
    },
    /** From the last fold: good enough to show before the rest has been read, and replaced by `resummarize`. */
    presetSummaries(preset: [string, Summary][]): void {
      summaries = new Map(preset)
    },
    resummarize(): void {
      summaries.clear()
    },

    practiceFolder: (): string | null => practiceFolder,
    currentKey: (folder: string): FolderKey | undefined => currentKey.get(folder),
    addKey(folder: string, key: FolderKey): void {
      keys.set(`${folder}/${key.kid}`, { raw: key.raw, imported: null })
      currentKey.set(folder, key)
      latestKey.set(folder, key)
    },
    /** Also of a folder that was deleted, so that undoing brings back the same key. */
    latestKey: (folder: string): FolderKey | undefined => latestKey.get(folder),
    /** @throws NamedError `vault/no-key` when the directory does not know the folder. */
    key(folder: string, kid: string): Promise<CryptoKey> {
      const found = keys.get(`${folder}/${kid}`)
      if (found === undefined) throw new NamedError('vault/no-key')
      found.imported ??= importFolderKey(fromBase64(found.raw))
      return found.imported
    },
    /** Those before the present one, while they are still needed. */
    formerKeys: (folder: string): readonly FolderKey[] => formerKeys.get(folder) ?? [],
    hasKey: (folder: string, kid: string): boolean => keys.has(`${folder}/${kid}`),
    /** True when the folder's card was deleted after the given change. */
    deletedAfter(folder: string, n: number): boolean {
      return (['mentee', 'group', 'folder'] as const).some((table) => (tombstones.get(`${table}/${folder}`) ?? 0) > n)
    },

    /** Everything whose newest row lies in the folder. */
    inFolder: (folder: string): Entry[] => [
      ...[...(parts.get(folder)?.values() ?? [])].flatMap((part) => [...part]),
      ...(fresh.get(folder) ?? []),
    ],

    // For folding

    /** That a block must be written anew. */
    markStale,
    markAllStale(folder: string): void {
      for (const part of parts.get(folder)?.keys() ?? []) markStale(folder, part)
    },

    /** Deleted since the last fold. */
    deletedIds: (table: RowTable): string[] =>
      [...tombstones.keys()].flatMap((name) => (name.startsWith(`${table}/`) ? [name.slice(table.length + 1)] : [])),

    touchedFolders: (): string[] => [...new Set([...fresh.keys(), ...stale.keys()])],
    freshOf: (folder: string): Entry[] => [...(fresh.get(folder) ?? [])],
    stalePartsOf: (folder: string): number[] => [...(stale.get(folder) ?? [])],
    partOf: (folder: string, part: number): Entry[] => [...(parts.get(folder)?.get(part) ?? [])],
    partNumbers: (folder: string): number[] => [...(parts.get(folder)?.keys() ?? [])],
    /** After a fold was stored: the given parts hold exactly the given entries, and nothing is fresh. */
    folded(folder: string, removed: number[], made: { part: number; entries: Entry[] }[]): void {
      const ofFolder = slot(parts, folder, () => new Map<number, Set<Entry>>())
      for (const part of removed) ofFolder.delete(part)
      for (const { part, entries } of made) {
        for (const entry of entries) entry.part = part
        ofFolder.set(part, new Set(entries))
      }
      fresh.delete(folder)
      stale.delete(folder)
    },
    /** Deletions are final once no block holds the deleted row. */
    dropTombstones(): void {
      tombstones.clear()
    },
  }
}
