// `npm run dev`: the program with hot reload and a local mail catcher, on a profile of its own so that no real vault is
// touched. In Electron where its runtime is here, in the Chromium host otherwise.
import { homedir } from 'node:os'
import { createServer } from 'vite'
import { renderer } from '../electron.vite.config.ts'
import { profileFolder } from '../electron/shell/profile.ts'
import { openChromiumWindow } from './chromium-window.ts'
import { findElectron } from './electron-runtime.ts'
import { hasDisplay, runTool } from './run.ts'
import { startCatcher } from './walk/catcher.ts'
import type { Caught } from './walk/catcher.ts'

function show({ from, to, subject, text, size }: Caught): void {
  const rule = '─'.repeat(60)
  console.log(
    `${rule}\nA mail arrived (${size} bytes)\nFrom: ${from}\nTo: ${to.join(', ')}\nSubject: ${subject}\n\n${text.trimEnd()}\n${rule}`,
  )
}

async function dev(): Promise<number> {
  const catcher = await startCatcher(show)
  console.log(`Mails sent to 127.0.0.1, port ${catcher.port}, without encryption, are shown here and go nowhere.`)
  const profileDir = `${profileFolder(process.platform, process.env, homedir())}-development`
  try {
    if (findElectron() !== null) {
      const env = { TELEMACHUS_CATCHER_PORT: String(catcher.port), TELEMACHUS_PROFILE: profileDir }
      return await runTool('electronVite', ['dev'], env)
    }
    await devInChromium(profileDir, catcher.port)
    return 0
  } finally {
    await catcher.close()
  }
}

async function devInChromium(profileDir: string, catcherPort: number): Promise<void> {
  console.log('The Electron runtime is not here: opening the window in Chromium.')
  const server = await createServer({ ...renderer, configFile: false })
  await server.listen()
  try {
    const developmentUrl = server.resolvedUrls?.local[0]
    if (developmentUrl === undefined) throw new Error('Vite does not tell its address.')
    if (!hasDisplay(process.platform, process.env)) {
      console.log(`There is no display here. Vite serves the window at ${developmentUrl} until you stop it.`)
      await new Promise((resolve) => process.once('SIGINT', resolve))
      return
    }
    await openChromiumWindow({ profileDir, developmentUrl, catcherPort })
  } finally {
    await server.close()
  }
}

process.exitCode = await dev()
