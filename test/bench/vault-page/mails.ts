// What the runner can ask about mail: keeping ten thousand, opening a conversation, searching among fifty thousand.
import { Dexie } from 'dexie'
import PostalMime from 'postal-mime'
import type { TakenMail, VaultSession } from '../../../renderer/vault/api.ts'
import { account } from '../../../shared/model/mail.ts'
import { mailReader } from '../../../renderer/app/mail-reading/mail-reader.ts'
import { correspondents, rawMail, readOf, typedKeys } from '../mail-records.ts'

/** Mails in one batch, as the mail that comes home is taken in. */
const batch = 200

async function settle(session: VaultSession): Promise<void> {
  const at = '2020-01-01T00:00:00.000Z'
  const own = account.parse({
    ...{ id: crypto.randomUUID(), createdAt: at, updatedAt: at },
    ...{ address: 'rowan@example.edu', host: 'mail.example.edu', port: 465 },
  })
  await session.write([
    ...correspondents().map((value) => ({ op: 'put' as const, table: 'mentee' as const, value })),
    { op: 'put', table: 'account', value: own },
  ])
}

function taken(index: number): TakenMail {
  const raw = rawMail(index)
  return {
    ...{ read: readOf(index), raw, size: raw.length, isWhole: true, accountId: null, place: null },
    ...{ receivedAt: null, answersId: null },
  }
}

/** Fills the open vault without reading the mails: what is measured afterwards is the vault. */
export async function fillMails(session: VaultSession, count: number): Promise<number> {
  await settle(session)
  const started = performance.now()
  for (let at = 0; at < count; at += batch)
    await session.takeMails(Array.from({ length: Math.min(batch, count - at) }, (_, index) => taken(at + index)))
  const took = performance.now() - started
  await session.fold()
  return took
}

/** The way of mail that comes home, from bytes to "kept": each batch is read while the one before it is kept. */
export async function takeMails(session: VaultSession, count: number): Promise<number> {
  await settle(session)
  const raws = Array.from({ length: count }, (_, index) => rawMail(index))
  await mailReader.readMails(raws.slice(0, 1))
  const started = performance.now()
  let kept: Promise<unknown> = Promise.resolve()
  for (let at = 0; at < count; at += batch) {
    const portion = raws.slice(at, at + batch)
    const read = await mailReader.readMails(portion)
    await kept
    const mails = read.flatMap((one, place): TakenMail[] => {
      const raw = portion[place]
      if (!one.ok || raw === undefined) throw new Error('a mail could not be read')
      return [{ ...taken(at + place), read: one.value, raw }]
    })
    kept = session.takeMails(mails)
  }
  await kept
  return performance.now() - started
}

/** The peer: each mail parsed, and everything put into a plain table. */
export async function parseAndPutPlain(count: number): Promise<number> {
  await Dexie.delete('plain-mails')
  const db = new Dexie('plain-mails', { chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores({ mails: 'id' })
  await db.open()
  const raws = Array.from({ length: count }, (_, index) => rawMail(index))
  const started = performance.now()
  for (let at = 0; at < count; at += batch) {
    const rows: unknown[] = []
    for (const [index, raw] of raws.slice(at, at + batch).entries()) {
      const { messageId, subject, text, from, to, date } = await PostalMime.parse(raw)
      rows.push({ id: `${at + index}`, messageId, subject, text, from, to, date, raw })
    }
    await db.table('mails').bulkPut(rows)
  }
  const took = performance.now() - started
  db.close()
  return took
}

/** Gives two mentees a conversation of so many mails; answers their topics. */
export async function fillThreads(session: VaultSession, mails: number): Promise<string[]> {
  const topics = ['A long talk', 'Another long talk']
  for (const [nth, topic] of topics.entries())
    await session.takeMails(
      Array.from({ length: mails }, (_, index): TakenMail => {
        const one = taken(index)
        const messageId = `<long.${nth}.${index}@mail.example.org>`
        const references = index === 0 ? [] : [`<long.${nth}.${index - 1}@mail.example.org>`]
        const from = { name: '', address: `m${nth}@example.org` }
        const read = { ...one.read, from, to: ['rowan@example.edu'], subject: topic, messageId, references }
        return { ...one, read: { ...read, contentHash: messageId } }
      }),
    )
  return topics
}

/** Milliseconds of each keystroke. */
export async function typeInMails(session: VaultSession, count: number): Promise<number[]> {
  const ms: number[] = []
  await session.threads({ shelf: 'all', text: 'warm', menteeId: null, limit: 50 })
  for (const text of typedKeys(count)) {
    const started = performance.now()
    await session.threads({ shelf: 'all', text, menteeId: null, limit: 50 })
    ms.push(performance.now() - started)
  }
  return ms
}
