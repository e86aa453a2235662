// Groups of mentees: made, changed, put away, deleted, and always told on the time lines of those who are in them.
import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './mentor.ts'

const form = (page: Page) => page.getByRole('dialog')
const list = (page: Page) => page.getByRole('navigation', { name: 'Groups' })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last().click()

/** Takes the first that the search over the roster offers. */
async function addMember(page: Page, text: string): Promise<void> {
  await form(page).getByRole('combobox', { name: 'Add members' }).fill(text)
  await expect(page.locator('[role=option][data-combobox-selected]')).toBeVisible()
  await page.keyboard.press('Enter')
}

async function makeGroup(page: Page, name: string, members: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'New group' }).click()
  await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  for (const member of members) await addMember(page, member)
  await form(page).getByRole('button', { name: 'Done' }).click()
  await expect(form(page)).toBeHidden()
}

test('a group is made with its members, and each of them knows', async ({ sample: { page } }) => {
  test.slow()
  await goTo(page, 'Groups')
  await makeGroup(page, 'Writing circle', ['sipho', 'JOSE'])
  await expect(page.getByRole('heading', { level: 2, name: 'Writing circle' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: '2 members' })).toBeVisible()
  await page.getByRole('button', { name: 'Sipho Dlamini' }).click()
  await expect(page.getByText('Joined the group')).toContainText('Writing circle')
})

test('a group is opened from the search over everything', async ({ sample: { page } }) => {
  test.slow()
  await goTo(page, 'Groups')
  await makeGroup(page, 'Writing circle', [])
  await page.getByLabel('Search everything').fill('residents as teach')
  await page.getByRole('option', { name: /Residents as teachers/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Residents as teachers' })).toBeVisible()
})

test('a change of members is told once, and can be taken back', async ({ sample: { page } }) => {
  test.slow()
  await goTo(page, 'Groups')
  await makeGroup(page, 'Writing circle', ['sipho'])
  await page.getByRole('button', { name: 'Edit' }).click()
  await form(page).getByRole('button', { name: 'Take Sipho Dlamini out of the group' }).click()
  await addMember(page, 'jose')
  await form(page).getByLabel('Match').selectOption('Layered group')
  await form(page).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('heading', { level: 3, name: '1 member' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sipho Dlamini' })).toHaveCount(0)
  await undo(page)
  await expect(page.getByRole('button', { name: 'Sipho Dlamini' })).toBeVisible()
  await expect(list(page).getByText('1 member · Small group')).toBeVisible()
})

test('a meeting with the whole group begins from the group', async ({ sample: { page } }) => {
  test.slow()
  await goTo(page, 'Groups')
  await makeGroup(page, 'Writing circle', ['sipho'])
  await page.getByRole('button', { name: 'Log a meeting' }).click()
  // The new meeting has its own address at once, so the one before is seen only on a slow machine.
  await expect(page).toHaveURL(/#\/meetings\/[\da-f-]+\?(?:.*&)?group=(?:%22)?[\da-f-]+/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sipho Dlamini')
})

test('a group is archived and used again, deleted and brought back', async ({ sample: { page } }) => {
  test.slow()
  await goTo(page, 'Groups')
  await makeGroup(page, 'Writing circle', ['sipho'])
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(list(page).getByRole('button', { name: 'Writing circle' })).toHaveCount(0)
  await page.getByText('Archived', { exact: true }).click()
  await list(page).getByRole('button', { name: 'Writing circle' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Use again' }).click()
  await list(page).getByRole('button', { name: 'Writing circle' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(list(page).getByRole('button', { name: 'Writing circle' })).toHaveCount(0)
  await undo(page)
  await expect(list(page).getByRole('button', { name: 'Writing circle' })).toBeVisible()
})

test('selected mentees join a group from the list', async ({ sample: { page } }) => {
  test.slow()
  await goTo(page, 'Groups')
  await makeGroup(page, 'Writing circle', [])
  await goTo(page, 'Mentees')
  await page.getByRole('checkbox', { name: 'Select Sipho Dlamini' }).click()
  await page.getByRole('button', { name: 'Add to group…' }).click()
  await form(page).getByRole('combobox', { name: 'Group' }).fill('writing')
  await page.getByRole('option', { name: 'Writing circle' }).click()
  await form(page).getByRole('button', { name: 'Add', exact: true }).click()
  await goTo(page, 'Groups')
  await list(page).getByRole('button', { name: 'Writing circle' }).click()
  await expect(page.getByRole('button', { name: 'Sipho Dlamini' })).toBeVisible()
})

test('groups hold to the rules of accessibility in light and dark', async ({ empty: { page } }) => {
  test.slow()
  await goTo(page, 'Groups')
  for (const screen of ['empty', 'form', 'made'] as const) {
    if (screen === 'form') await page.getByRole('button', { name: 'Make the first group' }).click()
    if (screen === 'made') {
      await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('دائرة الكتابة')
      await form(page).getByRole('button', { name: 'Done' }).click()
      await expect(list(page).getByText('دائرة الكتابة')).toBeVisible()
    }
    expect(await axeFindings(page), screen).toEqual([])
  }
})
