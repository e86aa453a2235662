// Serves the window's files at app://bundle. Standard and secure, because only such an origin has a database; nothing
// more is granted to the scheme.
import { protocol } from 'electron'
import type { Session } from 'electron'
import { answerFromBundle } from './bundle.ts'
import { electronOrigin } from './policy.ts'

/** Must be called once, before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** `folder` is the built renderer. */
export function serveBundle(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const { status, headers, body } = await answerFromBundle(folder, electronOrigin, request)
    return new Response(body, { status, headers })
  })
}
