// What stands in braces becomes each mentee's own, and nothing that is not known goes out unnoticed; names of files are safe.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeName } from '../../../shared/domain/attachment-name.ts'
import { filledWords } from '../../../shared/domain/mail-fill.ts'
import { templateFacts } from '../../../shared/domain/template-facts.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import { promiseRecord } from '../../../shared/model/promise.ts'

const now = Date.parse('2026-03-06T10:00:00.000Z')
const mentee = { name: 'Amina Otieno', preferredName: '', timeZone: 'Africa/Nairobi' }
const practice = { mentorName: 'Rowan Adler', institution: 'Coastal', timeZone: 'Europe/Berlin' }
const met = { state: 'held' as const, startsAt: '2026-03-01T10:00:00.000Z', topic: 'Thesis', groupId: null }
const ahead = { ...met, state: 'planned' as const, startsAt: '2026-03-12T10:00:00.000Z', topic: '' }
const promised = (owner: 'mentor' | 'mentee', text: string, state: 'open' | 'kept' = 'open') =>
  promiseRecord.parse({
    id: crypto.randomUUID(),
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    menteeId: '00000000-0000-4000-8000-000000000001',
    owner,
    text,
    state,
    madeOn: '2026-03-01',
  })
const facts = templateFacts({ mentee, practice, meetings: [ahead, met], promises: [] }, now)

describe('what is known of a mentee', () => {
  test('is said on the mentee’s clock', () => {
    expect(facts).toMatchObject({
      'first name': 'Amina',
      mentor: 'Rowan Adler',
      'last topic': 'Thesis',
      'last meeting': '1 March',
      'their promises': '',
    })
    expect(facts['next meeting']).toContain('13:00 (Africa/Nairobi time)')
  })

  test('holds open promises by whose they are', () => {
    const promises = [promised('mentor', 'Read it'), promised('mentee', 'Write it'), promised('mentor', 'Done', 'kept')]
    const known = templateFacts({ mentee, practice, meetings: [], promises }, now)
    expect(known['my promises']).toBe('- Read it')
    expect(known['their promises']).toBe('- Write it')
    expect(known['next meeting']).toBe('')
  })

  test('calls by the whole name where the family name comes first', () => {
    const one = { ...mentee, name: '王 小明' }
    expect(templateFacts({ mentee: one, practice, meetings: [], promises: [] }, now)['first name']).toBe('王 小明')
  })
})

describe('filling in', () => {
  test('plain words keep their lines, and what is no placeholder stays', () => {
    const draft = { subject: 'For {first name}', text: 'Dear {First Name},\n\nset {x} = 1\n\n  indented', rich: null }
    expect(filledWords(draft, facts)).toEqual({
      subject: 'For Amina',
      text: 'Dear Amina,\n\nset {x} = 1\n\n  indented',
      rich: null,
      missing: [],
    })
  })

  test('words with form stay with form', () => {
    const rich = fromPlain('Dear {first name}')
    const filled = filledWords({ subject: '', text: 'Dear {first name}', rich }, facts)
    expect(filled.text).toBe('Dear Amina')
    expect(filled.rich?.content).toHaveLength(1)
  })

  test('names what is not known', () => {
    const draft = { subject: '', text: 'We meet {next meeting}; you wanted: {their promises}', rich: null }
    expect(filledWords(draft, facts).missing).toEqual(['{their promises}'])
  })
})

describe('names of files', () => {
  test.each([
    ['plan.pdf', 'plan.pdf'],
    ['C:\\Users\\rowan\\plan.pdf', 'plan.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['cv\u202efdp.exe', 'cvfdp.exe'],
    ['a\r\nb.txt', 'ab.txt'],
    ['...', 'file'],
    ['履歴書.pdf', '履歴書.pdf'],
  ])('%j goes as %j', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  test('never have a path or a control sign, and are never empty or very long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeName(name)
        expect(safe).not.toMatch(/[\p{Cc}\p{Cs}/\\]/u)
        expect(safe.length).toBeGreaterThan(0)
        expect(safe.length).toBeLessThanOrEqual(200)
      }),
    )
  })
})
