// The whole way of what is confidential, as a mentor goes it: a private note, one paragraph of a meeting shared, a backup that `age`
// and `jq` read alone; then the profile is wrecked, begun again from the newest backup and compared, the mentee is handed their pack,
// and the dossier is printed.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { unlock } from '../../scripts/walk/vault.ts'
import { ageKeys, readAndCompare, typeKey } from '../backups.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test, type App } from './fixtures.ts'
import { choosePassphrase, keepRecoveryCode, passphrase } from './mentor.ts'
import { savedPdf } from './pdf.ts'

/** Deriving keys takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 30_000 })

test.describe.configure({ timeout: 300_000 })

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function begun(app: App, folder: string): Promise<Page> {
  await app.restart({ ports: { chooseBackupFolder: () => Promise.resolve(folder) } })
  app.page.setDefaultTimeout(30_000)
  return app.page
}

async function readFromFolder(page: Page, identity: string): Promise<void> {
  const here = part(page, 'Take a backup in')
  await here.getByRole('combobox', { name: 'Or one from the folder' }).click()
  await page.getByRole('option', { name: /^telemachus-/ }).click()
  await typeKey(page, identity)
  await readAndCompare(page)
}

test('what was kept in confidence outlives a wrecked profile, and is given to whom it belongs', async ({
  sample: app,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'safekeeping-'))
  const keys = await mkdtemp(join(tmpdir(), 'keys-'))
  try {
    const { file: key, identity, recipient } = await ageKeys(keys)
    let page = await begun(app, folder)
    await unlock(page, passphrase)

    await go(page, '/notes/new')
    await page.getByLabel('Title').fill('Sleeps badly')
    await page.getByRole('textbox', { name: 'Words' }).click()
    await page.keyboard.type('Nights on call since spring')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()

    await openFound(page, 'amina')
    await page.getByRole('button', { name: 'Log a meeting' }).first().click()
    const said = page.getByRole('textbox', { name: 'What was said' })
    await said.click()
    await page.keyboard.type('The data are ready')
    await page.getByRole('button', { name: 'What was said: this paragraph may be shared' }).click()
    await page.keyboard.press('Enter')
    await page.keyboard.type('She doubts herself')
    await expect(said.locator('[data-shared=true]')).toHaveText('The data are ready')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()

    await go(page, '/settings/backup')
    const itself = part(page, 'By itself')
    await itself.getByRole('button', { name: 'Choose a folder…' }).click()
    await itself.getByText('With a public key').click()
    await itself.getByLabel('Public key of age').fill(recipient)
    await itself.getByRole('button', { name: 'Back up by itself' }).click()
    await page.getByRole('button', { name: 'Back up into the folder now' }).click()
    await expect(page.getByText(/Backed up [\d,]+ records/)).toBeVisible()

    // The backup is read by others alone.
    const [name = ''] = await readdir(folder)
    const found = (filter: string) =>
      execFileSync(
        'bash',
        ['-o', 'pipefail', '-c', `age -d -i ${key} ${join(folder, name)} | jq -cR 'fromjson? | ${filter}'`],
        { encoding: 'utf8' },
      )
    expect(found('select(.table == "note") | .value.title')).toContain('"Sleeps badly"')
    expect(found('select(.table == "mentee") | .value.name').trim().split('\n')).toHaveLength(12)
    expect(found('select(.table == "meeting") | .value')).toContain('The data are ready')

    // Both copies of the vault go; only the mark stays that there was one.
    await app.close()
    await rm(join(app.profileDir, 'chromium', 'Default', 'IndexedDB'), { recursive: true })
    await rm(join(app.profileDir, 'journal'), { recursive: true })
    await app.start({ ports: { chooseBackupFolder: () => Promise.resolve(folder) } })
    page = app.page
    page.setDefaultTimeout(30_000)
    await expect(page.getByRole('heading', { name: 'The key slots of this vault cannot be read' })).toBeVisible()
    const again = part(page, 'Begin again from a backup')
    await expect(again).toContainText(name)
    expect(await axeFindings(page)).toEqual([])
    await again.getByRole('button', { name: 'Begin again from a backup…' }).click()
    await again.getByRole('button', { name: 'Set it aside and make a new vault' }).click()
    await choosePassphrase(page, passphrase, 'Make the vault')
    await keepRecoveryCode(page)
    await page.getByRole('button', { name: 'Take a backup in' }).click()
    await readFromFolder(page, identity)
    await expect(page.getByText('Nothing is here yet, so all of it is taken as it is.')).toBeVisible()
    await page.getByRole('button', { name: /^Take in [\d,]+ records/ }).click()
    await expect(page.getByText(/Taken in: [\d,]+ added/)).toBeVisible()
    // Compared once more, nothing differs.
    await readFromFolder(page, identity)
    await expect(page.getByText(/everything in it is here already/i)).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).click()
    await go(page, '/notes')
    await page.getByRole('link', { name: 'Sleeps badly' }).click()
    await expect(page.getByRole('textbox', { name: 'Words' })).toHaveText('Nights on call since spring')

    await handThePack(page)
    await printTheDossier(page)
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(keys, { recursive: true, force: true })
  }
})

async function handThePack(page: Page): Promise<void> {
  await openFound(page, 'amina')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Access request' }).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  const people = part(page, 'Other people')
  await expect(people.getByRole('listitem').first()).toBeVisible()
  for (;;) {
    const next = people.getByRole('button', { name: /^Redact .*, place 1$/ })
    if ((await next.count()) === 0) break
    await next.click()
  }
  await expect(people).toContainText('All places were looked at.')
  await page.emulateMedia({ media: null })
  const pack = await savedPdf(page, 'Print the pack', 'A4')
  expect(pack.text).toContain('The data are ready')
  expect(pack.text).toContain('She doubts herself')
  await page.getByLabel('In which form, and how').fill('PDF, in person')
  await page.getByRole('button', { name: 'Note it down' }).click()
  await expect(part(page, 'What was given')).toContainText(/\d+ entries/)
}

async function printTheDossier(page: Page): Promise<void> {
  await go(page, '/practice/dossier')
  await expect(page.getByRole('article', { name: 'Mentoring dossier' })).toBeVisible()
  const dossier = await savedPdf(page, 'Print', 'A4')
  expect(dossier.text).toMatch(/1\s*\/\s*\d/)
  expect(dossier.text).not.toContain('Amina')
}
