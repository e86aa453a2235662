// A vault that any released version wrote must open for ever. One stored vault per format version lies in
// `test/fixtures/vault`; `WRITE_VAULT_FIXTURE=1` makes the one of the present version when there is none yet.
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formatVersion } from '../../../renderer/vault/worker/header.ts'
import { fromBase64, toBase64 } from '../../../renderer/vault/worker/seal.ts'
import {
  newMeeting,
  newMentee,
  newVault,
  passphrase,
  put,
  putMeeting,
  quickDerive,
  startVault,
  stopVault,
} from './vault-under-test.ts'

const folder = fileURLToPath(new URL('../../fixtures/vault', import.meta.url))
const tables = z.record(z.string(), z.array(z.unknown()))

function packed(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { bytes: toBase64(value) } : value
}

function unpacked(_name: string, value: unknown): unknown {
  const packedBytes = z.strictObject({ bytes: z.string() }).safeParse(value)
  return packedBytes.success ? fromBase64(packedBytes.data.bytes) : value
}

async function writeFixture(path: string): Promise<void> {
  const test = await newVault()
  const amina = newMentee('Amina Wanjiru', { remarks: 'Ääkköset, حروف, 字' })
  await test.vault.session().write([put(amina), putMeeting(newMeeting([amina.id], { topic: 'Folded' }))])
  await test.vault.session().fold()
  await test.vault.session().write([putMeeting(newMeeting([amina.id], { topic: 'Fresh' }))])
  await stopVault(test)
  const db = await new Dexie(test.storeName).open()
  const dump: Record<string, unknown[]> = {}
  for (const table of db.tables) dump[table.name] = await table.toArray()
  db.close()
  await writeFile(path, `${JSON.stringify(dump, packed, 1)}\n`)
}

const present = `${folder}/v${String(formatVersion)}.json`
const stored = (await readdir(folder)).filter((name) => name.endsWith('.json'))

describe('a vault that was written by', () => {
  it('the present version is among the stored ones', async () => {
    if (process.env.WRITE_VAULT_FIXTURE === '1' && !existsSync(present)) await writeFixture(present)
    expect(await readdir(folder)).toContain(`v${String(formatVersion)}.json`)
  })

  it.each(stored)('%s opens with everything in it', async (name) => {
    const dump = tables.parse(JSON.parse(await readFile(`${folder}/${name}`, 'utf8'), unpacked))
    const storeName = `released-${name}`
    const test = await startVault({ storeName })
    await test.store.contents()
    const db = await new Dexie(storeName).open()
    for (const [table, rows] of Object.entries(dump)) await db.table(table).bulkPut(rows)
    db.close()
    const { notices } = await test.vault.unlock(quickDerive(passphrase))
    // Its journal is not stored with it, so a new one is written.
    expect(notices).toMatchObject([{ kind: 'journal-missing' }])
    const session = test.vault.session()
    const topics = (await session.meetings()).map((meeting) => meeting.topic).sort()
    expect(topics).toEqual(['Folded', 'Fresh'])
    expect(await session.roster()).toMatchObject([
      { mentee: { name: 'Amina Wanjiru', remarks: 'Ääkköset, حروف, 字' }, meetings: 2 },
    ])
    await test.vault.settled()
  })
})
