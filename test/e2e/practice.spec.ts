// The practice as a mentor looks at it: figures by period and programme, each traced to its records in two clicks, without
// names at one switch, and the report as a document.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { go } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { savedPdf } from './pdf.ts'

const names = /Amina|Ananya|Layla|Oleksiy|Grace|Ingrid|Sipho/

async function value(page: Page, title: string): Promise<string> {
  return page
    .locator('dt', { hasText: new RegExp(`^${title}$`) })
    .locator('xpath=following-sibling::dd')
    .innerText()
}

test('a number leads to its records, and a record to itself', async ({ sample: { page } }) => {
  await go(page, '/practice')
  await expect(page.getByRole('heading', { name: 'Each mentee' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  const held = Number(await value(page, 'Held'))
  expect(held).toBeGreaterThan(10)
  await page.getByRole('link', { name: /^Held: / }).click()
  await expect(page.getByRole('heading', { name: `Held: ${held}`, level: 1 })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(held + 1)
  expect(await axeFindings(page)).toEqual([])
  expect(page.url()).not.toMatch(names)
  await page.getByRole('row').nth(1).getByRole('link').click()
  await expect(page.getByLabel('Topic')).toBeVisible()

  // A score that changed: the figure, its assessments, the answers.
  await go(page, '/practice')
  await page.getByRole('link', { name: /My view of myself: \+/ }).click()
  await page.getByRole('row').nth(1).getByRole('link').click()
  await expect(page.getByRole('heading', { name: /^Mentoring Competency Assessment/, level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible()
})

test('what is chosen stays chosen, and changes what is counted', async ({ sample: { page } }) => {
  await go(page, '/practice')
  const all = Number(await value(page, 'Mentees'))
  await page.getByLabel('Mentorships').selectOption('after')
  await expect(page.getByRole('link', { name: /^Mentees: / })).toHaveText('1')
  await page.getByLabel('Mentorships').selectOption('during')
  await expect(page.getByRole('link', { name: /^Mentees: / })).toHaveText(String(all - 1))
  await page.getByLabel('Programme').selectOption({ index: 1 })
  const some = Number(await value(page, 'Mentees'))
  expect(some).toBeLessThan(all)
  await page.getByRole('link', { name: /^Mentees: / }).click()
  await expect(page.getByRole('row')).toHaveCount(some + 1)
  await page.getByRole('button', { name: 'To the practice' }).click()
  await expect(page.getByLabel('Mentorships')).toHaveValue('during')
  await page.getByLabel('Period').selectOption('own')
  await page.getByRole('textbox', { name: 'From' }).fill('1 Jan 1999')
  await page.getByRole('textbox', { name: 'To' }).fill('31 Dec 1999')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(page.locator('dd').first()).toHaveText('0')
  expect(await axeFindings(page)).toEqual([])
})

test('without names there is no name, on the screen or in a file', async ({ sample: { page } }) => {
  await go(page, '/practice')
  await expect(page.getByRole('main').getByText(names).first()).toBeVisible()
  await page.getByRole('switch', { name: 'Without names' }).click({ force: true })
  await expect(page.getByRole('rowheader', { name: 'Mentee 1', exact: true })).toBeVisible()
  await expect(page.getByRole('main').getByText(names)).toHaveCount(0)
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the table (CSV)' }).click()
  const table = await readFile(await (await download).path(), 'utf8')
  expect(table).toContain('Mentee 1,')
  expect(table).not.toMatch(names)

  await go(page, '/practice/figures/meetings-held')
  await expect(page.getByText('Names are left out just now')).toBeVisible()
  await expect(page.getByRole('main').getByText(names)).toHaveCount(0)
  await page.getByRole('button', { name: 'To the practice' }).click()

  await page.getByRole('link', { name: 'Report', exact: true }).click()
  const { text, pages } = await savedPdf(page, 'Print', 'A4')
  expect(text).toContain('Report on mentoring')
  expect(text).toContain('Mentee 1')
  expect(text).not.toMatch(names)
  expect(pages).toBeGreaterThan(1)
})

test('the report says the same as the screen, on paper and as a table', async ({ sample: { page } }) => {
  await go(page, '/practice')
  const held = await value(page, 'Held')
  await page.getByRole('link', { name: 'Report', exact: true }).click()
  await expect(page.getByRole('article', { name: 'Report on mentoring' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  const { text, facts } = await savedPdf(page, 'Print', 'Letter')
  expect(facts).toMatch(/Page size:\s+612 x 792/)
  expect(text).toMatch(new RegExp(`\\nHeld\\s+${held}\\n`))
  expect(text).toMatch(names)
  expect(text).toContain('How it is counted')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Figures (CSV)' }).click()
  const table = await readFile(await (await download).path(), 'utf8')
  expect(table).toContain(`Meetings,Held,${held},number,${held},no,`)
})
