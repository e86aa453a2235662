// Whom the mentor names by hand must be known the next time, and nobody must be guessed.
import { describe, expect, it } from 'vitest'
import { rememberChanges, type FilePerson } from '../../../renderer/app/meeting-files/people.ts'
import { proposedPeople } from '../../../renderer/app/meeting-files/proposed.ts'
import { matcher } from '../../../shared/domain/meeting-files/match-people.ts'
import { mentee, type Mentee } from '../../../shared/model/mentee.ts'

const at = '2026-09-14T08:00:00.000Z'
const amina = mentee.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, name: 'Amina Otieno' })

const shown = (name: string, email = ''): FilePerson => ({ name, email, menteeId: null, by: null, detail: '' })

function remembered(people: FilePerson[], places: number[], tool = 'WhatsApp'): Mentee | undefined {
  const given = { people, menteeIds: people.map(() => amina.id), remembered: new Set(places) }
  const [change] = rememberChanges(given, [amina], tool)
  return change?.op === 'put' && change.table === 'mentee' ? change.value : undefined
}

describe('a name that is to be remembered', () => {
  it.each(['Mama A', '+254 712 345 678'])('is known the next time: %s', (name) => {
    const after = remembered([shown(name)], [0])
    if (after === undefined) throw new Error('nothing was remembered')
    expect(after.handles).toEqual([{ kind: 'chat', service: 'WhatsApp', handle: name }])
    expect(matcher([after])({ name, email: '' })).toEqual({ menteeId: amina.id, by: 'handle' })
  })

  it('is an address where the file has one', () => {
    const after = remembered([shown('A. O.', 'ao@example.edu')], [0], 'Zoom')
    expect(after).toMatchObject({ emails: ['ao@example.edu'], handles: [] })
  })

  it('is not remembered unless it was asked for, and several go into one change', () => {
    const people = [shown('Mama A'), shown('Amina’s iPad')]
    expect(remembered(people, [])).toBeUndefined()
    expect(remembered(people, [0, 1])?.handles).toHaveLength(2)
  })
})

describe('the mentee from whose page a file is taken in', () => {
  it('is the only one who is neither found nor the mentor', () => {
    expect(proposedPeople([shown('Field, Rowan'), shown('Mama A')], amina.id, 'Rowan Field')).toEqual(
      new Map([[1, amina.id]]),
    )
  })

  it('is not guessed among several, nor when found already', () => {
    expect(proposedPeople([shown('B'), shown('C')], amina.id, '').size).toBe(0)
    expect(proposedPeople([{ ...shown('Amina'), menteeId: amina.id }, shown('C')], amina.id, '').size).toBe(0)
    expect(proposedPeople([shown('C')], null, '').size).toBe(0)
  })
})
