// The rules by which the window's files are served: headers, paths and types, as pure functions. The `app://bundle`
// handler and the Chromium host serve by exactly these, so what is tested in one holds in the other.
import { basename, extname, isAbsolute, join, relative, sep } from 'node:path'

/** Where the window lives in Electron. The database belongs to this origin: changing it would lose the vault. */
export const electronOrigin = 'app://bundle'
/** Where the window lives in the Chromium host; the name never leaves the machine. */
export const chromiumOrigin = 'https://telemachus.localhost'

/** `development` loosens what Vite's hot reload needs and nothing else; its files come from its own server. */
export type PolicyMode = 'built' | 'development'

/** What index.html holds in place of the nonce. */
export const noncePlaceholder = '%NONCE%'

/** `kdf.worker-Ab12.js` as built, `kdf.worker.ts` as Vite serves it. */
const workerFile = /\.worker(-[\w-]+\.js|\.ts)$/
const kdfWorkerFile = /^kdf\.worker(-[\w-]+\.js|\.ts)$/

/**
 * Every header but the type of the file. The window gets the strict policy with Trusted Types; a worker's script gets
 * one of its own, because a worker obeys the policy it was served with and not the window's.
 */
export function headersFor(pathname: string, nonce: string, mode: PolicyMode): Record<string, string> {
  return {
    'Content-Security-Policy': policyFor(pathname, nonce, mode),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  }
}

function policyFor(pathname: string, nonce: string, mode: PolicyMode): string {
  const name = basename(pathname)
  if (workerFile.test(name)) return workerPolicy(name, mode)
  return mode === 'built' ? windowPolicy(nonce) : developmentPolicy()
}

/** Only the key derivation may compile wasm, in a worker that lives for one derivation. */
function workerPolicy(name: string, mode: PolicyMode): string {
  const wasm = kdfWorkerFile.test(name) ? " 'wasm-unsafe-eval'" : ''
  return mode === 'built'
    ? `default-src 'none'; script-src 'self'${wasm}`
    : `default-src 'none'; script-src 'self'${wasm}; connect-src 'self' ws://localhost:*`
}

const always = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
]

function windowPolicy(nonce: string): string {
  return [
    ...always,
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types default dompurify',
  ].join('; ')
}

/** Vite writes inline scripts and styles into the page and speaks to it over a socket. */
function developmentPolicy(): string {
  return [
    ...always,
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self' ws://localhost:*",
  ].join('; ')
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** The type of a file of the window, or null for a kind of file that the window does not have. */
export function typeOf(path: string): string | null {
  return types[extname(path).toLowerCase()] ?? null
}

/**
 * The file inside `folder` that a request's path names, or null: for a path that leads outside, is not decodable, or
 * hides a separator or a NUL in an escape. `pathname` is that of a parsed URL, still percent-encoded.
 */
export function fileFor(folder: string, pathname: string): string | null {
  const path = decoded(pathname)
  if (path === null || /[\0\\:]/.test(path) || path.split('/').includes('..')) return null
  const file = join(folder, path === '/' ? 'index.html' : path)
  const inside = relative(folder, file)
  if (inside === '' || isAbsolute(inside) || inside.split(sep).includes('..')) return null
  return file
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // A broken escape names no file.
    return null
  }
}

/** Puts this load's nonce into index.html, where the styles of the window find it. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(noncePlaceholder, nonce)
}

/** Compares protocol and host, never `URL.origin`, which Node answers as "null" for `app://`. */
export function isOurs(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false
  const one = new URL(url)
  const other = new URL(origin)
  return one.protocol === other.protocol && one.host === other.host && one.username === '' && one.password === ''
}
