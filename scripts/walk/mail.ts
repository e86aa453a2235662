// Sets up an account at the mail catcher and writes a mail, as a mentor who tries the program out would.
import type { Page } from 'playwright-core'
import { go, openFound } from './screens.ts'

/** A check or a delivery on this computer is done in a moment; on a busy one in several. ms. */
const patience = 30_000

/** Types the account in, checks the connection and saves it. Answers what the check said, a line for each step. */
export async function checkAndSaveAccount(page: Page, account: { address: string; port: number }): Promise<string[]> {
  await go(page, '/settings/mail')
  // The switch turns when the setting is on disk, not at the click.
  await page.getByLabel('Allow a mail server on this computer without encryption').click()
  await page.getByRole('switch', { checked: true }).waitFor()
  await page
    .getByRole('button', { name: /add .*account/i })
    .first()
    .click()
  const form = page.getByRole('form', { name: 'New account' })
  await form.getByLabel('Your address').fill(account.address)
  await form.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await form.getByRole('combobox', { name: 'Encryption' }).or(form.getByLabel('Encryption')).first().click()
  await page.getByRole('option', { name: /None/ }).click()
  await form.getByLabel('Port').fill(String(account.port))
  await form.getByLabel('User').fill('')
  await form.getByRole('button', { name: 'Check connection' }).click()
  const report = form.getByRole('list').last()
  await report.waitFor({ timeout: patience })
  const said = await report.getByRole('listitem').allInnerTexts()
  await form.getByRole('button', { name: 'Save the account' }).click()
  await form.waitFor({ state: 'detached' })
  return said.map((line) => line.replaceAll(/\s+/g, ' ').trim())
}

/** Opens the mentee's page, writes and sends; resolves when the mail is shown as sent. */
export async function sendMail(page: Page, mentee: string, mail: { subject: string; text: string }): Promise<void> {
  await openFound(page, mentee)
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByLabel('Subject').fill(mail.subject)
  await page.getByLabel('Text', { exact: true }).fill(mail.text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Sent', { exact: true }).first().waitFor({ timeout: patience })
}
