// A draft that is not fit to go is stopped before anything is made of it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breaksHeader, draftTrouble, isAddress, isBlankDraft, messageIdFor } from '../../../shared/domain/mail-draft.ts'
import { reasonFor } from '../../../shared/domain/mail-words.ts'

const sender = { fromName: 'Prof. Ngũgĩ', address: 'mentor@example.edu' }
const draft = {
  to: ['amina@example.org'],
  cc: [],
  bcc: [],
  subject: 'Thursday',
  text: 'See you.',
  quote: '',
  rich: null,
  form: null,
  invitation: null,
  attachments: [],
  accountId: 'any',
}
const small = { size: 10, most: 20 }
const file = { id: null, place: 0, name: 'plan.pdf', type: 'application/pdf', size: 5, risky: false }

describe('what speaks against sending', () => {
  test('nothing, for a whole draft', () => {
    expect(draftTrouble(draft, sender, small)).toBeNull()
  })

  test.each([
    ['mail/no-recipient', { ...draft, to: [] }, sender],
    ['mail/address-invalid', { ...draft, to: ['amina@example.org', 'amina at example'] }, sender],
    ['mail/no-account', { ...draft, accountId: null }, sender],
    ['mail/no-account', draft, null],
    ['mail/empty', { ...draft, subject: ' ', text: '\n' }, sender],
    ['mail/header-injection', { ...draft, subject: 'Thursday\r\nBcc: all@example.org' }, sender],
    ['mail/header-injection', draft, { ...sender, fromName: 'Prof\nX: y' }],
    ['mail/address-invalid', { ...draft, to: ['amina@example.org\r\nBcc: all@example.org'] }, sender],
    ['mail/address-invalid', { ...draft, bcc: ['amina at example'] }, sender],
    ['mail/too-many-recipients', { ...draft, cc: Array.from({ length: 201 }, (_, n) => `${n}@example.org`) }, sender],
    ['mail/header-injection', { ...draft, attachments: [{ ...file, name: 'a\r\nX: y' }] }, sender],
  ])('%s, in words', (code, bad, from) => {
    expect(draftTrouble(bad, from, small)).toBe(code)
    expect(reasonFor(code)).not.toBe(reasonFor('mail/unheard-of'))
  })

  test('no control character gets into a header, wherever it stands', () => {
    const control = fc.integer({ min: 0, max: 31 }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), control, fc.string({ unit: 'grapheme' }), (before, bad, after) => {
        expect(breaksHeader(before + bad + after)).toBe(true)
        expect(draftTrouble({ ...draft, subject: before + bad + after }, sender, small)).toBe('mail/header-injection')
      }),
    )
  })
})

describe('addresses', () => {
  test.each(['a@b', 'amina.o+list@sub.example.org', 'ngũgĩ@example.org'])('%s is one', (value) => {
    expect(isAddress(value)).toBe(true)
  })
  test.each(['', 'amina', 'a@', '@b', 'a b@c', 'a@b@c', '<a@b>', 'a@b,c@d', 'a@b;c'])('%j is none', (value) => {
    expect(isAddress(value)).toBe(false)
  })
})

describe('the Message-ID', () => {
  test('carries the random part and the domain of the sender', () => {
    expect(messageIdFor('mentor@Example.EDU', 'r1')).toBe('<r1@example.edu>')
  })

  test('is ASCII for a domain that is not, and there for an address without a domain', () => {
    expect(messageIdFor('mentor@bücher.example', 'r1')).toBe('<r1@xn--bcher-kva.example>')
    expect(messageIdFor('mentor', 'r1')).toBe('<r1@localhost>')
  })
})

test('a draft with only spaces, or only a signature, holds nothing that would be missed', () => {
  expect(isBlankDraft({ ...draft, subject: ' ', text: '\n' })).toBe(true)
  expect(isBlankDraft({ ...draft, subject: '', text: '\n\n-- \nRowan' }, 'Rowan')).toBe(true)
  expect(isBlankDraft({ ...draft, subject: '', text: 'x' })).toBe(false)
  expect(isBlankDraft({ ...draft, subject: '', text: '', attachments: [file] })).toBe(false)
})

test('a mail that says nothing but carries something may go', () => {
  const bare = { ...draft, subject: '', text: '' }
  expect(draftTrouble(bare, sender, small)).toBe('mail/empty')
  expect(draftTrouble({ ...bare, attachments: [file] }, sender, small)).toBeNull()
  expect(draftTrouble(draft, sender, { size: 21, most: 20 })).toBe('mail/too-large')
})
