// A whole exchange by mail with servers on this computer: a real Postfix that takes and a real Dovecot that brings. Written while
// nothing may go, sent in a window, answered by a plain mail client and from a telephone, brought home into the same
// conversations through a power cut, each once. Where Postfix cannot be had, a small SMTP server takes its place.
import type { Page } from '@playwright/test'
import PostalMime from 'postal-mime'
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test, type App } from './fixtures.ts'
import { authority, connect, network, own, setUp, subjectOf, withServers } from './mail-round.ts'
import { passphrase } from './practices.ts'

/** A conversation with a server takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 40_000 })

const mentee = 'Sipho Dlamini'
const menteeAddress = 'sipho.dlamini@coastal.example.org'
const subjects = ['First chapter', 'Travel money', 'Thursday']

test.use({ hostOptions: authority === null ? {} : { ports: { mail: { ca: authority.ca } } } })
test.describe.configure({ timeout: 300_000 })
test.skip(authority === null, 'without openssl, Dovecot or outside Chromium this does not run')

async function write(page: Page, subject: string, form?: RegExp): Promise<void> {
  await go(page, '/mail/new')
  await page.getByRole('combobox', { name: 'To whom' }).fill('sipho')
  await expect(page.getByRole('option', { name: mentee })).toHaveAttribute('data-combobox-selected')
  await page.keyboard.press('Enter')
  await page.getByLabel('Subject').fill(subject)
  await page.getByLabel('Text', { exact: true }).fill(`About ${subject.toLowerCase()}.`)
  if (form !== undefined) {
    await page.getByRole('button', { name: 'Ask in lines' }).click()
    await page.getByRole('menuitem', { name: form }).click()
    await expect(page.getByRole('region', { name: 'Questions in lines' })).toContainText('ANSWER')
  }
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.locator('[data-mail-state="queued"]').first()).toBeVisible()
}

/** What a mail client makes of an answer: the words above, what was asked below them, quoted. */
async function answer(raw: string, words: string, attribution: string): Promise<string> {
  const asked = await PostalMime.parse(Buffer.from(raw, 'latin1'))
  const subject = asked.subject ?? ''
  const quoted = (asked.text ?? '').trimEnd().split('\n')
  const lines = [
    'Authentication-Results: mx.example.edu; dkim=pass header.d=coastal.example.org; spf=pass; dmarc=pass',
    `From: Sipho <${menteeAddress}>`,
    `To: ${own}`,
    `Subject: Re: ${subject}`,
    `Message-ID: <answer-${subject.replaceAll(/[^a-z0-9]+/giu, '-')}@coastal.example.org>`,
    `In-Reply-To: ${asked.messageId ?? ''}`,
    `References: ${asked.messageId ?? ''}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...words.split('\n'),
    '',
    attribution,
    ...quoted.map((line) => `> ${line}`),
    '',
  ]
  return lines.join('\r\n')
}

/** As somebody types on a telephone, above everything, numbers alone before the words. */
const fromTelephone = '1) 4\n2 the plot found itself\n3. too little time\n5 yes\n\nSent from my phone'

/** Presses "Connect now", and the power goes out. */
async function connectAndLosePower(app: App): Promise<void> {
  await go(app.page, '/mail')
  await network(app.page).getByRole('button', { name: 'Connect now' }).click()
  await app.kill()
  await app.start()
  await unlock(app.page, passphrase)
}

test('three mails wait for a window, go, are answered and come home once, in their conversations', async ({
  sample: app,
}) => {
  await withServers(async (servers) => {
    const { dovecot, delivered } = servers
    await setUp(app.page, servers)
    for (const subject of subjects)
      await write(app.page, subject, subject === 'Thursday' ? /^A short check-in/ : undefined)
    await go(app.page, '/mail')
    await expect(network(app.page).getByText(/^3 mails wait to go, /)).toBeVisible()
    expect(delivered()).toEqual([])

    await connect(app.page)
    await expect.poll(() => delivered().length).toBe(3)
    await expect
      .poll(
        async () =>
          (await dovecot.admin('search', '-u', dovecot.user, 'mailbox', 'Sent', 'all')).trim().split('\n').length,
      )
      .toBe(3)

    for (const raw of delivered()) {
      const isForm = subjectOf(raw).startsWith('Thursday')
      const words = isForm ? fromTelephone : `Yes to ${subjectOf(raw)}.`
      const attribution = isForm ? 'Am Do., 26. Nov. 2026 um 09:12 schrieb Prof. Rowan Adler:' : 'Rowan Adler wrote:'
      await dovecot.save('INBOX', await answer(raw, words, attribution))
    }
    await dovecot.save('INBOX', 'From: stranger@elsewhere.example\r\nSubject: Buy now\r\n\r\nNot for the vault.\r\n')
    await connectAndLosePower(app)
    await connect(app.page)
    // Once more, as after another cut: nothing twice.
    await lock(app.page)
    await unlock(app.page, passphrase)
    await connect(app.page)
    await expect(network(app.page).getByText(/0 brought/)).toBeVisible()
    const row = (subject: string) => app.page.getByRole('row', { name: new RegExp(`${mentee}.*${subject}`) })
    for (const subject of subjects) await expect(row(subject)).toHaveCount(1)
    for (const subject of subjects.slice(0, 2)) await expect(row(subject)).toContainText(`Yes to ${subject}.`)
    await expect(app.page.getByText('Buy now')).toHaveCount(0)
    expect(delivered()).toHaveLength(3)

    await row('Thursday').click()
    const answers = app.page.getByRole('region', { name: 'Answers to the form' })
    await expect(answers.getByLabel('What went better than you had thought?')).toHaveValue('the plot found itself')
    await expect(answers.getByLabel('What is in your way just now?')).toHaveValue('too little time')
    await expect(answers.getByLabel('How has your work been going?')).toHaveValue('4')
    await expect(answers.getByLabel('Would you like to talk before our next meeting?')).toHaveValue('yes')
    expect(await axeFindings(app.page)).toEqual([])
    await answers.getByRole('button', { name: 'All right' }).click()
    await expect(answers.getByRole('button', { name: 'All right' })).toHaveCount(0)
  })
})
