// Real mail servers on this computer for tests that go out and come home: Postfix takes, Dovecot brings. Where Postfix cannot be
// had, a small SMTP server takes its place.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { go } from '../../scripts/walk/screens.ts'
import { hasOpenssl, makeAuthority } from '../hosts/certificates.ts'
import { hasDovecot, startDovecot, type Dovecot } from '../hosts/dovecot.ts'
import { hasPostfix, startPostfix } from '../hosts/postfix.ts'
import { startMailServer } from '../hosts/smtp.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon } from './fixtures.ts'

/** A conversation with a server takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 40_000 })

/** The address of the mentor of the sample practice. */
export const own = 'rowan.adler@example.edu'

const canRun = hasOpenssl() && hasDovecot() && process.env.HOST !== 'electron'
/** Null where such servers cannot be had. */
export const authority = canRun ? makeAuthority(mkdtempSync(join(tmpdir(), 'telemachus-authority-'))) : null

export interface Servers {
  /** Of the server that takes. */
  port: number
  encryption: 'STARTTLS' | 'None, this computer only'
  /** The mails that it has, in the order of their subjects. */
  delivered: () => string[]
  dovecot: Dovecot
}

const bySubject = (mails: readonly string[]): string[] =>
  mails.toSorted((one, other) => subjectOf(one).localeCompare(subjectOf(other)))

export function subjectOf(raw: string): string {
  return /^Subject: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''
}

export async function withServers(work: (servers: Servers) => Promise<void>): Promise<void> {
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
export async function setUp(page: Page, { port, encryption, dovecot }: Servers): Promise<void> {
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

export const network = (page: Page) => page.getByRole('region', { name: 'Network' })

export async function connect(page: Page): Promise<void> {
  await go(page, '/mail')
  await network(page).getByRole('button', { name: 'Connect now' }).click()
  await expect(network(page).getByText(/^Done\./)).toBeVisible()
}
