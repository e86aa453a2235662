// What mentor and mentee owe each other, from the meeting where it was said until it is kept; and the day that it makes.
import type { Page } from '@playwright/test'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })
const text = 'Send the reading list on informed consent'
const theirs = 'Bring the consent form in two languages'

async function promise(page: Page, who: string, what: string): Promise<void> {
  await page.getByLabel('Who', { exact: true }).selectOption({ label: who })
  await page.getByLabel('What', { exact: true }).fill(what)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: what })).toBeVisible()
}

test.describe.configure({ timeout: 180_000 })

test('a promise made in a meeting is carried over until it is kept, or dropped with a reason', async ({
  sample: { page },
}) => {
  await openFound(page, 'Ingrid')
  await page.getByRole('button', { name: 'Log a meeting' }).click()
  await page.getByLabel('Topic').fill('Consent')
  const name = 'Ingrid'
  const who = (await page.getByLabel('Who', { exact: true }).locator('option').allTextContents()).find((label) =>
    label.startsWith(name),
  )
  await promise(page, 'I will', text)
  await promise(page, who ?? '', theirs)
  await page.getByRole('button', { name: 'Done' }).click()

  // The same ones stand on the page, in the ledger on their sides, and in the next meeting.
  await expect(page.getByRole('list', { name: 'Open promises' }).getByRole('listitem')).toHaveCount(2)
  await go(page, '/promises')
  await expect(page.getByRole('region', { name: 'I promised' }).getByText(text)).toBeVisible()
  await expect(page.getByRole('region', { name: 'They promised' }).getByText(theirs)).toBeVisible()
  await lock(page)
  await unlock(page, passphrase)
  await openFound(page, 'Ingrid')
  await page.getByRole('button', { name: 'Log a meeting' }).click()
  await page.getByRole('checkbox', { name: text }).click()
  await expect(page.getByText('The promise was kept')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: text })).toHaveCount(0)

  await page.getByRole('button', { name: `Options of: ${theirs}` }).click()
  await page.getByRole('menuitem', { name: 'Drop, with a reason' }).click()
  await expect(page.getByRole('button', { name: 'Drop it' })).toBeDisabled()
  await page.getByLabel('Why is it dropped?').fill('The board asks for one language only')
  await page.getByRole('button', { name: 'Drop it' }).click()
  await expect(page.getByRole('checkbox', { name: theirs })).toHaveCount(0)
  await go(page, '/promises')
  await page.getByText(/Kept or dropped \d/).click()
  await expect(page.getByText('The board asks for one language only')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: text })).toBeChecked()
})

test('a promise that was kept by mistake is open again at one press', async ({ sample: { page } }) => {
  await openFound(page, 'Ingrid')
  await promise(page, 'I will', text)
  await page.getByRole('checkbox', { name: text }).click()
  await expect(page.getByRole('checkbox', { name: text })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('checkbox', { name: text })).not.toBeChecked()

  await page.getByRole('button', { name: `Options of: ${text}` }).click()
  await page.getByRole('menuitem', { name: 'Change' }).click()
  await page.getByLabel('Promise', { exact: true }).fill(`${text}, with comments`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: `${text}, with comments` })).toBeVisible()
})

test('the day shows what is due, and changes when it is kept', async ({ sample: { page } }) => {
  await go(page, '/today')
  const mine = page.getByRole('region', { name: 'My promises' })
  const due = mine.getByRole('checkbox', { name: 'Ask the conference for a first session before lunch' })
  await expect(due).toBeVisible()
  await expect(page.getByRole('region', { name: 'Ahead' }).getByRole('listitem')).not.toHaveCount(0)
  await due.click()
  await expect(due).toHaveCount(0)
})
