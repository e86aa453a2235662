// The day as the mentor's home: the brief before a meeting, a mail for somebody who has gone silent, and reminders that
// tell a bystander nothing.
import type { Page } from '@playwright/test'
import { startCatcher } from '../../scripts/walk/catcher.ts'
import { checkAndSaveAccount } from '../../scripts/walk/mail.ts'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { savedPdf } from './pdf.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

async function planWithAmina(page: Page): Promise<void> {
  await openFound(page, 'Amina')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  await page.getByLabel('Topic').fill('Fellowship application')
  await page.getByLabel('Join link').fill('https://example.zoom.us/j/8123456789')
  await page.getByLabel('Pass code').fill('4711')
  await page.getByRole('button', { name: 'Put all on the agenda' }).click()
  await saved(page)
}

test('the brief of a planned meeting has what was said, what is open and how to get in, on one sheet', async ({
  sample: { page },
}) => {
  await planWithAmina(page)
  await go(page, '/today')
  const line = page.getByRole('region', { name: 'Ahead' }).getByRole('listitem').filter({ hasText: 'Amina' })
  await expect(line).toContainText('1 promise of mine and 1 of theirs open. Last time: Abstract accepted')
  await line.getByRole('link', { name: /^Brief for Amina/ }).click()

  const brief = page.getByRole('article', { name: 'Brief' })
  for (const fact of [
    /for Amina Wanjiru Otieno/,
    /pass code 4711/,
    'Fellowship application',
    'she/her',
    'Abstract accepted',
    /she has never spoken before more than twenty people/,
    /Ten minutes aloud to the study group first/,
    'Travel grant: the letter',
    /days ago/,
  ])
    await expect(brief.getByText(fact).first()).toBeVisible()
  await expect(brief.getByRole('link', { name: 'Join now' })).toHaveAttribute('href', /zoom/)
  const headings = await brief.getByRole('heading', { level: 3 }).allTextContents()
  expect(headings.slice(0, 4)).toEqual(['Agenda', 'I promised', 'They promised', 'Last time'])
  expect(page.url()).toMatch(/#\/meetings\/[0-9a-f-]{36}\/brief$/)
  expect(await axeFindings(page)).toEqual([])

  // On paper: the sheet and nothing else, with the link written out.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('main')).toBeHidden()
  await expect(page.locator('.print-page')).toContainText('https://example.zoom.us/j/8123456789')
  await page.emulateMedia({ media: null })
  for (const paper of ['A4', 'Letter'] as const) expect((await savedPdf(page, 'Print', paper)).pages).toBe(1)

  await page.getByRole('link', { name: 'To the meeting' }).click()
  await page.getByRole('button', { name: 'Brief', exact: true }).click()
  await expect(brief).toBeVisible()
  await go(page, '/settings')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('brief')
  await page.keyboard.press('Enter')
  await expect(brief).toBeVisible()
})

test('a meeting that is gone has no brief, and says so', async ({ empty: { page } }) => {
  await go(page, '/meetings/00000000-0000-4000-8000-000000000000/brief')
  await expect(page.getByText('This meeting is no longer here')).toBeVisible()
})

test('somebody who went silent is proposed a mail, which is nobody’s until it is changed or sent', async ({
  sample: { page },
}) => {
  await go(page, '/today')
  const unheard = page.getByRole('region', { name: 'Not heard of' })
  await unheard
    .getByRole('button', { name: /^Propose a mail to Ingrid/ })
    .first()
    .click()
  const text = page.getByLabel('Text', { exact: true })
  await expect(text).toHaveValue(/^Dear Ingrid/)
  await expect(text).toHaveValue(/“Two lists”/)
  await expect(page.getByText('A proposal, for you to change')).toBeVisible()
  await expect(page.getByText(/where 28 are usual/)).toBeVisible()
  expect(decodeURIComponent(page.url())).not.toMatch(/Ingrid|Two lists|sign/i)
  expect(await axeFindings(page)).toEqual([])

  // Left alone it leaves nothing behind.
  await go(page, '/mail')
  await expect(page.getByText('A short sign is enough')).toHaveCount(0)

  await go(page, '/today')
  await unheard
    .getByRole('button', { name: /^Propose a mail to Ingrid/ })
    .first()
    .click()
  await page.getByLabel('Subject').fill('A short sign is enough for me')
  await saved(page)
  await go(page, '/mail')
  await page.getByRole('link', { name: /A short sign is enough for me/ }).click()
  await expect(text).toHaveValue(/One letter as an answer is plenty/)
  await expect(page.getByText('A proposal, for you to change')).toHaveCount(0)
})

test('a proposed mail goes out as it stands when the mentor sends it, and then it counts as contact', async ({
  sample: { page },
}) => {
  const catcher = await startCatcher()
  try {
    await checkAndSaveAccount(page, { address: 'rowan.adler@example.edu', port: catcher.port })
    await go(page, '/today')
    const propose = page.getByRole('button', { name: /^Propose a mail to Ingrid/ })
    await propose.click()
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/^Dear Ingrid/)
    expect(catcher.caught).toHaveLength(0)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('Sent', { exact: true }).first()).toBeVisible()
    expect(catcher.caught.map(({ subject }) => subject)).toEqual(['A short sign is enough'])
    await go(page, '/today')
    await expect(page.getByRole('region', { name: 'Ahead' })).toBeVisible()
    await expect(propose).toHaveCount(0)
  } finally {
    await catcher.close()
  }
})

test('the program begins with the day once there is somebody in it', async ({ sample: app }) => {
  await app.restart()
  await unlock(app.page, passphrase)
  await expect(app.page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
})

test('an empty practice begins with the roster', async ({ empty: app }) => {
  await app.restart()
  await unlock(app.page, passphrase)
  await expect(app.page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible()
})

test('reminders are off until they are wanted, come once, hold no name, and end with the lock', async ({
  sample: { page },
}) => {
  await page.evaluate(() => {
    const said: string[] = []
    Object.defineProperty(window, 'said', { value: said })
    class Shown {
      static permission = 'default'
      static requestPermission() {
        Shown.permission = 'granted'
        return Promise.resolve('granted')
      }
      onclick = null
      constructor(title: string, options: { body: string }) {
        said.push(`${title}: ${options.body}`)
      }
    }
    Object.defineProperty(window, 'Notification', { value: Shown })
  })
  const said = () => page.evaluate(() => JSON.stringify(Reflect.get(window, 'said')))
  const passMinutes = (minutes: number) =>
    page.evaluate((by) => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + by * 60_000
      document.dispatchEvent(new Event('visibilitychange'))
    }, minutes)

  await go(page, '/settings')
  const reminders = page.getByRole('switch', { name: 'Remind me by notifications of this computer' })
  await expect(reminders).not.toBeChecked()
  await reminders.click()
  await expect(reminders).toBeChecked()
  expect(await axeFindings(page)).toEqual([])

  await openFound(page, 'Amina')
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  // Between ten and twenty minutes from now; the program locks by itself after ten.
  const start = await page.evaluate(() => {
    const at = new Date(Date.now() + 15 * 60_000)
    const two = (part: number) => String(part).padStart(2, '0')
    return {
      day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
      time: `${two(at.getHours())}:${two(at.getMinutes())}`,
    }
  })
  await page.getByLabel('Day').fill(start.day)
  await page.getByLabel('Time', { exact: true }).fill(start.time)
  await page.getByLabel('Topic').fill('Fellowship application')
  await saved(page)
  expect(await said()).toBe('[]')
  await passMinutes(7)
  await expect.poll(said).toMatch(/^\["Telemachus: A meeting begins in \d minutes/)
  await passMinutes(0)
  expect(JSON.parse(await said())).toHaveLength(1)
  expect(await said()).not.toMatch(/Amina|Fellowship/)

  await lock(page)
  await unlock(page, passphrase)
  await go(page, '/settings')
  await expect(reminders).toBeChecked()
  await reminders.click()
  await expect(reminders).not.toBeChecked()
})

test('a computer that shows no notifications leaves the switch off and says what to do', async ({
  empty: { page },
}) => {
  await page.evaluate(() => {
    Object.defineProperty(window, 'Notification', {
      value: { permission: 'denied', requestPermission: () => Promise.resolve('denied') },
    })
  })
  await go(page, '/settings')
  const reminders = page.getByRole('switch', { name: 'Remind me by notifications of this computer' })
  await reminders.click()
  await expect(page.getByText('This computer does not show notifications')).toBeVisible()
  await expect(reminders).not.toBeChecked()
})
