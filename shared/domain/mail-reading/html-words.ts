// The words of a mail that has only markup, and the links of one that has any. Nothing of it runs or is fetched; quotations
// keep their `>` marks, so that an answer is told from what it answers. Called by the readers of mails and of mail files.
import { compile, type HtmlNode } from 'html-to-text'
import { bareWords, isHeavy } from './bare-words.ts'
import { cut, withoutEmptyEnds } from './plain.ts'

/** A link as the markup has it. */
export interface RawLink {
  readonly href: string
  /** What is shown, as one line. */
  readonly words: string
}

/** In characters: more markup than that is cut, the words of people's mails are far shorter. */
const longestHtml = 3_000_000
/** [Note: heavy markup] The parser and the converter take time by the square of the depth, and more than a second from
 * here on. Whatever is heavier keeps its words and loses its form. */
const heavy = { tags: 60_000, depth: 250, quoted: 20_000_000 }
const mostLinks = 1_000
const longestWords = 300

const skipped = [
  'script',
  'style',
  'title',
  'head',
  'template',
  'object',
  'iframe',
  'svg',
  'math',
  'noscript',
  'select',
]

class Links {
  readonly found: RawLink[] = []
}

const convert = compile({
  wordwrap: false,
  // The whole of it: a mail may hold several bodies, and words beside them.
  baseElements: { selectors: [] },
  limits: { ellipsis: '…', maxDepth: 600, maxInputLength: longestHtml },
  formatters: {
    words: (node, walk, builder) => {
      const href = node.attribs?.href ?? ''
      const links = builder.metadata
      if (links instanceof Links && href !== '' && !href.startsWith('#') && links.found.length < mostLinks)
        links.found.push({ href: href.slice(0, 8_000), words: wordsIn(node) })
      walk(node.children, builder)
    },
  },
  selectors: [
    { selector: 'a', format: 'words' },
    { selector: 'area', format: 'words' },
    { selector: 'img', format: 'skip' },
    { selector: 'hr', format: 'blockString', options: { string: '________________________________' } },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1, trimEmptyLines: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 },
    })),
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
  ],
})

/** What a link shows, to a bounded depth and length. */
function wordsIn(node: HtmlNode): string {
  let words = ''
  const gather = (one: HtmlNode, depth: number) => {
    if (words.length > longestWords || depth > 40) return
    if (one.type === 'text') words += one.data ?? ''
    else if (one.name === 'img') words += ` ${one.attribs?.alt ?? ''} `
    for (const child of one.children ?? []) gather(child, depth + 1)
  }
  gather(node, 0)
  return cut(words.replace(/\s+/gu, ' ').trim(), longestWords)
}

/** The words: lines ended by line feeds, without empty ends; empty for markup that nobody can read. */
export function htmlWords(html: string): string {
  return readHtml(html).words
}

/** The words and the links. */
export function readHtml(html: string): { words: string; links: readonly RawLink[] } {
  const links = new Links()
  const words = wordsOf(cut(html, longestHtml), links)
  const lines = words
    .replace(/\u00A0/gu, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
  return {
    words: withoutEmptyEnds(lines.filter((line, at) => line !== '' || lines[at - 1] !== '').join('\n')),
    links: links.found,
  }
}

function wordsOf(html: string, links: Links): string {
  if (isHeavy(html, heavy)) return bareWords(html)
  try {
    return convert(html, links)
  } catch (error) {
    // Whatever a stranger's markup makes the converter throw, its bare words are there.
    if (error instanceof Error) return bareWords(html)
    throw error
  }
}
