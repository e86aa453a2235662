// Prints "N passed, N failed" from the JSON reports of the unit and the end-to-end tests.
// Usage: node count.mjs <folder of the reports> <exit code of the test command>
// A file that could not be loaded counts as one failure, and so does a step without a report (lint, types,
// installation) that failed. Needs nothing but Node, since it also runs when the installation failed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = 'out/results', status = '0'] = process.argv.slice(2)

function report(name) {
  const path = join(folder, name)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

/** Vitest: a file that failed without a test in it never ran. */
function unit(result) {
  const notLoaded = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: result.numPassedTests, failed: result.numFailedTests + notLoaded.length }
}

/** Playwright: `expected` passed, `flaky` did not pass at first, `errors` are outside any test. */
function endToEnd({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

const unitReport = report('unit.json')
const endToEndReport = report('e2e.json')
const counts = [unitReport && unit(unitReport), endToEndReport && endToEnd(endToEndReport)].filter(Boolean)
const passed = counts.reduce((sum, one) => sum + one.passed, 0)
const failed = counts.reduce((sum, one) => sum + one.failed, 0)
console.log(`${passed} passed, ${failed === 0 && status !== '0' ? 1 : failed} failed`)
