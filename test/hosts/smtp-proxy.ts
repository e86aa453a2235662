// A bad network between a mail program and a mail server: cuts the line after any step of the conversation, answers late,
// carries few bytes a second. Reads SMTP without TLS, because it has to know the steps. Chance comes from a seed.
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** Where a line can be cut, in the order of a conversation. `connect`: at once. The names of commands: after the client
 * heard the answer to them; `data` after 354. `body`: when the server has half of it. `dot`: when the server has the final
 * dot and has answered, and the client did not hear it. `answer`: when the client heard it. `quit`: at its goodbye. */
export const cutMoments = [
  'connect',
  'greeting',
  'ehlo',
  'mail',
  'rcpt',
  'data',
  'body',
  'dot',
  'answer',
  'quit',
] as const
export type CutMoment = (typeof cutMoments)[number]

/** How one connection goes. */
export interface Fate {
  /** Null: to its end. */
  cut: CutMoment | null
  /** On which mail of the connection, from 1; moments before the first mail come on the first. */
  mail: number
}

export interface ProxyOptions {
  /** Of the mail server on 127.0.0.1. */
  port: number
  /** Asked for each connection, numbered from 1. All is well when absent. */
  fate?: (connection: number) => Fate
  /** Milliseconds that everything takes on its way, in each direction. */
  delay?: number
  /** In each direction; no limit when absent. */
  bytesPerSecond?: number
}

export interface SmtpProxy {
  port: number
  /** How many connections there were, and how many of them were cut at each moment. */
  counts: { connections: number; cuts: Partial<Record<CutMoment, number>> }
  close(): Promise<void>
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Loses a connection with this share of mails: each goes on for a while and is cut at any moment of one of them, but not
 * at its goodbye, which a kept one hardly ever says. */
export function lossyFate(seed: number, share: number): (connection: number) => Fate {
  const random = seededRandom(seed)
  return () => {
    const moments = cutMoments.filter((moment) => moment !== 'quit')
    const cut = moments[Math.floor(random() * moments.length)] ?? 'connect'
    let mail = 1
    while (random() >= share) mail += 1
    return { cut, mail }
  }
}

/** Listens on a free port of 127.0.0.1. */
export async function startSmtpProxy(options: ProxyOptions): Promise<SmtpProxy> {
  const sockets = new Set<Socket>()
  const counts: SmtpProxy['counts'] = { connections: 0, cuts: {} }
  const server = createServer({ noDelay: true }, (client) => {
    counts.connections += 1
    const fate = options.fate?.(counts.connections) ?? { cut: null, mail: 1 }
    const upstream = connect({ port: options.port, host: '127.0.0.1', noDelay: true })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      // Being cut is what this is for.
      socket.on('error', () => socket.destroy())
    }
    new Line(client, upstream, fate, options, (moment) => {
      counts.cuts[moment] = (counts.cuts[moment] ?? 0) + 1
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  return {
    port,
    counts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** One connection: follows the conversation and cuts it where its fate says. */
class Line {
  readonly #fate: Fate
  readonly #onCut: (moment: CutMoment) => void
  readonly #toServer: (bytes: Buffer | null) => void
  readonly #toClient: (bytes: Buffer | null) => void
  /** Commands that were not answered yet; the greeting answers the first. */
  readonly #asked: string[] = ['greeting']
  #said = ''
  #heard = ''
  #inBody = false
  #mails = 0
  #isCut = false

  constructor(client: Socket, upstream: Socket, fate: Fate, options: ProxyOptions, onCut: (moment: CutMoment) => void) {
    this.#fate = fate
    this.#onCut = onCut
    this.#toServer = slowly(upstream, options)
    this.#toClient = slowly(client, options)
    if (this.#isFatal('connect')) {
      this.#cut('connect')
      return
    }
    client.on('data', (bytes) => this.#fromClient(bytes.toString('latin1')))
    upstream.on('data', (bytes) => this.#fromServer(bytes.toString('latin1')))
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => this.#toClient(null))
  }

  #isFatal(moment: CutMoment): boolean {
    const begins = ['connect', 'greeting', 'ehlo'].includes(moment)
    return this.#fate.cut === moment && (begins || moment === 'quit' || this.#mails === this.#fate.mail)
  }

  #cut(moment: CutMoment): void {
    if (this.#isCut) return
    this.#isCut = true
    this.#onCut(moment)
    this.#toClient(null)
    this.#toServer(null)
  }

  #fromClient(text: string): void {
    if (this.#isCut) return
    this.#said += text
    for (;;) {
      if (this.#inBody && !this.#readBody()) return
      const end = this.#said.indexOf('\r\n')
      if (end === -1) return
      const line = this.#said.slice(0, end + 2)
      this.#said = this.#said.slice(end + 2)
      // What follows DATA is not read before it is known whether it is a body.
      if (!this.#command(line) || /^DATA\r/i.test(line)) return
    }
  }

  /** False when the line was cut at it. */
  #command(line: string): boolean {
    const verb = line.split(/[ :\r]/)[0]?.toLowerCase() ?? ''
    if (verb === 'mail') this.#mails += 1
    this.#asked.push(verb)
    if (verb === 'quit' && this.#isFatal('quit')) {
      this.#cut('quit')
      return false
    }
    this.#toServer(Buffer.from(line, 'latin1'))
    return true
  }

  /** True when the body is over. */
  #readBody(): boolean {
    if (this.#isFatal('body') && this.#said.length > 0) {
      this.#toServer(Buffer.from(this.#said.slice(0, Math.floor(this.#said.length / 2)), 'latin1'))
      this.#cut('body')
      return false
    }
    const end = this.#said.indexOf('\r\n.\r\n')
    if (end === -1) {
      // The last signs may be the beginning of the end.
      const sure = Math.max(0, this.#said.length - 4)
      if (sure > 0) this.#toServer(Buffer.from(this.#said.slice(0, sure), 'latin1'))
      this.#said = this.#said.slice(sure)
      return false
    }
    this.#toServer(Buffer.from(this.#said.slice(0, end + 5), 'latin1'))
    this.#said = this.#said.slice(end + 5)
    this.#inBody = false
    this.#asked.push('dot')
    return true
  }

  #fromServer(text: string): void {
    this.#heard += text
    for (;;) {
      if (this.#isCut) return
      const end = this.#heard.indexOf('\n')
      if (end === -1) return
      const line = this.#heard.slice(0, end + 1)
      this.#heard = this.#heard.slice(end + 1)
      const isLast = /^\d{3}(?: |\r?\n)/.test(line)
      if (isLast && this.#asked[0] === 'dot' && this.#isFatal('dot')) {
        this.#cut('dot')
        return
      }
      this.#toClient(Buffer.from(line, 'latin1'))
      if (isLast) this.#answered(this.#asked.shift() ?? '', line)
    }
  }

  #answered(command: string, line: string): void {
    if (command === 'data' && line.startsWith('354')) this.#inBody = true
    const moment = cutMoments.find((one) => one === (command === 'dot' ? 'answer' : command))
    if (moment !== undefined && moment !== 'quit' && this.#isFatal(moment)) this.#cut(moment)
    else if (command === 'data') this.#fromClient('')
  }
}

/** Writes in order, after the delay and no faster than the rate; null ends the line when all before it is written. */
function slowly(socket: Socket, { delay = 0, bytesPerSecond }: ProxyOptions): (bytes: Buffer | null) => void {
  const write = (bytes: Buffer | null) => {
    if (bytes === null) socket.destroySoon()
    else if (!socket.destroyed) socket.write(bytes)
  }
  if (delay === 0 && bytesPerSecond === undefined) return write
  const waiting: (Buffer | null)[] = []
  let free = 0
  return (bytes) => {
    const now = performance.now()
    free = Math.max(free, now) + (bytesPerSecond === undefined ? 0 : ((bytes?.length ?? 0) / bytesPerSecond) * 1000)
    waiting.push(bytes)
    setTimeout(() => write(waiting.shift() ?? null), free - now + delay)
  }
}
