// Finds a Chromium for the Chromium host, or gets one: an installed browser first, then Playwright's own, then a
// download. Without a window Chromium's headless shell will do, which starts in a fraction of the time. Run by itself it
// prints the path, or one line that says what to install.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const shellCommand = 'chromium-headless-shell'
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const windowsPlaces = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

export const whatToInstall =
  'No Chromium was found: install Chromium or Google Chrome, or set CHROMIUM to the path of one.'

/** The path of an installed Chromium, or null. The variable CHROMIUM goes first and is taken at its word. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.CHROMIUM !== undefined && env.CHROMIUM !== '') return env.CHROMIUM
  const candidates = [...onPath(env), ...(process.platform === 'darwin' ? macPaths : []), ...onWindows(env)]
  return [...candidates, chromium.executablePath()].find((path) => path !== '' && existsSync(path)) ?? null
}

/** As `findChromium`, for a program that shows no window. */
export function findHeadlessChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.CHROMIUM !== undefined && env.CHROMIUM !== '') return env.CHROMIUM
  return onPath(env, [shellCommand]).find((path) => existsSync(path)) ?? findChromium(env)
}

function onPath(env: NodeJS.ProcessEnv, names = commands): string[] {
  if (process.platform === 'win32') return []
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((command) => folders.map((folder) => join(folder, command)))
}

function onWindows(env: NodeJS.ProcessEnv): string[] {
  if (process.platform !== 'win32') return []
  return windowsPlaces.flatMap((place) => {
    const folder = env[place]
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')]
  })
}

/** What the tests run in: the whole browser, which some of them need, and the headless shell where a package of it can
 * be had. Answers the one that most of them use; throws as `ensureChromium` does. */
export function ensureHeadlessChromium(): string {
  const whole = ensureChromium()
  const isNamed = process.env.CHROMIUM !== undefined && process.env.CHROMIUM !== ''
  if (!isNamed && isDebianRoot() && onPath(process.env, [shellCommand]).every((path) => !existsSync(path)))
    installDebian(shellCommand)
  const found = findHeadlessChromium()
  return found !== null && starts(found) ? found : whole
}

/** Finds one or gets one; throws with the line that says what to install. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== null) return found
  console.log('No Chromium on this machine: trying to get one.')
  const playwright = join(import.meta.dirname, '..', 'node_modules', 'playwright', 'cli.js')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit', timeout: 10 * 60_000 })
  if (findChromium() === null && isDebianRoot()) installDebian('chromium')
  const got = findChromium()
  if (got === null || !starts(got)) throw new Error(whatToInstall)
  return got
}

function installDebian(name: string): void {
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
  spawnSync('apt-get', ['install', '-y', '-qq', name], { stdio: 'inherit' })
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

/** A download may be there and yet lack libraries of the system. */
function starts(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    // It is there and does not run: as good as none.
    return false
  }
}

const startedByHand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (startedByHand) {
  try {
    console.log(process.argv.includes('--headless') ? ensureHeadlessChromium() : ensureChromium())
  } catch (error) {
    console.error(error instanceof Error ? error.message : whatToInstall)
    process.exitCode = 1
  }
}
