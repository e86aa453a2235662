// The parts of the Chromium host that need no browser: how calls cross, one program on one profile, the end of a process
// tree, and where a browser is looked for.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findChromium, findHeadlessChromium } from '../../../scripts/chromium.ts'
import { findElectron } from '../../../scripts/electron-runtime.ts'
import { hasDisplay } from '../../../scripts/run.ts'
import { isAlive, killTree, processTree } from '../../hosts/processes.ts'
import { becomeOnlyInstance } from '../../hosts/single-instance.ts'
import { decode, encode } from '../../hosts/wire.ts'
import { temporaryFolder } from '../electron/temporary.ts'

describe('the wire', () => {
  test('carries bytes inside any shape, and everything else as JSON does', () => {
    const bytes = fc.uint8Array().map((value) => new Uint8Array(value))
    const shape = fc.record({ ok: fc.boolean(), list: fc.array(bytes), text: fc.string(), inner: fc.record({ bytes }) })
    fc.assert(
      fc.property(shape, (value) => {
        expect(decode(encode(value))).toEqual(value)
      }),
    )
  })

  test('takes a view of a larger buffer for what it shows', () => {
    const view = new Uint8Array([1, 2, 3, 4]).subarray(1, 3)
    expect(decode(encode({ view }))).toEqual({ view: new Uint8Array([2, 3]) })
  })
})

describe('one program on one profile', () => {
  test('a second start is refused and brings the first to the front, until that one ends', async () => {
    const profile = await temporaryFolder()
    let asked = 0
    const first = await becomeOnlyInstance(profile, () => (asked += 1))
    expect(await becomeOnlyInstance(profile, () => (asked += 100))).toBeNull()
    expect(asked).toBe(1)
    await first?.release()
    const next = await becomeOnlyInstance(profile, () => undefined)
    expect(next).not.toBeNull()
    await next?.release()
  })

  test('the lock of a killed program is taken over', async () => {
    const profile = await temporaryFolder()
    await writeFile(join(profile, 'host.sock'), '')
    const instance = await becomeOnlyInstance(profile, () => undefined)
    expect(instance).not.toBeNull()
    await instance?.release()
  })

  test('a profile with a very long path has one too', async () => {
    const profile = join(await temporaryFolder(), 'a'.repeat(120))
    const first = await becomeOnlyInstance(profile, () => undefined)
    expect(await becomeOnlyInstance(profile, () => undefined)).toBeNull()
    await first?.release()
  })
})

test('killing a tree ends the children with their parent, and nothing else', async () => {
  const script =
    "require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']); setInterval(() => {}, 1e6); console.log('up')"
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' })
  await once(parent.stdout, 'data')
  const root = parent.pid ?? 0
  const tree = processTree(root)
  expect(tree.length).toBe(2)
  await killTree(root)
  expect(tree.map(isAlive)).toEqual([false, false])
  expect(isAlive(bystander.pid ?? 0)).toBe(true)
  bystander.kill('SIGKILL')
  await once(bystander, 'exit')
})

test('the variable CHROMIUM goes before every other browser', () => {
  expect(findChromium({ CHROMIUM: '/opt/my/chromium' })).toBe('/opt/my/chromium')
  expect(findHeadlessChromium({ CHROMIUM: '/opt/my/chromium' })).toBe('/opt/my/chromium')
})

test.skipIf(process.platform === 'win32')('without a window the headless shell goes before the browser', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'chromium'), '')
  expect(findHeadlessChromium({ PATH: folder })).toBe(join(folder, 'chromium'))
  await writeFile(join(folder, 'chromium-headless-shell'), '')
  expect(findHeadlessChromium({ PATH: folder })).toBe(join(folder, 'chromium-headless-shell'))
  expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium'))
})

test('a runtime of Electron elsewhere counts only when it is there', async () => {
  const folder = await temporaryFolder()
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nothing') })).toBeNull()
})

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, boolean]>([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('a display on %s with %j: %s', (platform, env, there) => {
  expect(hasDisplay(platform, env)).toBe(there)
})
