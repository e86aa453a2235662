// A stranger's markup, written anew before any page sees it: the words stay, and nothing that could do anything.
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { bareMarkup, markupAttributes, markupTags } from '../../../../shared/domain/mail-reading/bare-markup.ts'
import { hostileMarkup } from '../../../fixtures/mail/hostile.ts'

/** Every element and attribute that a parser finds in it. */
function namesIn(markup: string): { tags: string[]; attributes: string[] } {
  const tags: string[] = []
  const attributes: string[] = []
  new Parser({
    onopentag(name, given) {
      tags.push(name)
      attributes.push(...Object.keys(given))
    },
  }).end(markup)
  return { tags, attributes }
}

const isAllowed = (markup: string) => {
  const { tags, attributes } = namesIn(markup)
  return (
    tags.every((name) => markupTags.includes(name)) &&
    attributes.every((name) => markupAttributes.some((one) => one === name))
  )
}

test.each(Object.entries(hostileMarkup))('%s leaves words alone', (_name, hostile) => {
  const bare = bareMarkup(`<p>Before.</p>${hostile}`)
  expect(bare).toContain('Before.')
  expect(bare).not.toMatch(/<[^>]*\s(?:on\w+|style|id|class|name)=|javascript:|data:|<!|<\?/iu)
  expect(isAllowed(bare)).toBe(true)
})

test('form, links and own pictures stay', () => {
  const markup =
    '<div class=a style="x"><h1>Hi</h1><ul><li>one<li>two</ul><a href="https://a.example/?b=1&amp;c=2" onclick=x>go</a>' +
    '<img src="cid:one@here" alt="&quot;me&quot;"><img src="https://t.example/p.png"></div>'
  expect(bareMarkup(markup)).toBe(
    '<div><h1>Hi</h1><ul><li>one</li><li>two</li></ul><a href="https://a.example/?b=1&amp;c=2">go</a>' +
      '<img src="cid:one@here" alt="&quot;me&quot;"><img></div>',
  )
})

test('words that look like markup stay words', () => {
  expect(bareMarkup('1 &lt; 2 &amp;lt; <b>3</b>')).toBe('1 &lt; 2 &amp;lt; <b>3</b>')
})

test('whatever comes in, only allowed elements and attributes come out, and writing it anew changes nothing more', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<b>',
      '</b>',
      '<p',
      '>',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<a href="',
      '"',
      "'",
      ' onx=',
      '<svg>',
      '</svg>',
      '<style>',
      '</style>',
      '&lt;',
      '<br/>',
      '<textarea>',
      '<![CDATA[',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const bare = bareMarkup(pieces.join(''))
      expect(isAllowed(bare)).toBe(true)
      expect(bareMarkup(bare)).toBe(bare)
    }),
    { numRuns: 2_000 },
  )
})
