// Mails that came, or were sent from elsewhere, become records: each once, of the right people, in its conversation. Plans the
// changes; `session.ts` writes them with the bytes.
//
// [Note: once] Two copies of a mail have the same Message-ID and the same content. The same Message-ID with another content is
// another mail, and says so. A mail of ours that comes back from the Sent folder is the one that was sent from here.
import { isAnswerSubject, momentOf, topicKey } from '../../../shared/domain/threads.ts'
import type { Mail, MailPlace } from '../../../shared/model/mail.ts'
import { mail as mailSchema } from '../../../shared/model/mail.ts'
import type { Change } from '../../../shared/model/tables.ts'
import type { MailFate, TakenMail } from '../api.ts'
import type { Memory } from './memory.ts'
import { randomId } from './seal.ts'

/** Of what is taken in by hand, whatever is older than so many ms was read elsewhere. */
const readElsewhereAfter = 14 * 24 * 60 * 60_000

/** Mails of the same people and the same subject belong together when so many ms at most lie between them. */
const sameTopicWithin = 180 * 24 * 60 * 60_000

export interface Plan {
  changes: Change[]
  bodies: { id: string; bytes: Uint8Array }[]
  added: string[]
  known: number
  strangers: number
  /** One for each mail, in the order in which they came. */
  fates: MailFate[]
}

export interface TakingPorts {
  memory: Memory
  /** ISO 8601. */
  at: string
  /** What is to be said of a mail beyond its place: warnings, answers to a form. */
  finish: (mail: Mail, taken: TakenMail) => Mail
}

/** Bytes of messages in one commit. */
const bytesAtOnce = 16 * 1024 * 1024

/** Parts of what was handed over, each small enough for one commit; in their order. */
export function batchesOf(mails: readonly TakenMail[]): TakenMail[][] {
  const batches: TakenMail[][] = []
  let size = Infinity
  for (const taken of mails) {
    if (size + taken.raw.length > bytesAtOnce) {
      batches.push([])
      size = 0
    }
    batches.at(-1)?.push(taken)
    size += taken.raw.length
  }
  return batches
}

/** Plans a batch. Mails of the batch know of each other; nothing is written. */
export function planTaking({ memory, at, finish }: TakingPorts, batch: readonly TakenMail[]): Plan {
  const people = peopleByAddress(memory)
  const ours = new Set(memory.all('account').map((account) => account.address.toLowerCase()))
  const made = new Map<string, Mail>()
  const changed = new Map<string, Mail>()
  const plan: Plan = { changes: [], bodies: [], added: [], known: 0, strangers: 0, fates: [] }

  const now = (mail: Mail): Mail => changed.get(mail.id) ?? mail
  const madeWith = (test: (mail: Mail) => boolean): Mail[] => [...made.values()].filter(test)
  const byId = indexOfBatch(made)

  function withMessageId(messageId: string): Mail[] {
    return [...memory.mail.withMessageId(messageId).map(now), ...byId.withMessageId(messageId)]
  }

  function same(taken: TakenMail): Mail | null {
    const { read } = taken
    const candidates =
      read.messageId === ''
        ? [...memory.mail.withHash(read.contentHash).map(now), ...byId.withHash(read.contentHash)]
        : withMessageId(read.messageId)
    const fits = (mail: Mail) =>
      mail.contentHash === read.contentHash || mail.contentHash === '' || mail.isPartial || !taken.isWhole
    return candidates.find(fits) ?? null
  }

  /** Another copy of a mail that is here: its place is noted, what was uncertain is settled, what was cut is made whole. */
  function meet(mail: Mail, taken: TakenMail, isOwn: boolean): void {
    plan.known += 1
    plan.fates.push('known')
    const next = withPlace(mail, taken.place)
    const isBack = isOwn && mail.direction === 'out'
    const settled: Partial<Mail> =
      isBack && (mail.state === 'uncertain' || mail.state === 'sending')
        ? { state: 'sent', sentAt: mail.date ?? at, nextTryAt: null, failure: null }
        : {}
    const filed: Partial<Mail> = isBack && taken.place !== null && mail.filedAt === null ? { filedAt: at } : {}
    const whole = mail.isPartial && taken.isWhole
    const merged: Mail = { ...next, ...settled, ...filed, ...(whole ? contentOf(taken) : {}) }
    if (!whole && next === mail && Object.keys(settled).length + Object.keys(filed).length === 0) return
    const kept = { ...(whole ? finish(merged, taken) : merged), updatedAt: at }
    if (made.has(mail.id)) made.set(mail.id, kept)
    else changed.set(mail.id, kept)
    if (whole) plan.bodies.push({ id: mail.id, bytes: taken.raw })
  }

  /** The conversations that a mail is tied to, the strongest tie first. */
  function tiedThreads(taken: TakenMail, menteeIds: readonly string[]): string[] {
    const { read } = taken
    const shares = (mail: Mail) => mail.menteeIds.some((id) => menteeIds.includes(id))
    const answered = taken.answersId === null ? null : memory.get('mail', taken.answersId)
    const ancestors = read.references.toReversed().flatMap((reference) => withMessageId(reference))
    const children = [...memory.mail.answering(read.messageId).map(now), ...byId.answering(read.messageId)]
    const tied = [...(answered === null ? [] : [now(answered)]), ...ancestors, ...children]
    const found = [...new Set(tied.filter(shares).map((mail) => mail.threadId))]
    if (found.length > 0 || !isAnswerSubject(read.subject)) return found
    const key = topicKey(read.subject)
    if (key === '') return []
    const date = Date.parse(read.date ?? taken.receivedAt ?? at)
    const near = (mail: Mail) => Math.abs(Date.parse(momentOf(mail)) - date) <= sameTopicWithin
    const alike = [...mailsOfMentees(memory, menteeIds).map(now), ...madeWith(shares)]
      .filter((mail) => topicKey(mail.subject) === key && near(mail))
      .sort((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1))
    return alike.slice(0, 1).map((mail) => mail.threadId)
  }

  /** A mail that ties two conversations makes them one. */
  function join(kept: string, other: string): void {
    // Those that this batch has moved there already are among them.
    const there = [...memory.mail.inThread(other).map(now), ...changed.values()]
    for (const mail of there.filter(({ threadId }) => threadId === other))
      changed.set(mail.id, { ...mail, threadId: kept, updatedAt: at })
    for (const mail of madeWith(({ threadId }) => threadId === other)) made.set(mail.id, { ...mail, threadId: kept })
    if (memory.get('thread', other) !== null) plan.changes.push({ op: 'delete', table: 'thread', id: other })
  }

  for (const taken of batch) {
    const { read } = taken
    const isOwn = ours.has(read.from.address.toLowerCase())
    const menteeIds = menteesIn(read, people, isOwn)
    const known = same(taken)
    if (known !== null) {
      meet(known, taken, isOwn)
      continue
    }
    const answered = taken.answersId === null ? null : memory.get('mail', taken.answersId)
    if (menteeIds.length === 0 && answered !== null) menteeIds.push(...answered.menteeIds)
    if (menteeIds.length === 0) {
      plan.strangers += 1
      plan.fates.push('stranger')
      continue
    }
    const id = randomId()
    const [threadId = id, ...others] = tiedThreads(taken, menteeIds)
    for (const other of others) join(threadId, other)
    const isAnother = read.messageId !== '' && withMessageId(read.messageId).length > 0
    const ties = withMessageId(read.references.at(-1) ?? '')
    const date = dateOf(taken, at)
    const value = mailSchema.parse({
      id,
      createdAt: at,
      updatedAt: at,
      direction: isOwn ? 'out' : 'in',
      menteeIds,
      threadId,
      accountId: taken.accountId,
      state: isOwn ? 'sent' : 'received',
      answersId: answered?.id ?? ties[0]?.id ?? null,
      messageId: read.messageId,
      date,
      sentAt: isOwn ? date : null,
      receivedAt: isOwn ? null : (taken.receivedAt ?? at),
      readAt: isOwn || (taken.accountId === null && wasReadElsewhere(date, at)) ? at : null,
      filedAt: isOwn && taken.place !== null ? at : null,
      places: taken.place === null ? [] : [taken.place],
      ...contentOf(taken),
    })
    const withId: Mail = isAnother ? { ...value, warnings: ['same-id'] } : value
    const finished = finish(withId, taken)
    made.set(id, finished)
    byId.add(finished)
    plan.added.push(id)
    plan.fates.push('new')
    plan.bodies.push({ id, bytes: taken.raw })
  }

  for (const value of [...changed.values(), ...made.values()]) plan.changes.push({ op: 'put', table: 'mail', value })
  return plan
}

/** What a mail says, as its record has it. */
function contentOf({ read, size, isWhole }: TakenMail): Partial<Mail> {
  return {
    from: read.from,
    to: [...read.to],
    cc: [...read.cc],
    bcc: [...read.bcc],
    replyTo: [...read.replyTo],
    subject: read.subject,
    text: read.text,
    hasMore: read.quoted !== '',
    hasHtml: read.hasHtml,
    attachments: [...read.attachments],
    references: [...read.references],
    size,
    contentHash: read.contentHash,
    isPartial: !isWhole,
    warnings: read.isBroken ? ['broken'] : [],
  }
}

function wasReadElsewhere(date: string, at: string): boolean {
  return Date.parse(at) - Date.parse(date) > readElsewhereAfter
}

/** A Date that lies ahead of its own arrival is not believed. */
function dateOf({ read, receivedAt }: TakenMail, at: string): string {
  const came = receivedAt ?? at
  if (read.date === null) return came
  const day = 24 * 60 * 60_000
  return Date.parse(read.date) > Date.parse(came) + day ? came : read.date
}

function withPlace(mail: Mail, place: MailPlace | null): Mail {
  if (place === null) return mail
  const isSame = (one: MailPlace) => one.accountId === place.accountId && one.folder === place.folder
  if (mail.places.some((one) => isSame(one) && one.uid === place.uid && one.uidValidity === place.uidValidity))
    return mail
  return { ...mail, places: [...mail.places.filter((one) => !isSame(one)), place].slice(-20) }
}

function peopleByAddress(memory: Memory): Map<string, string[]> {
  const people = new Map<string, string[]>()
  for (const mentee of memory.all('mentee'))
    for (const address of mentee.emails) {
      const key = address.toLowerCase()
      people.set(key, [...(people.get(key) ?? []), mentee.id])
    }
  return people
}

/** The mentees whose mail it is: the sender first. Somebody who shares an address with the mentor is found among recipients. */
function menteesIn(read: TakenMail['read'], people: ReadonlyMap<string, string[]>, isOwn: boolean): string[] {
  const addresses = [...(isOwn ? [] : [read.from.address]), ...read.to, ...read.cc, ...read.bcc]
  return [...new Set(addresses.flatMap((address) => people.get(address.toLowerCase()) ?? []))]
}

function mailsOfMentees(memory: Memory, menteeIds: readonly string[]): Mail[] {
  return menteeIds.flatMap((menteeId) => memory.mailsOf(menteeId))
}

/** The same questions as the memory's index, over what this batch has made. */
function indexOfBatch(made: ReadonlyMap<string, Mail>) {
  const ids = new Map<string, string[]>()
  const hashes = new Map<string, string[]>()
  const references = new Map<string, string[]>()
  const note = (map: Map<string, string[]>, key: string, id: string) => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), id])
  }
  const found = (map: Map<string, string[]>, key: string): Mail[] =>
    (map.get(key) ?? []).flatMap((id) => made.get(id) ?? [])
  return {
    add({ id, messageId, contentHash, references: named }: Mail): void {
      note(ids, messageId, id)
      note(hashes, contentHash, id)
      for (const reference of named) note(references, reference, id)
    },
    withMessageId: (messageId: string) => found(ids, messageId),
    withHash: (hash: string) => found(hashes, hash),
    answering: (messageId: string) => found(references, messageId),
  }
}
