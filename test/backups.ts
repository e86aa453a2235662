// What tests and the bench do with backups: keys of the `age` command, and a backup opened on its screen.
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'

export interface AgeKeys {
  /** Where the identity lies, for `age -d -i`. */
  file: string
  /** `AGE-SECRET-KEY-1…` */
  identity: string
  /** `age1…` */
  recipient: string
}

/** A new pair, made by the command. */
export async function ageKeys(folder: string): Promise<AgeKeys> {
  const file = join(folder, 'key.txt')
  execFileSync('age-keygen', ['-o', file], { stdio: 'ignore' })
  const recipient = execFileSync('age-keygen', ['-y', file], { encoding: 'utf8' }).trim()
  const identity = /^AGE-SECRET-KEY-.*$/m.exec(await readFile(file, 'utf8'))?.[0] ?? ''
  return { file, identity, recipient }
}

function takingIn(page: Page): Locator {
  return page.getByRole('region', { name: 'Take a backup in', exact: true })
}

export async function chooseBackup(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    takingIn(page).getByRole('button', { name: 'Choose a file…' }).click(),
  ])
  await chooser.setFiles(file)
}

/** @param typed an identity of `age`, or a passphrase */
export async function typeKey(page: Page, typed: string): Promise<void> {
  const here = takingIn(page)
  if (typed.startsWith('AGE-')) {
    await here.getByText('An identity of age').click()
    await here.getByRole('textbox', { name: 'Identity' }).fill(typed)
  } else await here.getByLabel('Passphrase of the backup', { exact: true }).fill(typed)
}

/** Reads what was chosen and typed; nothing is taken yet. */
export function readAndCompare(page: Page): Promise<void> {
  return takingIn(page).getByRole('button', { name: 'Read it and compare' }).click()
}
