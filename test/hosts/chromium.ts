// The Chromium host: an installed Chromium shows the built window, Node is its desktop side. The files are served by
// interception and the calls cross a binding, so no port is opened and nothing leaves the machine.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { BrowserContext, Frame, Page, Request } from 'playwright-core'
import packageFile from '../../package.json' with { type: 'json' }
import { createRpc } from '../../electron/rpc.ts'
import type { Rpc } from '../../electron/rpc.ts'
import { browserFolder, makeDesktopSide } from '../../electron/services/desktop-side.ts'
import type { DesktopPorts } from '../../electron/services/desktop-side.ts'
import { answerFromBundle } from '../../electron/shell/bundle.ts'
import { externalUrl } from '../../electron/services/external.ts'
import type { OpenLink } from '../../electron/services/external.ts'
import type { PdfOrder } from '../../electron/services/print.ts'
import { chromiumOrigin, isOurs } from '../../electron/shell/policy.ts'
import { mayNavigate } from '../../electron/shell/rules.ts'
import { findChromium, findHeadlessChromium, whatToInstall } from '../../scripts/chromium.ts'
import { fail, NamedError } from '../../shared/result.ts'
import { makeForgetful } from './browser-preferences.ts'
import type { Host } from './host.ts'
import { killTree } from './processes.ts'
import { names, windowDesktopScript } from './window-desktop.ts'
import { decode, encode } from './wire.ts'

export interface ChromiumHostOptions {
  /** `<profileDir>/chromium` is the browser's, `<profileDir>/journal` the journal's. */
  profileDir: string
  headless: boolean
  /** The whole browser even without a window: it alone holds a lock on its profile. Off unless told otherwise. */
  wholeBrowser?: boolean
  /** The built window; `out/renderer` unless told otherwise. */
  rendererDir?: string
  /** Vite's server under `npm run dev`; then nothing is intercepted and the page comes from there. */
  developmentUrl?: string
  /** What differs from the usual services: a mail catcher's port, a test's clock. */
  ports?: Partial<Omit<DesktopPorts, 'profileDir'>>
  /** More for the command line of the browser. */
  args?: readonly string[]
  /** Chromium's own sandbox. Off in tests, which run as root and in containers; on for a mentor where it can be. */
  sandbox?: boolean
  /** Shows the window without tabs and address line. */
  appWindow?: boolean
  /** Width and height of the page in a test; the window's own size when null. */
  viewport?: { width: number; height: number } | null
}

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]
/** Whatever slips past the interception is sent to a port where nobody listens, this computer's own ports included. */
const noNetwork = ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>']

/** Of the program, as package.json has it. */
export const { version } = packageFile

/** Starts the browser and loads the window. Throws when there is no Chromium or the profile is in use. */
export async function openChromiumHost(options: ChromiumHostOptions): Promise<Host> {
  const executablePath = options.headless && options.wholeBrowser !== true ? findHeadlessChromium() : findChromium()
  if (executablePath === null) throw new Error(whatToInstall)
  const origin = options.developmentUrl === undefined ? chromiumOrigin : new URL(options.developmentUrl).origin
  const openedLinks: string[] = []
  const problems: string[] = []
  const openLink =
    options.ports?.openLink ??
    ((href: string) => {
      openedLinks.push(href)
      return Promise.resolve()
    })
  const side = await makeDesktopSide({
    info: { host: 'chromium', version, platform: process.platform, development: false, catcherPort: null },
    chooseBackupFolder: () => Promise.resolve(null),
    openPath: () => Promise.resolve(),
    ...options.ports,
    openLink,
    printPdf: (order) => printPage(context, order),
    profileDir: options.profileDir,
  })
  const rpc = createRpc(side.services, (operation, error) => {
    problems.push(
      `unnamed failure in ${operation}: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`,
    )
  })

  await makeForgetful(browserFolder(options.profileDir))
  const context = await chromium.launchPersistentContext(browserFolder(options.profileDir), {
    executablePath,
    headless: options.headless,
    chromiumSandbox: options.sandbox ?? false,
    viewport: options.viewport ?? null,
    serviceWorkers: 'block',
    ...(options.appWindow === true ? { ignoreDefaultArgs: ['--enable-automation'] } : {}),
    args: [
      ...quiet,
      ...(options.developmentUrl === undefined ? noNetwork : []),
      ...(options.appWindow === true
        ? ['--app=data:text/html,<title>Telemachus</title>', '--window-size=1280,840']
        : []),
      ...(options.args ?? []),
    ],
  })
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()))
  const pid = await browserPid(context)
  const page = context.pages()[0] ?? (await context.newPage())

  await context.grantPermissions(['clipboard-write', 'notifications'], { origin })
  if (options.developmentUrl === undefined)
    await serve(context, page, { origin, folder: options.rendererDir ?? 'out/renderer', problems, openLink })
  await bind(context, page, { origin, rpc, problems })
  watch(page, problems)
  await page.goto(options.developmentUrl ?? `${origin}/`)

  const end = async (how: () => Promise<void>) => {
    await how()
    await closed
    await side.close()
  }
  return {
    kind: 'chromium',
    origin,
    page,
    context,
    problems,
    openedLinks,
    closed,
    emit: (event) =>
      page.evaluate(([name, detail]) => void window.dispatchEvent(new CustomEvent(name, { detail })), [
        names.event,
        event,
      ] as const),
    close: () => end(() => context.close()),
    kill: () =>
      end(async () => {
        await killTree(pid)
        // A killed browser leaves its lock; Chromium would clear it itself, but only on the same host name.
        rmSync(join(browserFolder(options.profileDir), 'SingletonLock'), { force: true })
      }),
  }
}

/** The same order as Electron's `printToPDF`, given to the browser through its own protocol: the two share the code. */
async function printPage(context: BrowserContext, { paper, margin, footer, header }: PdfOrder): Promise<Uint8Array> {
  const page = context.pages()[0]
  if (page === undefined) throw new Error('no page to print')
  return page.pdf({
    width: `${paper.width}in`,
    height: `${paper.height}in`,
    margin: {
      top: `${margin.top}in`,
      bottom: `${margin.bottom}in`,
      left: `${margin.left}in`,
      right: `${margin.right}in`,
    },
    displayHeaderFooter: true,
    headerTemplate: header,
    footerTemplate: footer,
    printBackground: true,
    tagged: true,
    outline: true,
  })
}

interface Serving {
  origin: string
  folder: string
  problems: string[]
  openLink: OpenLink
}

/** Serves our files to our page and lets nothing else pass: the rules are the shell's. */
async function serve(context: BrowserContext, page: Page, { origin, folder, problems, openLink }: Serving) {
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = request.url()
    const frame = frameOf(request)
    if (frame?.page() !== page) {
      await openIfAllowed(url, openLink)
      await route.abort('aborted')
    } else if (
      request.isNavigationRequest() ? !mayNavigate(url, frame === page.mainFrame(), origin) : !isOurs(url, origin)
    ) {
      problems.push(`wanted to leave: ${new URL(url).host}`)
      // An aborted navigation leaves the page where it is; any other refusal would put an error page in its place.
      await route.abort('aborted')
    } else {
      const answer = await answerFromBundle(folder, origin, { method: request.method(), url })
      await route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) })
    }
  })
  await context.routeWebSocket('**/*', async (socket) => {
    problems.push(`wanted to leave: ${new URL(socket.url()).host}`)
    await socket.close()
  })
  context.on('page', (popup) => void popup.close())
}

/** Null while the frame is still being made, as it is for a page that wants a window of its own. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame()
  } catch {
    // Playwright throws here instead of answering null.
    return null
  }
}

/** What wanted a window of its own goes to the mentor's browser, if the one door lets it. */
async function openIfAllowed(url: string, openLink: OpenLink): Promise<void> {
  try {
    await openLink(externalUrl(url))
  } catch (error) {
    if (!(error instanceof NamedError)) throw error
  }
}

/** The same check as at Electron's door: the main frame of our one page, loaded from our origin. */
function isTrusted(source: { frame: Frame; page: Page }, page: Page, origin: string): boolean {
  return source.page === page && source.frame === page.mainFrame() && isOurs(source.frame.url(), origin)
}

interface Binding {
  origin: string
  rpc: Rpc
  problems: string[]
}

async function bind(context: BrowserContext, page: Page, { origin, rpc, problems }: Binding): Promise<void> {
  await context.exposeBinding(names.call, async (source, operation: unknown, request: unknown) => {
    if (!isTrusted(source, page, origin)) return encode(fail('desktop/forbidden'))
    return encode(await rpc(operation, parsed(request)))
  })
  await context.exposeBinding(names.problem, (_source, text: unknown) => {
    if (typeof text === 'string') problems.push(text)
  })
  await context.addInitScript({ content: windowDesktopScript(origin) })
}

function parsed(request: unknown): unknown {
  try {
    return typeof request === 'string' ? decode(request) : undefined
  } catch {
    // Not JSON: no shape of the contract accepts undefined.
    return undefined
  }
}

function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error in the page: ${error.message}`))
  page.on('crash', () => problems.push('the page crashed'))
  // A worker has no window to listen in: its breaches of the policy show on the console alone.
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      problems.push(`policy: ${message.text().slice(0, 300)}`)
  })
}

/** Playwright keeps the browser's process to itself; the browser itself tells. */
async function browserPid(context: BrowserContext): Promise<number> {
  const browser = context.browser()
  if (browser === null) throw new Error('the persistent context has no browser')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const root = processInfo.find((one) => one.type === 'browser')
  if (root === undefined) throw new Error('the browser does not tell its process')
  return root.id
}
