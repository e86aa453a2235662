// The first run: what a mentor chooses, is told and is asked before the vault is theirs.
import { expect, test } from './fixtures.ts'
import { choosePassphrase, goTo, keepRecoveryCode, makeVault, passphrase, slow, unlock } from './mentor.ts'

test('a weak passphrase is called weak and wants a second yes', async ({ app: { page } }) => {
  await choosePassphrase(page, 'hunter2', 'Make the vault')
  const warning = page.getByRole('alert').filter({ hasText: 'This passphrase is weak' })
  await expect(warning).toBeVisible(slow)
  await expect(warning).toContainText('less than a minute')

  await warning.getByRole('button', { name: 'Choose another' }).click()
  await expect(warning).toBeHidden()
  await expect(page.getByLabel('New passphrase', { exact: true })).toBeFocused()

  await page.getByRole('button', { name: 'Make the vault' }).click()
  await warning.getByRole('button', { name: 'Use it all the same' }).click()
  await expect(page.getByRole('heading', { name: 'Keep this recovery code' })).toBeVisible(slow)
})

test('two different entries, an empty one and a far too long one make no vault', async ({ app: { page } }) => {
  await page.getByRole('button', { name: 'Make the vault' }).click()
  await expect(page.getByText('Type a passphrase.')).toBeVisible()

  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same again', { exact: true }).fill('another')
  await page.getByRole('button', { name: 'Make the vault' }).click()
  await expect(page.getByText('The two are not the same.')).toBeVisible()

  await choosePassphrase(page, 'many words '.repeat(500), 'Make the vault')
  await expect(page.getByText('This is longer than 1,024 characters.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible()
})

test('a passphrase can be shown, and is no text field while it is hidden', async ({ app: { page } }) => {
  const field = page.getByLabel('New passphrase', { exact: true })
  await expect(field).toHaveAttribute('type', 'password')
  await expect(field).toHaveAttribute('autocomplete', 'new-password')
  await page.getByRole('button', { name: 'Show: New passphrase' }).click()
  await expect(field).toHaveAttribute('type', 'text')
  // A shown one must not be kept by the browser for restoring the page.
  await expect(field).toHaveAttribute('autocomplete', 'off')
})

test('the recovery code has to be typed in before one goes on', async ({ app: { page } }) => {
  await choosePassphrase(page, passphrase, 'Make the vault')
  await expect(page.getByRole('heading', { name: 'Keep this recovery code' })).toBeVisible(slow)
  await page.getByLabel(/To be sure that you have it/).fill('ZZZZ')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('This is not that group.')).toBeVisible()
  await keepRecoveryCode(page)
  await expect(page.getByRole('heading', { name: 'Your practice' })).toBeVisible()
})

test('printing prints the code and nothing else', async ({ app: { page } }) => {
  await choosePassphrase(page, passphrase, 'Make the vault')
  const list = page.getByRole('list', { name: 'Recovery code' })
  await expect(list).toBeVisible(slow)
  const groups = await list.getByRole('listitem').allTextContents()
  await page.emulateMedia({ media: 'print' })
  await expect(list).toBeHidden()
  await expect(page.getByText(groups.join(' '))).toBeVisible()
  await expect(page.getByText('Step 2 of 3')).toBeHidden()
})

test('an empty roster says what to do next, and the name given at the start is kept', async ({ app }) => {
  await choosePassphrase(app.page, passphrase, 'Make the vault')
  await keepRecoveryCode(app.page)
  await app.page.getByLabel('Your name').fill('Ruth Adeyemi')
  await app.page.getByRole('button', { name: 'Begin with an empty roster' }).click()
  await expect(app.page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible(slow)
  await expect(
    app.page
      .getByRole('main')
      .getByRole('button', { name: /import/i })
      .first(),
  ).toBeVisible()

  await app.restart()
  await unlock(app.page)
  await app.page.getByRole('link', { name: 'Settings' }).click()
  await expect(app.page.getByLabel('Your name')).toHaveValue('Ruth Adeyemi')
})

test('the sample practice comes at one click, and never instead of an existing vault', async ({ app }) => {
  await makeVault(app.page, 'sample')
  await goTo(app.page, 'Mentees')
  await expect(app.page.getByText('12 mentees')).toBeVisible()
  await app.restart()
  await expect(app.page.getByRole('heading', { name: 'Locked' })).toBeVisible(slow)
  await expect(app.page.getByRole('button', { name: 'Make the vault' })).toBeHidden()
})
