// The power of the program is cut at random moments while a backup is made, taken in, a note is shredded, all keys are changed,
// the journal is written anew and a roster is imported: a backup has its name only when it is whole, what was broken off is
// finished by doing it again, and the vault opens without a notice.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { go } from '../../../scripts/walk/screens.ts'
import { unlock } from '../../../scripts/walk/vault.ts'
import { ageKeys, chooseBackup, readAndCompare, typeKey, type AgeKeys } from '../../backups.ts'
import { times } from '../../faults.ts'
import type { Host } from '../../hosts/host.ts'
import { expect as expectSoon, openHost, test, withProfile, type App } from '../fixtures.ts'
import { keepRecoveryCode } from '../mentor.ts'
import { copyPractice, passphrase } from '../practices.ts'

/** Deriving keys and reading back take their time on a busy machine. */
const expect = expectSoon.configure({ timeout: 60_000 })
/** Longest wait before the kill, ms: some come before the work has begun, some after it has ended. */
const longestLife = 1_500
/** The same for taking a small backup in, which is quicker. */
const longestTaking = 150
const rounds = times({ small: 1, full: 100 })

test.describe.configure({ timeout: 120_000 + rounds * 60_000 })

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

interface Keys extends AgeKeys {
  /** Of the backups. */
  folder: string
}

async function withKeys(work: (keys: Keys) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'safekeeping-'))
  const keys = await mkdtemp(join(tmpdir(), 'keys-'))
  try {
    await work({ folder, ...(await ageKeys(keys)) })
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(keys, { recursive: true, force: true })
  }
}

async function opened(app: App, folder: string): Promise<Page> {
  await app.start({ ports: { chooseBackupFolder: () => Promise.resolve(folder) } })
  const { page } = app
  page.setDefaultTimeout(30_000)
  await unlock(page, passphrase)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  return page
}

/** Nothing was found amiss when the vault was opened. */
async function isWell(page: Page): Promise<void> {
  await go(page, '/settings/health')
  await expect(page.getByText('All is well')).toBeVisible()
}

async function planBackups(page: Page, recipient: string): Promise<void> {
  await go(page, '/settings/backup')
  const itself = part(page, 'By itself')
  await itself.getByRole('button', { name: 'Choose a folder…' }).click()
  await itself.getByText('With a public key').click()
  await itself.getByLabel('Public key of age').fill(recipient)
  await itself.getByRole('button', { name: 'Back up by itself' }).click()
  await expect(page.getByRole('button', { name: 'Back up into the folder now' })).toBeVisible()
}

const recordsIn = (keys: Keys, file: string) =>
  Number(
    execFileSync(
      'bash',
      ['-o', 'pipefail', '-c', `age -d -i ${keys.file} ${file} | jq -R 'fromjson? | select(.table)' | jq -s length`],
      {
        encoding: 'utf8',
      },
    ),
  )

test('a backup that is in the folder under its name is whole, whenever the program was killed', async ({
  sample: app,
}) => {
  await withKeys(async (keys) => {
    await app.close()
    await planBackups(await opened(app, keys.folder), keys.recipient)
    let made = 0
    for (let round = 0; round < rounds; round += 1) {
      const { page } = app
      await go(page, '/settings/backup')
      await page.getByRole('button', { name: 'Back up into the folder now' }).click()
      await sleep(Math.random() * longestLife)
      await app.kill()
      const names = (await readdir(keys.folder)).filter((name) => name.endsWith('.age'))
      for (const name of names) expect(recordsIn(keys, join(keys.folder, name))).toBeGreaterThan(150)
      made = names.length
      await isWell(await opened(app, keys.folder))
    }
    await go(app.page, '/settings/backup')
    await app.page.getByRole('button', { name: 'Back up into the folder now' }).click()
    await expect(app.page.getByText(/Backed up [\d,]+ records/)).toBeVisible()
    const left = await readdir(keys.folder)
    expect(left.filter((name) => !name.endsWith('.age'))).toEqual([])
    console.log(`${rounds} kills while a backup was made: ${made} whole in the folder, none broken under its name`)
  })
})

test('a backup whose taking in was killed is finished by taking it in once more', async ({ sample }) => {
  await withKeys(async (keys) => {
    await sample.close()
    const from = await opened(sample, keys.folder)
    await planBackups(from, keys.recipient)
    await from.getByRole('button', { name: 'Back up into the folder now' }).click()
    await expect(from.getByText(/Backed up [\d,]+ records/)).toBeVisible()
    const [name = ''] = await readdir(keys.folder)
    const file = join(keys.folder, name)
    let halfway = 0
    for (let round = 0; round < rounds; round += 1)
      await withProfile(async (profileDir) => {
        await copyPractice(sample.kind, 'empty', profileDir)
        const first = await unlocked(profileDir)
        await takeIn(first.page, file, keys.identity)
        await sleep(Math.random() * longestTaking)
        await first.kill()
        const second = await unlocked(profileDir)
        await isWell(second.page)
        await go(second.page, '/settings/backup')
        if (await second.page.getByText('A backup was not taken in to its end').isVisible()) halfway += 1
        await takeIn(second.page, file, keys.identity)
        await expect(second.page.getByText(/Taken in: [\d,]+ added/)).toBeVisible()
        await expect(second.page.getByText('A backup was not taken in to its end')).toBeHidden()
        await go(second.page, '/mentees')
        await expect(second.page.getByText('Amina Wanjiru Otieno').first()).toBeVisible()
        await second.close()
      })
    console.log(
      `${rounds} kills while a backup was taken in: ${halfway} halfway, all finished by taking it in once more`,
    )
  })
})

async function unlocked(profileDir: string): Promise<Host> {
  const host = await openHost(profileDir)
  host.page.setDefaultTimeout(30_000)
  await unlock(host.page, passphrase)
  await expect(host.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  return host
}

/** Reads a backup and presses for everything, or for the end where all of it is here already. */
async function takeIn(page: Page, file: string, identity: string): Promise<void> {
  await go(page, '/settings/backup')
  await chooseBackup(page, file)
  await typeKey(page, identity)
  await readAndCompare(page)
  await page.getByRole('button', { name: /^Take in |^Done$/ }).click()
}

test('a note that was being shredded is there whole, or gone with a certificate', async ({ sample: app }) => {
  await app.close()
  let gone = 0
  for (let round = 0; round < rounds; round += 1) {
    const page = await opened(app, tmpdir())
    await go(page, '/notes/new')
    const title = `To be shredded ${round}`
    await page.getByLabel('Title').fill(title)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'More about this note' }).click()
    await page.getByRole('menuitem', { name: 'Shred…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Shred', exact: true }).click()
    await sleep(Math.random() * 100)
    await app.kill()
    const again = await opened(app, tmpdir())
    await isWell(again)
    await go(again, '/notes/review')
    const certificates = await again
      .getByRole('region', { name: 'Certificates of shredding' })
      .getByRole('listitem')
      .count()
    await go(again, '/notes')
    const isThere = (await again.getByRole('link', { name: title }).count()) > 0
    if (!isThere) gone += 1
    expect(certificates).toBe(gone)
    await app.close()
  }
  console.log(
    `${rounds} kills while a note was shredded: ${gone} gone with a certificate, ${rounds - gone} there whole`,
  )
})

test('keys that were being changed are changed to the end, whenever the program was killed', async ({
  sample: app,
}) => {
  await app.close()
  let halfway = 0
  for (let round = 0; round < rounds; round += 1) {
    const page = await opened(app, tmpdir())
    await go(page, '/settings/health')
    await page.getByRole('button', { name: 'Change all keys…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change all keys' })
    await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await dialog.getByRole('button', { name: 'Make new keys' }).click()
    // Sometimes while the keys are made, sometimes while everything is sealed anew.
    if (round % 3 !== 2) {
      await keepRecoveryCode(page, 'Seal everything anew')
      await sleep(Math.random() * 150)
    } else await sleep(Math.random() * longestLife)
    await app.kill()
    const again = await opened(app, tmpdir())
    await isWell(again)
    if (await again.getByRole('button', { name: 'Go on' }).isVisible()) {
      halfway += 1
      await again.getByRole('button', { name: 'Go on' }).click()
      await expect(again.getByText('Everything is sealed with new keys')).toBeVisible()
    }
    await go(again, '/mentees')
    await expect(again.getByText('Amina Wanjiru Otieno').first()).toBeVisible()
    await app.close()
  }
  console.log(`${rounds} kills while all keys were changed: ${halfway} halfway and gone on with, none lost anything`)
})

test('a journal that was being written anew is the old one or the new one', async ({ sample: app }) => {
  await app.close()
  for (let round = 0; round < rounds; round += 1) {
    const page = await opened(app, tmpdir())
    await go(page, '/settings/health')
    await page.getByRole('button', { name: 'Write it anew' }).click()
    await sleep(Math.random() * 120)
    await app.kill()
    const again = await opened(app, tmpdir())
    await isWell(again)
    await go(again, '/mentees')
    await expect(again.getByText('Amina Wanjiru Otieno').first()).toBeVisible()
    await app.close()
  }
  console.log(`${rounds} kills while the journal was written anew: each time one whole journal, nothing lost`)
})

test('a roster that was being imported is there whole or not at all', async ({ sample: app }) => {
  await app.close()
  const people = 400
  let whole = 0
  for (let round = 0; round < rounds; round += 1) {
    const page = await opened(app, tmpdir())
    const lines = Array.from(
      { length: people },
      (_, place) => `${nameOf(round, place)} Okafor,r${round}p${place}@example.org`,
    )
    await go(page, '/import')
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: 'roster.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['Name,E-mail', ...lines].join('\n')),
      })
    await page.getByRole('button', { name: `Import: add ${people}` }).click()
    await sleep(Math.random() * 250)
    await app.kill()
    const again = await opened(app, tmpdir())
    await isWell(again)
    await again.getByLabel('Search everything').fill(nameOf(round, people - 1))
    await sleep(500)
    const last = await again.getByRole('option', { name: new RegExp(nameOf(round, people - 1)) }).count()
    await again.getByLabel('Search everything').fill(nameOf(round, 0))
    await sleep(500)
    const first = await again.getByRole('option', { name: new RegExp(nameOf(round, 0)) }).count()
    expect(first > 0).toBe(last > 0)
    if (last > 0) whole += 1
    await app.close()
  }
  console.log(`${rounds} kills while ${people} mentees were imported: ${whole} times all, ${rounds - whole} times none`)
})

/** One word of its own for each. */
function nameOf(round: number, place: number): string {
  return `R${round}Q${place}Z`
}
