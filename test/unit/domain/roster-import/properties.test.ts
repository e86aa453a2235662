import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rosterToCsv, rosterToVcard } from '../../../../shared/domain/roster-export.ts'
import { choicesFor } from '../../../../shared/domain/roster-import/choices.ts'
import { batchOf, planned } from '../../../../shared/domain/roster-import/plan.ts'
import { readRoster } from '../../../../shared/domain/roster-import/read.ts'
import { mentee } from '../../../../shared/model/mentee.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import { anyRoster } from './arbitrary-mentee.ts'

const now = '2026-09-14T08:00:00.000Z'
const bytes = (text: string) => new TextEncoder().encode(text)

async function read(content: string | Uint8Array, name = 'roster.csv') {
  const result = await readRoster(typeof content === 'string' ? bytes(content) : content, name)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

let made = 0
const newId = () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`

function applied(roster: readonly Mentee[], batch: { add: Mentee[]; change: Mentee[] }): Mentee[] {
  const changed = new Map(batch.change.map((one) => [one.id, one]))
  return [...roster.map((one) => changed.get(one.id) ?? one), ...batch.add]
}

describe('our own files', () => {
  test('a roster exported as CSV and imported elsewhere is the same roster', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoster, async (roster) => {
        fc.pre(roster.length > 0)
        const reading = await read(`\uFEFF${rosterToCsv(roster)}`)
        expect(reading.format).toBe('telemachus')
        const plan = planned({ reading, choices: choicesFor(reading), roster: [], now })
        expect(batchOf(plan, newId)).toEqual({ add: roster, change: [] })
      }),
    )
  })

  test('imported where it was exported, it changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoster, fc.boolean(), async (roster, update) => {
        fc.pre(roster.length > 0)
        const reading = await read(rosterToCsv(roster))
        const plan = planned({ reading, choices: { ...choicesFor(reading), update }, roster, now })
        expect(batchOf(plan, newId)).toEqual({ add: [], change: [] })
      }),
    )
  })

  test('a roster exported as vCard comes back, but for the kind of its line ends', async () => {
    const oneEnd = (text: string) => text.replace(/\r\n?/g, '\n')
    // A handle is one line: nobody is reached by two.
    const oneLine = (text: string) => text.replace(/[\r\n]+/g, '-')
    await fc.assert(
      fc.asyncProperty(anyRoster, async (any) => {
        fc.pre(any.length > 0)
        const roster = any.map((one) => ({
          ...one,
          handles: one.handles.map(({ kind, service, handle }) => ({
            kind,
            service: oneLine(service),
            handle: oneLine(handle),
          })),
        }))
        const reading = await read(rosterToVcard(roster), 'roster.vcf')
        expect(reading.format).toBe('vcard')
        const plan = planned({ reading, choices: choicesFor(reading), roster: [], now })
        const wanted: unknown = JSON.parse(JSON.stringify(roster), (_, value: unknown) =>
          typeof value === 'string' ? oneEnd(value) : value,
        )
        expect(JSON.parse(JSON.stringify(batchOf(plan, newId).add))).toEqual(wanted)
      }),
    )
  })
})

/** Rows of a class list in which people are alike: few names, few addresses, few numbers. */
const aList = fc.array(
  fc.record({
    name: fc.constantFrom('Amina Okafor', 'Okafor, Amina', 'Bo Li', 'Zoë Ångström', '王 小明', '🎓', ''),
    email: fc.constantFrom(
      '',
      'a@example.edu',
      'A@example.edu',
      'b@example.edu',
      'c_at_example.edu',
      'a@example.edu; d@example.edu',
      'nothing',
    ),
    number: fc.constantFrom('', '1', '2', '3'),
    login: fc.constantFrom('', 'amina', '1'),
    group: fc.constantFrom('', 'One', 'One, Two'),
    quiz: fc.constantFrom('', '7', '8'),
  }),
  { minLength: 1, maxLength: 8 },
)
const listCsv = (rows: { name: string; email: string; number: string; login: string; group: string; quiz: string }[]) =>
  [
    'Name,E-mail,Student number,Username,Group,Quiz (7)',
    ...rows.map((row) =>
      Object.values(row)
        .map((cell) => `"${cell}"`)
        .join(','),
    ),
  ].join('\n')

describe('planning', () => {
  test('the same file a second time adds and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(aList, aList, fc.boolean(), async (first, second, keepGrades) => {
        const one = await readRoster(bytes(listCsv(first)), 'one.csv')
        const two = await readRoster(bytes(listCsv(second)), 'two.csv')
        fc.pre(one.ok && two.ok)
        let roster = applied(
          [],
          batchOf(planned({ reading: one.value, choices: choicesFor(one.value), roster: [], now }), newId),
        )
        const input = { reading: two.value, choices: { ...choicesFor(two.value), keepGrades }, now }
        roster = applied(roster, batchOf(planned({ ...input, roster }), newId))
        expect(batchOf(planned({ ...input, roster }), newId)).toEqual({ add: [], change: [] })
      }),
      { numRuns: 300 },
    )
  })

  test('everybody it adds or changes is a valid mentee, nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(aList, anyRoster, async (rows, roster) => {
        const reading = await readRoster(bytes(listCsv(rows)), 'list.csv')
        fc.pre(reading.ok)
        const batch = batchOf(
          planned({ reading: reading.value, choices: { ...choicesFor(reading.value), keepGrades: true }, roster, now }),
          newId,
        )
        const all = [...batch.add, ...batch.change]
        expect(all.map((one) => mentee.parse(one))).toEqual(all)
        expect(new Set(all.map((one) => one.id)).size).toBe(all.length)
      }),
    )
  })

  test('every row of the file is accounted for once', async () => {
    await fc.assert(
      fc.asyncProperty(aList, async (rows) => {
        const reading = await readRoster(bytes(listCsv(rows)), 'list.csv')
        fc.pre(reading.ok)
        const plan = planned({ reading: reading.value, choices: choicesFor(reading.value), roster: [], now })
        const lines = plan.rows.flatMap((row) => row.lines).toSorted((one, other) => one - other)
        const filled = rows.map((row, index) => ({
          line: index + 2,
          empty: Object.values(row).every((cell) => cell === ''),
        }))
        expect(lines).toEqual(filled.filter((one) => !one.empty).map((one) => one.line))
      }),
    )
  })
})

describe('reading', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 400 }).map(bytes),
    fc
      .array(
        fc.constantFrom(
          'Name',
          'E-mail',
          ',',
          ';',
          '\t',
          '"',
          '\n',
          '\r\n',
          '\r',
          '=1',
          "'",
          '\0',
          'Ä',
          'sep=;',
          '\uFEFF',
          'Last Name',
        ),
        { maxLength: 60 },
      )
      .map((parts) => bytes(parts.join(''))),
    fc
      .array(
        fc.constantFrom(
          'BEGIN:VCARD',
          'END:VCARD',
          'VERSION:4.0',
          'VERSION:2.1',
          'FN:',
          'N:a;b',
          'TEL;CELL:1',
          'NOTE;ENCODING=QUOTED-PRINTABLE:=C3=',
          ' ',
          'X-A;="',
          'EMAIL;PREF=x:a@b',
        ),
        { maxLength: 40 },
      )
      .map((parts) => bytes(`BEGIN:VCARD\n${parts.join('\n')}`)),
    fc.uint8Array({ maxLength: 400 }).map((tail) => Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...tail])),
  )

  test('no bytes make it throw, and what it reads can be planned', async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom('a.csv', 'a.xls', 'a.xlsx', 'a.vcf', ''), async (content, name) => {
        const result = await readRoster(content, name)
        if (!result.ok) expect(result.error.code).toMatch(/^import\//u)
        else {
          const plan = planned({ reading: result.value, choices: choicesFor(result.value), roster: [], now })
          expect(plan.add.map((one) => mentee.parse({ id: newId(), ...one.mentee }).name)).toEqual(
            plan.add.map((one) => one.mentee.name),
          )
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
