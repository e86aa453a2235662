// What the runner can ask of this page, by name. Each answers in milliseconds.
import { installTrustedTypes } from '../../../renderer/app/trusted.ts'
import { importInParts } from '../../../renderer/vault/hand-over.ts'
import { fold, hasEveryWord, searchWords } from '../../../shared/domain/folding.ts'
import { plainText } from '../../../shared/domain/rich-words.ts'
import { promiseRecord } from '../../../shared/model/promise.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import { displayName } from '../../../shared/model/mentee.ts'
import { meeting } from '../../../shared/model/meeting.ts'
import { choicesFor } from '../../../shared/domain/roster-import/choices.ts'
import { batchOf, planned } from '../../../shared/domain/roster-import/plan.ts'
import { readRoster } from '../../../shared/domain/roster-import/read.ts'
import {
  changesOf,
  classList,
  practiceOf,
  tierDay,
  tierL,
  tierM,
  typedQueries,
  type PracticeRecords,
} from '../records.ts'
import { assess, countFigures } from './assessments.ts'
import { fillMails, fillThreads, parseAndPutPlain, takeMails, typeInMails } from './mails.ts'
import { bulkAddPlain, fillPlain, fillSealedRows, readPlain, readSealedRows, savePlain } from './peers.ts'
import { startWorkerVault, type BenchVault } from './worker-vault.ts'

installTrustedTypes()
const batchSize = 5_000
let practice: PracticeRecords = { mentees: [], meetings: [] }
let vault: BenchVault | null = null
/** How many mentees have been given a time line. */
let furnished = 0

function open(): BenchVault {
  if (vault === null) throw new TypeError('the bench vault is not open')
  return vault
}

function tierOf(name: string) {
  if (name === 'day') return tierDay
  return name === 'L' ? tierL : tierM
}

const bench = {
  /** A vault and the peers' databases with the same records. */
  async fill(tier: string): Promise<void> {
    practice = practiceOf(tierOf(tier))
    const made = await startWorkerVault()
    await made.create()
    const changes = changesOf(practice)
    for (let at = 0; at < changes.length; at += batchSize) await made.session.write(changes.slice(at, at + batchSize))
    await made.session.fold()
    made.end()
    await fillPlain(practice)
    await fillSealedRows(practice)
  },
  async create(): Promise<void> {
    const made = await startWorkerVault()
    await made.create()
    vault = made
  },
  know(tier: string): void {
    practice = practiceOf(tierOf(tier))
  },
  /** From the passphrase to the roster, and to the first search answered; less what the KDF took. */
  async unlock(query: string): Promise<{ rosterMs: number; searchMs: number; mentees: number; found: number }> {
    const locked = await startWorkerVault()
    const started = performance.now()
    const kdfMs = await locked.unlock()
    const roster = await locked.session.roster()
    const rosterMs = performance.now() - started - kdfMs
    const hits = await locked.session.search(query, 20)
    const searchMs = performance.now() - started - kdfMs
    locked.end()
    return { rosterMs, searchMs, mentees: roster.length, found: hits.length }
  },
  /** The page of the day, asked of an open vault. */
  async today(): Promise<number> {
    const started = performance.now()
    await open().session.today('Europe/Zurich')
    return performance.now() - started
  },
  readPlain,
  readSealedRows,
  async open(): Promise<void> {
    vault = await startWorkerVault()
    await vault.unlock()
    await vault.session.meetings()
  },
  close(): void {
    open().end()
    vault = null
  },
  /** One meeting of 4 kB, until both IndexedDB and the journal have it. */
  async save(index: number): Promise<number> {
    const value = longMeeting(index)
    const started = performance.now()
    await open().session.write([{ op: 'put', table: 'meeting', value }])
    return performance.now() - started
  },
  savePlain: (index: number): Promise<number> => savePlain(longMeeting(index)),

  /** Ten thousand rows of CSV: read, matched, sealed, stored, in the journal. */
  async importList(rows: number): Promise<{ ms: number; added: number; reports: number; longestGapMs: number }> {
    const bytes = new TextEncoder().encode(classList(rows))
    const started = performance.now()
    const reading = await readRoster(bytes, 'class.csv')
    if (!reading.ok) throw new Error(reading.error.code)
    const choices = choicesFor(reading.value)
    const now = new Date().toISOString()
    const plan = planned({ reading: reading.value, choices, roster: [], now })
    const { add, change } = batchOf(plan, () => crypto.randomUUID())
    let reports = 0
    let last = performance.now()
    let longestGapMs = 0
    await importInParts(open().session, { format: 'table', fileHash: '0', add, change }, () => {
      reports += 1
      longestGapMs = Math.max(longestGapMs, performance.now() - last)
      last = performance.now()
    })
    return { ms: performance.now() - started, added: add.length, reports, longestGapMs }
  },
  /** The same rows, parsed and mapped beforehand. */
  async bulkAddPlain(rows: number): Promise<number> {
    const reading = await readRoster(new TextEncoder().encode(classList(rows)), 'class.csv')
    if (!reading.ok) throw new Error(reading.error.code)
    const now = new Date().toISOString()
    const plan = planned({ reading: reading.value, choices: choicesFor(reading.value), roster: [], now })
    return bulkAddPlain(batchOf(plan, () => crypto.randomUUID()).add)
  },
  /** Milliseconds per keystroke, and how many answers differ from a linear scan. */
  async type(count: number): Promise<{ ms: number[]; different: number }> {
    const texts = [
      ...practice.mentees.map((one) => ({
        id: one.id,
        text: fold([displayName(one), ...one.emails, one.studentId, one.programme, ...one.tags].join(' ')),
      })),
      ...practice.meetings.map((one) => ({
        id: one.id,
        text: fold([one.topic, plainText(one.said), plainText(one.agreed)].join(' ')),
      })),
    ]
    const ms: number[] = []
    let different = 0
    await open().session.search('warm', 20)
    for (const query of typedQueries(count)) {
      const started = performance.now()
      const hits = await open().session.search(query, 20)
      ms.push(performance.now() - started)
      const expected = new Set(texts.filter(({ text }) => hasEveryWord(text, searchWords(query))).map(({ id }) => id))
      if (hits.length !== Math.min(20, expected.size) || hits.some((hit) => !expected.has(hit.id))) different += 1
    }
    return { ms, different }
  },
  fillMails: (count: number): Promise<number> => fillMails(open().session, count),
  fillThreads: (mails: number): Promise<string[]> => fillThreads(open().session, mails),
  typeInMails: (count: number): Promise<number[]> => typeInMails(open().session, count),
  takeMails: (count: number): Promise<number> => takeMails(open().session, count),
  parseAndPutPlain,
  /** Gives two mentees so many assessments, and others the rest of so many in all; answers the names of the two. */
  assess: (each: number, inAll: number): Promise<string[]> => assess(open().session, practice.mentees, each, inAll),
  practiceFigures: (): Promise<number> => countFigures(open().session),
  /** Gives the next two mentees a time line of so many meetings each, and so many promises. */
  async furnish(items: number, promises: number): Promise<string[]> {
    const two = practice.mentees.slice(furnished, furnished + 2)
    furnished += 2
    for (const one of two)
      await open().session.write(
        Array.from({ length: items }, (_, index) => ({
          op: 'put' as const,
          table: 'meeting' as const,
          value: {
            ...longMeeting(index),
            id: crypto.randomUUID(),
            menteeIds: [one.id],
            said: fromPlain('What was said. '.repeat(20)),
          },
        })),
      )
    for (const one of two)
      await open().session.write(
        Array.from({ length: promises }, (_, index) => ({
          op: 'put' as const,
          table: 'promise' as const,
          value: promiseOf(one.id, index),
        })),
      )
    await open().session.fold()
    return two.map(({ name }) => name)
  },
}

/** Every tenth is still open, half of them are the mentor's. */
function promiseOf(menteeId: string, index: number) {
  const at = new Date(Date.parse('2024-01-05T08:00:00Z') + index * 43_200_000).toISOString()
  return promiseRecord.parse({
    id: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    menteeId,
    owner: index % 2 === 0 ? 'mentor' : 'mentee',
    text: `Promise ${index}`,
    dueOn: at.slice(0, 10),
    state: index % 10 === 0 ? 'open' : 'kept',
    settledOn: index % 10 === 0 ? null : at.slice(0, 10),
  })
}

function longMeeting(index: number) {
  const at = new Date(Date.parse('2026-01-05T08:00:00Z') + index * 86_400_000).toISOString()
  const owner = practice.mentees[index % practice.mentees.length]
  return meeting.parse({
    id: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    menteeIds: [owner?.id ?? crypto.randomUUID()],
    startsAt: at,
    topic: `Talk ${index}`,
    said: fromPlain('The draft of the third chapter, and what the committee asked about it. '.repeat(52)),
  })
}

export type Bench = typeof bench
Object.assign(window, { bench })
