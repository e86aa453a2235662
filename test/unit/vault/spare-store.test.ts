// The browser cannot open its database: the vault opens from the journal in a spare one, and without a journal it is
// refused by name rather than replaced by a new one.
import 'fake-indexeddb/auto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../../renderer/vault/worker/store.ts'
import { createVault } from '../../../renderer/vault/worker/vault.ts'
import { newMentee, newVault, passphrase, put, quickDerive, startVault, stopVault } from './vault-under-test.ts'

/** The same profile as another start sees it whose usual database does not open. */
async function withSpare(profile: string, name: string) {
  const { ports } = await startVault({ profile })
  const store = openStore(name, indexedDB)
  return createVault({ ...ports, store }, () => undefined)
}

it('fills a spare store from the journal, and finds it there the next time', async () => {
  const test = await newVault()
  await test.vault.session().write([put(newMentee('Amina'))])
  const { profile = '' } = await stopVault(test)
  const first = await withSpare(profile, 'spare-1')
  expect(await first.inspect()).toMatchObject({ kind: 'locked', source: 'journal' })
  expect((await first.unlock(quickDerive(passphrase))).notices).toMatchObject([{ kind: 'restored' }])
  await first.session().write([put(newMentee('Bo'))])
  await first.settled()
  const second = await withSpare(profile, 'spare-1')
  expect((await second.unlock(quickDerive(passphrase))).notices).toEqual([])
  expect((await second.session().roster()).map((entry) => entry.mentee.name)).toEqual(['Amina', 'Bo'])
})

it('never offers a new vault beside a store that does not open', async () => {
  const test = await newVault()
  const { profile = '' } = await stopVault(test)
  for (const name of ['journal', 'journal-was-here']) await rm(join(profile, name), { recursive: true })
  const vault = await withSpare(profile, 'spare-2')
  expect(await vault.inspect()).toEqual({ kind: 'refused', code: 'vault/store-unreadable' })
  await expect(vault.create(quickDerive('x', 'y'))).rejects.toMatchObject({ code: 'vault/exists' })
  // Unless the mentor says so.
  await vault.setAside()
  expect(await vault.inspect()).toEqual({ kind: 'none' })
  await vault.create(quickDerive('x', 'y'))
  await vault.session().write([put(newMentee('After'))])
  await vault.settled()
  const again = await withSpare(profile, 'spare-2')
  expect(await again.inspect()).toMatchObject({ kind: 'locked' })
  expect((await again.unlock(quickDerive('x'))).notices).toEqual([])
  expect((await again.session().roster()).map((entry) => entry.mentee.name)).toEqual(['After'])
})
