// What the mentor reads when store or journal are in trouble: where the vault comes back from, that nothing can be saved
// and what is safe, and that it goes on. Never the first run.
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { goTo, makeVault, slow, unlock } from '../mentor.ts'

const institution = 'Lakeside Teaching Hospital'

test('a lost database is said at the door, and everything is there behind it', async ({ app }) => {
  test.slow()
  await makeVault(app.page, 'sample')
  await app.close()
  await rm(join(app.profileDir, 'chromium', 'Default', 'IndexedDB'), { recursive: true })
  await app.start()
  const { page } = app
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible(slow)
  await expect(page.getByText('everything is brought back from the journal')).toBeVisible()
  await unlock(page)
  await expect(page.getByText('Restored from the journal')).toBeVisible(slow)
  await expect(page.getByText('Amina').first()).toBeVisible()
})

test('a journal that cannot be written is said in a banner, which goes when saving goes on', async ({ app }) => {
  test.slow()
  const { page } = app
  const journal = join(app.profileDir, 'journal')
  await makeVault(page)
  await goTo(page, 'Settings')
  await rename(journal, `${journal}-elsewhere`)
  await writeFile(journal, '')
  await page.getByLabel('Institution').fill(institution)
  const banner = page.getByRole('alert').filter({ hasText: 'Not saved: the journal cannot be written' })
  await expect(banner).toBeVisible(slow)
  await expect(banner).toContainText('Everything saved before is safe.')
  await rm(journal)
  await rename(`${journal}-elsewhere`, journal)
  await banner.getByRole('button', { name: 'Save again' }).click()
  await expect(banner).toBeHidden(slow)
  await app.restart()
  await unlock(app.page)
  await goTo(app.page, 'Settings')
  await expect(app.page.getByLabel('Institution')).toHaveValue(institution, slow)
})

test('a lost database and a lost journal are not a first run when the key slots are still there', async ({ app }) => {
  test.slow()
  await makeVault(app.page)
  await app.close()
  await rm(join(app.profileDir, 'chromium', 'Default', 'IndexedDB'), { recursive: true })
  await rm(join(app.profileDir, 'journal', 'segment-1'))
  await app.start()
  await expect(app.page.getByRole('heading', { name: /cannot be read/ })).toBeVisible(slow)
  await expect(app.page.getByLabel('New passphrase')).toHaveCount(0)
})
