// A small IMAP server inside the test's own process: quick to start, with plugins switched on and off at will. What it
// keeps is gone with it. Where it departs from the standard, Dovecot has the last word.
import type { Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import type { HoodiecrowFolder, HoodiecrowOptions } from 'hoodiecrow-imap'

export interface SmallImap {
  port: number
  /** Puts a message into a folder and tells those who wait. */
  deliver(folder: string, raw: string): void
  close(): Promise<void>
}

export const token = 'ya29.token'

const usual = ['ID', 'STARTTLS', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'IDLE', 'SPECIAL-USE', 'XOAUTH2', 'LITERALPLUS']

/** It keeps texts whose characters are bytes. */
function inBytes(raw: string): string {
  return Buffer.from(raw, 'utf8').toString('latin1')
}

/** Knows `mentor` with `right`, and with {@link token}. */
export async function startSmallImap(
  options: HoodiecrowOptions & { inbox?: string[]; folders?: Record<string, HoodiecrowFolder> } = {},
): Promise<SmallImap> {
  const server = hoodiecrow({
    plugins: usual,
    users: { mentor: { password: 'right', xoauth2: { accessToken: token, sessionTimeout: 60_000 } } },
    storage: {
      INBOX: { messages: (options.inbox ?? []).map((raw) => ({ raw: inBytes(raw) })) },
      '': { separator: '/', folders: options.folders ?? { Sent: { 'special-use': '\\Sent' } } },
    },
    ...options,
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A client that refuses the certificate hangs up in the middle.
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the IMAP server has no port')
  return {
    port: address.port,
    deliver: (folder, raw) => server.appendMessage(folder, [], false, inBytes(raw)),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(resolve)
      }),
  }
}
