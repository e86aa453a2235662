// The shell's rules, one table each: who may call, where the window may go, what it may load and use, what may be opened.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { externalUrl } from '../../../electron/services/external.ts'
import { boundsFor, parseKept } from '../../../electron/shell/bounds.ts'
import type { Rectangle } from '../../../electron/shell/bounds.ts'
import { menuTemplate } from '../../../electron/shell/menu.ts'
import { profileFolder } from '../../../electron/shell/profile.ts'
import { isTrustedSender, mayLoad, mayNavigate, mayReload, mayUse } from '../../../electron/shell/rules.ts'
import { NamedError } from '../../../shared/result.ts'

const origin = 'app://bundle'

describe('a caller', () => {
  const main = { detached: false, parent: null, url: 'app://bundle/#/mentees' }
  test('in the main frame of our page is trusted', () => {
    expect(isTrustedSender(main, origin)).toBe(true)
  })
  test.each([
    ['that is gone', null],
    ['that was detached', { ...main, detached: true }],
    ['inside another frame', { ...main, parent: main }],
    ['on an empty page', { ...main, url: 'about:blank' }],
    ['with no page', { ...main, url: '' }],
    ['elsewhere', { ...main, url: 'https://example.org/' }],
    ['whose address only begins like ours', { ...main, url: 'app://bundle.example.org/' }],
  ])('%s is not', (_name, frame) => {
    expect(isTrustedSender(frame, origin)).toBe(false)
  })
})

test.each([
  ['app://bundle/', true, true],
  ['app://bundle/index.html#/lock', true, true],
  ['app://bundle/', false, false],
  ['app://bundle/assets/a.js', true, false],
  ['blob:app://bundle/1234', true, false],
  ['data:text/html,x', true, false],
  ['file:///etc/passwd', true, false],
  ['https://example.org/', true, false],
  ['javascript:alert(1)', true, false],
])('going to %s (main frame: %s) is allowed: %s', (url, isMainFrame, allowed) => {
  expect(mayNavigate(url, isMainFrame, origin)).toBe(allowed)
})

test.each([
  ['app://bundle/assets/a.js', true, true],
  ['data:image/png;base64,AA==', true, true],
  ['blob:app://bundle/1234', true, true],
  ['blob:https://example.org/1234', true, false],
  ['https://example.org/', true, false],
  ['http://127.0.0.1:80/', true, false],
  ['file:///etc/passwd', true, false],
  ['ws://localhost:5173/', true, false],
  ['devtools://devtools/bundled/x.js', true, false],
  ['devtools://devtools/bundled/x.js', false, true],
  ['not a url', false, false],
])('loading %s (packaged: %s) is allowed: %s', (url, isPackaged, allowed) => {
  expect(mayLoad(url, origin, isPackaged)).toBe(allowed)
})

test('the socket of hot reload is loaded from the server of the page alone', () => {
  expect(mayLoad('ws://localhost:5173/', 'http://localhost:5173', false)).toBe(true)
  expect(mayLoad('ws://localhost:5174/', 'http://localhost:5173', false)).toBe(false)
  expect(mayLoad('ws://bundle/', origin, false)).toBe(false)
})

test('three permissions are given, to our own page alone', () => {
  for (const given of ['clipboard-sanitized-write', 'persistent-storage', 'notifications']) {
    expect(mayUse(given, 'app://bundle/', origin)).toBe(true)
    expect(mayUse(given, 'https://example.org/', origin)).toBe(false)
    expect(mayUse(given, 'app://bundle.example.org/', origin)).toBe(false)
    expect(mayUse(given, '', origin)).toBe(false)
  }
  for (const other of ['clipboard-read', 'media', 'geolocation', 'openExternal', 'fileSystem', 'unknown'])
    expect(mayUse(other, 'app://bundle/', origin)).toBe(false)
})

test('a window that dies is reloaded three times in a minute, not for ever', () => {
  expect(mayReload([], 100_000)).toBe(true)
  expect(mayReload([50_000, 60_000], 100_000)).toBe(true)
  expect(mayReload([50_000, 60_000, 70_000], 100_000)).toBe(false)
  expect(mayReload([10_000, 20_000, 30_000], 100_000)).toBe(true)
})

describe('a link that may leave', () => {
  test.each([
    ['https://example.edu/a?b=c#d', 'https://example.edu/a?b=c#d'],
    ['HTTPS://EXAMPLE.edu', 'https://example.edu/'],
    ['mailto:amina@example.org?subject=Hello', 'mailto:amina@example.org?subject=Hello'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('%s is passed on as %s', (link, href) => {
    expect(externalUrl(link)).toBe(href)
  })

  test.each([
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'vnc://example.org',
    'smb://example.org/share',
    'ms-settings:privacy',
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://',
    'https://example.org/a b',
    ' https://example.org/',
    'https://example.org/\n--flag',
    'example.org',
    '',
    `https://example.org/${'a'.repeat(8_000)}`,
    null,
    7,
    { href: 'https://example.org/' },
  ])('%j is refused', (link) => {
    expect(() => externalUrl(link)).toThrow(new NamedError('external/refused'))
  })

  test('is https or mailto, whatever comes in', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['https', 'http', 'ftp'] }), fc.string()), (text) => {
        const href = tried(() => externalUrl(text))
        expect(href === null || /^(https:\/\/|mailto:)/.test(href)).toBe(true)
      }),
    )
  })
})

function tried(work: () => string): string | null {
  try {
    return work()
  } catch {
    // Refused, which is one of the two right answers.
    return null
  }
}

describe('the window opens', () => {
  const screen: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
  const second: Rectangle = { x: 1920, y: 0, width: 1280, height: 1000 }
  const kept = (bounds: Rectangle) => ({ bounds, maximized: false })

  test('in the middle at first', () => {
    expect(boundsFor(null, [screen])).toEqual({ x: 320, y: 100, width: 1280, height: 840 })
  })
  test('where it stood, on the screen where it stood', () => {
    const there = { x: 2000, y: 50, width: 1000, height: 700 }
    expect(boundsFor(kept(there), [screen, second])).toEqual(there)
  })
  test('on the main screen when the other one is gone', () => {
    expect(boundsFor(kept({ x: 2000, y: 50, width: 1000, height: 700 }), [screen])).toEqual({
      x: 460,
      y: 170,
      width: 1000,
      height: 700,
    })
  })
  test('inside some screen, always, and never smaller than its contents need', () => {
    const edge = fc.integer({ min: -5_000, max: 5_000 })
    const size = fc.integer({ min: 1, max: 5_000 })
    fc.assert(
      fc.property(edge, edge, size, size, (x, y, width, height) => {
        const bounds = boundsFor(kept({ x, y, width, height }), [screen, second])
        const area = bounds.x >= second.x ? second : screen
        expect(bounds.x).toBeGreaterThanOrEqual(area.x)
        expect(bounds.y).toBeGreaterThanOrEqual(area.y)
        expect(bounds.x + bounds.width).toBeLessThanOrEqual(area.x + area.width)
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(area.y + area.height)
        expect(bounds.width).toBeGreaterThanOrEqual(800)
        expect(bounds.height).toBeGreaterThanOrEqual(560)
      }),
    )
  })
  test('at its usual place when what was kept is not readable', () => {
    for (const text of [
      '',
      '{',
      '{}',
      '{"bounds":{"x":"0"}}',
      'null',
      '{"bounds":{"x":1e999,"y":0,"width":1,"height":1}}',
    ])
      expect(parseKept(text)).toBeNull()
    const good = { bounds: screen, maximized: true }
    expect(parseKept(JSON.stringify(good))).toEqual(good)
  })
})

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['linux', {}, '/home/zoe/.local/share/telemachus'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/telemachus'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/zoe/.local/share/telemachus'],
  ['darwin', {}, '/home/zoe/Library/Application Support/Telemachus'],
  ['win32', { APPDATA: 'C:\\Users\\zoe\\AppData\\Roaming' }, 'C:\\Users\\zoe\\AppData\\Roaming\\Telemachus'],
  ['linux', { TELEMACHUS_PROFILE: '/elsewhere' }, '/elsewhere'],
])('the profile on %s with %j is %s', (platform, env, folder) => {
  expect(profileFolder(platform, env, '/home/zoe')).toBe(folder)
})

test('the menu has the developer’s entries only while developing', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const shipped = JSON.stringify(menuTemplate(platform, false))
    expect(shipped).not.toMatch(/reload|toggleDevTools/)
    expect(shipped).toMatch(/"selectAll"/)
    expect(JSON.stringify(menuTemplate(platform, true))).toMatch(/toggleDevTools/)
  }
})
