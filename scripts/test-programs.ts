// Gets what the tests talk to and compare with: Debian's Dovecot and Postfix, without starting either as a service of the
// system, Python for the second implementation of the scores, poppler to look into PDFs, age and jq to read
// backups. Where it cannot, it says so
// loudly, and the tests that need them say so again.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Packages with the program by which one knows that they are there. */
const programs = [
  { name: 'dovecot-imapd', program: '/usr/sbin/dovecot' },
  { name: 'postfix', program: '/usr/sbin/postfix' },
  { name: 'poppler-utils', program: '/usr/bin/pdftotext' },
  { name: 'age', program: '/usr/bin/age' },
  { name: 'jq', program: '/usr/bin/jq' },
  { name: 'python3', program: '/usr/bin/python3' },
]

/** Asked by Debian's packages before they start a service; 101 forbids it. */
const policy = '/usr/sbin/policy-rc.d'

function missing(): string[] {
  return programs.filter(({ program }) => !existsSync(program)).map(({ name }) => name)
}

/** Installs what is missing and can be; never fails. */
export function ensureTestPrograms(): void {
  if (missing().length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) install(missing())
  const absent = missing()
  if (absent.length > 0)
    console.warn(`THESE PROGRAMS ARE NOT HERE: ${absent.join(', ')}. The tests against them will fail or not run.`)
}

function install(names: readonly string[]): void {
  const isOurs = !existsSync(policy)
  if (isOurs) {
    writeFileSync(policy, '#!/bin/sh\nexit 101\n')
    chmodSync(policy, 0o755)
  }
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    for (const name of names)
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'inherit', env })
  } finally {
    if (isOurs) rmSync(policy, { force: true })
  }
}

const startedByHand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (startedByHand) ensureTestPrograms()
