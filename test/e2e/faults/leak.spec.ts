// A marker is typed into every field of every screen. After locking it is nowhere in the window, not even in a snapshot
// of its memory; after closing it is in no file of the profile.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { choosePassphrase, isLocked, keepRecoveryCode, slow } from '../mentor.ts'
import { importPreviewed, previewRoster } from '../../../scripts/walk/roster.ts'
import { go } from '../../../scripts/walk/screens.ts'
import { scan, unsnap } from './stored-blocks.ts'

/** No word of any language, and in no file of a browser. */
const marker = 'zqxjkvw'
const passphrase = `${marker} lantern harbour otters`

let typed = 0

/** Types the marker into every field on the screen, or of a part of it, that takes text; answers how many there were. */
async function typeEverywhere(page: Page | Locator): Promise<number> {
  const fields = page.locator('input:not([type]), input[type=text], input[type=search], input[type=email], textarea')
  const before = typed
  for (const field of await fields.all()) {
    if (!(await field.isVisible()) || !(await field.isEditable())) continue
    typed += 1
    await field.fill(`${marker}${typed}@example.org`)
    // Fields for several values take one at Enter; in a plain field it would send the form.
    if ((await field.getAttribute('role')) !== 'combobox' && (await field.evaluate(isOneOfMany)))
      await field.press('Enter')
    await field.blur()
  }
  return typed - before
}

/** Fields that show what was entered as pills before them. */
function isOneOfMany(field: Element): boolean {
  return field.closest('[class*=PillsInput], [class*=TagsInput]') !== null
}

const heapOf = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

const saysSaved = (page: Page) => expect(page.getByText('Saved', { exact: true }).first()).toBeVisible(slow)

test('a marker typed into every field is nowhere after the lock, and in no file after closing', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const shown: string[] = []
  const look = async () => shown.push(page.url(), await page.title())

  await choosePassphrase(page, passphrase, 'Make the vault')
  await keepRecoveryCode(page)
  await typeEverywhere(page)
  await page.getByRole('button', { name: 'Begin with an empty roster' }).click()
  await expect(page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible(slow)

  const person = `${marker} Person`
  const csv = `Name,Email,Student ID,Programme\n${person},${marker}@example.edu,${marker}77,${marker} Medicine\n`
  await previewRoster(page, { name: `${marker}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await importPreviewed(page)
  await look()

  await go(page, '/mentees')
  await page
    .getByRole('button', { name: /New mentee/ })
    .first()
    .click()
  const form = page.getByRole('dialog')
  await form.waitFor()
  const closed = form.locator('button[aria-expanded=false][data-accordion-control]')
  while ((await closed.count()) > 0) await closed.first().click()
  expect(await typeEverywhere(form)).toBeGreaterThan(8)
  await saysSaved(page)
  await page.keyboard.press('Escape')
  await look()

  await go(page, '/groups')
  await page
    .getByRole('button', { name: /New group|Make .*group|first group/i })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  expect(await typeEverywhere(page.getByRole('dialog'))).toBeGreaterThan(0)
  await saysSaved(page)
  await page.keyboard.press('Escape')
  await look()

  await go(page, '/mentees')
  await page.getByText(person).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person)
  await look()
  await page
    .getByRole('button', { name: /Log a meeting|New meeting|Meeting/ })
    .first()
    .click()
  await expect(page.getByLabel('Topic')).toBeVisible(slow)
  for (const label of ['Topic', 'What was said', 'What was agreed'])
    await page.getByLabel(label, { exact: true }).fill(`${marker}${(typed += 1)} ${label}`)
  await saysSaved(page)
  await look()

  await go(page, '/mentees')
  await page.getByText(person).first().click()
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  for (const label of ['Subject', 'Text'])
    await page.getByLabel(label, { exact: true }).fill(`${marker}${(typed += 1)} ${label}`)
  await saysSaved(page)
  await look()

  await go(page, '/settings/mail')
  await page
    .getByRole('button', { name: /^(Add|Set up).*account/ })
    .first()
    .click()
  const account = page.getByRole('form', { name: 'New account' })
  await account.getByLabel('Your address').fill(`${marker}@example.org`)
  await typeEverywhere(account)
  await account.getByLabel('Password', { exact: true }).fill(`${marker}-secret`)
  await account.getByRole('button', { name: 'Save the account' }).click()
  await look()

  await go(page, '/notes/new')
  await page.getByLabel('Title').fill(`${marker}${(typed += 1)} note`)
  await page.getByRole('textbox', { name: 'Words' }).fill(`${marker}${(typed += 1)} words`)
  await saysSaved(page)
  await look()
  await go(page, '/notes/drawer')
  await choosePassphrase(page, `${marker} weir heron otters`, 'Make the drawer')
  await page.getByRole('button', { name: 'New note in the drawer' }).click()
  await page.getByLabel('Title').fill(`${marker}${(typed += 1)} drawer`)
  await page.getByRole('textbox', { name: 'Words' }).fill(`${marker}${(typed += 1)} locked`)
  await saysSaved(page)
  await look()
  await go(page, '/practice/dossier')
  await page.getByRole('textbox', { name: 'How I mentor, and why' }).fill(`${marker}${(typed += 1)} statement`)
  await saysSaved(page)
  await go(page, '/mentees')
  await page.getByText(person).first().click()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Access request' }).click()
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByLabel('In which form, and how').fill(`${marker}${(typed += 1)} given`)
  await page.getByRole('button', { name: 'Note it down' }).click()
  await page.getByLabel('Remarks').fill(`${marker}${(typed += 1)} remarks`)
  await page.getByLabel('Remarks').blur()
  await look()
  await go(page, '/settings/backup')
  await page
    .getByRole('region', { name: 'Back up now' })
    .getByLabel('New passphrase', { exact: true })
    .fill(`${marker} backup`)
  await look()

  await go(page, '/assessments')
  await page.getByRole('button', { name: 'New assessment' }).first().click()
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page
    .getByRole('button', { name: /^Add a comment on/ })
    .first()
    .click()
  expect(await typeEverywhere(page.locator('main'))).toBeGreaterThan(1)
  await saysSaved(page)
  await look()

  for (const route of ['/settings', '/mail', '/settings/health', '/mentees']) {
    await go(page, route)
    await typeEverywhere(page)
    await look()
  }
  await page.keyboard.press('Escape')
  await page.waitForTimeout(1_500)
  expect(await heapOf(page), 'the snapshot shows what an open vault holds').toContain(marker)

  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)
  await page.getByLabel('Passphrase', { exact: true }).fill(`${marker} wrong`)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText('This is not the passphrase')).toBeVisible(slow)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible(slow)
  await page.keyboard.press('Control+Shift+L')
  await isLocked(page)

  const left = await page.evaluate(() =>
    [document.documentElement.outerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join('\n'),
  )
  expect(left).not.toContain(marker)
  expect(await heapOf(page)).not.toContain(marker)
  expect(shown.join('\n')).not.toContain(marker)
  expect(said.join('\n')).not.toContain(marker)
  await app.close()

  const { found, files, bytes, blocks } = await scan(app.profileDir, [marker])
  console.log(
    `${typed} fields; ${files} files, ${Math.round(bytes / 1024)} kB, ${blocks} unpacked blocks: marker in ${found.length}`,
  )
  expect(found).toEqual([])
})

test('the search through the files would find a marker, also in a packed block', async ({ app }) => {
  await app.page.evaluate((text) => localStorage.setItem('planted', text.repeat(2)), marker)
  await app.close()
  expect((await scan(app.profileDir, [marker])).found.length).toBeGreaterThan(0)
  // "zqxjkvw" as a literal, then a copy of it.
  const packed = Buffer.concat([Buffer.from([14, 6 << 2]), Buffer.from(marker), Buffer.from([((7 - 4) << 2) | 1, 7])])
  expect(unsnap(packed).toString()).toBe(marker + marker)
})
