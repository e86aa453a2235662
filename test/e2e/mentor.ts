// What a mentor does in many tests: makes a vault, goes somewhere, unlocks. By the words on screen, as a person would.
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { passphrase } from './practices.ts'

export { passphrase }

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** Deriving a key takes a second or more, and several programs may run on the machine at once. */
export const slow = { timeout: 30_000 }

/** Types a new passphrase twice and sends it off. */
export async function choosePassphrase(page: Page, chosen: string, button: string): Promise<void> {
  await page.getByLabel('New passphrase', { exact: true }).fill(chosen)
  await page.getByLabel('The same again', { exact: true }).fill(chosen)
  await page.getByRole('button', { name: button }).click()
}

/** Reads the code off the screen and confirms it. Answers the groups. */
export async function keepRecoveryCode(page: Page, button = 'Go on'): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Recovery code' })
  await expect(list).toBeVisible(slow)
  const groups = await list.getByRole('listitem').allTextContents()
  const field = page.getByLabel(/To be sure that you have it/)
  const question = await page.getByText(/To be sure that you have it/).textContent()
  const asked = ordinals.findIndex((ordinal) => question?.includes(`the ${ordinal} group`) === true)
  await field.fill(groups[asked]?.toLowerCase() ?? '')
  await page.getByRole('button', { name: button }).click()
  return groups
}

/** The whole first run, up to the roster or, with the sample practice, to the day. Answers the recovery code. */
export async function makeVault(page: Page, begin: 'empty' | 'sample' = 'empty'): Promise<string> {
  await choosePassphrase(page, passphrase, 'Make the vault')
  const groups = await keepRecoveryCode(page)
  const button = begin === 'empty' ? 'Begin with an empty roster' : 'Load the sample practice'
  await page.getByRole('button', { name: button }).click()
  const home = begin === 'empty' ? 'Mentees' : 'Today'
  await expect(page.getByRole('heading', { name: home, level: 1 })).toBeVisible(slow)
  return groups.join('-')
}

export async function unlock(page: Page, typed = passphrase): Promise<void> {
  const field = page.getByLabel('Passphrase', { exact: true })
  await expect(field).toBeVisible(slow)
  await field.fill(typed)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Goes to a place of the rail. */
export async function goTo(page: Page, place: 'Mentees' | 'Groups' | 'Mail' | 'Settings'): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click()
  await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible()
}

/** Waits for the locked door. */
export async function isLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible(slow)
}
