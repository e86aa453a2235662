// `npm run test:faults`: the fault runs with their full counts, unit and end-to-end.
import { buildIfNeeded } from './build-if-needed.ts'
import { ensureHeadlessChromium } from './chromium.ts'
import { ensureMailServers } from './mail-servers.ts'
import { runTool } from './run.ts'

async function testFaults(): Promise<number> {
  const env = { FAULTS: 'full' }
  ensureHeadlessChromium()
  ensureMailServers()
  await buildIfNeeded()
  const unit = await runTool('vitest', ['run'], env)
  const whole = await runTool('playwright', ['test'], env)
  return unit === 0 && whole === 0 ? 0 : 1
}

process.exitCode = await testFaults()
