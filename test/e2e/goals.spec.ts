// Goals from the first line to their end, what is noted and promised on the way, and the path on which all of it stands.
import type { Page } from '@playwright/test'
import { go, openFound, saved, search } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

const title = 'Lead the Tuesday round on time'
const other = 'An offer from abroad'

async function openGoals(page: Page): Promise<void> {
  await openFound(page, 'Ingrid')
  await page.getByRole('link', { name: 'Set a goal' }).click()
  await expect(page.getByRole('heading', { name: /^Goals of/, level: 1 })).toBeVisible()
}

async function noteProgress(page: Page, percent: string, seen: string): Promise<void> {
  await page.getByLabel('How far, in percent').fill(percent)
  await page.getByLabel('What was seen').fill(seen)
  await page.getByRole('button', { name: 'Note progress' }).click()
  await expect(page.getByRole('cell', { name: seen })).toBeVisible()
}

async function addStep(page: Page, text: string): Promise<void> {
  await page.getByLabel('Next step').fill(text)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: text })).toBeVisible()
}

async function setFirstGoal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set the first goal' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Area').selectOption({ label: 'Another…' })
  await page.getByLabel('Name of the area').fill('Leading')
  await page.getByText('The mentee’s', { exact: true }).click()
  await page.getByLabel('How one will know').fill('Four Tuesdays in a row')
  await saved(page)
}

test('a goal has steps and progress, is promised for, and is reached; another is dropped with a reason', async ({
  sample: { page },
}) => {
  await openGoals(page)
  await setFirstGoal(page)
  await addStep(page, 'Ask why it begins late')
  await addStep(page, 'Begin without those who are late')
  await page.getByRole('checkbox', { name: 'Ask why it begins late' }).click()
  await expect(page.getByText('1 of 2 done')).toBeVisible()

  await noteProgress(page, '20', 'It was she')
  await expect(page.getByRole('img', { name: /^Progress: 20 %/ })).toBeVisible()
  await noteProgress(page, '70', 'Three of four')
  await expect(page.getByRole('img', { name: /^Progress from 20 %.* to 70 %/ })).toBeVisible()

  await page.getByLabel('What', { exact: true }).fill('Come to the round once')
  await page.getByRole('button', { name: 'Add promise' }).click()
  await expect(page.getByRole('list', { name: 'Promises for this goal' }).getByRole('listitem')).toHaveCount(1)
  expect(await axeFindings(page)).toEqual([])

  // All of it is kept, and words typed meanwhile have not written over it.
  await lock(page)
  await unlock(page, passphrase)
  await (await search(page, title)).click()
  await expect(page.getByRole('heading', { name: /^Goal of/, level: 1 })).toBeVisible()
  await expect(page.getByLabel('How one will know')).toHaveValue('Four Tuesdays in a row')
  await expect(page.getByLabel('Name of the area')).toHaveValue('Leading')
  await expect(page.getByRole('checkbox', { name: 'Ask why it begins late' })).toBeChecked()
  await page.getByRole('button', { name: 'It is reached' }).click()
  await expect(page.getByText(/^Reached ·/)).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('button', { name: 'New goal' }).click()
  await page.getByLabel('Title').fill(other)
  await saved(page)
  await page.getByRole('button', { name: 'Drop, with a reason' }).click()
  await expect(page.getByRole('button', { name: 'Drop it' })).toBeDisabled()
  await page.getByLabel('Why is it dropped?').fill('Her father would not come')
  await page.getByRole('button', { name: 'Drop it' }).click()
  await expect(page.getByText(/^Dropped ·.*Her father would not come/)).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()

  const leading = page.getByRole('region', { name: 'Leading' })
  await expect(leading.getByText('in the mentee’s words')).toBeVisible()
  await expect(leading.getByText('100 %')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Professional' }).getByText('Her father would not come')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  // The promise says for what it is, and the path holds every turn.
  await go(page, '/promises')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await openFound(page, 'Ingrid')
  await page.getByRole('link', { name: 'The whole path' }).click()
  const path = page.getByRole('group', { name: 'Path', exact: true })
  for (const turn of [/goal set/, /20 %: It was she/, /70 %: Three of four/, /goal reached/])
    await expect(path.getByRole('link', { name: turn }).filter({ hasText: title })).toBeVisible()
  await expect(path.getByRole('link', { name: /goal dropped: Her father/ })).toBeVisible()
  await expect(path.getByRole('heading', { level: 2 }).first()).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByText(/^Promises \d+$/).click()
  await expect(path.getByRole('link', { name: /goal reached/ })).toHaveCount(0)
  await expect(path.getByRole('link', { name: /Come to the round once/ })).toBeVisible()
})

test('the goals of all are filtered, sorted and walked by keyboard', async ({ sample: { page } }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Growth' }).click()
  const table = page.getByRole('table', { name: 'Goals' })
  const rows = table.getByRole('row')
  await expect(rows.nth(1)).toContainText('was due')
  await page.getByLabel('When it is due').selectOption({ label: 'Without a day' })
  await expect(rows).toHaveCount(2)
  await page.getByText(/^Dropped \d/).click()
  await page.getByLabel('When it is due').selectOption({ label: 'Due at any time' })
  await expect(rows.nth(1)).toContainText('Leave the admissions committee')
  await page.getByText(/^All \d/).click()
  await page.getByLabel('Area', { exact: true }).selectOption({ label: 'Career' })
  await page.getByRole('button', { name: 'Goal', exact: true }).click()
  await expect(rows.nth(1)).toContainText('Leave the admissions committee')
  await table.getByRole('link', { name: /Leave the admissions/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(table.getByRole('link', { name: /The promotion file/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Title')).toHaveValue(/The promotion file/)

  // Coming back finds the list as it was left.
  await page.goBack()
  await expect(page.getByLabel('Area', { exact: true })).toHaveValue('career')
})

test('progress noted from a meeting stands at both, and a deleted goal comes back at one press', async ({
  sample: { page },
}) => {
  await openFound(page, 'Amina')
  await page.getByRole('button', { name: 'Log a meeting' }).click()
  await page.getByLabel('Topic').fill('The hall')
  await page.getByRole('button', { name: 'Note progress: One piece of research that is really mine' }).click()
  await expect(page.getByText(/^Noted for the meeting of/)).toBeVisible()
  await noteProgress(page, '90', 'The talk stands')
  await expect(page.getByRole('list', { name: 'Meetings about this goal' }).getByText('The hall')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('90 %, noted in this meeting')).toBeVisible()
  await expect(page.getByLabel('Topic')).toHaveValue('The hall')

  await (await search(page, 'Sleep, five nights')).click()
  await page.getByRole('button', { name: 'Options of this goal' }).click()
  await page.getByRole('menuitem', { name: 'Delete this goal' }).click()
  await expect(page.getByRole('heading', { name: /^Goals of/, level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sleep, five nights of seven' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Sleep, five nights of seven' })).toBeVisible()
})

test('a goal that is due leads from the day to itself, and the plan can be copied and printed', async ({
  sample: { page },
}) => {
  await go(page, '/today')
  await page.getByRole('link', { name: 'a goal is due' }).first().click()
  await expect(page.getByRole('heading', { name: /^Goal of/, level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'The plan', exact: true }).click()
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await expect(page.getByText('Copied. Paste it into a mail or a document.')).toBeVisible()
  const paper = page.locator('.print-page')
  await expect(paper).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(paper).toBeVisible()
  await expect(paper).toContainText('Development plan')
  await expect(page.locator('#root')).toBeHidden()
})
