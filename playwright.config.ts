// End-to-end tests: the built program as a whole, in a fresh profile for each test. No retries: a test that passes
// the second time has found something.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  projects: [
    { name: 'practices', testMatch: '*.setup.ts' },
    { name: 'tests', dependencies: ['practices'] },
  ],
  reporter: [['list'], ['json', { outputFile: 'out/results/e2e.json' }]],
})
