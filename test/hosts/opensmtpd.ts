// Debian's OpenSMTPD for tests: a real mail server on loopback with STARTTLS and a user, which delivers whatever it takes
// into a Maildir in a temporary folder. It needs root and, for its queue, a view of the file system of its own; where it
// cannot be had it says so loudly.
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Credentials } from './certificates.ts'

/** Where Debian puts it: not everybody has /usr/sbin on the path. */
const program = '/usr/sbin/smtpd'

/** Whether it is here and can run; says loudly when not. */
export function hasOpenSmtpd(): boolean {
  if (!existsSync(program) || !existsSync('/usr/sbin/smtpctl')) {
    console.warn('OPENSMTPD IS NOT INSTALLED: the tests against a real SMTP server DID NOT RUN (apt install opensmtpd)')
    return false
  }
  if (process.getuid?.() !== 0 || spawnSync('unshare', ['-m', 'true']).status !== 0) {
    console.warn('OPENSMTPD NEEDS ROOT AND A MOUNT NAMESPACE: the tests against a real SMTP server DID NOT RUN')
    return false
  }
  return true
}

export interface OpenSmtpd {
  /** STARTTLS, and AUTH only after it. */
  port: number
  user: string
  password: string
  /** The mails that were delivered, as they lie in the Maildir, in Latin-1. */
  delivered(): string[]
  close(): Promise<void>
}

/** Starts one with a user `mentor`. `more`: lines for the end of its listener, such as `mask-src`. */
export async function startOpenSmtpd(options: {
  credentials: Credentials
  maxMessageSize?: number
}): Promise<OpenSmtpd> {
  const folder = mkdtempSync(join(tmpdir(), 'telemachus-opensmtpd-'))
  const mail = join(folder, 'mail')
  const port = await freePort()
  const password = 'right horse'
  writeConfig({ folder, mail, port, password, ...options })
  // Its queue and its socket have fixed places, so it gets places of its own; they vanish with it.
  const places = ['/var/spool', '/run'].map((place) => `mount -t tmpfs tmpfs ${place}`)
  const spool = 'mkdir -m 711 /var/spool/smtpd'
  const command = [...places, spool, `exec ${program} -d -f ${join(folder, 'smtpd.conf')}`].join(' && ')
  const child = spawn('unshare', ['-m', 'sh', '-c', command], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  try {
    await untilReady(child, port)
  } catch (error) {
    child.kill('SIGKILL')
    throw new Error(`smtpd does not start: ${said.join('')}`, { cause: error })
  }
  return {
    port,
    user: 'mentor',
    password,
    delivered: () => {
      const arrived = join(mail, 'new')
      if (!existsSync(arrived)) return []
      return readdirSync(arrived).map((name) => readFileSync(join(arrived, name), 'latin1'))
    },
    close: () => end(child, folder),
  }
}

interface Settings {
  folder: string
  mail: string
  port: number
  password: string
  credentials: Credentials
  maxMessageSize?: number
}

function writeConfig({ folder, mail, port, password, credentials, maxMessageSize }: Settings): void {
  const nobody = Number(spawnSync('id', ['-u', 'nobody']).stdout.toString())
  mkdirSync(mail)
  chmodSync(folder, 0o755)
  chownSync(mail, nobody, nobody)
  for (const [name, text] of [
    ['key.pem', credentials.key],
    ['cert.pem', credentials.cert],
  ] as const)
    writeFileSync(join(folder, name), text, { mode: 0o600 })
  const hash = spawnSync('/usr/sbin/smtpctl', ['encrypt', password]).stdout.toString().trim()
  writeFileSync(join(folder, 'users'), `mentor ${hash}\n`, { mode: 0o600 })
  writeFileSync(
    join(folder, 'smtpd.conf'),
    [
      `pki localhost cert "${join(folder, 'cert.pem')}"`,
      `pki localhost key "${join(folder, 'key.pem')}"`,
      `table users file:${join(folder, 'users')}`,
      'table everybody { "@" = nobody }',
      ...(maxMessageSize === undefined ? [] : [`smtp max-message-size ${maxMessageSize}`]),
      `listen on 127.0.0.1 port ${port} hostname localhost tls-require pki localhost auth <users>`,
      `action "keep" maildir "${mail}" virtual <everybody>`,
      'match auth from any for any action "keep"',
      '',
    ].join('\n'),
    { mode: 0o600 },
  )
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    if (await answers(port)) return
    await sleep(50)
  }
  throw new Error('it does not answer')
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('end', () => resolve(false))
  })
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
}
