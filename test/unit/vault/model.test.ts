// Whatever a mentor does in whatever order, with folds, restarts and failures in between: the vault holds what a plain map
// would hold, and both its copies agree.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { times } from '../../faults.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { newMeeting, newMentee, newVault, put, putMeeting, reopened, type TestVault } from './vault-under-test.ts'

type Step =
  | { kind: 'add'; name: string }
  | { kind: 'rename'; which: number; name: string }
  | { kind: 'meet'; which: number; with: number | null; topic: string }
  | { kind: 'move'; which: number; to: number }
  | { kind: 'remove'; which: number }
  | { kind: 'undo' | 'fold' | 'restart' | 'journal fails' | 'store fails' }

const small = fc.nat(7)
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), name: word }),
  fc.record({ kind: fc.constant('rename' as const), which: small, name: word }),
  fc.record({ kind: fc.constant('meet' as const), which: small, with: fc.option(small), topic: word }),
  fc.record({ kind: fc.constant('move' as const), which: small, to: small }),
  fc.record({ kind: fc.constant('remove' as const), which: small }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'fold', 'restart', 'journal fails', 'store fails') }),
)

/** What the vault should hold, as `table/id` → JSON. */
async function held(test: TestVault): Promise<Map<string, string>> {
  const session = test.vault.session()
  const all = new Map<string, string>()
  for (const { mentee } of await session.roster()) all.set(`mentee/${mentee.id}`, JSON.stringify(mentee))
  for (const meeting of await session.meetings()) all.set(`meeting/${meeting.id}`, JSON.stringify(meeting))
  return all
}

async function play(steps: Step[]): Promise<void> {
  let test: TestVault = await newVault()
  const model = new Map<string, string>()
  let undo: Change[] = []
  const people = () => [...model].flatMap(([name]) => (name.startsWith('mentee/') ? [name.slice(7)] : []))
  const nth = <T>(list: T[], which: number): T | undefined =>
    list.length === 0 ? undefined : list[which % list.length]
  const write = async (changes: Change[]): Promise<void> => {
    const written = await test.vault.session().write(changes)
    undo = written.undo
  }
  const learn = async (): Promise<void> => {
    model.clear()
    for (const [name, json] of await held(test)) model.set(name, json)
  }
  for (const one of steps) {
    const session = test.vault.session()
    switch (one.kind) {
      case 'add': {
        const mentee = newMentee(one.name)
        await write([put(mentee)])
        model.set(`mentee/${mentee.id}`, JSON.stringify(mentee))
        break
      }
      case 'rename': {
        const id = nth(people(), one.which)
        const mentee = id === undefined ? null : await session.mentee(id)
        if (mentee === null) break
        const renamed = newMentee(one.name, { ...mentee, name: one.name })
        await write([put(renamed)])
        model.set(`mentee/${renamed.id}`, JSON.stringify(renamed))
        break
      }
      case 'meet': {
        const first = nth(people(), one.which)
        const second = one.with === null ? undefined : nth(people(), one.with)
        if (first === undefined) break
        const ids = second === undefined || second === first ? [first] : [first, second]
        const meeting = newMeeting(ids, { topic: one.topic })
        await write([putMeeting(meeting)])
        model.set(`meeting/${meeting.id}`, JSON.stringify(meeting))
        break
      }
      case 'move': {
        const meetings = await session.meetings()
        const meeting = nth(meetings, one.which)
        const to = nth(people(), one.to)
        if (meeting === undefined || to === undefined) break
        const moved = newMeeting([to], { ...meeting, menteeIds: [to] })
        await write([putMeeting(moved)])
        model.set(`meeting/${moved.id}`, JSON.stringify(moved))
        break
      }
      case 'remove': {
        const id = nth(people(), one.which)
        if (id === undefined) break
        const before = new Map(model)
        const removed = await session.removeMentees([id])
        expect(await session.mentee(id)).toBeNull()
        undo = removed.undo
        await learn()
        expect(model.size).toBeLessThan(before.size)
        break
      }
      case 'undo':
        if (undo.length === 0) break
        await session.write(undo)
        undo = []
        await learn()
        break
      case 'fold':
        await session.fold()
        break
      case 'restart':
        test = await reopened(test)
        expect(test.vault.notices()).toEqual([])
        break
      case 'journal fails':
      case 'store fails': {
        const commit = test.store.commit.bind(test.store)
        if (one.kind === 'store fails') test.store.commit = () => Promise.reject(new Error('full'))
        else
          test.fault.before = (operation) => {
            if (operation === 'journal.append') throw new Error('gone')
          }
        const half = newMentee('Half')
        await expect(session.write([put(half)])).rejects.toThrow()
        test.store.commit = commit
        test.fault.before = () => undefined
        // A change that was not acknowledged may appear with the next one or not at all.
        await write([put(newMentee('Next'))])
        await learn()
        break
      }
    }
    expect(await held(test)).toEqual(model)
  }
  test = await reopened(test)
  expect(test.vault.notices()).toEqual([])
  expect(await held(test)).toEqual(model)
}

describe('any sequence of a mentor’s doings', () => {
  it('leaves what a map would hold', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), play), {
      numRuns: times({ small: 12, full: 400 }),
      interruptAfterTimeLimit: times({ small: 20_000, full: 600_000 }),
    })
  }, 900_000)
})
