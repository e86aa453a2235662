// Notes with form: made by the keyboard, kept while they are typed, shared block by block, and never by accident.
import type { Page } from '@playwright/test'
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test, type App } from './fixtures.ts'
import { passphrase } from './practices.ts'

/** Opening a vault takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 20_000 })

const said = (page: Page) => page.getByRole('textbox', { name: 'What was said' })
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()
const tools = (page: Page) => page.getByRole('toolbar', { name: 'Form of “What was said”' })
const shareButton = (page: Page) => page.getByRole('button', { name: 'What was said: this paragraph may be shared' })

test.describe.configure({ timeout: 180_000 })

test('headings, lists, boxes, a table and a link are made by typing, and are there after the lock', async ({
  sample: { page },
}) => {
  await go(page, '/meetings/new')
  await page.getByLabel('Topic').fill('The second chapter')
  await said(page).click()
  await page.keyboard.type('# Where it stands\nThe draft is half done.\n- read\nwrite\n\n[ ] ask the library\n')
  await page.keyboard.press('Enter')
  await tools(page).getByRole('button', { name: 'Table' }).click()
  await page.keyboard.type('Who')
  await page.keyboard.press('Tab')
  await page.keyboard.type('By when')
  await saved(page)
  await expect(said(page).getByRole('heading', { name: 'Where it stands' })).toBeVisible()
  await expect(said(page).getByRole('listitem')).toHaveCount(3)
  await said(page).getByRole('checkbox', { name: 'To do: ask the library' }).check()
  await expect(said(page).getByRole('columnheader', { name: 'By when' })).toBeVisible()

  await said(page).getByText('half done').click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+Control+ArrowRight')
  await tools(page).getByRole('button', { name: 'Link' }).click()
  await page.getByLabel('Address of the link').fill('javascript:alert(1)')
  await expect(page.getByText('Web and mail addresses only')).toBeVisible()
  await page.getByLabel('Address of the link').fill('example.org/draft')
  await page.getByRole('button', { name: 'Set link' }).click()
  await expect(said(page).getByRole('link')).toHaveAttribute('href', 'https://example.org/draft')
  await saved(page)
  expect(await axeFindings(page)).toEqual([])

  await lock(page)
  await unlock(page, passphrase)
  await expect(said(page).getByRole('checkbox', { name: 'Done: ask the library' })).toBeChecked()
  await expect(said(page).getByRole('link')).toBeVisible()
  await expect(said(page).getByRole('table')).toContainText('By when')
})

test('a block is private until it is marked, and Enter, joining and pasting do not share', async ({
  sample: { page },
}) => {
  await go(page, '/meetings/new')
  await page.getByRole('combobox', { name: 'With whom' }).fill('sipho')
  await page.getByRole('option', { name: /Sipho/ }).click()
  await said(page).click()
  await page.keyboard.type('Told to both')
  await page.keyboard.press('Control+Shift+E')
  await expect(shareButton(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(said(page).locator('[data-shared=true]')).toHaveText('Told to both')
  await page.keyboard.press('Enter')
  await page.keyboard.type('SECRET worry')
  await expect(shareButton(page)).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByText('1 of 2 may be shared')).toBeVisible()

  await page.getByRole('button', { name: 'Summary for the mentee…' }).click()
  const summary = page.getByRole('dialog').getByLabel('Summary', { exact: true })
  await expect(summary).toHaveValue(/Told to both/)
  await expect(summary).not.toHaveValue(/SECRET/)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'Summary for the mentee…' })).toBeFocused()

  // Pasted paragraphs are private, whatever they were where they come from.
  await said(page).getByText('Told to both').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  await page.keyboard.press('Control+End')
  await page.waitForFunction(() => document.getSelection()?.isCollapsed === true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+V')
  await expect(said(page).locator('[data-shared=true]')).toHaveCount(1)

  // Private words that are joined to a shared block make it private.
  await said(page).getByText('SECRET worry').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await expect(said(page).locator('[data-shared=true]')).toHaveCount(0)

  // The mark at the end of a block is pressed with the mouse, too.
  const block = said(page).locator('[data-shared]').first()
  const box = await block.boundingBox()
  if (box === null) throw new Error('the block is not shown')
  await block.click({ position: { x: box.width - 10, y: 10 } })
  await expect(said(page).locator('[data-shared=true]')).toHaveCount(1)
})

/** Types numbered words, and answers what was on screen at the last time it was said to be saved. */
async function typeOn(page: Page, from: number, count: number): Promise<void> {
  for (let word = from; word < from + count; word += 1) await page.keyboard.type(`word${word} `)
}

async function kept(app: App): Promise<string> {
  await saved(app.page)
  return (await said(app.page).innerText()).trim()
}

test('what was typed and called saved is there after the power went out in the middle of a word', async ({
  sample: app,
}) => {
  const { page } = app
  await go(page, '/meetings/new')
  await page.getByLabel('Topic').fill('Written in a storm')
  await said(page).click()
  await typeOn(page, 1, 40)
  const before = await kept(app)
  const { hash } = new URL(page.url())
  await typeOn(page, 41, 25)
  await app.kill()
  await app.start()
  await unlock(app.page, passphrase)
  await go(app.page, hash.slice(1))
  await expect(said(app.page)).toContainText(before)
})

test('a lock in the middle of typing loses nothing', async ({ sample: app }) => {
  const { page } = app
  await go(page, '/meetings/new')
  await said(page).click()
  await typeOn(page, 1, 30)
  await lock(page)
  await unlock(page, passphrase)
  await expect(said(page)).toContainText('word30')
})

test('an own template is made from one that is there, used, given away as a file and taken back', async ({
  sample: { page },
}) => {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await go(page, '/templates')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Change Check-in to my liking' }).click()
  await page.getByLabel('Name').fill('Monday call')
  await page.getByLabel('Agenda').fill('Weather report\nOne thing that matters now')
  await page.getByRole('textbox', { name: 'What the notes begin with' }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('How is the network today?')
  await saved(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()

  const own = page.getByRole('region', { name: 'Your own' })
  const download = page.waitForEvent('download')
  await own.getByRole('button', { name: 'Save Monday call as a file' }).click()
  const file = await (await download).path()
  await own.getByRole('button', { name: 'Delete Monday call' }).click()
  await expect(own.getByText('Monday call')).toHaveCount(0)
  await page.locator('input[type=file]').setInputFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"telemachusTemplate":1'),
  })
  await expect(page.getByRole('alert').getByText('This is not a template')).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByLabel('Name')).toHaveValue('Monday call')

  await go(page, '/meetings/new')
  await page.getByRole('button', { name: 'Begin from a template' }).click()
  await page.getByRole('menuitem', { name: 'Monday call' }).click()
  await expect(said(page)).toHaveText('How is the network today?')
  await expect(page.getByText('Weather report')).toBeVisible()
  await saved(page)
})
