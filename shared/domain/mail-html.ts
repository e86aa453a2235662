// Words with form as the markup of a mail: as little of it as mail programs agree on, everything escaped, nothing that is
// fetched from elsewhere. The plain text that goes beside it says the same. Pure; the desktop side makes the bytes.
import type { RichMark, RichNode, RichText } from '../model/rich-text.ts'
import { isWebLink } from './links.ts'
import { quoteParts } from './mail-quote.ts'

/** What a mail says, part by part, in this order. */
export interface MailWords {
  rich: RichText
  /** Lines that ask for answers; empty for none. */
  form: string
  /** See `quote` of a mail. */
  quote: string
  /** Such as `en`; empty when not known. */
  language: string
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text that no reader takes for markup; without control signs, which markup must not hold. */
export function escaped(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu, '').replace(/[&<>"']/g, (sign) => named[sign] ?? '')
}

/** Lines of plain text, each on a line of its own. */
function lines(text: string): string {
  return text.split('\n').map(escaped).join('<br>\n')
}

/** The whole document. */
export function mailHtml({ rich, form, quote, language }: MailWords): string {
  const body = [
    richHtml(rich),
    ...(form === '' ? [] : [`<p dir="auto">${lines(form)}</p>`]),
    ...(quote === '' ? [] : [quoteHtml(quote)]),
  ].join('\n')
  const lang = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(language) ? ` lang="${language}"` : ''
  return `<!doctype html>\n<html${lang}>\n<head><meta charset="utf-8"></head>\n<body>\n${body}\n</body>\n</html>\n`
}

export function richHtml({ content }: RichText): string {
  return content.map(blockHtml).join('\n')
}

function quoteHtml(quote: string): string {
  const { lead, words } = quoteParts(quote)
  const before = lead === '' ? '' : `<p dir="auto">${lines(lead)}</p>\n`
  return words === '' ? before : `${before}<blockquote type="cite"><p dir="auto">${lines(words)}</p></blockquote>`
}

const inside = (node: RichNode) => (node.content ?? []).map(blockHtml).join('')

function blockHtml(node: RichNode): string {
  switch (node.type) {
    case 'paragraph':
      return `<p dir="auto">${inside(node) || '<br>'}</p>`
    case 'heading': {
      const tag = node.attrs?.level === 1 ? 'h2' : 'h3'
      return `<${tag} dir="auto">${inside(node)}</${tag}>`
    }
    case 'blockquote':
      return `<blockquote>${inside(node)}</blockquote>`
    case 'horizontalRule':
      return '<hr>'
    case 'bulletList':
      return `<ul>${inside(node)}</ul>`
    case 'orderedList': {
      const start = node.attrs?.start
      return `<ol${typeof start === 'number' && start !== 1 ? ` start="${Math.trunc(start)}"` : ''}>${inside(node)}</ol>`
    }
    case 'listItem':
      return `<li>${inside(node)}</li>`
    case 'taskList':
      return `<ul style="list-style:none">${inside(node)}</ul>`
    case 'taskItem':
      return `<li>${node.attrs?.checked === true ? '☑' : '☐'} ${boxed(node)}</li>`
    case 'table':
      return `<table border="1" cellpadding="4" cellspacing="0">${inside(node)}</table>`
    case 'tableRow':
      return `<tr>${inside(node)}</tr>`
    case 'tableHeader':
    case 'tableCell':
      return cellHtml(node)
    case 'hardBreak':
      return '<br>\n'
    case 'text':
      return (node.marks ?? []).reduce(marked, escaped(node.text ?? ''))
  }
}

/** The first paragraph stands beside its box, the rest below. */
function boxed(item: RichNode): string {
  const [first, ...rest] = item.content ?? []
  if (first?.type !== 'paragraph') return inside(item)
  return `${inside(first)}${rest.map(blockHtml).join('')}`
}

function cellHtml(node: RichNode): string {
  const tag = node.type === 'tableHeader' ? 'th' : 'td'
  const span = (name: 'colspan' | 'rowspan') => {
    const size = node.attrs?.[name]
    return typeof size === 'number' && size > 1 ? ` ${name}="${Math.trunc(size)}"` : ''
  }
  return `<${tag}${span('colspan')}${span('rowspan')} valign="top">${inside(node)}</${tag}>`
}

/** True for what a mail may link to: the web with encryption, or a mail address. */
export function isMailLink(address: string): boolean {
  return (isWebLink(address) && /^https:/iu.test(address)) || /^mailto:[^\s"<>]+$/iu.test(address)
}

function marked(words: string, mark: RichMark): string {
  switch (mark.type) {
    case 'bold':
      return `<strong>${words}</strong>`
    case 'italic':
      return `<em>${words}</em>`
    case 'strike':
      return `<s>${words}</s>`
    case 'link': {
      const address = mark.attrs?.href
      if (typeof address !== 'string') return words
      return isMailLink(address) ? `<a href="${escaped(address)}">${words}</a>` : words
    }
  }
}
