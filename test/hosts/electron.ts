// The Electron host: the built program in Electron itself, driven by Playwright. Only where the runtime is.
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import type { ElectronApplication, Page } from 'playwright-core'
import { eventChannel } from '../../electron/shell/channels.ts'
import { electronOrigin } from '../../electron/shell/policy.ts'
import { findElectron } from '../../scripts/electron-runtime.ts'
import type { Host } from './host.ts'
import { killTree } from './processes.ts'

export interface ElectronHostOptions {
  profileDir: string
  viewport?: { width: number; height: number } | null
}

const root = join(import.meta.dirname, '..', '..')

/** Throws when the runtime is not here. */
export async function openElectronHost(options: ElectronHostOptions): Promise<Host> {
  const executablePath = findElectron()
  if (executablePath === null) throw new Error('the Electron runtime is not on this machine')
  const app = await _electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    cwd: root,
    env: { ...definedOf(process.env), TELEMACHUS_PROFILE: options.profileDir },
  })
  const problems: string[] = []
  const openedLinks: string[] = []
  await recordLinks(app)
  const page = await app.firstWindow()
  watch(page, problems)
  if (options.viewport) await page.setViewportSize(options.viewport)
  const closed = new Promise<void>((resolve) => app.once('close', () => resolve()))
  const pid = app.process().pid
  return {
    kind: 'electron',
    origin: electronOrigin,
    page,
    context: app.context(),
    problems,
    openedLinks,
    closed,
    emit: (event) =>
      app.evaluate(
        ({ BrowserWindow }, [channel, said]) => {
          for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, said)
        },
        [eventChannel, event] as const,
      ),
    async close() {
      openedLinks.push(...(await recordedLinks(app)))
      await app.close()
      await closed
    },
    async kill() {
      if (pid !== undefined) await killTree(pid)
      await closed
    },
  }
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** Replaces what really opens a link: nothing is opened under a test. */
function recordLinks(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ app: main, shell }) => {
    const links: string[] = []
    Reflect.set(main, 'openedLinks', links)
    Reflect.set(shell, 'openExternal', (href: string) => {
      links.push(href)
      return Promise.resolve()
    })
  })
}

async function recordedLinks(app: ElectronApplication): Promise<string[]> {
  const links: unknown = await app.evaluate(({ app: main }): unknown => Reflect.get(main, 'openedLinks'))
  return Array.isArray(links) ? links.map(String) : []
}

function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error in the page: ${error.message}`))
  page.on('crash', () => problems.push('the page crashed'))
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      problems.push(`policy: ${message.text().slice(0, 300)}`)
  })
}
