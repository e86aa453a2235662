// A template comes out filled in, and what is missing stays to be seen.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill, mailStarters, placeholders, unknownPlaceholders } from '../../../shared/domain/mail-templates.ts'
import { plainText } from '../../../shared/domain/rich-words.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'

const facts = {
  'first name': 'Amina',
  name: 'Amina Okoro',
  mentor: 'Prof. Example',
  institution: 'A University',
  'next meeting': 'Tue 17 March, 14:00',
  'last meeting': 'Mon 2 March',
  'last topic': 'Consent',
  'my promises': '- the reading list\n- a letter',
  'their promises': '- the draft',
}

describe('a template of a mail', () => {
  it('is filled in, in its subject and in its words', () => {
    const words = fromPlain('Dear {First Name},\n\nI will do:\n{my_promises}')
    expect(fill({ subject: 'For { name }', words }, facts)).toMatchObject({
      subject: 'For Amina Okoro',
      text: 'Dear Amina,\n\nI will do:\n- the reading list\n- a letter',
      missing: [],
    })
  })

  it('leaves what is missing to be seen, and names it once', () => {
    const words = fromPlain('{first name}, {hobby}? {hobby} {next meeting}')
    const filled = fill({ subject: '{mentor}', words }, { 'first name': 'Amina', 'next meeting': '  ' })
    expect(filled.text).toBe('Amina, {hobby}? {hobby} {next meeting}')
    expect(filled.subject).toBe('{mentor}')
    expect(filled.missing).toEqual(
      ['{hobby}', '{next meeting}', '{mentor}'].toSorted(
        (a, b) => filled.missing.indexOf(a) - filled.missing.indexOf(b),
      ),
    )
    expect(unknownPlaceholders('{first name} {hobby}')).toEqual(['{hobby}'])
  })

  it('does not fill in what a fact says', () => {
    const words = fromPlain('{last topic}')
    expect(fill({ subject: '', words }, { ...facts, 'last topic': '{name}' }).text).toBe('{name}')
  })

  it('finds a placeholder that the editor cut in pieces', () => {
    const words = fromPlain('{first name}')
    const [paragraph] = words.content
    const cut = {
      ...words,
      content: [
        {
          ...paragraph,
          type: 'paragraph' as const,
          content: ['{first', ' na', 'me}'].map((text) => ({ type: 'text' as const, text })),
        },
      ],
    }
    expect(fill({ subject: '', words: cut }, facts).text).toBe('Amina')
  })

  it('never brings a line break into a subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const filled = fill({ subject: 'a {name} b', words: fromPlain('') }, { name })
        expect(filled.subject).not.toMatch(/[\r\n\u2028\u2029]/u)
      }),
    )
  })
})

describe('the mails to begin with', () => {
  it('use only what can be filled in, and are whole with all facts', () => {
    expect(mailStarters).toHaveLength(7)
    for (const one of mailStarters) {
      const filled = fill(one, facts)
      expect(filled.missing).toEqual([])
      expect(unknownPlaceholders(`${one.subject} ${plainText(one.words)}`)).toEqual([])
      expect(filled.text).toContain('Amina')
    }
    expect(Object.keys(placeholders).sort()).toEqual(Object.keys(facts).sort())
  })
})
