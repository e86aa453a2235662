// The roster list's rules: what a search finds, what a filter lets through, and in which order people stand.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, searchWords } from '../../../shared/domain/folding.ts'
import {
  calledName,
  everybody,
  filterRoster,
  idsBetween,
  nextSort,
  rosterColumns,
  searchedTexts,
  sortRoster,
  tagsInUse,
  typeAhead,
  type RosterLine,
} from '../../../shared/domain/roster.ts'
import { mentee, menteeStatus, type Mentee } from '../../../shared/model/mentee.ts'

const moment = '2026-03-01T09:00:00.000Z'

function person(fields: Partial<Mentee> & { name: string }): Mentee {
  return mentee.parse({ id: crypto.randomUUID(), createdAt: moment, updatedAt: moment, ...fields })
}

function line(fields: Partial<Mentee> & { name: string }, more: Partial<RosterLine> = {}): RosterLine {
  return { mentee: person(fields), lastContact: null, nextOn: null, ...more }
}

const names = (lines: readonly RosterLine[]) => lines.map((one) => one.mentee.name)

/** Words of several scripts, with the accents and signs that a search has to look past. */
const word = fc.oneof(
  fc.constantFrom(
    'Zoë',
    'ZOE',
    'Łukasz',
    'Ångström',
    'İpek',
    'Straße',
    'Ὀδυσσεύς',
    'Ёлка',
    'مُحَمَّد',
    'محمد',
    'が',
    'नीता',
    '김서준',
    '👩🏽‍🎓',
    'O’Neill',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const anyPerson = fc
  .record({
    name: phrase.filter((name) => name.trim() !== ''),
    preferredName: fc.oneof(fc.constant(''), phrase),
    programme: fc.oneof(fc.constant(''), phrase),
    tags: fc.array(phrase, { maxLength: 3 }),
    status: fc.constantFrom(...menteeStatus.options),
    archivedAt: fc.constantFrom(null, moment),
  })
  .map((fields) => person(fields))
const anyLine: fc.Arbitrary<RosterLine> = fc.record({
  mentee: anyPerson,
  lastContact: fc.constantFrom(null, '2026-01-05T08:00:00.000Z', '2026-02-05T08:00:00.000Z'),
  nextOn: fc.constantFrom(null, '2026-04-01', '2026-05-01'),
})
const anyRoster = fc.array(anyLine, { maxLength: 12 })

describe('search', () => {
  it.each([
    ['Zoë Müller', 'zoe muller'],
    ['Łukasz Øster', 'lukasz oster'],
    ['Ὀδυσσεύς', 'ΟΔΥΣΣΕΥΣ'],
    ['مُحَمَّد', 'محمد'],
    ['İpek Işık', 'ipek isik'],
    ['Weiß', 'WEISS'],
    ['Siobhán O’Neill', "siobhan o'neill"],
    ['김서준', '김서'],
    ['Amina\u00A0Okafor', 'amina okafor'],
    ['A\u200Bmina', 'amina'],
    ['\u202EAmina\u202C', 'amina'],
    ['Ａｍｉｎａ', 'amina'],
    ['🦊 Renard', '🦊'],
  ])('finds %s by %s', (name, typed) => {
    expect(filterRoster([line({ name })], { ...everybody, text: typed })).toHaveLength(1)
  })

  it.each([
    ['はし', 'ばし'],
    ['नीता', 'नाता'],
    ['กิน', 'กน'],
  ])('keeps the signs that make another word in %s', (name, typed) => {
    expect(filterRoster([line({ name })], { ...everybody, text: typed })).toHaveLength(0)
  })

  it('looks into addresses, programme, tags and handles, and wants every word', () => {
    const lines = [
      line({
        name: 'Amina Okafor',
        emails: ['amina@example.edu'],
        programme: 'Public health',
        tags: ['thesis'],
        handles: [{ kind: 'chat', service: 'Signal', handle: '@minnow' }],
      }),
    ]
    const found = (text: string) => filterRoster(lines, { ...everybody, text }).length
    expect([found('example.edu'), found('health amina'), found('THESIS'), found('minnow')]).toEqual([1, 1, 1, 1])
    expect(found('amina physics')).toBe(0)
  })

  it('finds exactly what a plain reading of every text finds', () => {
    fc.assert(
      fc.property(anyRoster, fc.oneof(phrase, fc.string({ unit: 'grapheme', maxLength: 3 })), (lines, text) => {
        const words = searchWords(text)
        const plainly = lines.filter((one) =>
          words.every((typed) => searchedTexts(one.mentee).some((shown) => fold(shown).includes(typed))),
        )
        expect(filterRoster(lines, { ...everybody, archived: 'all', text })).toEqual(plainly)
      }),
    )
  })

  it('finds everybody by any whole name, in any case and either normal form', () => {
    fc.assert(
      fc.property(anyLine, (one) => {
        const { name } = one.mentee
        for (const typed of [name, name.toUpperCase(), name.normalize('NFD'), name.normalize('NFC')])
          expect(filterRoster([one], { ...everybody, archived: 'all', text: typed })).toHaveLength(1)
      }),
    )
  })

  it('folds a folded text to itself', () => {
    fc.assert(
      fc.property(fc.oneof(phrase, fc.string({ unit: 'binary' })), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('filter', () => {
  it('lets through whoever has one of the chosen statuses and one of the chosen tags, and is where it looks', () => {
    fc.assert(
      fc.property(
        anyRoster,
        fc.subarray([...menteeStatus.options]),
        fc.array(phrase, { maxLength: 2 }),
        fc.constantFrom('current', 'archived', 'all'),
        (lines, statuses, tags, archived) => {
          const plainly = lines.filter(
            ({ mentee: { status, tags: theirs, archivedAt } }) =>
              (statuses.length === 0 || statuses.includes(status)) &&
              (tags.length === 0 || theirs.some((tag) => tags.some((one) => fold(one) === fold(tag)))) &&
              (archived === 'all' || (archived === 'archived') === (archivedAt !== null)),
          )
          expect(filterRoster(lines, { text: '', statuses, tags, archived })).toEqual(plainly)
        },
      ),
    )
  })

  it('offers each tag once, however it is spelled', () => {
    expect(tagsInUse([line({ name: 'A', tags: ['PhD', 'field work'] }), line({ name: 'B', tags: ['phd'] })])).toEqual([
      'field work',
      'PhD',
    ])
  })
})

describe('order', () => {
  it('loses nobody, leaves the given list alone and is the same for any beginning', () => {
    fc.assert(
      fc.property(
        anyRoster,
        fc.constantFrom(...rosterColumns),
        fc.constantFrom('ascending', 'descending'),
        (lines, column, direction) => {
          const before = [...lines]
          const sorted = sortRoster(lines, { column, direction })
          expect(lines).toEqual(before)
          expect(new Set(sorted)).toEqual(new Set(lines))
          expect(sortRoster([...lines].reverse(), { column, direction })).toEqual(sorted)
        },
      ),
    )
  })

  it('keeps empty cells last in both directions', () => {
    const lines = [line({ name: 'A' }), line({ name: 'B', stage: 'PhD' }), line({ name: 'C', stage: 'MSc' })]
    expect(names(sortRoster(lines, { column: 'stage', direction: 'ascending' }))).toEqual(['C', 'B', 'A'])
    expect(names(sortRoster(lines, { column: 'stage', direction: 'descending' }))).toEqual(['B', 'C', 'A'])
  })

  it('puts numbers in names in order, and accents beside their letter', () => {
    const lines = ['Year 10', 'Élodie', 'Year 9', 'Zoë', 'Eric'].map((name) => line({ name }))
    expect(names(sortRoster(lines, { column: 'name', direction: 'ascending' }))).toEqual([
      'Élodie',
      'Eric',
      'Year 9',
      'Year 10',
      'Zoë',
    ])
  })

  it('sorts by the name that is shown, and statuses in the order of a mentorship', () => {
    const lines = [
      line({ name: 'Zara', preferredName: 'Abe', status: 'completed' }),
      line({ name: 'Mia', status: 'prospective' }),
    ]
    expect(sortRoster(lines, { column: 'name', direction: 'ascending' }).map((one) => calledName(one.mentee))).toEqual([
      'Abe',
      'Mia',
    ])
    expect(names(sortRoster(lines, { column: 'status', direction: 'ascending' }))).toEqual(['Mia', 'Zara'])
  })

  it('sorts contacts by time, the latest first when the column is first chosen, and turns round on a second choice', () => {
    const lines = [
      line({ name: 'Old' }, { lastContact: '2025-12-31T23:00:00.000Z' }),
      line({ name: 'Never' }),
      line({ name: 'New' }, { lastContact: '2026-01-02T08:00:00.000Z' }),
    ]
    const first = nextSort({ column: 'name', direction: 'ascending' }, 'lastContact')
    expect(names(sortRoster(lines, first))).toEqual(['New', 'Old', 'Never'])
    expect(names(sortRoster(lines, nextSort(first, 'lastContact')))).toEqual(['Old', 'New', 'Never'])
  })
})

describe('keyboard', () => {
  const lines = ['Amina', 'Ben', 'Änne', 'Bo'].map((name) => line({ name }))

  it('jumps to the next name that begins with what was typed, and around the end', () => {
    expect(typeAhead(lines, 'b', 2)).toBe(3)
    expect(typeAhead(lines, 'be', 2)).toBe(1)
    expect(typeAhead(lines, 'an', 0)).toBe(2)
    expect(typeAhead(lines, 'x', 0)).toBe(-1)
    expect(typeAhead([], 'a', 0)).toBe(-1)
  })

  it('chooses everybody between two places, whichever comes first', () => {
    const ids = lines.map((one) => one.mentee.id)
    expect(idsBetween(lines, 3, 1)).toEqual(ids.slice(1))
    expect(idsBetween(lines, 1, 3)).toEqual(ids.slice(1))
    expect(idsBetween(lines, -1, 0)).toEqual(ids.slice(0, 1))
  })
})
