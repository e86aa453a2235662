// `npm start`: builds if needed and opens the program. In Electron where its runtime is here or can be had, in the
// Chromium host otherwise; on a machine without a display it runs the tour.
import { homedir } from 'node:os'
import { profileFolder } from '../electron/shell/profile.ts'
import { buildIfNeeded } from './build-if-needed.ts'
import { openChromiumWindow } from './chromium-window.ts'
import { ensureElectron } from './electron-runtime.ts'
import { hasDisplay, run, runTool } from './run.ts'

async function start(): Promise<number> {
  await buildIfNeeded()
  if (!hasDisplay(process.platform, process.env)) {
    console.log('There is no display here: running the tour instead (npm run tour).')
    return runTool('tsx', ['scripts/tour.ts'])
  }
  const electron = ensureElectron()
  if (electron !== null) return run(electron, [...electronArguments(), '.'])
  console.log('The Electron runtime is not here and could not be fetched: opening the same build in Chromium.')
  await openChromiumWindow({ profileDir: profileFolder(process.platform, process.env, homedir()) })
  return 0
}

/** Electron refuses to run as root with its sandbox. */
function electronArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

process.exitCode = await start()
