// Reads a vault into memory: the directory and the tail first, so that the roster can be shown; then all other blocks.
// A box that does not open is named and passed over; everything else opens.
import { decodeBundle, type SealedRows } from './frame.ts'
import { openManifest, type ListedBlock } from './manifest.ts'
import { directoryFolder, type Row } from './rows.ts'
import { directoryKey, openRows, tagOf, type Place } from './seal.ts'
import type { OpenVault } from './state.ts'
import type { Store, TailRow } from './store.ts'
import { NamedError } from '../../../shared/result.ts'

/** Blocks asked for at once: few enough that opening them and reading the next ones go on side by side. */
const blocksAtOnce = 24
/** Batches that lie ready at most, so that a large vault does not lie in memory twice. */
const mostAhead = 128

/** [Note: the roster goes first] Sealed blocks may lie ready and open without ever waiting, so the worker has to pause
 * by itself for whoever asks for the roster meanwhile. Milliseconds. */
const pauseForRoster = 12

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Answers the directory's blocks first, then all others in the order of their keys, a batch at each call. */
export type BlockReader = () => Promise<IteratorResult<SealedRows[], void>>

async function* inBatches(store: Store): AsyncGenerator<SealedRows[], void, undefined> {
  yield await store.blocksOf(directoryFolder)
  let after: [string, number] | null = null
  for (;;) {
    const blocks: SealedRows[] = await store.blocksAfter(after, blocksAtOnce)
    const last = blocks.at(-1)
    if (last === undefined) return
    after = [last.folder, last.part]
    yield blocks.filter((block) => block.folder !== directoryFolder)
  }
}

/** Begins to read at once, while the key is still being derived: what is read is sealed. */
export function readAhead(store: Store): BlockReader {
  const batches = inBatches(store)
  const asked: Promise<IteratorResult<SealedRows[], void>>[] = []
  const ask = (): void => {
    const batch = batches.next()
    // A failure is told to whoever takes this batch; when the passphrase is wrong, nobody does.
    batch.catch(() => undefined)
    asked.push(batch)
  }
  while (asked.length < mostAhead) ask()
  return () => {
    ask()
    return asked.shift() ?? batches.next()
  }
}

function placeOf(box: SealedRows): Place {
  return {
    place: box.part === 0 ? 'tail' : 'block',
    folder: box.folder,
    first: box.first,
    last: box.last,
    kid: box.kid,
  }
}

function name(vault: OpenVault, box: Omit<SealedRows, 'box' | 'kid'>, reason: string): void {
  vault.unreadable.push({
    place: box.part === 0 ? 'tail' : 'block',
    folder: box.folder,
    first: box.first,
    last: box.last,
    reason,
  })
}

/** @returns the rows, or null when the box was named as unreadable or belongs to a deleted folder. */
async function opened(vault: OpenVault, box: SealedRows): Promise<Row[] | null> {
  const { memory, keys } = vault
  const directory = box.folder === directoryFolder
  if (!directory && !memory.hasKey(box.folder, box.kid)) {
    if (!memory.deletedAfter(box.folder, box.last)) name(vault, box, 'vault/no-key')
    return null
  }
  try {
    const key = directory ? directoryKey(keys, box.kid) : await memory.key(box.folder, box.kid)
    return await openRows(key, placeOf(box), box.box)
  } catch (error) {
    if (error instanceof NamedError && error.code === 'vault/newer') throw error
    name(vault, box, error instanceof NamedError ? error.code : 'vault/rows-unreadable')
    return null
  }
}

function presentKid({ keys, memory }: OpenVault, folder: string): string | undefined {
  return folder === directoryFolder ? keys.kid : memory.currentKey(folder)?.kid
}

/** Opens many boxes side by side, applies their rows in order. */
async function applyBoxes(vault: OpenVault, boxes: SealedRows[]): Promise<void> {
  const all = await Promise.all(boxes.map(async (box) => ({ box, rows: await opened(vault, box) })))
  for (const { box, rows } of all) {
    for (const row of rows ?? []) vault.memory.apply(row, box.folder, box.part)
    // Sealed with a key that has been changed since: the next fold writes it anew.
    const kid = presentKid(vault, box.folder)
    if (rows !== null && box.part > 0 && kid !== undefined && box.kid !== kid)
      vault.memory.markStale(box.folder, box.part)
  }
}

function listedKey(block: { folder: string; part: number }): string {
  return `${block.folder}/${block.part}`
}

/** Keeps the blocks that are the ones the manifest lists; names the others. */
function checked(vault: OpenVault, listed: Map<string, ListedBlock>, blocks: SealedRows[]): SealedRows[] {
  return blocks.filter((block) => {
    const expected = listed.get(listedKey(block))
    listed.delete(listedKey(block))
    if (expected?.tag === tagOf(block.box)) return true
    name(vault, block, expected === undefined ? 'vault/block-unknown' : 'vault/block-replaced')
    return false
  })
}

/** Reads directory and tail. After this the roster, the groups and the accounts' folder are known.
 * @returns the work that is left: all other blocks. */
export async function loadDirectory(
  vault: OpenVault,
  manifestBox: Uint8Array<ArrayBuffer> | null,
  tail: TailRow[],
  read: BlockReader,
) {
  const { ports, keys, memory } = vault
  const manifest =
    manifestBox === null
      ? { folded: 0, blocks: [], summaries: [] }
      : await openManifest(keys, vault.folded, manifestBox)
  vault.blocks = manifest.blocks
  const listed = new Map(manifest.blocks.map((block) => [listedKey(block), block]))

  const directory = await read()
  await applyBoxes(vault, checked(vault, listed, directory.value ?? []))
  const fresh = tail.flatMap((row) => decodeBundle(row.payload).rows)
  // The directory's rows carry the keys of the others, so they come first; numbers decide, not order.
  await applyBoxes(
    vault,
    fresh.filter((box) => box.folder === directoryFolder),
  )
  await applyBoxes(
    vault,
    fresh.filter((box) => box.folder !== directoryFolder),
  )
  const practice = memory.practiceFolder()
  if (practice !== null) await applyBoxes(vault, checked(vault, listed, await ports.store.blocksOf(practice)))
  memory.presetSummaries(manifest.summaries)

  return async function loadRest(): Promise<void> {
    await pause(pauseForRoster)
    for (let batch = await read(); batch.done !== true; batch = await read()) {
      const rest = batch.value.filter((block) => block.folder !== practice)
      await applyBoxes(vault, checked(vault, listed, rest))
      await pause(0)
    }
    for (const missing of listed.values()) name(vault, missing, 'vault/block-missing')
    memory.resummarize()
  }
}
