// Keeps one connection for each account, and one more for each folder that is waited for, half a minute beyond its last
// use, so that looking and bringing sign in once. Operations on one connection follow each other.
import { NamedError } from '../../../../shared/result.ts'
import type { MailServer } from '../../../../shared/desktop.ts'
import type { MailFailure } from '../failures.ts'
import type { MailOptions } from '../session.ts'
import { isLost, namedFailure, workFailure } from './failures.ts'
import { hungUp, openLine, requireLine } from './line.ts'
import type { Line, Purpose } from './line.ts'

/** How long a connection is kept, in milliseconds. */
const keptFor = 30_000

/** A connection for one purpose: open, being opened, or not there. */
interface Place {
  line: Line | null
  /** The server with the secret that was used. */
  server: MailServer
  lastUse: number
  timer: NodeJS.Timeout | undefined
  /** Settles when the last operation so far is done; never rejects. */
  turn: Promise<void>
  waiting: number
}

/** The state of a folder when it was last looked through. */
export interface Told {
  uidValidity: string
  lastUid: number
}

/** The connections of all accounts. */
export class Keeper {
  readonly options: MailOptions
  private readonly places = new Map<string, Place>()
  private readonly told = new Map<string, Told>()
  private ending = new AbortController()
  private isClosed = false

  constructor(options: MailOptions) {
    this.options = options
  }

  /** Aborted by the next hanging up. */
  get signal(): AbortSignal {
    return this.ending.signal
  }

  /** Does one operation. Throws a NamedError and nothing else. */
  async use<T>(server: MailServer, purpose: Purpose, folder: string, work: (line: Line) => Promise<T>): Promise<T> {
    const { signal } = this
    const place = this.placeFor(server, purpose, folder)
    const before = place.turn
    let finish: () => void = () => undefined
    place.turn = new Promise((resolve) => (finish = resolve))
    place.waiting += 1
    try {
      await before
      if (this.isClosed) throw hungUp()
      return await this.perform(place, server, purpose, work, signal)
    } catch (error) {
      throw error instanceof NamedError ? error : namedFailure(workFailure(error), server)
    } finally {
      place.waiting -= 1
      finish()
    }
  }

  /** What `look` found a folder to be, for a later wait. */
  remember(server: MailServer, folder: string, state: Told): void {
    this.told.set(`${keyOf(server)} ${folder}`, state)
  }

  lastTold(server: MailServer, folder: string): Told | null {
    return this.told.get(`${keyOf(server)} ${folder}`) ?? null
  }

  /** Ends every connection and every wait. */
  hangUp(): void {
    this.ending.abort()
    this.ending = new AbortController()
    for (const place of this.places.values()) {
      clearTimeout(place.timer)
      place.line?.end(hungUp())
    }
    this.places.clear()
    this.told.clear()
  }

  close(): void {
    this.isClosed = true
    this.hangUp()
  }

  private async perform<T>(
    place: Place,
    server: MailServer,
    purpose: Purpose,
    work: (line: Line) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    requireLine(signal)
    const kept = takeKept(place, server)
    if (kept !== null) {
      try {
        return await this.workOn(place, kept, work)
      } catch (error) {
        // The server may have hung up while nobody looked: that is no failure of this operation.
        if (error instanceof NamedError || !isLost(workFailure(error))) throw error
        requireLine(signal)
      }
    }
    const line = await openLine(server, purpose, this.options, signal)
    if (signal.aborted) line.end(hungUp())
    place.server = server
    return this.workOn(place, line, work)
  }

  private async workOn<T>(place: Place, line: Line, work: (line: Line) => Promise<T>): Promise<T> {
    place.line = line
    try {
      return await line.during(work)
    } catch (error) {
      // Refused: the connection is as good as before. Anything else may have left half an answer on it.
      if (!(error instanceof NamedError) && !endsInOrder(workFailure(error))) line.close()
      throw error
    } finally {
      this.keep(place)
    }
  }

  private keep(place: Place): void {
    clearTimeout(place.timer)
    place.lastUse = Date.now()
    if (place.line?.isAlive !== true) {
      place.line = null
      return
    }
    place.timer = setTimeout(() => {
      if (place.waiting > 0) return
      leave(place)
    }, keptFor)
    place.timer.unref()
  }

  private placeFor(server: MailServer, purpose: Purpose, folder: string): Place {
    const key = purpose === 'work' ? keyOf(server) : `${keyOf(server)} ${folder}`
    const known = this.places.get(key)
    if (known !== undefined) return known
    const place: Place = {
      line: null,
      server,
      lastUse: 0,
      timer: undefined,
      turn: Promise.resolve(),
      waiting: 0,
    }
    this.places.set(key, place)
    return place
  }
}

function keyOf({ host, port, security, user, allowLoopback }: MailServer): string {
  return JSON.stringify([host, port, security, user, allowLoopback])
}

/** The connection that is there already, if it is fresh and was opened with the same password. */
function takeKept(place: Place, server: MailServer): Line | null {
  const { line } = place
  clearTimeout(place.timer)
  if (line === null) return null
  const sameSecret = place.server.method === server.method && place.server.secret === server.secret
  const signedIn = sameSecret || (place.server.method === 'token' && server.method === 'token')
  // The clock of the wall: a computer that slept has waited longer than its timers know.
  if (line.isAlive && signedIn && Date.now() - place.lastUse < keptFor) return line
  leave(place)
  return null
}

/** Says goodbye; a server that does not answer is left after a second. */
function leave(place: Place): void {
  const { line } = place
  place.line = null
  if (line === null) return
  const late = setTimeout(() => line.close(), 1_000)
  late.unref()
  line.client
    .logout()
    .catch(() => undefined)
    .finally(() => {
      clearTimeout(late)
      line.close()
    })
}

function endsInOrder({ code }: MailFailure): boolean {
  return ['mail/folder-gone', 'mail/folder-refused', 'mail/mailbox-full', 'mail/try-later'].includes(code)
}
