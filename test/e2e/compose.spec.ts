// Writing mails: to several without showing them to each other, with form and files, taken back, later, again; what arrives
// at a server is looked at to the byte.
import type { Page } from '@playwright/test'
import PostalMime from 'postal-mime'
import { go } from '../../scripts/walk/screens.ts'
import { startMailServer, type MailServerUnderTest, type Received } from '../hosts/smtp.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'

/** Mails wait ten seconds for second thoughts, and a conversation with a server takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 40_000 })

const sipho = { name: 'Sipho Dlamini', address: 'sipho.dlamini@coastal.example.org' }
const file = { name: 'reading list.txt', mimeType: 'text/plain', buffer: Buffer.from('Chekhov\r\nWard No. 6\n\u0000') }

test.describe.configure({ timeout: 240_000 })

async function withServer(page: Page, work: (server: MailServerUnderTest) => Promise<void>): Promise<void> {
  const server = await startMailServer()
  try {
    await go(page, '/settings/mail')
    const allow = page.getByLabel('Allow a mail server on this computer')
    if (!(await allow.isChecked())) await allow.click({ force: true })
    await expect(allow).toBeChecked()
    await page.getByRole('button', { name: 'Add an account' }).click()
    await page.getByLabel('Your address').fill('rowan.adler@example.edu')
    await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
    await page.getByRole('combobox', { name: 'Encryption' }).click()
    await page.getByRole('option', { name: 'None, this computer only' }).click()
    await page.getByLabel('Port').fill(String(server.port))
    await page.getByLabel('Password', { exact: true }).fill('only for the server')
    await page.getByRole('button', { name: 'Save the account' }).click()
    await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible()
    await work(server)
  } finally {
    await server.close()
  }
}

async function writeTo(page: Page, typed: string): Promise<void> {
  await go(page, '/mail/new')
  await page.getByRole('combobox', { name: 'To whom' }).fill(typed)
  await expect(page.locator('[data-combobox-selected]')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Mail to/ })).toBeVisible()
}

async function addTo(page: Page, field: string, typed: string): Promise<void> {
  await page
    .getByRole('combobox', { name: field, exact: true })
    .or(page.getByLabel(field, { exact: true }))
    .first()
    .fill(typed)
  await expect(page.locator('[data-combobox-selected]')).toBeVisible()
  await page.keyboard.press('Enter')
}

const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click()
const parsed = (received: Received | undefined) => PostalMime.parse(Buffer.from(received?.raw ?? '', 'latin1'))
const attach = (page: Page, chosen: typeof file) => page.locator('input[type=file]').first().setInputFiles(chosen)

test('a mail to two goes to each alone, with form and file, and shows neither the other', async ({
  sample: { page },
}) => {
  await withServer(page, async (server) => {
    await writeTo(page, 'sipho')
    await addTo(page, 'To', 'amina')
    await expect(page.getByRole('radio', { name: 'One mail each' })).toBeChecked()
    await page.getByLabel('Subject').fill('Reading for {first name}')
    await page.getByRole('switch', { name: 'Text with form' }).click({ force: true })
    await page.getByRole('textbox', { name: 'Text' }).click()
    await page.keyboard.type('Dear {first name},\n- Chekhov & <others>\nread one')
    await attach(page, file)
    await expect(page.getByText(file.name)).toBeVisible()
    await expect(page.getByText(/The whole mail: about/)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await send(page)
    await expect(page.getByText('2 mails go in 10 seconds')).toBeVisible()
    await expect.poll(() => server.received.length).toBe(2)

    const addresses = server.received.map(({ to }) => to)
    expect(addresses.every((to) => to.length === 1)).toBe(true)
    const [one = '', other = ''] = addresses.flat()
    expect([one, other]).toContain(sipho.address)
    for (const received of server.received) {
      const [own] = received.to
      expect(received.raw).not.toContain(own === one ? other : one)
      const mail = await parsed(received)
      expect(mail.html).toContain('<ul>')
      expect(mail.html).toContain('Chekhov &amp; &lt;others&gt;')
      expect(mail.text).toContain('- Chekhov & <others>')
      expect(`${mail.subject ?? ''}${mail.text ?? ''}`).not.toContain('{')
      expect(mail.attachments).toHaveLength(1)
      expect(mail.attachments[0]?.filename).toBe(file.name)
      const content = mail.attachments[0]?.content
      expect(content instanceof ArrayBuffer ? Buffer.from(content) : content).toEqual(file.buffer)
    }
  })
})

test('a hidden mail names the mentor alone, and goes to all', async ({ sample: { page } }) => {
  await withServer(page, async (server) => {
    await writeTo(page, 'sipho')
    await addTo(page, 'To', 'amina')
    await page.getByRole('radio', { name: 'One mail, addresses hidden (Bcc)' }).click()
    await page.getByRole('radio', { name: 'One mail, everybody sees everybody' }).click()
    await expect(page.getByRole('dialog', { name: 'Show them to each other?' })).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep them apart' }).click()
    await expect(page.getByRole('radio', { name: 'One mail, addresses hidden (Bcc)' })).toBeChecked()
    await page.getByLabel('Subject').fill('To all of you')
    await send(page)
    await expect.poll(() => server.received.length).toBe(1)
    const [received] = server.received
    expect(received?.to).toHaveLength(3)
    expect(received?.raw).not.toContain(sipho.address)
    expect((await parsed(received)).to?.[0]?.address).toBe('rowan.adler@example.edu')
  })
})

test('second thoughts bring words and file back; a later time is kept; what is written again names what it follows', async ({
  sample: { page },
}) => {
  await withServer(page, async (server) => {
    await writeTo(page, 'sipho')
    await page.getByLabel('Subject').fill('Thursday')
    await page.getByLabel('Text', { exact: true }).fill('Shall we meet?')
    await attach(page, file)
    await expect(page.getByText(file.name)).toBeVisible()
    await send(page)
    await expect(page.getByText('The mail goes in 10 seconds')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Shall we meet?')
    await expect(page.getByText(file.name)).toBeVisible()
    expect(server.received).toHaveLength(0)

    await page.getByRole('button', { name: 'When it goes' }).click()
    await page.getByRole('menuitem', { name: 'Choose a later time…' }).click()
    await expect(page.getByRole('dialog', { name: 'Send later' })).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: /^Tomorrow morning/ }).click()
    await expect(page.getByText(/^The mail goes (?!in )/)).toBeVisible()
    expect(server.received).toHaveLength(0)
    await page.getByRole('button', { name: 'Send now' }).click()
    await expect.poll(() => server.received.length).toBe(1)
    const first = await parsed(server.received[0])
    expect(first.attachments).toHaveLength(1)

    await page.getByRole('button', { name: 'Write again' }).click()
    await expect(page.getByLabel('Subject')).toHaveValue('Re: Thursday')
    await page.getByLabel('Text', { exact: true }).fill('Or Friday?')
    await page.getByRole('button', { name: 'What is quoted' }).click()
    await expect(page.getByLabel('Quoted words')).toHaveValue(/wrote:\n\nShall we meet\?/)
    expect(await axeFindings(page)).toEqual([])
    await send(page)
    await expect.poll(() => server.received.length).toBe(2)
    const second = await parsed(server.received[1])
    expect(second.inReplyTo).toBe(first.messageId)
    expect(second.references).toContain(first.messageId ?? 'none')
    expect(second.text).toContain('Or Friday?')
    expect(second.text).toContain('> Shall we meet?')
  })
})

test('a file that is named after somebody else is asked about, and a wrong address never goes', async ({
  sample: { page },
}) => {
  await withServer(page, async (server) => {
    await writeTo(page, 'sipho')
    await page.getByLabel('Subject').fill('Feedback')
    await attach(page, { ...file, name: 'Oyelaran-Whitfield feedback.txt' })
    await expect(page.getByText('Oyelaran-Whitfield feedback.txt')).toBeVisible()
    await send(page)
    const dialog = page.getByRole('dialog', { name: 'Is this for the right mentee?' })
    await expect(dialog).toContainText('Grace Oyelaran-Whitfield')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Back to the text' }).click()
    await page.getByRole('button', { name: 'Take out “Oyelaran-Whitfield feedback.txt”' }).click()
    await expect(page.getByRole('region', { name: 'Attachments' })).toBeHidden()

    await page.getByLabel('To', { exact: true }).first().fill('not an address')
    await page.keyboard.press('Tab')
    await expect(page.getByText('“not an address” is not an e-mail address')).toBeVisible()
    await send(page)
    await expect(page.getByRole('alert').filter({ hasText: 'is not an e-mail address' })).toBeVisible()
    expect(server.received).toHaveLength(0)
  })
})

test('templates, questions in lines and a mailto link begin a mail', async ({ sample: { page } }) => {
  await writeTo(page, 'sipho')
  await page.getByRole('button', { name: 'From a template' }).click()
  await page.getByRole('menuitem', { name: /^First contact/ }).click()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/^Dear Sipho,/)
  await page.getByRole('button', { name: 'Ask in lines' }).click()
  await page.getByRole('menuitem', { name: /^A short check-in/ }).click()
  await expect(page.getByRole('region', { name: 'Questions in lines' })).toContainText('ANSWER')
  const link = 'mailto:dean@example.edu?cc=bursar@example.edu&subject=not%20this&attach=/etc/passwd'
  await page.getByLabel('To', { exact: true }).first().fill(link)
  await page.keyboard.press('Enter')
  await expect(page.getByText('dean@example.edu')).toBeVisible()
  await expect(page.getByText('bursar@example.edu')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'More about this draft' }).click()
  await page.getByRole('menuitem', { name: 'Save as a template' }).click()
  await expect(page.getByText('Kept as a template for mails')).toBeVisible()
})
