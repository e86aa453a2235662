// What every end-to-end test starts from: the built program in a profile of its own, on whichever host HOST names
// (`chromium` unless told). A breach of the policy, an uncaught error in the page or a request that wanted to leave
// the machine fails the test, unless it said beforehand that it provokes one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { DesktopEvent } from '../../shared/desktop.ts'
import { openChromiumHost } from '../hosts/chromium.ts'
import type { ChromiumHostOptions } from '../hosts/chromium.ts'
import { openElectronHost } from '../hosts/electron.ts'
import type { Host } from '../hosts/host.ts'
import { go } from '../../scripts/walk/screens.ts'
import { unlock } from '../../scripts/walk/vault.ts'
import { copyPractice, passphrase, type Practice } from './practices.ts'

export { expect } from '@playwright/test'

/** The program under test. `page` is always that of the running host, also after a restart. */
export interface App {
  readonly kind: Host['kind']
  readonly origin: string
  readonly profileDir: string
  readonly page: Page
  readonly host: Host
  /** Everything that must not happen, over all restarts. */
  readonly problems: string[]
  readonly openedLinks: string[]
  emit(event: DesktopEvent): Promise<void>
  /** Starts on the same profile; only after `close` or `kill`. */
  start(options?: Partial<ChromiumHostOptions>): Promise<void>
  close(): Promise<void>
  /** Ends in good order and starts again on the same profile. */
  restart(options?: Partial<ChromiumHostOptions>): Promise<void>
  /** SIGKILL to the whole process tree. */
  kill(): Promise<void>
  /** The test provokes problems of this kind and looks at them itself. */
  expectProblems(pattern: RegExp): void
}

/** Options of a test file, by `test.use({ hostOptions: … })`. */
interface Options {
  hostOptions: Partial<ChromiumHostOptions>
}

/** A fresh profile folder, removed afterwards. */
export async function withProfile(work: (profileDir: string) => Promise<void>): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), 'telemachus-'))
  try {
    await work(profileDir)
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Another build than `out/renderer`, for working on one while a second is tested. */
const otherBuild = process.env.RENDERER_DIR === undefined ? {} : { rendererDir: process.env.RENDERER_DIR }

const kind: Host['kind'] = process.env.HOST === 'electron' ? 'electron' : 'chromium'
const viewport = { width: 1280, height: 800 }

/** Starts the built program on a profile. */
export async function openHost(profileDir: string, options: Partial<ChromiumHostOptions> = {}): Promise<Host> {
  if (kind === 'electron') return openElectronHost({ profileDir, viewport, ...options })
  return openChromiumHost({
    profileDir,
    headless: true,
    viewport,
    ...otherBuild,
    ...options,
  })
}

class RunningApp implements App {
  readonly profileDir: string
  readonly #options: Partial<ChromiumHostOptions>
  readonly #before: { problems: string[]; openedLinks: string[] } = { problems: [], openedLinks: [] }
  readonly #expected: RegExp[] = []
  #host: Host | null = null

  constructor(profileDir: string, options: Partial<ChromiumHostOptions>) {
    this.profileDir = profileDir
    this.#options = options
  }

  get host(): Host {
    if (this.#host === null) throw new Error('the program is not running: call start first')
    return this.#host
  }
  get kind() {
    return this.host.kind
  }
  get origin() {
    return this.host.origin
  }
  get page() {
    return this.host.page
  }
  get problems() {
    return [...this.#before.problems, ...(this.#host?.problems ?? [])]
  }
  get openedLinks() {
    return [...this.#before.openedLinks, ...(this.#host?.openedLinks ?? [])]
  }
  /** Problems that the test did not announce. */
  get unexpected() {
    return this.problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)))
  }

  emit(event: DesktopEvent) {
    return this.host.emit(event)
  }
  expectProblems(pattern: RegExp) {
    this.#expected.push(pattern)
  }
  async start(options: Partial<ChromiumHostOptions> = {}) {
    if (this.#host !== null) throw new Error('the program is running already')
    this.#host = await openHost(this.profileDir, { ...this.#options, ...options })
  }
  async restart(options: Partial<ChromiumHostOptions> = {}) {
    await this.close()
    await this.start(options)
  }
  close() {
    return this.#end((host) => host.close())
  }
  kill() {
    return this.#end((host) => host.kill())
  }
  async #end(how: (host: Host) => Promise<void>) {
    const host = this.host
    this.#host = null
    await how(host)
    this.#before.problems.push(...host.problems)
    this.#before.openedLinks.push(...host.openedLinks)
  }
  async endIfRunning() {
    if (this.#host !== null) await this.close()
  }
}

interface Programs {
  /** In a fresh profile, at the first run. */
  app: App
  /** Unlocked, with nobody in the vault. */
  empty: App
  /** Unlocked, with the sample practice. */
  sample: App
}

/** Runs the program for one test; what happened that must not fails it. */
async function withApp(
  options: Partial<ChromiumHostOptions>,
  practice: Practice | null,
  use: (app: App) => Promise<void>,
): Promise<void> {
  await withProfile(async (profileDir) => {
    if (practice !== null) await copyPractice(kind, practice, profileDir)
    const app = new RunningApp(profileDir, options)
    await app.start()
    try {
      if (practice !== null) {
        await unlock(app.page, passphrase)
        // Where most tests begin; the program itself begins with the day.
        await go(app.page, '/mentees')
      }
      await use(app)
    } finally {
      await app.endIfRunning()
    }
    const { unexpected } = app
    if (unexpected.length > 0) throw new Error(`not expected in this test:\n${unexpected.join('\n')}`)
  })
}

export const test = base.extend<Programs & Options>({
  hostOptions: [{}, { option: true }],
  app: ({ hostOptions }, use) => withApp(hostOptions, null, use),
  empty: ({ hostOptions }, use) => withApp(hostOptions, 'empty', use),
  sample: ({ hostOptions }, use) => withApp(hostOptions, 'sample', use),
})
