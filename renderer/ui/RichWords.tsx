// Words with form, to be read: plain elements, no editor. Whatever they hold, they are shown as they were written and never
// as markup.
import { createElement, type ReactNode } from 'react'
import { isLinkable } from '../../shared/domain/links.ts'
import type { RichMark, RichNode, RichText } from '../../shared/model/rich-text.ts'
import classes from './RichWords.module.css'

const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  horizontalRule: 'hr',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  taskList: 'ul',
  hardBreak: 'br',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
}

export function RichWords({ words }: { words: RichText }) {
  return (
    <div className={classes.words} dir="auto">
      {words.content.map(drawn)}
    </div>
  )
}

/** Its place is its key: what is read does not move. */
function drawn(node: RichNode, key: number): ReactNode {
  const inside = node.content?.map(drawn)
  switch (node.type) {
    case 'text':
      return <span key={key}>{(node.marks ?? []).reduce(marked, node.text ?? '')}</span>
    case 'heading':
      return createElement(node.attrs?.level === 1 ? 'h5' : 'h6', { key, dir: 'auto' }, inside)
    case 'taskItem':
      return (
        <li key={key} className={classes.task}>
          <input
            type="checkbox"
            checked={node.attrs?.checked === true}
            readOnly
            disabled
            aria-label={node.attrs?.checked === true ? 'Done' : 'To do'}
          />
          <div>{inside}</div>
        </li>
      )
    case 'table':
      return (
        <table key={key}>
          <tbody>{inside}</tbody>
        </table>
      )
    case 'hardBreak':
    case 'horizontalRule':
      return createElement(elements[node.type] ?? 'br', { key })
    default: {
      const list = node.type === 'taskList' ? { className: classes.tasks } : {}
      const start =
        node.type === 'orderedList' && typeof node.attrs?.start === 'number' ? { start: node.attrs.start } : {}
      return createElement(elements[node.type] ?? 'div', { key, dir: 'auto', ...list, ...start }, inside)
    }
  }
}

function marked(inside: ReactNode, mark: RichMark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inside}</strong>
    case 'italic':
      return <em>{inside}</em>
    case 'strike':
      return <s>{inside}</s>
    case 'link': {
      const address = mark.attrs?.href
      if (typeof address !== 'string' || !isLinkable(address)) return inside
      return (
        <a href={address} target="_blank" rel="noreferrer" title={address}>
          {inside}
        </a>
      )
    }
  }
}
