// The dossier for promotion: the mentor's words, the figures, and what mentees gave for it; on paper without a name unless wanted.
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { savedPdf } from './pdf.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 240_000 })

const names = ['Amina', 'Otieno', 'Layla', 'Siyuan', 'Sipho', 'Grace', 'José', 'Ingrid', 'Tomás']

test('is written, filled with testimonials and printed without names in A4 and Letter', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/practice')
  await page.getByRole('link', { name: 'Dossier' }).click()
  await expect(page.getByRole('heading', { name: 'Mentoring dossier', level: 1 })).toBeVisible()
  await page.getByRole('textbox', { name: 'How I mentor, and why' }).click()
  await page.keyboard.type('I ask before I advise.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Enter a testimonial' }).click()
  await page.getByLabel('Words').fill('Nobody had asked me that before.')
  await page.getByLabel('Signed').fill('A. W. Otieno, medical student')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep' }).click()
  const body = page.getByRole('article', { name: 'Mentoring dossier' })
  await expect(body).toContainText('Nobody had asked me that before.')
  await expect(body).toContainText('From one to the next')
  await expect(body).not.toContainText('medical student')
  expect(await axeFindings(page)).toEqual([])

  await page.emulateMedia({ media: null })
  for (const size of ['A4', 'Letter'] as const) {
    const pdf = await savedPdf(page, 'Print', size)
    expect(pdf.text).toContain('I ask before I advise.')
    expect(pdf.text).toContain('In their words')
    expect(pdf.text).toMatch(/1\s*\/\s*\d/)
    expect(pdf.facts).toMatch(/Tagged:\s+yes/)
    for (const name of names) expect(pdf.text).not.toContain(name)
  }
  await page.getByRole('switch', { name: 'With names' }).click({ force: true })
  await expect(body).toContainText('A. W. Otieno, medical student')
  await lock(page)
  await unlock(page, passphrase)
  await expect(body).toContainText('I ask before I advise.')
  await expect(page.getByRole('switch', { name: 'With names' })).not.toBeChecked()
})
