// Builds the page without screens, once for each worker of the test runner, and gives tests an app that opens it
// instead of the window. Damage to the profile is done with the program closed.
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { test as base, withProfile } from '../fixtures.ts'
import { openChromiumHost } from '../../hosts/chromium.ts'
import type { ChromiumHostOptions } from '../../hosts/chromium.ts'
import type { Host } from '../../hosts/host.ts'
import { passphrase } from './secret.ts'
import type {} from './vault-page/main.ts'

export { expect } from '@playwright/test'

export { passphrase }

const here = fileURLToPath(new URL('.', import.meta.url))

/** Builds the page into a folder of this process; answers the folder. */
async function buildVaultPage(): Promise<string> {
  const outDir = join(here, '../../../out/vault-page', String(process.pid))
  await build({
    configFile: false,
    root: join(here, 'vault-page'),
    publicDir: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  return outDir
}

/** A vault that is put back for each damage: made once, folded, with fresh rows after the fold. */
export interface Golden {
  profileDir: string
  names: string[]
}

/** Opens the page on a profile for as long as `work` takes. */
export type OnPage = <T>(
  profileDir: string,
  work: (page: Host['page'], host: Host) => Promise<T>,
  options?: Partial<ChromiumHostOptions>,
) => Promise<T>

interface Fixtures {
  /** A copy of the golden profile, removed afterwards. */
  profileDir: string
}
interface WorkerFixtures {
  vaultPage: string
  onPage: OnPage
  golden: Golden
}

const golden = Array.from({ length: 60 }, (_, index) => `Mentee ${String(index).padStart(2, '0')}`)

export const test = base.extend<Fixtures, WorkerFixtures>({
  vaultPage: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names that a fixture asks for: here none
    async ({}, use) => {
      const folder = await buildVaultPage()
      await use(folder)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  onPage: [
    async ({ vaultPage }, use) => {
      await use(async (profileDir, work, options = {}) => {
        const host = await openChromiumHost({ profileDir, headless: true, rendererDir: vaultPage, ...options })
        try {
          return await work(host.page, host)
        } finally {
          await host.close()
        }
      })
    },
    { scope: 'worker' },
  ],
  golden: [
    async ({ onPage }, use) => {
      await withProfile(async (profileDir) => {
        await onPage(profileDir, async (page) => {
          await page.evaluate((secret) => window.faults.create(secret), passphrase)
          await page.evaluate((names) => window.faults.saveAll(names, 'kept '.repeat(80)), golden.slice(0, 40))
          await page.evaluate(() => window.faults.fold())
          await page.evaluate((names) => window.faults.saveEach(names), golden.slice(40))
        })
        await use({ profileDir, names: golden })
      })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  profileDir: async ({ golden }, use) => {
    await withProfile(async (profileDir) => {
      await cp(golden.profileDir, profileDir, { recursive: true })
      await use(profileDir)
    })
  },
})

/** What unlocking brought: the names that are there, and what the vault says about itself. */
export async function unlocked(page: Host['page'], secret = passphrase) {
  const state = await page.evaluate(() => window.faults.inspect())
  const answer = await page.evaluate((typed) => window.faults.unlock(typed), secret)
  if (!answer.ok) throw new Error(`the vault did not open: ${answer.error.code} ${answer.error.message}`)
  const names = await page.evaluate(() => window.faults.names())
  return { state, names, notices: answer.value.notices.map((notice) => notice.kind) }
}
