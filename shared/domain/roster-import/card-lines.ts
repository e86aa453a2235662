// The lines of a vCard file before they are parsed: cards found, folded lines joined, pictures left out, and vCard 2.1
// (which old telephones write) brought into the form of 3.0. `cards.ts` hands the result to ical.js.

export interface CardLines {
  /** The number of the card in the file, from 1. */
  readonly number: number
  readonly lines: readonly string[]
}

/** Properties that a roster has a place for; anything else is not even parsed. */
const wanted =
  /^(?:[\w-]+\.)?(?:version|uid|fn|n|nickname|pronouns|email|tel|org|title|role|tz|lang|impp|socialprofile|categories|note|x-[\w-]+)(?=[;:])/iu

/** The cards of a file. A card that never ends goes to the next beginning. */
export function splitCards(text: string): CardLines[] {
  const cards: CardLines[] = []
  let lines: string[] | null = null
  for (const line of unfolded(text)) {
    const tag = line.trim().toUpperCase()
    if (tag === 'BEGIN:VCARD') {
      if (lines !== null) cards.push({ number: cards.length + 1, lines })
      lines = []
    } else if (tag === 'END:VCARD') {
      if (lines !== null) cards.push({ number: cards.length + 1, lines })
      lines = null
    } else if (lines !== null && wanted.test(line)) lines.push(line)
  }
  if (lines !== null) cards.push({ number: cards.length + 1, lines })
  return cards
}

/** RFC 6350 §3.2: a line that begins with a space goes on the one before. Quoted-printable of 2.1 goes on after `=`. */
function unfolded(text: string): string[] {
  const whole: string[] = []
  for (const line of text.split(/\r\n|\n|\r/u)) {
    const last = whole.at(-1)
    if (last === undefined) whole.push(line)
    else if (line.startsWith(' ') || line.startsWith('\t')) whole[whole.length - 1] = last + line.slice(1)
    else if (last.endsWith('=') && quotedPrintable.test(last)) whole[whole.length - 1] = last.slice(0, -1) + line
    else whole.push(line)
  }
  return whole
}

const quotedPrintable = /^[^:]*;(?:encoding=)?quoted-printable[;:]/iu

/** Stands for a backslash of a text while ical.js looks for separators: it takes the one in `\\\\;` for an escape of the
 * semicolon. A code point that is no character and so stands in no text. */
export const backslash = '\uFDD0'

/** A line in the form that ical.js reads without loss. */
export function plainLine(line: string): string {
  const colon = valueStart(line)
  if (colon === -1) return line
  // ical.js would take backslashes out of parameters too, where they mean themselves.
  let head = line.slice(0, colon).replaceAll('\\', backslash)
  let value = line.slice(colon + 1)
  if (quotedPrintable.test(line)) {
    const charset = /;charset=([\w-]+)/iu.exec(head)?.[1] ?? 'utf-8'
    value = fromQuotedPrintable(value, charset).replace(/\r\n?|\n/gu, '\\n')
    head = head.replace(/;(?:encoding=)?quoted-printable/iu, '')
  }
  head = head
    .replace(/;charset=[\w-]+/iu, '')
    // 2.1 writes `TEL;CELL;HOME`, which has no names for its parameters.
    .replace(/;([\w-]+)(?=;|$)/gu, ';TYPE=$1')
  const name =
    head
      .replace(/^[\w-]+\./u, '')
      .split(';')[0]
      ?.toUpperCase() ?? ''
  const compound = name === 'N' || name === 'ORG'
  value = value.replace(/\\([\\;:])/gu, (all, sign: string) => {
    if (sign === '\\') return backslash
    // Within one text these are no escapes, but many programs write them.
    return compound && sign === ';' ? all : sign
  })
  return `${head}:${value}`
}

/** The colon that ends the parameters; one within quotation marks does not. */
function valueStart(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === ':' && !quoted) return at
  }
  return -1
}

function fromQuotedPrintable(value: string, charset: string): string {
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let at = 0; at < value.length; at++) {
    const hex = value[at] === '=' ? /^[0-9a-f]{2}/iu.exec(value.slice(at + 1, at + 3))?.[0] : undefined
    if (hex === undefined) bytes.push(...encoder.encode(String.fromCodePoint(value.codePointAt(at) ?? 0xfffd)))
    else bytes.push(Number.parseInt(hex, 16))
    if (hex !== undefined) at += 2
    else if ((value.codePointAt(at) ?? 0) > 0xffff) at++
  }
  return decoderFor(charset).decode(Uint8Array.from(bytes))
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder()
    throw error
  }
}
