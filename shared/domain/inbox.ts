// How mail is brought home: which folders are looked through and for whom, what is brought first and how much at once, how far
// the cursor moves. Pure; `renderer/features/mail/inbox.ts` drives it.
//
// [Note: the cursor] `lastUid` moves together with `waiting`, in one record: what was found and not brought stands in `waiting`
// and leaves it only after the mails are kept. A crash between keeping and writing brings some mails once more, and the vault
// knows them.
import type { Request, Response } from '../desktop.ts'
import type { Mailbox } from '../model/mail.ts'

export type Folder = Response<'mail.folders'>['folders'][number]
type Waiting = Mailbox['waiting']

/** Numbers that one record keeps. */
export const mostWaiting = 20_000
/** Messages asked for with one call. */
export const mostAtOnce = 100
/** Bytes asked for with one call: what is brought is kept before the next call. */
export const bytesAtOnce = 4 * 1024 * 1024
const thinBytesAtOnce = 64 * 1024
/** A line that brings fewer bytes in a second is thin. */
const thinBelow = 20 * 1024
/** A mail that does not come whole costs about so much, in bytes. */
const partCost = 100 * 1024
/** Of a budgeted line no single mail may take more than this part, unless the mentor asks for it. */
const largestShare = 0.25
/** Headers and talk around a mail that is brought, in bytes. */
const talkCost = 200

/** At Google every mail lies in All Mail, also what was archived on a telephone before anybody looked here. */
const labelHosts: ReadonlySet<string> = new Set(['imap.gmail.com', 'imap.googlemail.com'])

/** The inbox and Sent, or the one folder that holds both. */
export function foldersToLook(folders: readonly Folder[], host: string): Folder[] {
  const all = folders.find(({ role }) => role === 'all')
  if (all !== undefined && labelHosts.has(host.toLowerCase())) return [all]
  const inbox = folders.find(({ role }) => role === 'inbox')
  const sent = folders.find(({ role }) => role === 'sent')
  return [inbox, sent].filter((one) => one !== undefined)
}

export type Look = Pick<Request<'mail.look'>, 'uidValidity' | 'afterUid' | 'addresses' | 'since'>

/** What a server is asked about a folder: what is new since last time, and everything of people who are new here.
 * @param known null when the folder was never looked through
 * @param roster lower case, sorted
 * @param since the day from which on mails count, `2026-09-14` */
export function looksFor(known: Mailbox | null, roster: readonly string[], since: string): Look[] {
  const addresses = roster.slice(0, mostWaiting)
  if (addresses.length === 0) return []
  if (known === null) return [{ uidValidity: '', afterUid: 0, addresses, since }]
  const looked = new Set(known.addresses)
  const fresh = addresses.filter((address) => !looked.has(address))
  const { uidValidity, lastUid } = known
  const news: Look = { uidValidity, afterUid: lastUid, addresses, since: null }
  return fresh.length === 0 ? [news] : [news, { uidValidity, afterUid: 0, addresses: fresh, since }]
}

/** The folder after the answer to a look. `isNews`: the look began where the last one had ended, and the cursor moves with it.
 * Of more than the record can keep the cursor waits before the rest; of somebody new the latest are kept. */
export function afterLook<M extends Mailbox>(
  mailbox: M,
  look: Look,
  answer: Response<'mail.look'>,
  isNews: boolean,
): M {
  const isSame = mailbox.uidValidity === answer.uidValidity
  const before = isSame ? mailbox.waiting : []
  const known = new Set(before.map(({ uid }) => uid))
  const found = answer.found.filter(({ uid }) => !known.has(uid))
  const room = Math.max(0, mostWaiting - before.length)
  const kept = isNews ? found.slice(0, room) : found.slice(-room || found.length)
  const waiting = [...before, ...(room === 0 ? [] : kept)]
  const addresses = [...new Set([...(isSame ? mailbox.addresses : []), ...look.addresses])].sort()
  const cut = kept.length < found.length || room === 0 ? (kept.at(-1)?.uid ?? look.afterUid) : answer.lastUid
  const lastUid = isNews ? Math.max(isSame ? mailbox.lastUid : 0, cut) : mailbox.lastUid
  return { ...mailbox, uidValidity: answer.uidValidity, waiting, addresses: addresses.slice(0, mostWaiting), lastUid }
}

/** True when the folder is another one under the same name: all its numbers mean something else. */
export function isMadeAnew(known: Pick<Mailbox, 'uidValidity'> | null, answer: Response<'mail.look'>): boolean {
  return known !== null && known.uidValidity !== '' && known.uidValidity !== answer.uidValidity
}

/** What a look costs, in bytes: nearly nothing without news, and the addresses asked about with them. */
export function costOfLook(look: Look, answer: Response<'mail.look'>): number {
  const isAsked = answer.lastUid > look.afterUid
  const asking = isAsked ? look.addresses.reduce((sum, address) => sum + 3 * (address.length + 16), 0) : 0
  return 600 + asking + answer.found.length * 400
}

export interface Line {
  /** Bytes that may be used; Infinity for no limit. */
  left: number
  /** The whole budget of this connection; null for none. */
  budget: number | null
  /** Bytes in a second as measured; null before anything was. */
  speed: number | null
  /** Larger mails come without their attachments; in bytes. */
  wholeUpTo: number
}

function isThin({ budget, speed }: Line): boolean {
  return budget !== null || (speed !== null && speed < thinBelow)
}

/** Above this many bytes a mail comes without its attachments, on this line. */
export function wholeUpToOn(line: Line): number {
  if (line.budget === null) return line.wholeUpTo
  return Math.min(line.wholeUpTo, Math.floor(line.budget * largestShare))
}

export function costOfBringing(size: number, wholeUpTo: number): number {
  return (size > wholeUpTo ? Math.min(size, partCost) : size) + talkCost
}

/** The smallest first on a thin line, else the latest first. */
export function bringingOrder(waiting: Waiting, line: Line): Waiting {
  const wholeUpTo = wholeUpToOn(line)
  const cost = ({ size }: Waiting[number]) => costOfBringing(size, wholeUpTo)
  return waiting.toSorted((a, b) => (isThin(line) ? cost(a) - cost(b) : 0) || b.uid - a.uid)
}

export interface Bringing {
  uids: number[]
  /** Bytes for this call. */
  budget: number
  wholeUpTo: number
}

/** What the next call asks for; null when nothing waits or nothing fits any more. */
export function nextBringing(waiting: Waiting, line: Line): Bringing | null {
  const wholeUpTo = wholeUpToOn(line)
  const limit = Math.min(line.left, isThin(line) ? thinBytesAtOnce : bytesAtOnce)
  const uids: number[] = []
  let bytes = 0
  for (const { uid, size } of bringingOrder(waiting, line)) {
    const cost = costOfBringing(size, wholeUpTo)
    const isFirst = uids.length === 0
    if (cost > line.left || uids.length >= mostAtOnce || (!isFirst && bytes + cost > limit)) break
    uids.push(uid)
    bytes += cost
  }
  return uids.length === 0 ? null : { uids, budget: Math.max(1, bytes), wholeUpTo }
}

/** The folder after mails of it were kept, or found to be gone. */
export function afterBringing<M extends Mailbox>(mailbox: M, done: readonly number[]): M {
  const gone = new Set(done)
  return { ...mailbox, waiting: mailbox.waiting.filter(({ uid }) => !gone.has(uid)) }
}

/** What was found and not brought. */
export function leftThere(mailboxes: readonly Pick<Mailbox, 'waiting'>[]): { mails: number; bytes: number } {
  const waiting = mailboxes.flatMap((mailbox) => mailbox.waiting)
  return { mails: waiting.length, bytes: waiting.reduce((sum, { size }) => sum + size, 0) }
}

/** So many mails at least have to agree, and at most so many are looked at. */
const fewestWitnesses = 3
export const mostWitnesses = 20

/** The mentor's own mail server: the name that stands topmost in most of the first mails; empty while that is not clear.
 * @param topmost of each mail that came, in the order in which they came; empty for one that says nothing */
export function ownAuthServer(topmost: readonly string[]): string {
  const first = topmost.slice(0, mostWitnesses)
  const counts = new Map<string, number>()
  for (const name of first) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  if (best === undefined || best[1] < fewestWitnesses) return ''
  return best[1] * 2 > first.length ? best[0] : ''
}
