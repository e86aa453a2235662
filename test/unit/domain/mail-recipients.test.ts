// Addresses are taken as people write them, and of several mentees none ever sees another's.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressesIn,
  everybody,
  hidden,
  menteesByAddress,
  menteesOf,
  partFor,
} from '../../../shared/domain/mail-recipients.ts'
import { isAddress } from '../../../shared/domain/mail-draft.ts'

const people = [
  { id: 'amina', emails: ['amina@example.org', 'a.tesfaye@home.example'] },
  { id: 'bekele', emails: ['bekele@example.org'] },
  { id: 'chloe', emails: ['chloé@exämple.org'] },
]
const owners = menteesByAddress(people)
const ownerOf = (address: string) => owners.get(address.toLowerCase())

describe('what was typed or pasted', () => {
  test.each([
    ['amina@example.org', ['amina@example.org']],
    ['Amina <amina@example.org>; bekele@example.org', ['amina@example.org', 'bekele@example.org']],
    ['"Tesfaye, Amina" <amina@example.org>,\n"B" <bekele@example.org>', ['amina@example.org', 'bekele@example.org']],
    ['amina@example.org bekele@example.org', ['amina@example.org', 'bekele@example.org']],
    ['amina@example.org, AMINA@example.org', ['amina@example.org']],
    ['<mailto:amina@example.org>', ['amina@example.org']],
    ['chloé@exämple.org', ['chloé@exämple.org']],
    ['Amina Tesfaye', ['Amina Tesfaye']],
    ['"never closed, amina@example.org', ['"never closed', 'amina@example.org']],
    [' , ;', []],
  ])('%s', (typed, found) => {
    expect(addressesIn(typed)).toEqual(found)
  })

  test('names and domains of any script are addresses', () => {
    expect(isAddress('用户@例子.广告')).toBe(true)
    expect(isAddress('Amina Tesfaye')).toBe(false)
  })
})

describe('several mentees', () => {
  const draft = {
    to: ['amina@example.org', 'bekele@example.org'],
    cc: ['dean@example.edu'],
    bcc: ['chloé@exämple.org', 'a.tesfaye@home.example'],
    menteeIds: ['amina'],
  }

  test('the record is of those who get it, and of whom it was when nobody does', () => {
    expect(menteesOf(draft, owners)).toEqual(['amina', 'bekele', 'chloe'])
    expect(menteesOf({ to: ['dean@example.edu'], cc: [], bcc: [], menteeIds: ['amina'] }, owners)).toEqual(['amina'])
  })

  test('one mail each: every part has the addresses of one alone, and who was hidden gets a mail of their own', () => {
    expect(partFor(draft, 'amina', owners)).toEqual({
      to: ['amina@example.org'],
      cc: ['dean@example.edu'],
      bcc: ['a.tesfaye@home.example'],
    })
    expect(partFor(draft, 'chloe', owners)).toEqual({ to: ['chloé@exämple.org'], cc: ['dean@example.edu'], bcc: [] })
  })

  test('one mail, hidden: no address of a mentee stands where it can be read', () => {
    expect(hidden(draft, owners, 'mentor@example.edu')).toEqual({
      to: [],
      cc: ['dean@example.edu'],
      bcc: ['amina@example.org', 'bekele@example.org', 'chloé@exämple.org', 'a.tesfaye@home.example'],
    })
    expect(hidden({ ...draft, cc: [] }, owners, 'mentor@example.edu').to).toEqual(['mentor@example.edu'])
  })

  test('however they are spread over the fields, nobody is lost and nobody seen', () => {
    const pool = [...people.flatMap(({ emails }) => emails), 'dean@example.edu', 'x@example.net']
    const some = fc.subarray(pool)
    fc.assert(
      fc.property(some, some, some, (to, cc, bcc) => {
        const all = { to, cc, bcc, menteeIds: ['amina'] }
        const parts = menteesOf(all, owners).map((id) => ({ id, part: partFor(all, id, owners) }))
        for (const { id, part } of parts)
          for (const one of everybody(part)) expect([undefined, id]).toContain(ownerOf(one))
        const one = hidden(all, owners, 'mentor@example.edu')
        expect([...one.to, ...one.cc].filter(ownerOf)).toEqual([])
        const inOne = new Set(everybody(one))
        expect(everybody(all).every((address) => inOne.has(address))).toBe(true)
        const reached = new Set(parts.flatMap(({ part }) => everybody(part)))
        const wanted = everybody(all).filter(ownerOf)
        expect(wanted.every((address) => reached.has(address))).toBe(true)
      }),
    )
  })
})
