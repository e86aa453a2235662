// Changing all keys of an open vault. [Note: rotation]
//
// 1. The header gets a new root, new slots, and the root before, sealed under the new one (`beginRotation`). From now on everything
//    is sealed by the new root, and what the old one sealed still opens.
// 2. Each folder's card gets a new key and keeps the ones before beside it; its blocks count as stale, so folding seals them anew.
//    A few folders at a time, each time folded.
// 3. Bodies are sealed anew where they lie. Pieces of files are not: their keys are in rows that were.
// 4. The journal is written anew; until then it holds the old boxes, which the kept keys open.
// 5. The cards let go of their former keys, and the header of the former root.
//
// Each step finds by itself what is left of it, so breaking off anywhere costs nothing but time.
import { kidPrefix, newKey, type Draft } from './drafts.ts'
import { fold, rebuildJournal } from './fold.ts'
import type { SealedBody } from './frame.ts'
import type { Entry } from './memory.ts'
import { directoryFolder } from './rows.ts'
import { openBody, sealBody } from './seal.ts'
import type { OpenVault } from './state.ts'
import { commitCards, settleDoubt } from './write.ts'

const foldersAtOnce = 40
const bodiesAtOnce = 8

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Steps 2 to 5 but for the header. Others may write meanwhile. @param onProgress folders and bodies */
export async function sealAnew(vault: OpenVault, onProgress: (done: number, total: number) => void): Promise<void> {
  const { memory } = vault
  const total = cards(vault).length + memory.count('mail') + memory.count('attachment')
  let done = 0
  const tell = (more: number): void => {
    done = Math.min(total, done + more)
    onProgress(done, total)
  }
  tell(cards(vault).filter((card) => !isOld(vault, card)).length)
  for (;;) {
    const some = cards(vault)
      .filter((card) => isOld(vault, card))
      .slice(0, foldersAtOnce)
    if (some.length === 0) break
    await commitCards(
      vault,
      some.map((card) => withNewKey(vault, card)),
    )
    for (const { row } of some) memory.markAllStale(row.id)
    await folded(vault)
    tell(some.length)
    await nextTurn()
  }
  // Also when every folder had its key before a crash: blocks that are still sealed with an older one are stale.
  await folded(vault)
  await sealBodiesAnew(vault, tell)
  await vault.exclusive(async () => {
    await settleDoubt(vault)
    await rebuildJournal(vault)
  })
  await letFormerKeysGo(vault)
  onProgress(total, total)
}

async function folded(vault: OpenVault): Promise<void> {
  await vault.exclusive(async () => {
    await settleDoubt(vault)
    await fold(vault)
  })
}

/** Of every folder that has a key. */
function cards({ memory }: OpenVault): Entry[] {
  return (['folder', 'group', 'mentee'] as const).flatMap((table) => [...memory.entries(table)])
}

function isOld({ memory, generation }: OpenVault, { row }: Entry): boolean {
  const current = memory.currentKey(row.id)
  return current !== undefined && !current.kid.startsWith(kidPrefix(generation))
}

function withNewKey({ memory, generation }: OpenVault, { row: { table, id, value } }: Entry): Draft {
  const before = memory.currentKey(id)
  const former = [...(before === undefined ? [] : [before]), ...memory.formerKeys(id)]
  return { table, id, op: 'put', value, folder: directoryFolder, key: newKey(generation), former }
}

async function sealBodiesAnew(vault: OpenVault, tell: (more: number) => void): Promise<void> {
  const { store } = vault.ports
  let after: string | null = null
  for (;;) {
    const last: string | null = await vault.exclusive(async () => {
      const bodies = await store.bodiesAfter(after, bodiesAtOnce)
      const anew = await Promise.all(bodies.map((body) => sealedAnew(vault, body)))
      const changed = anew.filter((one) => one !== null)
      if (changed.length > 0) await store.putBodies(changed)
      tell(bodies.filter(({ id }) => !id.includes('/')).length)
      return bodies.at(-1)?.id ?? null
    })
    if (last === null) return
    after = last
    await nextTurn()
  }
}

/** Null for a body that is sealed with the present key of its folder, or whose folder is gone. */
async function sealedAnew({ memory }: OpenVault, body: SealedBody): Promise<SealedBody | null> {
  const { id, folder, kid } = body
  const current = memory.currentKey(folder)
  if (current === undefined || current.kid === kid) return null
  const bytes = await openBody(await memory.key(folder, kid), id, kid, body.box)
  const key = await memory.key(folder, current.kid)
  return { id, folder, kid: current.kid, box: await sealBody(key, id, current.kid, bytes) }
}

async function letFormerKeysGo(vault: OpenVault): Promise<void> {
  const { memory } = vault
  for (;;) {
    const some = cards(vault)
      .filter(({ row }) => memory.formerKeys(row.id).length > 0)
      .slice(0, foldersAtOnce)
    if (some.length === 0) return
    await commitCards(
      vault,
      some.flatMap(({ row: { table, id, value } }): Draft[] => {
        const key = memory.currentKey(id)
        return key === undefined ? [] : [{ table, id, op: 'put', value, folder: directoryFolder, key }]
      }),
    )
    await nextTurn()
  }
}
