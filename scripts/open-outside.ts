// Opens a link in the mentor's own browser, and a file with the program for its kind, from the Chromium host. No shell is started,
// so nothing in either is a command.
import { spawn } from 'node:child_process'
import { NamedError } from '../shared/result.ts'

const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
  darwin: ['open', []],
  win32: ['rundll32', ['url.dll,FileProtocolHandler']],
}

/** `href` has passed `externalUrl`, or is the path of a file whose kind has passed `opensSafely`. Throws `external/failed` when the system has nothing to open it with. */
export function openOutside(href: string): Promise<void> {
  const [command, args] = openers[process.platform] ?? ['xdg-open', []]
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, href], { stdio: 'ignore', detached: true })
    child.once('error', (cause) => reject(new NamedError('external/failed', '', { retryable: true, cause })))
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}
