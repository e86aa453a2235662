// Files beside a note: taken in, opened as a copy that goes with the lock, saved to the byte, removed and shredded.
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { go } from '../../scripts/walk/screens.ts'
import { lock, unlock } from '../../scripts/walk/vault.ts'
import { axeFindings } from './axe.ts'
import { expect as expectSoon, test } from './fixtures.ts'
import { passphrase } from './practices.ts'

const expect = expectSoon.configure({ timeout: 20_000 })

test.describe.configure({ timeout: 180_000 })

/** More than two pieces. */
const bytes = Buffer.from(Uint8Array.from({ length: 9 * 1024 * 1024 + 5 }, (_, place) => (place * 7) & 0xff))

test('a file is kept beside a note, opened, saved, and gone when it is removed', async ({ sample }) => {
  const shown: string[] = []
  await sample.restart({
    ports: {
      openPath: (path) => {
        shown.push(path)
        return Promise.resolve()
      },
    },
  })
  const { page } = sample
  page.setDefaultTimeout(20_000)
  await unlock(page, passphrase)
  await go(page, '/notes/new')
  const files = page.getByRole('region', { name: 'Files' })
  await page.getByLabel('Files to keep').setInputFiles([
    { name: 'recital plan.pdf', mimeType: 'application/pdf', buffer: bytes },
    { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ])
  await expect(files.getByRole('button', { name: 'Open “recital plan.pdf”' })).toBeVisible()
  await expect(files.getByRole('button', { name: 'Save a copy of “setup.exe”' })).toBeVisible()
  await expect(files.getByText('9.4 MB')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  // It is there again after a lock, also beside a note without words.
  await lock(page)
  await unlock(page, passphrase)
  await files.getByRole('button', { name: 'Open “recital plan.pdf”' }).click()
  await expect.poll(() => shown.map((path) => basename(path))).toEqual(['recital plan.pdf'])
  expect((await readFile(shown[0]!)).equals(bytes)).toBe(true)

  // The copy goes with the lock.
  await lock(page)
  const opened = join(sample.profileDir, 'opened')
  await expect.poll(() => readdir(opened)).toEqual([])
  await unlock(page, passphrase)

  // A copy elsewhere, to the byte.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await files.getByRole('button', { name: 'More about “recital plan.pdf”' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save a copy…' }).click(),
  ])
  expect((await readFile(await download.path())).equals(bytes)).toBe(true)

  await files.getByRole('button', { name: 'More about “setup.exe”' }).click()
  await page.getByRole('menuitem', { name: 'Remove…' }).click()
  await page.getByRole('dialog', { name: 'Remove this file?' }).getByRole('button', { name: 'Remove' }).click()
  await expect(files.getByText('setup.exe')).toHaveCount(0)

  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitem', { name: 'Shred…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Shred' }).click()
  await expect(page.getByRole('heading', { name: 'Notes', level: 1 })).toBeVisible()
  await go(page, '/notes/review')
  await expect(
    page.getByRole('region', { name: 'Certificates of shredding' }).getByRole('listitem').first(),
  ).toContainText('with 1 file')
})
