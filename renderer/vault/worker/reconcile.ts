// Brings store and journal together: looks at both, lets `compare` decide, and carries the decision out. Called before
// reading an unlocked vault, and again before the next write when one has failed.
import type { VaultNotice } from '../api.ts'
import { compare, type JournalSide, type StoreFacts, type Verdict } from './compare.ts'
import { rebuildJournal } from './fold.ts'
import { decodeBundle, type SealedBody, type SealedRows } from './frame.ts'
import { decodeHeader, type ReadHeader } from './header.ts'
import { ownedBytes, type JournalEntry, type JournalFacts } from './journal.ts'
import { sealTotals } from './manifest.ts'
import { directoryKey, sameBytes, type Bytes, type RootKeys } from './seal.ts'
import type { OpenVault, Ports } from './state.ts'
import type { Head, StoreContents, TailRow } from './store.ts'
import { directoryFolder } from './rows.ts'
import { openRows } from './seal.ts'
import { NamedError } from '../../../shared/result.ts'

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function headerOf(bytes: Uint8Array | null): ReadHeader | null {
  if (bytes === null) return null
  try {
    return decodeHeader(ownedBytes(bytes))
  } catch (error) {
    if (error instanceof NamedError && error.code === 'vault/header-unreadable') return null
    throw error
  }
}

/** Both sides as they lie, and what follows from comparing them. */
export interface Situation {
  contents: StoreContents
  tail: TailRow[]
  facts: JournalFacts
  verdict: Verdict
  /** Readable headers, the newest first. */
  headers: ReadHeader[]
}

function unbroken(head: Head, tail: TailRow[]): boolean {
  let next = head.folded + 1
  for (const row of tail) {
    if (row.first !== next || row.last < row.first) return false
    next = row.last + 1
  }
  return next === head.last + 1
}

/** @throws NamedError `vault/newer` when a header comes from a newer program. */
export async function survey(ports: Ports): Promise<Situation> {
  const [contents, tail, facts] = await Promise.all([
    ports.store.contents(),
    ports.store.tail(),
    ports.journal.inspect(),
  ])
  const { head } = contents
  const storeHeader = headerOf(contents.header)
  const journalHeader = headerOf(facts.header)
  const storeFacts: StoreFacts = {
    vaultId: storeHeader?.header.vaultId ?? null,
    last: head?.last ?? 0,
    folded: head?.folded ?? 0,
    chain: head === null ? '' : hex(head.chain),
    whole:
      storeHeader !== null &&
      head !== null &&
      (head.folded === 0 || contents.manifest !== null) &&
      unbroken(head, tail),
    tail: tail.map((row) => ({ first: row.first, last: row.last, chain: hex(row.chain) })),
    empty: contents.header === null && head === null && contents.manifest === null && tail.length === 0,
  }
  const journalSide: JournalSide = {
    state: facts.state,
    // A journal whose header file was lost still belongs to the store beside it when their chains join.
    vaultId: journalHeader?.header.vaultId ?? (facts.head === null ? null : storeFacts.vaultId),
    head: facts.head === null ? null : { last: facts.head.last, chain: hex(facts.head.chain) },
    base: facts.base === null ? null : hex(facts.base),
    snapshotLast: facts.snapshotLast,
  }
  const linkAt = async (n: number): Promise<string | null> => {
    if (n === facts.snapshotLast && facts.base !== null) return hex(facts.base)
    for await (const entry of ports.journal.entries())
      if (entry.kind === 'frame' && entry.last === n) return hex(entry.chain)
    return null
  }
  const headers = [storeHeader, journalHeader]
    .filter((one) => one !== null)
    .sort((one, other) => other.header.revision - one.header.revision)
  const verdict = await compare(storeFacts, journalSide, linkAt)
  return { contents, tail, facts, verdict, headers }
}

/** How far the carried-out decision got: the head to open from, and what to tell the mentor. */
export interface Reconciled {
  head: Head
  manifest: Bytes | null
  tail: TailRow[]
  notices: VaultNotice[]
  /** Once the vault has been read, its journal must be written anew. */
  rebuild: { aside: boolean } | null
}

function tailRowOf(entry: JournalEntry): TailRow {
  return { first: entry.first, last: entry.last, chain: entry.chain, payload: entry.payload }
}

async function headFor(keys: RootKeys, last: number, chain: Bytes, folded: number): Promise<Head> {
  // The counts are made anew at the next commit; until then there is nothing to compare them with.
  return { last, chain, folded, totals: await sealTotals(keys.totals, { last, folded, counts: {} }) }
}

/** Everything back from the journal, and after it what the store's own tail knows beyond it. */
async function refill(ports: Ports, keys: RootKeys, situation: Situation): Promise<Reconciled> {
  const { facts, headers } = situation
  const header = situation.contents.header ?? facts.header
  const newest = headers[0]
  if (facts.head === null || header === null || newest === undefined) throw new NamedError('vault/header-unreadable')
  const blocks: SealedRows[] = []
  const tail: TailRow[] = []
  let manifest: Bytes | null = null
  for await (const entry of ports.journal.entries()) {
    const bundle = decodeBundle(entry.payload)
    if (bundle.bodies.length > 0) await ports.store.putBodies(bundle.bodies)
    if (entry.kind === 'frame') tail.push(tailRowOf(entry))
    else {
      blocks.push(...bundle.rows)
      manifest = bundle.manifest ?? manifest
    }
  }
  const journalLast = facts.head.last
  const beyond = situation.tail.filter((row) => row.first > journalLast)
  const joins = beyond[0]?.first === journalLast + 1
  const last = joins ? (beyond.at(-1)?.last ?? journalLast) : journalLast
  const chain = ownedBytes(joins ? (beyond.at(-1)?.chain ?? facts.head.chain) : facts.head.chain)
  const whole = joins ? [...tail, ...beyond] : tail
  const head = await headFor(keys, last, chain, facts.snapshotLast)
  const bytes = new TextEncoder().encode(JSON.stringify(newest.stored))
  await ports.store.refill({ header: bytes, head, manifest, blocks, tail: whole })
  for (const row of joins ? beyond : []) await ports.journal.append(row.first, row.last, row.payload)
  const notices: VaultNotice[] = [{ kind: 'restored', count: last - (situation.contents.head?.last ?? 0) }]
  if (facts.state === 'damaged') notices.push({ kind: 'journal-damaged', count: 0 })
  return { head, manifest, tail: whole, notices, rebuild: facts.state === 'damaged' ? { aside: true } : null }
}

async function extend(ports: Ports, keys: RootKeys, situation: Situation, head: Head): Promise<Reconciled> {
  const rows: TailRow[] = []
  const bodies: SealedBody[] = []
  for await (const entry of ports.journal.entries()) {
    if (entry.kind !== 'frame' || entry.first <= head.last) continue
    rows.push(tailRowOf(entry))
    bodies.push(...decodeBundle(entry.payload).bodies)
  }
  const end = rows.at(-1)
  if (end === undefined) throw new NamedError('vault/journal-behind')
  const next = await headFor(keys, end.last, end.chain, head.folded)
  await ports.store.extend(rows, bodies, next)
  const notices: VaultNotice[] = [{ kind: 'restored', count: end.last - head.last }]
  // One commit that only the journal had finished is an ordinary crash, not news.
  if (rows.length === 1) notices.pop()
  const damaged = situation.facts.state === 'damaged'
  if (damaged) notices.push({ kind: 'journal-damaged', count: 0 })
  return {
    head: next,
    manifest: situation.contents.manifest,
    tail: [...situation.tail, ...rows],
    notices,
    rebuild: damaged ? { aside: true } : null,
  }
}

/** @returns false when the journal went on with another chain, so that it must be written anew. */
async function catchUp(ports: Ports, situation: Situation): Promise<boolean> {
  const from = situation.facts.head?.last ?? 0
  for (const row of situation.tail) {
    if (row.first <= from) continue
    const head = await ports.journal.append(row.first, row.last, row.payload)
    if (!sameBytes(head.chain, row.chain)) return false
  }
  return true
}

/** Carries out what `survey` decided. Divergence is not decided here: that is the mentor's choice. */
export async function carryOut(ports: Ports, keys: RootKeys, situation: Situation): Promise<Reconciled> {
  const { contents, tail, verdict } = situation
  const { head, manifest } = contents
  switch (verdict.kind) {
    case 'refill':
      return refill(ports, keys, situation)
    case 'extend':
      if (head === null) throw new NamedError('vault/header-unreadable')
      return extend(ports, keys, situation, head)
    case 'agree':
    case 'catch-up':
    case 'rebuild': {
      if (head === null) throw new NamedError('vault/header-unreadable')
      const kept: Reconciled = { head, manifest, tail, notices: [], rebuild: null }
      if (verdict.kind === 'rebuild') {
        const kind = verdict.aside ? 'journal-damaged' : 'journal-missing'
        return { ...kept, notices: [{ kind, count: 0 }], rebuild: { aside: verdict.aside } }
      }
      if (verdict.kind === 'catch-up' && !(await catchUp(ports, situation)))
        return { ...kept, notices: [{ kind: 'journal-rebuilt', count: 0 }], rebuild: { aside: true } }
      return kept
    }
    case 'salvage': {
      const last = tail.at(-1)?.last ?? head?.last ?? 0
      const chain = tail.at(-1)?.chain ?? head?.chain ?? new Uint8Array(32)
      const salvaged = await headFor(keys, last, chain, head?.folded ?? 0)
      return {
        head: salvaged,
        manifest,
        tail,
        notices: [{ kind: 'lost', count: 0 }],
        rebuild: { aside: situation.facts.state === 'damaged' },
      }
    }
    case 'fresh':
    case 'headless':
    case 'diverged':
      throw new NamedError(verdict.kind === 'diverged' ? 'vault/diverged' : 'vault/header-unreadable')
  }
}

/** Settles the doubt that a failed write leaves: whatever either side has of it becomes true on both. Runs inside the
 * writer's turn. @throws the code of what still stands in the way. */
export async function reconcile(vault: OpenVault): Promise<void> {
  const situation = await survey(vault.ports)
  const result = await carryOut(vault.ports, vault.keys, situation)
  for (const row of result.tail) {
    if (row.first <= vault.last) continue
    for (const box of decodeBundle(row.payload).rows) {
      const directory = box.folder === directoryFolder
      const key = directory ? directoryKey(vault.keys, box.kid) : await vault.memory.key(box.folder, box.kid)
      const { folder, first, last, kid } = box
      for (const opened of await openRows(key, { place: 'tail', folder, first, last, kid }, box.box))
        vault.memory.apply(opened, box.folder, 0)
    }
  }
  vault.last = result.head.last
  vault.chain = result.head.chain
  if (result.rebuild !== null) {
    if (result.rebuild.aside) await vault.ports.journal.setAside()
    await rebuildJournal(vault)
  }
  vault.doubtful = false
}
