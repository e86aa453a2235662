// Makes `window.desktop` in the page of the Chromium host, where Electron has its preload. The function runs inside
// the page before any script of it, as text, and so must stand alone: nothing from outside it may be named in it.
import type { Desktop, DesktopEvent, Response } from '../../shared/desktop.ts'
import type { Result } from '../../shared/result.ts'
import { bytesKey } from './wire.ts'

/** Names by which page and Node find each other. */
export const names = {
  call: '__telemachusCall',
  problem: '__telemachusProblem',
  event: 'telemachus-desktop-event',
  bytesKey,
} as const
type Names = typeof names & { origin: string }

declare global {
  interface Window {
    desktop: Desktop
    __telemachusCall: (operation: unknown, request: string) => Promise<string>
    __telemachusProblem: (text: string) => Promise<void>
  }
  interface WindowEventMap {
    'telemachus-desktop-event': CustomEvent<DesktopEvent>
  }
  interface Uint8Array {
    toBase64(): string
  }
  interface Uint8ArrayConstructor {
    fromBase64(text: string): Uint8Array<ArrayBuffer>
  }
}

/** The text of the init script. It tolerates the name helper that some TypeScript runners weave in. */
export function windowDesktopScript(origin: string): string {
  return `{ const __name = (f) => f; (${installDesktop.toString()})(${JSON.stringify({ ...names, origin })}) }`
}

function installDesktop(names: Names): void {
  // A frame inside the page and a page from elsewhere find nothing, as under a preload of the main frame.
  if (window.top !== window || location.origin !== names.origin) return
  const call = window.__telemachusCall
  const problem = window.__telemachusProblem

  const listeners = new Set<(event: DesktopEvent) => void>()
  window.addEventListener(names.event, (message) => {
    for (const listener of listeners) listener(message.detail)
  })
  window.addEventListener('securitypolicyviolation', (breach) => {
    void problem(`policy: ${breach.effectiveDirective} refused ${breach.blockedURI} ${breach.sample}`)
  })

  const fail = (code: string) => ({ ok: false as const, error: { code, message: '', retryable: false } })
  const encoded = (request: unknown): string | null => {
    try {
      return JSON.stringify(request, (_key, one: unknown) =>
        one instanceof Uint8Array ? { [names.bytesKey]: one.toBase64() } : one,
      )
    } catch {
      // A circle or a number too large for JSON: no request of the contract has either.
      return null
    }
  }
  const decoded = (text: string): unknown =>
    JSON.parse(text, (_key, one: Record<string, unknown> | null) => {
      const base64 = typeof one === 'object' && one !== null ? one[names.bytesKey] : undefined
      return typeof base64 === 'string' ? Uint8Array.fromBase64(base64) : one
    })

  const desktop: Desktop = {
    async call(operation, request) {
      const text = encoded(request)
      if (text === null) return fail('desktop/invalid-request')
      // The one cast: Node checked this answer against the contract before it sent it.
      return decoded(await call(operation, text)) as Result<Response<typeof operation>>
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
  Object.defineProperty(window, 'desktop', { value: Object.freeze(desktop), enumerable: true })
}
