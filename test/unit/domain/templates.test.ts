// A template gives a meeting its points and prompts and takes nothing away; a file holds one and brings it back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, sharedWords } from '../../../shared/domain/rich-words.ts'
import { readTemplateFile, starters, toTemplateFile, withTemplate } from '../../../shared/domain/templates.ts'
import { fromPlain, noWords } from '../../../shared/model/rich-text.ts'
import { template } from '../../../shared/model/template.ts'

const newId = () => crypto.randomUUID()
const used = {
  kind: 'meeting' as const,
  subject: '',
  name: 'Mine',
  purpose: '',
  agenda: ['One', 'Two', 'Two'],
  words: fromPlain('Prompt'),
}

describe('a meeting that begins from a template', () => {
  it('gets each point once, and its prompts below what is written', () => {
    const agenda = [{ id: newId(), text: 'Two', from: 'mentee' as const, sourceId: null, done: true }]
    const after = withTemplate({ agenda, said: fromPlain('Written', true) }, used, newId)
    expect(after.agenda.map(({ text, from, done }) => [text, from, done])).toEqual([
      ['Two', 'mentee', true],
      ['One', 'mentor', false],
    ])
    expect(plainText(after.said)).toBe('Written\n\nPrompt')
    expect(plainText(sharedWords(after.said))).toBe('Written')
    expect(withTemplate(after, used, newId).agenda).toEqual(after.agenda)
  })

  it('keeps the agenda within what a record holds', () => {
    const many = Array.from({ length: 99 }, (_, index) => `Point ${index}`)
    const full = withTemplate({ agenda: [], said: noWords }, { ...used, agenda: many }, newId)
    expect(withTemplate(full, used, newId).agenda).toHaveLength(100)
  })
})

describe('the templates to begin with', () => {
  it('are whole, private and each of its own name', () => {
    expect(new Set(starters.map(({ name }) => name)).size).toBe(starters.length)
    for (const one of starters) {
      const at = '2026-09-01T08:00:00.000Z'
      expect(template.safeParse({ ...one, id: newId(), createdAt: at, updatedAt: at }).success).toBe(true)
      expect(plainText(one.words)).not.toBe('')
      expect(sharedWords(one.words).content).toEqual([])
    }
  })
})

describe('the file of a template', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((one) => `x${one.trim()}`)

  it('brings it back as it was', () => {
    const content = fc.record({
      kind: fc.constantFrom('meeting' as const, 'mail' as const),
      name: text,
      purpose: text,
      agenda: fc.array(text, { maxLength: 5 }),
      subject: text,
      words: text.map((one) => fromPlain(one)),
    })
    fc.assert(
      fc.property(content, (one) => {
        expect(readTemplateFile(toTemplateFile(one))).toEqual({ ok: true, value: one })
      }),
    )
  })

  it('is read when it was written before there were templates for mails', () => {
    const read = readTemplateFile('{"telemachusTemplate":1,"name":"x","agenda":["One"]}')
    expect(read).toMatchObject({ ok: true, value: { kind: 'meeting', name: 'x', agenda: ['One'], subject: '' } })
  })

  it('does not bring marks along', () => {
    const read = readTemplateFile(toTemplateFile({ ...used, words: fromPlain('Shared', true) }))
    expect(read.ok && sharedWords(read.value.words).content).toEqual([])
  })

  it.each([
    ['', 'template/not-a-template'],
    ['{', 'template/not-a-template'],
    ['{"telemachusTemplate":3,"name":"x"}', 'template/not-a-template'],
    ['{"telemachusTemplate":2,"name":"x","kind":"cake"}', 'template/not-a-template'],
    ['{"telemachusTemplate":1,"name":"  "}', 'template/not-a-template'],
    [
      '{"telemachusTemplate":1,"name":"x","words":{"type":"doc","content":[{"type":"script"}]}}',
      'template/not-a-template',
    ],
    ['['.repeat(100_000), 'template/not-a-template'],
    [`{"telemachusTemplate":1,"name":"${'x'.repeat(1_000_001)}"}`, 'template/too-large'],
  ])('is refused by name when it is none: %.40s', (file, code) => {
    const read = readTemplateFile(file)
    expect(read.ok ? null : read.error.code).toBe(code)
  })

  it('is refused whatever else it is, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (file) => {
        expect(readTemplateFile(file).ok).toBe(false)
      }),
    )
  })
})
