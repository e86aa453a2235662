// What the roster's actions write, beside what the form of a mentee notices: facts of the time line and the same
// write, no second change where nothing changed, and hints that do not stand in the way.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  archive,
  archiveGroup,
  disband,
  distinctTags,
  groupFacts,
  join,
  menteeFacts,
  restore,
  tag,
  type Fact,
  type Making,
} from '../../../shared/domain/roster-changes.ts'
import { addressFault, alreadyThere, cleanAddress } from '../../../shared/domain/roster-names.ts'
import { group } from '../../../shared/model/group.ts'
import { mentee, type Mentee } from '../../../shared/model/mentee.ts'
import { tables, type Change } from '../../../shared/model/tables.ts'

const moment = '2026-03-01T09:00:00.000Z'
const making: Making = { now: () => Date.parse('2026-03-02T10:00:00.000Z'), newId: () => crypto.randomUUID() }

function person(fields: Partial<Mentee> & { name: string }): Mentee {
  return mentee.parse({ id: crypto.randomUUID(), createdAt: moment, updatedAt: moment, ...fields })
}

const told = (facts: Fact[]) => facts.map(({ mentee: { id }, kind, detail }) => [id, kind, detail])
const facts = (changes: Change[]) =>
  changes.flatMap((change) =>
    change.op === 'put' && change.table === 'event'
      ? [[change.value.menteeId, change.value.kind, change.value.detail]]
      : [],
  )
const put = (changes: Change[]) =>
  changes.flatMap((change) => (change.op === 'put' && change.table === 'mentee' ? [change.value] : []))

describe('changes', () => {
  const amina = person({ name: 'Amina Okafor' })
  const ben = person({ name: 'Ben Ito', archivedAt: moment, sample: true })

  it('writes only records that the vault would take', () => {
    const circle = group.parse({
      ...amina,
      id: crypto.randomUUID(),
      name: 'Circle',
      match: 'small-group',
      moderation: 'moderated',
    })
    const changes = [
      ...archive([amina, ben], making),
      ...restore([amina, ben], making),
      ...tag([amina], ['thesis'], making),
      ...join(circle, [amina, ben], making),
      ...archiveGroup(circle, moment, making),
      ...disband({ ...circle, memberIds: [amina.id] }, [amina], making),
    ]
    for (const change of changes) {
      if (change.op === 'delete') continue
      expect(tables[change.table].schema.safeParse(change.value).success).toBe(true)
    }
    expect(changes.length).toBeGreaterThan(10)
  })

  it('tells of somebody new and of a new status, and of nothing when the status stayed', () => {
    expect(told(menteeFacts(null, amina))).toEqual([[amina.id, 'added', '']])
    expect(told(menteeFacts(amina, { ...amina, status: 'paused' }))).toEqual([[amina.id, 'status', 'paused']])
    expect(menteeFacts(amina, { ...amina, stage: 'PhD' })).toEqual([])
  })

  it('archives who is in the list and restores who is not, each with a fact', () => {
    const gone = archive([amina, ben], making)
    expect(facts(gone)).toEqual([[amina.id, 'archived', '']])
    expect(put(gone)[0]?.archivedAt).toBe('2026-03-02T10:00:00.000Z')
    const back = restore([amina, ben], making)
    expect(facts(back)).toEqual([[ben.id, 'restored', '']])
    expect(put(back)[0]?.archivedAt).toBeNull()
  })

  it('marks the facts of the sample practice as sample, so that they go with it', () => {
    const [, fact] = restore([ben], making)
    expect(fact).toMatchObject({ table: 'event', value: { sample: true } })
  })

  it('adds a tag once, however it is spelled, and writes nothing for who has it', () => {
    const tagged = person({ name: 'C', tags: ['PhD'] })
    expect(tag([tagged], ['phd'], making)).toEqual([])
    expect(put(tag([tagged, amina], ['phd', 'thesis'], making)).map((one) => one.tags)).toEqual([
      ['PhD', 'thesis'],
      ['phd', 'thesis'],
    ])
    expect(distinctTags([' a ', 'A', '', 'b'])).toEqual(['a', 'b'])
  })

  it('tells each time line who joined and who left, whatever the two memberships are', () => {
    const people = Array.from({ length: 6 }, (_, place) => person({ name: `Person ${String(place)}` }))
    const ids = people.map((one) => one.id)
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(ids), (before, after) => {
        const was = group.parse({
          id: crypto.randomUUID(),
          createdAt: moment,
          updatedAt: moment,
          name: 'Circle',
          memberIds: before,
        })
        const is = { ...was, name: 'Ring', memberIds: after }
        const found = told(groupFacts(was, is, people))
        expect(found.filter(([, kind]) => kind === 'joined-group')).toEqual(
          after.filter((member) => !before.includes(member)).map((member) => [member, 'joined-group', 'Ring']),
        )
        expect(found.filter(([, kind]) => kind === 'left-group')).toEqual(
          before.filter((member) => !after.includes(member)).map((member) => [member, 'left-group', 'Ring']),
        )
        expect(told(groupFacts(was, null, people))).toEqual(before.map((member) => [member, 'left-group', 'Circle']))
      }),
    )
  })

  it('leaves a group alone when everybody is a member already', () => {
    const circle = group.parse({
      id: crypto.randomUUID(),
      createdAt: moment,
      updatedAt: moment,
      name: 'Circle',
      memberIds: [amina.id],
    })
    expect(join(circle, [amina], making)).toEqual([])
    expect(facts(join(circle, [amina, ben], making))).toEqual([[ben.id, 'joined-group', 'Circle']])
  })

  it('deletes a group and not its members, and passes over members who are nobody any more', () => {
    const circle = group.parse({
      id: crypto.randomUUID(),
      createdAt: moment,
      updatedAt: moment,
      name: 'Circle',
      memberIds: [amina.id, crypto.randomUUID()],
    })
    const changes = disband(circle, [amina, ben], making)
    expect(changes.filter((change) => change.op === 'delete')).toEqual([
      { op: 'delete', table: 'group', id: circle.id },
    ])
    expect(facts(changes)).toEqual([[amina.id, 'left-group', 'Circle']])
  })
})

describe('addresses', () => {
  it.each([
    ['Amina Okafor <amina@example.edu>', 'amina@example.edu'],
    ['mailto:amina@example.edu?subject=hello', 'amina@example.edu'],
    [' amina@example.edu; ', 'amina@example.edu'],
    ['amina', 'amina'],
  ])('takes the address out of %s', (pasted, address) => {
    expect(cleanAddress(pasted)).toBe(address)
  })

  it.each([
    ['amina@example.edu', null],
    ['δοκιμή@παράδειγμα.example.org', null],
    ['o’neill+phd@mail.example.edu', null],
    ['', null],
    ['amina', 'no-at'],
    ['@', 'no-at'],
    ['amina@localhost', 'odd'],
    ['amina@@example.edu', 'odd'],
    ['amina okafor@example.edu', 'odd'],
    [`${'a'.repeat(320)}@example.edu`, 'no-at'],
  ])('says of %s: %s', (address, fault) => {
    expect(addressFault(address)).toBe(fault)
  })
})

describe('somebody who may be there already', () => {
  const roster = [
    person({ name: 'Amina Okafor', emails: ['amina@example.edu'] }),
    person({ name: 'Zoë Müller', preferredName: 'Zo' }),
    person({ name: '李雷' }),
  ]
  const hint = (fields: { name: string; preferredName?: string; emails?: string[] }) =>
    alreadyThere({ id: 'new', preferredName: '', emails: [], ...fields }, roster).map(({ mentee: one, because }) => [
      one.name,
      because,
    ])

  it('is known by an address in any case, and by the name in any order', () => {
    expect(hint({ name: 'Somebody', emails: ['AMINA@example.edu'] })).toEqual([['Amina Okafor', 'email']])
    expect(hint({ name: 'OKAFOR, Amina' })).toEqual([['Amina Okafor', 'name']])
    expect(hint({ name: 'zoe muller' })).toEqual([['Zoë Müller', 'name']])
    expect(hint({ name: '李雷' })).toEqual([['李雷', 'name']])
  })

  it('is not guessed from an empty or a half name', () => {
    expect(hint({ name: '' })).toEqual([])
    expect(hint({ name: 'Amina' })).toEqual([])
    expect(hint({ name: '!!!' })).toEqual([])
  })

  it('is never the person in the form', () => {
    const [amina] = roster
    expect(amina === undefined ? null : alreadyThere(amina, roster)).toEqual([])
  })
})
