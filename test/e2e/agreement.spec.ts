// An agreement from what each side wants to what both keep to, and a mentorship from its first phase to its farewell.
import type { Page } from '@playwright/test'
import { openFound, saved } from '../../scripts/walk/screens.ts'
import { unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

async function openAgreement(page: Page): Promise<void> {
  await openFound(page, 'Ingrid')
  await page.getByRole('link', { name: 'Make an agreement' }).click()
  await expect(page.getByRole('heading', { name: /^Agreement with/, level: 1 })).toBeVisible()
}

async function writeBothSides(page: Page): Promise<void> {
  const mine = page.getByRole('tabpanel', { name: 'Mine' })
  await mine.getByRole('textbox', { name: 'Purpose', exact: true }).fill('A second paper')
  await mine.getByRole('textbox', { name: 'How often', exact: true }).fill('2')
  await mine.getByRole('button', { name: 'Insert a suggestion: Confidentiality' }).click()
  await page.getByRole('tab', { name: 'Theirs' }).click()
  const theirs = page.getByRole('tabpanel', { name: 'Theirs' })
  await theirs.getByRole('textbox', { name: 'Purpose', exact: true }).fill('A post in my own country')
  await theirs.getByRole('textbox', { name: 'How often', exact: true }).fill('1')
  await theirs.getByRole('textbox', { name: 'Off limits', exact: true }).fill('My family')
}

async function agreeTogether(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Together' }).click()
  await page.getByRole('button', { name: 'Take both: Purpose' }).click()
  await page.getByRole('button', { name: 'Take mine: How often' }).click()
  await expect(page.getByText('Everything that was said is settled.')).toBeVisible()
  await page.getByRole('button', { name: 'Agree', exact: true }).click()
  await expect(page.getByText(/^Version 1, agreed on/)).toBeVisible()
}

test('each side is written down alone, what differs is said, and what both settle on is in force', async ({
  sample: { page },
}) => {
  await openAgreement(page)
  await writeBothSides(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('tab', { name: 'Together' }).click()
  await expect(page.getByRole('region', { name: 'Purpose' }).getByText('They differ')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Confidentiality' }).getByText('Only mine')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Off limits' }).getByText('Only theirs')).toBeVisible()
  // What only one side says is filled in; where they differ, nobody decides for them.
  await expect(page.getByRole('textbox', { name: 'Off limits, for both' })).toHaveValue('My family')
  await expect(page.getByRole('textbox', { name: 'Purpose, for both' })).toHaveValue('')
  await expect(page.getByText('Not settled: Purpose, How often.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await agreeTogether(page)
  expect(await axeFindings(page)).toEqual([])

  // The paper holds the agreement and nothing else.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('main')).toBeHidden()
  const paper = page.locator('.print-page')
  await expect(paper).toContainText('Mentoring agreement')
  await expect(paper).toContainText('A second paper\nA post in my own country')
  await expect(paper).toContainText('Every 2 weeks')
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('button', { name: 'To the mentee' }).click()
  await expect(page.getByRole('region', { name: 'Agreement' }).getByText('Every 2 weeks')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
})

test('what was typed is there after the window was closed in mid-word', async ({ sample: app }) => {
  await openAgreement(app.page)
  await app.page.getByRole('textbox', { name: 'Purpose', exact: true }).pressSequentially('To find a pos')
  await saved(app.page)
  await app.page.reload()
  await unlock(app.page, passphrase)
  await openFound(app.page, 'Ingrid')
  await expect(app.page.getByRole('region', { name: 'Agreement' }).getByText('A draft, not yet agreed.')).toBeVisible()
  await app.page.getByRole('link', { name: 'Open the agreement' }).click()
  await expect(app.page.getByRole('textbox', { name: 'Purpose', exact: true })).toHaveValue('To find a pos')
})

test('a review finds it still good, or makes a second version and keeps the first', async ({ sample: { page } }) => {
  await openAgreement(page)
  await writeBothSides(page)
  await agreeTogether(page)
  const nextYear = String(new Date().getFullYear() + 1)
  await page.getByRole('button', { name: 'Still good: next in a year' }).click()
  await expect(page.getByRole('region', { name: 'Review' }).getByText(nextYear)).toBeVisible()

  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByText('Version 2, a draft. Version 1 stays in force until this one is agreed.')).toBeVisible()
  await page.getByRole('textbox', { name: 'How often', exact: true }).fill('3')
  await page.getByRole('tab', { name: 'Together' }).click()
  await page.getByRole('button', { name: 'Take mine: How often' }).click()
  await page.getByRole('button', { name: 'Agree', exact: true }).click()
  await expect(page.getByText(/^Version 2, agreed on/)).toBeVisible()
  await expect(page.getByText('Every 3 weeks').first()).toBeVisible()
  await page.getByText(/^Version 1, agreed on/).click()
  await expect(page.getByRole('region', { name: 'Former versions' }).getByText('Every 2 weeks')).toBeVisible()
})

test('a mentorship goes through its phases and ends with a farewell, and nothing is deleted by it', async ({
  sample: { page },
}) => {
  await openFound(page, 'Ingrid')
  const phase = page.getByRole('region', { name: 'Phase' })
  await phase.locator('summary').click()
  await expect(phase.locator('summary')).toContainText('Alignment, 0 of 4 done')
  await phase.getByRole('checkbox', { name: 'Each of you has said what matters' }).click()
  await expect(phase.locator('summary')).toContainText('Alignment, 1 of 4 done')
  await phase.getByRole('button', { name: 'Go on to Cultivation' }).click()
  await expect(phase.locator('summary')).toContainText('Cultivation')
  await phase.getByRole('button', { name: 'Return to Alignment' }).click()
  await expect(phase.locator('summary')).toContainText('Alignment, 1 of 4 done')
  expect(await axeFindings(page)).toEqual([])
  await phase.getByRole('button', { name: 'Go on to Cultivation' }).click()
  await phase.getByRole('button', { name: 'Go on to Closure' }).click()

  await expect(page.getByRole('heading', { name: /^Farewell to/, level: 1 })).toBeVisible()
  await page.getByLabel('What was reached').fill('Two papers and a post')
  await saved(page)
  await expect(page.getByRole('region', { name: 'What to do with the records' })).toContainText(/\d+ meetings?/)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'End the mentorship' }).click()
  await expect(page.getByText(/^Completed: /)).toBeVisible()
  await expect(page.getByRole('heading', { name: /Ingrid/, level: 1 })).toBeVisible()
  await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Farewell review' }).click()
  await expect(page.getByLabel('What was reached')).toHaveValue('Two papers and a post')
  await expect(page.getByRole('button', { name: 'End the mentorship' })).toHaveCount(0)
})
