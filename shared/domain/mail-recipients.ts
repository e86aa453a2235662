// Who gets a mail: addresses as people type and paste them, whose they are, and how a mail to several mentees is parted so
// that none of them sees another's address. Pure; the compose screen and the outbox ask here.
import type { Mail } from '../model/mail.ts'
import type { Mentee } from '../model/mentee.ts'
import { isAddress } from './mail-draft.ts'

type Person = Pick<Mentee, 'id' | 'emails'>
type Recipients = Pick<Mail, 'to' | 'cc' | 'bcc'>

/** Everybody who gets it, each once: To, Cc and Bcc. */
export function everybody({ to, cc, bcc }: Recipients): string[] {
  return distinct([...to, ...cc, ...bcc])
}

/** By their form in lower case; the first spelling stays. */
export function distinct(addresses: readonly string[]): string[] {
  const seen = new Set<string>()
  return addresses.filter((one) => {
    const key = one.toLowerCase()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Addresses out of what was typed or pasted: `Amina <amina@example.org>; b@example.org`. What is none stays as it was
 * written, so that it can be corrected. */
export function addressesIn(typed: string): string[] {
  return distinct(
    parted(typed)
      .flatMap(bracketed)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
}

/** Parts between commas, semicolons and line ends, but not inside quotation marks or brackets. */
function parted(typed: string): string[] {
  const parts: string[] = []
  let part = ''
  let quoted = false
  let inBrackets = false
  for (const sign of typed) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '<' || sign === '>')) inBrackets = sign === '<'
    if (!quoted && !inBrackets && /[,;\n\r\t]/u.test(sign)) {
      parts.push(part)
      part = ''
    } else part += sign
  }
  // A quotation mark that never ends is none.
  return quoted ? typed.split(/[,;\n\r\t]/u) : [...parts, part]
}

function bracketed(part: string): string[] {
  const inside = /<([^<>]*)>\s*$/u.exec(part)?.[1]
  if (inside !== undefined) return [inside.replace(/^mailto:/iu, '')]
  const words = part.trim().split(/\s+/u)
  // `amina@example.org bekele@example.org` is two, but `Amina Tesfaye` is a name that was typed.
  return words.length > 1 && words.every(isAddress) ? words : [part.replace(/^\s*mailto:/iu, '')]
}

/** Whose an address is. */
export function menteesByAddress(people: readonly Person[]): Map<string, string> {
  const known = new Map<string, string>()
  for (const { id, emails } of people)
    for (const email of emails) if (!known.has(email.toLowerCase())) known.set(email.toLowerCase(), id)
  return known
}

/** The mentees among some addresses, each once, in their order. */
export function menteesAmong(addresses: readonly string[], owners: ReadonlyMap<string, string>): string[] {
  return [...new Set(addresses.map((one) => owners.get(one.toLowerCase())).filter((id) => id !== undefined))]
}

/** Of whom the record of a draft is: the mentees who get it; while it goes to none of them, those it was of before. */
export function menteesOf(draft: Recipients & Pick<Mail, 'menteeIds'>, owners: ReadonlyMap<string, string>): string[] {
  const found = menteesAmong(everybody(draft), owners)
  return found.length === 0 ? draft.menteeIds : found
}

/** A mail to several mentees as it goes to one of them: to the addresses that are theirs or nobody's on the roster. */
export function partFor(draft: Recipients, menteeId: string, owners: ReadonlyMap<string, string>): Recipients {
  const isTheirs = (one: string) => {
    const owner = owners.get(one.toLowerCase())
    return owner === undefined || owner === menteeId
  }
  const part = { to: draft.to.filter(isTheirs), cc: draft.cc.filter(isTheirs), bcc: draft.bcc.filter(isTheirs) }
  return visible(part, menteeId, owners)
}

/** A mentee who was to get a hidden copy gets a mail of their own instead: they are the only one in it. */
function visible(part: Recipients, menteeId: string, owners: ReadonlyMap<string, string>): Recipients {
  const isOwn = (one: string) => owners.get(one.toLowerCase()) === menteeId
  if (part.to.some(isOwn) || part.cc.some(isOwn)) return part
  return { to: [...part.bcc.filter(isOwn), ...part.to], cc: part.cc, bcc: part.bcc.filter((one) => !isOwn(one)) }
}

/** One mail in which no mentee sees an address of another: they all move to Bcc, and `own`, the mentor's address, stands
 * in To when nobody else does. */
export function hidden(draft: Recipients, owners: ReadonlyMap<string, string>, own: string): Recipients {
  const isMentee = (one: string) => owners.has(one.toLowerCase())
  const to = draft.to.filter((one) => !isMentee(one))
  const cc = draft.cc.filter((one) => !isMentee(one))
  const moved = [...draft.to, ...draft.cc].filter(isMentee)
  return { to: to.length === 0 && cc.length === 0 ? [own] : to, cc, bcc: distinct([...moved, ...draft.bcc]) }
}

/** Among the addresses that others can read, those of nobody on the roster. */
export function strangersAmong(addresses: readonly string[], owners: ReadonlyMap<string, string>): string[] {
  return addresses.filter((one) => !owners.has(one.toLowerCase()))
}
