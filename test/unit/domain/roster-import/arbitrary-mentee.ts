// Mentees as no mentor would write them: any text in any field, for the property tests of export and import.
import fc from 'fast-check'
import {
  mentee,
  menteeStatus,
  channelKind,
  connectivity,
  matchStructure,
  moderation,
  structure,
} from '../../../../shared/model/mentee.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'

/** Beginnings and signs that files and spreadsheets stumble over. */
const awkward = fc.constantFrom(
  '=1+1',
  '+254 700',
  '-x',
  '@cmd',
  '＝1',
  '\t=1',
  "'=1",
  "''@",
  '"',
  '""',
  ';',
  '\\',
  '\\;',
  ',',
  ':',
  '\r\n',
  'é',
  'ق',
  '👩🏽‍🎓',
  '^n',
  'a\nb',
)
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  fc.string({ unit: 'binary', maxLength: 6 }),
  awkward,
)

/** Text of any kind without NUL, which no text file holds, and Ctrl-Z, which ends one. */
const text = fc
  .array(piece, { maxLength: 4 })
  .map((pieces) => pieces.join('').replaceAll('\0', '').replaceAll('\u001a', ''))
const line = text.map((value) => value.trim())
const someLine = line.filter((value) => value !== '')
const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const day = moment.map((value) => value.slice(0, 10))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const lines = fc.uniqueArray(someLine, { maxLength: 3 })

/** A valid mentee. The lists hold no empty texts and nothing twice. */
export const anyMentee: fc.Arbitrary<Mentee> = fc
  .record({
    id: fc.uuid({ version: 4 }),
    createdAt: moment,
    updatedAt: moment,
    sample: fc.boolean(),
    name: someLine,
    preferredName: line,
    pronouns: line,
    emails: fc.uniqueArray(
      fc
        .tuple(fc.stringMatching(/^[a-z=+-][a-z0-9;,\\]{0,8}$/), fc.constantFrom('example.edu', 'example.org'))
        .map(([local, domain]) => `${local}@${domain}`),
      { maxLength: 3 },
    ),
    phone: line,
    studentId: line,
    institution: line,
    programme: line,
    stage: line,
    timeZone: line,
    languages: lines,
    connectivity: maybe(fc.constantFrom(...connectivity.options)),
    preferredChannels: fc.uniqueArray(fc.constantFrom(...channelKind.options), { maxLength: 3 }),
    handles: fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...channelKind.options), service: line, handle: someLine }),
      { maxLength: 3, selector: (one) => JSON.stringify(one) },
    ),
    tags: lines,
    startOn: maybe(day),
    endOn: maybe(day),
    status: fc.constantFrom(...menteeStatus.options),
    match: fc.constantFrom(...matchStructure.options),
    structure: fc.constantFrom(...structure.options),
    moderation: maybe(fc.constantFrom(...moderation.options)),
    remarks: text,
    archivedAt: maybe(moment),
  })
  .map((value) => mentee.parse(value))

/** A roster in which everybody is somebody else. */
export const anyRoster = fc.uniqueArray(anyMentee, { maxLength: 6, selector: (one) => one.id })
