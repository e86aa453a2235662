// The library of resources: a guide kept and given with a mail, a link, a file with a copy for offline, and who got what.
import { go, openFound } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

test('a guide becomes the mentor’s own and goes to a mentee with a mail', async ({ sample: { page } }) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/resources')
  const guides = page.getByRole('region', { name: 'Guides to begin with' })
  await expect(guides.getByRole('link')).toHaveCount(7)
  expect(await axeFindings(page)).toEqual([])
  await guides.getByRole('link', { name: 'Giving feedback' }).click()
  await expect(page.getByRole('heading', { name: 'Proportion' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep a copy to change and give' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('Giving feedback')
  await page.getByLabel('Title').fill('Feedback, my way')
  await page.getByRole('combobox', { name: 'Tags' }).fill('talks')
  await page.keyboard.press('Enter')
  await page.getByLabel('Files to keep').setInputFiles({
    name: 'sheet.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 sheet'),
  })
  await expect(page.getByRole('button', { name: 'Open “sheet.pdf”' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Give…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Give this resource' })
  await dialog.getByRole('combobox', { name: 'To whom' }).fill('amina')
  await page.getByRole('option', { name: /Amina/ }).click()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Write the mail' }).click()
  await expect(page.getByLabel('Subject')).toHaveValue('Feedback, my way')
  await expect(page.getByRole('region', { name: 'Attachments' })).toContainText('sheet.pdf')

  await lock(page)
  await unlock(page, passphrase)
  await openFound(page, 'amina')
  await expect(page.getByRole('region', { name: 'Given' })).toContainText('Feedback, my way')
  await page.getByRole('region', { name: 'Given' }).getByRole('link').click()
  await expect(page.getByRole('region', { name: 'Given to' })).toContainText('with a mail')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('region', { name: 'Psychological growth' })).toContainText('talks')
  await expect(guides.getByRole('link')).toHaveCount(6)
})

test('a link opens outside over https alone, and is found by its tags and words', async ({ sample: { page } }) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/resources')
  await page.getByRole('button', { name: 'New resource' }).click()
  await page.getByRole('menuitem', { name: 'Link' }).click()
  await page.getByLabel('Title').fill('On writing abstracts')
  const address = page.getByRole('textbox', { name: 'Address' })
  await address.fill('javascript:alert(1)')
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeDisabled()
  await expect(page.getByText('Only an address that begins with https:// is opened from here.')).toBeVisible()
  await address.fill('library.example.org/abstracts')
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeEnabled()
  await page.getByLabel('Element').selectOption('Career development')
  await page.getByLabel('For whom').selectOption('For mentees')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('region', { name: 'Career development' })).toContainText('On writing abstracts')
  await page.getByLabel('For whom').selectOption('For you')
  await expect(page.getByText('No resource like that.')).toBeVisible()
  await page.getByLabel('Search everything').fill('writing abstracts')
  await page.getByRole('option', { name: /On writing abstracts/ }).click()
  await expect(page.getByLabel('Title')).toHaveValue('On writing abstracts')
})

test('a resource is put into a mail that is being written, and onto the agenda of a meeting', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await openFound(page, 'amina')
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('button', { name: 'From the library' }).click()
  await page.getByRole('menuitem', { name: /Choosing a channel/ }).click()
  await expect(page.getByLabel('Subject')).toHaveValue('Choosing a channel')
  await openFound(page, 'amina')
  await expect(page.getByRole('region', { name: 'Given' })).toContainText('Choosing a channel')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  await page.getByRole('button', { name: 'From the library' }).click()
  await page.getByRole('menuitem', { name: /Closing well/ }).click()
  await expect(page.getByRole('region', { name: 'Agenda' })).toContainText('Give: Closing well')
})
