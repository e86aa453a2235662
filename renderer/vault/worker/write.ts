// One commit: changes are numbered, sealed by folder, and handed to IndexedDB and to the journal at the same time. It is
// acknowledged when both have it on disk.
import { tables, type Change, type Table } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import type { Written } from '../api.ts'
import { encodeBundle, type SealedBody, type SealedRows } from './frame.ts'
import { ownedBytes } from './journal.ts'
import { sealTotals } from './manifest.ts'
import type { Memory } from './memory.ts'
import { reconcile } from './reconcile.ts'
import { directoryFolder, validValue, type Row, type RowTable } from './rows.ts'
import { newFolderKey, nextLink, randomBytes, sameBytes, sealBody, sealText, toBase64, type Bytes } from './seal.ts'
import type { OpenVault } from './state.ts'

/** Writing stops while this much is still free: an IndexedDB that meets a full disk can lose everything. Bytes. */
export const spaceFloor = 64 * 1024 * 1024
const spaceAskedEvery = 20_000
/** Rows in one box of a large commit, so that progress shows and a cancel is heard. */
const rowsAtOnce = 512

export interface WriteOptions {
  bodies?: { id: string; bytes: Uint8Array }[]
  onProgress?: (done: number, total: number) => void
  /** Asked between boxes; true gives the whole commit up. */
  cancelled?: () => boolean
}

interface Draft {
  table: RowTable
  id: string
  op: 'put' | 'delete'
  value: unknown
  folder: string
  key?: { kid: string; raw: string }
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
      if (change.value.groupId !== null) return change.value.groupId
      return change.value.menteeIds.length === 1 ? (change.value.menteeIds[0] ?? practice) : practice
    case 'mail':
    case 'event':
      return change.value.menteeId
    case 'account':
    case 'import':
    case 'practice':
      return practice
  }
}

function newKey(): { kid: string; raw: string } {
  return { kid: toBase64(randomBytes(6)), raw: toBase64(newFolderKey()) }
}

/** Changes → rows with their folders. Cards come first, because what follows may need their keys. */
function draftsOf(vault: OpenVault, changes: Change[]): Draft[] {
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
    const key = memory.currentKey(id) ?? memory.anyKey(id) ?? newKey()
    made.add(id)
    const value = validValue(change.table, change.value)
    cards.push({ table: change.table, id, op: 'put', value, folder: directoryFolder, key })
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
      rest.push({ table: change.table, id, op: 'delete', value: null, folder: before.folder })
    rest.push({ table: change.table, id, op: 'put', value: validValue(change.table, change.value), folder })
  }
  return [...cards, ...rest]
}

/** A folder's key goes with its card, so what lies in the folder must not stay behind: a mentee's records go with the
 * mentee, a group's meetings move to the practice. */
function withDependants(vault: OpenVault, changes: Change[]): Change[] {
  const named = new Set(changes.map((change) => (change.op === 'put' ? change.value.id : change.id)))
  const dependants: Change[] = []
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

/** What takes the changes back: the records as they are now, in an order in which they can be written. */
function undoOf(vault: OpenVault, changes: Change[]): Change[] {
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
  // The one cast of this file: table and value come from the same row.
  return value === null ? null : ({ op: 'put', table, value } as Change)
}

/** Rows that are sealed together: one folder, consecutive numbers. */
interface Group {
  folder: string
  rows: Row[]
}

function grouped(drafts: Draft[], from: number): Group[] {
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
      const rows = list.slice(start, start + rowsAtOnce).map(({ table, id, op, value, key }): Row => {
        n += 1
        const v = table === 'folder' ? 1 : tables[table].version
        return { n, table, id, op, v, value, ...(key === undefined ? {} : { key: key.raw, kid: key.kid }) }
      })
      groups.push({ folder, rows })
    }
  }
  return groups
}

async function sealGroup(vault: OpenVault, group: Group): Promise<SealedRows> {
  const { folder, rows } = group
  const first = rows[0]?.n ?? 0
  const last = rows.at(-1)?.n ?? 0
  const directory = folder === directoryFolder
  const kid = directory ? 'root' : (vault.memory.currentKey(folder)?.kid ?? vault.memory.anyKey(folder)?.kid ?? '')
  const key = directory ? vault.keys.directory : await vault.memory.key(folder, kid)
  return {
    folder,
    part: 0,
    first,
    last,
    kid,
    box: await sealText(key, { place: 'tail', folder, first, last, kid }, JSON.stringify(rows)),
  }
}

async function requireSpace(vault: OpenVault, bytes: number): Promise<void> {
  const now = vault.ports.now()
  if (bytes > 1024 * 1024 || Math.abs(now - vault.space.askedAt) > spaceAskedEvery || vault.space.free < 4 * spaceFloor)
    vault.space = { free: await vault.ports.journal.freeBytes(), askedAt: now }
  // IndexedDB may write everything twice before it frees the first copy.
  if (vault.space.free - 3 * bytes < spaceFloor) throw new NamedError('vault/disk-full', '', { retryable: true })
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Writes all changes or none. @returns null when cancelled. @throws NamedError `vault/disk-full`,
 * `vault/journal-unwritable`, `vault/store-failed`, `vault/invalid-record`: nothing of it is acknowledged then. */
export async function commit(vault: OpenVault, changes: Change[], options: WriteOptions = {}): Promise<Written | null> {
  return vault.exclusive(async () => {
    if (vault.doubtful) await reconcile(vault)
    const all = withDependants(vault, changes)
    const undo = undoOf(vault, all)
    const drafts = draftsOf(vault, all)
    if (drafts.length === 0) return { seq: vault.last, undo }
    return write(vault, drafts, undo, options)
  })
}

/** The first commit of a new vault: the practice's own folder. */
export function commitPracticeFolder(vault: OpenVault, id: string): Promise<Written | null> {
  const draft: Draft = { table: 'folder', id, op: 'put', value: null, folder: directoryFolder, key: newKey() }
  return vault.exclusive(() => write(vault, [draft], [], {}))
}

async function write(
  vault: OpenVault,
  drafts: Draft[],
  undo: Change[],
  options: WriteOptions,
): Promise<Written | null> {
  const { memory, keys } = vault
  const groups = grouped(drafts, vault.last)
  const last = groups.at(-1)?.rows.at(-1)?.n ?? vault.last
  const first = vault.last + 1
  for (const { key, id } of drafts) if (key !== undefined && memory.currentKey(id) === undefined) memory.addKey(id, key)

  const boxes: SealedRows[] = []
  let turnAt = performance.now()
  for (const group of groups) {
    boxes.push(await sealGroup(vault, group))
    if (options.onProgress !== undefined && performance.now() - turnAt > 40) {
      options.onProgress((group.rows.at(-1)?.n ?? vault.last) - vault.last, last - vault.last)
      await nextTurn()
      turnAt = performance.now()
    }
    if (options.cancelled?.() === true) return null
  }
  const bodies = await Promise.all((options.bodies ?? []).map((body) => sealBodyFor(vault, drafts, body)))
  const payload = encodeBundle({ rows: boxes, bodies, manifest: null })
  await requireSpace(vault, payload.length)
  if (options.cancelled?.() === true) return null

  const chain = await nextLink(vault.chain, first, last, payload)
  const counts = countsAfter(memory, drafts)
  const totals = await sealTotals(keys.totals, { last, folded: vault.folded, counts })
  await storeBoth(vault, { first, last, chain, payload, bodies, totals })

  for (const { folder, rows } of groups) for (const row of rows) memory.apply(row, folder, 0)
  vault.last = last
  vault.chain = chain
  vault.journalBytes += payload.length
  vault.feed({
    tables: [...new Set(drafts.flatMap(({ table }) => (table === 'folder' ? [] : [table])))],
    menteeIds: [...new Set(drafts.map(({ folder, id }) => (folder === directoryFolder ? id : folder)))],
  })
  return { seq: last, undo }
}

async function sealBodyFor(
  vault: OpenVault,
  drafts: Draft[],
  body: { id: string; bytes: Uint8Array },
): Promise<SealedBody> {
  const folder = drafts.find((draft) => draft.id === body.id && draft.op === 'put')?.folder
  const current = folder === undefined ? undefined : vault.memory.currentKey(folder)
  if (folder === undefined || current === undefined)
    throw new NamedError('vault/not-found', 'a body without its record')
  const key = await vault.memory.key(folder, current.kid)
  return { id: body.id, folder, kid: current.kid, box: await sealBody(key, body.id, current.kid, body.bytes) }
}

function countsAfter(memory: Memory, drafts: Draft[]): Record<string, number> {
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

interface Sealed {
  first: number
  last: number
  chain: Bytes
  payload: Bytes
  bodies: SealedBody[]
  totals: Bytes
}

/** Both at once, which costs the slower of the two. When one fails the vault is in doubt until it has been looked at. */
async function storeBoth(vault: OpenVault, sealed: Sealed): Promise<void> {
  const { first, last, chain, payload, bodies, totals } = sealed
  const { store, journal } = vault.ports
  const [stored, appended] = await Promise.allSettled([
    store.commit({ first, last, chain, payload }, bodies, { last, chain, folded: vault.folded, totals }),
    journal.append(first, last, payload),
  ])
  if (stored.status === 'fulfilled' && appended.status === 'fulfilled') {
    if (sameBytes(ownedBytes(appended.value.chain), chain)) return
    vault.doubtful = true
    throw new NamedError('vault/journal-behind', 'the journal continued another chain')
  }
  vault.doubtful = true
  if (appended.status === 'rejected') throw appended.reason
  const cause: unknown = stored.status === 'rejected' ? stored.reason : undefined
  throw new NamedError('vault/store-failed', '', { cause, retryable: true })
}
