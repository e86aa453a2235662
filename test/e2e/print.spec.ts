// What goes on paper: documents as PDFs through the print service, in both sizes, looked into with poppler.
import { readFile } from 'node:fs/promises'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { run, savedPdf } from './pdf.ts'

const sizes = {
  A4: /Page size:\s+59[45]\.?\d* x 84[12]\.?\d* pts \(A4\)/,
  Letter: /Page size:\s+612 x 792 pts \(letter\)/,
}

test('a development plan is a tagged PDF in both sizes, with numbers at the foot and nothing of the screen', async ({
  sample: { page },
}) => {
  await go(page, '/today')
  await page.getByRole('link', { name: 'a goal is due' }).first().click()
  await page.getByRole('link', { name: 'The plan', exact: true }).click()
  for (const paper of ['A4', 'Letter'] as const) {
    const { text, facts } = await savedPdf(page, 'Print', paper)
    expect(facts).toMatch(sizes[paper])
    expect(facts).toMatch(/Tagged:\s+yes/)
    expect(facts).toMatch(/Title:\s+Telemachus\n/)
    expect(text).toContain('Development plan')
    expect(text).toMatch(/\s1 ?\/ ?1\s/)
    expect(text).not.toMatch(/New goal|app:|https?:|telemachus\.invalid/)
  }
})

test('a profile on paper has its drawings as lines and its tables as text', async ({ sample: { page } }) => {
  await go(page, '/mirror')
  const { text, pages, file } = await savedPdf(page, 'Print', 'A4')
  expect(text).toContain('My view of myself')
  expect(text).toMatch(/\d\.\d, from \d/)
  expect(text).toMatch(/\s1 ?\/ ?\d\s/)
  expect(pages).toBe(2)
  const pictures = await run('pdfimages', ['-list', file])
  expect(pictures.stdout.trim().split('\n')).toHaveLength(2)
  expect(new TextDecoder('latin1').decode(await readFile(file))).toContain('StructTreeRoot')
})

test('a blank form has every item and a box for every point', async ({ sample: { page } }) => {
  await go(page, '/assessments/new?rater=mentee')
  await page.getByLabel('How the answers come').selectOption('paper')
  const { text } = await savedPdf(page, 'Print the form', 'Letter')
  expect(text).toContain('Name:')
  expect(text).toMatch(/☐\s*1\s+☐\s*2\s+☐\s*3/)
  expect(text).toMatch(/21\. /)
})

test('a mentee goes on paper without what is only the mentor’s, and a year is reviewed', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await openFound(page, 'layla')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'On paper…' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('heading', { name: 'Meetings' })).toBeVisible()
  await expect(preview).not.toContainText('Tired, and says she is not')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('switch', { name: 'With what is only yours' }).click({ force: true })
  await expect(preview).toContainText('Tired, and says she is not')
  await page.getByText('Review of twelve months').click()
  await expect(preview.getByRole('heading', { name: /^Review of a year: / })).toBeVisible()
  for (const paper of ['A4', 'Letter'] as const) {
    const { text, facts } = await savedPdf(page, 'Print', paper)
    expect(facts).toMatch(sizes[paper])
    expect(text).toContain('Review of a year')
    expect(text).toContain('Hours, with preparing and following up')
    expect(text).toMatch(/\s1 ?\/ ?\d\s/)
  }
})

test('the summary of a meeting is printed as it was changed', async ({ sample: { page } }) => {
  page.setDefaultTimeout(20_000)
  await openFound(page, 'amina')
  await page.getByRole('button', { name: 'Log a meeting' }).click()
  await page.getByLabel('Topic').fill('Abstract')
  await page.getByRole('button', { name: 'Summary for the mentee…' }).click()
  await expect(page.getByText('Nothing of this meeting may be shared yet.')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('textbox', { name: 'Point for the agenda' }).fill('The abstract')
  await page.getByRole('button', { name: 'Add point' }).click()
  await page.getByRole('button', { name: 'Agenda: may be shared' }).click()
  await page.getByRole('button', { name: 'Summary for the mentee…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Summary for the mentee' })
  await dialog.getByRole('textbox', { name: 'Summary' }).fill('We spoke about the abstract.\n\nOnce more on Friday.')
  const { text } = await savedPdf(page, 'Print', 'A4')
  expect(text).toContain('Our meeting: Abstract')
  expect(text).toContain('Once more on Friday.')
  expect(text).not.toContain('Put it into a mail')
})
