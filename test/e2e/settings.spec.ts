// Settings: what the mentor changes stays changed, and what opens the vault changes with it.
import { expect, test } from './fixtures.ts'
import { choosePassphrase, goTo, isLocked, keepRecoveryCode, passphrase, slow, unlock } from './mentor.ts'
import { recoveryCodeOf } from './practices.ts'

test('the practice and the appearance stay as they were chosen', async ({ empty: app }) => {
  await goTo(app.page, 'Settings')
  await app.page.getByLabel('Your name').fill('Ruth Adeyemi')
  await app.page.getByRole('radio', { name: 'Dark' }).check()
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  // Both at nearly the same moment: neither may undo the other.
  await expect(app.page.locator('[data-saved="unsaved"], [data-saved="saving"]')).toHaveCount(0)
  await app.restart()
  // The lock screen is dark already: the choice is kept outside the vault, since it says nothing about anybody.
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark', slow)
  await unlock(app.page)
  await expect(app.page.getByRole('navigation', { name: 'Main' })).toBeVisible(slow)
  await goTo(app.page, 'Settings')
  await expect(app.page.getByLabel('Your name')).toHaveValue('Ruth Adeyemi')
  await expect(app.page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})

test('minutes out of range are refused in words, and the former ones stay', async ({ empty: { page } }) => {
  await goTo(page, 'Settings')
  const minutes = page.getByLabel('Lock after so many minutes')
  await minutes.fill('600')
  await expect(page.getByText('Until then it stays 10.')).toBeVisible()
  await goTo(page, 'Groups')
  await goTo(page, 'Settings')
  await expect(minutes).toHaveValue('10')
})

test('another passphrase opens the vault, the former one does not', async ({ empty: { page } }) => {
  test.slow()
  const next = 'copper window nine gentle bridges'
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Change the passphrase' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Present passphrase', { exact: true }).fill('not this one')
  await choosePassphrase(page, next, 'Change it')
  await expect(dialog.getByText('This is not the passphrase')).toBeVisible(slow)

  await dialog.getByLabel('Present passphrase', { exact: true }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByText('The passphrase was changed')).toBeVisible(slow)

  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)
  await unlock(page)
  await expect(page.getByRole('alert').filter({ hasText: 'This is not the passphrase' })).toBeVisible(slow)
  await unlock(page, next)
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible(slow)
})

test('guessing is made dearer, the journal is written anew, and the vault opens as before', async ({
  empty: { page },
}) => {
  test.slow()
  await page.evaluate(() => (location.hash = '#/settings/health'))
  const fact = (label: string) => page.getByText(label, { exact: true }).locator('xpath=following-sibling::*[1]')
  const before = Number(
    /(\d[\d,]*) MiB/.exec((await fact('Key derivation').textContent()) ?? '')?.[1]?.replace(',', ''),
  )
  await page.getByRole('button', { name: 'Make guessing dearer…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make guessing dearer' })
  await dialog.getByLabel('Passphrase', { exact: true }).fill('not this one')
  await dialog.getByRole('button', { name: 'Make guessing dearer' }).click()
  await expect(dialog.getByText('This is not the passphrase')).toBeVisible(slow)
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Make guessing dearer' }).click()
  await expect(dialog).toBeHidden(slow)
  await expect(fact('Key derivation')).toContainText(`${(before * 2).toLocaleString('en')} MiB`)
  await page.getByRole('button', { name: 'Write it anew' }).click()
  await expect(fact('Written anew')).toContainText('; 0 since')
  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)
  await unlock(page)
  await expect(page.getByRole('heading', { name: 'Vault health', level: 1 })).toBeVisible(slow)
})

test('all keys are changed while the mentor goes on, and only the new recovery code opens the vault', async ({
  sample: app,
}) => {
  test.slow()
  const { page } = app
  page.setDefaultTimeout(20_000)
  await page.evaluate(() => (location.hash = '#/settings/health'))
  await page.getByRole('button', { name: 'Change all keys…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change all keys' })
  await dialog.getByLabel('Passphrase', { exact: true }).fill('not this one')
  await dialog.getByRole('button', { name: 'Make new keys' }).click()
  await expect(dialog.getByText('This is not the passphrase')).toBeVisible(slow)
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Make new keys' }).click()
  const fresh = (await keepRecoveryCode(page, 'Seal everything anew')).join('-')
  await expect(page.getByText('Everything is sealed with new keys')).toBeVisible(slow)
  await expect(page.getByText('All is well')).toBeVisible(slow)
  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByLabel('Recovery code').fill(await recoveryCodeOf(app.kind, 'sample'))
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByText('This is not the code of this vault')).toBeVisible(slow)
  await page.getByLabel('Recovery code').fill(fresh)
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a new passphrase' })).toBeVisible(slow)
})

test('a new recovery code opens the vault, the old one no longer', async ({ empty: app }) => {
  test.slow()
  const { page } = app
  const old = await recoveryCodeOf(app.kind, 'empty')
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Issue a new recovery code' }).click()
  await page.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Make a new code' }).click()
  const fresh = (await keepRecoveryCode(page, 'Done')).join('-')
  expect(fresh).not.toBe(old)

  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByLabel('Recovery code').fill(old)
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByText('This is not the code of this vault')).toBeVisible(slow)
  await page.getByLabel('Recovery code').fill(fresh)
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a new passphrase' })).toBeVisible(slow)
})

test('the sample practice goes and comes with one click each, and its removal can be undone', async ({
  sample: { page },
}) => {
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Remove the sample practice' }).click()
  await expect(page.getByRole('button', { name: 'Load the sample practice' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Remove the sample practice' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove the sample practice' }).click()
  await expect(page.getByRole('button', { name: 'Load the sample practice' })).toBeVisible()
  await goTo(page, 'Mentees')
  await expect(page.getByText('Amina')).toHaveCount(0)
})

test('vault health says that all is well, and what is in the vault', async ({ sample: { page } }) => {
  await page.getByRole('link', { name: 'Vault: all saved' }).click()
  await expect(page.getByText('All is well')).toBeVisible()
  await expect(page.getByText('Argon2id, 64 MiB').or(page.getByText(/Argon2id, \d/))).toBeVisible()
  const mentees = page.getByRole('term').filter({ hasText: /^Mentees$/ })
  await expect(mentees.locator('xpath=following-sibling::dd')).toHaveText('12')
})
