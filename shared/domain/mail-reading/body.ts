// Chooses, of the parts of a mail, what is read as its text, what is shown as its markup, and what is attached to it.
// Called by `read-mail.ts`. The order of attachments is that of the mail: their places are kept in the vault.
import { htmlWords } from './html-words.ts'
import type { MailPart } from './parts.ts'
import { cut, withoutEmptyEnds } from './plain.ts'

/** A piece of the text: one part, or one choice between several forms of the same. */
interface Piece {
  readonly plain: string
  readonly html: string
}

export interface MailBody {
  readonly pieces: readonly Piece[]
  readonly attachments: readonly MailPart[]
  /** A part of it says to hold others and has none that could be found. */
  readonly isBroken: boolean
}

const longestText = 1_000_000

export function bodyOf(root: MailPart): MailBody {
  const attachments: MailPart[] = []
  let isBroken = false
  let texts = 0
  const gather = (part: MailPart): Piece[] => {
    if (part.multipart !== '' && part.parts.length > 0) {
      const pieces = part.parts.flatMap(gather)
      return part.multipart === 'alternative' && pieces.length > 1 ? [oneOf(pieces)] : pieces
    }
    if (part.multipart !== '') {
      // Its boundary never came: whatever there is stands as text.
      const source = part.text()
      isBroken ||= source.trim() !== ''
      return [{ plain: cut(source, longestText), html: '' }]
    }
    // Another form of the text, which nobody but its inventor shows.
    if (part.type === 'text/x-amp-html') return []
    const kind = kindOf(part, part === root)
    if (kind === null || (part.name !== '' && texts > 0)) {
      attachments.push(part)
      return []
    }
    texts++
    const text = cut(part.text(), 3 * longestText)
    return [kind === 'html' ? { plain: '', html: text } : { plain: text, html: '' }]
  }
  const pieces = gather(root)
  return { pieces, attachments, isBroken }
}

function kindOf(part: MailPart, isRoot: boolean): 'plain' | 'html' | null {
  if (part.disposition === 'attachment') return null
  if (part.type === 'text/html' || part.type === 'application/xhtml+xml') return 'html'
  if (part.type === 'text/plain' || !/^[\w.+-]+\/[\w.+-]+$/u.test(part.type)) return 'plain'
  return isRoot && part.type.startsWith('text/') && part.name === '' && part.type !== 'text/calendar' ? 'plain' : null
}

function oneOf(pieces: readonly Piece[]): Piece {
  const join = (texts: string[]) => texts.filter((text) => text.trim() !== '').join('\n')
  return { plain: join(pieces.map((one) => one.plain)), html: join(pieces.map((one) => one.html)) }
}

/** All its words, quotation and signature too. */
export function wordsOf(body: MailBody): string {
  return body.pieces
    .map(({ plain, html }) => withoutEmptyEnds(plain.trim() === '' ? htmlWords(html) : plain))
    .filter((words) => words !== '')
    .join('\n\n')
}

/** Its markup as it came, to be cleaned before anybody sees it; empty when it has none. */
export function markupOf(body: MailBody): string {
  if (body.pieces.every(({ html }) => html.trim() === '')) return ''
  return body.pieces.map(({ plain, html }) => (html.trim() === '' ? asMarkup(plain) : html)).join('<hr>')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function asMarkup(plain: string): string {
  return `<pre>${plain.replace(/[&<>]/gu, (sign) => entities[sign] ?? sign)}</pre>`
}
