// Backups as a mentor makes and needs them: one file that `age` and `jq` read, taken in on another computer; one into a folder by
// itself; and what differs settled row by row.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { go, openFound } from '../../scripts/walk/screens.ts'
import { choosePassphrase, keepRecoveryCode, unlock } from '../../scripts/walk/vault.ts'
import { ageKeys, chooseBackup, readAndCompare, typeKey } from '../backups.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, openHost, test, withProfile } from './fixtures.ts'
import { passphrase } from './practices.ts'

/** Deriving keys and reading back take their time on a busy machine. */
const expect = expectSoon.configure({ timeout: 60_000 })
const ofBackup = 'five boats by the mill'

test.describe.configure({ timeout: 300_000 })

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function folderFor(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'backups-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Saves a backup as a download and answers where it lies. */
async function savedBackup(
  page: Page,
  folder: string,
  lock: () => Promise<void>,
  said = /Backed up [\d,]+ records/,
): Promise<string> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await go(page, '/settings/backup')
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), lock()])
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  await expect(page.getByText(said)).toBeVisible()
  return file
}

async function withPassphrase(page: Page, region: string, button: string): Promise<void> {
  const here = part(page, region)
  await here.getByLabel('New passphrase', { exact: true }).fill(ofBackup)
  await here.getByLabel('The same again', { exact: true }).fill(ofBackup)
  await here.getByRole('button', { name: button }).click()
}

async function readIn(page: Page, file: string, typed: string): Promise<void> {
  await chooseBackup(page, file)
  await typeKey(page, typed)
  await readAndCompare(page)
}

test('one file holds everything; age and jq read it, and another computer takes it in', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(30_000)
  await folderFor(async (folder) => {
    const { identity, recipient } = await ageKeys(folder)
    await go(page, '/settings/backup')
    await expect(page.getByText('There is no backup yet')).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    const file = await savedBackup(page, folder, async () => {
      const here = part(page, 'Back up now')
      await here.getByText('With a public key').click()
      await here.getByLabel('Public key of age').fill(recipient)
      await here.getByRole('button', { name: 'Save a backup…' }).click()
    })
    await expect(page.getByText('The last backup is recent')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Backup: within a day' })).toBeVisible()
    const shell = (command: string) =>
      execFileSync('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, encoding: 'utf8' })
    const decrypted = `age -d -i key.txt ${JSON.stringify(file)}`
    const names = shell(`${decrypted} | jq -rR 'fromjson? | select(.table == "mentee") | .value.name'`)
      .trim()
      .split('\n')
    expect(names).toContain('Amina Wanjiru Otieno')
    expect(names).toHaveLength(12)
    expect((await readFile(file)).includes('Amina')).toBe(false)

    await withProfile(async (profileDir) => {
      const other = await openHost(profileDir)
      try {
        const there = other.page
        there.setDefaultTimeout(30_000)
        await choosePassphrase(there, passphrase)
        await keepRecoveryCode(there)
        await there.getByRole('button', { name: 'Take a backup in' }).click()
        await expect(there.getByRole('heading', { name: 'Backup', level: 1 })).toBeVisible()
        await readIn(there, file, identity)
        await expect(there.getByText('Nothing is here yet, so all of it is taken as it is.')).toBeVisible()
        expect(await axeFindings(there)).toEqual([])
        await there.getByRole('button', { name: /^Take in [\d,]+ records/ }).click()
        await expect(there.getByText(/Taken in: [\d,]+ added/)).toBeVisible()
        await openFound(there, 'amina')
        await expect(there.getByRole('heading', { level: 1 })).toContainText('Amina')
        await go(there, '/notes')
        await expect(there.getByRole('list', { name: 'Notes' })).toContainText('Tired, and says she is not')
      } finally {
        await other.close()
      }
    })
  })
})

test('everything takes out in the open, is read by other programs, and makes another vault the same', async ({
  sample: { page },
}) => {
  page.setDefaultTimeout(30_000)
  await folderFor(async (folder) => {
    await go(page, '/settings/backup')
    const file = await savedBackup(
      page,
      folder,
      async () => {
        await page.getByRole('button', { name: 'Save everything openly…' }).click()
        const dialog = page.getByRole('dialog', { name: 'Save everything openly?' })
        await expect(dialog.getByRole('button', { name: 'Save it' })).toBeDisabled()
        await dialog.getByLabel('I understand that anybody can read it').check()
        expect(await axeFindings(page)).toEqual([])
        await dialog.getByRole('button', { name: 'Save it' }).click()
      },
      /Saved openly: [\d,]+ records/,
    )
    // It is no backup.
    await expect(page.getByText('There is no backup yet')).toBeVisible()
    execFileSync('tar', ['-xf', file, '-C', folder])
    const people = await readdir(join(folder, 'telemachus-export', 'mentees'))
    expect(people).toHaveLength(12)
    const amina = people.find((name) => name.includes('Amina')) ?? ''
    const about = await readFile(join(folder, 'telemachus-export', 'mentees', amina, 'about.md'), 'utf8')
    expect(about).toContain('## Meetings')
    await withProfile(async (profileDir) => {
      const other = await openHost(profileDir)
      try {
        const there = other.page
        there.setDefaultTimeout(30_000)
        await choosePassphrase(there, passphrase)
        await keepRecoveryCode(there)
        await there.getByRole('button', { name: 'Take a backup in' }).click()
        const here = part(there, 'Take a backup in')
        await here.locator('input[type="file"]').setInputFiles(file)
        await here.getByRole('button', { name: 'Read it and compare' }).click()
        await there.getByRole('button', { name: /^Take in [\d,]+ records/ }).click()
        await expect(there.getByText(/Taken in: [\d,]+ added/)).toBeVisible()
        await openFound(there, 'amina')
        await expect(there.getByRole('heading', { level: 1 })).toContainText('Amina')
      } finally {
        await other.close()
      }
    })
  })
})

test('a wrong passphrase and a cut file are refused, and nothing changes', async ({ sample: { page } }) => {
  page.setDefaultTimeout(30_000)
  await folderFor(async (folder) => {
    const file = await savedBackup(page, folder, () => withPassphrase(page, 'Back up now', 'Save a backup…'))
    const whole = await readFile(file)
    const cut = join(folder, 'telemachus-cut.age')
    await writeFile(cut, whole.subarray(0, whole.length - 40_000))
    await readIn(page, file, 'some other words entirely')
    await expect(page.getByText('This does not open the backup')).toBeVisible()
    await readIn(page, cut, ofBackup)
    await expect(page.getByText('This backup is damaged or cut off')).toBeVisible()
    const readme = join(folder, 'letter.age')
    await writeFile(readme, 'Dear mentor')
    await readIn(page, readme, ofBackup)
    await expect(page.getByText('This file is no backup')).toBeVisible()
    await readIn(page, file, ofBackup)
    await expect(page.getByText('Everything in it is here already.')).toBeVisible()
    await page.getByRole('button', { name: 'Leave everything as it is' }).click()
  })
})

test.describe('a folder for backups', () => {
  test('gets one by itself and one by a press; what was deleted since comes back, and what differs is settled', async ({
    sample,
  }) => {
    await folderFor(async (folder) => {
      await sample.restart({ ports: { chooseBackupFolder: () => Promise.resolve(folder) } })
      const { page } = sample
      page.setDefaultTimeout(30_000)
      await unlock(page, passphrase)
      await go(page, '/settings/backup')
      await part(page, 'By itself').getByRole('button', { name: 'Choose a folder…' }).click()
      await expect(page.getByText(folder)).toBeVisible()
      await withPassphrase(page, 'By itself', 'Back up by itself')
      await expect(page.getByRole('switch', { name: 'Back up once a day' })).toBeChecked()
      await page.getByRole('button', { name: 'Back up into the folder now' }).click()
      await expect(page.getByText(/Backed up [\d,]+ records/)).toBeVisible()
      const [name = ''] = await readdir(folder)
      expect(name).toMatch(/^telemachus-\d{4}-\d{2}-\d{2}-\d{6}\.age$/)
      expect((await readFile(join(folder, name))).includes('Amina')).toBe(false)
      await expect(page.getByText(/1 backup lies there/)).toBeVisible()

      await openFound(page, 'amina')
      await page.getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      await expect(page.getByRole('heading', { name: 'Mentees', level: 1 })).toBeVisible()
      await go(page, '/notes')
      await page.getByRole('link', { name: 'For myself' }).click()
      await page.getByLabel('Title').fill('For nobody else')
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()

      await go(page, '/settings/backup')
      const here = part(page, 'Take a backup in')
      await here.getByRole('combobox', { name: 'Or one from the folder' }).click()
      await page.getByRole('option', { name: /^telemachus-/ }).click()
      await here.getByLabel('Passphrase of the backup', { exact: true }).fill(ofBackup)
      await here.getByRole('button', { name: 'Read it and compare' }).click()
      const there = page.getByRole('region', { name: 'Only in the backup' })
      await expect(there).toContainText('Amina')
      const differing = page.getByRole('region', { name: 'What differs' })
      await expect(differing).toContainText('For myself')
      await differing.locator('li', { hasText: 'For myself' }).getByText('What is not the same').click()
      await expect(differing).toContainText('For nobody else')
      expect(await axeFindings(page)).toEqual([])
      await differing.locator('li', { hasText: 'For myself' }).getByText('As in the backup').click()
      await page.getByRole('button', { name: 'Take in what is chosen' }).click()
      await expect(page.getByText(/Taken in: [\d,]+ added/)).toBeVisible()
      await openFound(page, 'amina')
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina')
      await go(page, '/notes')
      await expect(page.getByRole('link', { name: 'For myself' })).toBeVisible()
    })
  })
})
