// A whole exchange by mail with servers on this computer: a real Dovecot that brings, an SMTP server that takes. Written while
// nothing may go, sent in a window, answered by a plain mail client, brought home into the same conversations, each once.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import PostalMime from 'postal-mime'
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { hasOpenssl, makeAuthority } from '../hosts/certificates.ts'
import { hasDovecot, startDovecot, type Dovecot } from '../hosts/dovecot.ts'
import { startMailServer, type MailServerUnderTest } from '../hosts/smtp.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
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
  smtp: MailServerUnderTest
  dovecot: Dovecot
}

async function withServers(work: (servers: Servers) => Promise<void>): Promise<void> {
  if (authority === null) return
  const smtp = await startMailServer()
  const dovecot = await startDovecot({ credentials: authority.good })
  try {
    await work({ smtp, dovecot })
  } finally {
    await Promise.all([smtp.close(), dovecot.close()])
  }
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

/** Sets up sending and receiving, both checked. */
async function setUp(page: Page, { smtp, dovecot }: Servers): Promise<void> {
  await go(page, '/settings/mail')
  await page.getByLabel('Allow a mail server on this computer').click({ force: true })
  await page.getByLabel('Only when I say so').click()
  await expect(page.getByLabel('Only when I say so')).toBeChecked()
  await page.getByRole('button', { name: 'Add an account' }).click()
  await page.getByLabel('Your address').fill(own)
  await page.getByLabel('User', { exact: true }).fill(dovecot.user)
  await page.getByLabel('Password', { exact: true }).fill(dovecot.password)
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await choose(page, 'Encryption', 'None, this computer only')
  await page.getByLabel('Port', { exact: true }).fill(String(smtp.port))
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

async function write(page: Page, subject: string): Promise<void> {
  await go(page, '/mail/new')
  await page.getByRole('combobox', { name: 'To whom' }).fill('sipho')
  await expect(page.getByRole('option', { name: mentee })).toHaveAttribute('data-combobox-selected')
  await page.keyboard.press('Enter')
  await page.getByLabel('Subject').fill(subject)
  await page.getByLabel('Text', { exact: true }).fill(`About ${subject.toLowerCase()}.`)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.locator('[data-mail-state="queued"]').first()).toBeVisible()
}

/** What an ordinary mail client makes of an answer. */
async function answer(raw: string): Promise<string> {
  const asked = await PostalMime.parse(Buffer.from(raw, 'latin1'))
  const lines = [
    'Authentication-Results: mx.example.edu; dkim=pass header.d=coastal.example.org; spf=pass; dmarc=pass',
    `From: Sipho <${menteeAddress}>`,
    `To: ${own}`,
    `Subject: Re: ${asked.subject ?? ''}`,
    `Message-ID: <answer-${(asked.subject ?? '').replaceAll(' ', '-')}@coastal.example.org>`,
    `In-Reply-To: ${asked.messageId ?? ''}`,
    `References: ${asked.messageId ?? ''}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Yes to ${asked.subject ?? ''}.`,
    '',
    '> About it.',
    '',
  ]
  return lines.join('\r\n')
}

const network = (page: Page) => page.getByRole('region', { name: 'Network' })

async function connect(page: Page): Promise<void> {
  await go(page, '/mail')
  await network(page).getByRole('button', { name: 'Connect now' }).click()
  await expect(network(page).getByText(/^Done\./)).toBeVisible()
}

test('three mails wait for a window, go, are answered and come home once, in their conversations', async ({
  sample: { page },
}) => {
  await withServers(async (servers) => {
    const { smtp, dovecot } = servers
    await setUp(page, servers)
    for (const subject of subjects) await write(page, subject)
    await go(page, '/mail')
    await expect(network(page).getByText(/^3 mails wait to go, /)).toBeVisible()
    expect(smtp.received).toEqual([])

    await connect(page)
    expect(smtp.received).toHaveLength(3)
    await expect
      .poll(
        async () =>
          (await dovecot.admin('search', '-u', dovecot.user, 'mailbox', 'Sent', 'all')).trim().split('\n').length,
      )
      .toBe(3)

    const answers = await Promise.all(smtp.received.map(({ raw }) => answer(raw)))
    for (const one of answers) await dovecot.save('INBOX', one)
    await dovecot.save('INBOX', 'From: stranger@elsewhere.example\r\nSubject: Buy now\r\n\r\nNot for the vault.\r\n')
    await connect(page)
    await expect(network(page).getByText(/3 brought/)).toBeVisible()

    // The same again, as after a cut: nothing twice.
    await lock(page)
    await unlock(page, passphrase)
    await connect(page)
    await expect(network(page).getByText(/0 brought/)).toBeVisible()
    for (const subject of subjects) {
      const row = page.getByRole('row', { name: new RegExp(`${mentee}.*${subject}`) })
      await expect(row).toHaveCount(1)
      await expect(row).toContainText(`Yes to ${subject}.`)
    }
    await expect(page.getByText('Buy now')).toHaveCount(0)
    expect(smtp.received).toHaveLength(3)
  })
})
