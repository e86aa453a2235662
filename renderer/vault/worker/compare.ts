// Store and journal hold the same vault twice. Before unlocking, their heads are compared without any key, and this
// rule says what to do. Pure.

/** What can be known of IndexedDB's side without a key. */
export interface StoreFacts {
  vaultId: string | null
  last: number
  folded: number
  /** 32 bytes as hexadecimal, after change `last`. */
  chain: string
  /** Header, head, manifest and an unbroken tail are all there. */
  whole: boolean
  /** `last` and chain of every commit in the tail, in order. */
  tail: { first: number; last: number; chain: string }[]
  /** Nothing at all is there. */
  empty: boolean
}

/** What can be known of the journal's side. */
export interface JournalSide {
  state: 'none' | 'ok' | 'cut' | 'damaged' | 'missing'
  vaultId: string | null
  head: { last: number; chain: string } | null
  base: string | null
  snapshotLast: number
}

export type Verdict =
  /** Neither exists: the first run. */
  | { kind: 'fresh' }
  | { kind: 'agree' }
  /** The store is empty, holed or of another vault: put everything back from the journal. */
  | { kind: 'refill' }
  /** The store lacks the commits after its head: take them from the journal. */
  | { kind: 'extend' }
  /** The journal lacks the last commits: append them from the tail. */
  | { kind: 'catch-up' }
  /** There is no usable journal: write a new one from the store. `aside`: keep the old one under another name. */
  | { kind: 'rebuild'; aside: boolean }
  /** Both go on after the same past, differently. */
  | { kind: 'diverged' }
  /** The store is damaged and no journal can mend it: open what there is, name the rest. */
  | { kind: 'salvage' }
  /** Something is here, but no header: never an empty "create a vault". */
  | { kind: 'headless' }

/** @param linkAt the journal's chain after change `n`, or null when the journal does not reach so far back. */
export async function compare(
  store: StoreFacts,
  journal: JournalSide,
  linkAt: (n: number) => Promise<string | null>,
): Promise<Verdict> {
  const journalGood = journal.head !== null && journal.vaultId !== null
  if (store.empty || store.vaultId === null) {
    if (journalGood) return { kind: 'refill' }
    // A journal with a header and no frame is a creation that was cut short: nothing was ever kept in it.
    const nothingKept = journal.state === 'none' || (journal.state === 'ok' && journal.head === null)
    return store.empty && nothingKept ? { kind: 'fresh' } : { kind: 'headless' }
  }
  if (journal.head === null || journal.vaultId === null)
    return store.whole ? { kind: 'rebuild', aside: journal.state === 'damaged' } : { kind: 'salvage' }
  if (journal.vaultId !== store.vaultId) return { kind: 'diverged' }
  if (!store.whole) return { kind: 'refill' }

  const { last, chain } = journal.head
  if (last === store.last) {
    if (chain !== store.chain) return { kind: 'diverged' }
    return journal.state === 'damaged' ? { kind: 'rebuild', aside: true } : { kind: 'agree' }
  }
  if (last > store.last) {
    // Older than the snapshot: the store was rolled back to before it, and only the whole journal knows what followed.
    if (store.last < journal.snapshotLast) return { kind: 'refill' }
    const link = await linkAt(store.last)
    return link === store.chain ? { kind: 'extend' } : { kind: 'diverged' }
  }
  // The journal is behind. Damage at its end cannot be told from that, so it is written anew rather than continued.
  if (journal.state === 'damaged') return { kind: 'rebuild', aside: true }
  const joins =
    last === store.folded
      ? store.tail.length > 0 || store.folded === store.last
      : store.tail.some((row) => row.last === last && row.chain === chain)
  if (joins && store.tail.some((row) => row.first === last + 1)) return { kind: 'catch-up' }
  return { kind: 'rebuild', aside: true }
}
