// A mail server that follows a script to the byte: it answers each command as told, drops the line or falls silent at
// a chosen moment, and keeps what it heard. For the moments that no well-behaved server can show.
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** What the server does at a moment: says these lines, hangs up (without or after a word), or says nothing for ever. */
export type Move = string | { hangUp: true; after?: string } | { silence: true }

/** The moments of a conversation in their order; what is absent goes as in any good server. */
export interface Script {
  greeting?: Move
  ehlo?: Move
  auth?: Move
  mail?: Move | (() => Move)
  rcpt?: Move | ((address: string) => Move)
  data?: Move
  /** As soon as some of the body has come. */
  body?: Move
  /** After the final dot. */
  dot?: Move
  quit?: Move
  /** Whatever else it hears. */
  other?: Move
}

export interface ScriptedServer {
  port: number
  /** Every line the client sent, without the body. */
  heard: string[]
  /** The body of each mail that came to its final dot. */
  bodies: string[]
  close(): Promise<void>
}

/** Listens on a free port of 127.0.0.1. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const sockets = new Set<Socket>()
  const heard: string[] = []
  const bodies: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A client that goes away in the middle is part of many scripts.
    socket.on('error', () => socket.destroy())
    converse(socket, script, heard, bodies)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  return {
    port,
    heard,
    bodies,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function converse(socket: Socket, script: Script, heard: string[], bodies: string[]): void {
  let waiting = ''
  let inBody = false
  play(socket, script.greeting ?? '220 scripted ready')
  socket.on('data', (chunk) => {
    waiting += chunk.toString('latin1')
    for (;;) {
      if (inBody) {
        if (script.body !== undefined) {
          play(socket, script.body)
          return
        }
        const end = waiting.indexOf('\r\n.\r\n')
        if (end === -1) return
        bodies.push(waiting.slice(0, end))
        waiting = waiting.slice(end + 5)
        inBody = false
        play(socket, script.dot ?? '250 2.0.0 taken as 7F3A')
        continue
      }
      const end = waiting.indexOf('\r\n')
      if (end === -1) return
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      heard.push(line)
      const move = answerTo(line, script)
      play(socket, move)
      inBody = /^DATA$/i.test(line) && typeof move === 'string' && move.startsWith('354')
    }
  })
}

function answerTo(line: string, script: Script): Move {
  const verb = line.split(/[ :]/)[0]?.toUpperCase()
  switch (verb) {
    case 'EHLO':
      return script.ehlo ?? '250-scripted\r\n250 AUTH PLAIN LOGIN'
    case 'AUTH':
      return script.auth ?? '235 2.7.0 welcome'
    case 'MAIL':
      return (typeof script.mail === 'function' ? script.mail() : script.mail) ?? '250 2.1.0 sender ok'
    case 'RCPT': {
      const rcpt = script.rcpt ?? '250 2.1.5 recipient ok'
      return typeof rcpt === 'function' ? rcpt(/<(.*?)>/.exec(line)?.[1] ?? '') : rcpt
    }
    case 'DATA':
      return script.data ?? '354 go ahead'
    case 'QUIT':
      return script.quit ?? '221 goodbye'
    case undefined:
    default:
      return script.other ?? '250 ok'
  }
}

function play(socket: Socket, move: Move): void {
  if (typeof move === 'string') {
    socket.write(`${move}\r\n`)
    return
  }
  if ('silence' in move) return
  if (move.after === undefined) socket.destroy()
  else socket.end(`${move.after}\r\n`)
}
