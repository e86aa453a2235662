// What is given to a mentee who asks: all that is kept, without other people, with short forms explained, and by when.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abbreviationsIn } from '../../../../shared/domain/access/abbreviations.ts'
import { countEntries, packOf, type PackOptions, type PackPart } from '../../../../shared/domain/access/pack.ts'
import { daysLeft, dueOnFor, givesMemoryAids, sayLeft } from '../../../../shared/domain/access/request.ts'
import { mentionsIn, redacted, redaction, type Decision } from '../../../../shared/domain/access/third-parties.ts'
import { archivedTables, type ArchivedRecord } from '../../../../shared/domain/backup/archive.ts'
import { samplePractice } from '../../../../shared/domain/sample-practice.ts'
import { mentee } from '../../../../shared/model/mentee.ts'
import { note } from '../../../../shared/model/note.ts'
import { fromPlain } from '../../../../shared/model/rich-text.ts'
import { tables } from '../../../../shared/model/tables.ts'

const at = '2026-09-14T08:00:00.000Z'
const options: PackOptions = {
  voice: 'to-them',
  givesMemoryAids: true,
  dayOf: (moment) => moment.slice(0, 10),
  instrument: () => null,
}

function person(name: string, more: Record<string, unknown> = {}) {
  return mentee.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, name, ...more })
}

/** All records of the sample practice that are about one mentee. */
function sampleOf(name: string): ArchivedRecord[] {
  const changes = samplePractice(Date.parse(at), () => crypto.randomUUID())
  const records = changes.flatMap((change) =>
    // What was put is a record of its table.
    change.op === 'put' ? [{ table: change.table, value: change.value } as ArchivedRecord] : [],
  )
  const id = records.find((one) => one.table === 'mentee' && one.value.name.includes(name))?.value.id ?? ''
  return records.filter(({ value }) => JSON.stringify(value).includes(id))
}

/** A pack of one part with these lines. */
function packWith(...lines: string[]): PackPart[] {
  return [{ title: 'Meetings', entries: [{ id: 'one', on: '2026-09-14', heading: 'Talk', lines }] }]
}

const amina = person('Amina Otieno', { emails: ['amina@example.org'] })
const ben = person('Ben Carter', { emails: ['ben@example.org'] })
const known = { mentee: amina, others: [ben, person('陈思远')], ownNames: ['Rowan Adler'] }

describe('the pack', () => {
  it('has an entry for every record about the mentee that says something', () => {
    const records = sampleOf('Amina')
    const parts = packOf(records, options)
    const silent = new Set(['import', 'series', 'thread', 'template'])
    const speaking = records.filter(({ table }) => !silent.has(table))
    expect(countEntries(parts)).toBe(speaking.length)
    expect(parts[0]?.title).toBe('Who you are in this file')
    for (const { entries } of parts) {
      const days = entries.map(({ on }) => on)
      expect(days).toEqual(days.toSorted())
      for (const { heading, lines } of entries) {
        expect(heading.trim()).not.toBe('')
        expect(lines.every((line) => line.trim() !== '' && !line.includes('\n'))).toBe(true)
      }
    }
  })

  it('says every word of a note and a meeting, and leaves memory aids out only where the law does', () => {
    const own = { id: crypto.randomUUID(), createdAt: at, updatedAt: at, on: '2026-09-14' }
    const aid: ArchivedRecord = { table: 'note', value: note.parse({ ...own, words: fromPlain('a private worry') }) }
    const record: ArchivedRecord = {
      table: 'note',
      value: note.parse({ ...own, class: 'shared-record', words: fromPlain('a shared fact') }),
    }
    const all = JSON.stringify(packOf([aid, record], options))
    expect(all).toContain('a private worry')
    expect(all).toContain('a shared fact')
    const under = JSON.stringify(packOf([aid, record], { ...options, givesMemoryAids: givesMemoryAids('ferpa') }))
    expect(under).not.toContain('a private worry')
    expect(under).toContain('a shared fact')
    expect(givesMemoryAids('gdpr')).toBe(true)
  })

  it('knows every table of an archive: what is about a mentee is told or left out on purpose', () => {
    expect(archivedTables.every((table) => table in tables)).toBe(true)
  })
})

describe('other people in the pack', () => {
  it('are found by name, by address and in scripts without spaces; the mentee and the mentor are not', () => {
    const parts = packWith(
      'Amina met Ben Carter and wrote to ben@example.org.',
      'Rowan Adler and amina@example.org agree; 我和陈思远谈过。',
    )
    expect(mentionsIn(parts, known).map(({ words }) => words)).toEqual(['Ben Carter', 'ben@example.org', '陈思远'])
  })

  it('are found by the first word that they go by, and by a title though nobody knows them', () => {
    const layla = person('ليلى الخطيب', { preferredName: 'Layla Al-Khatib' })
    const parts = packWith('Layla leads it. Dr. Achieng would let her count; Prof. Adler agrees, and so does Dr Amina.')
    const found = mentionsIn(parts, { ...known, others: [layla], ownNames: ['Rowan Adler'] })
    expect(found.map(({ words }) => words)).toEqual(['Layla', 'Dr. Achieng'])
  })

  it('are taken out where that was decided or nothing was decided, and left where it was decided so', () => {
    const parts = packWith('Ben said, then Ben Carter said more.')
    const mentions = mentionsIn(parts, known)
    expect(mentions).toHaveLength(2)
    const line = (decisions: [number, Decision][]) =>
      redacted(
        parts,
        mentions,
        new Map(decisions.map(([place, decision]) => [mentions[place]?.key ?? '', decision])),
      )[0]?.entries[0]?.lines[0]
    expect(line([])).toBe(`${redaction} said, then ${redaction} said more.`)
    expect(
      line([
        [0, 'leave'],
        [1, 'redact'],
      ]),
    ).toBe(`Ben said, then ${redaction} said more.`)
    expect(
      line([
        [0, 'leave'],
        [1, 'leave'],
      ]),
    ).toBe('Ben said, then Ben Carter said more.')
  })

  it('that were left stay the only ones when an entry is added before them', () => {
    const older = { id: 'older', on: '2026-01-01', heading: 'Talk', lines: ['Ben was told.'] }
    const [part] = packWith('Ben said.')
    const before = part === undefined ? [] : [part]
    const after = before.map((one) => ({ ...one, entries: [older, ...one.entries] }))
    const decisions = new Map(mentionsIn(before, known).map(({ key }): [string, Decision] => [key, 'leave']))
    const given = redacted(after, mentionsIn(after, known), decisions)
    expect(given[0]?.entries.map(({ lines }) => lines[0])).toEqual([`${redaction} was told.`, 'Ben said.'])
  })

  it('never remain when all is redacted, wherever they stand, and nothing else changes (property)', () => {
    const piece = fc.constantFrom(
      'Ben Carter',
      'ben@example.org',
      'and',
      'we met',
      'Amina',
      '.',
      'benevolent',
      'x@y.org',
      'Ben',
    )
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 12 }), { minLength: 1, maxLength: 5 }), (lines) => {
        const parts = packWith(...lines.map((words) => words.join(' ')))
        const given = redacted(parts, mentionsIn(parts, known), new Map())
        const text = given[0]?.entries[0]?.lines.join('\n') ?? ''
        expect(text).not.toMatch(/\bBen\b|Carter|@/u)
        const kept = lines.flat().filter((word) => word === 'benevolent' || word === 'Amina').length
        expect(text.match(/benevolent|Amina/gu)?.length ?? 0).toBe(kept)
      }),
    )
  })
})

describe('short forms', () => {
  it('are those that stand in it, the field’s own explained, the mentor’s words first', () => {
    const found = abbreviationsIn(
      packWith('The IDP of Q3 and the XYZ, the XYZ again. OK? A PDF.'),
      new Map([['XYZ', 'Our own committee']]),
    )
    expect(found).toEqual([
      { short: 'XYZ', meaning: 'Our own committee', count: 2 },
      { short: 'IDP', meaning: 'Individual development plan', count: 1 },
    ])
  })
})

describe('the clock', () => {
  it('is one month under the GDPR, 45 days under FERPA, and the mentor’s word otherwise', () => {
    expect(dueOnFor('gdpr', '2026-01-31')).toBe('2026-02-28')
    expect(dueOnFor('ferpa', '2026-01-31')).toBe('2026-03-17')
    expect(dueOnFor('other', '2026-01-31')).toBeNull()
  })

  it('says what is left and how late it is', () => {
    expect(daysLeft({ dueOn: '2026-11-28' }, '2026-11-26')).toBe(2)
    expect([2, 1, 0, -1, -9].map(sayLeft)).toEqual([
      '2 days left',
      '1 day left',
      'due today',
      '1 day late',
      '9 days late',
    ])
  })
})
