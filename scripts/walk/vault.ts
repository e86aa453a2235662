// Walks through the doors of the program as a person does: makes a vault, keeps its code, locks, unlocks.
// Used by the tour and by the screenshots.
import type { Page } from 'playwright-core'

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
/** Deriving a key takes about a second, on a busy machine many; ms. */
const derivation = 60_000

/** Types the passphrase twice and waits for the recovery code. */
export async function choosePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(passphrase)
  await page.getByRole('textbox', { name: 'The same again' }).fill(passphrase)
  await page.getByRole('button', { name: 'Make the vault' }).click()
  await page.getByRole('list', { name: 'Recovery code' }).waitFor({ timeout: derivation })
}

/** Reads the recovery code, types the group that is asked for, and answers the whole code. */
export async function keepRecoveryCode(page: Page): Promise<string> {
  const groups = await page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem').allInnerTexts()
  const field = page.getByLabel(/type the \w+ group/)
  const label = await page.getByText(/type the \w+ group/).innerText()
  const asked = ordinals.findIndex((ordinal) => label.includes(`the ${ordinal} group`))
  const group = groups[asked]
  if (group === undefined) throw new Error(`the code has no group for “${label}”`)
  await field.fill(group)
  await page.getByRole('button', { name: 'Go on' }).click()
  return groups.join('-')
}

/** What the roster begins with. */
export async function begin(page: Page, how: 'empty' | 'sample', mentor = ''): Promise<void> {
  if (mentor !== '') await page.getByLabel('Your name').fill(mentor)
  const name = how === 'empty' ? 'Begin with an empty roster' : 'Load the sample practice'
  await page.getByRole('button', { name }).click()
  await inside(page)
}

/** Waits until the frame stands and a screen in it. */
async function inside(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: derivation })
  await page.locator('main h1').waitFor()
}

/** By the shortcut, as in a hurry. */
export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+L')
  await page.getByRole('button', { name: 'Unlock' }).waitFor({ timeout: derivation })
}

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await inside(page)
}
