// A whole exchange by mail with servers on this computer: a real Postfix that takes and a real Dovecot that brings. Written while
// nothing may go, sent in a window, answered by a plain mail client and from a telephone, brought home into the same
// conversations through a power cut, each once. Where Postfix cannot be had, a small SMTP server takes its place.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import PostalMime from 'postal-mime'
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { hasOpenssl, makeAuthority } from '../hosts/certificates.ts'
import { hasDovecot, startDovecot, type Dovecot } from '../hosts/dovecot.ts'
import { hasPostfix, startPostfix } from '../hosts/postfix.ts'
import { startMailServer } from '../hosts/smtp.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test, type App } from './fixtures.ts'
import { passphrase } from './practices.ts'

/** A conversation with a server takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 40_000 })

const mentee = 'Sipho Dlamini'
const menteeAddress = 'sipho.dlamini@coastal.example.org'
const own = 'rowan.adler@example.edu'
const subjects = ['First chapter', 'Travel money', 'Thursday']

const canRun = hasOpenssl() && hasDovecot() && process.env.HOST !== 'electron'
const authority = canRun ? makeAuthority(mkdtempSync(join(tmpdir(), 'telemachus-authority-'))) : null

test.use({ hostOptions: authority === null ? {} : { ports: { mail: { ca: authority.ca } } } })
test.describe.configure({ timeout: 300_000 })
test.skip(authority === null, 'without openssl, Dovecot or outside Chromium this does not run')

interface Servers {
  /** Of the server that takes. */
  port: number
  encryption: 'STARTTLS' | 'None, this computer only'
  /** The mails that it has, in the order of their subjects. */
  delivered: () => string[]
  dovecot: Dovecot
}

const bySubject = (mails: readonly string[]): string[] =>
  mails.toSorted((one, other) => subjectOf(one).localeCompare(subjectOf(other)))

function subjectOf(raw: string): string {
  return /^Subject: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''
}

async function withServers(work: (servers: Servers) => Promise<void>): Promise<void> {
  if (authority === null) return
  const credentials = authority.good
  if (hasPostfix()) {
    const postfix = await startPostfix({ credentials, largest: 10_000_000 })
    const { port, dovecot } = postfix
    await work({ port, encryption: 'STARTTLS', delivered: () => bySubject(postfix.delivered()), dovecot }).finally(() =>
      postfix.close(),
    )
    return
  }
  const smtp = await startMailServer()
  const dovecot = await startDovecot({ credentials })
  const delivered = () => bySubject(smtp.received.map(({ raw }) => raw))
  await work({ port: smtp.port, encryption: 'None, this computer only', delivered, dovecot }).finally(() =>
    Promise.all([smtp.close(), dovecot.close()]),
  )
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

/** Sets up sending and receiving, both checked. */
async function setUp(page: Page, { port, encryption, dovecot }: Servers): Promise<void> {
  await go(page, '/settings/mail')
  await page.getByLabel('Allow a mail server on this computer').click({ force: true })
  await page.getByLabel('Only when I say so').click()
  await expect(page.getByLabel('Only when I say so')).toBeChecked()
  await page.getByRole('button', { name: 'Add an account' }).click()
  await page.getByLabel('Your address').fill(own)
  await page.getByLabel('User', { exact: true }).fill(dovecot.user)
  await page.getByLabel('Password', { exact: true }).fill(dovecot.password)
  await page.getByLabel('Server', { exact: true }).fill('localhost')
  await choose(page, 'Encryption', encryption)
  await page.getByLabel('Port', { exact: true }).fill(String(port))
  await page.getByLabel('Bring replies home (IMAP)').click({ force: true })
  await page.getByLabel('Server for receiving').fill('localhost')
  await page.getByLabel('Its port').fill(String(dovecot.port))
  await page.getByRole('button', { name: 'Check connection' }).click()
  await expect(page.getByText('The connection works. Nothing was sent.')).toBeVisible()
  await page.getByRole('button', { name: 'Check receiving' }).click()
  await expect(page.getByText('Receiving works. Nothing was fetched.')).toBeVisible()
  await expect(page.locator('[data-stage="folder"]')).toContainText('The inbox can be opened.')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save the account' }).click()
  await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

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

const network = (page: Page) => page.getByRole('region', { name: 'Network' })

async function connect(page: Page): Promise<void> {
  await go(page, '/mail')
  await network(page).getByRole('button', { name: 'Connect now' }).click()
  await expect(network(page).getByText(/^Done\./)).toBeVisible()
}

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
