// Answers a request for a file of the window: the same answer whether `app://bundle` or the Chromium host asks.
// It reads inside the renderer folder alone and knows nothing of Electron.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileFor, headersFor, isOurs, typeOf, withNonce } from './policy.ts'

export interface BundleAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
}

const nothing = new Uint8Array(0)
const refused: BundleAnswer = { status: 404, headers: { 'X-Content-Type-Options': 'nosniff' }, body: nothing }

/** `folder` is the built renderer, `origin` where the window lives. Whatever is not a file of it is a plain 404. */
export async function answerFromBundle(
  folder: string,
  origin: string,
  request: { method: string; url: string },
): Promise<BundleAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return { ...refused, status: 405 }
  if (!isOurs(request.url, origin)) return refused
  const { pathname } = new URL(request.url)
  const file = fileFor(folder, pathname)
  const type = file === null ? null : typeOf(file)
  if (file === null || type === null) return refused
  const bytes = await readOrNull(file)
  if (bytes === null) return refused
  const nonce = randomBytes(16).toString('base64')
  const body = type.startsWith('text/html') ? stamped(bytes, nonce) : bytes
  return {
    status: 200,
    headers: { 'Content-Type': type, ...headersFor(pathname, nonce, 'built') },
    body: request.method === 'HEAD' ? nothing : body,
  }
}

function stamped(html: Uint8Array, nonce: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(withNonce(new TextDecoder().decode(html), nonce))
}

async function readOrNull(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    // A folder, a missing file, an unreadable one: all alike to the window.
    return null
  }
}
