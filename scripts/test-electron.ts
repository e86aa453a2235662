// `npm run test:electron`: the end-to-end specifications in Electron itself, where its runtime is here. Where it is not,
// it says so loudly and ends well, because nothing was found wrong.
import { buildIfNeeded } from './build-if-needed.ts'
import { findElectron } from './electron-runtime.ts'
import { hasDisplay, runTool } from './run.ts'

function missing(): string | null {
  if (findElectron() === null) return 'the Electron runtime is not on this machine'
  if (!hasDisplay(process.platform, process.env)) return 'there is no display (xvfb-run gives one)'
  return null
}

async function testElectron(): Promise<number> {
  const why = missing()
  if (why !== null) {
    const line = `NOT RUN: the specifications in Electron, because ${why}.`
    console.log(`\n${'='.repeat(line.length)}\n${line}\n${'='.repeat(line.length)}\n`)
    return 0
  }
  await buildIfNeeded()
  return runTool('playwright', ['test', ...process.argv.slice(2)], { HOST: 'electron' })
}

process.exitCode = await testElectron()
