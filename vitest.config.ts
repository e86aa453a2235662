// Unit tests: every rule, codec and service in Node, on real files and real sockets.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/unit/**/*.test.{ts,tsx}'],
    reporters: ['default', 'json'],
    outputFile: { json: 'out/results/unit.json' },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
