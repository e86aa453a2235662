// Turns what went wrong between us and a server that brings mail into a stage and a named code. imapflow gives some
// failures no code at all, only words of its own, so these words are looked at in one place: here.
import { NamedError } from '../../../../shared/result.ts'
import type { MailServer } from '../../../../shared/desktop.ts'
import { cluesOf, handshakeFailure, MailFailure, withoutSecret } from '../failures.ts'

/** How far the opening of a connection came. */
export interface Progress {
  /** TLS is up and the certificate was accepted. */
  isSecured: boolean
}

const longestDetail = 300

function textOf(error: unknown, key: string): string {
  if (typeof error !== 'object' || error === null) return ''
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : ''
}

function isTrue(error: unknown, key: string): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, key) === true
}

/** The server's own words without its tag and its status. */
function repliedBy(error: unknown): string {
  const words = textOf(error, 'responseText') || textOf(error, 'response')
  return words.replace(/^\S+ (NO|BAD) /, '').trim()
}

/** True when the server answered a command with NO or BAD; the connection goes on. */
export function isRefusal(error: unknown): boolean {
  return ['NO', 'BAD'].includes(textOf(error, 'responseStatus')) && textOf(error, 'code') !== 'ETHROTTLE'
}

const silences = new Set(['ETIMEOUT', 'ETIMEDOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])

/** The server ended it, perhaps with a BYE. */
const closings = new Set(['ClosedAfterConnectTLS', 'ClosedAfterConnectText', 'NoConnection', 'EConnectionClosed'])

const misbehaviours = new Set([
  'LineTooLarge',
  'LiteralTooLarge',
  'ResponseTooLarge',
  'TooManyTokens',
  'TooManyResponses',
  'MAX_IMAP_NESTING_REACHED',
  'UnexpectedTag',
  'MissingTag',
  'InvalidResponse',
  'ResponseProcessingFailed',
  'COMPRESS_TRAILING_DATA',
])

function isMisbehaviour(code: string): boolean {
  return misbehaviours.has(code) || code.startsWith('ParserError')
}

/** True for what a command tells of a connection that is no longer there; why it is not, the connection has told. */
export function isClosing(error: unknown): boolean {
  return closings.has(textOf(error, 'code'))
}

/** What went wrong while a connection was opened: throws nothing, tells the stage. */
export function openingFailure(error: unknown, progress: Progress, server: MailServer): MailFailure {
  if (error instanceof MailFailure) return error
  const code = textOf(error, 'code')
  const words = error instanceof Error ? error.message : ''
  if (isMisbehaviour(code)) return new MailFailure('auth', 'mail/server-misbehaves', code)
  if (isTrue(error, 'authenticationFailed')) return signInFailure(error, words)
  // A user or a password that no command can carry.
  if (code === 'InvalidStringValue') return new MailFailure('auth', 'mail/auth-refused')
  if (words.startsWith('Unsupported authentication mechanism')) return new MailFailure('auth', 'mail/auth-unsupported')
  const wantsTls = server.security !== 'none' && !progress.isSecured
  if (wantsTls && /STARTTLS is not possible|does not support STARTTLS/.test(words))
    return new MailFailure('tls', 'mail/starttls-missing', repliedBy(error))
  if (code === 'STARTTLS_INJECTION') return new MailFailure('tls', 'mail/tls-failed', code)
  if (wantsTls && server.security === 'tls' && silences.has(code))
    return new MailFailure('tls', 'mail/tls-failed', code)
  // Node's own errors have a reason as well, of another kind.
  const goodbye = closings.has(code) ? textOf(error, 'reason') : ''
  if (goodbye !== '') return new MailFailure(progress.isSecured ? 'auth' : 'tcp', 'mail/greeting-refused', goodbye)
  if (isRefusal(error)) return new MailFailure('auth', 'mail/try-later', repliedBy(error))
  if (!wantsTls && silences.has(code)) return new MailFailure('auth', 'mail/timeout', code)
  if (!wantsTls) return new MailFailure('auth', 'mail/connection-lost', cluesOf(error).original)
  return handshakeFailure(error, progress.isSecured, server)
}

const passing = /^(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN)$/
/** Gmail: "Your account is not enabled for IMAP use". GMX and WEB.DE: "IMAP is disabled", "nicht aktiviert". */
const switchedOff =
  /not enabled for imap|imap (access |use )?is (disabled|not (enabled|allowed|activated))|enable imap|imap.{0,40}(deaktiviert|nicht (aktiviert|freigeschaltet|erlaubt))/i

function signInFailure(error: unknown, words: string): MailFailure {
  if (/configure the login|No password configured/.test(words)) return new MailFailure('auth', 'mail/auth-missing')
  if (/Login is disabled|No matching authentication/.test(words))
    return new MailFailure('auth', 'mail/auth-unsupported', words)
  const reply = repliedBy(error)
  if (passing.test(textOf(error, 'serverResponseCode'))) return new MailFailure('auth', 'mail/try-later', reply)
  if (switchedOff.test(reply)) return new MailFailure('auth', 'mail/imap-disabled', reply)
  return new MailFailure('auth', 'mail/auth-refused', reply)
}

/** What went wrong after the sign-in. */
export function workFailure(error: unknown): MailFailure {
  if (error instanceof MailFailure) return error
  const code = textOf(error, 'code')
  const reply = repliedBy(error)
  if (isMisbehaviour(code)) return new MailFailure('folder', 'mail/server-misbehaves', code)
  if (silences.has(code)) return new MailFailure('folder', 'mail/timeout', code)
  if (code === 'ETHROTTLE') return new MailFailure('folder', 'mail/try-later', reply)
  if (isTrue(error, 'mailboxMissing')) return new MailFailure('folder', 'mail/folder-gone', reply)
  if (switchedOff.test(reply)) return new MailFailure('folder', 'mail/imap-disabled', reply)
  if (textOf(error, 'serverResponseCode') === 'OVERQUOTA') return new MailFailure('folder', 'mail/mailbox-full', reply)
  if (isRefusal(error)) return new MailFailure('folder', 'mail/folder-refused', reply)
  return new MailFailure('folder', 'mail/connection-lost', code)
}

/** The same request may succeed later without a change by the mentor. */
const passes = new Set([
  'mail/no-network',
  'mail/host-unknown',
  'mail/dns-unavailable',
  'mail/connection-refused',
  'mail/connection-lost',
  'mail/timeout',
  'mail/greeting-refused',
  // A connection that breaks off while it is being secured looks the same.
  'mail/tls-failed',
  'mail/try-later',
  'mail/folder-changed',
  'mail/hung-up',
])

/** For the window: a code, and the server's own words without a secret. */
export function namedFailure(failure: MailFailure, server: MailServer): NamedError {
  const detail = withoutSecret(failure.reply, server, longestDetail)
  return new NamedError(failure.code, detail, { retryable: passes.has(failure.code) })
}

/** True when nothing more can be had from this connection, and another one may do better. */
export function isLost(failure: MailFailure): boolean {
  return failure.code === 'mail/connection-lost' || failure.code === 'mail/timeout'
}
