// Bringing a roster in: from two platforms, corrected, cancelled, repeated and undone, as a mentor would.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { slow } from './mentor.ts'

const fixture = (name: string) => join('test', 'fixtures', 'roster', name)

async function openImport(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/import'))
  await expect(page.getByRole('heading', { name: 'Import mentees', level: 1 })).toBeVisible()
}

async function choose(page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file)
}

const rows = (page: Page) => page.getByRole('list', { name: 'Rows of the file' }).getByRole('listitem')
const importButton = (page: Page) => page.getByRole('button', { name: /^(?:Import:|Nothing to import)/ })

async function importNow(page: Page, promised: string): Promise<void> {
  await expect(importButton(page)).toHaveText(promised, slow)
  await importButton(page).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible(slow)
}

async function peopleOnRoster(page: Page): Promise<number> {
  await page.evaluate(() => (location.hash = '#/mentees'))
  await expect(page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Mentees' })
  const empty = page.getByRole('button', { name: 'Import from a file' })
  await expect(grid.or(empty).first()).toBeVisible()
  return (await grid.isVisible()) ? Number(await grid.getAttribute('aria-rowcount')) - 1 : 0
}

test('Canvas and then Moodle of the same class: one roster, corrected, undone, and known again', async ({
  empty: { page },
}) => {
  test.slow()
  await openImport(page)

  await choose(page, fixture('canvas-gradebook.csv'))
  await expect(page.getByTestId('file-summary')).toContainText(
    'Canvas gradebook · UTF-8 · cells parted by commas · column names in row 1',
  )
  await expect(importButton(page)).toHaveText('Import: add 8', slow)
  await expect(rows(page).filter({ hasText: 'Test student of the platform' })).toBeVisible()

  // One name is corrected before anything is written.
  await page.getByRole('button', { name: 'Correct Zoë Ångström' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Zoë Maria Ångström')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(rows(page).filter({ hasText: 'Zoë Maria Ångström' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Tags' }).fill('spring')
  await page.keyboard.press('Enter')
  await importNow(page, 'Import: add 8')
  await expect(page.getByText('8 mentees added')).toBeVisible()

  // Moodle knows the addresses, and one student more.
  await page.getByRole('button', { name: 'Import another file' }).click()
  await choose(page, fixture('moodle-grades.csv'))
  await expect(page.getByTestId('file-summary')).toContainText('Moodle grades')
  const zoe = rows(page).filter({ hasText: 'Ångström' })
  await expect(zoe).toContainText('found by student number: Zoë Maria Ångström', slow)
  await expect(zoe).toContainText('E-mail: zangstrom@example.edu')
  await importNow(page, 'Import: add 1, change 8')
  expect(await peopleOnRoster(page)).toBe(9)

  // The same file again changes nothing and says so.
  await openImport(page)
  await choose(page, fixture('moodle-grades.csv'))
  await expect(page.getByText('This very file was imported before')).toBeVisible()
  await expect(importButton(page)).toHaveText('Nothing to import', slow)
  await expect(importButton(page)).toBeDisabled()

  // Undone as a whole from the list of past imports.
  await page.getByRole('button', { name: 'Choose another file' }).click()
  await page
    .getByRole('row', { name: /Moodle grades/ })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(page.getByRole('row', { name: /Moodle grades/ })).toContainText('Undone', slow)
  expect(await peopleOnRoster(page)).toBe(8)
  await page.getByRole('row', { name: /Zoë Maria Ångström/ }).click()
  await expect(page.getByRole('heading', { name: 'Zoë Maria Ångström' })).toBeVisible()
  await expect(page.getByText('zangstrom@example.edu')).toHaveCount(0)
})

test('an import is undone from its result', async ({ empty: { page } }) => {
  test.slow()
  await openImport(page)
  await choose(page, fixture('sakai-roster.xlsx'))
  await importNow(page, 'Import: add 8')
  await page.getByRole('button', { name: 'Undo the whole import' }).click()
  await expect(page.getByRole('heading', { name: 'The import was undone' })).toBeVisible(slow)
  expect(await peopleOnRoster(page)).toBe(0)
})

test('10,000 rows: the import is cancelled and nothing has changed, then it is done', async ({ empty: { page } }) => {
  test.slow()
  await openImport(page)
  const lines = Array.from(
    { length: 10_000 },
    (_, index) => `"Family${index}, Given${index % 97}",${index},n${index},u${index}@example.edu,Section ${index % 5}`,
  )
  const file = Buffer.from(['Student,ID,SIS User ID,SIS Login ID,Section', ...lines].join('\r\n'))
  await choose(page, { name: 'large.csv', mimeType: 'text/csv', buffer: file })
  await expect(importButton(page)).toHaveText('Import: add 10,000', slow)
  // Pressed in the same turn as it appears, so that the import is surely still under way.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const cancel = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Cancel')
      if (cancel === undefined) return
      observer.disconnect()
      cancel.click()
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  await importButton(page).click()
  await expect(page.getByText('The import was cancelled. Nothing was changed.')).toBeVisible(slow)
  expect(await peopleOnRoster(page)).toBe(0)

  await openImport(page)
  await choose(page, { name: 'large.csv', mimeType: 'text/csv', buffer: file })
  await importNow(page, 'Import: add 10,000')
  expect(await peopleOnRoster(page)).toBe(10_000)
})

test('a column is corrected, a question is settled, and a row is left out', async ({ empty: { page } }) => {
  test.slow()
  await openImport(page)
  await choose(page, {
    name: 'a.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Who,E-mail\nAmina Okafor,amina@example.edu\nBo Li,bo@example.edu\n'),
  })
  await expect(page.getByText('No column seems to hold names')).toBeVisible(slow)
  await page.getByRole('button', { name: /more column/ }).click()
  await page.getByRole('combobox', { name: 'What “Who” holds' }).selectOption('Name')
  await expect(importButton(page)).toHaveText('Import: add 2', slow)
  await page.getByRole('button', { name: 'Leave out Bo Li' }).click()
  await importNow(page, 'Import: add 1')

  await page.getByRole('button', { name: 'Import another file' }).click()
  await choose(page, {
    name: 'b.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Name,E-mail\nAmina Okafor,other@example.org\n'),
  })
  await expect(importButton(page)).toHaveText('Nothing to import', slow)
  await page.getByRole('combobox', { name: /Who is Amina Okafor/ }).selectOption({ index: 1 })
  await expect(rows(page).first()).toContainText('found by your choice')
  await importNow(page, 'Import: change 1')
})

test('files that are no rosters are refused in words, and nothing else happens', async ({ empty: app }) => {
  test.slow()
  const { page } = app
  await openImport(page)
  const refused: [name: string, content: Buffer, words: string][] = [
    ['wide.csv', Buffer.from(`Name${',x'.repeat(100_000)}\n`), 'This file has too many columns'],
    ['large.csv', Buffer.alloc(40 * 1024 * 1024, 'a'), 'This file is too large for a roster'],
    ['nul.csv', Buffer.from(`Name,E-mail\nAmina\0,a@example.edu\n${'x,y\n'.repeat(400)}`), 'This is not a text file'],
    [
      'mixed.csv',
      Buffer.concat([
        Buffer.from('Name,E-mail\nZoë,z@example.edu\nJ'),
        Buffer.from([0xfc]),
        Buffer.from('rgen,j@example.edu\n'),
      ]),
      'The letters of this file are written in two ways',
    ],
    [
      'letter.txt',
      Buffer.from('Dear colleague,\nplease find the list of my students.\n'),
      'This does not look like a list of people',
    ],
  ]
  for (const [name, buffer, words] of refused) {
    await choose(page, { name, mimeType: 'text/csv', buffer })
    await expect(page.getByRole('alert')).toContainText(words, slow)
  }
  // Markup in a name is a name.
  await choose(page, fixture('mentoring-list.csv'))
  await expect(rows(page).filter({ hasText: '<img src=x onerror=alert(1)>' })).toBeVisible(slow)
  expect(app.problems).toEqual([])
})

test('by keyboard alone, and axe finds nothing in light and dark', async ({ empty: { page } }) => {
  test.slow()
  await openImport(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file…' }).focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(fixture('brightspace-classlist.csv'))
  await expect(importButton(page)).toHaveText('Import: add 8', slow)
  await page.getByRole('button', { name: /^Columns:/ }).focus()
  await page.keyboard.press('Enter')
  expect(await axeFindings(page)).toEqual([])
  await importButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible(slow)
})
