// Plain text of mails as `text/plain; format=flowed` (RFC 3676): lines short enough for every mail program, which a
// reader puts together again to paragraphs. `encodeFlowed` is called where a mail is made, `decodeFlowed` where one is read.

/** Soft lines are broken at this many signs, a space at their end included; RFC 3676 §4.2 advises 78 at most. */
export const flowedWidth = 72

/** Between a text and what stands below it; its space is no soft break (RFC 3676 §4.3). */
const signatureLine = '-- '

/** A paragraph or an empty line; `depth` says how many times it was quoted. */
export interface FlowedLine {
  readonly depth: number
  readonly text: string
}

/**
 * The lines of a text as they are meant: any kind of line end, `>` and `> >` at the beginning read as quotation, spaces
 * before a line end dropped but those of the signature line. Decoding what was encoded gives exactly this.
 */
export function linesOfText(text: string): FlowedLine[] {
  return text.split(/\r\n|\r|\n/).map((line) => {
    const marks = /^>(?: ?>)*/.exec(line)?.[0] ?? ''
    const depth = marks.replaceAll(' ', '').length
    const rest = line.slice(marks.length)
    const words = depth > 0 && rest.startsWith(' ') ? rest.slice(1) : rest
    return { depth, text: words === signatureLine ? words : words.replace(/ +$/, '') }
  })
}

/** The same text with a line for each paragraph, quoted ones after `>` marks and a space. */
export function textOfLines(lines: readonly FlowedLine[]): string {
  return lines.map(({ depth, text }) => (depth === 0 ? text : `${'>'.repeat(depth)} ${text}`.trimEnd())).join('\n')
}

/**
 * The text with soft line breaks, lines parted by LF. It is broken after spaces only, so nothing changes in what has
 * none: a line of Chinese or a long address stays one line, which the transfer encoding has to carry.
 */
export function encodeFlowed(text: string): string {
  return linesOfText(text)
    .flatMap(({ depth, text: line }) => {
      const marks = '>'.repeat(depth)
      return wrap(line, flowedWidth - (depth === 0 ? 0 : depth + 1)).map((piece) => marks + stuffed(piece, depth))
    })
    .join('\n')
}

/** Space-stuffing (§4.4): what begins with a space or a `>` of its own, or with `From `, gets a space before it. */
function stuffed(piece: string, depth: number): string {
  if (depth > 0) return piece === '' ? '' : ` ${piece}`
  return /^(?: |>|From )/.test(piece) ? ` ${piece}` : piece
}

/** Pieces of a line; each but the last ends with a space. */
function wrap(line: string, width: number): string[] {
  if (line === signatureLine || line.length <= width) return [line]
  const pieces: string[] = []
  let piece = ''
  for (const word of line.match(/[^ ]* *(?:$|(?=[^ ]))/g) ?? []) {
    // A piece that looks like the signature line would be read as one.
    if (piece !== '' && piece !== signatureLine && piece.length + word.trimEnd().length >= width) {
      pieces.push(piece)
      piece = ''
    }
    piece += word
  }
  return piece === '' && pieces.length > 0 ? pieces : [...pieces, piece]
}

/** What was flowed, put together again. With `deletesSpace` (`DelSp=yes`) the space of a soft break does not count. */
export function decodeFlowed(text: string, { deletesSpace }: { deletesSpace: boolean }): FlowedLine[] {
  const found: FlowedLine[] = []
  let open: FlowedLine | null = null
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const depth = /^>*/.exec(raw)?.[0].length ?? 0
    const line = raw.slice(depth).replace(/^ /, '')
    const isSignature = line === signatureLine
    // A soft break into another depth of quotation is none (§4.5).
    const continues: FlowedLine | null = open !== null && open.depth === depth && !isSignature ? open : null
    if (open !== null && continues === null) found.push(open)
    const isSoft = line.endsWith(' ') && !isSignature
    const words = isSoft && deletesSpace ? line.slice(0, -1) : line
    const whole: FlowedLine = { depth, text: (continues?.text ?? '') + words }
    open = isSoft ? whole : null
    if (!isSoft) found.push(whole)
  }
  if (open !== null) found.push(open)
  return found
}
