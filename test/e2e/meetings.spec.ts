// A meeting just held, written down: with one or several, kept from the first word, found again on every time line,
// whatever happens in between.
import type { Page } from '@playwright/test'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

/** Opening a vault takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 20_000 })

const topic = 'Fellowship application'

/** Adds somebody to the meeting by the keyboard alone. */
async function meet(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'With whom' }).fill(name)
  await expect(page.locator('[role=option]', { hasText: new RegExp(name, 'i') })).toHaveAttribute(
    'data-combobox-selected',
  )
  await page.keyboard.press('Enter')
}

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()
const timeline = (page: Page) => page.getByRole('region', { name: 'Time line' })

test.describe.configure({ timeout: 180_000 })

test('a meeting with two stands on the time line of each, and is one meeting', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  await meet(page, 'sipho')
  await meet(page, 'ananya')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sipho')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ananya')
  await page.getByLabel('Topic').fill(topic)
  await page.getByRole('button', { name: '45 minutes' }).click()
  await page.getByRole('textbox', { name: 'What was said' }).fill('We went through the first draft.')
  await page.getByRole('textbox', { name: 'What was agreed' }).fill('A second draft by the end of the month.')
  await saved(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByLabel('Topic')).toHaveCount(0)

  for (const name of ['Sipho Dlamini', 'Ananya']) {
    await go(page, '/mentees')
    await page.getByRole('grid', { name: 'Mentees' }).getByText(name).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
    await expect(timeline(page).getByText(topic)).toHaveCount(1)
  }
})

test('words are kept before it is said with whom, and wait to be filed', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  await page.getByRole('textbox', { name: 'What was said' }).fill('In a hurry: the visa came through.')
  await saved(page)
  await expect(page.getByText('on nobody’s time line')).toBeVisible()
  await page.keyboard.press('Escape')

  await go(page, '/meetings/new')
  const waiting = page.getByRole('alert').filter({ hasText: 'does not say with whom' })
  await waiting.getByRole('link').click()
  await expect(page.getByRole('textbox', { name: 'What was said' })).toHaveText('In a hurry: the visa came through.')
  await meet(page, 'sipho')
  await saved(page)
  await go(page, '/meetings/new')
  await expect(page.getByLabel('Topic')).toBeVisible()
  await expect(waiting).toHaveCount(0)
})

test('what was saved survives a reload in the middle of it', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  await meet(page, 'sipho')
  await page.getByLabel('Topic').fill(topic)
  await saved(page)
  await page.reload()
  await unlock(page, passphrase)
  await expect(page.getByLabel('Topic')).toHaveValue(topic)
})

test('locking in the middle of a word saves it first', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  await meet(page, 'sipho')
  await page.getByLabel('Topic').click()
  await page.keyboard.type('Half a wor')
  await lock(page)
  await unlock(page, passphrase)
  await go(page, '/mentees')
  await openFound(page, 'Half a wor')
  await expect(page.getByLabel('Topic')).toHaveValue('Half a wor')
})

test('leaving in the middle of a word saves it first', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  await meet(page, 'sipho')
  await page.getByRole('textbox', { name: 'What was agreed' }).fill('Read chapter two')
  await go(page, '/mentees')
  await openFound(page, 'Read chapter two')
  await expect(page.getByRole('textbox', { name: 'What was agreed' })).toHaveText('Read chapter two')
})

test('a new meeting begun on the screen of another is a meeting of its own', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  await meet(page, 'sipho')
  await page.getByLabel('Topic').fill(topic)
  await saved(page)
  const first = page.url()
  await go(page, '/meetings/new')
  await expect(page.getByLabel('Topic')).toHaveValue('')
  expect(page.url()).not.toBe(first)
})

test('a meeting is deleted and brought back', async ({ sample: { page } }) => {
  await go(page, '/meetings/new')
  await meet(page, 'sipho')
  await page.getByLabel('Topic').fill(topic)
  await saved(page)
  const address = new URL(page.url()).hash.slice(1).split('?')[0] ?? ''
  await page.getByRole('button', { name: 'More about this meeting' }).click()
  await page.getByRole('menuitem', { name: 'Delete this meeting' }).click()
  await expect(page.getByText('The meeting was deleted')).toBeVisible()
  await go(page, address)
  await expect(page.getByText('This meeting is no longer here')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Topic')).toHaveValue(topic)
})

test('the clock of a mentee elsewhere is beside the time, and Ctrl-S keeps a meeting without words', async ({
  sample: { page },
}) => {
  await go(page, '/meetings/new')
  await meet(page, 'ananya')
  await page.getByLabel('Time', { exact: true }).fill('09:30')
  await expect(page.getByText(/\d\d:\d\d for /)).toContainText('Ananya')
  await expect(page.getByText('Kept from the first word on')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await saved(page)
})

test('a channel is proposed with its reasons, and a tool that has ended is pointed out', async ({
  sample: { page },
}) => {
  await go(page, '/meetings/new')
  await meet(page, 'sipho')
  const ask = page.getByRole('button', { name: 'Which channel fits?' })
  await ask.click()
  const advice = page.getByRole('dialog', { name: 'Which channel fits?' })
  await advice.getByRole('combobox', { name: 'What is to be discussed' }).click()
  await advice.getByRole('option', { name: 'A document' }).click()
  await expect(advice.getByText('The file comes along')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await advice.getByRole('button', { name: 'Use E-mail' }).click()
  await expect(advice).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('E-mail')

  await ask.click()
  // The key is heard where the focus is.
  await expect(advice.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(advice).toBeHidden()
  await page.getByRole('combobox', { name: 'Channel' }).click()
  await page.getByRole('option', { name: 'Video' }).click()
  const tool = page.getByRole('combobox', { name: 'Tool' })
  await tool.fill('skype')
  await expect(page.getByText('This service ended in 2025. Microsoft Teams took its place.')).toBeVisible()
  await tool.fill('web')
  await page.getByRole('option', { name: 'Webex' }).click()
  await expect(tool).toHaveValue('Webex')

  // A tool that was offered goes with its channel.
  await page.getByRole('combobox', { name: 'Channel' }).click()
  await page.getByRole('option', { name: 'In person' }).click()
  await expect(page.getByRole('combobox', { name: 'Place' })).toHaveValue('')
})
