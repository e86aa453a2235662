// Keeps the connection on which a mail went out for half a minute, for the next mail to the same server and user: signing
// in takes longer than sending. One for each; never longer, never beyond `hangUp`, and it does not keep a process alive.
import { createHash } from 'node:crypto'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer } from '../../../shared/desktop.ts'
import { leave } from './session.ts'

/** In milliseconds. */
const usualKeep = 30_000

export class KeptConnections {
  readonly #keepMs: number
  readonly #kept = new Map<string, { connection: SMTPConnection; timer: NodeJS.Timeout }>()
  /** Counts the hang-ups: what was begun before one is not kept after it. */
  #generation = 0
  #isClosed = false

  constructor(keepMs = usualKeep) {
    this.#keepMs = keepMs
  }

  get generation(): number {
    return this.#generation
  }

  /** One that is still there, which is the caller's from now on; or null. */
  take(server: MailServer): SMTPConnection | null {
    const key = keyOf(server)
    const found = this.#kept.get(key)
    if (found === undefined) return null
    clearTimeout(found.timer)
    this.#kept.delete(key)
    const { connection } = found
    if (!connection._socket || connection._socket.destroyed || !connection._socket.writable) return null
    connection._socket.ref()
    return connection
  }

  /** Keeps one that has nothing under way, unless somebody hung up since `generation` or another one is kept. */
  give(server: MailServer, connection: SMTPConnection, generation: number): void {
    const key = keyOf(server)
    if (this.#isClosed || generation !== this.#generation || this.#kept.has(key) || !connection._socket) {
      leave(connection)
      return
    }
    connection._socket.unref()
    const timer = setTimeout(() => {
      this.#kept.delete(key)
      leave(connection)
    }, this.#keepMs)
    timer.unref()
    this.#kept.set(key, { connection, timer })
  }

  /** Ends all of them. What is under way goes on to its end and is not kept. */
  hangUp(): void {
    this.#generation += 1
    for (const { connection, timer } of this.#kept.values()) {
      clearTimeout(timer)
      leave(connection)
    }
    this.#kept.clear()
  }

  /** As `hangUp`, for good. */
  close(): void {
    this.#isClosed = true
    this.hangUp()
  }
}

/** Everything that makes two accounts the same, and nothing that could be read. */
function keyOf(server: MailServer): string {
  const { host, port, security, user, secret, method, allowLoopback } = server
  const whole = JSON.stringify([host, port, security, user, secret, method, allowLoopback])
  return createHash('sha256').update(whole).digest('hex')
}
