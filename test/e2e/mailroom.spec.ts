// The mailroom without any server: mails out of files and pasted replies thread like those that come by themselves, each
// once; they are read, settled, snoozed, found and saved; and hostile ones do nothing.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { go } from '../../scripts/walk/screens.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'

/** The worker that reads mail takes its time to begin on a busy machine. */
const expect = expectSoon.configure({ timeout: 20_000 })

const amina = { name: 'Amina Wanjiru Otieno', address: 'amina.otieno@lakeside.example.edu' }
const sipho = { name: 'Sipho Dlamini', address: 'sipho.dlamini@coastal.example.org' }
const mentor = 'Rowan Adler <rowan.adler@example.edu>'

interface Letter {
  from: { name: string; address: string }
  subject: string
  text: string
  id: string
  daysAgo: number
  answers?: string
  html?: string
}

/** One mail as servers bring it. */
function letter({ from, subject, text, id, daysAgo, answers, html }: Letter): string {
  return [
    `From: ${from.name} <${from.address}>`,
    `To: ${mentor}`,
    `Subject: ${subject}`,
    `Date: ${new Date(today - daysAgo * 86_400_000).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@example.org>`,
    ...(answers === undefined ? [] : [`In-Reply-To: <${answers}@example.org>`, `References: <${answers}@example.org>`]),
    'MIME-Version: 1.0',
    `Content-Type: text/${html === undefined ? 'plain' : 'html'}; charset=utf-8`,
    '',
    html ?? text,
    '',
  ].join('\n')
}

/** The same in every file: a mail with another date is another mail. */
const today = Date.now()

const mailbox = (letters: readonly Letter[]): string =>
  letters.map((one) => `From ${one.from.address} Thu Nov 26 01:00:00 2026\n${letter(one)}\n`).join('')

const first: Letter = {
  from: amina,
  subject: 'Field notes',
  text: 'Dear Rowan,\n\nthe zwiebelfisch is in the notes of the second village.\n\nAmina',
  id: 'notes-1',
  daysAgo: 3,
}
const letters: readonly Letter[] = [
  first,
  {
    ...first,
    subject: 'Re: Field notes',
    text: 'And one more page, from today.',
    id: 'notes-2',
    daysAgo: 1,
    answers: 'notes-1',
  },
  { from: sipho, subject: 'A short question', text: 'When do we meet?', id: 'question', daysAgo: 2 },
  {
    from: { name: 'A. Otieno', address: 'amina.private@example.net' },
    subject: 'From my other address',
    text: 'The university’s server is down.',
    id: 'private',
    daysAgo: 1,
  },
]

async function chooseFile(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Take in…' }).click()
  await page.getByRole('menuitem', { name: 'Mails from files…' }).click()
  await page.getByLabel('Mail files').setInputFiles({ name, mimeType: 'application/mbox', buffer: Buffer.from(text) })
}

const found = (page: Page) => page.getByRole('list', { name: 'What the files hold' })
const rows = (page: Page) => page.getByRole('grid', { name: 'Conversations' }).getByRole('row')
const row = (page: Page, words: RegExp) => rows(page).filter({ hasText: words })
const shelf = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Which conversations' }).getByText(name)

async function takeIn(page: Page): Promise<void> {
  await go(page, '/mail')
  await chooseFile(page, 'mails.mbox', mailbox(letters))
  await expect(found(page)).toContainText('3 mails new')
  await page.getByRole('button', { name: 'Keep 3 mails' }).click()
  await expect(page.getByText('3 mails kept')).toBeVisible()
}

test.describe.configure({ timeout: 120_000 })

test('mails out of a mailbox are seen before they are kept, thread, and are kept once', async ({
  sample: { page },
}) => {
  await go(page, '/mail')
  await chooseFile(page, 'mails.mbox', mailbox(letters))
  await expect(found(page)).toContainText('3 mails new')
  await expect(found(page)).toContainText('1 mail of nobody on your roster')
  expect(await axeFindings(page)).toEqual([])
  const whose = page.getByRole('combobox', { name: 'Whose address is amina.private@example.net?' })
  await whose.fill('Amina')
  await page.getByRole('option', { name: amina.name }).click()
  await page.getByRole('button', { name: 'Keep 4 mails' }).click()
  await expect(page.getByText('4 mails kept')).toBeVisible()
  await expect(row(page, /Field notes/)).toHaveCount(1)
  await expect(row(page, /Field notes/)).toContainText('Waiting for me')
  await expect(row(page, /From my other address/)).toContainText('Amina')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, /Field notes/)).toHaveCount(0)

  await takeIn(page)
  await chooseFile(page, 'mails.mbox', mailbox(letters))
  await expect(found(page)).toContainText('Nothing new')
  await expect(found(page)).toContainText('3 mails here already')
  await page.getByRole('button', { name: 'Done' }).click()
  await chooseFile(page, 'one.eml', letter({ ...first, id: 'notes-3', text: 'A third one.', answers: 'notes-2' }))
  await expect(found(page)).toContainText('1 mail new')
  await page.getByRole('button', { name: 'Keep 1 mail' }).click()
  await expect(row(page, /Field notes/)).toHaveCount(1)
  expect(await axeFindings(page)).toEqual([])
})

test('the keys read, settle, snooze and bring back, and each can be undone', async ({ sample: { page } }) => {
  await takeIn(page)
  await shelf(page, 'Waiting for me').click()
  await expect(rows(page)).toHaveCount(2)
  await row(page, /A short question/).focus()
  await page.keyboard.press('e')
  await expect(page.getByText('Nothing to answer there')).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(rows(page)).toHaveCount(2)

  await row(page, /Field notes/).focus()
  await page.keyboard.press('s')
  await expect(page.getByRole('dialog', { name: 'Out of sight until' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: /Tomorrow/ }).click()
  await expect(rows(page)).toHaveCount(1)
  await shelf(page, 'Snoozed').click()
  await expect(row(page, /Field notes/)).toHaveCount(1)

  await shelf(page, 'Unread').click()
  await expect(rows(page)).toHaveCount(2)
  await rows(page).first().focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar', { name: 'Selected conversations' })).toContainText('2 selected')
  await page.keyboard.press('u')
  await expect(page.getByText('All is read')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(rows(page)).toHaveCount(2)
})

test('the search finds words of any mail; opening reads it, and a promise can be made of it', async ({
  sample: { page },
}) => {
  await takeIn(page)
  await page.getByRole('searchbox', { name: 'Search all mail' }).fill('zwiebelf')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Field notes' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByText('And one more page, from today.').first()).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Make a promise of it' }).last().click()
  await page.getByLabel('What', { exact: true }).fill('Read the page on the second village')
  await page.getByRole('button', { name: 'Add promise' }).click()
  await expect(page.getByText('A promise was added.')).toBeVisible()
  await go(page, '/promises')
  await expect(page.getByText('Read the page on the second village')).toBeVisible()
  await go(page, '/mail')
  await expect(page.getByRole('radio', { name: 'Unread 1' })).toBeAttached()
  await go(page, '/today')
  await expect(page.getByRole('region', { name: 'Mails waiting for me' })).toContainText('Field notes')
})

test('a pasted reply goes on with the conversation that it quotes', async ({ sample: { page } }) => {
  await takeIn(page)
  await page.getByRole('button', { name: 'Take in…' }).click()
  await page.getByRole('menuitem', { name: 'Paste a reply…' }).click()
  await page
    .getByLabel('The reply, as it came')
    .fill(`On Friday at four.\n\nFrom: ${sipho.address}\nSubject: Re: A short question\n\n> When do we meet?`)
  await expect(page.getByRole('combobox', { name: 'From whom' })).toHaveValue(sipho.name)
  await expect(page.getByRole('combobox', { name: 'Which conversation it goes on with' })).toHaveValue(
    'A short question',
  )
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep the reply' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'A short question' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByText('On Friday at four.').first()).toBeVisible()
})

test('what is saved of a mentee brings nothing new when it is taken in again', async ({ sample: { page } }) => {
  await takeIn(page)
  await page.evaluate(() => delete window.showSaveFilePicker)
  await row(page, /Field notes/).click()
  await page.getByRole('link', { name: /Amina/ }).click()
  await page
    .getByRole('region', { name: 'Mail', exact: true })
    .getByRole('button', { name: 'All mail as .mbox…' })
    .click()
  await expect(page.getByText('The file is not encrypted')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the file…' }).click()
  const saved = await readFile(await (await download).path())
  expect(saved.toString()).toContain('Subject: Re: Field notes')
  await go(page, '/mail')
  await chooseFile(page, 'saved.mbox', saved)
  await expect(found(page)).toContainText('Nothing new')
  await page.getByRole('button', { name: 'Done' }).click()
})

test('a hostile mail shows its words and does nothing', async ({ sample: app }) => {
  const { page } = app
  await go(page, '/mail')
  const html =
    '<p>Please look at <a href="https://evil.example.net/x">https://bank.example.org</a></p>' +
    '<img src="https://evil.example.net/pixel.png"><script>fetch("https://evil.example.net/")</script>' +
    '<form action="https://evil.example.net/"><input name=a></form><img src=x onerror="alert(1)">' +
    '<style>@import "https://evil.example.net/a.css";</style><iframe src="https://evil.example.net/"></iframe>'
  await chooseFile(
    page,
    'hostile.eml',
    letter({ from: sipho, subject: 'Please confirm', text: '', id: 'evil', daysAgo: 0, html }),
  )
  await page.getByRole('button', { name: 'Keep 1 mail' }).click()
  await row(page, /Please confirm/).click()
  await expect(page.getByRole('article')).toContainText('Please look at')
  expect(app.problems).toEqual([])
  expect(app.openedLinks).toEqual([])
})
