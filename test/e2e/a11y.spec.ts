// Every screen, light and dark, empty and with the sample practice: axe finds nothing.
import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { choosePassphrase, goTo, isLocked, keepRecoveryCode, passphrase, slow } from './mentor.ts'

async function at(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Loading' })).toBeHidden()
  // A field that opens its list on arrival ties itself to the list with the first letter.
  if (await page.getByRole('listbox').isVisible()) await page.keyboard.type('a')
}

const routes = [
  '#/today',
  '#/promises',
  '#/notes',
  '#/notes/review',
  '#/notes/new',
  '#/resources',
  '#/resources/guide/five-cs',
  '#/goals',
  '#/mentees',
  '#/groups',
  '#/import',
  '#/import/meeting-files',
  '#/meetings/new',
  '#/mail',
  '#/mail/new',
  '#/assessments',
  '#/mirror',
  '#/practice',
  '#/practice/report',
  '#/practice/dossier',
  '#/instruments',
  '#/templates',
  '#/forms',
  '#/settings',
  '#/settings/mail',
  '#/settings/backup',
  '#/settings/health',
  '#/nowhere',
]

test('the screens before the vault is open', async ({ app: { page } }) => {
  test.slow()
  expect(await axeFindings(page)).toEqual([])
  await choosePassphrase(page, 'hunter2', 'Make the vault')
  await expect(page.getByText('This passphrase is weak')).toBeVisible(slow)
  expect(await axeFindings(page)).toEqual([])
  await choosePassphrase(page, passphrase, 'Make the vault')
  await expect(page.getByRole('list', { name: 'Recovery code' })).toBeVisible(slow)
  expect(await axeFindings(page)).toEqual([])
  await keepRecoveryCode(page)
  await expect(page.getByRole('heading', { name: 'Your practice' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Begin with an empty roster' }).click()
  await expect(page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible(slow)
  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Passphrase', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText('This is not the passphrase')).toBeVisible(slow)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  expect(await axeFindings(page)).toEqual([])
})

test('every screen of an empty practice', async ({ empty: { page } }) => {
  test.slow()
  for (const route of routes) {
    await at(page, route)
    expect(await axeFindings(page), route).toEqual([])
  }
})

test('every screen of the sample practice', async ({ sample: { page } }) => {
  test.slow()
  for (const route of routes) {
    await at(page, route)
    expect(await axeFindings(page), route).toEqual([])
  }
})

test('a mentee, the commands, the search, the menu and the dialogs', async ({ sample: { page } }) => {
  test.slow()
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  expect(await axeFindings(page), 'commands').toEqual([])
  await page.keyboard.type('amina')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina')
  expect(await axeFindings(page), 'a mentee').toEqual([])
  const mentee = new URL(page.url()).hash
  for (const part of ['goals', 'path']) {
    await at(page, `${mentee}/${part}`)
    expect(await axeFindings(page), part).toEqual([])
  }
  await at(page, mentee)
  await page.getByRole('region', { name: 'Mail', exact: true }).getByRole('link').first().click()
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await axeFindings(page), 'a conversation').toEqual([])
  await at(page, mentee)
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  await page.getByLabel('Topic').fill('Fellowship application')
  await page.getByRole('button', { name: 'Brief', exact: true }).click()
  await expect(page.getByRole('article', { name: 'Brief' })).toBeVisible()
  expect(await axeFindings(page), 'a brief').toEqual([])
  await page.getByLabel('Search everything').fill('a')
  // Not by role alone: a select on the page has options as well.
  await expect(page.locator('[role=option]').first()).toBeVisible()
  expect(await axeFindings(page), 'search').toEqual([])
  await page.keyboard.press('Escape')
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await axeFindings(page), 'menu').toEqual([])
  await page.keyboard.press('Escape')
  for (const dialog of ['Change the passphrase', 'Issue a new recovery code']) {
    await page.getByRole('button', { name: dialog }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await axeFindings(page), dialog).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
})

test('nothing has to be scrolled sideways at half a screen or at 200 % zoom', async ({ sample: { page } }) => {
  // 1024 × 640 at 200 % is 512 × 320 in the page's own pixels.
  for (const viewport of [
    { width: 1024, height: 640 },
    { width: 683, height: 700 },
    { width: 512, height: 320 },
  ]) {
    await page.setViewportSize(viewport)
    for (const route of ['#/mentees', '#/goals', '#/mail', '#/settings', '#/settings/health']) {
      await at(page, route)
      const sideways = await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)
      expect(sideways, `${route} at ${viewport.width}`).toBe(0)
    }
  }
})
