// A bad network between a client and a mail server, in front of any TCP server: it delays, it carries a few kilobytes a
// second, and it breaks connections, either some of them at any time or each after one more piece than the one before.
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface Troubles {
  /** One way, in milliseconds. */
  latency?: number
  /** From the server to the client. */
  bytesPerSecond?: number
  /** Of all connections so many are broken, from 0 to 1, at some moment of the first 30 pieces. */
  lost?: number
  /** No connection lasts longer than so many pieces. */
  lasts?: number
  /** The first connection is cut after so many pieces of the conversation, each following one after one more. A piece is
   * what one side says before the other one does. */
  cutAfterSteps?: number
  /** From 0 to 1; the same numbers for the same test. */
  random?: () => number
}

export interface BadNetwork {
  port: number
  readonly connections: number
  readonly broken: number
  troubles: Troubles
  close(): Promise<void>
}

/** Listens on a free port of 127.0.0.1 and carries everything to `target`. */
export async function startBadNetwork(target: number, troubles: Troubles): Promise<BadNetwork> {
  const sockets = new Set<Socket>()
  let connections = 0
  let broken = 0
  let steps = troubles.cutAfterSteps ?? Infinity
  const network = { troubles }

  const server = createServer((client) => {
    connections += 1
    const { random = Math.random, lost = 0, lasts = Infinity } = network.troubles
    const dies = random() < lost
    const lastStep = Math.min(lasts, dies ? 1 + Math.floor(random() * 30) : steps)
    if (steps !== Infinity) steps += 1
    const away = connect(target, '127.0.0.1')
    const both = [client, away]
    const hangUp = () => {
      for (const socket of both) socket.destroy()
    }
    let step = 0
    let speaker: Socket | null = null
    /** False when the connection is to end here. */
    const goesOn = (from: Socket): boolean => {
      if (speaker !== from) {
        speaker = from
        step += 1
      }
      if (step <= lastStep) return true
      if (!client.destroyed) broken += 1
      hangUp()
      return false
    }
    for (const socket of both) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', hangUp)
      socket.on('close', () => {
        sockets.delete(socket)
        hangUp()
      })
    }
    carry(away, client, network, goesOn, true)
    carry(client, away, network, goesOn, false)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  return {
    port,
    get connections() {
      return connections
    },
    get broken() {
      return broken
    },
    get troubles() {
      return network.troubles
    },
    set troubles(changed: Troubles) {
      network.troubles = changed
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** From one socket to the other, piece by piece; the next is read when the last one is through. */
function carry(
  from: Socket,
  to: Socket,
  network: { troubles: Troubles },
  goesOn: (from: Socket) => boolean,
  isSlow: boolean,
): void {
  from.on('data', (chunk) => {
    if (!goesOn(from)) return
    const { latency = 0, bytesPerSecond = Infinity } = network.troubles
    const ms = latency + (isSlow ? (chunk.length / bytesPerSecond) * 1_000 : 0)
    if (ms < 1) {
      to.write(chunk)
      return
    }
    from.pause()
    setTimeout(() => {
      if (!to.destroyed) to.write(chunk)
      from.resume()
    }, ms)
  })
}
