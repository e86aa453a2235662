// The roster as a mentor uses it: somebody is added, found, changed, put away and brought back, and each of it also
// by the keyboard alone.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, slow, unlock } from './mentor.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Mentees' })
/** A line of the list by a text in it. */
const row = (page: Page, text: string) => grid(page).getByRole('row').filter({ hasText: text })
const form = (page: Page) => page.getByRole('dialog')
const done = (page: Page) => form(page).getByRole('button', { name: 'Done' }).click()
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last().click()
const timeline = (page: Page) => page.getByRole('region', { name: 'Time line' })

/** Adds somebody by name alone. */
async function add(page: Page, name: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /New mentee|Add the first mentee/ })
    .first()
    .click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await expect(form(page)).toBeHidden()
}

/** The names in the list, from the top. */
function names(page: Page): Promise<string[]> {
  return grid(page)
    .getByRole('checkbox', { name: /^Select (?!everybody)/ })
    .evaluateAll((ticks) => ticks.map((tick) => tick.getAttribute('aria-label')?.replace('Select ', '') ?? ''))
}

/** The names of the sample practice, as soon as all of them are in the list. */
async function everybodyThere(page: Page): Promise<string[]> {
  await expect.poll(async () => (await names(page)).length).toBe(12)
  return names(page)
}

test('somebody is added by name alone, filled in later, and each step can be taken back', async ({
  empty: { page },
}) => {
  test.slow()
  await add(page, 'Amina Okafor')
  await expect(row(page, 'Amina Okafor')).toBeVisible()

  await row(page, 'Amina Okafor').click()
  await expect(timeline(page).getByText('Added to the roster')).toBeVisible()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await form(page).getByRole('textbox', { name: 'Preferred name' }).fill('Mina')
  await form(page).getByRole('button', { name: 'How to reach them' }).click()
  await form(page).getByRole('textbox', { name: 'E-mail', exact: true }).fill('Amina Okafor <amina@example.edu>')
  await form(page).getByRole('combobox', { name: 'Time zone' }).fill('nairobi')
  await page.getByRole('option', { name: /Nairobi/ }).click()
  await form(page).getByRole('button', { name: 'The mentorship' }).click()
  await form(page).getByLabel('Status').selectOption('Paused')
  await expect(form(page).getByText('Saved', { exact: true })).toBeVisible()
  await done(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mina (Amina Okafor)')
  await expect(page.getByRole('button', { name: 'amina@example.edu', exact: true })).toBeVisible()
  await expect(timeline(page).getByText('Status: paused')).toHaveCount(1)

  await undo(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amina Okafor')
  await expect(timeline(page).getByText('Status: paused')).toHaveCount(0)
})

test('what is typed into the form is kept without a button, also when the program ends', async ({ empty: app }) => {
  test.slow()
  await app.page.getByRole('button', { name: 'Add the first mentee' }).click()
  await form(app.page).getByRole('textbox', { name: 'Name', exact: true }).fill('Ben Ito')
  await form(app.page).getByRole('textbox', { name: 'Remarks' }).fill('Met at the poster session')
  await expect(form(app.page).getByText('Saved', { exact: true })).toBeVisible()
  await app.restart()
  await unlock(app.page)
  await goTo(app.page, 'Mentees')
  await expect(row(app.page, 'Ben Ito')).toBeVisible(slow)
  await row(app.page, 'Ben Ito').click()
  await expect(app.page.getByText('Met at the poster session')).toBeVisible()
})

test('an address without @ is not kept, a strange one is, and a double is pointed out', async ({ empty: { page } }) => {
  test.slow()
  await add(page, 'Amina Okafor')
  await page.getByRole('button', { name: 'New mentee' }).last().click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('okafor, AMINA')
  await expect(form(page).getByText('has the same name')).toBeVisible()
  await form(page).getByRole('button', { name: 'How to reach them' }).click()
  const email = form(page).getByRole('textbox', { name: 'E-mail', exact: true })
  await email.fill('amina.example.edu')
  await done(page)
  await expect(form(page).getByText('An e-mail address has an @ in it')).toBeVisible()
  await expect(email).toBeFocused()
  await email.fill('amina@localhost')
  await email.blur()
  await expect(form(page).getByText('This looks unusual')).toBeVisible()
  await done(page)
  await expect(form(page)).toBeHidden()
  await expect(row(page, 'okafor, AMINA')).toBeVisible()
})

test('the list is searched in any case and accent, filtered and sorted', async ({ sample: { page } }) => {
  test.slow()
  const everybody = await everybodyThere(page)

  const search = page.getByRole('textbox', { name: 'Search mentees' })
  await search.fill('JOSE quispe')
  await expect.poll(() => names(page)).toEqual(['José Luis Quispe Mamani'])
  await search.fill('nobody at all')
  await expect(page.getByText('Nobody fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show everybody' }).click()
  await expect.poll(() => names(page)).toEqual(everybody)

  await page.getByRole('button', { name: 'Status: any' }).click()
  await page.getByRole('checkbox', { name: 'Paused' }).check()
  await page.keyboard.press('Escape')
  await expect(grid(page).getByText('Paused')).toHaveCount(
    await grid(page)
      .getByRole('row')
      .count()
      .then((all) => all - 1),
  )
  await page.getByRole('button', { name: 'Status: Paused' }).click()
  await page.getByRole('checkbox', { name: 'Paused' }).uncheck()
  await page.keyboard.press('Escape')

  const byName = grid(page).getByRole('columnheader', { name: 'Name' })
  await expect(byName).toHaveAttribute('aria-sort', 'ascending')
  await byName.getByRole('button').click()
  await expect(byName).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => names(page)).toEqual(everybody.toReversed())
  await grid(page).getByRole('columnheader', { name: 'Last contact' }).getByRole('button').click()
  await expect(grid(page).getByRole('row').nth(1)).toContainText(/today|yesterday|days? ago/)
})

test('a day’s work needs no pointer: find, walk, open, edit, select, delete, undo', async ({ sample: { page } }) => {
  test.slow()
  const everybody = await everybodyThere(page)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Search this list')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Search mentees' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('2')
  await page.keyboard.press('End')
  await expect.poll(focused).toBe('13')
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toBe('12')
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await expect.poll(focused).not.toBe('2')
  await page.keyboard.press('Home')
  await page.keyboard.type('sip')
  await expect(row(page, 'Sipho Dlamini')).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sipho')
  await page.keyboard.press('e')
  await expect(form(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(form(page)).toBeHidden()
  await page.goBack()
  await expect(row(page, 'Sipho Dlamini')).toHaveAttribute('tabindex', '0')

  await row(page, 'Sipho Dlamini').focus()
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Search mentees' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect.poll(() => names(page)).toEqual(everybody.slice(2))
  await expect.poll(focused).not.toBeNull()
  await undo(page)
  await expect.poll(() => names(page)).toEqual(everybody)
})

test('whoever is archived leaves the list and comes back with everything', async ({ sample: { page } }) => {
  test.slow()
  const everybody = await everybodyThere(page)
  await page.getByRole('checkbox', { name: 'Select Sipho Dlamini' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Archive' }).click()
  await expect.poll(() => names(page)).toEqual(everybody.filter((name) => name !== 'Sipho Dlamini'))

  await page.getByLabel('Archived or not').selectOption('Archived')
  await row(page, 'Sipho Dlamini').click()
  await expect(timeline(page).getByText('Archived')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(timeline(page).getByText('Back in the list')).toBeVisible()
  await goTo(page, 'Mentees')
  await page.getByLabel('Archived or not').selectOption('Current')
  await expect.poll(() => names(page)).toEqual(everybody)
})

test('a deleted mentee returns with the whole time line', async ({ sample: { page } }) => {
  test.slow()
  await row(page, 'Sipho Dlamini').click()
  const meetings = timeline(page).getByText(/^Meetings \d+$/)
  const before = await meetings.innerText()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '12')
  await undo(page)
  await row(page, 'Sipho Dlamini').click()
  await expect(meetings).toHaveText(before)
})

test('several are tagged at once, found by the tag, and exported', async ({ sample: { page } }) => {
  test.slow()
  const [first = '', second = '', third = ''] = await everybodyThere(page)
  await page.getByRole('checkbox', { name: `Select ${first}` }).click()
  await page.getByRole('checkbox', { name: `Select ${third}` }).click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Tag…' }).click()
  await form(page).getByRole('combobox', { name: 'Tags' }).fill('summer school')
  await form(page).getByRole('button', { name: 'Add tags' }).click()
  await expect(page.getByText('Tagged: 3 mentees')).toBeVisible()
  await page.getByRole('textbox', { name: 'Search mentees' }).fill('SUMMER')
  await expect.poll(() => names(page)).toEqual([first, second, third])

  // The system's own dialog cannot be reached from here; without it the file comes as a download.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const arriving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  const file = await arriving
  expect(file.suggestedFilename()).toMatch(/^mentees-\d{4}-\d{2}-\d{2}\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text).toContain('summer school')
  expect(text.trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(4)
})

test('the time line shows one kind at a time and opens in place by the keyboard', async ({ sample: { page } }) => {
  test.slow()
  await row(page, 'Sipho Dlamini').click()
  await timeline(page)
    .getByText(/^Meetings \d+$/)
    .click()
  const meetings = timeline(page).getByRole('listitem')
  await expect(timeline(page).getByText('Added to the roster')).toHaveCount(0)
  await meetings.first().getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(meetings.nth(1).getByRole('button', { name: 'Open this meeting' })).toBeVisible()
  await expect(meetings.nth(0).getByRole('button', { name: 'Open this meeting' })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(meetings.nth(1).getByRole('button', { name: 'Open this meeting' })).toHaveCount(0)
})

test('names are shown as they are written, whatever is in them', async ({ empty: { page } }) => {
  test.slow()
  const hostile = [
    '<img src=x onerror=alert(1)>',
    'عبد الرحمن بن محمد الأنصاري',
    '\u202Eevil\u202C 👩🏽‍🎓 Zoë',
    '{{constructor.constructor("alert(1)")()}}',
    'Wolfeschlegelsteinhausenbergerdorff'.repeat(6),
  ]
  for (const name of hostile) await add(page, name)
  await expect.poll(async () => new Set(await names(page))).toEqual(new Set(hostile))
  expect(await page.locator('main img').count()).toBe(0)
  for (const name of hostile) {
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).focus()
    await row(page, name.slice(0, 30)).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    expect(page.url()).not.toContain(name.slice(0, 5))
    await page.goBack()
  }
})

test('the list, a mentee and the form hold to the rules of accessibility in light and dark', async ({
  empty: { page },
}) => {
  test.slow()
  await expect(page.getByText('Nobody is here yet')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Load the sample practice' }).click()
  await page.getByRole('checkbox', { name: 'Select Sipho Dlamini' }).click()
  await expect(page.getByText('1 selected')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await row(page, 'Sipho Dlamini').click()
  await timeline(page).getByRole('listitem').getByRole('button').first().click()
  await expect(timeline(page)).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  for (const section of ['How to reach them', 'Study and work', 'The mentorship'])
    await form(page).getByRole('button', { name: section }).click()
  await expect(form(page)).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
})

test('the sample practice goes with one click and comes back with another', async ({ sample: { page } }) => {
  test.slow()
  await page.getByRole('button', { name: 'Remove the sample practice' }).click()
  await expect(page.getByText('Nobody is here yet')).toBeVisible()
  await undo(page)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '13')
})
