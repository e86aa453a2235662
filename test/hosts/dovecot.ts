// Debian's Dovecot for tests: a real IMAP server on loopback with TLS, users in a file and Maildirs in a temporary
// folder. Runs as root or as an ordinary user; a machine without it says so loudly.
import { execFile, execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Credentials } from './certificates.ts'

const run = promisify(execFile)

/** Where Debian puts it: not everybody has /usr/sbin on the path. */
const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find(existsSync)

/** Whether it is here; says loudly when it is not. */
export function hasDovecot(): boolean {
  if (program !== undefined) return true
  console.warn('DOVECOT IS NOT INSTALLED: the tests against a real IMAP server DID NOT RUN (apt install dovecot-imapd)')
  return false
}

export interface Dovecot {
  /** TLS from the first byte. */
  port: number
  /** STARTTLS. */
  plainPort: number
  user: string
  password: string
  /** Runs `doveadm` with these arguments. */
  admin(...args: string[]): Promise<string>
  /** Puts a message into a folder, as if it had just come. */
  save(folder: string, raw: string | Uint8Array): Promise<void>
  close(): Promise<void>
}

export interface DovecotOptions {
  credentials: Credentials
  /** Lines for the end of its configuration. */
  more?: string
  /** Folders with their special use; Sent and All by default. */
  folders?: Record<string, string>
  users?: string[]
}

/** Starts one with a user `mentor`. */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  if (program === undefined) throw new Error('dovecot is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'telemachus-dovecot-'))
  const owner = ownerOfMail()
  const [port, plainPort] = [await freePort(), await freePort()]
  const users = options.users ?? ['mentor']
  const password = 'right horse'
  for (const name of ['run', 'state', 'mail']) mkdirSync(join(folder, name))
  for (const path of [folder, join(folder, 'mail')]) {
    chmodSync(path, 0o755)
    if (owner.isRoot) chownSync(path, owner.uid, owner.gid)
  }
  writeFileSync(join(folder, 'key.pem'), options.credentials.key)
  writeFileSync(join(folder, 'cert.pem'), options.credentials.cert)
  writeFileSync(join(folder, 'users'), users.map((user) => `${user}:{PLAIN}${password}::::::\n`).join(''))
  const config = join(folder, 'dovecot.conf')
  const settings = version() >= 2.4 ? newSettings : oldSettings
  writeFileSync(
    config,
    settings({ folder, port, plainPort, owner, folders: options.folders ?? usualFolders }) + (options.more ?? ''),
  )
  const child = spawn(program, ['-F', '-c', config], { stdio: ['ignore', 'pipe', 'pipe'] })
  const killed = () => child.kill('SIGTERM')
  // A test run that is broken off leaves no server behind.
  process.once('exit', killed)
  const said: string[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  try {
    await untilReady(child, join(folder, 'run', 'master.pid'), port)
  } catch (error) {
    child.kill('SIGKILL')
    throw new Error(`dovecot does not start: ${said.join('')}`, { cause: error })
  }
  const user = users[0] ?? 'mentor'
  const admin = async (...args: string[]) => (await run('doveadm', ['-c', config, ...args])).stdout
  return {
    port,
    plainPort,
    user,
    password,
    admin,
    save: async (box, raw) => {
      const saving = run('doveadm', ['-c', config, 'save', '-u', user, '-m', box])
      saving.child.stdin?.end(raw)
      await saving
    },
    close: async () => {
      process.off('exit', killed)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await Promise.race([ended, sleep(5_000)])
      if (child.exitCode === null) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const usualFolders = { Sent: '\\Sent', 'All Mail': '\\All', Drafts: '\\Drafts', Trash: '\\Trash' }

interface Owner {
  isRoot: boolean
  uid: number
  gid: number
  name: string
  group: string
}

/** Dovecot refuses to keep mail as root, so root lends it to the system's own mail user. */
function ownerOfMail(): Owner {
  const isRoot = process.getuid?.() === 0
  const name = isRoot ? 'mail' : idOf('-un')
  return {
    isRoot,
    uid: Number(idOf('-u', isRoot ? name : undefined)),
    gid: Number(idOf('-g', isRoot ? name : undefined)),
    name,
    group: idOf('-gn', isRoot ? name : undefined),
  }
}

function idOf(what: string, name?: string): string {
  return execFileSync('id', name === undefined ? [what] : [what, name])
    .toString()
    .trim()
}

function version(): number {
  const said = execFileSync(program ?? 'dovecot', ['--version']).toString()
  return Number(/^\d+\.\d+/.exec(said)?.[0] ?? '2.3')
}

interface Place {
  folder: string
  port: number
  plainPort: number
  owner: Owner
  folders: Record<string, string>
}

function boxes(folders: Record<string, string>): string {
  return Object.entries(folders)
    .map(([name, use]) => `  mailbox "${name}" {\n    auto = create\n    special_use = ${use}\n  }\n`)
    .join('')
}

/** As an ordinary user nothing can be given to others, so its inner services run as that user as well. */
function services({ port, plainPort, owner }: Place): string {
  const inner = owner.isRoot
    ? ''
    : `default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
default_login_user = ${owner.name}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
  return `${inner}service imap-login {
  chroot =
  inet_listener imap {
    port = ${plainPort}
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
service imap {
  process_limit = 64
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`
}

function oldSettings(place: Place): string {
  const { folder, owner, folders } = place
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
ssl_min_protocol = TLSv1.2
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%u
mail_plugins = zlib
maildir_stat_dirs = yes
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
${boxes(folders)}}
protocol imap {
  mail_plugins = zlib imap_zlib
}
${services(place)}`
}

function newSettings(place: Place): string {
  const { folder, owner, folders } = place
  return `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
ssl = required
ssl_server_cert_file = ${folder}/cert.pem
ssl_server_key_file = ${folder}/key.pem
ssl_min_protocol = TLSv1.2
auth_mechanisms = plain login
auth_failure_delay = 0
mail_driver = maildir
mail_path = ${folder}/mail/%{user}
mail_home = ${folder}/mail/%{user}
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
passdb passwd-file {
  passwd_file_path = ${folder}/users
}
userdb static {
}
namespace inbox {
  inbox = yes
${boxes(folders)}}
${services(place)}`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function untilReady(child: ChildProcess, pidFile: string, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`)
    if (existsSync(pidFile) && (await answers(port))) return
    await sleep(50)
  }
  throw new Error('not ready after ten seconds')
}

async function answers(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
