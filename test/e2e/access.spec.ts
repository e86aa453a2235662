// A mentee asks to see what is kept: the clock starts, other people are looked at one by one, the pack is printed, what was given is
// noted, and nothing can be deleted meanwhile.
import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { savedPdf } from './pdf.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 240_000 })

test('the pack is complete, without other people, and given with a note of it', async ({ sample: { page } }) => {
  page.setDefaultTimeout(20_000)
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await openFound(page, 'amina')
  await page.keyboard.press('t')
  await page.getByLabel('Title').fill('Her portfolio')
  await page.getByLabel('Files to keep').setInputFiles([
    { name: 'portfolio.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hers') },
    { name: 'of another.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not hers') },
  ])
  await expect(page.getByRole('button', { name: 'Open “of another.pdf”' })).toBeVisible()
  await openFound(page, 'amina')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Access request' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Access request of')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('region', { name: 'The clock' })).toContainText(/\d+ days left/)
  const pack = page.getByRole('region', { name: 'The pack' })
  await expect(pack).toContainText(/\d+ entries: all that is kept/)
  expect(await axeFindings(page)).toEqual([])

  const withAids = page.getByRole('switch', { name: 'With memory aids' })
  if (!(await withAids.isChecked())) await withAids.click({ force: true })
  const files = page.getByRole('region', { name: 'Files' })
  await expect(files.getByRole('checkbox')).toHaveCount(2)
  await files.getByRole('checkbox', { name: 'of another.pdf' }).uncheck()

  const people = page.getByRole('region', { name: 'Other people' })
  await expect(people.getByRole('listitem').first()).toBeVisible()
  await expect(pack.getByRole('button', { name: 'Save as text' })).toHaveCount(0)
  const first = (await people.locator('mark').first().textContent()) ?? ''
  for (;;) {
    const next = people.getByRole('button', { name: /^Redact .*, place 1$/ })
    if ((await next.count()) === 0) break
    await next.click()
  }
  await expect(people).toContainText('All places were looked at.')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    pack.getByRole('button', { name: 'Save as text' }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('What is kept about')
  expect(text).toContain('Amina Wanjiru Otieno')
  expect(text).toContain('[another person]')
  expect(text.split(first)).toHaveLength(1)
  const [whole] = await Promise.all([
    page.waitForEvent('download'),
    pack.getByRole('button', { name: 'Save as a folder (.zip)' }).click(),
  ])
  const folder = unzipSync(new Uint8Array(await readFile(await whole.path())))
  expect(Object.keys(folder).sort()).toEqual(['Files/portfolio.pdf', 'What is kept.txt'])
  expect(Buffer.from(folder['Files/portfolio.pdf'] ?? []).toString()).toBe('hers')
  const inWords = Buffer.from(folder['What is kept.txt'] ?? []).toString()
  expect(inWords).toContain('A file beside a note, 4 bytes: given along with this.')
  expect(inWords).toContain('A file beside a note, 8 bytes: not given.')
  await page.emulateMedia({ media: null })
  for (const size of ['A4', 'Letter'] as const) {
    const pdf = await savedPdf(page, 'Print the pack', size)
    expect(pdf.text).toContain('[another person]')
    expect(pdf.text).not.toContain(first)
    expect(pdf.facts).toMatch(/Tagged:\s+yes/)
  }

  await page.getByLabel('In which form, and how').fill('PDF, in person')
  await page.getByRole('button', { name: 'Note it down' }).click()
  await expect(page.getByRole('region', { name: 'What was given' })).toContainText(/\d+ entries, \d+ places redacted/)

  await go(page, '/today')
  await expect(page.getByRole('region', { name: 'Access requests' })).toContainText('days left')
  await openFound(page, 'amina')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('Nothing about this mentee is deleted while they wait to see it')).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Access request' }).click()
  await page.getByRole('button', { name: 'The request is settled' }).click()
  await expect(page.getByRole('region', { name: 'Former requests' })).toContainText('PDF, in person')
})
