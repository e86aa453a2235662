// Notes that belong to no meeting: written, found, brought back, made a record, kept and shredded as a mentor does it.
import type { Page } from '@playwright/test'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

/** Opening a vault takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 20_000 })

const words = (page: Page) => page.getByRole('textbox', { name: 'Words' })
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()
const more = async (page: Page, item: string | RegExp) => {
  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test.describe.configure({ timeout: 180_000 })

test('a private thought is kept by keys alone, stays private after the lock, and is found', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await page.keyboard.type('new note')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Title')).toBeFocused()
  await page.keyboard.type('Sleeps badly')
  await page.keyboard.press('Tab')
  await page.keyboard.type('amina')
  await page.keyboard.press('Enter')
  await words(page).click()
  await page.keyboard.type('# Watch\n- nights on call')
  await saved(page)
  await expect(page.getByText(/Only yours · Memory aid · Usual · kept until/)).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await lock(page)
  await unlock(page, passphrase)
  await expect(words(page).getByRole('heading', { name: 'Watch' })).toBeVisible()
  await page.getByLabel('Search everything').fill('nights call')
  await page.getByRole('option', { name: /Sleeps badly/ }).click()
  await expect(page.getByLabel('Title')).toHaveValue('Sleeps badly')
  await page.getByRole('button', { name: 'Done' }).click()
  await go(page, '/notes')
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Amina')
})

test('becoming a record is one deliberate step that says what it means, and there is no way back', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/notes')
  await page.getByRole('link', { name: 'Tired, and says she is not' }).click()
  await expect(page.getByLabel('Title')).toBeVisible()
  await expect(page.getByText(/Only yours · Memory aid/)).toBeVisible()
  await page.getByRole('button', { name: 'Make it a record…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make it a record' })
  await expect(dialog).toContainText('FERPA')
  await expect(dialog).toContainText('GDPR')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(page.getByText(/Only yours · Memory aid/)).toBeVisible()
  await page.getByRole('button', { name: 'Make it a record…' }).click()
  await dialog.getByRole('button', { name: 'Make it a record' }).click()
  await expect(page.getByText(/Records · Record, may be shown · Sensitive/)).toBeVisible()
  await saved(page)
  await expect(page.getByLabel('Class')).toHaveValue('shared-record')
  await expect(page.getByLabel('Class').locator('option')).toHaveText(['Record, may be shown', 'Given by the mentee'])
  await more(page, 'Put it into a mail')
  await expect(page.getByLabel('Subject')).toHaveValue('Tired, and says she is not')
})

test('what a note said before is read and brought back, and nothing is written over', async ({ sample: { page } }) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/notes')
  await page.getByRole('link', { name: 'For myself' }).click()
  await words(page).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Nothing of it')
  await saved(page)
  await more(page, 'What it said before…')
  const dialog = page.getByRole('dialog', { name: 'What it said before' })
  await expect(dialog).toContainText('Count to five')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bring this back' }).click()
  await expect(words(page)).toContainText('Count to five')
  await saved(page)
  await more(page, 'What it said before…')
  await expect(dialog.getByRole('list', { name: 'Versions' }).getByRole('listitem')).toHaveCount(2)
  await dialog.getByRole('list', { name: 'Versions' }).getByRole('button').first().click()
  await expect(dialog).toContainText('Nothing of it')
})

test('a template begins a note, links lead to the meeting, and a deleted note comes back by one press', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await openFound(page, 'amina')
  await page.getByRole('region', { name: 'Notes' }).getByRole('link', { name: 'Write a note' }).click()
  await page.getByRole('button', { name: 'Begin from a template' }).click()
  await page.getByRole('menuitem', { name: 'For a letter of reference' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('For a letter of reference')
  await page.getByRole('combobox', { name: 'Belongs to meetings' }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await saved(page)
  const linked = page.getByRole('navigation', { name: 'What it belongs to' }).getByRole('link')
  await expect(linked).toHaveCount(1)
  await more(page, 'Delete')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('For a letter of reference')
  await page.getByRole('region', { name: 'Notes' }).getByRole('link', { name: 'For a letter of reference' }).click()
  await linked.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Meeting')
})

test('once a year notes are looked through; what is shredded leaves a certificate and nothing else', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/notes')
  await page.getByRole('link', { name: 'Tired, and says she is not' }).click()
  await page.getByLabel('Keep until', { exact: true }).fill('1 Jan 2020')
  await page.getByLabel('Keep until', { exact: true }).press('Enter')
  await saved(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('1 past the day until which it is kept')).toBeVisible()
  await page.getByRole('link', { name: 'How long notes are kept, and what was shredded' }).click()
  const past = page.getByRole('region', { name: 'Past their day' })
  await expect(past).toContainText('Tired, and says she is not')
  await page.getByRole('button', { name: 'I have looked through them' }).click()
  await expect(page.getByText(/Last looked through/)).toBeVisible()
  await past.getByRole('button', { name: /^Shred/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Shred this note?' })
  await expect(dialog).toContainText('cannot be brought back')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Shred', exact: true }).click()
  const certificates = page.getByRole('region', { name: 'Certificates of shredding' })
  await expect(certificates).toContainText('a note about Layla')
  await expect(certificates).not.toContainText('Tired')
  await expect(past).toBeHidden()
  await lock(page)
  await unlock(page, passphrase)
  await expect(certificates).toContainText('a note about Layla')
  await page.getByLabel('Search everything').fill('physician of the staff')
  await expect(page.getByText('Nothing found.')).toBeVisible()
})
