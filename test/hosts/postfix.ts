// Debian's Postfix for tests: a real mail server on loopback with STARTTLS and a user, which delivers whatever it takes into
// a Maildir in a temporary folder. Its users are asked from Dovecot, as on many real servers. It needs root; where it
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
import { startDovecot } from './dovecot.ts'
import type { Dovecot } from './dovecot.ts'

/** Where Debian puts them: not everybody has /usr/sbin on the path. */
const postfix = '/usr/sbin/postfix'
const dovecot = '/usr/sbin/dovecot'

/** Whether it is here and can run; says loudly when not. */
export function hasPostfix(): boolean {
  if (!existsSync(postfix) || !existsSync(dovecot)) {
    console.warn(
      'POSTFIX IS NOT INSTALLED: the tests against a real SMTP server DID NOT RUN (apt install postfix dovecot-imapd)',
    )
    return false
  }
  if (process.getuid?.() === 0) return true
  console.warn('POSTFIX RUNS AS ROOT ONLY: the tests against a real SMTP server DID NOT RUN')
  return false
}

export interface Postfix {
  /** STARTTLS, and AUTH only after it. */
  port: number
  user: string
  password: string
  /** Who knows its users, and has a mailbox for each. */
  dovecot: Dovecot
  /** The mails that were delivered, as they lie in the Maildir, in Latin-1. */
  delivered(): string[]
  close(): Promise<void>
}

/** Starts one with a user `mentor`. `largest`: the largest message that it takes, in bytes. */
export async function startPostfix(options: { credentials: Credentials; largest: number }): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'telemachus-postfix-'))
  const [port, authPort] = [await freePort(), await freePort()]
  const users = await startDovecot({
    credentials: options.credentials,
    more: `service auth {\n  inet_listener {\n    address = 127.0.0.1\n    port = ${authPort}\n  }\n}\n`,
  })
  prepare(folder, { port, authPort, ...options })
  const child = spawn(postfix, ['-c', folder, 'start-fg'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  try {
    await untilReady(child, port)
  } catch (error) {
    await end(child, users, folder)
    throw new Error(`postfix does not start: ${said.join('')}`, { cause: error })
  }
  return {
    port,
    user: users.user,
    password: users.password,
    dovecot: users,
    delivered: () => {
      const arrived = join(folder, 'mail', 'all', 'new')
      if (!existsSync(arrived)) return []
      return readdirSync(arrived).map((name) => readFileSync(join(arrived, name), 'latin1'))
    },
    close: () => end(child, users, folder),
  }
}

interface Settings {
  port: number
  authPort: number
  credentials: Credentials
  largest: number
}

/** Everything of it lies in `folder`: settings, queue, state and mail. */
function prepare(folder: string, { port, authPort, credentials, largest }: Settings): void {
  const [keeper, nobody] = [userId('postfix'), userId('nobody')]
  chmodSync(folder, 0o755)
  for (const name of ['queue', 'data', 'mail']) mkdirSync(join(folder, name))
  chownSync(join(folder, 'data'), keeper, 0)
  chownSync(join(folder, 'mail'), nobody, nobody)
  writeFileSync(join(folder, 'key.pem'), credentials.key, { mode: 0o600 })
  writeFileSync(join(folder, 'cert.pem'), credentials.cert)
  writeFileSync(join(folder, 'main.cf'), mainSettings(folder, { authPort, largest, nobody }))
  writeFileSync(join(folder, 'master.cf'), masterSettings(port))
}

function mainSettings(
  folder: string,
  { authPort, largest, nobody }: { authPort: number; largest: number; nobody: number },
): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/log
myhostname = localhost
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
alias_maps =
local_recipient_maps =
message_size_limit = ${largest}
virtual_mailbox_limit = 0
virtual_mailbox_domains = static:all
virtual_mailbox_maps = static:all/
virtual_mailbox_base = ${folder}/mail
virtual_uid_maps = static:${nobody}
virtual_gid_maps = static:${nobody}
virtual_minimum_uid = 1
smtpd_tls_cert_file = ${folder}/cert.pem
smtpd_tls_key_file = ${folder}/key.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${authPort}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
`
}

function masterSettings(port: number): string {
  const service = (name: string, type: string, program: string, rest = '-') =>
    `${name} ${type} n - n ${rest} - ${program}\n`
  return [
    service(`127.0.0.1:${port}`, 'inet', 'smtpd'),
    'cleanup unix n - n - 0 cleanup\n',
    'qmgr unix n - n 300 1 qmgr\n',
    'tlsmgr unix - - n 1000? 1 tlsmgr\n',
    'rewrite unix - - n - - trivial-rewrite\n',
    'bounce unix - - n - 0 bounce\n',
    'defer unix - - n - 0 bounce\n',
    'trace unix - - n - 0 bounce\n',
    'error unix - - n - - error\n',
    'virtual unix - n n - - virtual\n',
    'anvil unix - - n - 1 anvil\n',
    'proxymap unix - - n - - proxymap\n',
    'postlog unix-dgram n - n - 1 postlogd\n',
  ].join('')
}

function userId(name: string): number {
  return Number(spawnSync('id', ['-u', name]).stdout.toString())
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
  for (let tries = 0; tries < 400; tries++) {
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
      socket.end('QUIT\r\n')
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('end', () => resolve(false))
  })
}

async function end(child: ChildProcess, users: Dovecot, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  spawnSync(postfix, ['-c', folder, 'stop'])
  if (child.exitCode === null) await Promise.race([ended, sleep(10_000)])
  await users.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
