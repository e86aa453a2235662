// A form that keeps itself saved: whatever is typed and however often it is saved in between, the vault ends with the
// last state, the time line tells the edit once, and taking it back leaves nothing behind.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordDraft, type DraftRules } from '../../../shared/domain/record-draft.ts'
import { groupFacts, menteeFacts, type Making } from '../../../shared/domain/roster-changes.ts'
import { group, type Group } from '../../../shared/model/group.ts'
import { mentee, menteeStatus, type Mentee } from '../../../shared/model/mentee.ts'
import type { Change, Tables } from '../../../shared/model/tables.ts'

const moment = '2026-03-01T09:00:00.000Z'
const making: Making = { now: () => Date.parse('2026-03-02T10:00:00.000Z'), newId: () => crypto.randomUUID() }

type Held = Map<string, Tables[keyof Tables]>

/** A vault of nothing but a map, which can be told to fail. */
function vault(...records: Tables[keyof Tables][]) {
  const held: Held = new Map(records.map((record) => [record.id, record]))
  const written: number[] = []
  let failing = 0
  return {
    held,
    written,
    failNext: () => (failing += 1),
    write: (changes: Change[]) => {
      if (failing > 0) {
        failing -= 1
        return Promise.reject(new Error('the disk is full'))
      }
      written.push(changes.length)
      for (const change of changes) {
        if (change.op === 'delete') held.delete(change.id)
        else held.set(change.value.id, change.value)
      }
      return Promise.resolve()
    },
  }
}

const menteeRules: DraftRules<Mentee> = {
  put: (value) => ({ op: 'put', table: 'mentee', value }),
  remove: ({ id }) => ({ op: 'delete', table: 'mentee', id }),
  facts: menteeFacts,
}

const amina = mentee.parse({ id: crypto.randomUUID(), createdAt: moment, updatedAt: moment, name: 'Amina' })
const people = ['Ben', 'Chen', 'Dana'].map((name) => ({ ...amina, id: crypto.randomUUID(), name }))
const ids = people.map((one) => one.id)

const groupRules: DraftRules<Group> = {
  put: (value) => ({ op: 'put', table: 'group', value }),
  remove: ({ id }) => ({ op: 'delete', table: 'group', id }),
  facts: (before, after) => groupFacts(before, after, people),
}

/** What the time lines tell, without ids and times. */
const told = (held: Held) =>
  [...held.values()]
    .flatMap((record) => ('detail' in record ? [`${record.menteeId} ${record.kind} ${record.detail}`] : []))
    .sort()

describe('the draft of a mentee', () => {
  it('tells a status once, and not at all when it went back', async () => {
    const { held, write } = vault(amina)
    const draft = new RecordDraft(amina, menteeRules, making)
    await draft.keep({ ...amina, status: 'paused' }, write)
    await draft.keep({ ...amina, status: 'paused', stage: 'PhD' }, write)
    expect(told(held)).toEqual([`${amina.id} status paused`])
    await draft.keep({ ...amina, status: 'completed', stage: 'PhD' }, write)
    expect(told(held)).toEqual([`${amina.id} status completed`])
    await draft.keep({ ...amina, stage: 'PhD' }, write)
    expect(told(held)).toEqual([])
    expect(draft.changed).toBe(true)
  })

  it('writes somebody new once as added, whatever is typed after the name', async () => {
    const { held, write } = vault()
    const draft = new RecordDraft(null, menteeRules, making)
    await draft.keep(amina, write)
    await draft.keep({ ...amina, status: 'paused' }, write)
    expect(told(held)).toEqual([`${amina.id} added `])
    await write(draft.undo())
    expect(held.size).toBe(0)
  })

  it('writes nothing when nothing changed, and nothing after its end', async () => {
    const { written, write } = vault(amina)
    const draft = new RecordDraft(amina, menteeRules, making)
    await draft.keep({ ...amina, updatedAt: '2026-03-02T00:00:00.000Z' }, write)
    expect(draft.changed).toBe(false)
    expect(draft.undo()).toEqual([])
    await draft.end()
    await draft.keep({ ...amina, stage: 'PhD' }, write)
    expect(written).toEqual([])
  })

  it('tries the whole difference again after a failure', async () => {
    const store = vault(amina)
    const draft = new RecordDraft(amina, menteeRules, making)
    store.failNext()
    await expect(draft.keep({ ...amina, status: 'paused' }, store.write)).rejects.toThrow('the disk is full')
    expect(draft.changed).toBe(false)
    await draft.keep({ ...amina, status: 'paused' }, store.write)
    expect(told(store.held)).toEqual([`${amina.id} status paused`])
    expect(store.held.get(amina.id)).toMatchObject({ status: 'paused' })
  })
})

describe('any row of savings', () => {
  const state = fc.record({
    status: fc.constantFrom(...menteeStatus.options),
    stage: fc.constantFrom('', 'MSc', 'PhD'),
  })

  it('ends with the last state, its one fact, and can be taken back whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 6 }), async (states) => {
        const { held, write } = vault(amina)
        const draft = new RecordDraft(amina, menteeRules, making)
        await Promise.all(states.map((one) => draft.keep({ ...amina, ...one }, write)))
        const last = states.at(-1)
        expect(held.get(amina.id)).toMatchObject(last ?? {})
        expect(told(held)).toEqual(last?.status === amina.status ? [] : [`${amina.id} status ${last?.status ?? ''}`])
        await draft.end()
        await write(draft.undo())
        expect([...held.values()]).toEqual([amina])
      }),
    )
  })

  it('tells each member of a group once, however often they went in and out', async () => {
    const circle = group.parse({ ...amina, id: crypto.randomUUID(), match: 'small-group', moderation: 'moderated' })
    const membership = fc.record({ memberIds: fc.subarray(ids), name: fc.constantFrom('Circle', 'Ring') })
    await fc.assert(
      fc.asyncProperty(fc.subarray(ids), fc.array(membership, { minLength: 1, maxLength: 5 }), async (begin, steps) => {
        const before = { ...circle, memberIds: begin }
        const { held, write } = vault(before)
        const draft = new RecordDraft(before, groupRules, making)
        for (const step of steps) await draft.keep({ ...before, ...step }, write)
        const last = steps.at(-1) ?? before
        const joined = last.memberIds.filter((id) => !begin.includes(id)).map((id) => `${id} joined-group ${last.name}`)
        const left = begin.filter((id) => !last.memberIds.includes(id)).map((id) => `${id} left-group ${last.name}`)
        expect(told(held)).toEqual([...joined, ...left].sort())
        await write(draft.undo())
        expect([...held.values()]).toEqual([before])
      }),
    )
  })
})
