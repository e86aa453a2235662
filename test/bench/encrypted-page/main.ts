// The peer in a page of its own: dexie-encrypted, every field but the key encrypted, row by row.
import { applyEncryptionMiddleware, clearAllTables, NON_INDEXED_FIELDS } from 'dexie-encrypted'
import { Dexie, type Table } from 'dexie'
import { practiceOf, tierL, tierM } from '../records.ts'

interface Rec {
  id: string
}

class Encrypted extends Dexie {
  declare records: Table<Rec, string>
  constructor() {
    super('dexie-encrypted', { chromeTransactionDurability: 'strict' })
    applyEncryptionMiddleware<Encrypted>(
      this,
      new Uint8Array(32).fill(9),
      { records: NON_INDEXED_FIELDS },
      clearAllTables,
    )
    this.version(1).stores({ records: 'id', _encryptionSettings: '++id' })
  }
}

const bench = {
  async fillEncrypted(tier: string): Promise<void> {
    const { mentees, meetings } = practiceOf(tier === 'L' ? tierL : tierM)
    const db = new Encrypted()
    await db.open()
    await db.records.clear()
    await db.records.bulkPut([...mentees, ...meetings])
    db.close()
  },
  async readEncrypted(): Promise<number> {
    const db = new Encrypted()
    await db.open()
    const started = performance.now()
    const rows = await db.records.toArray()
    const took = performance.now() - started
    if (rows.length === 0) throw new Error('nothing was read')
    db.close()
    return took
  },
}

export type EncryptedBench = typeof bench
Object.assign(window, { bench })
