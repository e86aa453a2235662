// Makes certificates for local mail servers with openssl: a small authority of our own and what it signed, good and bad.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Credentials {
  key: string
  cert: string
}

export interface TestAuthority {
  /** What a client must trust. */
  ca: string
  /** For localhost and 127.0.0.1. */
  good: Credentials
  expired: Credentials
  /** For another name. */
  otherName: Credentials
  /** For localhost, vouched for by nobody. */
  selfSigned: Credentials
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** True when openssl is on this machine; where it is not, the tests that need it say so. */
export function hasOpenssl(): boolean {
  try {
    openssl('version')
    return true
  } catch {
    // Not installed.
    return false
  }
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' })
}

/** Makes everything in `folder`. */
export function makeAuthority(folder: string): TestAuthority {
  const at = (name: string) => join(folder, name)
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=Test authority',
    '-days',
    '2',
  )
  const signed = (name: string, host: string, age: string[]): Credentials => {
    openssl('req', ...newKey, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`), '-subj', `/CN=${host}`)
    writeFileSync(at(`${name}.ext`), `subjectAltName=DNS:${host}${host === 'localhost' ? ',IP:127.0.0.1' : ''}\n`)
    const files = ['-in', at(`${name}.csr`), '-out', at(`${name}.pem`), '-extfile', at(`${name}.ext`)]
    openssl('x509', '-req', ...files, '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', ...age)
    return read(at(name))
  }
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  openssl('req', '-x509', ...newKey, '-keyout', at('self.key'), '-out', at('self.pem'), ...subject, '-days', '2')
  return {
    ca: readFileSync(at('ca.pem'), 'utf8'),
    good: signed('good', 'localhost', ['-days', '2']),
    expired: expiredOf(signed),
    otherName: signed('other', 'mail.example.org', ['-days', '2']),
    selfSigned: read(at('self')),
  }
}

/** openssl before 3.4 takes a negative count of days, later ones want dates. */
function expiredOf(signed: (name: string, host: string, age: string[]) => Credentials): Credentials {
  try {
    return signed('expired', 'localhost', ['-not_before', '20200101000000Z', '-not_after', '20200102000000Z'])
  } catch {
    return signed('expired', 'localhost', ['-days', '-1'])
  }
}

function read(path: string): Credentials {
  return { key: readFileSync(`${path}.key`, 'utf8'), cert: readFileSync(`${path}.pem`, 'utf8') }
}
