// Words with form leave as little markup as mail programs agree on, and nothing in them becomes markup by itself.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escaped, isMailLink, mailHtml, richHtml } from '../../../shared/domain/mail-html.ts'
import { fromPlain, type RichNode, type RichText } from '../../../shared/model/rich-text.ts'

const doc = (...content: RichNode[]): RichText => ({ type: 'doc', content })
const words = (text: string, ...marks: RichNode['marks'] & object): RichNode => ({ type: 'text', text, marks })
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content })
const link = (href: string) => ({ type: 'link', attrs: { href } }) as const

describe('form', () => {
  test('headings, lists, boxes, tables and quotations are kept', () => {
    const item = (text: string): RichNode => ({ type: 'listItem', content: [paragraph(words(text))] })
    const html = richHtml(
      doc(
        { type: 'heading', attrs: { level: 1 }, content: [words('Plan')] },
        { type: 'bulletList', content: [item('one'), item('two')] },
        { type: 'orderedList', attrs: { start: 3 }, content: [item('three')] },
        {
          type: 'taskList',
          content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph(words('done'))] }],
        },
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(words('When'))] }] }],
        },
        { type: 'blockquote', content: [paragraph(words('said', { type: 'bold' }))] },
      ),
    )
    expect(html).toContain('<h2 dir="auto">Plan</h2>')
    expect(html).toContain('<ul><li><p dir="auto">one</p></li>')
    expect(html).toContain('<ol start="3">')
    expect(html).toContain('<li>☑ done</li>')
    expect(html).toContain('<th valign="top"><p dir="auto">When</p></th>')
    expect(html).toContain('<blockquote><p dir="auto"><strong>said</strong></p></blockquote>')
  })

  test('a quotation stands in a block of its own below who wrote it, a form in its lines', () => {
    const html = mailHtml({
      rich: fromPlain('Yes.'),
      form: 'Mood (1-5): \nNext: ',
      quote: 'On Tue 3 March 2026, Amina wrote:\n\nShall we <meet>?',
      language: 'en',
    })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('Mood (1-5): <br>')
    expect(html).toContain('Amina wrote:</p>\n<blockquote type="cite"><p dir="auto">Shall we &lt;meet&gt;?</p>')
  })
})

describe('nothing gets in', () => {
  test.each(['https://example.org/a?b=c&d', 'mailto:amina@example.org'])('a link to %s', (href) => {
    expect(richHtml(doc(paragraph(words('there', link(href)))))).toContain(`<a href="${href.replace('&', '&amp;')}">`)
  })

  test.each(['javascript:alert(1)', 'http://example.org', 'data:text/html,x', 'file:///etc/passwd', ' https://x'])(
    'no link to %s',
    (href) => {
      expect(isMailLink(href)).toBe(false)
      expect(richHtml(doc(paragraph(words('there', link(href)))))).toBe('<p dir="auto">there</p>')
    },
  )

  test('whatever is written or linked, no tag and no attribute comes of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl({ withQueryParameters: true }), (text, url) => {
        const html = richHtml(doc(paragraph(words(text, link(`${url}"><script>`)), words(`<img src=x>${text}`))))
        expect(html).not.toMatch(/<(?!\/?(?:p|a|br)\b)/u)
        expect(html).not.toMatch(/"><script/u)
      }),
    )
  })

  test('control signs and halves of signs are left out', () => {
    expect(escaped('a\u0000b\u001b\ud800c\td')).toBe('abc\td')
  })

  test('a language that is none is not said', () => {
    expect(mailHtml({ rich: fromPlain('x'), form: '', quote: '', language: '"><b>' })).toContain('<html>')
  })
})
