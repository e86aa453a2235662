// Folding: the fresh rows of the tail are packed into blocks of up to 256 records of one folder. IndexedDB's cost is per
// row, not the cipher, so this is what makes the next unlock fast. A crash in between leaves the old or the new state.
import { encodeBundle, type SealedBody, type SealedRows } from './frame.ts'
import { sealManifest, sealTotals, type ListedBlock } from './manifest.ts'
import type { Entry, Summary } from './memory.ts'
import { directoryFolder } from './rows.ts'
import { sealRows, tagOf } from './seal.ts'
import type { OpenVault } from './state.ts'
import type { Store } from './store.ts'

const blockRows = 256
/** Characters of JSON in a block, at most (unless one record alone is longer). */
const blockSize = 200_000
/** A snapshot part handed to the desktop side is about this large, in bytes. */
const partSize = 4 * 1024 * 1024
/** Bodies that are read at once: any of them may be as large as a mail or a piece of a file. */
const bodiesAtOnce = 8
/** The journal is written anew when it has grown beyond this and beyond four times the blocks, in bytes. */
const journalPatience = 32 * 1024 * 1024

function keyOf(vault: OpenVault, folder: string): { kid: string; key: Promise<CryptoKey> } {
  if (folder === directoryFolder) return { kid: vault.keys.kid, key: Promise.resolve(vault.keys.directory) }
  const current = vault.memory.currentKey(folder)
  if (current === undefined) throw new TypeError('a folder with records has a key')
  return { kid: current.kid, key: vault.memory.key(folder, current.kid) }
}

/** Cuts entries into groups that fit a block. */
function packed(entries: Entry[]): Entry[][] {
  const groups: { entries: Entry[]; size: number }[] = []
  for (const entry of entries) {
    const size = JSON.stringify(entry.row.value).length
    const open = groups.at(-1)
    if (open !== undefined && open.entries.length < blockRows && open.size + size <= blockSize) {
      open.entries.push(entry)
      open.size += size
    } else groups.push({ entries: [entry], size })
  }
  return groups.map((group) => group.entries)
}

interface FolderFold {
  folder: string
  removed: number[]
  made: { part: number; entries: Entry[]; block: SealedRows }[]
}

/** Seals what changed in one folder: the fresh records, and those that shared a block with a record that is stale. */
async function foldFolder(vault: OpenVault, folder: string): Promise<FolderFold> {
  const { memory } = vault
  const numbers = memory.partNumbers(folder)
  const stale = new Set(memory.stalePartsOf(folder))
  const fresh = memory.freshOf(folder)
  // The last block may have room left.
  const lastPart = Math.max(0, ...numbers)
  if (fresh.length > 0 && lastPart > 0 && memory.partOf(folder, lastPart).length < blockRows) stale.add(lastPart)
  const entries = [...stale].flatMap((part) => memory.partOf(folder, part)).concat(fresh)
  if (entries.length === 0) return { folder, removed: [...stale], made: [] }
  const { kid, key } = keyOf(vault, folder)
  const cryptoKey = await key
  const made = await Promise.all(
    packed(entries).map(async (group, index) => {
      const part = lastPart + 1 + index
      let first = Infinity
      let last = 0
      for (const { row } of group) {
        first = Math.min(first, row.n)
        last = Math.max(last, row.n)
      }
      const rows = group.map(({ row }) => row)
      const box = await sealRows(cryptoKey, { place: 'block', folder, first, last, kid }, rows)
      return { part, entries: group, block: { folder, part, first, last, kid, box } }
    }),
  )
  return { folder, removed: [...stale], made }
}

function summariesOf(vault: OpenVault): [string, Summary][] {
  return [...vault.memory.entries('mentee')].map(({ row }) => [row.id, vault.memory.summary(row.id)])
}

/** Folds the whole tail. Must run alone (see `OpenVault.exclusive`); nothing happens when nothing is fresh. */
export async function fold(vault: OpenVault): Promise<void> {
  const { memory, ports, keys, last, chain } = vault
  if (vault.folded === last && memory.touchedFolders().length === 0) return
  const folds: FolderFold[] = []
  for (const folder of memory.touchedFolders()) folds.push(await foldFolder(vault, folder))

  const gone = new Set(folds.flatMap(({ folder, removed }) => removed.map((part) => `${folder}/${part}`)))
  const blocks: ListedBlock[] = vault.blocks
    .filter((block) => !gone.has(`${block.folder}/${block.part}`))
    .concat(
      folds.flatMap(({ made }) =>
        made.map(({ block: { box, folder, part, first, last: end } }) => ({
          folder,
          part,
          first,
          last: end,
          tag: tagOf(box),
        })),
      ),
    )
  const manifest = await sealManifest(keys.totals, { folded: last, blocks, summaries: summariesOf(vault) })
  const totals = await sealTotals(keys.totals, { last, folded: last, counts: memory.counts() })
  await ports.store.fold({
    put: folds.flatMap(({ made }) => made.map(({ block }) => block)),
    remove: folds.flatMap(({ folder, removed }) => removed.map((part): [string, number] => [folder, part])),
    removeBodies: [...memory.deletedIds('mail'), ...memory.deletedIds('attachment')],
    removePieces: memory.deletedIds('file'),
    manifest,
    head: { last, chain, folded: last, totals },
  })
  for (const { folder, removed, made } of folds) memory.folded(folder, removed, made)
  memory.dropTombstones()
  vault.blocks = blocks
  vault.folded = last
}

/** Writes the journal anew as a snapshot of the folded store. The old one goes only after the new one was read back. */
export async function rebuildJournal(vault: OpenVault): Promise<void> {
  await fold(vault)
  const { store, journal } = vault.ports
  const { header, manifest } = await store.contents()
  if (header === null) throw new TypeError('an open vault has a header')
  await journal.begin(vault.last, vault.chain)
  let parts = 0
  const send = async (payload: Uint8Array<ArrayBuffer>): Promise<void> => {
    await journal.part(payload)
    parts += 1
  }
  let pending: SealedRows[] = []
  let size = 0
  let after: [string, number] | null = null
  for (;;) {
    const blocks: SealedRows[] = await store.blocksAfter(after, 50)
    const last = blocks.at(-1)
    if (last === undefined) break
    after = [last.folder, last.part]
    for (const block of blocks) {
      pending.push(block)
      size += block.box.length
    }
    if (size >= partSize) {
      await send(encodeBundle({ rows: pending, bodies: [], manifest: null }))
      pending = []
      size = 0
    }
  }
  await send(encodeBundle({ rows: pending, bodies: [], manifest: null }))
  for await (const bodies of bodiesInParts(store)) await send(encodeBundle({ rows: [], bodies, manifest: null }))
  await send(encodeBundle({ rows: [], bodies: [], manifest }))
  await journal.finish(parts)
  await journal.putHeader(header)
  vault.journalBytes = 0
}

/** All bodies, a few at a time: no part is larger than one message, and none of them lies in memory for long. */
async function* bodiesInParts(store: Store): AsyncGenerator<SealedBody[]> {
  let after: string | null = null
  let pending: SealedBody[] = []
  let size = 0
  for (;;) {
    const bodies: SealedBody[] = await store.bodiesAfter(after, bodiesAtOnce)
    for (const body of bodies) {
      if (pending.length > 0 && size + body.box.length > partSize) {
        yield pending
        pending = []
        size = 0
      }
      pending.push(body)
      size += body.box.length
    }
    const last = bodies.at(-1)
    if (last === undefined) break
    after = last.id
  }
  if (pending.length > 0) yield pending
}

/** True when the journal holds mostly what is no longer true. */
export function journalIsOverlong(vault: OpenVault, blockBytes: number): boolean {
  return vault.journalBytes > journalPatience && vault.journalBytes > 4 * blockBytes
}
