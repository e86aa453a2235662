// While the screen is shared: on no screen is a name or a private word drawn, what may be shared is, and one shortcut ends it.
import type { Page } from '@playwright/test'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 300_000 })

/** All words that can be seen: of texts and of fields. */
function seen(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const words = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      if (element !== null && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) words.push(node.data)
    }
    for (const field of document.querySelectorAll('input, textarea, select'))
      if (field.checkVisibility({ visibilityProperty: true })) words.push(field.value)
    return words.join('\\n')
  })()`)
}

const names = [
  'Amina',
  'Otieno',
  'Layla',
  'Al-Khatib',
  'Siyuan',
  'Sipho',
  'Dlamini',
  'Grace',
  'Oyelaran',
  'José',
  'Quispe',
  'Ingrid',
  'Tomás',
  'Minh',
]
const privateWords = ['Tired', 'Count to five', 'example.org', 'fellowship application']

const routes = [
  '/today',
  '/promises',
  '/notes',
  '/notes/review',
  '/goals',
  '/mentees',
  '/groups',
  '/calendar',
  '/mail',
  '/assessments',
  '/mirror',
  '/practice',
  '/practice/report',
  '/templates',
  '/settings',
  '/settings/mail',
  '/settings/backup',
  '/settings/health',
]

test('no screen shows a name or a private word, and one press shows everything again', async ({ sample: { page } }) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/mentees')
  expect(await seen(page)).toContain('Amina')
  await page.keyboard.press('Control+Shift+H')
  await expect(page.getByText(/^Presenting:/)).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  for (const route of routes) {
    await page.evaluate((to) => (location.hash = `#${to}`), route)
    await page.waitForTimeout(700)
    const words = await seen(page)
    for (const word of [...names, ...privateWords]) expect(words, `${word} on ${route}`).not.toContain(word)
  }
  await page.getByRole('button', { name: 'Show everything' }).click()
  await go(page, '/mentees')
  expect(await seen(page)).toContain('Amina')
})

test('a mentee, a meeting, a search and the commands are covered; what may be shared is shown, the drawer is not told of', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(20_000)
  await go(page, '/meetings/new')
  await page.getByLabel('Topic').fill('Zanzibar')
  await page.getByRole('textbox', { name: 'What was said' }).click()
  await page.keyboard.type('hidden rhubarb\n\nshown apricot')
  await page.keyboard.press('Control+Shift+E')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Shift+H')
  const meeting = await seen(page)
  expect(meeting).toContain('shown apricot')
  for (const word of ['rhubarb', 'Zanzibar']) expect(meeting).not.toContain(word)

  await page.getByLabel('Search everything').fill('amina')
  await page.waitForTimeout(700)
  expect((await seen(page)).replace('amina', '')).not.toContain('Amina')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('lay')
  await page.waitForTimeout(500)
  expect(await seen(page)).not.toContain('Layla')
  await page.keyboard.press('Escape')

  await page.evaluate(() => (location.hash = '#/notes'))
  await expect(page.getByRole('heading', { name: 'Notes', level: 1 })).toBeVisible()
  await expect(page.getByText('Locked drawer')).toHaveCount(0)
  await page.evaluate(() => (location.hash = '#/notes/drawer'))
  await expect(page.getByText('Locked drawer')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+H')

  await openFound(page, 'layla')
  const mentee = new URL(page.url()).hash
  await page.keyboard.press('Control+Shift+H')
  for (const part of ['', '/goals', '/agreement', '/path', '/assessments']) {
    await page.evaluate((to) => (location.hash = to), `${mentee}${part}`)
    await page.waitForTimeout(700)
    const words = await seen(page)
    for (const word of [...names, ...privateWords])
      expect(words, `${word} on the page ${part} of a mentee`).not.toContain(word)
  }
})
