// The door to IndexedDB: sealed boxes in, sealed boxes out. No key comes here, and nothing is sealed or opened inside a
// transaction. [Note: seal before the transaction] An await on WebCrypto inside one happens to work in today's
// Chromium and is promised by nobody; so all sealing is done before, all opening after.
import { Dexie, type Table } from 'dexie'
import type { SealedBody, SealedRows } from './frame.ts'
import type { Bytes } from './seal.ts'

/** The last change the store holds. `chain` is the journal's link after it, so the two can be compared without a key. */
export interface Head {
  last: number
  chain: Bytes
  /** Everything up to here lies in blocks; what follows is the tail. */
  folded: number
  /** The same, and the counts of records, sealed: a change to the plain numbers is noticed. */
  totals: Bytes
}

/** One commit that has not been folded yet. */
export interface TailRow {
  first: number
  last: number
  chain: Bytes
  payload: Bytes
}

export interface GuessRow {
  count: number
  at: number
}

type HeaderRow =
  | { name: 'header'; bytes: Bytes }
  | { name: 'head'; head: Head }
  | { name: 'manifest'; bytes: Bytes }
  | { name: 'guesses'; guesses: GuessRow }

export interface StoreContents {
  header: Bytes | null
  head: Head | null
  manifest: Bytes | null
  guesses: GuessRow
}

/** Everything of a store, as it is put back from a journal. */
export interface Refill {
  header: Bytes
  head: Head
  manifest: Bytes | null
  blocks: SealedRows[]
  tail: TailRow[]
}

const databaseName = 'telemachus'

class Database extends Dexie {
  declare header: Table<HeaderRow, string>
  declare tail: Table<TailRow, number>
  declare blocks: Table<SealedRows, [string, number]>
  declare bodies: Table<SealedBody, string>

  constructor(name: string, factory: IDBFactory | null) {
    const where = factory === null ? {} : { indexedDB: factory, IDBKeyRange }
    super(name, { cache: 'disabled', chromeTransactionDurability: 'strict', ...where })
    // The schema of version 1. It is kept for ever; what a record is lives inside the boxes.
    this.version(1).stores({ header: 'name', tail: 'first', blocks: '[folder+part]', bodies: 'id' })
  }
}

export type Store = ReturnType<typeof openStore>

/** @param name another database for tests and for a copy that is kept aside.
 * @param spare where it lies when the browser's usual place cannot be opened (see `spare-store.ts`). */
export function openStore(name = databaseName, spare: IDBFactory | null = null) {
  const db = new Database(name, spare)
  const all = [db.header, db.tail, db.blocks, db.bodies]

  return {
    /** True for the spare: that it is empty says nothing about whether there is a vault. */
    isSpare: spare !== null,

    /** Opens the database now rather than at the first question; rejects when the browser cannot. */
    async open(): Promise<void> {
      await db.open()
    },

    async contents(): Promise<StoreContents> {
      const found: StoreContents = { header: null, head: null, manifest: null, guesses: { count: 0, at: 0 } }
      for (const row of await db.header.toArray()) {
        if (row.name === 'header') found.header = row.bytes
        else if (row.name === 'head') found.head = row.head
        else if (row.name === 'manifest') found.manifest = row.bytes
        else found.guesses = row.guesses
      }
      return found
    },

    tail(): Promise<TailRow[]> {
      return db.tail.orderBy('first').toArray()
    },

    blocksOf(folder: string): Promise<SealedRows[]> {
      return db.blocks.where('[folder+part]').between([folder, Dexie.minKey], [folder, Dexie.maxKey]).toArray()
    },

    /** Blocks in the order of their keys, `limit` at a time; `after` null starts. */
    blocksAfter(after: [string, number] | null, limit: number): Promise<SealedRows[]> {
      const rows = after === null ? db.blocks.orderBy(':id') : db.blocks.where('[folder+part]').above(after)
      return rows.limit(limit).toArray()
    },

    body(id: string): Promise<SealedBody | undefined> {
      return db.bodies.get(id)
    },

    /** Those of the ids that there are. */
    async bodies(ids: string[]): Promise<SealedBody[]> {
      const found = await db.bodies.bulkGet(ids)
      return found.filter((one) => one !== undefined)
    },

    bodiesAfter(after: string | null, limit: number): Promise<SealedBody[]> {
      const rows = after === null ? db.bodies.orderBy(':id') : db.bodies.where('id').above(after)
      return rows.limit(limit).toArray()
    },

    async putHeader(bytes: Bytes): Promise<void> {
      await db.header.put({ name: 'header', bytes })
    },

    async putGuesses(guesses: GuessRow): Promise<void> {
      await db.header.put({ name: 'guesses', guesses })
    },

    /** One commit, whole or absent. */
    commit(row: TailRow, bodies: SealedBody[], head: Head): Promise<void> {
      return db.transaction('rw', [db.header, db.tail, db.bodies], async () => {
        await db.tail.put(row)
        if (bodies.length > 0) await db.bodies.bulkPut(bodies)
        await db.header.put({ name: 'head', head })
      })
    },

    /** Swaps the fresh rows up to `head.folded` for blocks, whole or not at all. */
    fold(folded: {
      put: SealedRows[]
      remove: [string, number][]
      /** Bodies whose records were deleted. */
      removeBodies: string[]
      /** Files that were deleted, whose pieces are bodies `id/0`, `id/1` … */
      removePieces: string[]
      manifest: Bytes
      head: Head
    }): Promise<void> {
      const { put, remove, removeBodies, removePieces, manifest, head } = folded
      return db.transaction('rw', all, async () => {
        await db.blocks.bulkDelete(remove)
        await db.blocks.bulkPut(put)
        await db.bodies.bulkDelete(removeBodies)
        for (const id of removePieces) await db.bodies.where('id').startsWith(`${id}/`).delete()
        await db.tail.where('first').belowOrEqual(head.folded).delete()
        await db.header.bulkPut([
          { name: 'manifest', bytes: manifest },
          { name: 'head', head },
        ])
      })
    },

    /** Bodies ahead of a refill: until their records come with it, nobody asks for them. */
    async putBodies(bodies: SealedBody[]): Promise<void> {
      await db.bodies.bulkPut(bodies)
    },

    /** Replaces everything but the bodies by what a journal holds, whole or not at all. */
    refill(from: Refill): Promise<void> {
      return db.transaction('rw', all, async () => {
        const guesses = await db.header.get('guesses')
        for (const table of [db.header, db.tail, db.blocks]) await table.clear()
        const rows: HeaderRow[] = [
          { name: 'header', bytes: from.header },
          { name: 'head', head: from.head },
        ]
        if (from.manifest !== null) rows.push({ name: 'manifest', bytes: from.manifest })
        if (guesses !== undefined) rows.push(guesses)
        await db.header.bulkPut(rows)
        await db.blocks.bulkPut(from.blocks)
        await db.tail.bulkPut(from.tail)
      })
    },

    /** Adds commits that the journal has and this store has not. */
    extend(rows: TailRow[], bodies: SealedBody[], head: Head): Promise<void> {
      return db.transaction('rw', [db.header, db.tail, db.bodies], async () => {
        await db.tail.bulkPut(rows)
        await db.bodies.bulkPut(bodies)
        await db.header.put({ name: 'head', head })
      })
    },

    /** Copies everything into another database and empties this one. */
    async setAside(asideName: string): Promise<void> {
      const aside = new Database(asideName, spare)
      const copy = {
        header: await db.header.toArray(),
        tail: await db.tail.toArray(),
        blocks: await db.blocks.toArray(),
        bodies: await db.bodies.toArray(),
      }
      await aside.transaction('rw', [aside.header, aside.tail, aside.blocks, aside.bodies], async () => {
        await aside.header.bulkPut(copy.header)
        await aside.tail.bulkPut(copy.tail)
        await aside.blocks.bulkPut(copy.blocks)
        await aside.bodies.bulkPut(copy.bodies)
      })
      aside.close()
      await db.transaction('rw', all, async () => {
        for (const table of all) await table.clear()
      })
    },

    close(): void {
      db.close()
    },
  }
}
