// What words with form say as plain text, for searching, for one line of a list, and for a mail.
import type { RichNode, RichText } from '../model/rich-text.ts'

/** Whether the mentee may see this block. Only blocks at the top carry the mark. */
export function isShared(block: RichNode): boolean {
  return block.attrs?.shared === true
}

/** Only what the mentee may see. */
export function sharedWords(words: RichText): RichText {
  return { ...words, content: words.content.filter(isShared) }
}

/** Blocks with an empty line between them; lists with dashes, numbers and boxes; a link with its address behind it. */
export function plainText({ content }: RichText): string {
  return content
    .map((block) => blockText(block))
    .filter((text) => text !== '')
    .join('\n\n')
}

/** Characters of a line that stands for all of the words. */
const longestLine = 200

/** The first line that says something; empty when none does. */
export function firstLine(words: RichText): string {
  return plainText(words).trimStart().split('\n', 1)[0]?.slice(0, longestLine) ?? ''
}

export function isBlank(words: RichText): boolean {
  return !words.content.some(hasText)
}

function hasText({ text, content }: RichNode): boolean {
  return (text !== undefined && text.trim() !== '') || (content ?? []).some(hasText)
}

function blockText(node: RichNode): string {
  const parts = node.content ?? []
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(parts).trimEnd()
    case 'blockquote':
      return indented('> ', '> ', parts)
    case 'horizontalRule':
      return '---'
    case 'bulletList':
      return parts.map((item) => indented('- ', '  ', item.content ?? [])).join('\n')
    case 'taskList':
      return parts
        .map((item) => indented(item.attrs?.checked === true ? '[x] ' : '[ ] ', '    ', item.content ?? []))
        .join('\n')
    case 'orderedList': {
      const start = typeof node.attrs?.start === 'number' ? node.attrs.start : 1
      return parts.map((item, place) => indented(`${start + place}. `, '   ', item.content ?? [])).join('\n')
    }
    case 'table':
      return parts.map((row) => (row.content ?? []).map(cellText).join(' | ')).join('\n')
    case 'listItem':
    case 'taskItem':
    case 'tableRow':
    case 'tableHeader':
    case 'tableCell':
      return parts.map(blockText).join('\n')
    case 'hardBreak':
    case 'text':
      return inlineText([node])
  }
}

function cellText(cell: RichNode): string {
  return blockText(cell).replace(/\s+/gu, ' ').trim()
}

/** The blocks below each other, the first line after `first`, the others after `rest`. */
function indented(first: string, rest: string, blocks: readonly RichNode[]): string {
  const lines = blocks.map(blockText).join('\n').split('\n')
  return lines.map((line, place) => `${place === 0 ? first : rest}${line}`.trimEnd()).join('\n')
}

function inlineText(nodes: readonly RichNode[]): string {
  return nodes.map((node, place) => (node.type === 'hardBreak' ? '\n' : withAddress(node, nodes[place + 1]))).join('')
}

function addressOf(node: RichNode | undefined): string {
  const address = node?.marks?.find(({ type }) => type === 'link')?.attrs?.href
  return typeof address === 'string' ? address : ''
}

/** Where a link ends its address follows, unless it is what was written. */
function withAddress(node: RichNode, next: RichNode | undefined): string {
  const text = node.text ?? ''
  const address = addressOf(node)
  const isEnd = address !== '' && address !== addressOf(next)
  return isEnd && !address.endsWith(text) ? `${text} (${address})` : text
}
