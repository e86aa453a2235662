// A whole round of assessment, as a new mentor would go it: one's own view, two mentees asked by mail and one with a form file,
// all three back over real servers, one with mistakes; the mirror, a goal from the lowest area, and the report.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import PostalMime from 'postal-mime'
import { findHeadlessChromium } from '../../scripts/chromium.ts'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { axeFindings, axeFindingsOfFile } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { authority, connect, own, setUp, withServers } from './mail-round.ts'
import { savedPdf } from './pdf.ts'

const expect = expectSoon.configure({ timeout: 40_000 })

test.use({ hostOptions: authority === null ? {} : { ports: { mail: { ca: authority.ca } } } })
test.describe.configure({ timeout: 300_000 })
test.skip(authority === null, 'without openssl, Dovecot or outside Chromium this does not run')

const title = 'Mentoring Competency Assessment, 21 items'
const byMail = 'Ask by mail: numbered questions that any telephone can answer'
const byFile = 'Ask by a form file: for any browser, without a network'

async function begin(page: Page, who: string, how: string, mentees: readonly string[]): Promise<void> {
  await go(page, '/assessments/new')
  await page.getByLabel('Instrument').selectOption({ label: title })
  await page.getByLabel('Who says what').selectOption({ label: who })
  for (const mentee of mentees) {
    await page.getByRole('combobox', { name: 'With whom' }).fill(mentee)
    await page.getByRole('option', { name: new RegExp(mentee) }).click()
  }
  if (mentees.length > 0) await page.keyboard.press('Escape')
  await page.getByLabel('How the answers come').selectOption({ label: how })
}

interface Answer {
  from: string
  asked: string
  words: string
  attached?: { name: string; text: string }
}

/** A reply as a mail program makes it, with the question quoted below. */
async function reply({ from, asked, words, attached }: Answer): Promise<string> {
  const mail = await PostalMime.parse(Buffer.from(asked, 'latin1'))
  const text = [
    words,
    '',
    'Rowan Adler wrote:',
    ...(mail.text ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => `> ${line}`),
  ]
  const part = (type: string, lines: readonly string[], more: readonly string[] = []) => [
    '--edge',
    `Content-Type: ${type}; charset=utf-8`,
    ...more,
    '',
    ...lines,
  ]
  return [
    `From: ${from}`,
    `To: ${own}`,
    `Subject: Re: ${mail.subject ?? ''}`,
    `Message-ID: <round-${from.replaceAll(/[^a-z]/g, '')}@example.org>`,
    `In-Reply-To: ${mail.messageId ?? ''}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=edge',
    '',
    ...part('text/plain', text),
    ...(attached === undefined
      ? []
      : part('text/plain', attached.text.split('\n'), [
          `Content-Disposition: attachment; filename="${attached.name}"`,
        ])),
    '--edge--',
    '',
  ].join('\r\n')
}

/** Fills the form file in, in a browser that has no network, and saves the answers. */
async function fillIn(markup: Uint8Array): Promise<{ name: string; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'telemachus-form-'))
  const browser = await chromium.launch({ executablePath: findHeadlessChromium() ?? '', args: ['--no-sandbox'] })
  try {
    const file = join(folder, 'form.html')
    await writeFile(file, markup)
    const context = await browser.newContext({ offline: true, acceptDownloads: true })
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    expect(await axeFindingsOfFile(page)).toEqual([])
    for (let item = 1; item <= 21; item += 1) await page.locator(`[data-n="${item}"] input[value="6"]`).check()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the answers' }).click()
    const saved = await download
    return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function toOf(raw: string): Promise<string> {
  return (await PostalMime.parse(Buffer.from(raw, 'latin1'))).to?.[0]?.address ?? ''
}

/** Opens what came back of that mentee, and says that it is right. */
async function settle(page: Page, mentee: RegExp): Promise<void> {
  await go(page, '/assessments')
  const back = page.getByRole('region', { name: 'Came back and wants a look' })
  await back.getByRole('listitem').filter({ hasText: mentee }).getByRole('link', { name: title }).click()
  await expect(page.getByRole('button', { name: 'All right' })).toBeVisible()
}

test('a mentor assesses themselves, asks three mentees, and sees what comes of it', async ({ sample: { page } }) => {
  page.setDefaultTimeout(20_000)
  await withServers(async (servers) => {
    const { dovecot, delivered } = servers
    await setUp(page, servers)

    await begin(page, 'My view of myself', 'Answer it here', [])
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
    for (let item = 0; item < 21; item += 1) await page.keyboard.press(item < 16 ? '6' : '3')
    await expect(page.getByRole('status').filter({ hasText: '21 of 21 answered' })).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.locator('[data-saved="saved"]')).toBeVisible()

    await begin(page, 'The mentee’s view of me', byMail, ['Amina', 'Sipho'])
    await page.getByRole('button', { name: 'Write the mail' }).click()
    await page.getByLabel('Text', { exact: true }).fill('Would you answer these for me?')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.locator('[data-mail-state="queued"]').first()).toBeVisible()
    await begin(page, 'The mentee’s view of me', byFile, ['Ingrid'])
    await page.getByRole('button', { name: 'Attach it to a mail' }).click()
    await expect(page.getByText(/^assessment-.*\.html/)).toBeVisible()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.locator('[data-mail-state="queued"]').first()).toBeVisible()
    await connect(page)
    await expect.poll(() => delivered().length).toBe(3)

    const sent = await Promise.all(delivered().map(async (raw) => ({ raw, to: await toOf(raw) })))
    const toWhom = (name: string) => sent.find(({ to }) => to.startsWith(name)) ?? { raw: '', to: '' }
    const every = (point: number) => Array.from({ length: 21 }, (_, nth) => `ANSWER ${nth + 1}: ${point}`)
    const amina = toWhom('amina')
    const sipho = toWhom('sipho')
    const ingrid = toWhom('ingrid')
    await dovecot.save('INBOX', await reply({ from: amina.to, asked: amina.raw, words: every(5).join('\r\n') }))
    const mistaken = every(4)
    mistaken[1] = 'ANSWER 2: 9'
    mistaken[4] = 'ANSWER 5: 4 or 5'
    await dovecot.save('INBOX', await reply({ from: sipho.to, asked: sipho.raw, words: mistaken.join('\r\n') }))
    const attachedForm = (await PostalMime.parse(Buffer.from(ingrid.raw, 'latin1'))).attachments[0]
    if (attachedForm === undefined || typeof attachedForm.content === 'string') throw new Error('no form is attached')
    const attached = await fillIn(new Uint8Array(attachedForm.content))
    await dovecot.save('INBOX', await reply({ from: ingrid.to, asked: ingrid.raw, words: 'Here they are.', attached }))
    await connect(page)

    // Nothing counts before it was looked at; what was not understood asks.
    await settle(page, /Amina/)
    await page.getByRole('button', { name: 'All right' }).click()
    await settle(page, /Sipho/)
    await expect(page.getByText('2 answers were not understood.')).toBeVisible()
    await page.getByLabel('Giving feedback that is honest and can be put to use').selectOption('4')
    await page.getByLabel('Saying at the outset what each may expect of the other').selectOption('4')
    await page.getByRole('button', { name: 'All right' }).click()
    await settle(page, /Ingrid/)
    await page.getByRole('button', { name: 'All right' }).click()
    await expect(page.getByRole('button', { name: 'All right' })).toHaveCount(0)

    await go(page, '/mirror')
    const together = page.getByRole('region', { name: 'My mentees together' })
    await expect(together.getByRole('row', { name: /^Professional development/ })).toContainText('3.0, from 4 of 4')
    await expect(together.getByRole('row', { name: /^Communication/ })).toContainText(/, of [5-9]/)
    await expect(page.getByText(/^The band is an estimate/).first()).toBeVisible()
    await together.getByText('Item by item: my mentees together').click()
    await expect(together.getByRole('row', { name: /^Active listening|^Listening/ })).toContainText(/, of [5-9]/)

    await openFound(page, 'Ingrid')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Assessments' }).click()
    const theirs = page.getByRole('region', { name: 'The mentee’s view of me', exact: true })
    await expect(theirs.getByRole('row', { name: /^Communication/ })).toContainText('6.0, from 4 of 4')
    await page.getByText('Item by item: The mentee’s view of me').click()
    await expect(page.getByRole('table', { name: 'Item by item: The mentee’s view of me' })).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    const advice = page.getByRole('region', { name: 'What to do with it' }).first()
    await advice
      .getByRole('button', { name: /^Make a goal of/ })
      .first()
      .click()
    await expect(page.getByLabel('Title')).not.toHaveValue('')

    await go(page, '/practice')
    await page.getByRole('link', { name: 'Report', exact: true }).click()
    const { text } = await savedPdf(page, 'Print', 'A4')
    expect(text).toContain('Report on mentoring')
    expect(text).toMatch(/Assessments\s+1[0-9]\n/)

    // From a number to its answers in two clicks.
    await go(page, '/practice')
    await page.getByRole('link', { name: /^Assessments: / }).click()
    await page.getByRole('row').filter({ hasText: 'Ingrid' }).getByRole('link').first().click()
    await expect(page.getByRole('table').getByText('Communication: 6.0, from 4 of 4')).toBeVisible()
  })
})
