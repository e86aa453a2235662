// What the mentor sees when something is wrong with what is kept: words, what is safe, and a way on. That nothing is
// lost is shown in `faults/`; here it is shown that it is said.
import { cp, rename, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, isLocked, slow, unlock } from './mentor.ts'

const store = (profileDir: string) => join(profileDir, 'chromium', 'Default', 'IndexedDB')
const journal = (profileDir: string) => join(profileDir, 'journal')

/** Writes the institution in Settings and waits until it is saved. */
async function writeInstitution(page: Page, institution: string): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByLabel('Institution').fill(institution)
  await expect(page.locator('[data-saved="unsaved"], [data-saved="saving"]')).toHaveCount(0, slow)
}

test('a lost database is said at the lock, and after unlocking that all came back', async ({ sample: app }) => {
  test.slow()
  await app.close()
  await rm(store(app.profileDir), { recursive: true })
  await app.start()
  await isLocked(app.page)
  await expect(app.page.getByText('The browser’s store is empty')).toBeVisible()
  await expect(app.page.getByText('everything is brought back from the journal')).toBeVisible()

  await unlock(app.page)
  const notice = app.page.getByRole('status').filter({ hasText: 'Restored from the journal' })
  await expect(notice).toBeVisible(slow)
  await expect(notice).toContainText('Nothing is lost.')
  await goTo(app.page, 'Mentees')
  await expect(app.page.getByText('12 mentees')).toBeVisible(slow)
  expect(await axeFindings(app.page)).toEqual([])
  await notice.getByRole('button', { name: 'Put away: Restored from the journal' }).click()
  await expect(notice).toBeHidden()
  await app.page.getByRole('link', { name: 'Vault: all saved' }).click()
  await expect(app.page.getByText('Restored from the journal')).toBeVisible()
})

test('a vault that cannot be opened says why, and offers nothing that destroys', async ({ empty: app }) => {
  test.slow()
  await app.close()
  await rm(store(app.profileDir), { recursive: true })
  await writeFile(join(journal(app.profileDir), 'header'), 'not a header')
  await app.start()
  await expect(app.page.getByRole('heading', { name: 'The key slots of this vault cannot be read' })).toBeVisible(slow)
  await expect(app.page.getByText('Nothing has been changed.')).toBeVisible()
  await expect(app.page.getByRole('button')).toHaveText(['Look again', 'Begin again from a backup…'])
  await expect(app.page.getByText('No backup is found in a folder of yours here')).toBeVisible()
  expect(await axeFindings(app.page)).toEqual([])
  // One press sets nothing aside.
  await app.page.getByRole('button', { name: 'Begin again from a backup…' }).click()
  await expect(app.page.getByRole('button', { name: 'Leave it' })).toBeFocused()
  await app.page.keyboard.press('Enter')
  await app.restart()
  await expect(app.page.getByRole('heading', { name: 'The key slots of this vault cannot be read' })).toBeVisible(slow)
  expect((await readdir(app.profileDir)).filter((name) => name.includes('aside'))).toEqual([])
})

test('a lost database and a lost journal are not a first run when the key slots are still there', async ({
  empty: app,
}) => {
  test.slow()
  await app.close()
  await rm(store(app.profileDir), { recursive: true })
  await rm(join(journal(app.profileDir), 'segment-1'))
  await app.start()
  await expect(app.page.getByRole('heading', { name: /cannot be read/ })).toBeVisible(slow)
  await expect(app.page.getByLabel('New passphrase')).toHaveCount(0)
})

test('of two histories the mentor chooses one, and it is the one that goes on', async ({ empty: app }) => {
  test.slow()
  const { profileDir } = app
  const former = join(profileDir, 'former')
  await app.close()
  await cp(join(profileDir, 'chromium'), join(former, 'chromium'), { recursive: true })
  await cp(journal(profileDir), join(former, 'journal'), { recursive: true })
  await app.start()
  await unlock(app.page)
  await writeInstitution(app.page, 'Lakeside Teaching Hospital')
  await app.close()

  // The older copy is put back and goes another way; then the first way's journal comes beside it.
  await rename(journal(profileDir), join(profileDir, 'journal-of-the-first'))
  await rm(join(profileDir, 'chromium'), { recursive: true })
  await cp(former, profileDir, { recursive: true })
  await app.start()
  await unlock(app.page)
  await writeInstitution(app.page, 'Hillside College')
  await app.close()
  await rm(journal(profileDir), { recursive: true })
  await rename(join(profileDir, 'journal-of-the-first'), journal(profileDir))

  await app.start()
  await expect(app.page.getByRole('heading', { name: 'There are two histories of this vault' })).toBeVisible(slow)
  expect(await axeFindings(app.page)).toEqual([])
  await app.page.getByRole('radio', { name: 'The journal' }).check()
  await app.page.getByRole('button', { name: 'Go on with the journal' }).click()
  await isLocked(app.page)
  await unlock(app.page)
  await expect(app.page.getByRole('navigation', { name: 'Main' })).toBeVisible(slow)
  await goTo(app.page, 'Settings')
  await expect(app.page.getByLabel('Institution')).toHaveValue('Lakeside Teaching Hospital')
})

test('while nothing can be saved a banner says so, keeps what is on screen, and saves when it can', async ({
  empty: app,
}) => {
  test.slow()
  const { page, profileDir } = app
  const aside = join(profileDir, 'elsewhere')
  await goTo(page, 'Settings')
  await rename(journal(profileDir), aside)
  await writeFile(journal(profileDir), '')

  await page.getByLabel('Institution').fill('Lakeside Teaching Hospital')
  const banner = page.getByRole('alert').filter({ hasText: 'Not saved: the journal cannot be written' })
  await expect(banner).toBeVisible(slow)
  await expect(banner).toContainText('Everything saved before is safe.')
  await expect(page.locator('[data-saved="failed"]')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Vault: not saved' })).toBeVisible()
  await expect(page.getByLabel('Institution')).toHaveValue('Lakeside Teaching Hospital')
  expect(await axeFindings(page)).toEqual([])

  await rm(journal(profileDir))
  await rename(aside, journal(profileDir))
  await banner.getByRole('button', { name: 'Save again' }).click()
  await expect(banner).toBeHidden(slow)
  await app.restart()
  await unlock(app.page)
  await goTo(app.page, 'Settings')
  await expect(app.page.getByLabel('Institution')).toHaveValue('Lakeside Teaching Hospital', slow)
})
