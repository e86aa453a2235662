// Everything by keyboard: the commands, the search over everything, and what is new.
import { expect, test } from './fixtures.ts'
import { goTo } from './mentor.ts'

test('the commands go to a mentee by name and to a screen by word', async ({ sample: { page } }) => {
  await page.keyboard.press('Control+K')
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await expect(palette.getByLabel('Command or mentee')).toBeFocused()
  await page.keyboard.type('ami')
  await expect(palette.getByRole('option', { name: /Amina/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina')
  await expect(palette).toBeHidden()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('health')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Vault health', level: 1 })).toBeVisible()
})

test('Esc closes the commands and gives the focus back', async ({ empty: { page } }) => {
  await goTo(page, 'Settings')
  await page.getByLabel('Institution').focus()
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden()
  await expect(page.getByLabel('Institution')).toBeFocused()
})

test('slash searches everything, arrows and Enter open what was found, Esc clears', async ({ sample: { page } }) => {
  await goTo(page, 'Settings')
  await page.keyboard.press('/')
  const field = page.getByLabel('Search everything')
  await expect(field).toBeFocused()
  await page.keyboard.type('amina')
  await expect(page.getByRole('option', { name: /Amina/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina')
  await expect(field).toHaveValue('')

  // Faster than the answers come: the keys wait for those to the last letter.
  await field.focus()
  await page.keyboard.type('sipho')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sipho')
  await expect(field).toHaveValue('')

  await field.fill('zzzqqq')
  await expect(page.getByText('Nothing found.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
})

test('N opens what can be made, and a letter typed into a field is only a letter', async ({ empty: { page } }) => {
  await goTo(page, 'Settings')
  await page.getByLabel('Institution').fill('')
  await page.getByLabel('Institution').press('n')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(page.getByLabel('Institution')).toHaveValue('n')

  await page.getByRole('heading', { name: 'Settings', level: 1 }).focus()
  await page.keyboard.press('n')
  const menu = page.getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: 'Mentee' })).toBeFocused()
  await page.keyboard.press('Enter')
  // The form of a new mentee opens once its screen is there.
  await expect(page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible()
  await expect(page.getByRole('dialog')).toContainText('New mentee')
})

test('the first Tab leads past the rail', async ({ empty: { page } }) => {
  await goTo(page, 'Settings')
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
  const skip = page.getByRole('button', { name: 'Skip to the content' })
  await skip.focus()
  await expect(skip).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a screen that does not exist says so and offers a way back', async ({ empty: { page } }) => {
  await page.evaluate(() => (location.hash = '#/nowhere'))
  await expect(page.getByText('There is no such page')).toBeVisible()
  await page.getByRole('button', { name: 'To the mentees' }).click()
  await expect(page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible()
})
