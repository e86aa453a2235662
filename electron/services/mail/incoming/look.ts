// Asks a server which mails of a folder are from or to people of the roster. The server does the looking: nothing of any
// other mail comes here.
//
// [Note: servers look for pieces] SEARCH finds a text anywhere in a header (RFC 3501 §6.4.4), so that `ana@example.org`
// finds `joana@example.org` too. Of what was found the From, To and Cc lines are fetched and compared exactly.
import { domainToASCII, domainToUnicode } from 'node:url'
import type { SearchObject } from 'imapflow'
import type { Request, Response } from '../../../../shared/desktop.ts'
import { MailFailure } from '../failures.ts'
import { examine, inPieces, longestCommand } from './folder.ts'
import type { Line } from './line.ts'

/** Addresses in one command: each is asked for three times, and some servers take no deep conditions. */
const mostAddresses = 40
const mostFound = 200_000
const rowsAtOnce = 200
/** Of a search: as many numbers as may be found at all. */
const searchAllowance = 3 * 1024 * 1024
/** Of the address lines of one mail; those to hundreds of people have long ones. */
const rowAllowance = 64 * 1024

type Found = Response<'mail.look'>['found']

/** Looks through what is new since `afterUid`, or through everything when the folder is not the same any more. */
export async function look(line: Line, request: Request<'mail.look'>): Promise<Response<'mail.look'>> {
  const state = await examine(line, request.folder)
  const after = request.uidValidity === state.uidValidity ? request.afterUid : 0
  const spellings = spellingsOf(request.addresses)
  if (spellings.length === 0 || state.lastUid <= after) return { ...state, found: [] }
  const uids = await searchAll(line, spellings, `${after + 1}:${state.lastUid}`, request.since)
  const numbers = [...uids].filter((uid) => uid > after && uid <= state.lastUid).sort((one, other) => one - other)
  const taken = numbers.slice(0, mostFound)
  const lastUid = taken.length < numbers.length ? (taken[taken.length - 1] ?? after) : state.lastUid
  return { uidValidity: state.uidValidity, lastUid, found: await weighed(line, taken, spellings) }
}

/** Each address as it is written in mails: the domain in ASCII and as typed, lower case. What is no address is left out. */
export function spellingsOf(addresses: readonly string[]): string[] {
  const spellings = new Set<string>()
  for (const address of addresses) {
    const typed = address.trim().toLowerCase()
    const at = typed.lastIndexOf('@')
    // eslint-disable-next-line no-control-regex -- a control character would end the command
    if (at < 1 || at === typed.length - 1 || /[\s"\\\u0000-\u001f\u007f]/.test(typed)) continue
    const person = typed.slice(0, at)
    const domain = typed.slice(at + 1)
    for (const one of [domain, domainToASCII(domain), domainToUnicode(domain)])
      if (one !== '') spellings.add(`${person}@${one}`)
  }
  return [...spellings].sort()
}

async function searchAll(
  line: Line,
  spellings: readonly string[],
  range: string,
  since: string | null,
): Promise<Set<number>> {
  const uids = new Set<number>()
  for (const batch of batchesOf(spellings)) {
    line.allow(searchAllowance)
    const query: SearchObject = {
      uid: range,
      ...(since === null ? {} : { since: new Date(`${since}T00:00:00Z`) }),
      or: batch.flatMap((address) => [{ from: address }, { to: address }, { cc: address }]),
    }
    const hits = await line.client.search(query, { uid: true })
    if (Array.isArray(hits)) for (const uid of hits) uids.add(uid)
    // A server that knows no UTF-8 in searches has no such address in its mails either.
    else if (batch.every(isAscii)) throw new MailFailure('folder', 'mail/folder-refused', 'SEARCH')
    if (uids.size > mostFound * 2) throw new MailFailure('folder', 'mail/server-misbehaves', 'SEARCH')
  }
  return uids
}

/** Those in ASCII apart from the others, which need a character set. */
function batchesOf(spellings: readonly string[]): string[][] {
  const batches: string[][] = []
  for (const some of [spellings.filter(isAscii), spellings.filter((one) => !isAscii(one))]) {
    let batch: string[] = []
    let length = 0
    for (const address of some) {
      const cost = 3 * (Buffer.byteLength(address) + 16)
      if (batch.length >= mostAddresses || length + cost > longestCommand) {
        batches.push(batch)
        batch = []
        length = 0
      }
      batch.push(address)
      length += cost
    }
    batches.push(batch)
  }
  return batches.filter((batch) => batch.length > 0)
}

function isAscii(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text)
}

/** The sizes of those that hold one of the addresses and not only a piece of another. */
async function weighed(line: Line, uids: readonly number[], spellings: readonly string[]): Promise<Found> {
  const found: Found = []
  const wanted = new Set(spellings)
  for (const piece of inPieces(uids, rowsAtOnce)) {
    line.allow(piece.uids.length * rowAllowance)
    const asked = new Set(piece.uids)
    const rows = new Map<number, { size: number; headers: Uint8Array | undefined }>()
    const query = { uid: true, size: true, headers: ['From', 'To', 'Cc'] }
    for await (const { uid, size, headers } of line.client.fetch(piece.set, query, { uid: true })) {
      if (!asked.has(uid)) continue
      // A server may give a mail in several rows.
      const row = rows.get(uid)
      rows.set(uid, { size: size ?? row?.size ?? 0, headers: headers ?? row?.headers })
    }
    for (const [uid, { size, headers }] of rows) if (isFor(headers, wanted, spellings)) found.push({ uid, size })
  }
  return found.sort((one, other) => one.uid - other.uid)
}

/** Characters of an address; the rest ends it. */
const addressForm = /[^\s<>()[\]:;,"@\\]+@[^\s<>()[\]:;,"@\\]+/gu

/** Whether one of the addresses is there as a whole. Where none is even a piece, the server read the lines in a way that
 * we cannot, as with an address that was encoded: it is believed. */
export function isFor(headers: Uint8Array | undefined, wanted: ReadonlySet<string>, all: readonly string[]): boolean {
  const lines = Buffer.from(headers ?? new Uint8Array())
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
    .toLowerCase()
  for (const [address] of lines.matchAll(addressForm)) if (wanted.has(address.replace(/\.$/, ''))) return true
  return !all.some((address) => lines.includes(address))
}
