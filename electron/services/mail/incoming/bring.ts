// Brings messages to the byte, in the order asked for. What was brought before a connection broke off is kept and
// answered, so that every call gets further, however bad the network is.
import type { FetchMessageObject } from 'imapflow'
import { largestMail } from '../../../../shared/desktop.ts'
import type { Request, Response } from '../../../../shared/desktop.ts'
import { MailFailure } from '../failures.ts'
import { isLost, isRefusal, workFailure } from './failures.ts'
import { examine, inPieces, requireSame } from './folder.ts'
import type { Line } from './line.ts'
import { headerKey, outlineOf } from './outline.ts'

type Brought = Response<'mail.bring'>
type Mail = Brought['mails'][number]

/** Messages that are fetched with one command: a far server costs a round trip for each. */
const mostAtOnce = 50
const bytesAtOnce = 256 * 1024
/** After so many milliseconds nothing new is begun, so that the window hears of what came. */
const longestTurn = 60_000
/** Of a text part of a mail that does not come whole, at least. */
const shortestText = 100 * 1024
/** A line of numbers for each. */
const rowAllowance = 2_048
const structureAllowance = 1024 * 1024

interface Known {
  uid: number
  size: number
  receivedAt: string | null
}

/** Throws `mail/folder-changed` when the numbers belong to another time of the folder. */
export async function bring(line: Line, request: Request<'mail.bring'>): Promise<Brought> {
  requireSame(await examine(line, request.folder), request.uidValidity)
  const asked = [...new Set(request.uids)]
  const known = await sizesOf(line, asked)
  const fetching = new Fetching(line, request)
  const answer: Brought = { mails: [], gone: asked.filter((uid) => !known.has(uid)), left: [] }
  let queue = asked.flatMap((uid) => known.get(uid) ?? [])
  try {
    while (queue.length > 0) {
      const group = fetching.nextGroup(queue, answer.mails)
      if (group.length === 0) break
      queue = queue.slice(group.length)
      await fetching.fetchGroup(group, answer)
    }
  } catch (error) {
    const isBrokenOff = isLost(workFailure(error))
    if (!isBrokenOff || answer.mails.length === 0) throw error
  }
  const done = new Set([...answer.mails.map(({ uid }) => uid), ...answer.gone])
  answer.left = asked.filter((uid) => !done.has(uid))
  return answer
}

async function sizesOf(line: Line, uids: readonly number[]): Promise<Map<number, Known>> {
  const known = new Map<number, Known>()
  const sorted = [...uids].sort((one, other) => one - other)
  const wanted = new Set(uids)
  for (const { set, uids: some } of inPieces(sorted, 500)) {
    line.allow(some.length * rowAllowance)
    for await (const row of line.client.fetch(set, { uid: true, size: true, internalDate: true }, { uid: true })) {
      // A row without a size tells of a flag that changed.
      if (wanted.has(row.uid) && row.size !== undefined)
        known.set(row.uid, { uid: row.uid, size: row.size, receivedAt: instantOf(row.internalDate) })
    }
  }
  return known
}

function instantOf(date: Date | string | undefined): string | null {
  const instant = date instanceof Date ? date : new Date(date ?? '')
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** One call's fetching, with what it has spent. */
class Fetching {
  private readonly line: Line
  private readonly wholeUpTo: number
  private readonly budget: number
  private spent = 0

  constructor(line: Line, { budget, wholeUpTo }: Request<'mail.bring'>) {
    this.line = line
    this.budget = budget
    this.wholeUpTo = Math.min(wholeUpTo, largestMail)
  }

  /** What is fetched next with one command; empty when budget or time are spent. */
  nextGroup(queue: readonly Known[], mails: readonly Mail[]): Known[] {
    const isFirst = mails.length === 0 && this.spent === 0
    if (!isFirst && this.line.elapsed > longestTurn) return []
    const group: Known[] = []
    let bytes = 0
    for (const one of queue) {
      const cost = Math.min(one.size, this.isWhole(one) ? one.size : shortestText)
      const fits = this.spent + bytes + cost <= this.budget || (isFirst && group.length === 0)
      if (!fits || group.length >= mostAtOnce) break
      if (group.length > 0 && (bytes + cost > bytesAtOnce || !this.isWhole(one))) break
      group.push(one)
      bytes += cost
      if (!this.isWhole(one)) break
    }
    return group
  }

  async fetchGroup(group: readonly Known[], answer: Brought): Promise<void> {
    const [first] = group
    if (first === undefined) return
    if (!this.isWhole(first)) {
      await this.fetchAlone(first, answer, () => this.outline(first))
      return
    }
    try {
      await this.fetchWhole(group, answer)
    } catch (error) {
      if (!isRefusal(error)) throw error
      // One of them cannot be had; which one shows when each is asked for by itself.
      const brought = new Set(answer.mails.map(({ uid }) => uid))
      for (const one of group)
        if (!brought.has(one.uid)) await this.fetchAlone(one, answer, () => this.wholeOrOutline(one))
    }
  }

  private isWhole({ size }: Known): boolean {
    return size <= this.wholeUpTo
  }

  private expect(bytes: number): void {
    // Sizes that servers tell are not always exact, and no network is too slow that carries a kilobyte in a second.
    this.line.allow(bytes * 2 + rowAllowance)
    this.line.extend(bytes)
  }

  private async fetchWhole(group: readonly Known[], answer: Brought): Promise<void> {
    this.expect(group.reduce((sum, { size }) => sum + size, 0) + group.length * rowAllowance)
    const byUid = new Map(group.map((one) => [one.uid, one]))
    const rows = new Map<number, Mail>()
    const sorted = [...byUid.keys()].sort((one, other) => one - other)
    const keep = () => {
      for (const { uid } of group) {
        const mail = rows.get(uid)
        if (mail !== undefined) this.take(mail, answer)
      }
    }
    try {
      for (const { set } of inPieces(sorted, mostAtOnce))
        for await (const row of this.line.client.fetch(set, { uid: true, source: true }, { uid: true })) {
          const one = byUid.get(row.uid)
          if (one !== undefined && hasSource(row)) rows.set(row.uid, wholeMail(one, row.source))
        }
    } catch (error) {
      keep()
      throw error
    }
    keep()
    const missing = group.filter(({ uid }) => !rows.has(uid))
    if (missing.length === 0) return
    const there = await sizesOf(
      this.line,
      missing.map(({ uid }) => uid),
    )
    for (const one of missing)
      if (there.has(one.uid)) await this.fetchAlone(one, answer, () => this.wholeOrOutline(one))
      else answer.gone.push(one.uid)
  }

  private take(mail: Mail, answer: Brought): void {
    this.spent += mail.raw.length
    // A server that told too small sizes: what does not fit into one answer is asked for again.
    if (answer.mails.length > 0 && this.spent > largestMail) return
    answer.mails.push(mail)
  }

  /** A message that the server will not give is answered as gone: asking for ever would keep all others away. */
  private async fetchAlone(one: Known, answer: Brought, work: () => Promise<Mail | null>): Promise<void> {
    try {
      const mail = await work()
      if (mail === null) answer.gone.push(one.uid)
      else this.take(mail, answer)
    } catch (error) {
      if (!isRefusal(error)) throw error
      answer.gone.push(one.uid)
    }
  }

  private async wholeOrOutline(one: Known): Promise<Mail | null> {
    try {
      this.expect(one.size)
      const row = await this.fetchOne(one, { uid: true, source: true })
      return row !== null && hasSource(row) ? wholeMail(one, row.source) : null
    } catch (error) {
      if (!isRefusal(error)) throw error
      return this.outline(one)
    }
  }

  private async outline(one: Known): Promise<Mail | null> {
    this.line.allow(structureAllowance)
    const row = await this.fetchOne(one, { uid: true, bodyStructure: true })
    if (row?.bodyStructure === undefined) return null
    const outline = outlineOf(row.bodyStructure, Math.max(shortestText, this.wholeUpTo))
    this.expect(outline.cost)
    this.line.allow(structureAllowance)
    const parts = await this.fetchOne(one, { uid: true, headers: true, bodyParts: outline.parts })
    if (parts?.headers === undefined) return null
    const bodies = new Map([...(parts.bodyParts ?? [])].map(([key, bytes]) => [key.toUpperCase(), bytes]))
    bodies.set(headerKey, parts.headers)
    const raw = new Uint8Array(outline.build(bodies))
    if (raw.length > largestMail) throw new MailFailure('folder', 'mail/server-misbehaves', 'BODY')
    return { uid: one.uid, raw, size: one.size, isWhole: false, receivedAt: one.receivedAt }
  }

  private async fetchOne(
    { uid }: Known,
    query: Parameters<Line['client']['fetch']>[1],
  ): Promise<FetchMessageObject | null> {
    const rows: FetchMessageObject[] = []
    for await (const row of this.line.client.fetch(String(uid), query, { uid: true }))
      if (row.uid === uid) rows.push(row)
    // A server may give a message in several rows.
    return rows.reduce<FetchMessageObject | null>((whole, row) => ({ ...whole, ...row }), null)
  }
}

/** A message that is deleted while it is fetched may come as one without a single byte; no message is that short. */
function hasSource(row: FetchMessageObject): row is FetchMessageObject & { source: Buffer } {
  return row.source !== undefined && row.source.length > 0
}

function wholeMail({ uid, receivedAt }: Known, source: Uint8Array): Mail {
  const raw = new Uint8Array(source)
  return { uid, raw, size: raw.length, isWhole: true, receivedAt }
}
