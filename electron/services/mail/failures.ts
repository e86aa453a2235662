// Turns what went wrong between us and a mail server into a stage and a named code, from what Node and nodemailer tell.
// nodemailer gives one code for many causes, so the system's own code and the server's reply are looked at first.
import type { CheckStage, MailServer } from '../../../shared/desktop.ts'

/** A conversation that ended before the mail was handed over. */
export class MailFailure extends Error {
  readonly stage: CheckStage
  readonly code: string
  /** The server's own words, or a technical code; never a secret. */
  readonly reply: string
  /** The number that begins the server's reply, if it gave one. */
  readonly status: number | null

  constructor(stage: CheckStage, code: string, reply = '', status: number | null = null) {
    super(code)
    this.name = 'MailFailure'
    this.stage = stage
    this.code = code
    this.reply = reply
    this.status = status
  }
}

/** What of an error of Node or nodemailer is looked at; each may be absent. */
export interface Clues {
  code: string
  /** The code of the system's own error below nodemailer's, or which of its timers ran out. */
  original: string
  response: string
  status: number | null
  command: string
}

function textOf(error: object, key: string): string {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : ''
}

export function cluesOf(error: unknown): Clues {
  if (typeof error !== 'object' || error === null)
    return { code: '', original: '', response: '', status: null, command: '' }
  const response = textOf(error, 'response')
  const status = /^[2-5]\d\d/.exec(response)?.[0]
  return {
    code: textOf(error, 'code'),
    original: textOf(error, 'timeoutType') || textOf(error, 'originalCode') || textOf(error, 'code'),
    response,
    status: status === undefined ? null : Number(status),
    command: textOf(error, 'command'),
  }
}

const certificateCodes: Record<string, string> = {
  CERT_HAS_EXPIRED: 'mail/certificate-expired',
  CERT_NOT_YET_VALID: 'mail/certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'mail/certificate-name',
  HOSTNAME_MISMATCH: 'mail/certificate-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'mail/certificate-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'mail/certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'mail/certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'mail/certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'mail/certificate-untrusted',
  CERT_UNTRUSTED: 'mail/certificate-untrusted',
  CERT_REVOKED: 'mail/certificate-refused',
  CERT_REJECTED: 'mail/certificate-refused',
  CERT_SIGNATURE_FAILURE: 'mail/certificate-refused',
  CERT_CHAIN_TOO_LONG: 'mail/certificate-refused',
  INVALID_CA: 'mail/certificate-refused',
  INVALID_PURPOSE: 'mail/certificate-refused',
}

const tooOld = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW/
const timeouts = new Set(['ETIMEDOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'SOCKET_TIMEOUT', 'UPGRADE_TIMEOUT'])
const unreachable = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'])

/** A name that was not found, or the name service itself. */
export function dnsFailure(error: unknown, isOnline: boolean): MailFailure {
  const { original } = cluesOf(error)
  if (!isOnline) return new MailFailure('dns', 'mail/no-network', original)
  if (timeouts.has(original)) return new MailFailure('dns', 'mail/dns-unavailable', original)
  return new MailFailure('dns', original === 'EAI_AGAIN' ? 'mail/dns-unavailable' : 'mail/host-unknown', original)
}

/** A connection that did not come about. */
export function tcpFailure(error: unknown, isOnline: boolean): MailFailure {
  const { original } = cluesOf(error)
  if (!isOnline || unreachable.has(original)) return new MailFailure('tcp', 'mail/no-network', original)
  if (timeouts.has(original)) return new MailFailure('tcp', 'mail/timeout', original)
  if (original === 'ECONNREFUSED') return new MailFailure('tcp', 'mail/connection-refused', original)
  return new MailFailure('tcp', 'mail/connection-lost', original)
}

/** From the greeting to the end of the handshake. `isSecured`: TLS was up when it happened. */
export function handshakeFailure(error: unknown, isSecured: boolean, server: MailServer): MailFailure {
  const { code, original, response, status } = cluesOf(error)
  const certificate = certificateCodes[original]
  if (certificate !== undefined) return new MailFailure('certificate', certificate, original)
  const wantsTls = server.security !== 'none' && !isSecured
  if (wantsTls && tooOld.test(original)) return new MailFailure('tls', 'mail/tls-too-old', original)
  if (wantsTls && (/^ERR_SSL|^ERR_TLS|^EPROTO$/.test(original) || (code === 'ETLS' && status === null)))
    return new MailFailure('tls', 'mail/tls-failed', original)
  if (wantsTls && status !== null && code === 'ETLS')
    return new MailFailure('tls', 'mail/starttls-missing', response, status)
  if (wantsTls && original === 'UPGRADE_TIMEOUT') return new MailFailure('tls', 'mail/tls-failed', original)
  // No greeting where TLS is expected from the first byte: each side waits for the other.
  if (wantsTls && original === 'GREETING_TIMEOUT' && server.port === 465)
    return new MailFailure('tls', 'mail/tls-failed', original)
  const stage = stageOfGreeting(server, isSecured)
  if (timeouts.has(original)) return new MailFailure(stage, 'mail/timeout', original)
  if (status !== null) return new MailFailure(stage, 'mail/greeting-refused', response, status)
  if (wantsTls && server.security === 'tls') return new MailFailure('tls', 'mail/tls-failed', original)
  return new MailFailure(stage, 'mail/connection-lost', original)
}

/** The greeting comes before TLS with STARTTLS and after it otherwise. */
function stageOfGreeting(server: MailServer, isSecured: boolean): CheckStage {
  return isSecured && server.security !== 'none' ? 'auth' : 'tcp'
}

/** The server did not accept user and secret. */
export function authFailure(error: unknown): MailFailure {
  const { original, response, status } = cluesOf(error)
  if (timeouts.has(original)) return new MailFailure('auth', 'mail/timeout', original)
  if (status === null) return new MailFailure('auth', 'mail/connection-lost', original)
  if (status < 500) return new MailFailure('auth', 'mail/try-later', response, status)
  return new MailFailure('auth', status === 504 ? 'mail/auth-unsupported' : 'mail/auth-refused', response, status)
}

/** What the server said to MAIL FROM, RCPT TO, DATA or the message itself, before or after DATA. */
export function refusal(error: unknown): MailFailure {
  const { code, original, response, status, command } = cluesOf(error)
  if (timeouts.has(original)) return new MailFailure('sender', 'mail/timeout', original)
  if (code === 'EMESSAGE' && status === null) return new MailFailure('sender', 'mail/too-large')
  if (status === null) return new MailFailure('sender', 'mail/connection-lost', original)
  if (status < 500) return new MailFailure('sender', 'mail/try-later', response, status)
  if (status === 530) return new MailFailure('sender', 'mail/auth-missing', response, status)
  // A full mailbox is 552 as well.
  if (status === 552 && command !== 'RCPT TO') return new MailFailure('sender', 'mail/too-large', response, status)
  if (command === 'MAIL FROM') return new MailFailure('sender', 'mail/sender-refused', response, status)
  if (command === 'RCPT TO') return new MailFailure('sender', 'mail/recipient-refused', response, status)
  return new MailFailure('sender', 'mail/refused', response, status)
}

/** Takes every form of the secret that a server might echo out of its words, and shortens them. */
export function withoutSecret(text: string, server: MailServer, longest: number): string {
  const { user, secret } = server
  if (secret === '') return text.slice(0, longest)
  const forms = [secret, base64(secret), base64(`\0${user}\0${secret}`), tokenForm(server)]
  return forms.reduce((clean, form) => clean.replaceAll(form, '…'), text).slice(0, longest)
}

/** An access token as XOAUTH2 presents it. */
export function tokenForm({ user, secret }: MailServer): string {
  return base64(`user=${user}\u0001auth=Bearer ${secret}\u0001\u0001`)
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
