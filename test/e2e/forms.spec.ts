// Forms for mail of one's own, from one that is there to the mail that it will be; and templates of mails with what is filled
// in by itself.
import type { Page } from '@playwright/test'
import { go } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-saved="saved"]')).toBeVisible()
}

test('a form is made from one that is there, changed, and shown as the mail that it will be', async ({
  sample: { page },
}) => {
  await go(page, '/forms')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Look at A short check-in' }).click()
  const dialog = page.getByRole('dialog', { name: 'How the mail will look' })
  await expect(dialog.getByText('ANSWER 1:')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Change A short check-in to my liking' }).click()
  await page.getByLabel('Title').fill('Monday questions')
  await page.getByRole('button', { name: 'Add a question' }).click()
  const added = page.getByRole('listitem', { name: 'Question 6' })
  await added.getByLabel('Words of question 6').fill('Tea or coffee?')
  await added.getByLabel('It is answered by').selectOption({ label: 'One of several choices' })
  await expect(added.getByText('Two choices at least are needed')).toBeVisible()
  await added.getByLabel('Choices').fill('Tea\nCoffee\nWater')
  await added.getByRole('button', { name: 'Earlier: question 6' }).click()
  const mail = page.getByRole('region', { name: 'How the mail will look' })
  await expect(mail).toContainText('Monday questions')
  await expect(mail).toContainText('5. Tea or coffee?')
  await expect(mail).toContainText('B = Coffee')
  await page.getByRole('button', { name: 'Remove question 1' }).click()
  await expect(mail).toContainText('4. Tea or coffee?')
  await saved(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()

  const own = page.getByRole('region', { name: 'Your own' })
  await expect(own.getByText('5 questions')).toBeVisible()
  await own.getByRole('button', { name: 'Delete Monday questions' }).click()
  await expect(own.getByText('Monday questions')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await own.getByRole('link', { name: 'Monday questions' }).click()
  await expect(page.getByLabel('Words of question 4')).toHaveValue('Tea or coffee?')
})

test('a template of a mail is made, says what it does not know, is given away and taken back', async ({
  sample: { page },
}) => {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await go(page, '/templates')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'New template' }).click()
  await page.getByRole('menuitem', { name: 'For mails' }).click()
  await page.getByLabel('Name').fill('Good luck')
  await page.getByLabel('Subject').fill('Good luck, {first name}')
  await page.getByRole('textbox', { name: 'What the mail says' }).click()
  await page.keyboard.type('Dear {first name}, and {hobby}?')
  await expect(page.getByText('Nothing is known by {hobby}; it will stay as it is.')).toBeVisible()
  await saved(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()

  const own = page.getByRole('region', { name: 'Your own' })
  await expect(own.getByText('Mail', { exact: true })).toBeVisible()
  const download = page.waitForEvent('download')
  await own.getByRole('button', { name: 'Save Good luck as a file' }).click()
  const file = await (await download).path()
  await own.getByRole('button', { name: 'Delete Good luck' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByLabel('Subject')).toHaveValue('Good luck, {first name}')

  await go(page, '/meetings/new')
  await page.getByRole('button', { name: 'Begin from a template' }).click()
  await expect(page.getByRole('menuitem', { name: 'Check-in' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Good luck' })).toHaveCount(0)
})
