// What goes on paper: documents as PDFs through the print service, in both sizes, looked into with poppler.
import { readFile } from 'node:fs/promises'
import { go } from '../../scripts/walk/screens.ts'
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
