// Checks for the form of a mentee: an e-mail address as people paste it, and somebody who may be there already.
// Hints, not walls: only an address that could never be one is refused.
import type { Mentee } from '../model/mentee.ts'
import { fold } from './folding.ts'

/** What is wrong with an address: `no-at` cannot be an address at all and is not kept; `odd` is kept, with a word. */
export type AddressFault = 'no-at' | 'odd'

const usual = /^[^\s@<>()[\]",;:\\]+@[^\s@.<>()[\]",;:\\]+(?:\.[^\s@.<>()[\]",;:\\]+)+$/u

/** The address in what was pasted: `Amina Okafor <amina@example.edu>` and `mailto:amina@example.edu?subject=…`. */
export function cleanAddress(text: string): string {
  const trimmed = text.trim()
  const inBrackets = /<([^<>]*@[^<>]*)>/u.exec(trimmed)?.[1]
  if (inBrackets !== undefined) return inBrackets.trim()
  return trimmed
    .replace(/^mailto:/iu, '')
    .replace(/\?.*$/u, '')
    .replace(/[,;]+$/u, '')
    .trim()
}

/** Null for an address as they usually are, and for an empty field. */
export function addressFault(address: string): AddressFault | null {
  if (address === '') return null
  const at = address.indexOf('@')
  if (at === -1 || address.length < 3 || address.length > 320) return 'no-at'
  return usual.test(address) ? null : 'odd'
}

/** `Okafor, Amina` and `amina okafor` are one name: folded, without punctuation, the words in order of the alphabet. */
function nameKey(name: string): string {
  return fold(name)
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .sort()
    .join(' ')
}

export interface Likeness {
  readonly mentee: Mentee
  readonly because: 'email' | 'name'
}

/** People of the roster who share an address or the name with somebody in the form; addresses count first. */
export function alreadyThere(
  somebody: Pick<Mentee, 'id' | 'name' | 'preferredName' | 'emails'>,
  roster: readonly Mentee[],
): Likeness[] {
  const addresses = new Set(somebody.emails.map(fold))
  const keys = new Set([somebody.name, somebody.preferredName].map(nameKey).filter((key) => key.includes(' ')))
  const whole = nameKey(somebody.name)
  if (whole !== '') keys.add(whole)
  const found: Likeness[] = []
  for (const mentee of roster) {
    if (mentee.id === somebody.id) continue
    if (mentee.emails.some((one) => addresses.has(fold(one)))) found.push({ mentee, because: 'email' })
    else if (keys.has(nameKey(mentee.name)) || (mentee.preferredName !== '' && keys.has(nameKey(mentee.preferredName))))
      found.push({ mentee, because: 'name' })
  }
  return found.sort((one, other) => (one.because === other.because ? 0 : one.because === 'email' ? -1 : 1))
}
