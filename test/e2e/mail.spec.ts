// Writing to a mentee, through a real SMTP conversation with a server on this computer: what is sent arrives to the
// byte, and whatever the server does, nothing is lost and nothing goes twice.
import type { Page } from '@playwright/test'
import PostalMime from 'postal-mime'
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { startMailServer, type MailServerUnderTest } from '../hosts/smtp.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

/** A conversation with a server takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 20_000 })

const mentee = 'Sipho Dlamini'
const menteeAddress = 'sipho.dlamini@coastal.example.org'
const subject = 'Thursday — ¿a las diez? 日本語'
const text = 'Dear Sipho,\n\n.a line that begins with a dot\nand one with an umlaut: Größe\n\nRowan'

/** Fills in the account form for the server; the form stays open. */
async function describeAccount(page: Page, port: number): Promise<void> {
  await go(page, '/settings/mail')
  const allow = page.getByLabel('Allow a mail server on this computer')
  if (!(await allow.isChecked())) await allow.click({ force: true })
  await expect(allow).toBeChecked()
  await page.getByRole('button', { name: 'Add an account' }).click()
  await page.getByLabel('Your address').fill('rowan.adler@example.edu')
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await choose(page, 'Encryption', 'None, this computer only')
  await page.getByLabel('Port').fill(String(port))
  await page.getByLabel('Password', { exact: true }).fill('only for the server')
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option }).click()
}

async function keepAccount(page: Page, port: number): Promise<void> {
  await describeAccount(page, port)
  await page.getByRole('button', { name: 'Save the account' }).click()
  await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible()
}

/** Writes the mail and leaves it as a saved draft. */
async function writeDraft(page: Page): Promise<void> {
  await go(page, '/mail/new')
  await page.getByRole('combobox', { name: 'To whom' }).fill('sipho')
  await expect(page.getByRole('option', { name: mentee })).toHaveAttribute('data-combobox-selected')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Mail to ${mentee}` })).toBeVisible()
  await page.getByLabel('Subject').fill(subject)
  await page.getByLabel('Text', { exact: true }).fill(text)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

async function writeAndSend(page: Page): Promise<void> {
  await writeDraft(page)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

const state = (page: Page, name: string) => page.locator(`[data-mail-state="${name}"]`).first()
const verdict = (page: Page, stage: string) => page.locator(`[data-stage="${stage}"]`)

/** Violations of accessibility on the present screen, by their ids; without the blank page that axe would open
 * beside ours, because the host lets nobody open a second window. */
async function withServer(work: (server: MailServerUnderTest) => Promise<void>): Promise<void> {
  const server = await startMailServer()
  try {
    await work(server)
  } finally {
    await server.close()
  }
}

test.describe.configure({ timeout: 180_000 })

test('a mail arrives to the byte and stands in the time line as sent', async ({ sample: { page } }) => {
  await withServer(async (server) => {
    await keepAccount(page, server.port)
    await writeAndSend(page)
    await expect(state(page, 'sent')).toBeVisible()
    await expect(page.getByText(/^Today \d/)).toBeVisible()

    expect(server.received).toHaveLength(1)
    const [arrived] = server.received
    expect(arrived?.from).toBe('rowan.adler@example.edu')
    expect(arrived?.to).toEqual([menteeAddress])
    const parsed = await PostalMime.parse(Buffer.from(arrived?.raw ?? '', 'latin1'))
    expect(parsed.subject).toBe(subject)
    expect(parsed.from).toMatchObject({ name: 'Prof. Rowan Adler', address: 'rowan.adler@example.edu' })
    expect(parsed.text?.trimEnd()).toBe(text)
    expect(parsed.messageId).toMatch(/^<[0-9a-f-]{36}@example\.edu>$/)

    await page.getByRole('link', { name: mentee }).click()
    await expect(page.getByRole('heading', { level: 1, name: mentee })).toBeVisible()
    await expect(page.getByText(subject).first()).toBeVisible()

    await go(page, '/mail')
    await expect(page.getByRole('row', { name: new RegExp(`${mentee}.*Thursday`) })).toContainText('Waiting for them')
    expect(await axeFindings(page)).toEqual([])
  })
})

test('checking a connection says step by step what is well and what is not', async ({ sample: { page } }) => {
  const plain = await startMailServer()
  const untrusted = await startMailServer({ tls: true })
  try {
    await describeAccount(page, plain.port)
    await page.getByRole('button', { name: 'Check connection' }).click()
    await expect(page.getByText('The connection works. Nothing was sent.')).toBeVisible()
    await expect(verdict(page, 'auth')).toContainText('User and password are accepted.')
    await expect(verdict(page, 'tls')).toContainText('Not used by this account.')
    expect(await axeFindings(page)).toEqual([])

    plain.manners.refuseAuth = true
    await page.getByRole('button', { name: 'Check connection' }).click()
    await expect(verdict(page, 'auth')).toContainText('The server refused the user or the password.')
    await expect(verdict(page, 'sender')).toContainText('Not tried')

    await choose(page, 'Encryption', 'TLS from the start')
    await page.getByLabel('Port').fill(String(untrusted.port))
    await page.getByRole('button', { name: 'Check connection' }).click()
    await expect(verdict(page, 'tls')).toHaveAttribute('data-verdict', 'ok')
    await expect(verdict(page, 'certificate')).toHaveAttribute('data-verdict', 'failed')
    await expect(verdict(page, 'auth')).toContainText('Not tried')

    await page.getByLabel('Port').fill('9')
    await page.getByRole('button', { name: 'Check connection' }).click()
    await expect(verdict(page, 'tcp')).toContainText('nothing answers on this port')
    expect(plain.received).toEqual([])
  } finally {
    await plain.close()
    await untrusted.close()
  }
})

test('a server that is down loses nothing, and the mail goes when it is up again', async ({ sample: app }) => {
  const { page } = app
  const first = await startMailServer()
  await keepAccount(page, first.port)
  await first.close()
  await writeAndSend(page)
  await expect(state(page, 'queued')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Nothing is lost' })).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  await app.restart()
  await unlock(app.page, passphrase)
  const second = await startMailServer({ port: first.port })
  try {
    await go(app.page, '/mail')
    await app.page.getByRole('button', { name: 'Send it now' }).click()
    await expect(app.page.getByRole('row', { name: /Thursday/ })).toContainText('Waiting for them')
    expect(second.received).toHaveLength(1)
  } finally {
    await second.close()
  }
})

test('a refused recipient is said in the words of the server, and can be edited as a new draft', async ({
  sample: { page },
}) => {
  await withServer(async (server) => {
    server.manners.refuseRecipients = [menteeAddress]
    await keepAccount(page, server.port)
    await writeAndSend(page)
    await expect(state(page, 'failed')).toBeVisible()
    await expect(page.getByText('5.1.1 no such mailbox')).toBeVisible()
    await expect(page.getByText('The mail is kept.')).toBeVisible()

    server.manners.refuseRecipients = []
    await page.getByRole('button', { name: 'More about this mail' }).click()
    await page.getByRole('menuitem', { name: 'Edit as a new draft' }).click()
    await expect(page.getByLabel('Subject')).toHaveValue(subject)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(state(page, 'sent')).toBeVisible()
    expect(server.received).toHaveLength(1)
  })
})

test('a connection lost after the mail was handed over is settled by the mentor alone', async ({
  sample: { page },
}) => {
  await withServer(async (server) => {
    server.manners.dropAfterData = true
    await keepAccount(page, server.port)
    await writeAndSend(page)
    await expect(state(page, 'uncertain')).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    const handedOver = server.received[0]?.raw

    server.manners.dropAfterData = false
    await lock(page)
    await unlock(page, passphrase)
    await go(page, '/mail')
    await expect(page.getByRole('link', { name: /Thursday/ })).toContainText('May have been sent')
    expect(server.received).toHaveLength(1)

    await page.getByRole('link', { name: /Thursday/ }).click()
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect(state(page, 'sent')).toBeVisible()
    expect(server.received).toHaveLength(2)
    expect(server.received[1]?.raw).toBe(handedOver)
  })
})

test('a program that ends in the middle of sending leaves the mail to the mentor', async ({ sample: app }) => {
  await withServer(async (server) => {
    await keepAccount(app.page, server.port)
    server.manners.silentAfterData = true
    await writeAndSend(app.page)
    await expect(state(app.page, 'sending')).toBeVisible()
    await expect.poll(() => server.received.length).toBe(1)
    await app.kill()
    server.manners.silentAfterData = false
    await app.start()
    await unlock(app.page, passphrase)
    await go(app.page, '/mail')
    await expect(app.page.getByRole('link', { name: /Thursday/ })).toContainText('May have been sent')
    await app.page.getByRole('link', { name: /Thursday/ }).click()
    await app.page.getByRole('button', { name: 'It was sent' }).click()
    await expect(state(app.page, 'sent')).toBeVisible()
    expect(server.received).toHaveLength(1)
  })
})

test('a draft is kept without an account and without a word about it, and can be deleted and brought back', async ({
  sample: { page },
}) => {
  await writeDraft(page)
  await expect(page.getByRole('link', { name: 'Set up the account you send from' })).toBeVisible()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('There is no account to send from.')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'More about this draft' }).click()
  await page.getByRole('menuitem', { name: 'Delete this draft' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await go(page, '/mail')
  await page.getByRole('link', { name: /Thursday/ }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(text)
})
