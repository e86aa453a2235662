// Words with form say everything in plain text that they say with it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlank, plainText, sharedWords } from '../../../shared/domain/rich-words.ts'
import { meeting, toRichWords } from '../../../shared/model/meeting.ts'
import { fromPlain, noWords, richText, type RichNode } from '../../../shared/model/rich-text.ts'

const text = (words: string, marks?: RichNode['marks']): RichNode => ({
  type: 'text',
  text: words,
  ...(marks === undefined ? {} : { marks }),
})
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content })
const item = (type: 'listItem' | 'taskItem', words: string, attrs?: RichNode['attrs']): RichNode => ({
  type,
  content: [paragraph(text(words))],
  ...(attrs === undefined ? {} : { attrs }),
})
const said = (...content: RichNode[]) => plainText({ type: 'doc', content })

describe('plain words with form', () => {
  it('come back as they were, but for empty lines beyond one', () => {
    const lines = fc.array(
      fc.string({ unit: 'grapheme' }).map((line) => line.replace(/\n/g, '')),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(lines, (parts) => {
        const typed = parts.join('\n')
        const back = plainText(richText.parse(fromPlain(typed)))
        expect(back.replace(/\s+/gu, '')).toBe(typed.replace(/\s+/gu, ''))
        expect(fromPlain(back)).toEqual(fromPlain(plainText(fromPlain(back))))
      }),
    )
    expect(plainText(fromPlain('One\ntwo\n\nThree'))).toBe('One\ntwo\n\nThree')
  })

  it('are blank when there is no letter in them', () => {
    expect(isBlank(noWords)).toBe(true)
    expect(isBlank({ type: 'doc', content: [paragraph(), paragraph(text('  ')), { type: 'horizontalRule' }] })).toBe(
      true,
    )
    expect(isBlank({ type: 'doc', content: [{ type: 'bulletList', content: [item('listItem', 'a')] }] })).toBe(false)
  })
})

describe('words with form as plain text', () => {
  it('show lists, boxes, tables and quotations by signs', () => {
    expect(
      said(
        { type: 'heading', attrs: { level: 1 }, content: [text('Plan')] },
        { type: 'bulletList', content: [item('listItem', 'read'), item('listItem', 'write')] },
        { type: 'orderedList', attrs: { start: 3 }, content: [item('listItem', 'send'), item('listItem', 'wait')] },
        {
          type: 'taskList',
          content: [item('taskItem', 'asked', { checked: true }), item('taskItem', 'answered', { checked: false })],
        },
        { type: 'blockquote', content: [paragraph(text('a'), { type: 'hardBreak' }, text('b'))] },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(text('Who'))] }] },
            {
              type: 'tableRow',
              content: [
                { type: 'tableCell', content: [paragraph(text('She'))] },
                { type: 'tableCell', content: [paragraph(text('I'))] },
              ],
            },
          ],
        },
      ),
    ).toBe(
      ['Plan', '- read\n- write', '3. send\n4. wait', '[x] asked\n[ ] answered', '> a\n> b', 'Who\nShe | I'].join(
        '\n\n',
      ),
    )
  })

  it('indent a list within a list', () => {
    const inner: RichNode = { type: 'bulletList', content: [item('listItem', 'below')] }
    expect(
      said({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('above')), inner] }] }),
    ).toBe('- above\n  - below')
  })

  it('put the address behind a link once, and not twice when it is the words', () => {
    const link = [{ type: 'link' as const, attrs: { href: 'https://example.org/a' } }]
    expect(
      said(paragraph(text('see ', []), text('th', link), text('is', [...link, { type: 'bold' }]), text('.'))),
    ).toBe('see this (https://example.org/a).')
    expect(said(paragraph(text('example.org/a', link)))).toBe('example.org/a')
  })
})

describe('a meeting from before words had form', () => {
  const before = {
    id: crypto.randomUUID(),
    createdAt: '2026-09-01T08:00:00.000Z',
    updatedAt: '2026-09-01T08:00:00.000Z',
    startsAt: '2026-09-01T08:00:00.000Z',
    said: 'First\nline\n\nSecond',
    agreed: 'To write',
  }

  it('keeps its words, and shares what was shared', () => {
    const after = meeting.parse(toRichWords({ ...before, shared: ['agreed', 'agenda'] }))
    expect(plainText(after.said)).toBe(before.said)
    expect(plainText(sharedWords(after.said))).toBe('')
    expect(plainText(sharedWords(after.agreed))).toBe('To write')
    expect(after.shared).toEqual(['agenda'])
  })

  it('is read also when it had no words', () => {
    const bare = { ...before, said: undefined, agreed: undefined }
    expect(meeting.parse(toRichWords(bare))).toMatchObject({ said: noWords, agreed: noWords, shared: [] })
  })
})
