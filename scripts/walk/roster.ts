// Imports a roster file as an instructor does: chooses it, looks at what will happen, imports.
import { basename } from 'node:path'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { go } from './screens.ts'

/** Reading, planning, sealing: seconds on a busy machine; ms. */
const patience = 60_000

export interface RosterFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export async function rosterFile(path: string): Promise<RosterFile> {
  return { name: basename(path), mimeType: 'text/csv', buffer: await readFile(path) }
}

/** Chooses the file and waits for the preview. Answers what the button promises. */
export async function previewRoster(page: Page, file: RosterFile): Promise<string> {
  // From elsewhere: after an import its screen goes on showing what was done.
  await go(page, '/mentees')
  await go(page, '/import')
  await page.getByLabel('Roster file').setInputFiles(file)
  const run = page.getByRole('button', { name: /^Import: / })
  await run.waitFor({ timeout: patience })
  return (await run.innerText()).trim()
}

/** Imports what the preview shows. Answers what the program says afterwards. */
export async function importPreviewed(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Import: / }).click()
  const said = page.getByText(/mentees? (added|changed)/).first()
  await said.waitFor({ timeout: patience })
  return (await said.innerText()).trim()
}
