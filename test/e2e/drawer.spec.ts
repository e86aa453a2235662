// The locked drawer as a mentor uses it: made, filled, closed, opened again after the lock.
import type { Page } from '@playwright/test'
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

/** Deriving a key takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 30_000 })
const second = 'two herons over the weir'

test.describe.configure({ timeout: 240_000 })

async function open(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Passphrase of the drawer', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Open the drawer' }).click()
}

test('a drawer is made, a note locked away, and both are there after the lock and nowhere else', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/notes')
  await page.getByRole('link', { name: 'Locked drawer' }).click()
  await expect(page.getByText('there is no recovery code for it')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('New passphrase', { exact: true }).fill(second)
  await page.getByLabel('The same again', { exact: true }).fill(second)
  await page.getByRole('button', { name: 'Make the drawer' }).click()
  await page.getByRole('button', { name: 'New note in the drawer' }).click()
  await page.getByLabel('Title').fill('What she told me')
  await page.getByRole('textbox', { name: 'Words' }).click()
  await page.keyboard.type('under the quince tree')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  await go(page, '/notes')
  await page.getByRole('link', { name: 'Tired, and says she is not' }).click()
  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitem', { name: 'Into the locked drawer' }).click()
  const list = page.getByRole('list', { name: 'Notes in the drawer' })
  await expect(list.getByRole('button')).toHaveCount(2)
  await page.getByRole('button', { name: 'Close the drawer' }).click()
  await expect(page.getByLabel('Passphrase of the drawer', { exact: true })).toBeVisible()
  await page.getByLabel('Search everything').fill('quince')
  await expect(page.getByText('Nothing found.')).toBeVisible()
  await page.keyboard.press('Escape')

  await lock(page)
  await unlock(page, passphrase)
  await open(page, passphrase)
  await expect(page.getByText('This is not the passphrase of the drawer')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await open(page, second)
  await list.getByRole('button', { name: /What she told me/ }).click()
  await expect(page.getByRole('textbox', { name: 'Words' })).toContainText('under the quince tree')
  await list.getByRole('button', { name: /Tired/ }).click()
  await expect(page.getByRole('textbox', { name: 'Words' })).toContainText('physician of the staff')
})
