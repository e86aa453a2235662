// What the window is served with, in either host: the policy word for word, and no file but its own.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFromBundle } from '../../../electron/shell/bundle.ts'
import { fileFor, headersFor, isOurs, typeOf, withNonce } from '../../../electron/shell/policy.ts'
import { temporaryFolder } from './temporary.ts'

function policyOf(path: string, mode: 'built' | 'development' = 'built'): string[] {
  return (headersFor(path, 'abc', mode)['Content-Security-Policy'] ?? '').split('; ').sort()
}

describe('the policy', () => {
  test('of the window is exactly the strict one', () => {
    expect(policyOf('/')).toEqual(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-abc'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types default dompurify',
      ].sort(),
    )
  })

  test('of a worker allows its own scripts and nothing else', () => {
    expect(policyOf('/assets/vault.worker-B3x_9-Zq.js')).toEqual(["default-src 'none'", "script-src 'self'"])
  })

  test('lets the key derivation alone compile wasm', () => {
    expect(policyOf('/assets/kdf.worker-a1B2.js')).toContain("script-src 'self' 'wasm-unsafe-eval'")
    for (const path of ['/', '/assets/vault.worker-kdf.js', '/assets/kdf.worker-a.css', '/assets/mykdf.worker-a.js'])
      expect(policyOf(path).join()).not.toContain('wasm')
  })

  test('while developing loosens scripts, styles and the socket, and nothing more', () => {
    const strict = new Set(policyOf('/'))
    const looser = policyOf('/', 'development').filter((one) => !strict.has(one))
    expect(looser).toEqual([
      "connect-src 'self' ws://localhost:*",
      "script-src 'self' 'unsafe-inline'",
      "style-src 'self' 'unsafe-inline'",
    ])
    expect(policyOf('/vault/worker/kdf.worker.ts', 'development')).toContain("script-src 'self' 'wasm-unsafe-eval'")
  })

  test('comes with the headers that keep a file what it is', () => {
    expect(headersFor('/', 'abc', 'built')).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
  })
})

describe('the file of a path', () => {
  test.each([
    ['/', '/app/index.html'],
    ['/index.html', '/app/index.html'],
    ['/assets/a%20b.js', '/app/assets/a b.js'],
  ])('%s is %s', (path, file) => {
    expect(fileFor('/app', path)).toBe(file)
  })

  test.each([
    '/../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/a/%2e%2e/%2e%2e/x',
    '/a\\..\\x',
    '/a%5cb',
    '/a%00.js',
    '/%zz',
    '/c:/x',
  ])('%s is none', (path) => {
    expect(fileFor('/app', path)).toBeNull()
  })

  test('is inside the folder or none, whatever the path', () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', 'a', 'app', 'app-evil', '', '%00', '%c0%ae')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const file = fileFor('/srv/app', `/${pieces.join('/')}`)
        expect(file === null || file.startsWith('/srv/app/')).toBe(true)
      }),
    )
  })
})

test('only kinds of files that the window has are served', () => {
  expect(typeOf('a.js')).toBe('text/javascript; charset=utf-8')
  expect(['a.map', 'a.ts', 'a', 'a.exe', '.html.bak'].map(typeOf)).toEqual([null, null, null, null, null])
})

test.each([
  ['app://bundle/', 'app://bundle', true],
  ['app://bundle/index.html#/mentees', 'app://bundle', true],
  ['app://bundle.evil/', 'app://bundle', false],
  ['app://user@bundle/', 'app://bundle', false],
  ['https://bundle/', 'app://bundle', false],
  ['https://telemachus.localhost.evil.example/', 'https://telemachus.localhost', false],
  ['https://telemachus.localhost:444/', 'https://telemachus.localhost', false],
  ['about:blank', 'app://bundle', false],
  ['', 'app://bundle', false],
])('%s is ours at %s: %s', (url, origin, ours) => {
  expect(isOurs(url, origin)).toBe(ours)
})

test('the nonce is put in every place that waits for it', () => {
  expect(withNonce('<meta content="%NONCE%"><style nonce="%NONCE%">', 'x+/=')).toBe(
    '<meta content="x+/="><style nonce="x+/=">',
  )
})

describe('the bundle', () => {
  async function bundle() {
    const folder = join(await temporaryFolder(), 'renderer')
    await mkdir(join(folder, 'assets'), { recursive: true })
    await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="%NONCE%">')
    await writeFile(join(folder, 'assets', 'a.js'), 'export {}')
    await writeFile(join(folder, '..', 'secret.txt'), 'secret')
    return (url: string, method = 'GET') => answerFromBundle(folder, 'app://bundle', { method, url })
  }

  test('stamps each load with a nonce of its own, the same in page and policy', async () => {
    const ask = await bundle()
    const [one, other] = [await ask('app://bundle/'), await ask('app://bundle/')]
    const nonce = /content="(.+?)"/.exec(new TextDecoder().decode(one.body))?.[1] ?? ''
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    expect(one.headers['Content-Security-Policy']).toContain(`'nonce-${nonce}'`)
    expect(new TextDecoder().decode(other.body)).not.toContain(nonce)
  })

  test('serves a file with its type, and its headers alone to HEAD', async () => {
    const ask = await bundle()
    const answer = await ask('app://bundle/assets/a.js')
    expect(answer).toMatchObject({ status: 200, headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
    expect(await ask('app://bundle/assets/a.js', 'HEAD')).toMatchObject({ status: 200, body: new Uint8Array(0) })
  })

  test.each([
    ['app://bundle/..%2fsecret.txt', 'GET', 404],
    ['app://bundle/assets', 'GET', 404],
    ['app://bundle/missing.js', 'GET', 404],
    ['app://other/index.html', 'GET', 404],
    ['app://bundle/', 'POST', 405],
  ])('answers %s by %s with %d and nothing', async (url, method, status) => {
    const ask = await bundle()
    expect(await ask(url, method)).toMatchObject({ status, body: new Uint8Array(0) })
  })
})
