// Mail addresses in the cells of a roster file: several in one cell, with names around them, written with `_at_`, or in
// the learning platform's own domain, where nobody reads mail.
import { addressFault, cleanAddress } from '../roster-names.ts'

export interface FoundAddresses {
  readonly addresses: string[]
  /** What stood there and is no address. */
  readonly others: string[]
}

export function readAddresses(cell: string): FoundAddresses {
  const addresses: string[] = []
  const others: string[] = []
  // The usual cell is one address and nothing else.
  const pieces = /[;,\s<>]/u.test(cell) ? cell.split(/[;,\n]+/u) : [cell]
  for (const piece of pieces) {
    const text = piece.trim()
    if (text === '') continue
    const address = cleanAddress(text.includes('@') ? text : text.replace(/_at_/iu, '@'))
    if (addressFault(address) === 'no-at' || /\s/u.test(address)) others.push(text)
    else addresses.push(address)
  }
  return { addresses, others }
}

const internal =
  /@(?:lms|d2l|d2lmail|desire2learn|brightspace|learn|elearning|e-learning|moodle|canvas|bb|blackboard|sakai|courses?)\.|\.(?:invalid|local|internal)$/iu

/** The domain of the learning platform itself, when most addresses are of it; null otherwise. */
export function internalDomain(addresses: Iterable<string>): string | null {
  const counts = new Map<string, number>()
  let all = 0
  for (const address of addresses) {
    all++
    if (!internal.test(address)) continue
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
    counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  for (const [domain, count] of counts) if (count * 2 > all) return domain
  return null
}

/** Addresses of the platform's own domain in the domain where mail is read; a login as an address when there is none. */
export function withDomain(addresses: readonly string[], login: string, domain: string): string[] {
  const clean = domain.trim().replace(/^@/u, '')
  if (clean === '' || !/^[^\s@]+$/u.test(clean)) return [...addresses]
  if (addresses.length === 0) return /^[\w.+'-]+$/u.test(login) ? [`${login}@${clean}`] : []
  return addresses.map((address) =>
    internal.test(address) ? `${address.slice(0, address.lastIndexOf('@'))}@${clean}` : address,
  )
}
