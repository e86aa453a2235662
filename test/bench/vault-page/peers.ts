// The peers that share our Dexie: plain and unencrypted, and one sealed row per record.
import { Dexie, type Table } from 'dexie'
import type { PracticeRecords } from '../records.ts'

export interface PlainRecord {
  id: string
}

function database(name: string) {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores({ records: 'id' })
  return { db, records: db.table<PlainRecord, string>('records') }
}

function all({ mentees, meetings }: PracticeRecords): PlainRecord[] {
  return [...mentees, ...meetings]
}

export async function fillPlain(practice: PracticeRecords): Promise<void> {
  await Dexie.delete('plain')
  const { db, records } = database('plain')
  await records.bulkPut(all(practice))
  db.close()
}

/** Everything into memory, then a first search by a linear scan. */
export async function readPlain(query: string): Promise<{ readMs: number; found: number; searchedMs: number }> {
  const { db, records } = database('plain')
  await db.open()
  const started = performance.now()
  const rows = await records.toArray()
  const readMs = performance.now() - started
  const found = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(query)).length
  const searchedMs = performance.now() - started
  db.close()
  return { readMs, found, searchedMs }
}

const open = new Map<string, ReturnType<typeof database>>()

export async function savePlain(value: PlainRecord): Promise<number> {
  const peer = open.get('plain') ?? database('plain')
  open.set('plain', peer)
  await peer.db.open()
  const started = performance.now()
  await peer.records.put(value)
  return performance.now() - started
}

export async function bulkAddPlain(rows: PlainRecord[]): Promise<number> {
  await Dexie.delete('plain-import')
  const { db, records } = database('plain-import')
  await db.open()
  const started = performance.now()
  await records.bulkAdd(rows)
  const took = performance.now() - started
  db.close()
  return took
}

interface SealedRecord {
  id: string
  iv: Uint8Array<ArrayBuffer>
  box: ArrayBuffer
}

const text = new TextEncoder()
const reader = new TextDecoder()

async function rowKey(): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function sealedRows(): { db: Dexie; records: Table<SealedRecord, string> } {
  const db = new Dexie('sealed-rows', { chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores({ records: 'id' })
  return { db, records: db.table<SealedRecord, string>('records') }
}

export async function fillSealedRows(practice: PracticeRecords): Promise<void> {
  await Dexie.delete('sealed-rows')
  const { db, records } = sealedRows()
  const key = await rowKey()
  const rows = await Promise.all(
    all(practice).map(async (record) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const parameters = { name: 'AES-GCM', iv, additionalData: text.encode(record.id) }
      return {
        id: record.id,
        iv,
        box: await crypto.subtle.encrypt(parameters, key, text.encode(JSON.stringify(record))),
      }
    }),
  )
  await records.bulkPut(rows)
  db.close()
}

export async function readSealedRows(): Promise<number> {
  const { db, records } = sealedRows()
  await db.open()
  const key = await rowKey()
  const started = performance.now()
  const rows = await records.toArray()
  await Promise.all(
    rows.map(async ({ id, iv, box }): Promise<unknown> => {
      const parameters = { name: 'AES-GCM', iv, additionalData: text.encode(id) }
      return JSON.parse(reader.decode(await crypto.subtle.decrypt(parameters, key, box)))
    }),
  )
  const took = performance.now() - started
  db.close()
  return took
}
