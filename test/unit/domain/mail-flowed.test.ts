// What a mentor writes comes out of any mail program as it was written: paragraphs whole, quotations at their depth, the
// signature apart, and no line so long that a program would break it by itself.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeFlowed,
  encodeFlowed,
  flowedWidth,
  linesOfText,
  textOfLines,
} from '../../../shared/domain/mail-flowed.ts'

const keepsSpace = { deletesSpace: false }
const word = fc.oneof(
  fc.constantFrom(
    '>',
    '>>',
    '--',
    '-- ',
    'From ',
    'From',
    ' ',
    '  ',
    '',
    '\t',
    '你好世界',
    'مرحبا',
    '👩‍🏫',
    'x'.repeat(200),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const prose = fc
  .array(fc.tuple(fc.array(word, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', ' ', '')), { maxLength: 12 })
  .map((parts) => parts.map(([words, end]) => words.join(' ') + end).join(''))

describe('text as format=flowed', () => {
  test('decodes to what was written, whatever that is', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(decodeFlowed(encodeFlowed(text), keepsSpace)).toEqual(linesOfText(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('decodes the same after another program wrote the decoded text', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const once = textOfLines(linesOfText(text))
        const lines = linesOfText(once)
        expect(decodeFlowed(encodeFlowed(once), keepsSpace)).toEqual(lines)
        expect(textOfLines(lines)).toBe(once)
      }),
    )
  })

  test('has no line longer than it may be, but for single long words', () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const line of encodeFlowed(text).split('\n')) {
          const words = line.replace(/^>* ?/, '')
          const isBreakable = /[^ ] +[^ ]/.test(words.replace(/^ *-- /, ''))
          if (isBreakable) expect(line.trimEnd().length).toBeLessThanOrEqual(flowedWidth + 1)
        }
      }),
    )
  })

  test('breaks between words and joins them again', () => {
    const text = Array.from({ length: 40 }, (_one, index) => `word${index}`).join(' ')
    const lines = encodeFlowed(text).split('\n')
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.slice(0, -1).every((line) => line.endsWith(' ') && line.length <= flowedWidth)).toBe(true)
    expect(lines.at(-1)?.endsWith(' ')).toBe(false)
  })

  test('keeps the marks of every quoted line, and never flows from one depth into another', () => {
    const long = 'what she said '.repeat(12).trim()
    const lines = encodeFlowed(`> > ${long}\n>${long}\nanswer`).split('\n')
    expect(lines.filter((line) => line.startsWith('>> ')).length).toBeGreaterThan(1)
    expect(lines.at(-1)).toBe('answer')
    expect(decodeFlowed('>> soft \n> other depth', keepsSpace)).toEqual([
      { depth: 2, text: 'soft ' },
      { depth: 1, text: 'other depth' },
    ])
  })

  test.each([
    [' indented', '  indented'],
    ['From here on', ' From here on'],
    ['Fromage', 'Fromage'],
    ['trailing   ', 'trailing'],
    ['-- ', '-- '],
    ['> -- ', '> -- '],
    ['>', '>'],
    ['', ''],
  ])('%j becomes %j', (text, flowed) => {
    expect(encodeFlowed(text)).toBe(flowed)
  })

  test('a dash at the edge of a line is not taken for the signature', () => {
    const text = `-- ${'x'.repeat(90)} and more words`
    expect(decodeFlowed(encodeFlowed(text), keepsSpace)).toEqual([{ depth: 0, text }])
  })

  test('the signature line ends a paragraph that was left open', () => {
    expect(decodeFlowed('Yours \n-- \nAmina', keepsSpace).map(({ text }) => text)).toEqual(['Yours ', '-- ', 'Amina'])
  })

  test('with DelSp the space of a soft break is dropped', () => {
    expect(decodeFlowed('你好 \n世界', { deletesSpace: true })).toEqual([{ depth: 0, text: '你好世界' }])
  })
})
