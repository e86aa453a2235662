// What speaks against believing a mail that came, beside the mail itself: see `MailWarning` in `shared/model/mail.ts`.
// `same-id` is not found here, because only the vault knows the other mails.
import type { MailWarning } from '../../model/mail.ts'
import { areAligned } from './authentication.ts'
import { looksLike } from './look-alike.ts'
import type { AuthenticationResult, ReadMail } from './reading.ts'

export interface WarningFacts {
  /** The name of the mentor's own mail server in Authentication-Results; empty when unknown: then nobody can tell whether
   * a sender is proven, and nothing is said of it. */
  readonly authServer: string
  /** Everybody's, lower case. */
  readonly rosterAddresses: ReadonlySet<string>
  /** Of the mentor's accounts, lower case. */
  readonly ownAddresses: ReadonlySet<string>
}

type Facts = Pick<ReadMail, 'from' | 'senders' | 'replyTo' | 'authentication' | 'isBroken'>

export function warningsOf(read: Facts, facts: WarningFacts): MailWarning[] {
  const from = read.from.address.toLowerCase()
  const warnings: MailWarning[] = []
  const proof = proofOf(read, from, facts.authServer)
  if (proof === 'failed') warnings.push('failed')
  if (proof === 'unproven' && facts.rosterAddresses.has(from)) warnings.push('unproven')
  if (read.senders > 1) warnings.push('two-senders')
  if (answersElsewhere(read, from, facts)) warnings.push('reply-elsewhere')
  if (isLookAlike(read, from, facts)) warnings.push('look-alike')
  if (read.isBroken) warnings.push('broken')
  return warnings
}

/** The name of the server whose word stands topmost, which is the mentor's own one unless somebody else's mail server put
 * nothing there; empty when there is none. For an account that does not know its server yet. */
export function topmostServer(read: Pick<ReadMail, 'authentication'>): string {
  return read.authentication[0]?.server ?? ''
}

function proofOf(read: Facts, from: string, authServer: string): 'proven' | 'unproven' | 'failed' | 'unknown' {
  if (authServer === '') return 'unknown'
  const own = read.authentication.find((one) => one.server === authServer.toLowerCase())
  if (own === undefined) return 'unproven'
  if (own.dmarc === 'pass' || passesFor(own, domainOf(from))) return own.dmarc === 'fail' ? 'failed' : 'proven'
  const says = [own.dmarc, own.dkim, own.spf]
  return own.dmarc === 'fail' || (says.includes('fail') && !says.includes('pass')) ? 'failed' : 'unproven'
}

function passesFor(own: AuthenticationResult, domain: string): boolean {
  return (own.dkim === 'pass' || own.spf === 'pass') && areAligned(own.domain, domain)
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

function answersElsewhere(read: Facts, from: string, facts: WarningFacts): boolean {
  return read.replyTo.some((address) => {
    const to = address.toLowerCase()
    return to !== from && !facts.rosterAddresses.has(to) && !facts.ownAddresses.has(to)
  })
}

/** By its domain, or by a name that is somebody else's address. */
function isLookAlike(read: Facts, from: string, facts: WarningFacts): boolean {
  if (facts.rosterAddresses.has(from) || facts.ownAddresses.has(from)) return false
  const named = /[^\s<>"'(),;:]{1,64}@[^\s<>"'(),;:]{1,253}/u.exec(read.from.name)?.[0].toLowerCase()
  if (named !== undefined && named !== from && (facts.rosterAddresses.has(named) || facts.ownAddresses.has(named)))
    return true
  const genuine = new Set([...facts.rosterAddresses, ...facts.ownAddresses].map(domainOf))
  return looksLike(domainOf(from), genuine)
}
