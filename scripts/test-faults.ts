// `npm run test:faults`: the fault runs with their full counts, unit and end-to-end.
import { buildIfNeeded } from './build-if-needed.ts'
import { ensureHeadlessChromium } from './chromium.ts'
import { ensureTestPrograms } from './test-programs.ts'
import { runTool } from './run.ts'

async function testFaults(): Promise<number> {
  const env = { FAULTS: 'full' }
  ensureHeadlessChromium()
  ensureTestPrograms()
  await buildIfNeeded()
  const unit = await runTool('vitest', ['run'], env)
  const whole = await runTool('playwright', ['test'], env)
  return unit === 0 && whole === 0 ? 0 : 1
}

process.exitCode = await testFaults()
