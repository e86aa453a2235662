// One commit: changes are numbered, sealed by folder, and handed to IndexedDB and to the journal at the same time. It is
// acknowledged when both have it on disk.
import { largestMessage } from '../../../shared/desktop.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import type { Written } from '../api.ts'
import {
  checked,
  countsAfter,
  draftsOf,
  grouped,
  newKey,
  undoOf,
  withDependants,
  type Draft,
  type Group,
} from './drafts.ts'
import { encodeBundle, type SealedBody, type SealedRows } from './frame.ts'
import { ownedBytes } from './journal.ts'
import { sealTotals } from './manifest.ts'
import { reconcile } from './reconcile.ts'
import { directoryFolder, type Row } from './rows.ts'
import { nextLink, openBody, sameBytes, sealBody, sealRows, type Bytes } from './seal.ts'
import type { OpenVault } from './state.ts'

/** Writing stops while this much is still free: an IndexedDB that meets a full disk can lose everything. Bytes. */
export const spaceFloor = 64 * 1024 * 1024
const spaceAskedEvery = 20_000
/** A commit crosses to the journal in one message, whose other parts need a little room. Bytes. */
const largestCommit = largestMessage - 1024 * 1024

export interface BodyToSeal {
  id: string
  bytes: Uint8Array
  /** Whose key seals it, when that is not the folder of its record. */
  folder?: string
}

export interface WriteOptions {
  bodies?: BodyToSeal[]
  onProgress?: (done: number, total: number) => void
  /** Asked between boxes; true gives the whole commit up. */
  cancelled?: () => boolean
}

async function sealGroup(vault: OpenVault, folder: string, rows: Row[]): Promise<SealedRows> {
  const first = rows[0]?.n ?? 0
  const last = rows.at(-1)?.n ?? 0
  const directory = folder === directoryFolder
  const kid = directory ? vault.keys.kid : (vault.memory.latestKey(folder)?.kid ?? '')
  const key = directory ? vault.keys.directory : await vault.memory.key(folder, kid)
  return {
    folder,
    part: 0,
    first,
    last,
    kid,
    box: await sealRows(key, { place: 'tail', folder, first, last, kid }, rows),
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
    await settleDoubt(vault)
    const all = withDependants(vault, changes)
    const undo = undoOf(vault, all)
    const drafts = draftsOf(vault, all)
    if (drafts.length === 0) return { seq: vault.last, undo }
    await takeBodiesAlong(vault, drafts)
    return write(vault, drafts, undo, options)
  })
}

/** [Note: a body goes where its record goes] It is sealed with the key of the folder that its record lay in when it came, and that
 * key goes when the folder's mentee leaves. So before a record moves, its body is sealed anew, in changes of their own that say
 * nothing else; broken off in between, everything is readable. */
async function takeBodiesAlong(vault: OpenVault, drafts: readonly Draft[]): Promise<void> {
  const { memory, ports } = vault
  const leaving = new Set(drafts.flatMap(({ id, leaves }) => (leaves === true ? [id] : [])))
  for (const { table, id, folder, op } of drafts) {
    if (op === 'delete' || !leaving.has(id) || (table !== 'mail' && table !== 'attachment')) continue
    const before = memory.entry(table, id)
    const body = await ports.store.body(id)
    if (before === undefined || body === undefined || body.folder === folder) continue
    if (memory.currentKey(folder) === undefined) continue
    const bytes = await openBody(await memory.key(body.folder, body.kid), id, body.kid, body.box)
    const same: Draft = { table, id, op: 'put', value: before.row.value, folder: before.folder }
    await write(vault, [same], [], { bodies: [{ id, bytes, folder }] })
  }
}

/** Before anything is written after a failure: what one side has of it becomes true on both, and only then one knows what is still to
 * be done. Runs inside the writer's turn. On a full disk the store cannot even be opened, so that is asked first. */
export async function settleDoubt(vault: OpenVault): Promise<void> {
  if (!vault.doubtful) return
  vault.space = { ...vault.space, askedAt: 0 }
  await requireSpace(vault, 0)
  try {
    await reconcile(vault)
  } catch (cause) {
    if (cause instanceof NamedError) throw cause
    throw new NamedError('vault/store-failed', '', { cause, retryable: true })
  }
}

/** The first commit of a new vault: the practice's own folder. */
export function commitPracticeFolder(vault: OpenVault, id: string): Promise<Written | null> {
  const draft: Draft = { table: 'folder', id, op: 'put', value: null, folder: directoryFolder, key: newKey(1) }
  return commitCards(vault, [draft])
}

/** Writes cards of the directory as they are given, with their keys. */
export function commitCards(vault: OpenVault, cards: Draft[]): Promise<Written | null> {
  return vault.exclusive(async () => {
    await settleDoubt(vault)
    return write(vault, cards, [], {})
  })
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

  const totals = sealTotals(keys.totals, { last, folded: vault.folded, counts: countsAfter(memory, drafts) })
  const boxes: SealedRows[] = []
  const written: Group[] = []
  let turnAt = performance.now()
  for (const { folder, rows: unchecked } of groups) {
    const rows = checked(unchecked)
    written.push({ folder, rows })
    boxes.push(await sealGroup(vault, folder, rows))
    if (options.onProgress !== undefined && performance.now() - turnAt > 40) {
      options.onProgress((rows.at(-1)?.n ?? vault.last) - vault.last, last - vault.last)
      await nextTurn()
      turnAt = performance.now()
    }
    if (options.cancelled?.() === true) return null
  }
  const bodies = await Promise.all((options.bodies ?? []).map((body) => sealBodyFor(vault, drafts, body)))
  const payload = encodeBundle({ rows: boxes, bodies, manifest: null })
  if (payload.length > largestCommit) throw new NamedError('vault/too-large')
  await requireSpace(vault, payload.length)
  if (options.cancelled?.() === true) return null

  const chain = await nextLink(vault.chain, first, last, payload)
  // Bodies are not written over, so they do not make the journal longer than the vault.
  const grown = payload.length - bodies.reduce((sum, { box }) => sum + box.length, 0)
  const done = options.onProgress === undefined ? null : setInterval(options.onProgress, 50, last - first, last - first)
  try {
    await storeBoth(vault, { first, last, chain, payload, bodies, totals: await totals })
  } finally {
    if (done !== null) clearInterval(done)
  }

  const menteeIds = new Set(drafts.map(({ folder, id }) => (folder === directoryFolder ? id : folder)))
  const learn = () =>
    drafts.forEach(({ table, id }) => memory.menteesOf(table, id).forEach((one) => menteeIds.add(one)))
  // Those it was with before, and those it is with now.
  learn()
  for (const { folder, rows } of written) for (const row of rows) memory.apply(row, folder, 0)
  learn()
  vault.last = last
  vault.chain = chain
  vault.journalBytes += grown
  vault.feed({
    tables: [...new Set(drafts.flatMap(({ table }) => (table === 'folder' ? [] : [table])))],
    menteeIds: [...menteeIds],
  })
  return { seq: last, undo }
}

async function sealBodyFor(vault: OpenVault, drafts: Draft[], body: BodyToSeal): Promise<SealedBody> {
  const folder = body.folder ?? keyFolderOf(drafts, body.id)
  const current = folder === undefined ? undefined : vault.memory.currentKey(folder)
  if (folder === undefined || current === undefined)
    throw new NamedError('vault/not-found', 'a body without its record')
  const key = await vault.memory.key(folder, current.kid)
  return { id: body.id, folder, kid: current.kid, box: await sealBody(key, body.id, current.kid, body.bytes) }
}

/** The folder whose key seals a body: that of its record, and a file's own for its pieces. */
function keyFolderOf(drafts: readonly Draft[], bodyId: string): string | undefined {
  const id = bodyId.split('/')[0]
  const draft = drafts.find((one) => one.id === id && one.op === 'put')
  return draft?.table === 'file' ? draft.id : draft?.folder
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
