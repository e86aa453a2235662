// Mails out of files: looked through first, so that the mentor sees what would be kept, and then taken in, a batch at a
// time, so that tens of thousands neither fill the memory nor hold anything up. Knows files, reader and vault only by what
// is passed in.
import type { ReadMail } from '../../../../shared/domain/mail-reading/reading.ts'
import type { Change } from '../../../../shared/model/tables.ts'
import type { Result } from '../../../../shared/result.ts'
import type { MailFate, TakenMail, VaultSession } from '../../../vault/api.ts'

/** One message of a file, to the byte. */
export interface FoundMessage {
  readonly raw: Uint8Array<ArrayBuffer>
  /** Bytes of all files that are behind it. */
  readonly done: number
}

export interface TakingPorts {
  /** All messages of all files, from the beginning. */
  messages: (signal: AbortSignal) => AsyncIterable<FoundMessage>
  /** In the order given; in a worker, with a limit of time. */
  read: (raws: readonly Uint8Array<ArrayBuffer>[]) => Promise<Result<ReadMail>[]>
  session: Pick<VaultSession, 'foreseeMails' | 'takeMails'>
  /** Lower case, of the mentor. */
  ownAddresses: ReadonlySet<string>
  signal: AbortSignal
  /** @param done bytes that are behind
   * @param mails messages so far */
  onProgress: (done: number, mails: number) => void
}

/** Somebody who is on no roster. */
export interface Stranger {
  readonly address: string
  readonly name: string
  readonly mails: number
}

export interface Example {
  readonly from: string
  readonly subject: string
  readonly date: string | null
}

/** What files would bring. */
export interface Overview {
  readonly fresh: number
  readonly known: number
  /** Mails of people who are not on the roster, the most frequent first. */
  readonly strangers: readonly Stranger[]
  readonly strangeMails: number
  /** Could not be read at all. */
  readonly unreadable: number
  /** The first of those that are new. */
  readonly examples: readonly Example[]
}

export interface TakenIn {
  readonly added: number
  readonly known: number
  /** Takes everything back that was kept. */
  readonly undo: Change[]
}

const batchMails = 200
const batchBytes = 8 * 1024 * 1024
const mostExamples = 30
const mostStrangers = 200

interface Read {
  raw: Uint8Array<ArrayBuffer>
  read: ReadMail
}

/** Batches of mails that could be read; the rest is counted. Ends early when it is cancelled. */
async function* batches(ports: TakingPorts, onUnreadable: () => void): AsyncGenerator<Read[]> {
  let behind = 0
  for await (const { raws, done } of portions(ports)) {
    const read = await ports.read(raws)
    if (ports.signal.aborted) return
    behind += raws.length
    ports.onProgress(done, behind)
    const batch: Read[] = []
    for (const [place, raw] of raws.entries()) {
      const one = read[place]
      if (one?.ok === true) batch.push({ raw, read: one.value })
      else onUnreadable()
    }
    if (batch.length > 0) yield batch
  }
}

/** Messages as they are handed on: few enough for the memory, many enough to be quick. */
async function* portions({ messages, signal }: TakingPorts) {
  let raws: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  let behind = 0
  for await (const { raw, done } of messages(signal)) {
    if (signal.aborted) return
    raws.push(raw)
    bytes += raw.length
    behind = done
    if (raws.length < batchMails && bytes < batchBytes) continue
    yield { raws, done }
    raws = []
    bytes = 0
  }
  if (raws.length > 0 && !signal.aborted) yield { raws, done: behind }
}

/** Whoever of a mail is not the mentor: the sender, or of the mentor's own mail the first who gets it. */
function otherSide(read: ReadMail, own: ReadonlySet<string>): { address: string; name: string } {
  const from = read.from.address.toLowerCase()
  if (!own.has(from) && from !== '') return { address: from, name: read.from.name }
  const to = [...read.to, ...read.cc].find((address) => !own.has(address.toLowerCase()))
  return { address: (to ?? from).toLowerCase(), name: '' }
}

/** Null when it was cancelled. */
export async function lookThrough(ports: TakingPorts): Promise<Overview | null> {
  const strangers = new Map<string, Stranger>()
  const seen = new Set<string>()
  const examples: Example[] = []
  const count: Record<MailFate, number> = { new: 0, known: 0, stranger: 0 }
  let unreadable = 0
  for await (const batch of batches(ports, () => unreadable++)) {
    const fates = await ports.session.foreseeMails(batch.map(({ read }) => read))
    for (const [place, { read }] of batch.entries()) {
      const key = `${read.messageId} ${read.contentHash}`
      // The same mail twice in one file is one.
      const fate = fates[place] === 'new' && seen.has(key) ? 'known' : (fates[place] ?? 'stranger')
      count[fate] += 1
      if (fate === 'new') {
        seen.add(key)
        if (examples.length < mostExamples)
          examples.push({
            from: read.from.name === '' ? read.from.address : read.from.name,
            subject: read.subject,
            date: read.date,
          })
      } else if (fate === 'stranger') {
        const { address, name } = otherSide(read, ports.ownAddresses)
        const known = strangers.get(address)
        strangers.set(address, {
          address,
          name: known === undefined || known.name === '' ? name : known.name,
          mails: (known?.mails ?? 0) + 1,
        })
      }
    }
  }
  if (ports.signal.aborted) return null
  return {
    fresh: count.new,
    known: count.known,
    strangers: [...strangers.values()].toSorted((one, other) => other.mails - one.mails).slice(0, mostStrangers),
    strangeMails: count.stranger,
    unreadable,
    examples,
  }
}

/** What was kept until it was cancelled stays, and can be taken back. */
export async function takeIn(ports: TakingPorts): Promise<TakenIn> {
  const undo: Change[][] = []
  let added = 0
  let known = 0
  for await (const batch of batches(ports, () => undefined)) {
    const taken = await ports.session.takeMails(batch.map(asTaken))
    added += taken.added.length
    known += taken.known
    if (taken.written !== null) undo.unshift(taken.written.undo)
  }
  return { added, known, undo: undo.flat() }
}

function asTaken({ raw, read }: Read): TakenMail {
  return {
    read,
    raw,
    size: raw.length,
    isWhole: true,
    accountId: null,
    place: null,
    receivedAt: null,
    answersId: null,
  }
}
