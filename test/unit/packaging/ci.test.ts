// The last line of `.ci/run` is what a build server reads: it must tell the truth, also when a step before the
// first test fails.
import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const count = join(root, '.ci', 'count.mjs')

/** What Vitest reports: `files` are the numbers of passed and failed tests; an empty failed file did not load. */
function unitReport(files: { passed: number; failed: number; loaded: boolean }[]): string {
  return JSON.stringify({
    numPassedTests: files.reduce((sum, file) => sum + file.passed, 0),
    numFailedTests: files.reduce((sum, file) => sum + file.failed, 0),
    testResults: files.map((file) => ({
      status: file.failed > 0 || !file.loaded ? 'failed' : 'passed',
      assertionResults: Array.from({ length: file.passed + file.failed }, () => ({})),
    })),
  })
}

function endToEndReport(
  stats: { expected: number; unexpected: number; flaky: number },
  errors: unknown[] = [],
): string {
  return JSON.stringify({ stats, errors })
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'results-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function lineFor(status: string): string {
  return spawnSync(process.execPath, [count, folder, status], { encoding: 'utf8' }).stdout.trim()
}

describe('the line at the end', () => {
  it('adds unit and end-to-end tests', async () => {
    await writeFile(join(folder, 'unit.json'), unitReport([{ passed: 40, failed: 0, loaded: true }]))
    await writeFile(join(folder, 'e2e.json'), endToEndReport({ expected: 7, unexpected: 0, flaky: 0 }))
    expect(lineFor('0')).toBe('47 passed, 0 failed')
  })

  it('counts failures of both kinds, and a test that passed only the second time', async () => {
    await writeFile(join(folder, 'unit.json'), unitReport([{ passed: 3, failed: 2, loaded: true }]))
    await writeFile(join(folder, 'e2e.json'), endToEndReport({ expected: 4, unexpected: 1, flaky: 1 }))
    expect(lineFor('1')).toBe('7 passed, 4 failed')
  })

  it('counts a test file that could not be loaded', async () => {
    await writeFile(
      join(folder, 'unit.json'),
      unitReport([
        { passed: 3, failed: 0, loaded: true },
        { passed: 0, failed: 0, loaded: false },
      ]),
    )
    expect(lineFor('1')).toBe('3 passed, 1 failed')
  })

  it('counts an error outside of any end-to-end test', async () => {
    await writeFile(join(folder, 'e2e.json'), endToEndReport({ expected: 0, unexpected: 0, flaky: 0 }, [{}]))
    expect(lineFor('1')).toBe('0 passed, 1 failed')
  })

  it('says that something failed when lint, types or the installation did', () => {
    expect(lineFor('2')).toBe('0 passed, 1 failed')
  })
})

/** Runs a copy of `.ci/run` where `npm` is a script of ours. */
async function runWith(npm: string): Promise<{ status: number | null; lines: string[] }> {
  await cp(join(root, '.ci'), join(folder, '.ci'), { recursive: true })
  await mkdir(join(folder, 'bin'))
  await writeFile(join(folder, 'bin', 'npm'), `#!/bin/sh\n${npm}\n`)
  await chmod(join(folder, 'bin', 'npm'), 0o755)
  const path = [join(folder, 'bin'), process.env.PATH ?? ''].join(delimiter)
  const done = spawnSync('bash', [join(folder, '.ci', 'run')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  })
  return { status: done.status, lines: done.stdout.trim().split('\n') }
}

describe('.ci/run', () => {
  it('runs the test command of the README and no other', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8')
    const script = await readFile(join(root, '.ci', 'run'), 'utf8')
    expect(readme).toContain('npm ci && npm test')
    expect(script.split('\n')).toContain('npm ci && npm test')
  })

  // The build server has Linux; Windows has no bash of its own.
  it.runIf(process.platform !== 'win32')('passes on the result of the tests', async () => {
    const report = unitReport([{ passed: 5, failed: 0, loaded: true }])
    const { status, lines } = await runWith(
      `[ "$1" = ci ] || { mkdir -p out/results && echo '${report}' > out/results/unit.json; }`,
    )
    expect({ status, last: lines.at(-1) }).toEqual({ status: 0, last: '5 passed, 0 failed' })
  })

  it.runIf(process.platform !== 'win32')('ends with the line also when the installation fails', async () => {
    const { status, lines } = await runWith('echo no network; exit 7')
    expect({ status, last: lines.at(-1) }).toEqual({ status: 7, last: '0 passed, 1 failed' })
  })

  it.runIf(process.platform !== 'win32')('does not count the results of an earlier run', async () => {
    await mkdir(join(folder, 'out', 'results'), { recursive: true })
    await writeFile(join(folder, 'out', 'results', 'unit.json'), unitReport([{ passed: 9, failed: 0, loaded: true }]))
    const { lines } = await runWith('exit 1')
    expect(lines.at(-1)).toBe('0 passed, 1 failed')
  })

  it.runIf(process.platform !== 'win32')('fails when a report cannot be read', async () => {
    const { status, lines } = await runWith(
      '[ "$1" = ci ] || { mkdir -p out/results && echo cut > out/results/unit.json; }',
    )
    expect({ status, last: lines.at(-1) }).toEqual({ status: 1, last: '0 passed, 1 failed' })
  })
})
