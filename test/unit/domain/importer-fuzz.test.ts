// Everything that takes a file from outside, given real files with bytes changed, cut, doubled, moved and mixed with one another, and
// bytes that are no file at all: it always reads or refuses by name, and what it reads is of the shape it says.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { openArchive, sealArchive } from '../../../renderer/vault/backup/age-archive.ts'
import { readInstrumentFile, toInstrumentFile } from '../../../shared/domain/assessments/instrument-file.ts'
import {
  endFile,
  manifestFile,
  recordLine,
  recordsFile,
  type ArchiveFile,
} from '../../../shared/domain/backup/archive.ts'
import { readCalendar, replyOf } from '../../../shared/domain/calendar/read-calendar.ts'
import { readAnswers } from '../../../shared/domain/mail-forms/read-answers.ts'
import { readMbox } from '../../../shared/domain/mail-reading/mbox.ts'
import { attachmentAt, openMail, readMail, readWhole } from '../../../shared/domain/mail-reading/read-mail.ts'
import { readMeetingFile } from '../../../shared/domain/meeting-files/read-meeting-file.ts'
import { choicesFor } from '../../../shared/domain/roster-import/choices.ts'
import { batchOf, planned } from '../../../shared/domain/roster-import/plan.ts'
import { readRoster } from '../../../shared/domain/roster-import/read.ts'
import { readTemplateFile, starters, toTemplateFile } from '../../../shared/domain/templates.ts'
import { mca21 } from '../../../shared/instruments/mca-21.ts'
import { instrument } from '../../../shared/model/instrument.ts'
import { filledForm } from '../../../shared/model/mail-form.ts'
import { mentee } from '../../../shared/model/mentee.ts'
import { template } from '../../../shared/model/template.ts'
import { NamedError, type Result } from '../../../shared/result.ts'
import { allMails } from '../../fixtures/mail/all.ts'
import { askedForm } from '../../fixtures/mail-forms/form.ts'
import { times } from '../../faults.ts'
import { newMentee } from '../vault/vault-under-test.ts'

type Bytes = Uint8Array<ArrayBuffer>
interface Seed {
  name: string
  bytes: Bytes
}

const runs = times({ small: 150, full: 10_000_000 })
/** Milliseconds for each in the full run. */
const longest = times({ small: 30_000, full: 600_000 })
/** Larger ones cost the time of a hundred others. */
const largest = 60_000

const text = new TextEncoder()
const words = new TextDecoder()
const hashOf = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'))

function filesIn(folder: string, ending: RegExp): Seed[] {
  const root = join(import.meta.dirname, '../../fixtures', folder)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(join(root, name))) }))
}

const inWords = (name: string, content: string): Seed => ({ name, bytes: text.encode(content) })

const mails: Seed[] = allMails
  .map(({ name, raw }) => ({ name, bytes: new Uint8Array(raw) }))
  .filter(({ bytes }) => bytes.length <= largest)

/** A change of some bytes: places are shares of the length, so that one change fits every file. */
const change = fc.record({
  how: fc.constantFrom('flip', 'set', 'cut', 'drop', 'double', 'insert', 'splice', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  byte: fc.oneof(fc.constantFrom(0, 9, 10, 13, 32, 34, 39, 44, 58, 59, 60, 61, 92, 123, 0x80, 0xff), fc.nat(255)),
  what: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '__proto__',
      '=cmd|1',
      '\r\n',
      '\u202e',
      '\ufeff',
      '9'.repeat(40),
      '-0',
      '1e999',
      'BEGIN:VCARD\r\n',
      '"',
    ),
  ),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(bytes: Bytes, { how, at, length, byte, what }: Change, other: Bytes): Bytes {
  const place = Math.floor(at * bytes.length)
  const end = Math.min(bytes.length, place + length)
  const joined = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts))
  const before = bytes.subarray(0, place)
  const middle = bytes.subarray(place, end)
  const after = bytes.subarray(end)
  switch (how) {
    case 'flip':
      return joined(
        before,
        Uint8Array.from(middle.subarray(0, 1), (one) => one ^ (1 << (byte & 7))),
        middle.subarray(1),
        after,
      )
    case 'set':
      return joined(
        before,
        Uint8Array.from(middle.subarray(0, 1), () => byte),
        middle.subarray(1),
        after,
      )
    case 'cut':
      return joined(before)
    case 'drop':
      return joined(before, after)
    case 'double':
      return joined(before, middle, middle, after)
    case 'insert':
      return joined(before, text.encode(what), middle, after)
    case 'splice':
      return joined(
        before,
        other.subarray(Math.floor(at * other.length), Math.floor(at * other.length) + length),
        after,
      )
    default:
      return joined(after, middle, before)
  }
}

/** A file of the kind, damaged; seldom bytes or letters that are nothing at all. */
function damaged(seeds: readonly Seed[]): fc.Arbitrary<Seed> {
  const seed = fc.constantFrom(...seeds)
  const real = fc.tuple(seed, seed, fc.array(change, { maxLength: 6 })).map(([one, other, changes]) => ({
    name: one.name,
    bytes: changes.reduce((bytes, next) => changed(bytes, next, other.bytes), one.bytes),
  }))
  const nothing = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
    fc.string({ unit: 'binary', maxLength: 200 }).map((content) => text.encode(content)),
    fc.json().map((content) => text.encode(content)),
  )
  return fc.oneof(
    { weight: 9, arbitrary: real },
    { weight: 1, arbitrary: fc.record({ name: seed.map(({ name }) => name), bytes: nothing }) },
  )
}

interface Importer {
  seeds: readonly Seed[]
  /** Reads it, and looks at what came of it. */
  read: (file: Seed) => Promise<void>
}

/** A refusal has a name; a value is of the shape it says. */
function answered<T>(result: Result<T>, look: (value: T) => unknown = () => undefined): void {
  if (result.ok) look(result.value)
  else expect(result.error.code).toMatch(/^[a-z-]+\/[a-z-]+$/u)
}

const window = { from: '2020-01-01T00:00:00.000Z', to: '2030-01-01T00:00:00.000Z', timeZone: 'Africa/Nairobi' }
const identity = await generateX25519Identity()

async function smallArchive(): Promise<Seed[]> {
  const made = new Date('2026-09-14T08:00:00.000Z')
  const mentees = [newMentee('Amina Yusuf'), newMentee('Chen Siyuan')]
  const backupId = crypto.randomUUID()
  const facts = { backupId, vaultId: crypto.randomUUID(), madeAt: made.toISOString(), program: '1.0.0' }
  const files = (): ArchiveFile[] => [
    manifestFile({ ...facts, records: { mentee: 2 } }),
    recordsFile(
      'mentee',
      1,
      mentees.map((one) => recordLine('mentee', one)),
    ),
    endFile({ backupId, records: 2, bodies: 0 }),
  ]
  async function* each() {
    for (const file of files()) yield await Promise.resolve(file)
  }
  const recipient = await identityToRecipient(identity)
  const locks = [{ kind: 'open' }, { kind: 'recipient', recipient }] as const
  return Promise.all(
    locks.map(async (lock) => {
      const { stream } = await sealArchive(each(), lock, made)
      const parts: Uint8Array[] = []
      for await (const part of stream) parts.push(part)
      return { name: lock.kind, bytes: new Uint8Array(Buffer.concat(parts)) }
    }),
  )
}

const importers: Record<string, Importer> = {
  'a class list, a grade book or address cards': {
    seeds: filesIn('roster', /\.(csv|vcf|xlsx|xls)$/),
    read: async ({ name, bytes }) => {
      answered(await readRoster(bytes, name), (reading) => {
        const now = new Date(0).toISOString()
        const plan = planned({ reading, choices: choicesFor(reading), roster: [], now })
        for (const one of batchOf(plan, () => crypto.randomUUID()).add) expect(mentee.safeParse(one).success).toBe(true)
      })
    },
  },
  'a calendar': {
    seeds: filesIn('calendar', /\.ics$/),
    read: ({ bytes }) => {
      answered(readCalendar(bytes, window), ({ events }) => {
        for (const { startsAt } of events) expect(Date.parse(startsAt)).not.toBeNaN()
      })
      answered(replyOf(bytes))
      return Promise.resolve()
    },
  },
  'what a meeting left behind': {
    seeds: filesIn('meeting-files', /\.(csv|vtt|txt|eml)$/),
    read: (file) => {
      answered(readMeetingFile(file))
      return Promise.resolve()
    },
  },
  'a mail': {
    seeds: mails,
    read: async ({ bytes }) => {
      answered(await readMail(bytes, hashOf))
      answered(await readWhole(bytes, hashOf))
      answered(await attachmentAt(bytes, 0))
      await openMail(bytes)
    },
  },
  'a mailbox': {
    seeds: mails.slice(0, 30).map(({ name, bytes }, place) => {
      const next = mails[place + 1]?.bytes ?? bytes
      const envelope = 'From a@example.org Mon Sep 14 08:00:00 2026\n'
      return inWords(name, `${envelope}${words.decode(bytes)}\n\n${envelope}${words.decode(next)}\n`)
    }),
    read: async ({ bytes }) => {
      let found = 0
      for await (const { raw } of readMbox([bytes], 1024 * 1024)) found += raw.length
      expect(found).toBeLessThanOrEqual(bytes.length)
    },
  },
  'a template': {
    seeds: starters.map((one) => inWords(one.name, toTemplateFile({ ...one, kind: 'meeting', subject: '' }))),
    read: ({ bytes }) => {
      answered(readTemplateFile(words.decode(bytes)), (value) => {
        const at = new Date(0).toISOString()
        const record = { id: crypto.randomUUID(), createdAt: at, updatedAt: at, ...value }
        expect(template.safeParse(record).success).toBe(true)
      })
      return Promise.resolve()
    },
  },
  'an instrument': {
    seeds: [inWords('mca-21.json', await toInstrumentFile(instrument.parse(mca21), hashOf))],
    read: async ({ bytes }) =>
      answered(await readInstrumentFile(words.decode(bytes), hashOf), (value) =>
        expect(instrument.safeParse(value).success).toBe(true),
      ),
  },
  'answers to a form': {
    seeds: [...filesIn('mail-forms', /\.txt$/), ...filesIn('assessment-replies', /\.txt$/)],
    read: ({ bytes }) => {
      const filled = readAnswers(askedForm, null, words.decode(bytes), '2026-09-14')
      expect(filledForm.safeParse(filled).success).toBe(true)
      return Promise.resolve()
    },
  },
  'a backup or an open archive': {
    seeds: await smallArchive(),
    read: async ({ name, bytes }) => {
      const key = name === 'open' ? ({ kind: 'open' } as const) : ({ kind: 'identity', identity } as const)
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(bytes)
          controller.close()
        },
      })
      try {
        const items: unknown[] = []
        for await (const item of openArchive(stream, key)) items.push(item)
        expect(items.length).toBeGreaterThanOrEqual(3)
      } catch (error) {
        if (!(error instanceof NamedError)) throw error
        expect(error.code).toMatch(/^backup\/[a-z-]+$/u)
      }
    },
  },
}

describe('whatever is taken in', () => {
  for (const [what, { seeds, read }] of Object.entries(importers))
    it(`${what} is read or refused by name`, { timeout: 2 * longest }, async () => {
      let asked = 0
      for (const seed of seeds) await read(seed)
      await fc.assert(
        fc.asyncProperty(damaged(seeds.filter(({ bytes }) => bytes.length <= largest)), async (file) => {
          asked += 1
          await read(file)
        }),
        { numRuns: runs, interruptAfterTimeLimit: longest },
      )
      if (runs > 1_000) console.log(`${asked.toLocaleString('en')} files in place of ${what}: read, or refused by name`)
    })
})
