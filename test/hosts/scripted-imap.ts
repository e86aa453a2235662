// An IMAP server that follows a script: it answers like a plain good server with one empty inbox, except where the script
// says otherwise. For what no good server does: floods, absurd sizes, wrong tags, silence, dribbling.
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** Answers one command. `rest` is what follows the verb. */
export type Answer = (tag: string, say: (text: string) => void, socket: Socket, rest: string) => void

export interface ImapScript {
  /** Said at once; the whole greeting with its line break. */
  greeting?: string | ((socket: Socket) => void)
  capabilities?: string
  /** By verb, upper case: `LOGIN`, `EXAMINE`, `UID SEARCH`, `UID FETCH` … */
  answers?: Record<string, Answer>
}

export interface ScriptedImap {
  port: number
  /** Every line the client sent. */
  heard: string[]
  close(): Promise<void>
}

/** Listens on a free port of 127.0.0.1. */
export async function startScriptedImap(script: ImapScript): Promise<ScriptedImap> {
  const sockets = new Set<Socket>()
  const heard: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A client that goes away in the middle is what these tests are about.
    socket.on('error', () => socket.destroy())
    converse(socket, script, heard)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, so never a path or null
  return {
    port,
    heard,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function converse(socket: Socket, script: ImapScript, heard: string[]): void {
  const { greeting } = script
  if (typeof greeting === 'function') greeting(socket)
  else socket.write(greeting ?? '* OK scripted\r\n')
  let waiting = ''
  socket.on('data', (chunk) => {
    waiting += chunk.toString('latin1')
    for (let end = waiting.indexOf('\r\n'); end !== -1; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      heard.push(line)
      answer(socket, script, line)
    }
  })
}

function answer(socket: Socket, script: ImapScript, line: string): void {
  const [, tag = '*', verb = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/.exec(line) ?? []
  const say = (text: string) => {
    if (!socket.destroyed) socket.write(text)
  }
  const scripted = script.answers?.[verb.toUpperCase()]
  if (scripted !== undefined) scripted(tag, say, socket, rest)
  else say(usual(tag, verb.toUpperCase(), script))
}

function usual(tag: string, verb: string, { capabilities = 'IMAP4rev1' }: ImapScript): string {
  switch (verb) {
    case 'CAPABILITY':
      return `* CAPABILITY ${capabilities}\r\n${tag} OK done\r\n`
    case 'LIST':
      return `* LIST () "/" INBOX\r\n${tag} OK done\r\n`
    case 'EXAMINE':
    case 'SELECT':
      return (
        '* FLAGS (\\Seen)\r\n* 3 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 4] ok\r\n' +
        `${tag} OK [READ-ONLY] done\r\n`
      )
    case 'UID SEARCH':
      return `* SEARCH 1 2 3\r\n${tag} OK done\r\n`
    case 'LOGOUT':
      return `* BYE bye\r\n${tag} OK done\r\n`
    default:
      return `${tag} OK done\r\n`
  }
}
